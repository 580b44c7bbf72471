"""The pieces of a pasted text, each with a tick."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.models.pieces import PieceRow
from desktop.widgets import theme
from desktop.widgets.row_list import RowList
from desktop.widgets.row_painting import (
    FIRST,
    SECOND,
    TEXT_INSET,
    TWO_LINES,
    edges,
    height,
    paint_notice,
    write,
)

TICK = 16


class PieceList(RowList):
    """The space bar, or a click on the tick, ticks what is chosen: `ticked`."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Pieces, the space bar ticks", paint_piece, TWO_LINES, parent, several=True)
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.ticked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        on_tick = at.x() < theme.px(TEXT_INSET + TICK + 6) and self.indexAt(at).isValid()
        if on_tick and event.button() == Qt.MouseButton.LeftButton:
            self.ticked.emit()


def paint_piece(painter: QPainter, rect: QRect, row: PieceRow) -> None:
    """A tick, the piece, and below it where it would stand; at the right what says the same already."""
    left, right = edges(rect)
    first, second = rect.top() + theme.px(9), rect.top() + theme.px(30)
    _paint_tick(painter, left, first + height(FIRST) / 2, row.wanted)
    left += theme.px(28)
    write(painter, QPointF(left, first), right - left, row.title, FIRST if row.wanted else FIRST._replace(ink="ink2"))
    x = paint_notice(painter, QPointF(right, second), row.notice)
    write(painter, QPointF(left, second), x - left, row.second, SECOND)


def _paint_tick(painter: QPainter, left: float, middle: float, ticked: bool) -> None:
    """A box to tick, as the style sheet draws it elsewhere."""
    side = theme.px(TICK)
    box = QRectF(round(left) + 0.5, round(middle - side / 2) + 0.5, side - 1, side - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.token("accent" if ticked else "edge"), 1))
    painter.setBrush(theme.token("accent" if ticked else "surface"))
    painter.drawRoundedRect(box, 4, 4)
    if ticked:
        picture = theme.pixmap("check", "on_accent", TICK - 2, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(box.left() + 0.5, box.top() + 0.5), picture)
