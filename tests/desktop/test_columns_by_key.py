"""Saying what a column holds with the keyboard alone: by typing, by the arrow keys, and back out again."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop import step
from desktop.importing.read import read_document
from desktop.long_acts import FEW_ROWS
from desktop.session import Session
from desktop.widgets.columns_pane import ColumnsPane
from desktop.widgets.main_window import MainWindow
from desktop.widgets.triage_view import TriageView

HEAD = "Ref,Evidence,Source document,Date,Lead,Theme,RAG"
ROW = "{0},Carers of home {0} say that short breaks are hard to book.,Forum minutes,2026-03-12,Ann Other,Capacity,Amber"
Key = Qt.Key


@pytest.fixture
def bring_in(plain_session: Session, settle: Callable[..., Any], tmp_path: Path) -> Callable[[int], int]:
    """Brings in a sheet of so many rows and gives the document's id."""

    def brought(rows: int) -> int:
        path = tmp_path / "tracker.csv"
        path.write_text("\n".join([HEAD, *map(ROW.format, range(rows))]), "utf-8")
        settle(plain_session.imports._on_read, read_document(path))
        return plain_session.assessment.documents[-1].id

    return brought


@pytest.fixture
def view(plain_session: Session, bring_in: Callable[[int], int], qtbot: Any) -> TriageView:
    bring_in(3)
    view = TriageView(plain_session)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.show_columns()
    return view


@pytest.fixture
def press(qtbot: Any) -> Callable[..., None]:
    """Presses keys where the keyboard is, one after the other."""

    def pressed(*keys: Qt.Key) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            qtbot.keyClick(focused, key)

    return pressed


def type_words(qtbot: Any, words: str) -> None:
    for letter in words:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


def go_to(pane: ColumnsPane, column: str, press: Callable[..., None]) -> None:
    """Go down to a column and into the choice of what it holds."""
    assert pane.list.hasFocus()
    press(Key.Key_Home)
    while pane.chosen_column() != column:
        press(Key.Key_Down)
    press(Key.Key_Return)
    assert pane.choice.hasFocus()


def columns(session: Session) -> dict[str, str]:
    return dict(session.assessment.documents[-1].columns)


@pytest.mark.parametrize("slowly", [False, True])
def test_a_field_passed_while_typing_stays_with_its_column(
    view: TriageView,
    plain_session: Session,
    press: Callable[..., None],
    qtbot: Any,
    monkeypatch: pytest.MonkeyPatch,
    slowly: bool,
) -> None:
    before = columns(plain_session)
    assert before["Source document"] == "source"
    if slowly:  # The clock of the undo steps alone: the list's own search forgets what was typed after a rest.
        times = itertools.count(0, 60)
        monkeypatch.setattr(step.time, "monotonic", lambda: next(times))
    go_to(view.columns, "RAG", press)
    type_words(qtbot, "S")
    assert columns(plain_session)["Source document"] == "", "Source is passed"
    type_words(qtbot, "tat")
    assert columns(plain_session) == {**before, "RAG": "status"}
    assert view.columns.moved.isHidden(), "nothing was taken in the end"
    plain_session.undo()
    assert columns(plain_session) == before, "all of it is one step"
    assert view.columns.choice.currentText() == "No field: keep it with the item"


def test_fields_passed_by_the_arrow_keys_stay_and_the_way_is_one_step(
    view: TriageView, plain_session: Session, press: Callable[..., None]
) -> None:
    before, steps = columns(plain_session), plain_session.undo_stack.count()
    go_to(view.columns, "RAG", press)
    for _ in range(6):
        press(Key.Key_Up)
    press(Key.Key_Home, *[Key.Key_Down] * 9)
    assert view.columns.choice.currentText() == "Status"
    assert columns(plain_session) == {**before, "RAG": "status"}
    assert plain_session.undo_stack.count() == steps + 1


def test_a_field_that_is_taken_in_the_end_is_said_with_the_way_back(
    view: TriageView, plain_session: Session, press: Callable[..., None], qtbot: Any
) -> None:
    before, pane = columns(plain_session), view.columns
    go_to(pane, "RAG", press)
    type_words(qtbot, "So")
    assert columns(plain_session) == {**before, "RAG": "source", "Source document": ""}
    assert pane.moved.isVisible()
    assert pane.moved.words.whole_text() == "Source moved from Source document to RAG"
    pane.moved.button.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Space)
    assert columns(plain_session) == before
    assert not pane.moved.isVisible()
    assert pane.isAncestorOf(QApplication.focusWidget())


def test_what_was_taken_stays_taken_once_the_keyboard_was_elsewhere(
    view: TriageView, plain_session: Session, press: Callable[..., None], qtbot: Any
) -> None:
    before, pane = columns(plain_session), view.columns
    go_to(pane, "RAG", press)
    type_words(qtbot, "So")
    taken = columns(plain_session)
    press(Key.Key_Escape, Key.Key_Return)
    press(*[Key.Key_Down] * 8)
    assert pane.choice.currentText() == "Status"
    assert columns(plain_session) == {**taken, "RAG": "status"}, "a second choice builds on the first"
    plain_session.undo()
    assert columns(plain_session) == taken
    plain_session.undo()
    assert columns(plain_session) == before


def test_keys_that_are_faster_than_a_long_sheet_end_where_they_end(
    view: TriageView,
    plain_session: Session,
    bring_in: Callable[[int], int],
    press: Callable[..., None],
    qtbot: Any,
) -> None:
    view.show_document(bring_in(FEW_ROWS + 1))
    view.show_columns()
    before, faults = columns(plain_session), []
    plain_session.failed.connect(faults.append)
    go_to(view.columns, "RAG", press)
    type_words(qtbot, "Stat")
    qtbot.waitUntil(lambda: columns(plain_session)["RAG"] == "status" and not plain_session.long_acts.is_busy)
    assert columns(plain_session) == {**before, "RAG": "status"}
    assert view.columns.choice.currentText() == "Status"
    assert not faults
    plain_session.undo()
    assert columns(plain_session) == before


def test_a_choice_that_the_file_does_not_take_is_shown_as_none(
    view: TriageView,
    plain_session: Session,
    press: Callable[..., None],
    qtbot: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = columns(plain_session)
    go_to(view.columns, "RAG", press)
    with monkeypatch.context() as full_disk:
        full_disk.setattr(plain_session, "write", lambda changes: False)
        type_words(qtbot, "So")
    assert view.columns.choice.currentText() == "No field: keep it with the item"
    assert view.columns.moved.isHidden()
    press(Key.Key_Home)
    assert columns(plain_session) == {**before, "RAG": "text", "Evidence": ""}


def test_escape_goes_to_the_list_of_columns_and_then_out(view: TriageView, press: Callable[..., None]) -> None:
    go_to(view.columns, "Theme", press)
    press(Key.Key_Escape)
    assert view.columns.list.hasFocus()
    assert view.columns.chosen_column() == "Theme"
    press(Key.Key_Escape)
    assert view.page.deciding.list.hasFocus()


def test_tab_goes_from_the_field_to_the_words_and_stays_in_the_pane_when_they_go(
    window: MainWindow,
    plain_session: Session,
    bring_in: Callable[[int], int],
    press: Callable[..., None],
    qtbot: Any,
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    triage = window.views.show_view("triage")
    assert isinstance(triage, TriageView)
    triage.show_document(bring_in(3))
    triage.show_columns()
    pane = triage.columns
    go_to(pane, "RAG", press)
    type_words(qtbot, "Stat")
    press(Key.Key_Tab)
    assert pane.words.choices[0].hasFocus()
    press(Key.Key_Backtab)
    assert pane.choice.hasFocus()
    press(Key.Key_Tab)
    row = pane.list.visualRect(pane.list.rows.index(0)).center()
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert pane.list.hasFocus(), "a press on a column takes the keyboard there"
    go_to(pane, "RAG", press)
    press(Key.Key_Tab)
    assert pane.words.choices[0].hasFocus()
    plain_session.undo()
    assert not pane.words.isVisible()
    assert pane.choice.hasFocus()
