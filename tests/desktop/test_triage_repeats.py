"""What repeats is looked for a few passages at a time; one text that changes is looked at by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from desktop import commands, document_commands
from desktop.document import document_records
from desktop.session import Session
from desktop.widgets.passage_reading import PassageReading
from desktop.widgets.triage_repeats import TriageRepeats
from rubric.assessment import Passage, SourceDocument
from rubric.duplicates import Repeating

WORDS = "Carers told the panel that breaks are hard to book in the north of the borough, as {} said"


@pytest.fixture
def repeats(plain_session: Session, settle: Callable[..., None], qtbot: Any) -> TriageRepeats:
    """Of a document of 450 passages, all looked at."""
    passages = [
        Passage(id=0, document=0, number=n, kind="prose", text=WORDS.format(f"person {n}")) for n in range(1, 451)
    ]
    document = SourceDocument(id=0, title="Paper", file_name="paper.docx", digest="x")
    changes = document_records.add_passages(plain_session.assessment, document, passages)
    settle(plain_session.perform, "Import", changes)
    made = TriageRepeats(plain_session)
    made.refresh()
    qtbot.waitUntil(lambda: not made.is_busy())
    return made


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many texts each look was given."""
    given: list[int] = []
    find = Repeating.find

    def counted(self: Repeating, texts: Any) -> Any:
        given.append(len(texts))
        return find(self, texts)

    monkeypatch.setattr(Repeating, "find", counted)
    return given


def test_one_text_that_changes_is_looked_at_once_among_all(
    repeats: TriageRepeats, looks: list[int], plain_session: Session, qtbot: Any
) -> None:
    first, second = plain_session.assessment.passages[:2]
    document_commands.accept_passages(plain_session, [(second.id, {})])
    commands.change_evidence(plain_session, plain_session.assessment.evidence[0].id, text=first.text)
    repeats.refresh()
    qtbot.waitUntil(lambda: not repeats.is_busy())
    assert looks == [450]
    assert repeats.of(first.id) is not None


def test_an_item_that_is_typed_before_all_passages_has_them_looked_at_a_few_at_a_time(
    repeats: TriageRepeats, looks: list[int], plain_session: Session, enter: Callable[..., str], qtbot: Any
) -> None:
    item = enter(plain_session.assessment.passages[7].text)
    repeats.refresh()
    qtbot.waitUntil(lambda: not repeats.is_busy())
    assert looks == [100, 200, 300, 400, 451]
    repeat = repeats.of(plain_session.assessment.passages[7].id)
    assert repeat is not None
    assert repeat.of == item


def test_the_same_words_under_another_heading_are_read_again(
    plain_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    suggestion = plain_session.suggestion
    monkeypatch.setattr(plain_session, "suggestion", lambda p: (read.append(p.heading), suggestion(p))[1])
    passages = [
        Passage(id=n, document=1, number=n, kind="prose", text="Most reviews were on time.", heading=heading)
        for n, heading in enumerate(("Safeguarding", "Next steps", "Safeguarding"))
    ]
    reading = PassageReading(plain_session)
    for passage in passages:
        reading.read_now(passage)
    assert read == ["Safeguarding", "Next steps"]
