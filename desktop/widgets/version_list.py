"""The passages that changed, are gone or are new, as a list; single letters answer while it has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.widgets.row_list import RowList

KEYS = {Qt.Key.Key_T: "take", Qt.Key.Key_K: "keep", Qt.Key.Key_O: "open", Qt.Key.Key_D: "delete"}
KEYS_SAID = "T takes the new words, K keeps ours, O opens the item or the new passage, D deletes the item."


class VersionList(RowList):
    """`answered` gives take, keep, open or delete."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(f"Passages that changed, are gone or are new. {KEYS_SAID}", parent=parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = KEYS.get(Qt.Key(event.key())) if not event.modifiers() else None
        if answer is not None:
            self.answered.emit(answer)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """None: letters are answers here."""
