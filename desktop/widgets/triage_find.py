"""A line to look for words in the document that is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.widgets import theme
from desktop.widgets.buttons import IconButton
from desktop.widgets.fields import label
from desktop.widgets.triage_document import TriageDocument


class TriageFind(QWidget):
    """Enter goes to the next place, Shift+Enter to the one before, Esc closes. Hidden until it is asked for."""

    left = Signal()

    def __init__(self, document: TriageDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.line = QLineEdit()
        self.line.setAccessibleName("Find words in this document")
        self.line.setPlaceholderText("Find in this document")
        self.nothing = label("Not found", "second", "not_found")
        self.nothing.hide()
        previous, following = IconButton("chevron-up", "The place before"), IconButton("chevron-down", "The next place")
        close = IconButton("x", "Close the search")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(12), 0)
        row.setSpacing(theme.px(4))
        row.addWidget(self.line, 1)
        for part in (self.nothing, previous, following, close):
            row.addWidget(part)
        self.line.textEdited.connect(self._on_edited)
        previous.clicked.connect(lambda: self.look(backwards=True))
        following.clicked.connect(lambda _checked: self.look())
        close.clicked.connect(self.close_line)
        self.hide()

    def ask(self) -> None:
        """Show the line and put the keyboard in it."""
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def look(self, *, backwards: bool = False) -> None:
        """Go to the next place, or the one before."""
        words = self.line.text()
        self.nothing.setVisible(bool(words) and not self._find(words, backwards))

    def close_line(self) -> None:
        """Put the line away."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.look(backwards=event.modifiers() == Qt.KeyboardModifier.ShiftModifier)
        else:
            super().keyPressEvent(event)

    def _find(self, words: str, backwards: bool) -> bool:
        """Go to where these words stand next, from the top again after the last. Whether they stand anywhere."""
        document, ends = self._document, QTextCursor.MoveOperation
        how = QTextDocument.FindFlag.FindBackward if backwards else QTextDocument.FindFlag(0)
        if document.find(words, how):
            return True
        kept = document.textCursor()
        document.moveCursor(ends.End if backwards else ends.Start)
        if document.find(words, how):
            return True
        document.setTextCursor(kept)
        return False

    def _on_edited(self) -> None:
        cursor = self._document.textCursor()
        cursor.setPosition(cursor.selectionStart())  # What is typed further is looked for from the same place.
        self._document.setTextCursor(cursor)
        self.look()
