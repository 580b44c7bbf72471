"""A menu that stays open while its entries are ticked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu


class OpenMenu(QMenu):
    """Ticked with the mouse or the space bar; Enter ticks and closes, Esc closes."""

    def add_heading(self, words: str) -> QAction:
        """Add a line that only says what the entries under it are."""
        heading = self.addAction(words)
        heading.setEnabled(False)
        return heading

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)
