"""The pieces of a pasted text, each with a tick."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop.models.pieces import PieceRow
from desktop.widgets import theme
from desktop.widgets.delegates import EVIDENCE, TEXT_INSET, TICK, RowDelegate
from desktop.widgets.row_list import RowList


class PieceList(RowList):
    """The space bar, or a click on the tick, ticks what is chosen: `ticked`."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Pieces, the space bar ticks", RowDelegate({PieceRow: EVIDENCE}), parent, several=True)
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.ticked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        on_tick = at.x() < theme.px(TEXT_INSET + TICK + 6) and self.indexAt(at).isValid()
        if on_tick and event.button() == Qt.MouseButton.LeftButton:
            self.ticked.emit()
