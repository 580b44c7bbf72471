"""The table of actions: what will be done about which gap, by whom and by when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import IntEnum
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.dates import say_day
from desktop.models.gaps import closed_gap_title
from desktop.models.places import WHOLE_STATEMENT, place_title
from desktop.models.roles import Role
from desktop.models.row_model import AnyIndex
from rubric.comparison import Comparison, Gap
from rubric.decisions import Action
from rubric.pack import Pack
from rubric.titles import gap_title

SOON = datetime.timedelta(days=30)
Standing = Literal["overdue", "soon", "later", "undated", "done"]
_WORDS: dict[Standing, str] = {"overdue": "Overdue", "soon": "Due soon", "later": "Later", "undated": "No date"}


class ActionColumn(IntEnum):
    """The columns, in order."""

    WHAT = 0
    GAP = 1
    OWNER = 2
    DUE = 3
    STATE = 4


_HEADERS = ("Action", "Gap", "Owner", "Due", "State")


class ActionModel(QAbstractTableModel):
    """Shows the actions, those still to do first and of these the soonest due, until it is sorted otherwise."""

    headers = _HEADERS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions: list[Action] = []
        self._gaps: dict[int, Gap] = {}
        self._titles: dict[int, str] = {}
        self._sorted_by = (int(ActionColumn.STATE), Qt.SortOrder.AscendingOrder)
        self.today = datetime.date.min

    def show(
        self, pack: Pack, actions: tuple[Action, ...], comparison: Comparison | None, today: datetime.date
    ) -> None:
        """Show these actions; where they are the same ones in the same order, in place.

        Only a cell that says something else is announced: an editor that is open in another keeps what is typed.
        """
        before = [self._cells(action) for action in self._actions]
        self._gaps = {a.id: gap for a in actions if comparison and (gap := comparison.gap_answered_by(a))}
        self._titles = {a.id: _gap_words(pack, a, self._gaps.get(a.id)) for a in actions}
        ordered = self._in_order(actions)
        same = [action.id for action in ordered] == [action.id for action in self._actions]
        if not same:
            self.beginResetModel()
        self._actions, self.today = ordered, today
        if not same:
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(before, map(self._cells, ordered), strict=True)):
            for column in (n for n, (was, now) in enumerate(zip(old, new, strict=True)) if was != now):
                self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the actions in the order of a column, and of those alike there the soonest due first."""
        self._sorted_by = (column, order)
        ordered = self._in_order(self._actions)
        self.layoutAboutToBeChanged.emit()
        indexes = self.persistentIndexList()
        moved = {action.id: row for row, action in enumerate(ordered)}
        ids = [self._actions[index.row()].id for index in indexes]
        self._actions = ordered
        there = [self.index(moved[i], index.column()) for i, index in zip(ids, indexes, strict=True)]
        self.changePersistentIndexList(indexes, there)
        self.layoutChanged.emit()

    def action(self, row: int) -> Action:
        """The action in that row."""
        return self._actions[row]

    def gap_of(self, action: Action) -> Gap | None:
        """The gap that the action answers; None where it is closed, or answers none."""
        return self._gaps.get(action.id)

    def row_of(self, action_id: int) -> int:
        """Where an action stands; -1 if it does not."""
        return next((n for n, action in enumerate(self._actions) if action.id == action_id), -1)

    def state(self, action: Action) -> str:
        """How an action stands on the day, in words."""
        return f"Done {say_day(action.done)}" if action.done else _WORDS[standing(action, self.today)]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._actions)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headers[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        action = self._actions[index.row()]
        if role == Role.KEY:
            return action.id
        if role == Role.ROW:
            return action
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.words(action, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headers[index.column()]}: {self.words(action, index.column()) or 'not stated'}"
        return None

    def words(self, action: Action, column: int) -> str:
        """What stands in that column."""
        return (
            action.what,
            self._titles[action.id],
            action.owner,
            say_day(action.due),
            self.state(action),
        )[column]

    def _cells(self, action: Action) -> list[tuple[str, bool]]:
        """What a row shows; that an action is done is ticked before its words."""
        return [(self.words(action, column), action.done is not None) for column in range(len(self.headers))]

    def _in_order(self, actions: Iterable[Action]) -> list[Action]:
        column, order = self._sorted_by
        soonest = soonest_first(actions)
        keys: dict[int, Any] = {
            ActionColumn.WHAT: lambda a: a.what.casefold(),
            ActionColumn.GAP: lambda a: self._titles[a.id].casefold(),
            ActionColumn.OWNER: lambda a: (not a.owner, a.owner.casefold()),
            ActionColumn.DUE: lambda a: a.due or datetime.date.max,
        }
        if column in keys:
            return sorted(soonest, key=keys[column], reverse=order == Qt.SortOrder.DescendingOrder)
        return soonest if order == Qt.SortOrder.AscendingOrder else soonest[::-1]


def standing(action: Action, today: datetime.date) -> Standing:
    """How an action stands on a day."""
    if action.done:
        return "done"
    if action.due is None:
        return "undated"
    if action.is_overdue(today):
        return "overdue"
    return "soon" if action.due - today <= SOON else "later"


def soonest_first(actions: Iterable[Action]) -> list[Action]:
    """Those still to do first, and of these the soonest due."""
    return sorted(actions, key=lambda a: (a.done is not None, a.due or datetime.date.max, a.id))


def _gap_words(pack: Pack, action: Action, gap: Gap | None) -> str:
    if gap is not None:
        return gap_title(pack, gap)
    if action.gap:
        return closed_gap_title(pack, action.gap)
    return f"{place_title(pack, action.place) or place_title(pack, WHOLE_STATEMENT)}, no gap"
