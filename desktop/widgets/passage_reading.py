"""Reads the passages of a document a few at a time, so that a long document never holds the window up."""

from __future__ import annotations

import time
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.session import Session
from rubric.assessment import Passage
from rubric.suggestion import Suggestion

SLICE_SECONDS = 0.012
"""How long passages are read before the window gets its turn."""
TELL_SECONDS, TELL_COST = 0.2, 10
"""How often what has been read is told; and how many times as long as the last telling took, where that is longer."""


class PassageReading(QObject):
    """Keeps what is suggested for each text under its heading, so that it is read once."""

    read_more = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: list[Passage] = []
        self._suggestions: dict[tuple[str, str], Suggestion] = {}
        self._tell_after = 0.0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._read_some)

    def forget(self) -> None:
        """Forget everything, as when another assessment is open."""
        self._timer.stop()
        self._suggestions.clear()

    def want(self, passages: Iterable[Passage]) -> None:
        """Read these next."""
        self._wanted = [passage for passage in passages if _read_as(passage) not in self._suggestions]
        if self._wanted:
            self._timer.start()
        else:
            self._timer.stop()

    def is_busy(self) -> bool:
        """Whether some are still to be read."""
        return self._timer.isActive()

    def suggestion(self, passage: Passage) -> Suggestion | None:
        """What is suggested for a passage, if it has been read."""
        return self._suggestions.get(_read_as(passage))

    def read_now(self, passage: Passage) -> Suggestion:
        """What is suggested for a passage that cannot wait."""
        if (read_as := _read_as(passage)) not in self._suggestions:
            self._suggestions[read_as] = self._session.suggestion(passage)
        return self._suggestions[read_as]

    def _read_some(self) -> None:
        until = time.perf_counter() + SLICE_SECONDS
        while self._wanted and time.perf_counter() < until:
            self.read_now(self._wanted.pop(0))
        if not self._wanted:
            self._timer.stop()
        if not self._wanted or until > self._tell_after:
            self.read_more.emit()
            now = time.perf_counter()
            self._tell_after = now + max(TELL_SECONDS, TELL_COST * (now - until))


def _read_as(passage: Passage) -> tuple[str, str]:
    """What of a passage the engine reads."""
    return passage.text, passage.heading
