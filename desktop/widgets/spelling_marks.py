"""Marks misspelt words in a text with a wavy line, and offers what was meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from desktop.spelling import Spelling
from desktop.widgets import theme
from desktop.widgets.text_places import position_of

if TYPE_CHECKING:
    from desktop.widgets.writing import WritingArea

PAUSE_MS = 250


class SpellingMarks(QObject):
    """Looks at the words in sight, a moment after the last key. The word being written is left in peace."""

    def __init__(self, area: WritingArea, spelling: Spelling) -> None:
        super().__init__(area)
        self.selections: list[QTextEdit.ExtraSelection] = []
        self._area, self._spelling = area, spelling
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        scroll = area.verticalScrollBar()
        for moved in (area.textChanged, area.cursorPositionChanged, scroll.valueChanged, scroll.rangeChanged):
            moved.connect(self.look_soon)
        spelling.changed.connect(self.look_soon)
        theme.changed.connect(self.look_soon)

    def look_soon(self) -> None:
        """Look again once the writer rests."""
        self._pause.start()

    def offer(self, menu: QMenu, cursor: QTextCursor) -> None:
        """Put what was probably meant at the head of a menu, where the cursor stands in a misspelt word."""
        found = self._misspelt_at(cursor)
        if found is None:
            return
        first, word = menu.actions()[0], found.selectedText()
        offered = self._spelling.suggestions(word)
        for suggestion in offered:
            act = menu.addAction(suggestion, partial(self._area.replace_words, found, suggestion))
            act.setFont(theme.font(13, "semibold"))
            menu.insertAction(first, act)
        if not offered:
            none = menu.addAction("No suggestion")
            none.setEnabled(False)
            menu.insertAction(first, none)
        menu.insertAction(first, menu.addAction("Add to my words", partial(self._spelling.add, word)))
        menu.insertSeparator(first)

    def step(self) -> None:
        """Select the next misspelt word after the cursor, from the beginning again after the last."""
        here = self._area.textCursor().selectionEnd()
        cursors = [cursor for block in _blocks(self._area.document().begin()) for cursor in self._misspelt_in(block)]
        ahead = [cursor for cursor in cursors if cursor.selectionStart() >= here]
        if cursors:
            self._area.setTextCursor((ahead or cursors)[0])

    def _look(self) -> None:
        area = self._area
        first = area.cursorForPosition(QPoint(0, 0)).block()
        last = area.cursorForPosition(QPoint(area.viewport().width(), area.viewport().height())).block()
        writing = area.textCursor().position() if area.hasFocus() else -1
        cursors = [cursor for block in _blocks(first, last) for cursor in self._misspelt_in(block)]
        selections = [_marked(cursor) for cursor in cursors if cursor.selectionEnd() != writing]
        if selections or self.selections:
            self.selections = selections
            area.show_marks()

    def _misspelt_in(self, block: QTextBlock) -> Iterator[QTextCursor]:
        text = block.text()
        for start, end in [] if self._area.isReadOnly() else self._spelling.misspelt(text):
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + position_of(text, start))
            cursor.setPosition(block.position() + position_of(text, end), QTextCursor.MoveMode.KeepAnchor)
            yield cursor

    def _misspelt_at(self, cursor: QTextCursor) -> QTextCursor | None:
        inside = (c for c in self._misspelt_in(cursor.block()) if c.selectionStart() <= cursor.position())
        return next((c for c in inside if cursor.position() <= c.selectionEnd()), None)


def _blocks(first: QTextBlock, last: QTextBlock | None = None) -> Iterator[QTextBlock]:
    while first.isValid():
        yield first
        if first == last:
            return
        first = first.next()


def _marked(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    wavy = QTextCharFormat()
    wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    wavy.setUnderlineColor(QColor(theme.token("missing")))
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
    selection.format = wavy  # pyright: ignore[reportAttributeAccessIssue]
    return selection
