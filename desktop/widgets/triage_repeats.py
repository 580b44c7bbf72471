"""Finds which passages repeat evidence or one another, a few at a time."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.session import Session
from rubric.duplicates import Repeat, Repeating
from rubric.passage_repeats import repeats_of_passages, texts_to_compare

_SLICE = 100
"""How many texts are looked at before the window gets its turn."""


class TriageRepeats(QObject):
    """Accepting a passage changes none of the texts, and so costs nothing here."""

    found = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._repeating = Repeating()
        self._texts: dict[str, str] = {}
        self._looked = 0
        self._raw: Mapping[str, Repeat] = {}
        self._repeats: Mapping[int, Repeat] = {}
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._look)

    def refresh(self) -> None:
        """Look again, where any text has changed."""
        if not self._session.is_open:
            self._timer.stop()
            self._repeating, self._texts, self._looked, self._raw, self._repeats = Repeating(), {}, 0, {}, {}
            return
        texts = texts_to_compare(self._session.assessment)
        if list(texts.items()) != list(self._texts.items()):
            self._looked = _stay(list(self._texts)[: self._looked], texts)
            self._texts = texts
            self._timer.start()
        self._repeats = repeats_of_passages(self._session.assessment, self._raw)

    def of(self, passage_id: int) -> Repeat | None:
        """What a passage repeats, as far as is known."""
        return self._repeats.get(passage_id)

    def is_busy(self) -> bool:
        """Whether not all texts have been looked at."""
        return self._timer.isActive()

    def _look(self) -> None:
        if not self._session.is_open:
            self.refresh()
            return
        self._looked = min(self._looked + _SLICE, len(self._texts))
        self._raw = self._repeating.find(dict(islice(self._texts.items(), self._looked)))
        if self._looked >= len(self._texts):
            self._timer.stop()
            self._repeats = repeats_of_passages(self._session.assessment, self._raw)
            self.found.emit()


def _stay(looked: list[str], texts: Mapping[str, str]) -> int:
    """How many texts need not be taken a few at a time, though some of them changed: those that were looked at, while
    they stand first in the same order and most are still there; else none.
    """
    stay = [key for key in looked if key in texts]
    is_known = len(looked) <= 2 * len(stay) and stay == list(islice(texts, len(stay)))
    return len(stay) if is_known else 0
