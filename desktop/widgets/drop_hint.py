"""Covers a pane while a file is dragged over it, and says what letting go of it will do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class DropHint(QLabel):
    """As large as the pane it lies on, so that a drag over the pane's parts is a drag over one thing."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self._pane = pane
        self.setProperty("kind", "drop")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.hide()

    def say(self, words: str) -> None:
        """Lie over the pane with these words."""
        self.setText(words)
        self.setGeometry(self._pane.rect())
        self.raise_()
        self.show()
