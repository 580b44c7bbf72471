"""The real window on an assessment of a given size, and what a benchmark does to it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea


class Desk:
    """A shown window with its session. ``evidence_text`` is the field that evidence is typed into."""

    def __init__(self) -> None:
        from PySide6.QtWidgets import QApplication, QWidget

        from desktop.session import Session
        from desktop.settings import Settings
        from desktop.widgets import theme
        from desktop.widgets.main_window import MainWindow

        instance = QApplication.instance()
        self.application = instance if isinstance(instance, QApplication) else QApplication(["plumbline"])
        settings = Settings()
        theme.apply(self.application, settings.dark, settings.text_scale)
        self.session = Session()
        self.window = MainWindow(self.session, settings)
        self.window.resize(1600, 950)
        self.window.show()
        self.find = lambda name: self.window.findChild(QWidget, name)
        self.settle()

    def settle(self) -> None:
        """Let everything that waits happen, painting included."""
        for _ in range(3):
            self.application.processEvents()

    def until(self, ready: Callable[[], bool], what: str, timeout: float = 180) -> None:
        """Run the window's own loop until something is so. Polling without rest would slow down what is timed."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop, end = QEventLoop(), time.perf_counter() + timeout

        def look() -> None:
            if ready() or time.perf_counter() > end:
                loop.quit()

        timer = QTimer(interval=2)
        timer.timeout.connect(look)
        timer.start()
        loop.exec()
        if not ready():
            raise TimeoutError(f"waited {timeout} s for {what}")

    def open(self, path: Path) -> None:
        """Open an assessment and wait until its gaps are painted."""
        if not self.session.open(path):
            raise RuntimeError(f"{path} was not opened")
        self.until(lambda: self.session.has_comparison, "the first comparison")
        self.settle()

    def edit(self, evidence_id: str) -> None:
        """Show an item in the editor, with the cursor at the end of its text."""
        from PySide6.QtGui import QTextCursor

        self.find("desk").show_evidence(evidence_id)
        text = self.find("evidence_text")
        text.setFocus()
        text.moveCursor(QTextCursor.MoveOperation.End)
        self.settle()

    def type_a_key(self, key: str) -> tuple[float, float]:
        """Press one key: the seconds until its letter is painted, and until the gaps found with it are."""
        from PySide6.QtTest import QTest

        painted = Painted(self.find("evidence_text"))
        compared: list[bool] = []
        connection = self.session.comparison_changed.connect(lambda: compared.append(True))
        start = time.perf_counter()
        QTest.keyClick(painted.widget, key)
        while not compared:
            self.application.processEvents()
            if time.perf_counter() - start > 20:
                raise TimeoutError("the gaps did not follow the key")
        # What the new gaps made dirty is painted by the next turn of the loop.
        self.application.processEvents()
        taken = time.perf_counter() - start
        self.session.comparison_changed.disconnect(connection)
        painted.forget()
        return painted.at - start, taken


class Painted:
    """When a scrolling widget was first painted."""

    def __init__(self, widget: QAbstractScrollArea) -> None:
        from PySide6.QtCore import QEvent, QObject

        self.widget, self.at = widget, 0.0
        painted = self

        class Filter(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
                if event.type() == QEvent.Type.Paint and not painted.at:
                    painted.at = time.perf_counter()
                return False

        self._filter = Filter()
        widget.viewport().installEventFilter(self._filter)

    def forget(self) -> None:
        """Look no more: each one that still looks slows down all that follow."""
        self.widget.viewport().removeEventFilter(self._filter)


@contextmanager
def ticking(desk: Desk) -> Iterator[list[float]]:
    """Gaps, in seconds, between the ticks of a 10 ms timer: how long the window does not answer."""
    from PySide6.QtCore import Qt, QTimer

    gaps: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(now - last)
        last = now

    timer = QTimer(desk.window)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(10)
    timer.timeout.connect(tick)
    timer.start()
    yield gaps
    timer.stop()
