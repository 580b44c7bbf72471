"""The desk as an officer goes about on it: from place to place and pane to pane, adding and deleting evidence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pressing import CONTROL, SHIFT, press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.places import NOT_PLACED, WHOLE_STATEMENT
from desktop.widgets.desk import Desk
from desktop.widgets.main_window import MainWindow
from rubric.pack import Pack


def test_what_is_asked_and_the_full_sub_heading_stand_above_the_evidence(desk: Desk, pack: Pack) -> None:
    statement = pack.quality_statement
    assert statement.i_statements[0] in desk.middle.statement.i_statement.text()
    assert desk.middle.statement.we_statement.text() == statement.we_statement
    for sub_heading in pack.sub_headings:
        desk.show_place(sub_heading.id)
        assert desk.middle.title.text() == sub_heading.title


def test_adding_evidence_puts_the_cursor_in_its_text(window: MainWindow, desk: Desk, pack: Pack) -> None:
    place = pack.sub_headings[2].id
    desk.show_place(place)
    press(window, Qt.Key.Key_E, CONTROL)
    field = desk.middle.evidence_list.quick_add.field
    assert field.hasFocus()
    QTest.keyClicks(field, "Half a thought")
    press(window, Qt.Key.Key_E, CONTROL)
    assert (field.toPlainText(), field.hasFocus()) == ("Half a thought", True)
    assert not window._session.assessment.evidence
    press(window, Qt.Key.Key_Return, CONTROL)
    (item,) = window._session.assessment.evidence
    assert (item.text, item.sub_headings) == ("Half a thought", (place,))
    assert desk.middle.editor.shown_item() == item.id
    assert QApplication.focusWidget() is desk.middle.editor.text


def test_sub_headings_are_gone_through_by_keys(window: MainWindow, desk: Desk, pack: Pack) -> None:
    desk.show_place(pack.sub_headings[0].id)
    press(window, Qt.Key.Key_PageDown, CONTROL)
    assert desk.place() == pack.sub_headings[1].id
    press(window, Qt.Key.Key_PageUp, CONTROL)
    press(window, Qt.Key.Key_PageUp, CONTROL)
    assert desk.place() == pack.sub_headings[0].id


def test_f6_goes_round_the_panes_and_escape_to_the_list(
    window: MainWindow, desk: Desk, enter: Callable[..., str], pack: Pack
) -> None:
    enter("Something", sub_headings=(pack.sub_headings[0].id,))
    desk.show_place(pack.sub_headings[0].id)
    desk.left.list.setFocus()
    stops = []
    for _ in range(5):
        press(window, Qt.Key.Key_F6)
        stops.append(QApplication.focusWidget())
    assert stops[0] is desk.middle.evidence_list.list
    assert stops[1] is desk.middle.editor.text
    assert stops[2] is desk.gap_list.list
    assert stops[4] is desk.left.list
    desk.middle.editor.text.setFocus()
    press(window, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is desk.middle.evidence_list.list


def test_the_clipboard_is_pasted_as_evidence_by_key(window: MainWindow, desk: Desk) -> None:
    window.show_view("actions")
    QApplication.clipboard().setText("One.\n\nTwo.")
    press(window, Qt.Key.Key_V, CONTROL, SHIFT)
    assert window.views.current() == "desk"
    assert desk.middle.paste.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert desk.middle.paste.list.hasFocus()


def test_what_is_not_placed_and_the_whole_statement_have_their_places(
    window: MainWindow, desk: Desk, enter: Callable[..., str]
) -> None:
    added = enter("Somewhere")
    desk.show_place(NOT_PLACED)
    assert desk.middle.evidence_list.list.rows.open_keys() == (added,)
    assert desk.middle.tabs.buttons["account"].isHidden()
    desk.show_place(WHOLE_STATEMENT)
    assert desk.middle.tabs.chosen_key() == "account"
    assert desk.middle.tabs.buttons["evidence"].isHidden()


def test_an_empty_place_says_what_belongs_there(window: MainWindow, desk: Desk, pack: Pack) -> None:
    desk.show_place(pack.sub_headings[0].id)
    assert desk.middle.evidence_list.empty.isVisible()
    assert desk.middle.evidence_list.add.isVisible()
    assert not desk.middle.editor.isVisible()


def test_a_narrow_window_keeps_the_gaps_as_a_tab(window: MainWindow, desk: Desk, qtbot: Any) -> None:
    window.resize(1280, 660)
    qtbot.waitUntil(lambda: not desk.panes.right.isVisible())
    assert window.size().width() == 1280
    assert window.size().height() == 660
    desk.middle.tabs.buttons["gaps"].click()
    assert desk.gap_list.isVisible()
    window.resize(1500, 900)
    qtbot.waitUntil(desk.panes.right.isVisible)
    assert desk.middle.tabs.buttons["gaps"].isHidden()
    assert desk.gap_list.isVisible()


def test_delete_in_the_list_deletes_the_item_and_undo_brings_it_back(
    window: MainWindow, desk: Desk, enter: Callable[..., str], pack: Pack
) -> None:
    evidence_id = enter("One.", sub_headings=(pack.sub_headings[0].id,))
    desk.show_evidence(evidence_id)
    desk.middle.evidence_list.list.setFocus()
    press(window, Qt.Key.Key_Delete)
    assert window._session.assessment.evidence == ()
    window._session.undo()
    assert [item.id for item in window._session.assessment.evidence] == [evidence_id]


@pytest.mark.parametrize("view", ["actions", "triage", "account"])
def test_an_item_that_is_not_seen_is_not_deleted_but_shown(
    window: MainWindow, desk: Desk, enter: Callable[..., str], pack: Pack, view: str
) -> None:
    evidence_id = enter("One.", sub_headings=(pack.sub_headings[0].id,))
    desk.show_evidence(evidence_id)
    if view == "account":
        desk.middle.show_tab("account")
    else:
        window.show_view(view)
    window.menus.acts["delete"].trigger()
    assert [item.id for item in window._session.assessment.evidence] == [evidence_id]
    assert desk.middle.evidence_list.isVisible()
    window.menus.acts["delete"].trigger()
    assert window._session.assessment.evidence == ()


def test_the_next_file_shows_its_first_item_though_the_last_one_had_one_of_that_name(
    window: MainWindow, enter: Callable[..., str], pack: Pack, qtbot: Any, tmp_path: Path
) -> None:
    home = pack.sub_headings[0].id
    enter("Carers wait for a break.", sub_headings=(home,))
    session = window._session
    path = session.path
    assert path is not None
    for _ in range(2):
        session.close()
        with qtbot.waitSignal(session.comparison_changed):
            assert session.open(path)
        editor = window.views.desk.middle.editor
        assert editor.shown_item() == "E1"
        assert editor.text.text() == "Carers wait for a break."
