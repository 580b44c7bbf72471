"""How the evidence is spread: how many items stand under each sub-heading, by evidence category and by age."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from rubric.ages import Age, age
from rubric.comparison import Comparison, ItemComparison
from rubric.pack import Pack

AGES: tuple[Age, ...] = get_args(Age)
NOT_STATED = ""
"""The category of an item that states none."""


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """The items under a sub-heading; under none that the pack knows where it is "".

    ``absent`` are the categories with no item here whose lack matters: the framework requires them, or another
    sub-heading has some.
    """

    sub_heading: str
    items: int
    by_category: Mapping[str, int]
    by_age: Mapping[Age, int]
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """``categories`` are those of the pack, then any other that an item states, NOT_STATED last; ``by_age`` counts
    each item once, and the row of the items that are not placed is there only if there are any.
    """

    categories: tuple[str, ...]
    rows: tuple[SpreadRow, ...]
    by_age: Mapping[Age, int]


def spread(pack: Pack, comparison: Comparison, as_of: datetime.date) -> Spread:
    """Count the items. One under two sub-headings counts under both, as it stands in both lists."""
    ages: dict[str, Age] = {compared.item.id: age(pack, compared, as_of) for compared in comparison.items}
    under: dict[str, list[ItemComparison]] = {sub_heading.id: [] for sub_heading in pack.sub_headings}
    placeless: list[ItemComparison] = []
    for compared in comparison.items:
        places = [place for place in dict.fromkeys(compared.sub_headings) if place in under]
        for place in places:
            under[place].append(compared)
        if not places:
            placeless.append(compared)
    own = [category.id for category in pack.evidence_categories]
    stated = {compared.item.category or NOT_STATED for compared in comparison.items}
    others = sorted(stated - {*own, NOT_STATED})
    categories = (*own, *others, *([NOT_STATED] if NOT_STATED in stated else []))
    counted = [_row(place, items, ages) for place, items in under.items()]
    had = {category for row in counted for category in row.by_category}
    looked_for = [c.id for c in pack.evidence_categories if c.required or c.id in had]
    rows = [
        SpreadRow(
            row.sub_heading,
            row.items,
            row.by_category,
            row.by_age,
            tuple(category for category in looked_for if not row.by_category.get(category)),
        )
        for row in counted
    ]
    if placeless:
        rows.append(_row("", placeless, ages))
    return Spread(categories, tuple(rows), Counter(ages.values()))


def _row(place: str, items: Sequence[ItemComparison], ages: Mapping[str, Age]) -> SpreadRow:
    return SpreadRow(
        place,
        len(items),
        Counter(compared.item.category or NOT_STATED for compared in items),
        Counter(ages[compared.item.id] for compared in items),
    )
