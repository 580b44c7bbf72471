"""What the rows of all lists are painted with: their ground, their lines, what stands beside these, and headings."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.models.rows import Heading, Notice, Row
from desktop.widgets import theme
from desktop.widgets.marks import SHAPE, STATUSES, shape

INSET, STROKE, TEXT_INSET = 6, 3, 20
HEADING, RULE, TWO_LINES, THREE_LINES = 32, 17, 56, 76
ICON, BESIDE_MARK, BETWEEN = 15, 24, 12
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
State = QStyle.StateFlag


class Style(NamedTuple):
    """Size, weight and colour of a line."""

    size: float
    weight: str
    ink: str


FIRST, SECOND, HINT = Style(13, "medium", "ink"), Style(12, "regular", "ink2"), Style(12, "regular", "ink3")
GROUP = Style(12, "semibold", "ink2")


def paint_ground(painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
    """What lies under a row that is selected, under the pointer or in focus: wash, stroke and outline."""
    state = option.state  # pyright: ignore[reportAttributeAccessIssue]
    view = option.widget  # pyright: ignore[reportAttributeAccessIssue]
    selected = bool(state & State.State_Selected)
    if not state & State.State_Enabled or not (selected or state & State.State_MouseOver):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(rect.adjusted(INSET, 1, -INSET, -1))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.token("accent_soft" if selected else "hover"))
    painter.drawRoundedRect(box, 6, 6)
    in_focus = view is not None and view.hasFocus()
    if selected:
        painter.setBrush(theme.token("accent" if in_focus else "edge"))
        painter.drawRoundedRect(QRectF(box.left(), box.top() + 8, STROKE, box.height() - 16), 1.5, 1.5)
    if selected and in_focus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.token("focus"), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)


def edges(rect: QRect) -> tuple[float, float]:
    """Where the text of a row begins and where it ends."""
    side = theme.px(TEXT_INSET)
    return float(rect.left() + side), float(rect.right() + 1 - side)


def write(painter: QPainter, at: QPointF, width: float, text: str, style: Style) -> float:
    """Write one line whose box begins at ``at``, cut to the width. Gives back how wide it came out."""
    metrics = theme.metrics(style.size, style.weight)
    # Three more than there is: a text that fits exactly would otherwise lose its end to rounding.
    line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width + 3)
    painter.setFont(theme.font(style.size, style.weight))
    painter.setPen(theme.token(style.ink))
    painter.drawText(QPointF(at.x(), at.y() + metrics.ascent()), line)
    return metrics.horizontalAdvance(line)


def write_before(painter: QPainter, corner: QPointF, text: str, style: Style) -> float:
    """Write a line before its top right corner. Gives back where what stands before it must end."""
    if not text:
        return corner.x()
    x = corner.x() - advance(text, style)
    write(painter, QPointF(x, corner.y()), corner.x() - x, text, style)
    return x - theme.px(BETWEEN)


def write_wrapped(painter: QPainter, box: QRectF, text: str, style: Style) -> None:
    """Write a text on as many lines as it takes."""
    painter.setFont(theme.font(style.size, style.weight))
    painter.setPen(theme.token(style.ink))
    # A little higher than measured: the last line must not be lost to rounding.
    painter.drawText(box.adjusted(0, 0, 0, 2), _WRAPPED, text)


def advance(text: str, style: Style) -> float:
    """How wide a text is."""
    return theme.metrics(style.size, style.weight).horizontalAdvance(text)


def height(style: Style) -> float:
    """How high a line is."""
    return theme.metrics(style.size, style.weight).height()


def wrapped_height(text: str, style: Style, width: float) -> float:
    """How high a text is that is broken into lines of that width."""
    place = QRectF(0, 0, max(1.0, width), 10_000)
    return theme.metrics(style.size, style.weight).boundingRect(place, int(Qt.TextFlag.TextWordWrap), text).height()


def paint_shape(painter: QPainter, at: QPointF, status: str, size: int = SHAPE) -> None:
    """The shape of a status, which begins there and is centred on that line."""
    _draw(painter, at, shape(status, size, painter.device().devicePixelRatio()), size)


def paint_icon(painter: QPainter, at: QPointF, icon: str, ink: str, size: int = ICON) -> None:
    """An icon, which begins there and is centred on that line."""
    _draw(painter, at, theme.pixmap(icon, ink, size, painter.device().devicePixelRatio()), size)


def paint_mark(painter: QPainter, at: QPointF, mark: str, ink: str) -> None:
    """The shape of a status, or an icon in that ink."""
    if mark in STATUSES:
        paint_shape(painter, at, mark)
    elif mark:
        paint_icon(painter, at, mark, ink)


def _draw(painter: QPainter, at: QPointF, picture: QPixmap, size: int) -> None:
    painter.drawPixmap(QPointF(at.x(), round(at.y() - theme.px(size) / 2)), picture)


def paint_notice(painter: QPainter, corner: QPointF, notice: Notice | None) -> float:
    """What to watch, if anything, before its top right corner. Gives back where what stands before it must end."""
    if notice is None:
        return corner.x()
    style = Style(12, "medium", notice.ink)
    x = corner.x() - advance(notice.words, style)
    write(painter, QPointF(x, corner.y()), corner.x() - x, notice.words, style)
    x -= theme.px(18)
    paint_icon(painter, QPointF(x, corner.y() + height(style) / 2), notice.icon, notice.ink, 14)
    return x - theme.px(10)


def paint_heading(painter: QPainter, rect: QRect, row: Heading) -> None:
    """The title of a group with how many it holds, and at the right what it means."""
    left, right = edges(rect)
    top = rect.bottom() - theme.px(6) - height(GROUP)
    x = left + write(painter, QPointF(left, top), right - left, row.title, GROUP)
    if row.count:
        x += theme.px(8)
        x += write(painter, QPointF(x, top), right - x, row.count, HINT)
    if row.meaning:
        width = min(advance(row.meaning, HINT), right - x - theme.px(12))
        write(painter, QPointF(right - width, top), width, row.meaning, HINT)


def paint_rule(painter: QPainter, rect: QRect) -> None:
    """A line in the room above a row that stands apart."""
    y = rect.top() + theme.px(RULE) // 2
    painter.setPen(theme.token("line"))
    painter.drawLine(rect.left() + theme.px(16), y, rect.right() - theme.px(16), y)


def row_height(row: Row, _width: int) -> int:
    """How high a row is that `paint_row` paints."""
    return theme.px(THREE_LINES if row.note else TWO_LINES)


def paint_row(painter: QPainter, rect: QRect, row: Row) -> None:
    """The mark, two lines with what is told at their right, and the note."""
    left, right = edges(rect)
    first, second, third = (rect.top() + theme.px(at) for at in (9, 30, 50))
    begin = left + theme.px(BESIDE_MARK) if row.mark else left
    paint_mark(painter, QPointF(left, first + height(FIRST) / 2), row.mark, row.ink)
    for top, words, style, told, ink in (
        (first, row.title, FIRST._replace(ink="ink2") if row.done else FIRST, row.end, "ink2"),
        (second, row.second, SECOND, row.word, row.ink),
    ):
        end = write_before(painter, QPointF(right, top), told, SECOND._replace(ink=ink))
        write(painter, QPointF(begin, top), end - begin, words, style)
    if row.note:
        style = Style(12, "medium" if row.note.ink == "weak" else "regular", row.note.ink)
        paint_icon(painter, QPointF(left, third + height(style) / 2), row.note.icon, row.note.ink)
        begin = left + theme.px(BESIDE_MARK)
        write(painter, QPointF(begin, third), right - begin, row.note.words, style)
