"""A paste of many paragraphs is looked at in pieces, then added in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.pieces import AS_SUGGESTED
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.desk import Desk
from desktop.widgets.paste_pane import PastePane
from rubric.pack import Pack

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(plain_session: Session, tmp_path: Path, qtbot: Any, qapp: QApplication, pack: Pack) -> Iterator[Desk]:
    theme.apply(qapp, dark=False, scale=1.0)
    desk = Desk(plain_session, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(desk)
    desk.resize(1440, 900)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    desk.show_place(pack.sub_headings[0].id)
    return desk


@pytest.fixture
def paste(desk: Desk, qtbot: Any) -> Callable[[str], PastePane]:
    """Paste a text from the clipboard and wait until its pieces are read."""

    def pasted(text: str) -> PastePane:
        QGuiApplication.clipboard().setText(text)
        desk.paste_evidence()
        qtbot.waitUntil(desk.middle.paste.add.isEnabled)
        return desk.middle.paste

    return pasted


def titles(pane: PastePane) -> list[str]:
    return [pane.list.rows.index(row).data() for row in range(pane.list.rows.rowCount())]


def said(pane: PastePane, row: int) -> str:
    return pane.list.rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole)


def test_what_is_pasted_is_added_here_in_one_step(
    desk: Desk, paste: Callable[[str], PastePane], plain_session: Session
) -> None:
    pane = paste("Waits fell.\n\n- The ramp was mended.\n- The bus stops at ten.")
    assert pane.isVisible()
    assert pane.list.hasFocus()
    assert titles(pane) == ["Waits fell.", "The ramp was mended.", "The bus stops at ten."]
    assert pane.add.text() == "Add 3 items"
    pane.source.setText("Panel, May 2026")
    pane.date.line.setText("May 2026")
    pane.add.click()
    assert [(i.text, i.sub_headings, i.source, i.date) for i in plain_session.assessment.evidence] == [
        (text, (desk.place(),), "Panel, May 2026", "2026-05")
        for text in ("Waits fell.", "The ramp was mended.", "The bus stops at ten.")
    ]
    assert plain_session.undo_stack.undoText() == "Add 3 evidence items"
    assert desk.middle.evidence_list.list.chosen_key() == "E1"
    assert not desk.middle.is_pasting()
    plain_session.undo()
    assert plain_session.assessment.evidence == ()


def test_each_piece_may_go_where_it_is_suggested(
    desk: Desk, paste: Callable[[str], PastePane], plain_session: Session, pack: Pack
) -> None:
    pattern = next(p for p in pack.patterns if p.home == pack.sub_headings[3].id)
    pane = paste(f"{pattern.title} is so.\n\nNothing of the kind.")
    here, there = pack.sub_headings[0], pack.sub_headings[3]
    assert said(pane, 0).endswith(f"{here.short_title} · suggested: {there.short_title}")
    pane.place.show_value(AS_SUGGESTED)
    pane.place.activated.emit(0)
    assert said(pane, 0).endswith(f"ticked, {there.short_title}")
    assert said(pane, 1).endswith("Not placed")
    pane.list.choose("piece 2")
    pane.own_place.show_value(here.id)
    pane.own_place.activated.emit(pane.own_place.currentIndex())
    QTest.keyClick(pane.list, Qt.Key.Key_Return, CONTROL)
    assert [item.sub_headings for item in plain_session.assessment.evidence] == [(there.id,), (here.id,)]


def test_what_is_there_already_is_not_ticked(
    desk: Desk, paste: Callable[[str], PastePane], enter: Callable[..., str], plain_session: Session
) -> None:
    enter("Nobody wrote down why the ramp was left.")
    pane = paste(
        "Nobody wrote down WHY the ramp was left!\n\nThe bus stops at ten at night.\n\nThe bus stops at ten at night."
    )
    assert said(pane, 0).endswith("Same as E1")
    assert said(pane, 2).endswith("Same as piece 2")
    assert pane.title.text() == "1 of 3 pieces ticked"
    pane.add.click()
    assert [item.text for item in plain_session.assessment.evidence][1:] == ["The bus stops at ten at night."]


def test_pieces_are_ticked_by_the_space_bar_and_by_a_click(desk: Desk, paste: Callable[[str], PastePane]) -> None:
    pane = paste("One.\n\nTwo.\n\nThree.")
    QTest.keyClick(pane.list, Qt.Key.Key_Space)
    assert said(pane, 0).startswith("One., not ticked")
    at = pane.list.visualRect(pane.list.rows.index(1))
    tick = QPoint(theme.px(28), at.center().y())
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=tick)
    assert said(pane, 1).startswith("Two., not ticked")
    assert pane.add.text() == "Add 1 item"
    pane.list.selectAll()
    QTest.keyClick(pane.list, Qt.Key.Key_Space)
    assert pane.add.text() == "Add 3 items"
    QTest.keyClick(pane.list, Qt.Key.Key_Space)
    assert not pane.add.isEnabled()
    QTest.keyClick(pane.list, Qt.Key.Key_Return, CONTROL)
    assert desk.middle.is_pasting()


def test_pieces_are_joined_split_and_written_in(
    desk: Desk, paste: Callable[[str], PastePane], plain_session: Session, qtbot: Any
) -> None:
    pane = paste("We heard:\n\nno ramp\n\nno bus. No lift.")
    assert not pane.join.isEnabled()
    pane.list.choose("piece 2")
    QTest.keyClick(pane.list, Qt.Key.Key_J, CONTROL)
    assert titles(pane) == ["We heard: no ramp", "no bus. No lift."]
    assert pane.text.toPlainText() == "We heard:\nno ramp"
    pane.list.choose("piece 3")
    cursor = pane.text.textCursor()
    cursor.setPosition(len("no bus."))
    pane.text.setTextCursor(cursor)
    desk.split_evidence()
    assert titles(pane) == ["We heard: no ramp", "no bus.", "No lift."]
    pane.text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(pane.text, " At all.")
    qtbot.waitUntil(pane.add.isEnabled)
    assert titles(pane)[1] == "no bus. At all."
    pane.add.click()
    assert [item.text for item in plain_session.assessment.evidence] == [
        "We heard:\nno ramp",
        "no bus. At all.",
        "No lift.",
    ]


def test_several_paragraphs_pasted_into_the_line_open_the_pieces_and_one_does_not(desk: Desk) -> None:
    field = desk.middle.evidence_list.quick_add.field
    one, many = QMimeData(), QMimeData()
    one.setText("A single paragraph.")
    many.setText("One.\n\nTwo.")
    field.setFocus()
    field.insertFromMimeData(one)
    assert field.toPlainText() == "A single paragraph."
    assert not desk.middle.is_pasting()
    field.insertFromMimeData(many)
    assert desk.middle.is_pasting()
    assert field.toPlainText() == "A single paragraph."


def test_a_date_that_is_no_date_keeps_the_pieces(desk: Desk, paste: Callable[[str], PastePane]) -> None:
    pane = paste("One.\n\nTwo.")
    pane.date.line.setText("soon")
    pane.add.click()
    assert pane.date.error_text()
    assert desk.middle.is_pasting()
    assert titles(pane) == ["One.", "Two."]


def test_pieces_wait_while_something_else_is_looked_at(
    desk: Desk, paste: Callable[[str], PastePane], pack: Pack, plain_session: Session
) -> None:
    pane = paste("One.\n\nTwo.")
    desk.show_place(pack.sub_headings[1].id)
    waiting = desk.middle.waiting
    assert not pane.isVisible()
    assert waiting.words.whole_text() == "2 pasted pieces are not added yet."
    waiting.button.click()
    assert pane.isVisible()
    paste("Three.")
    assert titles(pane) == ["One.", "Two.", "Three."]
    pane.cancel.click()
    assert not pane.isVisible()
    assert waiting.isHidden()
    assert plain_session.assessment.evidence == ()
    assert titles(paste("Four.")) == ["Four."]


def test_while_one_types_ctrl_enter_adds_what_is_typed(
    desk: Desk, paste: Callable[[str], PastePane], plain_session: Session
) -> None:
    pane = paste("One.\n\nTwo.")
    pane.text.setFocus()
    pane.text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(pane.text, " More.")
    QTest.keyClick(pane.text, Qt.Key.Key_Return, CONTROL)
    assert [item.text for item in plain_session.assessment.evidence] == ["One. More.", "Two."]


def test_where_nothing_can_be_added_ctrl_enter_leaves_the_keyboard_where_it_is(
    desk: Desk, paste: Callable[[str], PastePane]
) -> None:
    pane = paste("One.")
    pane.text.setFocus()
    pane.text.selectAll()
    QTest.keyClick(pane.text, Qt.Key.Key_Delete)
    QTest.keyClick(pane.text, Qt.Key.Key_Return, CONTROL)
    assert pane.text.hasFocus()
    assert desk.middle.is_pasting()


def test_a_file_closed_while_one_types_reads_nothing_more(
    desk: Desk, paste: Callable[[str], PastePane], plain_session: Session
) -> None:
    pane = paste("One.\n\nTwo.")
    pane.text.setFocus()
    QTest.keyClicks(pane.text, "More. ")
    assert pane._typing.isActive()
    plain_session.close()
    assert not pane._typing.isActive()


def test_what_is_ticked_is_not_lost_when_the_file_is_closed(
    desk: Desk, paste: Callable[[str], PastePane], plain_session: Session, qtbot: Any
) -> None:
    place, pane = desk.place(), paste("One.\n\nTwo.\n\nThree.")
    pane.source.setText("Panel")
    pane.date.line.setText("soon")
    pane.list.choose("piece 2")
    QTest.keyClick(pane.list, Qt.Key.Key_Space)
    path = plain_session.path
    assert path is not None
    plain_session.close()
    with qtbot.waitSignal(plain_session.comparison_changed):
        assert plain_session.open(path)
    assert [(i.text, i.sub_headings, i.source, i.date) for i in plain_session.assessment.evidence] == [
        ("One.", (place,), "Panel", None),
        ("Three.", (place,), "Panel", None),
    ]
    assert not desk.middle.is_pasting()


def test_a_copy_holds_what_is_ticked_and_the_keyboard_stays(
    desk: Desk, paste: Callable[[str], PastePane], plain_session: Session, pack: Pack, tmp_path: Path
) -> None:
    paste("One.\n\nTwo.")
    desk.show_place(pack.sub_headings[1].id)
    desk.left.list.setFocus()
    assert plain_session.save_copy(tmp_path / "Copy.plumb")
    assert [item.text for item in plain_session.assessment.evidence] == ["One.", "Two."]
    assert plain_session.undo_stack.undoText() == "Add 2 evidence items"
    assert desk.middle.waiting.isHidden()
    assert desk.place() == pack.sub_headings[1].id
    assert desk.left.list.hasFocus()


def test_an_empty_clipboard_is_said(desk: Desk, plain_session: Session, qtbot: Any) -> None:
    QGuiApplication.clipboard().setText(" \n ")
    with qtbot.waitSignal(plain_session.failed) as failed:
        desk.paste_evidence()
    assert "holds no text" in failed.args[0]
    assert not desk.middle.is_pasting()


@pytest.mark.parametrize("height", [780, 540])
def test_the_way_to_add_stays_in_sight_in_a_low_window(
    desk: Desk, paste: Callable[[str], PastePane], height: int
) -> None:
    desk.resize(1440, height)
    pane = paste("\n\n".join(f"Number {n} of twenty." for n in range(20)))
    for button in (pane.add, pane.cancel):
        assert button.visibleRegion().boundingRect() == button.rect()


def test_after_adding_it_is_said_where_the_items_went_and_the_place_of_most_is_shown(
    desk: Desk, paste: Callable[[str], PastePane], plain_session: Session, pack: Pack
) -> None:
    there, elsewhere = pack.sub_headings[3], pack.sub_headings[2]
    titles = {home: next(p.title for p in pack.patterns if p.home == home) for home in (there.id, elsewhere.id)}
    pane = paste(f"{titles[elsewhere.id]} here.\n\n{titles[there.id]} is so.\n\n{titles[there.id]} again.\n\nNothing.")
    pane.place.show_value(AS_SUGGESTED)
    pane.place.activated.emit(0)
    pane.add.click()
    assert desk.place() == there.id
    assert desk.middle.evidence_list.list.chosen_key() == "E2"
    done = desk.middle.evidence_list.done
    assert done.isVisible()
    assert done.words.whole_text() == "4 items added under 2 sub-headings, 1 of them not placed."
    done.button.click()
    assert plain_session.assessment.evidence == ()
    assert not done.isVisible()
