"""The ways in, with nothing open."""

import datetime
import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.session import Session
from desktop.widgets.doors import RecentFile, say_changed
from desktop.widgets.start_page import StartPage


@pytest.fixture
def page(qtbot, tmp_path):
    """A page that remembers one file that is there and one that is not."""
    (tmp_path / "Alderwick 2026.plumb").write_bytes(b"")
    recent = [tmp_path / "Alderwick 2026.plumb", tmp_path / "Gone.plumb"]
    session = Session()
    page = StartPage(session, lambda: recent, lambda: recent[:1])
    page.session = session
    qtbot.addWidget(page)
    page.show()
    return page


def test_each_door_asks_for_its_own(qtbot, page):
    for door, asked in (
        (page.new_door, page.new_requested),
        (page.open_door, page.open_requested),
        (page.example_door, page.example_requested),
    ):
        with qtbot.waitSignal(asked):
            door.click()


def test_enter_opens_a_door_as_space_does(qtbot, page):
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(page.example_requested):
            qtbot.keyClick(page.example_door, key)


def test_a_recent_file_is_opened_and_one_that_is_gone_says_so(qtbot, page, tmp_path):
    there, gone = page.findChildren(RecentFile)
    with qtbot.waitSignal(page.open_requested) as asked:
        there.click()
    assert asked.args == [str(tmp_path / "Alderwick 2026.plumb")]
    assert there.accessibleDescription().endswith(datetime.datetime.now().strftime("Today, %H:%M"))
    assert gone.accessibleDescription().endswith("Not found")


def test_the_keyboard_begins_at_the_file_opened_last_and_tab_comes_to_the_files_after_the_ways_in(qtbot, page):
    with qtbot.waitActive(page):
        page.activateWindow()
    rows = page.findChildren(RecentFile)
    assert page.rows == rows
    assert rows[0].hasFocus()
    page.refresh()
    assert page.rows[0].hasFocus()
    qtbot.waitUntil(page.findChildren(QLabel, "notice")[-1].isVisible)
    page.tour_door.setFocus()
    for _ in range(2):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.focusWidget() is page.rows[0]


def test_with_no_file_opened_before_the_keyboard_begins_at_a_new_assessment(qtbot):
    page = StartPage(Session())
    qtbot.addWidget(page)
    page.show()
    assert page.focusWidget() is page.new_door


def test_a_recent_file_says_how_its_patterns_stood(qtbot, tmp_path):
    session = Session()
    page = StartPage(session, lambda: [tmp_path / "a.plumb"], counts=lambda _path: (24, 10, 12))
    qtbot.addWidget(page)
    row = page.findChild(RecentFile)
    assert "24 covered, 10 weak, 12 missing" in row.accessibleDescription()


def test_what_was_kept_is_told_above_the_list(page):
    assert page.findChild(QLabel, "notice").text() == "What was typed after the last save is kept"


def test_many_kept_files_do_not_push_the_list_away(qtbot, tmp_path):
    session = Session()
    page = StartPage(session, list, lambda: [tmp_path / f"{n}.plumb" for n in range(5)])
    qtbot.addWidget(page)
    assert len(page.findChildren(QLabel, "notice")) == 2
    assert page.findChild(QLabel, "more_kept").text().startswith("3 more files keep what was typed")


def test_with_nothing_opened_before_the_list_says_what_belongs_there(qtbot):
    session = Session()
    page = StartPage(session)
    qtbot.addWidget(page)
    assert page.findChild(QLabel, "empty").text() == "Assessments that you open will stand here."


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (datetime.datetime(2026, 11, 22, 9, 5), "Today, 09:05"),
        (datetime.datetime(2026, 11, 19, 16, 5), "Thursday, 16:05"),
        (datetime.datetime(2026, 10, 3, 12, 0), "3 Oct 2026"),
        (datetime.datetime(2026, 11, 23, 12, 0), "23 Nov 2026"),
    ],
)
def test_nearer_days_go_by_their_names(tmp_path, when, said):
    file = tmp_path / "a.plumb"
    file.write_bytes(b"")
    os.utime(file, (when.timestamp(), when.timestamp()))
    assert say_changed(file, datetime.datetime(2026, 11, 22, 14, 0)) == said
