"""A list of ways to other places: one click or Enter opens a row, and nothing in it stays chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.models.roles import Role
from desktop.widgets.row_delegate import Height, Paint
from desktop.widgets.row_list import RowList


class OpeningList(RowList):
    """`opened` gives the key of the row."""

    opened = Signal(str)

    def __init__(self, name: str, paint: Paint, height: Height, parent: QWidget | None = None) -> None:
        super().__init__(name, paint, height, parent)
        self._delegate.stay_chosen = False
        self.setAccessibleDescription("Enter opens")
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        """As high as whoever holds it says it must be; it takes what else there is."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

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
