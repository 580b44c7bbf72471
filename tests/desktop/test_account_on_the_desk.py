"""From the account to the evidence and back, in the whole window."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop import commands
from desktop.models.places import WHOLE_STATEMENT
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets.desk import Desk
from desktop.widgets.main_window import MainWindow


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> Iterator[Desk]:
    """The desk on the account of a sub-heading that the example has written in parts."""
    session = Session()
    window = MainWindow(session, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    with qtbot.waitSignal(session.comparison_changed, timeout=20_000):
        session.open_example()
    desk = window.views.desk
    desk.show_place("capacity")
    desk.middle.show_tab("account")
    yield desk
    session.close()


def put_cursor(area, words: str) -> None:
    cursor = area.textCursor()
    cursor.setPosition(area.text().index(words) + 2)
    area.setTextCursor(cursor)
    area.setFocus()


def test_enter_on_a_reference_opens_its_item_on_the_desk(qtbot, desk: Desk) -> None:
    area = desk.middle.account.parts["strengths"].area
    put_cursor(area, "[E21]")
    before = area.text()
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert desk.middle.tabs.chosen_key() == "evidence"
    assert desk.middle.editor.shown_item() == "E21"
    assert area.text() == before


def test_a_reference_to_what_was_moved_leads_to_where_it_stands_now(qtbot, desk: Desk) -> None:
    account = desk.middle.account
    commands.change_evidence(account._session, "E21", sub_headings=("quality",))
    part = account.parts["strengths"]
    qtbot.waitUntil(part._lines.isVisible)
    put_cursor(part.area, "[E21]")
    qtbot.keyClick(part.area, Qt.Key.Key_Return)
    assert (desk.place(), desk.middle.editor.shown_item()) == ("quality", "E21")


def test_the_whole_statement_refers_to_items_of_every_sub_heading(qtbot, desk: Desk) -> None:
    desk.show_place(WHOLE_STATEMENT)
    account = desk.middle.account
    evidence = [item.id for item in account._session.assessment.evidence]
    assert list(account.strip.list.rows.open_keys()) == evidence
    account.strip.picked.emit("E36")
    account.write()
    assert "[E36]" in account._session.assessment.account("").narrative


def test_f6_goes_through_the_account_and_the_evidence_beside_it(desk: Desk) -> None:
    account = desk.middle.account
    desk.left.list.setFocus()
    stops = []
    for _ in range(3):
        desk.step_pane(1)
        stops.append(desk.focusWidget())
    assert stops == [account.narrative, account.strip.list, desk.gap_list.list]


def test_the_wheel_over_a_text_is_left_to_the_page(desk: Desk) -> None:
    area = desk.middle.account.narrative
    at = QPointF(area.viewport().rect().center())
    wheel = QWheelEvent(
        at,
        QPointF(area.viewport().mapToGlobal(at.toPoint())),
        QPoint(0, 0),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(area.viewport(), wheel)
    assert not wheel.isAccepted()


def test_where_one_writes_stays_in_sight(qtbot, desk: Desk) -> None:
    page, area = desk.middle.account.page, desk.middle.account.parts["plans"].area
    area.setFocus()
    cursor = area.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    area.setTextCursor(cursor)
    area.insertPlainText("\n\nOne more line." * 6)

    def cursor_is_seen() -> bool:
        bottom = area.viewport().mapTo(page.viewport(), area.cursorRect().bottomLeft()).y()
        return 0 <= bottom <= page.viewport().height()

    assert not cursor_is_seen()
    qtbot.waitUntil(cursor_is_seen)


def test_every_draft_of_the_example_is_one_step_and_refers_to_what_stands_there(desk: Desk) -> None:
    account, session = desk.middle.account, desk.middle.account._session
    assert session.pack.sub_headings
    assert "" in account.parts
    for sub_heading in session.pack.sub_headings:
        desk.show_place(sub_heading.id)
        before, steps = session.assessment.account(sub_heading.id), session.undo_stack.index()
        account.draft_all.click()
        assert session.undo_stack.index() == steps + 1
        for key, part in account.parts.items():
            assert part.area.text().startswith(before.parts.get(key, "")) or not key
            assert part._lines.isHidden()
        session.undo()
        assert session.assessment.account(sub_heading.id) == before


def test_the_account_of_the_next_file_is_that_of_the_place_that_is_shown(desk: Desk, tmp_path: Path) -> None:
    session = desk.middle._session
    desk.middle.show_tab("evidence")
    assert session.new(tmp_path / "second.plumb", "Calderby Council", "2026/27", datetime.date(2026, 10, 1))
    desk.middle.show_tab("account")
    desk.middle.account.narrative.insertPlainText("Our words on this place.")
    session.settle()
    assert [account.sub_heading for account in session.assessment.accounts] == [desk.place()]


def test_the_account_takes_the_room_there_is_and_shows_its_evidence_below(desk: Desk) -> None:
    desk.window().resize(1366, 768)
    QApplication.processEvents()
    strip = desk.middle.account.strip
    assert desk.middle.account.height() == desk.middle.pages.height()
    assert strip.visibleRegion().boundingRect() == strip.rect()
