"""How many items stand where, by category and by age, and which lack of them matters."""

from __future__ import annotations

import datetime
from typing import Any

from rubric.comparing import compare
from rubric.decisions import Decisions
from rubric.pack import Pack
from rubric.spread import AGES, NOT_STATED, Spread, spread

AS_OF = datetime.date(2026, 10, 1)


def spread_of(pack: Pack, read: Any, *told: dict[str, Any]) -> Spread:
    items = read.all([{"text": "We ask everyone how it went.", **one} for one in told])
    return spread(pack, compare(pack, items, AS_OF, Decisions()), AS_OF)


def test_every_sub_heading_has_a_row_and_items_count_where_they_stand(pack: Pack, read: Any) -> None:
    one, other = pack.sub_headings[0].id, pack.sub_headings[1].id
    category = pack.evidence_categories[0].id
    found = spread_of(pack, read, {"sub_headings": [one, other, one], "category": category}, {"sub_headings": [one]})
    assert [row.sub_heading for row in found.rows] == [s.id for s in pack.sub_headings]
    assert found.rows[0].items == 2
    assert found.rows[0].by_category == {category: 1, NOT_STATED: 1}
    assert found.rows[1].by_category == {category: 1}


def test_an_item_with_no_place_that_is_known_has_a_row_of_its_own(pack: Pack, read: Any) -> None:
    found = spread_of(
        pack, read, {}, {"sub_headings": ["another-edition"]}, {"sub_headings": [pack.sub_headings[0].id]}
    )
    assert (found.rows[-1].sub_heading, found.rows[-1].items, found.rows[-1].absent) == ("", 2, ())


def test_ages_are_counted_by_the_limits_of_the_pack(pack: Pack, read: Any) -> None:
    place = {"sub_headings": [pack.sub_headings[0].id]}
    dates = ("2026-08", "2025-06", "2024-01", "2023", None)
    found = spread_of(pack, read, *({**place, "date": date} for date in dates))
    assert [found.rows[0].by_age.get(age, 0) for age in AGES] == [1, 1, 2, 1]
    twice = spread_of(pack, read, {"sub_headings": [s.id for s in pack.sub_headings], "date": "2023"})
    assert twice.by_age == {"out-of-date": 1}, "over the whole statement an item counts once"


def test_a_lack_matters_where_some_is_required_or_others_have_some(pack: Pack, read: Any) -> None:
    required = [c.id for c in pack.evidence_categories if c.required]
    other = next(c.id for c in pack.evidence_categories if not c.required)
    found = spread_of(pack, read, {"sub_headings": [pack.sub_headings[0].id], "category": other})
    assert found.rows[0].absent == tuple(required)
    assert set(found.rows[1].absent) == {*required, other}


def test_a_category_that_the_pack_does_not_know_is_counted_all_the_same(pack: Pack, read: Any) -> None:
    place = {"sub_headings": [pack.sub_headings[0].id]}
    found = spread_of(pack, read, {**place, "category": "of-another-edition"}, place)
    assert found.categories == (*(c.id for c in pack.evidence_categories), "of-another-edition", NOT_STATED)
    assert sum(found.rows[0].by_category[category] for category in found.categories) == 2


def test_with_no_item_there_are_rows_of_nothing(pack: Pack, read: Any) -> None:
    found = spread_of(pack, read)
    assert all(row.items == 0 for row in found.rows)
    assert found.categories == tuple(c.id for c in pack.evidence_categories)
