"""Any edits, taken back one by one, end in the starting file."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.document import document_records, records, version_records
from desktop.document.changes import Change, inverse
from desktop.document.file import Document, read_assessment
from rubric.assessment import Assessment, Passage, SourceDocument
from rubric.evidence import EvidenceItem

ACTS = (
    "add",
    "change",
    "change-all",
    "move",
    "also-place",
    "delete",
    "restore",
    "empty",
    "decide",
    "dismiss",
    "act",
    "account",
    "cover",
    "import",
    "accept",
    "newer",
    "make-newer",
)
EDITS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9), st.text(max_size=20)), max_size=12)


def changes_of(assessment: Assessment, act: str, number: int, text: str) -> tuple[Change, ...]:
    """What one act does, to the item, gap or passage that a number points at; nothing where there is none."""
    ids = [item.id for item in assessment.evidence]
    binned = [item.id for item in assessment.bin]
    chosen = ids[number % len(ids)] if ids else ""
    new = EvidenceItem(id=records.next_evidence_id(assessment), text=text)
    passages = [passage for passage in assessment.passages if not passage.verdict]
    gap, day = f"gap-{number % 3}", datetime.date(2026, 1, 1 + number)
    dismissed = any(dismissal.gap == gap for dismissal in assessment.decisions.dismissals)
    actions = assessment.decisions.actions if number > 6 else ()
    document = SourceDocument(id=0, title=text, file_name="a.docx", digest="")
    pieces = [Passage(id=0, document=0, number=n, kind="prose", text=text) for n in range(number % 3)]
    verdict = ("confirmed", "rejected", None)[number % 3]
    documents = [held.id for held in assessment.documents]
    acts: dict[str, Callable[[], tuple[Change, ...]]] = {
        "add": lambda: records.add_evidence(assessment, [new]),
        "change": lambda: records.change_evidence(assessment, chosen, text=text, sub_headings=["capacity"]),
        "change-all": lambda: records.change_all(assessment, ids[number % 4 :], owner=text),
        "move": lambda: records.move_evidence(assessment, ids[number % 4 :], "capacity" if number % 2 else ""),
        "also-place": lambda: records.also_place_evidence(assessment, ids[: number % 4], "quality"),
        "delete": lambda: records.delete_evidence(assessment, ids[number % 4 : number % 4 + 2], day),
        "restore": lambda: records.restore_evidence(assessment, binned[number % 4 : number % 4 + 2]),
        "empty": lambda: records.empty_bin(assessment),
        "decide": lambda: records.decide_match(assessment, chosen, "p", verdict),
        "dismiss": lambda: (
            records.restore_gap(assessment, gap) if dismissed else records.dismiss_gap(assessment, gap, text, "d", day)
        ),
        "act": lambda: (
            records.delete_action(assessment, actions[number % len(actions)].id)
            if actions
            else records.add_action(assessment, gap, text, "", day)
            if number % 2
            else records.add_action(assessment, "", text, "", day, sub_heading="capacity")
        ),
        "account": lambda: records.change_account(
            assessment, ("", "capacity", "quality")[number % 3], narrative=text, parts={"plans": text}
        ),
        "cover": lambda: records.change_details(assessment, council=text, as_of=day),
        "import": lambda: document_records.add_passages(assessment, document, pieces),
        "newer": lambda: version_records.take_newer_version(
            assessment, documents[number % len(documents)], document, pieces
        ),
        "make-newer": lambda: version_records.make_newer_version(assessment, documents[0], documents[-1]),
        "accept": lambda: document_records.accept_passages(assessment, [(passages[number % len(passages)].id, new)]),
    }
    impossible = (act in ("change", "decide") and not ids) or (act == "accept" and not passages)
    impossible = impossible or (act == "newer" and not documents) or (act == "make-newer" and len(documents) < 2)
    return () if impossible else acts[act]()


def rows(path: Path) -> list[str]:
    db = sqlite3.connect(path)
    db.execute("UPDATE assessment SET revision = 0, mark = ''")
    lines = sorted(db.iterdump())
    db.close()
    return lines


@pytest.fixture(scope="module")
def long_open(tmp_path_factory: pytest.TempPathFactory, assessment: Assessment) -> Iterator[Document]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLUMBLINE_DATA", str(tmp_path_factory.mktemp("data")))
        document = Document.create(tmp_path_factory.mktemp("folder") / "a.plumb", assessment)
    yield document
    document.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_any_edits_taken_back_end_in_the_starting_file(long_open: Document, edits: list[tuple[str, int, str]]) -> None:
    start, before = long_open.assessment, rows(long_open.path)
    steps: list[tuple[Change, ...]] = []
    for edit in edits:
        steps.append(changes_of(long_open.assessment, *edit))
        long_open.write(steps[-1])
    edited = long_open.assessment
    long_open.publish()
    assert read_assessment(long_open.path) == edited
    for step in reversed(steps):
        long_open.write(inverse(step))
    assert long_open.assessment == start
    for step in steps:
        long_open.write(step)
    assert long_open.assessment == edited
    for step in reversed(steps):
        long_open.write(inverse(step))
    assert long_open.assessment == start
    long_open.publish()
    assert read_assessment(long_open.path) == start
    assert rows(long_open.path) == before
