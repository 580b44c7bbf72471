"""The tour, walked from the start page to its end, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.callout import beside, seen_part
from desktop.widgets.main_window import MainWindow
from desktop.widgets.tour import Tour
from desktop.widgets.tour_stops import STOPS

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def window(qtbot: Any, qapp: QApplication, settings: Settings) -> Iterator[MainWindow]:
    theme.apply(qapp, dark=False, scale=1.0)
    session = Session()
    window = MainWindow(session, settings)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    session.close()
    theme.apply(qapp, dark=False, scale=1.0)


def taken(window: MainWindow, qtbot: Any) -> Tour:
    """Take the tour from the start page, as far as its first stop."""
    window.start.tour_door.click()
    tour = window.guide.tour
    assert tour is not None
    qtbot.waitUntil(lambda: tour.stop() == STOPS[0].target, timeout=20_000)
    return tour


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 660), (1920, 1080)])
def test_the_whole_tour_is_walked_and_no_stop_is_passed_over(
    window: MainWindow, qtbot: Any, width: int, height: int
) -> None:
    window.resize(width, height)
    tour = taken(window, qtbot)
    met: list[str] = []
    while tour.stop():
        met.append(tour.stop())
        target = tour.callout.target()
        assert target is not None
        assert target.isVisible()
        qtbot.waitUntil(lambda target=target: seen_part(window, target) is not None)
        qtbot.waitUntil(lambda: window.rect().contains(tour.callout.geometry()))
        assert tour.callout.title.text()
        assert tour.callout.text.text()
        assert window._session.is_example
        tour.next.click()
    assert met == [stop.target for stop in STOPS]
    assert tour.passed == []
    assert not tour.callout.isVisible()
    assert window._session.is_open


def test_each_stop_shows_what_it_speaks_of(window: MainWindow, qtbot: Any) -> None:
    tour = taken(window, qtbot)
    desk, session = window.views.desk, window._session
    while tour.stop() != "match_rows":
        tour.next.click()
    assert desk.middle.editor.text.extraSelections()
    assert desk.middle.editor.matches.chips
    while tour.stop() != "make_action":
        tour.next.click()
    assert desk.explanation.shown_gap() in {gap.key for gap in session.comparison.gaps}
    assert desk.explanation.make_action.isEnabled()
    tour.next.click()
    assert desk.middle.account.narrative.text()


def test_it_goes_back_and_its_beginning_has_no_way_back(window: MainWindow, qtbot: Any) -> None:
    tour = taken(window, qtbot)
    assert not tour.back.isEnabled()
    tour.next.click()
    tour.next.click()
    assert tour.stop() == STOPS[2].target
    tour.back.click()
    assert tour.stop() == STOPS[1].target
    assert tour.callout.second.text() == f"Stop 2 of {len(STOPS)}"


def test_it_is_walked_by_keys_and_leaves_the_keyboard_where_it_is(window: MainWindow, qtbot: Any) -> None:
    tour = taken(window, qtbot)
    focused = window.views.desk.left.list
    focused.setFocus()
    for key, stop in ((Qt.Key.Key_N, 1), (Qt.Key.Key_N, 2), (Qt.Key.Key_B, 1)):
        QTest.keyClick(focused, key, ALT)
        qtbot.waitUntil(lambda stop=stop: tour.stop() == STOPS[stop].target)
        assert QApplication.focusWidget() is focused
    QTest.mouseClick(tour.next, Qt.MouseButton.LeftButton)
    assert tour.stop() == STOPS[2].target
    assert QApplication.focusWidget() is focused
    QTest.keyClick(focused, Qt.Key.Key_C, ALT)
    qtbot.waitUntil(lambda: not tour.stop())
    assert not tour.callout.isVisible()
    assert QApplication.focusWidget() is focused


def test_its_keys_work_while_one_writes(window: MainWindow, qtbot: Any) -> None:
    tour = taken(window, qtbot)
    tour.next.click()
    tour.next.click()
    text = window.views.desk.middle.editor.text
    text.setFocus()
    before = text.text()
    QTest.keyClick(text, Qt.Key.Key_N, ALT)
    qtbot.waitUntil(lambda: tour.stop() == STOPS[3].target)
    assert text.text() == before


def test_every_stop_is_said_to_a_screen_reader(window: MainWindow, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("desktop.widgets.tour.say", lambda widget, words: said.append(words))
    tour = taken(window, qtbot)
    tour.next.click()
    assert STOPS[1].title in said[-1]
    assert STOPS[1].text in said[-1]
    assert "Alt+N" in said[-1]


def test_an_announcement_reaches_qt(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.widgets import spoken

    heard: list[str] = []
    monkeypatch.setattr(spoken.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(spoken.QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    spoken.say(window, "Stop 1")
    spoken.say(window, "")
    assert heard == ["Stop 1"]
    assert QAccessible is not None


def test_that_it_was_taken_is_remembered(window: MainWindow, settings: Settings, qtbot: Any) -> None:
    assert window.start.tour_door.isVisible()
    taken(window, qtbot)
    assert settings.tour_taken
    window._session.close()
    assert not window.start.tour_door.isVisible()
    again = MainWindow(window._session, settings)
    qtbot.addWidget(again)
    assert again.start.tour_door.isHidden()
    assert again.menus.acts["tour"].isEnabled()


def test_real_work_is_closed_and_kept_before_the_tour_begins(window: MainWindow, qtbot: Any, tmp_path: Path) -> None:
    import datetime

    from desktop import commands

    session, path = window._session, tmp_path / "Real.plumb"
    with qtbot.waitSignal(session.comparison_changed, timeout=20_000):
        session.new(path, "Alderwick Council", "2026/27", datetime.date(2026, 10, 1))
    commands.new_evidence(session, text="Ours.")
    window.menus.acts["tour"].trigger()
    assert session.is_example
    assert session.path != path
    assert window.guide.tour is not None
    qtbot.waitUntil(lambda: bool(window.guide.tour.stop()), timeout=20_000)
    session.open(path)
    assert [item.text for item in session.assessment.evidence] == ["Ours."]
    assert window.guide.tour.stop() == ""


def test_closing_the_example_ends_the_tour(window: MainWindow, qtbot: Any) -> None:
    tour = taken(window, qtbot)
    window.close_assessment()
    assert tour.stop() == ""
    assert not tour.callout.isVisible()


def test_closed_before_the_gaps_are_found_it_does_not_begin(window: MainWindow, qtbot: Any, tmp_path: Path) -> None:
    import datetime

    window.start.tour_door.click()
    session = window._session
    with qtbot.waitSignal(session.comparison_changed, timeout=20_000):
        session.new(tmp_path / "Real.plumb", "Alderwick Council", "2026/27", datetime.date(2026, 10, 1))
    assert window.guide.tour is not None
    assert window.guide.tour.stop() == ""


def test_the_example_opened_later_by_itself_begins_no_tour(window: MainWindow, qtbot: Any) -> None:
    session = window._session
    window.start.tour_door.click()
    session.close()
    with qtbot.waitSignal(session.comparison_changed, timeout=20_000):
        window.open_example()
    assert window.guide.tour is not None
    assert window.guide.tour.stop() == ""


def test_asked_for_twice_it_begins_at_its_first_stop(window: MainWindow, qtbot: Any) -> None:
    window.menus.acts["tour"].trigger()
    window.menus.acts["tour"].trigger()
    assert window.guide.tour is not None
    qtbot.waitUntil(lambda: bool(window.guide.tour.stop()), timeout=20_000)
    assert window.guide.tour.stop() == STOPS[0].target


def test_the_callout_follows_its_control(window: MainWindow, qtbot: Any) -> None:
    tour = taken(window, qtbot)
    before = tour.callout.geometry()
    window.resize(1700, 950)
    qtbot.waitUntil(lambda: tour.callout.geometry() != before)
    assert window.rect().contains(tour.callout.geometry())
    target = tour.callout.target()
    about = seen_part(window, target)
    assert about is not None
    assert not about.intersects(tour.callout.geometry())


def test_a_control_that_is_not_there_is_passed_over(window: MainWindow, qtbot: Any) -> None:
    tour = taken(window, qtbot)
    window.views.desk.left.list.setObjectName("")
    tour.next.click()
    assert tour.stop() == STOPS[2].target
    assert tour.passed == [STOPS[1].target]
    tour.back.click()
    assert tour.stop() == STOPS[0].target


ROOM = QRect(0, 0, 1000, 600)


@pytest.mark.parametrize(
    ("about", "side"),
    [
        (QRect(0, 100, 200, 400), "right"),
        (QRect(800, 100, 200, 400), "left"),
        (QRect(0, 0, 1000, 100), "below"),
        (QRect(0, 500, 1000, 100), "above"),
        (QRect(0, 0, 1000, 600), "inside"),
    ],
)
def test_a_callout_lies_where_there_is_room(about: QRect, side: str) -> None:
    placed = beside(about, 300, 150, ROOM)
    assert ROOM.contains(placed)
    assert placed.intersects(about) == (side == "inside")
    sides = {
        "right": placed.left() > about.right(),
        "left": placed.right() < about.left(),
        "below": placed.top() > about.bottom(),
        "above": placed.bottom() < about.top(),
    }
    assert side == "inside" or sides[side]


def test_nothing_of_the_window_is_blocked(window: MainWindow, qtbot: Any) -> None:
    tour = taken(window, qtbot)
    tour.next.click()
    places = window.views.desk.left.list
    target = places.visualRect(places.rows.index(1)).center()
    under = window.childAt(places.viewport().mapTo(window, target))
    assert under is places.viewport()
    assert isinstance(tour.callout, QWidget)
