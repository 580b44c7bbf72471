"""In which order a list shows evidence items, and under which headings."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from desktop.ages import age_titles
from desktop.models.evidence_filter import NOT_STATED, surest_fit
from rubric.ages import age, dating
from rubric.comparison import ItemComparison
from rubric.pack import Pack

SORTS = {
    "entered": "As entered",
    "newest": "Newest first",
    "oldest": "Oldest first",
    "surest": "Surest match first",
    "source": "By source",
}
GROUPS = {"none": "Not grouped", "category": "Category", "source": "Source", "age": "Age", "owner": "Owner"}
_SURENESS = ("clear", "partial", "possible", "none")


@dataclass(frozen=True, slots=True)
class Order:
    """A key of `SORTS` and one of `GROUPS`."""

    sort: str = "entered"
    group: str = "none"

    @classmethod
    def of(cls, sort: str, group: str) -> Order:
        """The order of these names; what is no name of an order is left as it is entered."""
        return cls(sort if sort in SORTS else "entered", group if group in GROUPS else "none")

    @property
    def said(self) -> str:
        """The order in words."""
        return SORTS[self.sort] + ("" if self.group == "none" else f", grouped by {GROUPS[self.group].lower()}")


class Group(NamedTuple):
    """Items under one heading; without groups the heading is empty."""

    title: str
    items: list[ItemComparison]


def in_order(pack: Pack, items: Iterable[ItemComparison], order: Order, as_of: datetime.date) -> list[Group]:
    """The items, which are given as they were entered, in groups. What is not stated or not dated comes last."""
    ordered = list(items)
    if (key := _sort_key(pack, order.sort)) is not None:
        ordered.sort(key=key)
    if order.group == "none":
        return [Group("", ordered)]
    titles = _titles(pack, order.group)
    value = _value(pack, order.group, as_of)
    groups: dict[str, list[ItemComparison]] = {}
    for compared in ordered:
        groups.setdefault(value(compared), []).append(compared)
    known = {title: place for place, title in enumerate(titles)}
    keys = sorted(groups, key=lambda title: (not title, known.get(title, len(known)), title.casefold()))
    return [Group(title or NOT_STATED, groups[title]) for title in keys]


def _sort_key(pack: Pack, sort: str) -> Callable[[ItemComparison], Any] | None:
    if sort == "surest":
        return lambda compared: _SURENESS.index(surest_fit(compared))
    if sort == "source":
        return lambda compared: (not compared.item.source, compared.item.source.casefold())
    if sort not in ("newest", "oldest"):
        return None
    sign = -1 if sort == "newest" else 1

    def by_date(compared: ItemComparison) -> tuple[bool, int]:
        dated = dating(pack, compared)
        return (True, 0) if dated is None else (False, sign * dated.last.toordinal())

    return by_date


def _titles(pack: Pack, group: str) -> Iterable[str]:
    """The headings that have an order of their own; others stand by the alphabet."""
    if group == "category":
        return [category.title for category in pack.evidence_categories]
    return age_titles(pack).values() if group == "age" else ()


def _value(pack: Pack, group: str, as_of: datetime.date) -> Callable[[ItemComparison], str]:
    if group == "age":
        ages = age_titles(pack)
        return lambda compared: ages[age(pack, compared, as_of)]
    if group == "category":
        titles = {category.id: category.title for category in pack.evidence_categories}
        return lambda compared: titles.get(compared.item.category or "", "")
    return lambda compared: getattr(compared.item, group)
