"""The model behind every list of the window: it shows a tuple of rows, and keeps the selection when they change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.models.roles import Role
from desktop.models.rows import Heading

_SAID_BY = {
    int(Role.KEY): "key",
    int(Qt.ItemDataRole.DisplayRole): "title",
    int(Qt.ItemDataRole.AccessibleTextRole): "accessible",
    int(Qt.ItemDataRole.ToolTipRole): "tooltip",
}

AnyIndex = QModelIndex | QPersistentModelIndex
DRAGGED = "application/x-plumbline-rows"
"""How rows are called while they are dragged: their keys, one a line."""


class AnyRow(Protocol):
    """A frozen value that says what one row shows, in a `tooltip` too where there is more. No heading can be chosen."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def accessible(self) -> str: ...


class RowModel(QAbstractListModel):
    """Shows rows, each told by its key, which is unique."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[AnyRow] = []

    def show(self, rows: Sequence[AnyRow]) -> None:
        """Show these rows instead: what stays is changed in place, so that it stays selected."""
        rows = list(rows)
        if [row.key for row in self._rows] != [row.key for row in rows]:
            self._take_away({row.key for row in rows})
            self._put_in_order([row.key for row in rows])
            self._put_in(rows)
        pairs = enumerate(zip(self._rows, rows, strict=True))
        changed = [n for n, (old, new) in pairs if old is not new and old != new]
        self._rows = rows
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first), self.index(last))

    def row_of(self, key: str) -> int:
        """Where the row of that key stands; -1 if it does not."""
        return next((n for n, row in enumerate(self._rows) if row.key == key), -1)

    def open_keys(self) -> tuple[str, ...]:
        """The keys of the rows that can be selected, in order."""
        return tuple(row.key for row in self._rows if not isinstance(row, Heading))

    def keys_of(self, rows: Iterable[int]) -> tuple[str, ...]:
        """The keys of the rows that stand there; headings are left out."""
        return tuple(row.key for number in rows if not isinstance(row := self._rows[number], Heading))

    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(DRAGGED, "\n".join(self.keys_of(sorted(index.row() for index in indexes))).encode())
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def _take_away(self, kept: set[str]) -> None:
        gone = [n for n, row in enumerate(self._rows) if row.key not in kept]
        for first, last in reversed(_runs(gone)):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()

    def _put_in_order(self, keys: list[str]) -> None:
        place = {key: n for n, key in enumerate(keys)}
        ordered = sorted(self._rows, key=lambda row: place[row.key])
        if ordered == self._rows:
            return
        self.layoutAboutToBeChanged.emit()
        old = {row.key: n for n, row in enumerate(self._rows)}
        self._rows = ordered
        moved = {old[row.key]: n for n, row in enumerate(ordered)}
        indexes = self.persistentIndexList()
        self.changePersistentIndexList(indexes, [self.index(moved[index.row()]) for index in indexes])
        self.layoutChanged.emit()

    def _put_in(self, rows: list[AnyRow]) -> None:
        there = {row.key for row in self._rows}
        for first, last in _runs([n for n, row in enumerate(rows) if row.key not in there]):
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = rows[first : last + 1]
            self.endInsertRows()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        name = _SAID_BY.get(role)
        return getattr(row, name, None) or None if name else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.ItemNeverHasChildren
        can_be_chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return can_be_chosen | Qt.ItemFlag.ItemNeverHasChildren


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """The numbers, which ascend, as unbroken runs: 1 2 3 7 is (1, 3), (7, 7)."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
