"""A list of painted rows: it says which row was chosen, and keeps it while rows change around it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QWidget

from desktop.models.roles import Role
from desktop.models.row_model import Row, RowModel
from desktop.widgets import theme


class RowList(QListView):
    """Rows are told by their keys. `chosen` comes when another row becomes current, whoever chose it."""

    chosen = Signal(str)

    def __init__(self, name: str, delegate: QStyledItemDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowModel(self)
        self._chosen = ""
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(delegate)
        self.setModel(self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the chosen one stays chosen if it is among them."""
        self.rows.show(rows)
        if self._chosen and self.rows.row_of(self._chosen) < 0:
            self._announce(self.currentIndex())

    def choose(self, key: str) -> bool:
        """Choose the row of that key and bring it into view. False where there is none."""
        row = self.rows.row_of(key)
        if row < 0:
            return False
        index = self.rows.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def choose_none(self) -> None:
        """Choose no row."""
        self.selectionModel().clear()

    def chosen_key(self) -> str:
        """The key of the chosen row; empty if none is."""
        return self._chosen

    def chosen_row(self) -> Row | None:
        """The chosen row; None if none is."""
        row = self.rows.row_of(self._chosen) if self._chosen else -1
        return self.rows.index(row).data(Role.ROW) if row >= 0 else None

    def step(self, by: int) -> bool:
        """Choose the next or the previous row. False at the end."""
        keys = self.rows.open_keys()
        if not keys:
            return False
        at = keys.index(self._chosen) + by if self._chosen in keys else 0 if by > 0 else len(keys) - 1
        return 0 <= at < len(keys) and self.choose(keys[at])

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._announce(current)

    def _announce(self, index: QModelIndex) -> None:
        # Where the chosen row has gone, Qt may make a heading current.
        row = index.data(Role.ROW) if index.isValid() else None
        key = row.key if row is not None and not row.is_heading else ""
        if key != self._chosen:
            self._chosen = key
            self.chosen.emit(key)
