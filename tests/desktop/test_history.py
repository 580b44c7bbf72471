"""Every step of undo by its name: choosing one goes to just after it, and back again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import commands
from desktop.models.history import OPENED
from desktop.widgets.history_pane import HistoryPane
from desktop.widgets.main_window import MainWindow


@pytest.fixture
def history(window: MainWindow) -> Callable[[], HistoryPane]:
    """Open the history from the menu."""

    def opened() -> HistoryPane:
        window.menus.acts["history"].trigger()
        pane = window.findChild(HistoryPane)
        assert pane is not None
        assert pane.isVisible()
        return pane

    return opened


def titles(pane: HistoryPane) -> list[str]:
    rows = pane.list.rows
    return [rows.index(n).data() for n in range(rows.rowCount())]


def choose(pane: HistoryPane, number: int) -> None:
    pane.list.setFocus()
    pane.list.choose(str(number))
    QTest.keyClick(pane.list, Qt.Key.Key_Return)


def texts(window: MainWindow) -> list[str]:
    return [item.text for item in window._session.assessment.evidence]


def test_one_goes_back_many_steps_and_forward_again(window: MainWindow, history: Callable[[], HistoryPane]) -> None:
    for words in ("One.", "Two.", "Three."):
        commands.new_evidence(window._session, text=words)
    commands.change_evidence(window._session, "E1", source="Paper")
    pane = history()
    assert titles(pane) == ["Change E1", "Add evidence", "Add evidence", "Add evidence", OPENED]
    assert pane.list.chosen_key() == "4"
    choose(pane, 1)
    assert texts(window) == ["One."]
    assert window._session.assessment.evidence[0].source == ""
    assert pane.list.chosen_key() == "1"
    assert pane.foot.text() == "1 of 4 steps hold now. 3 taken back: they are kept until you change something."
    choose(pane, 3)
    assert texts(window) == ["One.", "Two.", "Three."]
    choose(pane, 0)
    assert texts(window) == []
    assert pane.isVisible()


def test_the_sentence_being_typed_is_a_step_too(window: MainWindow, history: Callable[[], HistoryPane]) -> None:
    item = commands.new_evidence(window._session, text="One.")
    commands.type_evidence_text(window._session, item, "One and more.")
    pane = history()
    assert titles(pane)[0] == "Type in E1"
    choose(pane, 1)
    assert texts(window) == ["One."]
    choose(pane, 2)
    assert texts(window) == ["One and more."]


def test_where_one_is_is_said_in_words(window: MainWindow, history: Callable[[], HistoryPane]) -> None:
    commands.new_evidence(window._session, text="One.")
    pane = history()
    said = pane.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Add evidence, You are here"
    assert pane.foot.text() == "1 of 1 steps hold now."


def test_a_change_after_going_back_takes_the_steps_ahead_away(
    window: MainWindow, history: Callable[[], HistoryPane]
) -> None:
    for words in ("One.", "Two."):
        commands.new_evidence(window._session, text=words)
    pane = history()
    choose(pane, 1)
    commands.change_evidence(window._session, "E1", source="Paper")
    assert titles(pane) == ["Change E1", "Add evidence", OPENED]


def test_with_nothing_changed_it_says_so(window: MainWindow, history: Callable[[], HistoryPane]) -> None:
    pane = history()
    assert titles(pane) == [OPENED]
    assert pane.foot.text() == "Nothing has been changed since the assessment was opened."


def test_choosing_where_one_is_changes_nothing(window: MainWindow, history: Callable[[], HistoryPane]) -> None:
    commands.new_evidence(window._session, text="One.")
    pane = history()
    choose(pane, 1)
    assert texts(window) == ["One."]


def test_escape_closes_it_and_gives_the_keyboard_back(window: MainWindow, history: Callable[[], HistoryPane]) -> None:
    place = window.views.desk.left.list
    place.setFocus()
    pane = history()
    assert QApplication.focusWidget() is pane.list
    QTest.keyClick(pane.list, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert QApplication.focusWidget() is place


def test_the_undo_button_offers_it_too(window: MainWindow) -> None:
    window.bar.undo_button.customContextMenuRequested.emit(window.bar.undo_button.rect().center())
    pane = window.findChild(HistoryPane)
    assert pane is not None
    assert pane.isVisible()


def test_a_closed_file_takes_its_history_along(
    window: MainWindow, history: Callable[[], HistoryPane], qtbot: Any
) -> None:
    commands.new_evidence(window._session, text="One.")
    pane = history()
    window._session.close()
    assert not pane.isVisible()
