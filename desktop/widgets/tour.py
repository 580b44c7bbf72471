"""Leads through the window on the example, a few words beside each control. The keyboard stays where it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMainWindow, QScrollArea, QWidget

from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets.buttons import Button
from desktop.widgets.callout import Callout
from desktop.widgets.spoken import say
from desktop.widgets.tour_stops import STOPS
from desktop.widgets.working_views import WorkingViews

KEYS = "Alt+N goes on, Alt+B goes back, Alt+C closes the tour."


class Tour(QObject):
    """A stop whose control is not in the window is passed over; ``passed`` names those that were."""

    def __init__(
        self, window: QMainWindow, session: Session, settings: Settings, views: Callable[[], WorkingViews]
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._settings, self._views = window, session, settings, views
        self._at = -1
        self._waiting = False
        """The example is open and its gaps are not found yet."""
        self.passed: list[str] = []
        self.callout = Callout(window)
        self.callout.setAccessibleName("The tour")
        self.next, self.back = Button("&Next", kind="primary"), Button("&Back")
        self.leave = Button("&Close", kind="quiet")
        for button, act in (
            (self.next, lambda: self._go(1)),
            (self.back, lambda: self._go(-1)),
            (self.leave, self.end),
        ):
            # A press with the mouse leaves the keyboard where it is, as the rest of the tour does.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(act)
        self.callout.set_buttons((self.leave,), (self.back, self.next))
        self.callout.closed.connect(self.end)
        session.closed.connect(self.end)
        session.comparison_changed.connect(self._begin)

    def start(self) -> None:
        """Open a fresh copy of the example and stop first where what is asked stands."""
        self.end()
        if not self._session.open_example():
            return
        self._settings.tour_taken = True
        self._waiting = True
        if self._session.has_comparison:
            self._begin()

    def end(self) -> None:
        """Leave the tour; the example stays open."""
        self._at, self._waiting = -1, False
        self.callout.end()

    def stop(self) -> str:
        """The control that is being shown; empty while there is no tour."""
        return STOPS[self._at].target if self._at >= 0 else ""

    def _begin(self) -> None:
        if self._waiting:
            self._waiting = False
            self.passed.clear()
            self._go(1)

    def _go(self, by: int) -> None:
        at = self._at + by
        while 0 <= at < len(STOPS):
            target = self._reach(at)
            if target is not None:
                self._at = at
                self._show(target)
                return
            self.passed.append(STOPS[at].target)
            at += by
        if by > 0:
            self.end()

    def _reach(self, at: int) -> QWidget | None:
        STOPS[at].prepare(self._session, self._views())
        found = self._window.findChildren(QWidget, STOPS[at].target)
        target = next((widget for widget in found if widget.isVisible()), None)
        above = target
        while above is not None:
            if isinstance(above, QScrollArea) and target is not None:
                above.ensureWidgetVisible(target)
            above = above.parentWidget()
        return target

    def _show(self, target: QWidget) -> None:
        stop, last = STOPS[self._at], self._at == len(STOPS) - 1
        self.next.setText("E&nd" if last else "&Next")
        self.next.setAccessibleName("End" if last else "Next")
        self.back.setEnabled(self._at > 0)
        place = f"Stop {self._at + 1} of {len(STOPS)}"
        self.callout.say(target, stop.title, place, stop.text)
        say(self.callout, f"{stop.title}. {stop.text} {place}. {KEYS}")
