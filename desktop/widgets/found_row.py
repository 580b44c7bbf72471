"""How a row of what was found is painted: two lines, the words that were looked for in bold."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter

from desktop.models.found_rows import MORE, FoundRow, split_key
from desktop.searchable import MarkedLine
from desktop.widgets import theme
from desktop.widgets.row_painting import (
    FIRST,
    HINT,
    SECOND,
    Style,
    advance,
    edges,
    height,
    paint_icon,
    paint_shape,
    write,
    write_before,
)

TWO, ONE = 46, 32
PLAIN = Style(13, "regular", "ink")
_BOLD = {PLAIN: Style(13, "semibold", "ink"), SECOND: Style(12, "semibold", "ink")}


def found_height(row: FoundRow, _width: int) -> int:
    """How high a row is."""
    return theme.px(TWO if row.second or row.found_in else ONE)


def paint_found(painter: QPainter, rect: QRect, row: FoundRow) -> None:
    """What was found, and where it stands."""
    two = bool(row.second or row.found_in)
    first = rect.top() + (theme.px(6) if two else (rect.height() - height(PLAIN)) / 2)
    left, end = edges(rect)
    middle = first + height(PLAIN) / 2
    if row.shape:
        paint_shape(painter, QPointF(left + theme.px(1), middle), row.shape)
    elif row.icon:
        paint_icon(painter, QPointF(left, middle), row.icon, "ink2", 16)
    left += theme.px(26)
    right = write_before(painter, QPointF(end, middle - height(SECOND) / 2), row.keys, SECOND)
    is_more = split_key(row.key)[0] == MORE
    write_marked(
        painter, QPointF(left, first), right - left, MarkedLine("", row.title, row.spans), FIRST if is_more else PLAIN
    )
    second = QPointF(left, rect.top() + theme.px(25))
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
