"""The list of imported documents, painted: what each is, how far it is decided, and what to know of it just now."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.document_rows import AnyDocumentRow, DocumentHeadingRow, DocumentRow, RefusedRow, TakenRow
from desktop.models.roles import Role
from desktop.models.row_model import Row
from desktop.widgets import theme
from desktop.widgets.delegates import (
    EVIDENCE,
    FIRST,
    GAP_HEADING,
    SECOND,
    TEXT_INSET,
    AnyIndex,
    Style,
    advance,
    height,
    paint_counted,
    paint_ground,
    write,
)
from desktop.widgets.opening_list import OpeningDelegate

NOTED = 76
TAKEN = 30
_ICON, _BESIDE_ICON = 15, 22
_ID = Style(12, "semibold", "ink")


class DocumentDelegate(QStyledItemDelegate):
    """Headings, documents and files that were not read."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row: AnyDocumentRow = index.data(Role.ROW)
        if isinstance(row, DocumentHeadingRow):
            return QSize(0, theme.px(GAP_HEADING))
        return QSize(0, theme.px(NOTED if isinstance(row, DocumentRow) and row.note else EVIDENCE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: AnyDocumentRow = index.data(Role.ROW)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        paint_ground(painter, rect, option)
        if isinstance(row, DocumentRow):
            _paint_document(painter, rect, row)
        elif isinstance(row, RefusedRow):
            _paint_refused(painter, rect, row)
        else:
            paint_counted(painter, rect, row.title, row.second)
        painter.restore()


class TakenDelegate(OpeningDelegate):
    """The item's id, and its first words."""

    def row_height(self, row: Row, width: int) -> int:
        return theme.px(TAKEN)

    def paint_row(self, painter: QPainter, rect: QRect, row: Row) -> None:
        if not isinstance(row, TakenRow):
            return
        middle, left, right = rect.center().y() + 1, rect.left() + theme.px(12), rect.right() - theme.px(12)
        used = write(painter, QPointF(left, middle - height(_ID) / 2), rect.width(), row.key, _ID)
        left += max(theme.px(44), round(used) + theme.px(8))
        write(painter, QPointF(left, middle - height(SECOND) / 2), right - left, row.title, SECOND)


def _paint_document(painter: QPainter, rect: QRect, row: DocumentRow) -> None:
    """Title and progress; what is known of it and how much was taken from it; and the note."""
    left, right = rect.left() + theme.px(TEXT_INSET), float(rect.right() + 1 - theme.px(TEXT_INSET))
    first, second, third = (rect.top() + theme.px(at) for at in (9, 30, 50))
    for top, words, told, style in (
        (first, row.title, row.progress, FIRST),
        (second, row.second, row.evidence, SECOND),
    ):
        x = right - advance(told, SECOND)
        write(painter, QPointF(x, top), right - x, told, SECOND)
        write(painter, QPointF(left, top), x - left - theme.px(12), words, style)
    if row.note:
        style = Style(12, "medium" if row.ink == "weak" else "regular", row.ink)
        _paint_icon(painter, QPointF(left, third + height(style) / 2), row.icon, row.ink)
        write(
            painter,
            QPointF(left + theme.px(_BESIDE_ICON), third),
            right - left - theme.px(_BESIDE_ICON),
            row.note,
            style,
        )


def _paint_refused(painter: QPainter, rect: QRect, row: RefusedRow) -> None:
    left, right = rect.left() + theme.px(TEXT_INSET), float(rect.right() + 1 - theme.px(TEXT_INSET))
    first, second = rect.top() + theme.px(9), rect.top() + theme.px(30)
    _paint_icon(painter, QPointF(left, first + height(FIRST) / 2), "triangle-alert", "missing")
    left += theme.px(_BESIDE_ICON)
    write(painter, QPointF(left, first), right - left, row.title, FIRST)
    write(painter, QPointF(left, second), right - left, row.second, SECOND)


def _paint_icon(painter: QPainter, middle: QPointF, icon: str, ink: str) -> None:
    picture = theme.pixmap(icon, ink, _ICON, painter.device().devicePixelRatio())
    painter.drawPixmap(QPointF(middle.x(), round(middle.y() - theme.px(_ICON) / 2)), picture)
