"""An evidence tracker comes in whole: by its columns, in one step, and the next one like it is read the same way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop import commands, document_commands
from desktop.comparer import MANY
from desktop.document import row_changes
from desktop.document.data_folder import data_folder
from desktop.session import Session
from rubric.assessment import Passage, SourceDocument
from rubric.columns import TakenIn, row_text

COLUMNS = {"Ref": "", "Evidence": "text", "Source": "source", "Date": "date", "Theme": "sub_headings"}
ROWS = [
    {"Ref": "1", "Evidence": "The median wait fell from six days to three.", "Source": "Brokerage", "Date": "2026-06"},
    {"Ref": "2", "Evidence": "Carers say that short breaks are hard to book.", "Date": "soon", "Theme": "Capacity"},
    {"Ref": "3", "Evidence": "The median wait fell from six days to three."},
    {"Ref": "4", "Source": "Contract visits"},
]


def sheet(
    rows: list[dict[str, str]] = ROWS, columns: dict[str, str] = COLUMNS
) -> tuple[SourceDocument, tuple[Passage, ...]]:
    made = (
        Passage(
            id=0,
            document=0,
            number=n,
            kind="prose",
            text=row_text(columns, cells),
            page=f"Log, row {n + 1}",
            cells=cells,
        )
        for n, cells in enumerate(rows, start=1)
    )
    return SourceDocument(id=0, title="Tracker", file_name="t.xlsx", digest="x", columns=columns), tuple(made)


@pytest.fixture
def bring_in(plain_session: Session, settle: Callable[..., Any]) -> Callable[..., int]:
    """Brings a sheet in as the window does and gives the document's id."""

    def brought(*arguments: Any) -> int:
        from desktop.importing.read import ImportedDocument

        source, passages = sheet(*arguments)
        settle(plain_session.imports._on_read, ImportedDocument(source, passages))
        return plain_session.assessment.documents[-1].id

    return brought


def verdicts(session: Session) -> list[str]:
    return [passage.verdict for passage in session.assessment.passages]


def test_all_rows_are_taken_in_in_one_step_but_for_those_that_repeat(
    plain_session: Session, settle: Callable[..., Any], bring_in: Callable[..., int]
) -> None:
    document = bring_in()
    told: list[TakenIn] = []
    settle(document_commands.take_in_rows, plain_session, document, told.append)
    assert told == [TakenIn(3, 1)]
    first, second, third = plain_session.assessment.evidence
    assert (first.source, first.date, first.page, first.extra) == ("Brokerage", "2026-06", "Log, row 2", {"Ref": "1"})
    assert (second.source, second.date, second.sub_headings) == ("Tracker", None, ("capacity",))
    assert second.extra == {"Ref": "2", "Date": "soon"}
    assert third.text == "Ref: 4; Source: Contract visits"
    assert verdicts(plain_session) == ["accepted", "accepted", "", "accepted"]
    assert plain_session.undo_stack.undoText() == "Take in 3 rows"
    plain_session.undo()
    assert not plain_session.assessment.evidence
    assert verdicts(plain_session) == ["", "", "", ""]


def test_a_row_that_repeats_evidence_is_not_taken_in(
    plain_session: Session, enter: Callable[..., str], settle: Callable[..., Any], bring_in: Callable[..., int]
) -> None:
    enter(ROWS[1]["Evidence"])
    document = bring_in()
    told: list[TakenIn] = []
    settle(document_commands.take_in_rows, plain_session, document, told.append)
    assert told == [TakenIn(2, 2)]


def test_what_the_officer_set_wins_over_the_row(plain_session: Session, bring_in: Callable[..., int]) -> None:
    bring_in()
    passage = plain_session.assessment.passages[1]
    document_commands.accept_passages(plain_session, [(passage.id, {"sub_headings": ("quality",), "date": "2025"})])
    (item,) = plain_session.assessment.evidence
    assert (item.sub_headings, item.date, item.extra["Date"]) == (("quality",), "2025", "soon")


def test_another_text_column_rewrites_the_rows_that_wait_and_no_other(
    plain_session: Session, bring_in: Callable[..., int]
) -> None:
    document = bring_in()
    first, second, third, _ = plain_session.assessment.passages
    document_commands.accept_passages(plain_session, [(first.id, {})])
    cut = row_changes.changed("passage", plain_session.assessment, third, {"text": "The median"})
    plain_session.perform("Cut", cut)
    document_commands.map_columns(plain_session, document, {**COLUMNS, "Evidence": "", "Source": "text"})
    texts = [passage.text for passage in plain_session.assessment.passages]
    said = "Ref: 2; Evidence: Carers say that short breaks are hard to book.; Date: soon; Theme: Capacity"
    assert texts == [first.text, said, "The median", "Contract visits"]
    plain_session.undo()
    assert plain_session.assessment.passages[1].text == second.text
    assert plain_session.assessment.documents[0].columns == COLUMNS


def test_a_row_that_was_set_aside_is_offered_again_with_other_words(
    plain_session: Session, bring_in: Callable[..., int]
) -> None:
    document = bring_in()
    document_commands.set_passage_verdicts(plain_session, [2], "set-aside")
    document_commands.map_columns(plain_session, document, {**COLUMNS, "Ref": "owner"})
    assert verdicts(plain_session)[1] == "set-aside", "its words are the same"
    document_commands.map_columns(plain_session, document, {**COLUMNS, "Evidence": "caveat", "Source": "text"})
    assert verdicts(plain_session)[1] == ""


def test_the_next_sheet_like_it_is_read_the_same_way_here_and_in_other_assessments(
    plain_session: Session, bring_in: Callable[..., int], qtbot: Any, tmp_path: Path
) -> None:
    document = bring_in()
    other = {**COLUMNS, "Evidence": "", "Source": "text"}
    document_commands.map_columns(plain_session, document, other)
    bring_in()
    assert plain_session.assessment.documents[-1].columns == other
    assert plain_session.assessment.passages[-1].text == "Contract visits"
    with qtbot.waitSignal(plain_session.comparison_changed):
        plain_session.new(tmp_path / "Next.plumb", "Alderwick Council", "2027/28", plain_session.today())
    renamed = {("Topic" if name == "Theme" else name): field for name, field in COLUMNS.items()}
    bring_in([{**ROWS[3], "Topic": "Quality"}], renamed)
    columns = plain_session.assessment.documents[0].columns
    assert columns == {"Ref": "", "Evidence": "", "Source": "text", "Date": "date", "Topic": "sub_headings"}
    assert plain_session.assessment.passages[0].text == "Contract visits"
    kept = (data_folder() / "columns.json").read_text("utf-8")
    assert "Contract visits" not in kept, "names of columns alone are kept on the computer"


@pytest.mark.parametrize(
    "spoilt", ["", "[", '{"a": 1}', '[1, {"Evidence": "nonsense"}, {"Evidence": 3}]', "[" * 99_999]
)
def test_what_another_hand_wrote_amiss_is_not_read(
    bring_in: Callable[..., int], plain_session: Session, spoilt: str
) -> None:
    data_folder().mkdir(parents=True, exist_ok=True)
    (data_folder() / "columns.json").write_text(spoilt, "utf-8")
    bring_in()
    assert plain_session.assessment.documents[0].columns == COLUMNS


def test_an_item_of_an_evidence_file_keeps_its_id_where_that_was_never_given(
    plain_session: Session, enter: Callable[..., str], settle: Callable[..., Any], tmp_path: Path
) -> None:
    from desktop.importing.read import read_document

    enter("An item that is here.")
    settle(commands.delete_evidence, plain_session, [enter("An item that is deleted.")])
    ids = ["E1", "E2", "X", "E9", "E9b"]
    items = [{"id": name, "text": f"What item number {name} says is this."} for name in ids]
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"format": "plumbline-evidence/1", "council": "Alderwick", "evidence": items}), "utf-8")
    settle(plain_session.imports._on_read, read_document(path))
    told: list[TakenIn] = []
    settle(document_commands.take_in_rows, plain_session, 1, told.append)
    assert told == [TakenIn(5, 0)]
    taken = plain_session.assessment.evidence[1:]
    assert [item.id for item in taken] == ["E10", "E11", "X", "E9", "E9b"]
    assert [item.extra for item in taken] == [{"id (as written)": "E1"}, {"id (as written)": "E2"}, {}, {}, {}]
    assert taken[2].source == taken[2].page == ""


def test_items_of_an_evidence_file_that_repeat_each_other_are_both_taken_in(
    plain_session: Session, enter: Callable[..., str], settle: Callable[..., Any], tmp_path: Path
) -> None:
    from desktop.importing.read import read_document

    enter("Carers say that short breaks are hard to book.")
    texts = ["The median wait fell to three days.", "The median wait fell to three days."]
    texts.append("Carers say that short breaks are hard to book.")
    items = [{"id": f"X{n}", "text": text} for n, text in enumerate(texts)]
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"format": "plumbline-evidence/1", "council": "Alderwick", "evidence": items}), "utf-8")
    settle(plain_session.imports._on_read, read_document(path))
    told: list[TakenIn] = []
    settle(document_commands.take_in_rows, plain_session, 1, told.append)
    assert told == [TakenIn(2, 1)]


def test_the_window_does_not_wait_while_many_rows_are_read(
    plain_session: Session, bring_in: Callable[..., int], qtbot: Any
) -> None:
    document = bring_in([{"Evidence": f"Home number {n} was visited in week {n}."} for n in range(MANY + 1)])
    with qtbot.waitSignals([plain_session.reading_changed, plain_session.comparison_changed]):
        document_commands.take_in_rows(plain_session, document)
    assert len(plain_session.comparison.items) == MANY + 1
