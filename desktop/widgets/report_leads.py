"""A list of rows that each lead to a place; what a row is about is gone through one by one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.models.leading_rows import LeadingRow
from desktop.widgets import theme
from desktop.widgets.opening_list import OpeningList
from desktop.widgets.row_painting import (
    BESIDE_MARK,
    FIRST,
    SECOND,
    edges,
    height,
    paint_mark,
    wrapped_height,
    write_wrapped,
)

ABOVE, BETWEEN = 7, 2


class LeadingList(OpeningList):
    """As high as its rows: it scrolls with the page it stands in. `led` gives the kind of a place and which."""

    led = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, paint_leading, leading_height, parent)
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


def leading_height(row: LeadingRow, width: int) -> int:
    """How high a row is in a list of that width."""
    what, under = _heights(row, QRect(0, 0, width, 0))
    return round(what + under) + theme.px(2 * ABOVE + BETWEEN)


def paint_leading(painter: QPainter, rect: QRect, row: LeadingRow) -> None:
    """The mark, beside it the sentence, and under that the word for the mark and what it is about."""
    what, under = _heights(row, rect)
    (left, right), top = edges(rect), float(rect.top() + theme.px(ABOVE))
    paint_mark(painter, QPointF(left, top + height(FIRST) / 2), row.mark, row.ink)
    left += theme.px(BESIDE_MARK)
    write_wrapped(painter, QRectF(left, top, right - left, what), row.title, FIRST)
    write_wrapped(painter, QRectF(left, top + what + theme.px(BETWEEN), right - left, under), row.under, SECOND)


def _heights(row: LeadingRow, rect: QRect) -> tuple[float, float]:
    left, right = edges(rect)
    room = right - left - theme.px(BESIDE_MARK)
    return wrapped_height(row.title, FIRST, room), wrapped_height(row.under, SECOND, room) if row.under else 0
