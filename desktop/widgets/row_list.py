"""A list of painted rows: it says which row was chosen, and keeps it while rows change around it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from desktop.models.roles import Role
from desktop.models.row_model import AnyRow, RowModel
from desktop.models.rows import Heading
from desktop.widgets import theme
from desktop.widgets.row_delegate import Height, Paint, RowDelegate
from desktop.widgets.row_painting import paint_row, row_height


class RowList(QListView):
    """Rows are told by their keys. `chosen` comes when another row becomes current, whoever chose it.

    Rows that are no `Row` come with ``paint`` and ``height``, which say how they look. With ``several`` a person may
    choose more than one: `several_chosen` gives their keys, in the order they stand in.
    """

    chosen = Signal(str)
    several_chosen = Signal(tuple)

    def __init__(
        self,
        name: str,
        paint: Paint = paint_row,
        height: Height = row_height,
        parent: QWidget | None = None,
        several: bool = False,
    ) -> None:
        super().__init__(parent)
        self.rows = RowModel(self)
        self._delegate = RowDelegate(self, paint, height)
        self._chosen = ""
        self._keys: tuple[str, ...] = ()
        self._changing = False
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(self._delegate)
        self.setModel(self.rows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[AnyRow]) -> None:
        """Show these rows; what is chosen stays chosen if it is among them, else what stands in its place is."""
        at = min(self._chosen_rows(), default=self.currentIndex().row())
        self._changing = True
        self.rows.show(rows)
        if self._chosen and self._is_several() and not self.selectionModel().hasSelection():
            self._choose_near(at)
        self._changing = False
        self._announce(self.currentIndex())
        self._announce_several()

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

    def chosen_keys(self) -> tuple[str, ...]:
        """The keys of all rows that are chosen, in the order they stand in."""
        return self.rows.keys_of(self._chosen_rows()) or tuple(filter(None, [self._chosen]))

    def chosen_row(self) -> AnyRow | None:
        """The chosen row; None if none is."""
        row = self.rows.row_of(self._chosen) if self._chosen else -1
        return self.rows.index(row).data(Role.ROW) if row >= 0 else None

    def chosen_about(self) -> object:
        """What the chosen row stands for; None if none is, or it stands for nothing."""
        return getattr(self.chosen_row(), "about", None)

    def content_height(self) -> int:
        """How high all rows are together."""
        return sum(self._delegate.row_height(self.rows.index(n).data(Role.ROW)) for n in range(self.rows.rowCount()))

    def step(self, by: int) -> bool:
        """Choose the next or the previous row. False at the end."""
        keys = self.rows.open_keys()
        if not keys:
            return False
        at = keys.index(self._chosen) + by if self._chosen in keys else 0 if by > 0 else len(keys) - 1
        return 0 <= at < len(keys) and self.choose(keys[at])

    def resizeEvent(self, event: QResizeEvent) -> None:
        current = self.visualRect(self.currentIndex())
        super().resizeEvent(event)
        # What says something above or under the list takes room from it, and must not cover what is chosen.
        if 0 <= current.top() <= current.bottom() <= event.oldSize().height() and current.bottom() >= self.height():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex()
        super().keyPressEvent(event)
        up = event.key() in (Qt.Key.Key_Home, Qt.Key.Key_PageUp) and event.modifiers() == Qt.KeyboardModifier.NoModifier
        if up and self.currentIndex() == before and (keys := self.rows.open_keys()):
            # Qt would go to the very first row, which here may be a heading, and so goes nowhere.
            self.choose(keys[0])

    def _chosen_rows(self) -> list[int]:
        selection = self.selectionModel().selection()
        spans = [selection.at(number) for number in range(selection.count())]
        return sorted(row for span in spans for row in range(span.top(), span.bottom() + 1))

    def _is_several(self) -> bool:
        return self.selectionMode() == QAbstractItemView.SelectionMode.ExtendedSelection

    def _choose_near(self, row: int) -> None:
        """Choose the first row from there on, or the last before it."""
        count = self.rows.rowCount()
        for number in (*range(min(max(row, 0), count), count), *range(min(row, count) - 1, -1, -1)):
            if self.rows.keys_of([number]):
                index = self.rows.index(number)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollTo(index)
                return

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._changing:
            self._announce(current)

    def _on_selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        if not self._changing:
            self._announce_several()

    def _announce(self, index: QModelIndex) -> None:
        # Where the chosen row has gone, Qt may make a heading current.
        row = index.data(Role.ROW) if index.isValid() else None
        key = row.key if row is not None and not isinstance(row, Heading) else ""
        if key != self._chosen:
            self._chosen = key
            self.chosen.emit(key)

    def _announce_several(self) -> None:
        if not self._is_several():
            return
        keys = self.chosen_keys()
        if keys != self._keys:
            self._keys = keys
            self.several_chosen.emit(keys)
