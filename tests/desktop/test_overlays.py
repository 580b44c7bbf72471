"""What lies over the window for a moment gives the keyboard back to what had it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.widgets.main_window import MainWindow
from rubric.pack import Pack

OVERLAYS = ("keys", "about", "what", "words", "search", "go_to", "history", "details")
"""The acts of the menus that open something over the window."""


@pytest.fixture
def stops(window: MainWindow, enter: Callable[..., str], pack: Pack) -> list[QWidget]:
    """Controls of each pane of the desk, by which the keyboard may be."""
    enter("Half a thought.", sub_headings=(pack.sub_headings[0].id,))
    desk = window.views.desk
    desk.show_place(pack.sub_headings[0].id)
    listed = desk.middle.evidence_list
    return [desk.left.list, listed.list, listed.quick_add.field, desk.middle.editor.text, desk.gap_list.list]


def _close(qtbot: Any, window: MainWindow, stop: QWidget) -> None:
    """Press Esc where the keyboard is, and wait until it is back."""
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window and QApplication.focusWidget() is stop)


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_escape_gives_the_keyboard_back(qtbot: Any, window: MainWindow, stops: list[QWidget], overlay: str) -> None:
    for stop in stops:
        stop.setFocus()
        window.menus.acts[overlay].trigger()
        taken = QApplication.focusWidget
        qtbot.waitUntil(lambda taken=taken, stop=stop: taken() is not None and taken() is not stop)
        _close(qtbot, window, stop)


def test_the_tour_gives_the_keyboard_back(qtbot: Any, window: MainWindow) -> None:
    window.menus.acts["tour"].trigger()
    tour = window.guide.tour
    assert tour is not None
    qtbot.waitUntil(tour.callout.isVisible, timeout=20_000)
    stop = window.views.desk.middle.evidence_list.list
    stop.setFocus()
    tour.leave.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is tour.leave
    _close(qtbot, window, stop)
    assert not tour.callout.isVisible()
