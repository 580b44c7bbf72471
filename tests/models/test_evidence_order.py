"""Evidence is sorted, grouped and filtered as it is asked, and what is worked on stays where it is."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ages import age_titles
from desktop.models.evidence import Listing, evidence_rows
from desktop.models.evidence_filter import EvidenceFilter
from desktop.models.evidence_order import GROUPS, SORTS, Order, in_order
from desktop.models.rows import Heading
from rubric.assessment import Assessment, Details
from rubric.comparison import Comparison, ItemComparison
from rubric.duplicates import Repeat
from rubric.evidence import EvidenceItem
from rubric.pack import Fit, Pack
from rubric.reading import Match, Reading

AS_OF = datetime.date(2026, 10, 1)
HOME = "capacity"


def compared(number: int, fit: Fit | None = None, **fields: object) -> ItemComparison:
    given_fields = {"id": f"E{number}", "text": f"Text {number}", "sub_headings": (HOME,), **fields}
    item = EvidenceItem.model_validate(given_fields)
    matches = (Match("any", fit, (0, 4)),) if fit else ()
    return ItemComparison(item, Reading(item.text, (), matches, (), ()), matches)


ITEMS = (
    compared(1, "possible", source="Survey", date="2025-06", owner="Priya"),
    compared(2, "clear", source="board paper", date="2026-09", category="partners"),
    compared(3, None, date="2023-01-05", owner="Asha"),
    compared(4, "partial", source="Survey", category="processes", owner="Priya"),
)


def ids(items: list[ItemComparison]) -> list[str]:
    return [one.item.id for one in items]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("entered", ["E1", "E2", "E3", "E4"]),
        ("newest", ["E2", "E1", "E3", "E4"]),
        ("oldest", ["E3", "E1", "E2", "E4"]),
        ("surest", ["E2", "E4", "E1", "E3"]),
        ("source", ["E2", "E1", "E4", "E3"]),
    ],
)
def test_what_is_not_dated_or_has_no_source_comes_last(pack: Pack, sort: str, expected: list[str]) -> None:
    (group,) = in_order(pack, ITEMS, Order(sort), AS_OF)
    assert ids(group.items) == expected


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("category", [("Partners", ["E2"]), ("Processes", ["E4"]), ("Not stated", ["E1", "E3"])]),
        ("source", [("board paper", ["E2"]), ("Survey", ["E1", "E4"]), ("Not stated", ["E3"])]),
        ("owner", [("Asha", ["E3"]), ("Priya", ["E1", "E4"]), ("Not stated", ["E2"])]),
        ("age", [("current", ["E2"]), ("ageing", ["E1"]), ("out-of-date", ["E3"]), ("undated", ["E4"])]),
    ],
)
def test_groups_stand_in_an_order_of_their_own(pack: Pack, group: str, expected: list[tuple[str, list[str]]]) -> None:
    titles = {**{c.id.title(): c.title for c in pack.evidence_categories}, **age_titles(pack)}
    groups = in_order(pack, ITEMS, Order("entered", group), AS_OF)
    assert [(one.title, ids(one.items)) for one in groups] == [(titles.get(t, t), items) for t, items in expected]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["clear", "partial", "possible", None]),
            st.sampled_from([None, "2026", "2025-02", "2024-02-29"]),
            st.sampled_from(["", "A", "b", "Not stated"]),
        ),
        max_size=8,
    ),
    st.sampled_from(list(SORTS)),
    st.sampled_from(list(GROUPS)),
)
def test_no_item_is_ever_left_out_or_shown_twice(
    pack: Pack, made: list[tuple[Fit | None, str | None, str]], sort: str, group: str
) -> None:
    items = [compared(n, fit, date=date, source=word, owner=word) for n, (fit, date, word) in enumerate(made)]
    groups = in_order(pack, items, Order(sort, group), AS_OF)
    assert sorted(one.item.id for each in groups for one in each.items) == sorted(one.item.id for one in items)


def test_an_order_that_is_not_known_is_the_order_of_entry() -> None:
    assert Order.of("by-colour", "by-mood") == Order()
    assert Order.of("newest", "age").said == "Newest first, grouped by age"


@pytest.fixture
def assessment(pack: Pack) -> Assessment:
    details = Details(council="Alderwick Council", as_of=AS_OF)
    evidence = tuple(one.item for one in ITEMS)
    return Assessment(statement=pack.id, pack_edition=pack.edition, details=details, evidence=evidence)


COMPARISON = Comparison(ITEMS, (), ())


def shown(
    pack: Pack, assessment: Assessment, listing: Listing, comparison: Comparison | None = COMPARISON
) -> list[str]:
    rows = evidence_rows(pack, assessment, comparison, HOME, listing=listing)
    return [row.key for row in rows if not isinstance(row, Heading)]


def test_a_group_has_a_heading_with_its_count(pack: Pack, assessment: Assessment) -> None:
    rows = evidence_rows(pack, assessment, COMPARISON, HOME, listing=Listing(order=Order("entered", "owner")))
    headings = [row for row in rows if isinstance(row, Heading)]
    assert [row.accessible for row in headings] == ["Asha, 1", "Priya, 2", "Not stated, 1"]
    assert len({row.key for row in rows}) == len(rows)


def test_only_what_agrees_is_shown_once_everything_is_compared(pack: Pack, assessment: Assessment) -> None:
    asked = Listing(EvidenceFilter(found="clear"))
    assert shown(pack, assessment, asked) == ["E2"]
    assert shown(pack, assessment, asked, None) == ["E1", "E2", "E3", "E4"]


def test_an_item_that_is_worked_on_stays_where_it_is(pack: Pack, assessment: Assessment) -> None:
    listing = Listing().afresh(assessment, filter=EvidenceFilter(found="clear"), order=Order("surest"))
    listing = listing.holding(assessment, COMPARISON, ["E2"])
    now = Comparison(tuple(compared(2) if one.item.id == "E2" else one for one in ITEMS), (), ())
    assert shown(pack, assessment, listing, now) == ["E2"]
    assert shown(pack, assessment, listing.holding(assessment, now, ["E1"]), now) == ["E1"]


def test_an_item_that_came_after_the_filter_is_shown(pack: Pack, assessment: Assessment) -> None:
    asked = EvidenceFilter(found="clear")
    listing = Listing().afresh(assessment, filter=asked)
    new = compared(9)
    more = assessment.model_copy(update={"evidence": (*assessment.evidence, new.item)})
    assert shown(pack, more, listing, Comparison((*ITEMS, new), (), ())) == ["E2", "E9"]
    assert shown(pack, more, listing.afresh(more), Comparison((*ITEMS, new), (), ())) == ["E2"]


def test_an_item_that_repeats_another_says_so(pack: Pack, assessment: Assessment) -> None:
    repeats = {"E2": Repeat("E1", same_words=True), "E4": Repeat("E3", same_words=False)}
    rows = evidence_rows(pack, assessment, COMPARISON, HOME, repeats=repeats)
    said = [row.accessible for row in rows][1::2]
    assert ["Same as E1" in said[0], "Nearly the same as E3" in said[1]] == [True, True]


def test_a_filter_is_said_in_words(pack: Pack) -> None:
    category = pack.evidence_categories[0]
    asked = EvidenceFilter(category=category.id, found="none", owner="", words="waits")
    assert asked.said(pack) == f"Found: No pattern · Category: {category.title} · Owner: Not stated · Words: “waits”"
    assert EvidenceFilter(age="out-of-date", owner="Priya").said(pack) == (
        f"Age: Over {pack.limits.out_of_date_months} months · Owner: Priya"
    )
