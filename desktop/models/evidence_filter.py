"""Which evidence items a list shows: those that agree with everything that was asked for."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.ages import age_titles
from rubric.ages import Age, age
from rubric.comparison import ItemComparison
from rubric.pack import Fit, Pack

Found = Fit | Literal["none"]

FIELDS = {"found": "Found", "category": "Category", "age": "Age", "status": "Status", "owner": "Owner"}
"""What may be asked for beside words, with the name each is shown by."""
NOT_STATED = "Not stated"
_FOUND_TITLES: dict[Found, str] = {
    "clear": "Clear",
    "partial": "Partial at best",
    "possible": "Possible at best",
    "none": "No pattern",
}


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

    def said(self, pack: Pack) -> str:
        """What is asked for, in words."""
        titles = choices(pack, filter(None, [self.owner]))
        parts = [
            f"{name}: {dict(titles[field]).get(value, value)}"
            for field, name in FIELDS.items()
            if (value := getattr(self, field)) is not None
        ]
        return " · ".join([*parts, *([f"Words: “{self.words}”"] if self.words else [])])

    def lets_through(self, pack: Pack, compared: ItemComparison, as_of: datetime.date) -> bool:
        """Whether an item agrees with all of it. Words are looked for in the text and the source, in any case."""
        item = compared.item
        return (
            self.category in (None, item.category or "")
            and self.status in (None, item.status)
            and self.owner in (None, item.owner)
            and self.found in (None, surest_fit(compared))
            and (not self.words or self.words.casefold() in f"{item.text}\n{item.source}".casefold())
            and (self.age is None or self.age == age(pack, compared, as_of))
        )


def choices(pack: Pack, owners: Iterable[str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """What may be asked of each field: every value with its words."""
    not_stated = ("", NOT_STATED)
    return {
        "found": tuple(_FOUND_TITLES.items()),
        "category": (*((category.id, category.title) for category in pack.evidence_categories), not_stated),
        "age": tuple(age_titles(pack).items()),
        "status": (*((status.id, status.title) for status in pack.evidence_statuses), not_stated),
        "owner": (*((owner, owner) for owner in sorted(set(owners) - {""}, key=str.casefold)), not_stated),
    }


def surest_fit(compared: ItemComparison) -> Found:
    """The surest way in which an item shows any pattern."""
    fits = {match.fit for match in compared.matches}
    if "clear" in fits:
        return "clear"
    if "partial" in fits:
        return "partial"
    return "possible" if fits else "none"
