"""A list of rows that each lead to a place; what a row is about is gone through one by one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.models.leading_rows import LeadingRow
from desktop.models.row_model import Row
from desktop.widgets import theme
from desktop.widgets.delegates import SECOND, Style, paint_shape
from desktop.widgets.marks import STATUSES
from desktop.widgets.opening_list import OpeningDelegate, OpeningList, text_height

SIDE, MARK, SHAPE, ABOVE, BETWEEN = 20, 24, 15, 7, 2
WHAT = Style(13, "medium", "ink")
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class LeadingList(OpeningList):
    """As high as its rows: it scrolls with the page it stands in. `led` gives the kind of a place and which."""

    led = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, LeadingDelegate(), parent)
        self._steps: dict[str, int] = {}
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.opened.connect(self._on_opened)
        theme.changed.connect(self.lay_out)

    def lay_out(self) -> None:
        """Take the room that every row needs."""
        self.setFixedHeight(self.content_height() + 2)

    def begin_anew(self) -> None:
        """Lead from each row to the first thing again."""
        self._steps.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()

    def _on_opened(self, key: str) -> None:
        row = self.chosen_row()
        if isinstance(row, LeadingRow) and row.key == key and row.ways:
            at = self._steps.get(key, 0)
            self._steps[key] = at + 1
            self.led.emit(*row.ways[at % len(row.ways)])


class LeadingDelegate(OpeningDelegate):
    """The mark, beside it the sentence, and under that the word for the mark and what it is about."""

    def row_height(self, row: Row, width: int) -> int:
        if not isinstance(row, LeadingRow):
            return 0
        what, under = _heights(row, width)
        return round(what + under) + theme.px(2 * ABOVE + BETWEEN)

    def paint_row(self, painter: QPainter, rect: QRect, row: Row) -> None:
        if not isinstance(row, LeadingRow):
            return
        what, under = _heights(row, rect.width())
        left, top = rect.left() + theme.px(SIDE), rect.top() + theme.px(ABOVE)
        middle = top + theme.metrics(WHAT.size, WHAT.weight).height() / 2
        if row.mark in STATUSES:
            paint_shape(painter, left, middle, row.mark)
        else:
            picture = theme.pixmap(row.mark, row.ink, SHAPE, painter.device().devicePixelRatio())
            painter.drawPixmap(QPointF(left, round(middle - theme.px(SHAPE) / 2)), picture)
        left += theme.px(MARK)
        for text, style, high in ((row.title, WHAT, what), (row.under, SECOND, under)):
            painter.setFont(theme.font(style.size, style.weight))
            painter.setPen(theme.token(style.ink))
            # A little higher than measured: the last line must not be lost to rounding.
            painter.drawText(QRectF(left, top, _room(rect.width()), high + 2), _WRAPPED, text)
            top += high + theme.px(BETWEEN)


def _heights(row: LeadingRow, width: int) -> tuple[float, float]:
    room = _room(width)
    under = text_height(row.under, SECOND.size, SECOND.weight, room) if row.under else 0
    return text_height(row.title, WHAT.size, WHAT.weight, room), under


def _room(width: int) -> float:
    return width - theme.px(2 * SIDE + MARK)
