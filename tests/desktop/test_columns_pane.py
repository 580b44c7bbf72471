"""Saying what the columns of a sheet hold, with the keyboard, and taking in its rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desktop import document_commands
from desktop.import_summary import ImportSummary, ReadDocument
from desktop.importing.read import read_document
from desktop.models.roles import Role
from desktop.remembered_columns import SHEETS_KEPT
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.columns_pane import ColumnsPane
from desktop.widgets.triage_view import TriageView
from rubric.own_words import with_meaning

SHEET = (
    "Ref,Evidence,Source,Date,Lead,Theme\n"
    "1,The median wait fell from six days to three.,Brokerage,12/03/2026,Head of quality,Capacity\n"
    "2,Carers say that short breaks are hard to book.,Forum,soon,,Governance\n"
    "3,Homes were visited every quarter of the year.,,2025-26,,Capacity; Quality\n"
)


@pytest.fixture
def bring_in(plain_session: Session, settle: Callable[..., Any], tmp_path: Path) -> Callable[..., int]:
    """Brings in a sheet of that text and gives the document's id."""

    def brought(text: str = SHEET) -> int:
        path = tmp_path / "tracker.csv"
        path.write_text(text, "utf-8")
        settle(plain_session.imports._on_read, read_document(path))
        return plain_session.assessment.documents[-1].id

    return brought


@pytest.fixture
def view(plain_session: Session, bring_in: Callable[..., int], qtbot: Any) -> TriageView:
    bring_in()
    view = TriageView(plain_session)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    return view


def choose(pane: ColumnsPane, column: str, field: str) -> None:
    pane.list.choose(f"column/{column}")
    pane.choice.setCurrentIndex(pane.choice.findText(field))
    pane.choice.activated.emit(pane.choice.currentIndex())


def columns(session: Session) -> dict[str, str]:
    return dict(session.assessment.documents[-1].columns)


def test_the_columns_are_shown_with_their_cells_and_the_item_that_the_first_row_becomes(view: TriageView) -> None:
    view.page.sheet.columns.click()
    pane = view.columns
    assert pane.isVisible()
    assert pane.list.hasFocus()
    said = [pane.list.rows.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(6)]
    assert said[0] == "Ref, 1 · 2 · 3, Kept with the item"
    assert said[3] == "Date, 2026-03-12 · soon · 2025-26, Date · not all read"
    assert not pane.problem.isVisible(), "the column that is chosen is well"
    pane.list.choose("column/Date")
    assert pane.problem.text() == "1 date cannot be read, “soon”: it is kept with the item."
    pane.list.choose("column/Theme")
    assert pane.problem.text() == "1 sub-heading cannot be recognised, “Governance”: it is kept with the item."
    assert "Date: 12 March 2026" in pane.preview.text()
    assert "Kept with it: Ref: 1" in pane.preview.text()


def test_a_choice_is_carried_out_at_once_and_undo_takes_it_back(view: TriageView, plain_session: Session) -> None:
    view.show_columns()
    before = columns(plain_session)
    choose(view.columns, "Lead", "Source")
    assert columns(plain_session) == {**before, "Lead": "source", "Source": ""}, "a field is held by one column"
    assert view.columns.list.chosen_key() == "column/Lead"
    assert "Source: Head of quality" in view.columns.preview.text()
    plain_session.undo()
    assert columns(plain_session) == before
    assert view.columns.choice.currentText() == "Owner"
    assert view.columns.isVisible(), "undo does not lead away"
    undone = plain_session.undo_stack.redoText()
    assert view.columns.undone.words.whole_text() == f"Undone: {undone[:1].lower()}{undone[1:]}"
    plain_session.redo()
    assert view.columns.undone.words.whole_text().startswith("Done again: ")


def test_without_a_text_it_is_said_what_each_row_says(view: TriageView, plain_session: Session) -> None:
    view.show_columns()
    choose(view.columns, "Evidence", "No field: keep it with the item")
    assert "No column is the text: each row says all its cells." in view.columns.facts.text()
    assert plain_session.assessment.passages[0].text.startswith("Ref: 1; Evidence: The median wait")
    view.columns.to_passages.click()
    assert not view.page.sheet.take_in.isVisibleTo(view.page.sheet)
    view.show_columns()
    view.columns.reset.click()
    assert columns(plain_session)["Evidence"] == "text"
    assert plain_session.assessment.passages[0].text == "The median wait fell from six days to three."


def test_rows_that_are_evidence_already_stay_and_that_is_said(view: TriageView, plain_session: Session) -> None:
    document_commands.accept_passages(plain_session, [(plain_session.assessment.passages[0].id, {})])
    view.show_columns()
    choose(view.columns, "Source", "Text")
    assert "1 row is evidence already: it stays as it is" in view.columns.facts.text()
    assert plain_session.assessment.passages[0].text == "The median wait fell from six days to three."
    assert plain_session.assessment.passages[1].text == "Forum"


def mean(pane: ColumnsPane, word: int, meaning: str) -> None:
    choice = pane.words.choices[word]
    choice.setCurrentIndex(choice.findText(meaning))
    choice.activated.emit(choice.currentIndex())


def test_what_a_word_of_the_councils_own_means_is_said_once_and_read_in_every_row(
    view: TriageView, plain_session: Session, bring_in: Callable[..., int]
) -> None:
    theme_cells = ["Governance", "Capacity", "governance", "Board; Quality"]
    text = "\n".join([SHEET.splitlines()[0], *(f"{n},Home {n} was seen.,,,,{c}" for n, c in enumerate(theme_cells))])
    view.show_document(bring_in(text))
    view.show_columns()
    pane = view.columns
    pane.list.choose("column/Theme")
    assert [choice.accessibleName() for choice in pane.words.choices] == [
        "“Governance” in 2 rows means",
        "“Board” in 1 row means",
    ]
    title = plain_session.pack.sub_heading("quality").title
    mean(pane, 0, title)
    assert pane.problem.text() == "1 sub-heading cannot be recognised, “Board; Quality”: it is kept with the item."
    assert pane.words.choices[0].currentText() == title, "it stays where it can be taken back"
    assert pane.list.rows.rowCount() == 6, "a meaning is no column"
    document_commands.take_in_rows(plain_session, plain_session.assessment.documents[-1].id)
    placed = [item.sub_headings for item in plain_session.assessment.evidence]
    assert placed == [("quality",), ("capacity",), ("quality",), ()]
    plain_session.undo()
    plain_session.undo()
    assert pane.words.choices[0].currentData() == ""
    mean(pane, 0, title)
    bring_in(text.replace("Board", "GOVERNANCE "))
    document_commands.take_in_rows(plain_session, plain_session.assessment.documents[-1].id)
    assert plain_session.assessment.evidence[-1].sub_headings == ("quality",), "the next sheet like it is read the same"


def test_a_column_has_words_to_explain_only_where_its_field_has_names(view: TriageView, plain_session: Session) -> None:
    view.show_columns()
    pane = view.columns
    pane.list.choose("column/Source")
    assert not pane.words.isVisible()
    choose(pane, "Lead", "Status")
    assert pane.words.isVisible()
    assert pane.words.choices[0].accessibleName() == "“Head of quality” in 1 row means"
    mean(pane, 0, plain_session.pack.evidence_statuses[1].title)
    choose(pane, "Lead", "Owner")
    assert not pane.words.isVisible()
    pane.list.choose("column/Ref")
    choose(pane, "Lead", "Status")
    assert pane.words.choices[0].currentData() == "", "what it held before is no meaning now"


def test_many_different_words_are_counted_and_the_rarer_kept(view: TriageView, bring_in: Callable[..., int]) -> None:
    rows = [f"{n},Home {n} was seen by the team.,,,,Word {n}" for n in range(40)]
    view.show_document(bring_in("\n".join([SHEET.splitlines()[0], *rows])))
    view.show_columns()
    view.columns.list.choose("column/Theme")
    shown = [choice for choice in view.columns.words.choices if choice.isVisible()]
    assert len(shown) == 12
    assert view.columns.words.more.text() == "28 rarer words not shown: kept with the item."


def test_escape_goes_back_to_the_rows(view: TriageView, qtbot: Any) -> None:
    view.show_columns()
    qtbot.keyClick(view.columns.list, Qt.Key.Key_Escape)
    assert view.page.deciding.list.isVisible()
    assert view.page.deciding.list.hasFocus()


def test_the_card_shows_what_the_row_says_and_keeps_a_second_sub_heading(
    view: TriageView, plain_session: Session
) -> None:
    rows = [view.page.deciding.model.index(n).data(Role.ROW) for n in range(3)]
    assert rows[2].second == "Sufficient capacity, Quality of local services · Processes"
    view.show_passage(plain_session.assessment.passages[2].id)
    card = view.page.deciding.card()
    assert card is not None
    assert card.sub_heading.currentData() == "capacity"
    view.page.deciding.answer("accepted")
    assert plain_session.assessment.evidence[0].sub_headings == ("capacity", "quality")
    assert plain_session.assessment.evidence[0].period == "2025-26"


def test_all_rows_are_taken_in_with_one_press_and_it_is_said_what_was_not(
    view: TriageView, plain_session: Session, enter: Callable[..., str], settle: Callable[..., Any]
) -> None:
    enter("Carers say that short breaks are hard to book.")
    assert view.page.sheet.take_in.text() == "Take in all rows (3)"
    document_commands.set_passage_verdicts(plain_session, [plain_session.assessment.passages[2].id], "set-aside")
    settle(view.page.sheet.take_in.click)
    assert view.page.deciding.strip.isVisible()
    said = view.page.deciding.strip.words.whole_text()
    assert said.startswith("1 row is evidence now; 1 repeats what is there and waits; 1 is set aside. Text from “Evid")
    assert said.endswith("Kept with the item, and in the evidence workbook: “Ref”.")
    view.page.deciding.strip.button.click()
    assert len(plain_session.assessment.evidence) == 1
    assert view.page.deciding.strip.words.whole_text() == "Undone: take in 1 row (passage 1)"
    assert not view.page.deciding.strip.button.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_what_was_taken_in_is_said_whole_in_a_small_window(
    view: TriageView,
    bring_in: Callable[..., int],
    settle: Callable[..., Any],
    plain_session: Session,
    qtbot: Any,
    qapp: Any,
    scale: float,
) -> None:
    names = (
        "Reference in our log,Evidence,Source document,Date of evidence,Lead officer,Theme,"
        "Remarks of the quality board,Further comments of the performance team"
    )
    themes = [sub_heading.title for sub_heading in plain_session.pack.sub_headings]
    rows = [f"{n},Home {n} was seen in every quarter.,Log,2026-03-12,Lead,{name},," for n, name in enumerate(themes)]
    view.show_document(bring_in("\n".join([names, *rows])))
    theme.apply(qapp, dark=False, scale=scale)
    view.resize(1256, 490)  # What a window of 1280 x 660 leaves it in the largest text.
    settle(view.page.sheet.take_in.click)
    words = view.page.deciding.strip.words
    assert view.page.deciding.all_decided.isVisible()
    assert words.text().startswith(f"{len(themes)} rows are evidence now. ")
    assert words.text() == words.whole_text()
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert words.visibleRegion().boundingRect() == words.rect()
    theme.apply(qapp, dark=False, scale=1.0)


def test_many_rows_are_said_to_be_taken_in_before_they_are(
    view: TriageView, plain_session: Session, bring_in: Callable[..., int], qtbot: Any
) -> None:
    rows = [f"{n},Home {n} was visited by the quality team in week {n}.,Log,2026,Lead,Quality" for n in range(301)]
    view.show_document(bring_in("\n".join([SHEET.splitlines()[0], *rows])))
    with qtbot.waitSignal(plain_session.long_acts.progress) as busy:
        view.page.sheet.take_in.click()
    assert busy.args == ["Taking in 301 rows", None]
    assert not view.page.sheet.take_in.isEnabled()
    qtbot.waitUntil(lambda: len(plain_session.assessment.evidence) == 301)
    qtbot.waitUntil(lambda: len(plain_session.comparison.items) == 301)


def test_a_document_that_is_no_sheet_has_no_columns_to_show(
    view: TriageView, plain_session: Session, settle: Callable[..., Any], tmp_path: Path
) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("The median wait fell from six days to three.", "utf-8")
    settle(plain_session.imports._on_read, read_document(paper))
    view.show_document(plain_session.assessment.documents[-1].id)
    assert view.page.sheet.isHidden()
    view.show_columns()
    assert not view.columns.isVisible()


def test_a_sheet_of_a_new_kind_is_shown_by_its_columns_and_the_next_like_it_by_its_rows(
    view: TriageView, bring_in: Callable[..., int]
) -> None:
    came = ImportSummary(read=(ReadDocument("tracker.csv", 3),))
    view.show_import(came)
    assert view.columns.isVisible()
    view.columns.to_passages.click()
    bring_in()
    view.show_import(came)
    assert view.page.deciding.list.isVisible()


def test_two_hundred_columns_and_the_longest_cells_are_shown(
    view: TriageView, bring_in: Callable[..., int], qtbot: Any
) -> None:
    names = ["Evidence", *[f"Measure {n}" for n in range(199)]]
    view.show_document(bring_in("\n".join([",".join(names), ",".join(["word " * 900, *["x" * 5_000] * 199])])))
    view.show_columns()
    assert view.columns.list.rows.rowCount() == 200
    assert len(view.columns.preview.text()) < 200_000
    view.columns.list.choose("column/Measure 198")
    assert view.columns.column_name.text() == "Measure 198"


@pytest.mark.parametrize("dark", [False, True])
def test_it_fits_a_small_window_in_the_largest_text(view: TriageView, qapp: Any, dark: bool) -> None:
    theme.apply(qapp, dark=dark, scale=1.5)
    view.show_columns()
    assert view.columns.minimumSizeHint().width() <= 1256
    theme.apply(qapp, dark=False, scale=1.0)


def test_what_the_words_of_one_sheet_mean_makes_no_other_sheet_forgotten(
    plain_session: Session, bring_in: Callable[..., int]
) -> None:
    other = SHEET.replace("Lead", "Post")
    first = bring_in(other)
    columns = plain_session.assessment.documents[-1].columns
    document_commands.map_columns(plain_session, first, {**columns, "Post": ""})
    document = bring_in()
    columns = plain_session.assessment.documents[-1].columns
    for number in range(SHEETS_KEPT):
        columns = with_meaning(columns, "Theme", f"Our word {number}", plain_session.pack.sub_headings[0].id)
        document_commands.map_columns(plain_session, document, columns)
    bring_in(f"{other}\n")
    assert plain_session.assessment.documents[-1].columns["Post"] == ""
