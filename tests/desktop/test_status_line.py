"""The line at the foot of the window says that the evidence is being read, where that takes its time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.session import Session
from desktop.widgets.main_window import MainWindow


def test_reading_that_takes_long_is_said_and_moves_nothing(
    window: MainWindow, plain_session: Session, enter: Callable[..., str], qtbot: Any
) -> None:
    enter("Waits fell.")
    before, status = window.views.geometry(), window.status
    plain_session.reading_changed.emit(True)
    assert not status.reading.isVisible(), "not before it takes long"
    qtbot.waitUntil(status.reading.isVisible)
    assert window.views.geometry() == before
    assert not window.progress.isVisible()
    plain_session.reading_changed.emit(False)
    assert not status.reading.isVisible()


def test_reading_that_is_over_at_once_or_finds_nothing_to_read_is_not_said(
    window: MainWindow, plain_session: Session, enter: Callable[..., str]
) -> None:
    timer = window.status._slow
    plain_session.reading_changed.emit(True)
    assert not timer.isActive(), "there is no evidence"
    enter("Waits fell.")
    plain_session.reading_changed.emit(True)
    assert timer.isActive()
    plain_session.reading_changed.emit(False)
    assert not timer.isActive()
    assert not window.status.reading.isVisible()
