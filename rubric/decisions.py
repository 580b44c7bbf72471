"""What the officer decided: the last word on matches and gaps, and the actions that answer a gap."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from typing import Literal

from rubric.gap_key import place_of
from rubric.pack import Model


class MatchDecision(Model):
    """The officer's word on whether an item shows a pattern, with the digest of the text it was made on."""

    evidence: str
    pattern: str
    verdict: Literal["confirmed", "rejected"]
    digest: str


class Dismissal(Model):
    """A gap the officer does not accept, with the reason that the report prints."""

    gap: str
    reason: str
    digest: str
    decided: datetime.date


class Action(Model):
    """What the council will do. With an owner and a due date it counts as a plan.

    ``gap`` is the key of the gap it answers. An action of the council's own answers none: then ``sub_heading`` says
    where it stands, or is empty for the whole statement.
    """

    id: int
    gap: str = ""
    sub_heading: str = ""
    what: str
    owner: str = ""
    due: datetime.date | None = None
    done: datetime.date | None = None

    @property
    def is_plan(self) -> bool:
        """Whether somebody is to do it by a day."""
        return bool(self.owner and self.due)

    def is_overdue(self, today: datetime.date) -> bool:
        """Whether its day has passed and it is not done."""
        return self.done is None and self.due is not None and self.due < today

    @property
    def place(self) -> str:
        """The sub-heading it stands under, be its gap still raised or not; "" for the whole statement."""
        return place_of(self.gap) or self.sub_heading


class Decisions(Model):
    """Everything an officer has decided about one statement of an assessment."""

    matches: tuple[MatchDecision, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    actions: tuple[Action, ...] = ()


def digest(texts: Iterable[str]) -> str:
    """A short, stable mark of the text a decision rests on: when it no longer agrees, the text has changed."""
    sha = hashlib.sha256()
    for text in texts:
        sha.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return sha.hexdigest()[:16]
