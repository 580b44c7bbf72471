"""The table of actions: what will be done about which gap, by whom and by when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.dates import say_day
from desktop.models.gaps import closed_gap_title, gap_title
from desktop.models.roles import Role
from desktop.models.row_model import AnyIndex
from rubric.comparison import Comparison, Gap
from rubric.decisions import Action
from rubric.pack import Pack

SOON = datetime.timedelta(days=30)


class ActionColumn(IntEnum):
    """The columns, in order."""

    WHAT = 0
    GAP = 1
    OWNER = 2
    DUE = 3
    STATE = 4


_HEADERS = ("Action", "Gap", "Owner", "Due", "State")


class ActionModel(QAbstractTableModel):
    """Shows the actions, those still to do first and of these the soonest due."""

    headers = _HEADERS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions: list[Action] = []
        self._gaps: dict[int, Gap] = {}
        self._titles: dict[int, str] = {}
        self.today = datetime.date.min

    def show(
        self, pack: Pack, actions: tuple[Action, ...], comparison: Comparison | None, today: datetime.date
    ) -> None:
        """Show these actions; where they are the same ones in the same order, in place."""
        ordered = soonest_first(actions)
        gaps = {a.id: gap for a in actions if comparison and (gap := comparison.gap_answered_by(a))}
        titles = {a.id: gap_title(pack, gaps[a.id]) if a.id in gaps else closed_gap_title(pack, a.gap) for a in actions}
        same = [action.id for action in ordered] == [action.id for action in self._actions]
        if not same:
            self.beginResetModel()
        self._actions, self._titles, self.today = ordered, titles, today
        self._gaps = gaps
        if not same:
            self.endResetModel()
        elif ordered:
            self.dataChanged.emit(self.index(0, 0), self.index(len(ordered) - 1, len(self.headers) - 1))

    def action(self, row: int) -> Action:
        """The action in that row."""
        return self._actions[row]

    def gap_of(self, action: Action) -> Gap | None:
        """The gap that the action answers; None where it is closed."""
        return self._gaps.get(action.id)

    def row_of(self, action_id: int) -> int:
        """Where an action stands; -1 if it does not."""
        return next((n for n, action in enumerate(self._actions) if action.id == action_id), -1)

    def state(self, action: Action) -> str:
        """How an action stands on the day, in words."""
        if action.done:
            return f"Done {say_day(action.done)}"
        if action.due is None:
            return "No date"
        if action.due < self.today:
            return "Overdue"
        return "Due soon" if action.due - self.today <= SOON else "Later"

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


def soonest_first(actions: Iterable[Action]) -> list[Action]:
    """Those still to do first, and of these the soonest due."""
    return sorted(actions, key=lambda a: (a.done is not None, a.due or datetime.date.max, a.id))
