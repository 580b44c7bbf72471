"""How the rows of a list are painted: headings in one way, all else by a function over the same ground."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.roles import Role
from desktop.models.rows import Heading
from desktop.widgets import theme
from desktop.widgets.row_painting import HEADING, RULE, paint_ground, paint_heading, paint_rule

AnyIndex = QModelIndex | QPersistentModelIndex
Paint = Callable[[QPainter, QRect, Any], None]
Height = float | Callable[[Any, int], int]
"""One for every row, in the ordinary text size, or how high a row is in a list of that width, in dots."""


class RowDelegate(QStyledItemDelegate):
    """A row that ``is_apart`` has a rule above it. Without ``stay_chosen`` what is chosen is seen in the focus only."""

    stay_chosen = True

    def __init__(self, view: QListView, paint: Paint, height: Height) -> None:
        super().__init__(view)
        self._view, self._paint, self._height = view, paint, height

    def row_height(self, row: Any) -> int:
        """How high a row is in the list as it is."""
        if isinstance(row, Heading):
            return theme.px(HEADING)
        height = self._height(row, self._view.viewport().width()) if callable(self._height) else theme.px(self._height)
        return height + _room_above(row)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, self.row_height(index.data(Role.ROW)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(Role.ROW)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        if isinstance(row, Heading):
            paint_heading(painter, rect, row)
        else:
            if above := _room_above(row):
                paint_rule(painter, rect)
            if not self.stay_chosen and not self._view.hasFocus():
                option.state &= ~QStyle.StateFlag.State_Selected  # pyright: ignore[reportAttributeAccessIssue]
            inside = rect.adjusted(0, above, 0, 0)
            paint_ground(painter, inside, option)
            self._paint(painter, inside, row)
        painter.restore()


def _room_above(row: Any) -> int:
    return theme.px(RULE) if getattr(row, "is_apart", False) else 0
