"""Which evidence items a list shows: those that agree with everything that was asked for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from rubric.ages import Age, age
from rubric.comparison import ItemComparison
from rubric.pack import Fit, Pack

Found = Fit | Literal["none"]


@dataclass(frozen=True, slots=True)
class EvidenceFilter:
    """What is None asks for nothing; an empty category, status or owner asks for items where it is not stated.

    ``found`` is the surest fit that was read in an item, "none" where no pattern was.
    """

    category: str | None = None
    age: Age | None = None
    found: Found | None = None
    status: str | None = None
    owner: str | None = None
    words: str = ""

    @property
    def is_set(self) -> bool:
        """Whether anything is asked for."""
        return self != EvidenceFilter()

    def lets_through(self, pack: Pack, compared: ItemComparison, as_of: datetime.date) -> bool:
        """Whether an item agrees with all of it. Words are looked for in the text and the source, in any case."""
        item = compared.item
        stated = ((self.category, item.category), (self.status, item.status), (self.owner, item.owner))
        return (
            all(wanted is None or wanted == (value or "") for wanted, value in stated)
            and self.found in (None, surest_fit(compared))
            and (not self.words or self.words.casefold() in f"{item.text}\n{item.source}".casefold())
            and self.age in (None, age(pack, compared, as_of))
        )


def surest_fit(compared: ItemComparison) -> Found:
    """The surest way in which an item shows any pattern."""
    fits: set[Found] = {match.fit for match in compared.matches}
    order: tuple[Found, ...] = ("clear", "partial", "possible", "none")
    return next(found for found in order if found in fits or found == "none")
