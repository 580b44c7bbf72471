"""An evidence item on one line: its id, its first words, and at the right where it is used."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter

from desktop.models.rows import Row
from desktop.widgets import theme
from desktop.widgets.row_painting import HINT, SECOND, TEXT_INSET, Style, advance, height, write

ITEM_LINE, ID_WIDTH = 30, 44
ROOM_FOR_WHERE = 480
"""From this width a row says where its item is used; a narrower one says only that it is."""

_ID = Style(12, "semibold", "ink")


def paint_item_line(painter: QPainter, rect: QRect, row: Row, inset: int = TEXT_INSET) -> None:
    """The words give way to what stands on either side."""
    middle, left, right = rect.center().y() + 1, rect.left() + theme.px(inset), rect.right() - theme.px(12)
    used = write(painter, QPointF(left, middle - height(_ID) / 2), rect.width(), row.key, _ID)
    left += max(theme.px(ID_WIDTH), round(used) + theme.px(8))
    if row.end:
        where = row.end if rect.width() >= theme.px(ROOM_FOR_WHERE) else "used"
        width = min(advance(where, HINT), rect.width() / 3)
        right -= round(width)
        write(painter, QPointF(right, middle - height(HINT) / 2), width, where, HINT)
        right -= theme.px(10)
    write(painter, QPointF(left, middle - height(SECOND) / 2), right - left, row.title, SECOND)
