"""How a row of what was found is painted: two lines, the words that were looked for in bold."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.found_rows import MORE, FoundHeading, FoundRow, split_key
from desktop.models.roles import Role
from desktop.searchable import MarkedLine
from desktop.widgets import theme
from desktop.widgets.delegates import (
    FIRST,
    HINT,
    SECOND,
    TEXT_INSET,
    AnyIndex,
    Style,
    advance,
    height,
    paint_counted,
    paint_ground,
    paint_shape,
    write,
)

HEADING, ROW, SHORT = 30, 46, 32
PLAIN = Style(13, "regular", "ink")
_BOLD = {PLAIN: Style(13, "semibold", "ink"), SECOND: Style(12, "semibold", "ink")}


def row_height(row: FoundHeading | FoundRow) -> int:
    """How high a row is, in the ordinary text size."""
    if isinstance(row, FoundHeading):
        return HEADING
    return ROW if row.second or row.found_in else SHORT


class FoundDelegate(QStyledItemDelegate):
    """Headings with their counts, and rows."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, theme.px(row_height(index.data(Role.ROW))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(Role.ROW)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        if isinstance(row, FoundHeading):
            paint_counted(painter, rect, row.title, row.count)
        else:
            paint_ground(painter, rect, option)
            _paint_row(painter, rect, row)
        painter.restore()


def _paint_row(painter: QPainter, rect: QRect, row: FoundRow) -> None:
    side = theme.px(TEXT_INSET)
    two = bool(row.second or row.found_in)
    first = rect.top() + (theme.px(6) if two else (rect.height() - height(PLAIN)) / 2)
    left, right = rect.left() + side + theme.px(26), float(rect.right() + 1 - side)
    middle = first + height(PLAIN) / 2
    if row.shape:
        paint_shape(painter, rect.left() + side + theme.px(1), middle, row.shape)
    elif row.icon:
        picture = theme.pixmap(row.icon, "ink2", 16, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(rect.left() + side, round(middle - theme.px(8))), picture)
    if row.keys:
        right -= advance(row.keys, SECOND)
        write(painter, QPointF(right, middle - height(SECOND) / 2), rect.width(), row.keys, SECOND)
        right -= theme.px(12)
    is_more = split_key(row.key)[0] == MORE
    write_marked(
        painter, QPointF(left, first), right - left, MarkedLine("", row.title, row.spans), FIRST if is_more else PLAIN
    )
    second = QPointF(left, rect.top() + theme.px(25))
    end = float(rect.right() + 1 - side)
    if row.second:
        share = 0.4 if row.found_in else 1.0
        used = write(painter, second, (end - left) * share, row.second, SECOND)
        second.setX(left + used + theme.px(10))
    if row.found_in:
        if row.found_in.label:
            name = f"{row.found_in.label}:"
            second.setX(second.x() + write(painter, second, end - second.x(), name, HINT) + theme.px(4))
        write_marked(painter, second, end - second.x(), row.found_in, SECOND)


def write_marked(painter: QPainter, at: QPointF, width: float, line: MarkedLine, style: Style) -> None:
    """Write one line, cut to the width, with its spans in bold."""
    _, text, spans = line
    x, end, done = at.x(), at.x() + width, 0
    bold = _BOLD.get(style, style)
    for start, stop in (*spans, (len(text), len(text))):
        for words, worn in ((text[done:start], style), (text[start:stop], bold)):
            if words and x < end:
                whole = advance(words, worn)
                if x + whole > end + 1:
                    room = Qt.TextElideMode.ElideRight
                    words = theme.metrics(worn.size, worn.weight).elidedText(words, room, end - x)  # noqa: PLW2901
                    write(painter, QPointF(x, at.y()), whole, words, worn)
                    return
                write(painter, QPointF(x, at.y()), whole, words, worn)
                x += whole
        done = stop
