"""The line in which a document is looked for by its words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.widgets import theme


class DocumentFind(QLineEdit):
    """Down goes into the list, Enter opens what is found there, Esc takes the words back: `left` and `entered`."""

    left = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Find a document")
        self.setAccessibleName("Find a document")
        self.setClearButtonEnabled(True)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter):
            self.entered.emit()
        elif event.key() in (keys.Key_Down, keys.Key_Escape):
            if event.key() == keys.Key_Escape:
                self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_theme_changed(self) -> None:
        self.setMinimumWidth(theme.px(96))
        self.setMaximumWidth(theme.px(200))
