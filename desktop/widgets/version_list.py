"""The passages that changed, are gone or are new, as a list; single letters answer while it has the focus."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.models.roles import Role
from desktop.models.version_rows import NewRow, VersionHeading, VersionRow
from desktop.widgets import theme
from desktop.widgets.delegates import (
    EVIDENCE,
    FIRST,
    GAP_HEADING,
    SECOND,
    TEXT_INSET,
    AnyIndex,
    advance,
    height,
    paint_counted,
    paint_ground,
    write,
)
from desktop.widgets.row_list import RowList

KEYS = {Qt.Key.Key_T: "take", Qt.Key.Key_K: "keep", Qt.Key.Key_O: "open", Qt.Key.Key_D: "delete"}
KEYS_SAID = "T takes the new words, K keeps ours, O opens the item or the new passage, D deletes the item."
_ICON = 15


class VersionList(RowList):
    """`answered` gives take, keep, open or delete."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(f"Passages that changed, are gone or are new. {KEYS_SAID}", _Delegate(), parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = KEYS.get(Qt.Key(event.key())) if not event.modifiers() else None
        if answer is not None:
            self.answered.emit(answer)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """None: letters are answers here."""


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        is_heading = isinstance(index.data(Role.ROW), VersionHeading)
        return QSize(0, theme.px(GAP_HEADING if is_heading else EVIDENCE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: VersionRow | NewRow | VersionHeading = index.data(Role.ROW)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        if isinstance(row, VersionHeading):
            paint_counted(painter, rect, row.title, str(row.count))
        else:
            paint_ground(painter, rect, option)
            _paint_row(painter, rect, row)
        painter.restore()


def _paint_row(painter: QPainter, rect: QRect, row: VersionRow | NewRow) -> None:
    side = theme.px(TEXT_INSET)
    first, second = rect.top() + theme.px(9), rect.top() + theme.px(30)
    left, right = rect.left() + side + theme.px(24), float(rect.right() + 1 - side)
    picture = theme.pixmap(row.icon, row.ink, _ICON, painter.device().devicePixelRatio())
    painter.drawPixmap(QPointF(rect.left() + side, round(first + height(FIRST) / 2 - theme.px(_ICON) / 2)), picture)
    write(painter, QPointF(left, first), right - left, row.title, FIRST if row.is_open else FIRST._replace(ink="ink2"))
    x = right - advance(row.word, SECOND)
    write(painter, QPointF(x, second), rect.width(), row.word, SECOND._replace(ink=row.ink) if row.word else SECOND)
    write(painter, QPointF(left, second), x - left - theme.px(10), row.second, SECOND)
