"""A list of ways to other places: one click or Enter opens a row, and nothing in it stays chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.models.roles import Role
from desktop.models.row_model import Row
from desktop.widgets import theme
from desktop.widgets.delegates import paint_ground
from desktop.widgets.row_list import RowList

AnyIndex = QModelIndex | QPersistentModelIndex


class OpeningDelegate(QStyledItemDelegate):
    """Paints a row over its ground; how high a row is may hang on how wide the list is."""

    def row_height(self, row: Row, width: int) -> int:
        """How high a row is in a list of that width."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Paint what stands on the ground."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        view = option.widget  # pyright: ignore[reportAttributeAccessIssue]
        width = view.viewport().width() if isinstance(view, QListView) else 0
        return QSize(0, self.row_height(index.data(Role.ROW), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        view = option.widget  # pyright: ignore[reportAttributeAccessIssue]
        if not view.hasFocus():
            option.state &= ~QStyle.StateFlag.State_Selected  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        paint_ground(painter, option.rect, option)  # pyright: ignore[reportAttributeAccessIssue]
        self.paint_row(painter, option.rect, index.data(Role.ROW))  # pyright: ignore[reportAttributeAccessIssue]
        painter.restore()


class OpeningList(RowList):
    """`opened` gives the key of the row."""

    opened = Signal(str)

    def __init__(self, name: str, delegate: OpeningDelegate, parent: QWidget | None = None) -> None:
        super().__init__(name, delegate, parent)
        self._delegate = delegate
        self.setAccessibleDescription("Enter opens")
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        """As high as whoever holds it says it must be; it takes what else there is."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def content_height(self) -> int:
        """How high all rows are together."""
        rows = (self.rows.index(n).data(Role.ROW) for n in range(self.rows.rowCount()))
        return sum(self._delegate.row_height(row, self.viewport().width()) for row in rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.chosen_key():
            self.opened.emit(self.chosen_key())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Qt makes the first row current and selects nothing; what Enter would open is to be seen.
        if not self.selectionModel().hasSelection():
            self.choose(self.chosen_key() or next(iter(self.rows.open_keys()), ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(Role.ROW).key)


def text_height(text: str, size: float, weight: str, width: float) -> float:
    """How high a text is that is broken into lines of that width."""
    place = QRectF(0, 0, max(1.0, width), 10_000)
    return theme.metrics(size, weight).boundingRect(place, int(Qt.TextFlag.TextWordWrap), text).height()
