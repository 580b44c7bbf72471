"""The text being typed: held until there is a pause in it, or none for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from rubric.evidence import EvidenceItem

PAUSE_MS = 400
LONGEST_MS = 1_500
"""Who never rests is written for as well: a crash costs no more typing than this."""


class TypedText(QObject):
    """Holds an evidence item as it is typed in; `due` asks for it to be taken and written."""

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.item: EvidenceItem | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        for timer in (self._pause, self._longest):
            timer.timeout.connect(self.due)

    def hold(self, item: EvidenceItem) -> None:
        """Hold the item as it now reads."""
        self.item = item
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def take(self) -> EvidenceItem | None:
        """Give the item that is held, and hold none."""
        self._pause.stop()
        self._longest.stop()
        item, self.item = self.item, None
        return item
