"""The places of the left pane, with the meter of each sub-heading: evidence may be dropped on one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen

from desktop.models.places import BIN, NOT_PLACED, is_sub_heading
from desktop.models.roles import Role
from desktop.models.row_model import DRAGGED
from desktop.models.sub_headings import SubHeadingRow, TrayRow
from desktop.widgets import theme
from desktop.widgets.marks import paint_meter
from desktop.widgets.row_list import RowList
from desktop.widgets.row_painting import FIRST, INSET, SECOND, TEXT_INSET, advance, edges, height, paint_icon, write

SUB_HEADING, SUB_HEADING_COMPACT, TRAY = 76, 58, 36


class PlaceList(RowList):
    """`dropped` gives the keys that were dropped, the place, and whether they are to stay where they are as well."""

    dropped = Signal(tuple, str, bool)

    def __init__(self) -> None:
        super().__init__("Sub-headings", paint_place, self._place_height)
        self._under = ""
        self._is_compact = False
        self.setAcceptDrops(True)

    def set_compact(self, compact: bool) -> None:
        """Shrink the rows: the counts go to the tooltip."""
        if self._is_compact != compact:
            self._is_compact = compact
            self.scheduleDelayedItemsLayout()

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

    def _place_height(self, row: SubHeadingRow | TrayRow, _width: int) -> int:
        if isinstance(row, TrayRow):
            return theme.px(TRAY)
        return theme.px(SUB_HEADING_COMPACT if self._is_compact else SUB_HEADING)

    def _place_at(self, at: QPoint) -> str:
        index: QModelIndex = self.indexAt(at)
        place = str(index.data(Role.KEY)) if index.isValid() else ""
        return place if is_sub_heading(place) or place in (NOT_PLACED, BIN) else ""

    def _show_under(self, place: str) -> None:
        if place != self._under:
            self._under = place
            self.viewport().update()


def paint_place(painter: QPainter, rect: QRect, row: SubHeadingRow | TrayRow) -> None:
    """A sub-heading, or a place beside them."""
    if isinstance(row, TrayRow):
        _paint_tray(painter, rect, row)
    else:
        _paint_sub_heading(painter, rect, row)


def _paint_sub_heading(painter: QPainter, rect: QRect, row: SubHeadingRow) -> None:
    """Short title, meter and, where there is room, the counts in words."""
    left, width = edges(rect)[0], rect.width() - theme.px(TEXT_INSET + 12)
    write(painter, QPointF(left, rect.top() + theme.px(9)), width, row.title, FIRST)
    if row.counts is None:
        write(painter, QPointF(left, rect.top() + theme.px(30)), width, row.second, SECOND)
        return
    paint_meter(painter, QPointF(left, rect.top() + theme.px(33)), width, row.counts)
    if rect.height() >= theme.px(SUB_HEADING):
        for words in row.second.split("   "):
            left += write(painter, QPointF(left, rect.top() + theme.px(51)), width, words, SECOND) + theme.px(12)


def _paint_tray(painter: QPainter, rect: QRect, row: TrayRow) -> None:
    """Icon, title and number."""
    middle, (left, right) = rect.center().y() + 1, edges(rect)
    paint_icon(painter, QPointF(left, middle), row.icon, "ink2", 18)
    left, right = left + theme.px(27), right - advance(row.count, SECOND)
    write(painter, QPointF(left, middle - height(FIRST) / 2), right - left - theme.px(8), row.title, FIRST)
    write(painter, QPointF(right, middle - height(SECOND) / 2), rect.width(), row.count, SECOND)
