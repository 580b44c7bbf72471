"""The actions that are due next, with how soon in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import IntEnum

from desktop.dates import say_day
from desktop.models.actions import ActionModel, soonest_first
from desktop.models.counted import counted
from rubric.comparison import Comparison
from rubric.decisions import Action
from rubric.pack import Pack

MOST = 5


class DueColumn(IntEnum):
    """The columns, in order."""

    WHEN = 0
    WHAT = 1
    SUB_HEADING = 2
    OWNER = 3
    DUE = 4


class DueActions(ActionModel):
    """The few soonest of the actions that are still to do."""

    headers = ("When", "Action", "Sub-heading", "Who", "By")
    _sub_headings: dict[str, str]

    def show_soonest(self, pack: Pack, actions: Iterable[Action], comparison: Comparison, today: datetime.date) -> None:
        """Show those of these actions that are to be done soonest."""
        self._sub_headings = {sub_heading.id: sub_heading.short_title for sub_heading in pack.sub_headings}
        to_do = [action for action in soonest_first(actions) if action.done is None]
        self.show(pack, tuple(to_do[:MOST]), comparison, today)

    def words(self, action: Action, column: int) -> str:
        return (
            say_when(action.due, self.today),
            action.what,
            self._sub_headings.get(action.place, ""),
            action.owner or "Nobody yet",
            say_day(action.due),
        )[column]


def say_when(due: datetime.date | None, today: datetime.date) -> str:
    """How soon a day is, as one person says it to another: in days, in weeks, then in months."""
    if due is None:
        return "No date yet"
    days = (due - today).days
    if days == 0:
        return "Due today"
    length = abs(days)
    count, word = (length, "day") if length < 14 else (length // 7, "week") if length < 84 else (length // 30, "month")
    said = counted(count, word)
    return f"Due in {said}" if days > 0 else f"Overdue by {said}"
