"""The next best steps, painted: a number, what to do, and under it why."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from desktop.models.overview import StepRow
from desktop.models.row_model import Row
from desktop.widgets import theme
from desktop.widgets.delegates import Style, paint_shape, write
from desktop.widgets.opening_list import OpeningDelegate, text_height

SIDE, NUMBER, SHAPE, ABOVE, BETWEEN = 20, 28, 18, 9, 5
WHAT, WHY = Style(13, "semibold", "ink"), Style(12, "regular", "ink2")
COUNT = Style(16, "semibold", "accent")
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class StepDelegate(OpeningDelegate):
    """A rule stands between steps."""

    def row_height(self, row: Row, width: int) -> int:
        what, why = _heights(row, width) if isinstance(row, StepRow) else (0.0, 0.0)
        return round(what + why) + theme.px(2 * ABOVE + BETWEEN)

    def paint_row(self, painter: QPainter, rect: QRect, row: Row) -> None:
        if not isinstance(row, StepRow):
            return
        what, why = _heights(row, rect.width())
        left, top = rect.left() + theme.px(SIDE), rect.top() + theme.px(ABOVE)
        if row.number > 1:
            painter.setPen(theme.token("line"))
            painter.drawLine(left, rect.top(), rect.right() - theme.px(SIDE), rect.top())
        write(painter, QPointF(left, top - theme.px(2)), theme.px(NUMBER), str(row.number), COUNT)
        left += theme.px(NUMBER)
        _write_lines(painter, QRectF(left, top, _room(rect.width()), what), row.step.sentence, WHAT)
        top += what + theme.px(BETWEEN)
        first_line = theme.metrics(WHY.size, WHY.weight).height()
        paint_shape(painter, left, top + first_line / 2, row.status, 13)
        _write_lines(
            painter,
            QRectF(left + theme.px(SHAPE), top, _room(rect.width()) - theme.px(SHAPE), why),
            row.step.why,
            WHY,
        )


def _heights(row: StepRow, width: int) -> tuple[float, float]:
    room = _room(width)
    what = text_height(row.step.sentence, WHAT.size, WHAT.weight, room)
    return what, text_height(row.step.why, WHY.size, WHY.weight, room - theme.px(SHAPE))


def _room(width: int) -> float:
    return width - theme.px(2 * SIDE + NUMBER)


def _write_lines(painter: QPainter, box: QRectF, text: str, style: Style) -> None:
    painter.setFont(theme.font(style.size, style.weight))
    painter.setPen(theme.token(style.ink))
    # A little higher than measured: the last line must not be lost to rounding.
    painter.drawText(box.adjusted(0, 0, 0, 2), _WRAPPED, text)
