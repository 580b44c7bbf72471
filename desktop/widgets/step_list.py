"""The next best steps, painted: a number, what to do, and under it why."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from desktop.models.rows import Row
from desktop.widgets import theme
from desktop.widgets.row_painting import SECOND, Style, edges, height, paint_shape, wrapped_height, write, write_wrapped

NUMBER, SHAPE, ABOVE, BETWEEN = 28, 18, 9, 5
WHAT, COUNT = Style(13, "semibold", "ink"), Style(16, "semibold", "accent")


def step_height(row: Row, width: int) -> int:
    """How high a step is in a list of that width."""
    what, why = _heights(row, QRect(0, 0, width, 0))
    return round(what + why) + theme.px(2 * ABOVE + BETWEEN)


def paint_step(painter: QPainter, rect: QRect, row: Row) -> None:
    """A rule stands between steps."""
    what, why = _heights(row, rect)
    (left, right), top = edges(rect), rect.top() + theme.px(ABOVE)
    if row.key != "1":
        painter.setPen(theme.token("line"))
        painter.drawLine(round(left), rect.top(), round(right) - 1, rect.top())
    write(painter, QPointF(left, top - theme.px(2)), theme.px(NUMBER), row.key, COUNT)
    left += theme.px(NUMBER)
    write_wrapped(painter, QRectF(left, top, right - left, what), row.title, WHAT)
    top += what + theme.px(BETWEEN)
    paint_shape(painter, QPointF(left, top + height(SECOND) / 2), row.mark, 13)
    left += theme.px(SHAPE)
    write_wrapped(painter, QRectF(left, top, right - left, why), row.second, SECOND)


def _heights(row: Row, rect: QRect) -> tuple[float, float]:
    left, right = edges(rect)
    room = right - left - theme.px(NUMBER)
    return wrapped_height(row.title, WHAT, room), wrapped_height(row.second, SECOND, room - theme.px(SHAPE))
