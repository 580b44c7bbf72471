"""Which actions the table shows: those that agree with everything that was asked for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from desktop.models.actions import standing
from rubric.decisions import Action

Stands = Literal["open", "overdue", "soon", "done"]

STANDS: tuple[tuple[Stands, str], ...] = (
    ("open", "To do"),
    ("overdue", "Overdue"),
    ("soon", "Due soon"),
    ("done", "Done"),
)
"""How an action may stand, and the words for it."""


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """What is None asks for nothing; an empty owner asks for actions that nobody owns, an empty place for those of the
    whole statement.
    """

    stands: Stands | None = None
    owner: str | None = None
    place: str | None = None

    @property
    def is_set(self) -> bool:
        """Whether anything is asked for."""
        return self != ActionFilter()

    def lets_through(self, action: Action, today: datetime.date) -> bool:
        """Whether an action agrees with all of it on a day."""
        stands = standing(action, today)
        return (
            (self.stands in (None, stands) or (self.stands == "open" and stands != "done"))
            and self.owner in (None, action.owner)
            and self.place in (None, action.place)
        )
