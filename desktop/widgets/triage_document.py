"""An imported document as it reads, its passages numbered in the margin and the words that were read marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.widgets import theme
from desktop.widgets.highlights import match_selections
from desktop.widgets.writing import LINE_HEIGHT_PERCENT, READING_WIDTH
from rubric.assessment import Passage
from rubric.reading import Match

_MARGIN = 60
_BAR = 46


class TriageDocument(QTextEdit):
    """Read only: a passage is chosen here by pressing it."""

    passage_pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setProperty("kind", "document")
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setAccessibleName("The document's own text")
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self._passages: tuple[Passage, ...] = ()
        self._blocks: dict[int, int] = {}
        self._current: int | None = None

    def show_passages(self, passages: tuple[Passage, ...]) -> None:
        """Show a document. One whose words are already shown keeps its place."""
        same = [(p.id, p.text) for p in passages] == [(p.id, p.text) for p in self._passages]
        self._passages = passages
        if same:
            self.viewport().update()
        else:
            self.lay_out()

    def lay_out(self) -> None:
        """Set the text anew, as when the text size has changed."""
        self.setExtraSelections([])
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, passage in enumerate(self._passages):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(_block_format(passage, first=not number))
            cursor.setBlockCharFormat(_char_format(passage))
            cursor.insertText(passage.text.replace("\n", "\u2028"), _char_format(passage))
            self._blocks[passage.id] = cursor.blockNumber()
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark(self, matches: Mapping[int, Iterable[Match]]) -> None:
        """Mark the words that were read in each passage, by the passage's id."""
        selections = []
        for passage in self._passages:
            if found := matches.get(passage.id):
                start = self._block(passage).position()
                selections += match_selections(self, passage.text, found, start=start)
        self.setExtraSelections(selections)

    def show_current(self, passage_id: int | None) -> None:
        """Wash one passage and bring it into sight."""
        self._current = passage_id
        passage = next((p for p in self._passages if p.id == passage_id), None)
        if passage is not None:
            block = self._block(passage)
            box = self._box(block)
            if box.top() < theme.px(24) or box.bottom() > self.viewport().height():
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + box.top() - theme.px(72))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        block = self.cursorForPosition(QPoint(theme.px(_MARGIN), 0)).block()
        while block.isValid():
            box = self._box(block)
            if box.top() > event.rect().bottom():
                break
            passage = self._passages[block.blockNumber()] if block.blockNumber() < len(self._passages) else None
            if passage is not None and passage.is_offered:
                self._paint_margin(painter, passage, box)
            block = block.next()
        painter.end()
        super().paintEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        number = self.cursorForPosition(event.position().toPoint()).block().blockNumber()
        if not self.textCursor().hasSelection() and number < len(self._passages):
            passage = self._passages[number]
            if passage.is_offered:
                self.passage_pressed.emit(passage.id)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.setLineWrapColumnOrWidth(min(self.viewport().width(), theme.px(READING_WIDTH + _MARGIN)))

    def _paint_margin(self, painter: QPainter, passage: Passage, box: QRect) -> None:
        current = passage.id == self._current
        bar = QRect(theme.px(_BAR), box.top() - 2, 3, box.height() + 4)
        if current:
            painter.fillRect(
                QRect(bar.left(), bar.top(), box.right() - bar.left(), bar.height()), theme.token("accent_soft")
            )
        painter.fillRect(bar, theme.token("accent" if current else "line" if passage.verdict else "edge"))
        painter.setPen(theme.token("ink" if current else "ink2"))
        painter.setFont(theme.font(12, "medium" if current else "regular"))
        line = QRect(0, box.top(), theme.px(_BAR - 20), theme.px(22))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(passage.number))
        if passage.verdict:
            icon, ink = {"accepted": ("check", "covered"), "skipped": ("x", "ink3")}.get(
                passage.verdict, ("ban", "ink3")
            )
            mark = theme.icon(icon, ink).pixmap(theme.px(12))
            painter.drawPixmap(theme.px(_BAR - 16), box.top() + theme.px(5), mark)

    def _block(self, passage: Passage) -> QTextBlock:
        return self.document().findBlockByNumber(self._blocks[passage.id])

    def _box(self, block: QTextBlock) -> QRect:
        layout = self.document().documentLayout()
        box = layout.blockBoundingRect(block).toRect().translated(0, -self.verticalScrollBar().value())
        return QRect(0, box.top(), max(box.right(), self.lineWrapColumnOrWidth()), box.height())


def _block_format(passage: Passage, first: bool) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLeftMargin(theme.px(_MARGIN))
    made.setRightMargin(theme.px(20))
    made.setTopMargin(theme.px(16 if first else 20 if passage.kind == "heading" else 6))
    made.setBottomMargin(theme.px(8))
    made.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def _char_format(passage: Passage) -> QTextCharFormat:
    made = QTextCharFormat()
    kind = passage.kind
    made.setFont(theme.font(18 if kind == "heading" else 15, "semibold" if kind == "heading" else "regular"))
    made.setForeground(theme.token("ink3" if kind == "front-matter" else "ink"))
    made.setFontStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made
