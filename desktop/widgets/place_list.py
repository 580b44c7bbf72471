"""The places of the left pane: evidence may be dropped on one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from desktop.models.places import BIN, NOT_PLACED, is_sub_heading
from desktop.models.roles import Role
from desktop.models.row_model import DRAGGED
from desktop.widgets import theme
from desktop.widgets.delegates import INSET
from desktop.widgets.row_list import RowList


class PlaceList(RowList):
    """`dropped` gives the keys that were dropped, the place, and whether they are to stay where they are as well."""

    dropped = Signal(tuple, str, bool)

    def __init__(self, name: str, delegate: QStyledItemDelegate, parent: QWidget | None = None) -> None:
        super().__init__(name, delegate, parent)
        self._under = ""
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # What is not ours is the window's: a document dropped anywhere is imported.
        event.setAccepted(event.mimeData().hasFormat(DRAGGED))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._show_under(self._place_at(event.position().toPoint()) if event.mimeData().hasFormat(DRAGGED) else "")
        event.setAccepted(bool(self._under))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_under("")

    def dropEvent(self, event: QDropEvent) -> None:
        place = self._place_at(event.position().toPoint())
        self._show_under("")
        if not place or not event.mimeData().hasFormat(DRAGGED):
            event.ignore()
            return
        keys = tuple(bytes(event.mimeData().data(DRAGGED).data()).decode().split("\n"))
        also = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        # Copied in any case: the list that was dragged from must not take the rows away by itself.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        # After the drop has ended: rows must not go while they are being dragged.
        QTimer.singleShot(0, self, lambda: self.dropped.emit(keys, place, also))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        row = self.rows.row_of(self._under) if self._under else -1
        if row >= 0:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.token("focus"), 2))
            box = QRectF(self.visualRect(self.rows.index(row)))
            painter.drawRoundedRect(box.adjusted(INSET + 1, 2, -INSET - 1, -2), 6, 6)

    def _place_at(self, at: QPoint) -> str:
        index: QModelIndex = self.indexAt(at)
        place = str(index.data(Role.KEY)) if index.isValid() else ""
        return place if is_sub_heading(place) or place in (NOT_PLACED, BIN) else ""

    def _show_under(self, place: str) -> None:
        if place != self._under:
            self._under = place
            self.viewport().update()
