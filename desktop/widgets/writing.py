"""Places to write: plain text whose undo is the assessment's own, so that one undo runs through everything."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.spelling_marks import SpellingMarks
from desktop.widgets.text_places import position_of, units

READING_WIDTH = 720
LINE_HEIGHT_PERCENT = 128
"""Of the font's own line, which is 1.21 of its size: together 155 %."""
PAUSE_MS = 1000


class WritingArea(QTextEdit):
    """Plain text of several lines. `written` comes with every change of the writer's, never from `show_text`."""

    written = Signal(str)
    settled = Signal()
    """The writer left the text, or is about to undo: what is typed is to be written now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown = ""
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self._space_lines()
        self.textChanged.connect(self._on_text_changed)
        self._marks: list[QTextEdit.ExtraSelection] = []
        self.spelling = SpellingMarks(self, session.spelling)

    def text(self) -> str:
        """The text as written: unlike `toPlainText`, it keeps non-breaking spaces."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def setReadOnly(self, read_only: bool) -> None:
        changed = read_only != self.isReadOnly()
        super().setReadOnly(read_only)
        if changed:
            # The style sheet looks at this once: an area to write in must not go on looking locked.
            self.style().unpolish(self)
            self.style().polish(self)

    def show_text(self, text: str) -> None:
        """Show a text. Only what differs is replaced, so the cursor stays where the writer was."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        old = self.text()
        if text == old and self._shown == old:
            return
        start = _common_length(old, text)
        end = _common_length(old[start:][::-1], text[start:][::-1])
        self._shown = text
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(old[:start]))
        cursor.setPosition(units(old[: len(old) - end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])
        self._space_lines()
        if not old:
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def setExtraSelections(self, selections: Sequence[QTextEdit.ExtraSelection]) -> None:
        self._marks = list(selections)
        self.show_marks()

    def show_marks(self) -> None:
        """Draw what others mark in the text, and the wavy lines under misspelt words over it."""
        super().setExtraSelections([*self._marks, *self.spelling.selections])

    def replace_words(self, cursor: QTextCursor, words: str) -> None:
        """Put words in the place of those that a cursor has selected."""
        self.settled.emit()
        cursor.insertText(words)
        self.settled.emit()

    def show_at(self, index: int) -> None:
        """Put the cursor at a character of the text and bring it into view."""
        cursor = self.textCursor()
        cursor.setPosition(min(position_of(self.text(), index), self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)

    def _on_text_changed(self) -> None:
        text = self.text()
        if text != self._shown:
            self._shown = text
            self.written.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self._undo()
        elif _is_redo(event):
            self._redo()
        elif event.key() == Qt.Key.Key_F7:
            self.spelling.step()
        else:
            super().keyPressEvent(event)

    def _undo(self) -> None:
        self.settled.emit()
        self._session.undo()

    def _redo(self) -> None:
        self.settled.emit()
        self._session.redo()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        own_undo = menu.actions()[:2]
        if not self.isReadOnly():
            stack = self._session.undo_stack
            for name, act, possible in (
                ("Redo", self._redo, stack.canRedo()),
                ("Undo", self._undo, stack.canUndo()),
            ):
                action = menu.addAction(name, act)
                action.setEnabled(possible)
                menu.insertAction(menu.actions()[0], action)
            for action in own_undo:
                menu.removeAction(action)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.spelling.offer(menu, self.textCursor() if by_key else self.cursorForPosition(event.pos()))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # Files that are dragged here are for the pane around; as words they would be only their addresses.
        return not any(url.isLocalFile() for url in source.urls()) and super().canInsertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settled.emit()

    def sizeHint(self) -> QSize:
        """As little as it may be: it takes what its neighbours leave."""
        return self.minimumSizeHint().expandedTo(self.minimumSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = min(self.viewport().width(), theme.px(READING_WIDTH))
        if width != self.lineWrapColumnOrWidth():  # Qt would lay every line anew, though only the height changed.
            self.setLineWrapColumnOrWidth(width)


class WritingLine(QLineEdit):
    """One line of text. `written` comes on a pause, on Enter, and on leaving or hiding the field."""

    written = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown = ""
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE_MS)
        self.pause.timeout.connect(self.write)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self.write)
        session.settling.connect(self.write)

    def _on_edited(self) -> None:
        self.pause.start()

    def show_text(self, text: str) -> None:
        """Show what is stored. What is being written here stays, and so do the blanks of who will go on writing."""
        if self.text() != self._shown:
            return
        if not (self.hasFocus() and " ".join(self.text().split()) == text):
            self.put(text)

    def put(self, text: str) -> None:
        """Put a text in place of all that stands here; where it is the same the cursor stays."""
        self.pause.stop()
        self._shown = text
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def write(self) -> None:
        """Hand on what was written, if it is anything new."""
        self.pause.stop()
        if self.text() != self._shown:
            self._shown = self.text()
            self.written.emit(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        unwritten = self.text() != self._shown
        if event.matches(QKeySequence.StandardKey.Undo) and not unwritten:
            self._session.undo()
        elif _is_redo(event) and not unwritten:
            self._session.redo()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.setCursorPosition(0)

    def hideEvent(self, event: QHideEvent) -> None:
        self.write()
        super().hideEvent(event)


def _is_redo(event: QKeyEvent) -> bool:
    """Ctrl+Y everywhere, beside what the platform itself takes for redo."""
    return event.matches(QKeySequence.StandardKey.Redo) or (
        event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )


def _common_length(one: str, other: str) -> int:
    length = min(len(one), len(other))
    if one[:length] == other[:length]:
        return length
    return next(n for n in range(length) if one[n] != other[n])
