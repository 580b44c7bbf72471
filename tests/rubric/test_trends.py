"""Figures of one measure line up in time, what changed is said only where it can be, and nothing is invented."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.amounts import read_amount, say_change
from rubric.assessment import FigureRecord
from rubric.evidence import EvidenceItem
from rubric.pack import Pack
from rubric.periods import find_periods, say_period
from rubric.same_measure import measure_key
from rubric.text import folded
from rubric.trends import Trend, offered, trends


def item(text: str, **fields: object) -> EvidenceItem:
    return EvidenceItem.model_validate({"id": "E1", "text": text, **fields})


def figure(number: int, measure: str, value: str, period: str = "", evidence: str = "E1") -> FigureRecord:
    return FigureRecord(id=number, evidence=evidence, measure=measure, value=value, period=period)


def line_up(pack: Pack, *records: FigureRecord) -> tuple[Trend, ...]:
    return trends(pack, records, [item("One."), item("Two.", id="E2")])


def changes(pack: Pack, *records: FigureRecord) -> list[str]:
    (trend,) = line_up(pack, *records)
    return [point.change for point in trend.points]


def brief(records: tuple[FigureRecord, ...]) -> list[tuple[str, ...]]:
    compared = ("comparator", "comparator_value", "comparator_period")
    return [
        (r.measure, r.value, r.period, *(value for name in compared if (value := getattr(r, name)))) for r in records
    ]


@pytest.mark.parametrize(
    ("given_item", "expected"),
    [
        (
            item("In 2022/23 the vacancy rate was 10.8%, against 9.9% in England."),
            [("the vacancy rate", "10.8%", "2022/23", "England", "9.9%")],
        ),
        # The item's own period, else its date; neither where the text names another time.
        (
            item("Nursing homes: 80.0% Good.", period="1 September 2026", date="2026-09-02"),
            [("Nursing homes: Good", "80.0%", "1 September 2026")],
        ),
        (
            item("There were 24 people waiting for home care.", date="2026-05"),
            [("people waiting for home care", "24", "May 2026")],
        ),
        # An earlier value that names its time is a figure of its own, in the same words.
        (
            item("GP registers show 3,420 residents with dementia in March 2026, against 2,890 in March 2021."),
            [
                ("GP registers show … residents with dementia", "3,420", "March 2026"),
                ("GP registers show … residents with dementia", "2,890", "March 2021"),
            ],
        ),
        # One that does not is what the figure is compared with.
        (
            item("57% of care workers hold a qualification, up from 51% the year before.", period="2025/26"),
            [("care workers hold a qualification", "57%", "2025/26", "51%", "the year before")],
        ),
        (item("We met twice and liked it."), []),
    ],
)
def test_an_item_offers_its_figures(pack: Pack, given_item: EvidenceItem, expected: list[tuple[str, ...]]) -> None:
    assert brief(offered(pack, given_item)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Answer 14 to Cllr Brown was given on the night.",
        "The Carers Together Strategy 2023-28, written with nineteen carers, sets out our offer.",
        "Held at the Assembly Rooms in November, with eleven carers.",
        "Recruited 14 care workers in 2025.",
    ],
)
def test_what_is_a_tale_more_than_a_measure_is_not_offered(pack: Pack, text: str) -> None:
    assert not offered(pack, item(text))


def test_an_adjective_is_no_verb(pack: Pack) -> None:
    told = item("Supported living: 19 people waiting. Delayed discharges fell to 31 in May 2026.")
    assert [record.value for record in offered(pack, told)] == ["19", "31"]


def test_what_is_kept_is_not_offered_again_whatever_it_was_called_since(pack: Pack) -> None:
    told = item("Residential homes: 78.9% Good, 13.2% Requires Improvement, 2.6% Inadequate.")
    first, second, third = offered(pack, told)
    assert offered(pack, told, [first, second]) == (third,)
    renamed = second.model_copy(update={"measure": "Care homes that require improvement"})
    assert offered(pack, told, [renamed]) == (first, third)
    of_another = second.model_copy(update={"evidence": "E2"})
    assert offered(pack, told, [of_another]) == (first, second, third)


def test_of_two_equal_values_the_one_that_was_kept_is_told_by_its_measure(pack: Pack) -> None:
    told = item("Residential: 46 referrals, 12 waiting. Nursing: 31 referrals, 12 waiting.")
    waiting = [record for record in offered(pack, told) if record.value == "12"]
    assert [record.measure for record in waiting] == ["Residential: waiting", "Nursing: waiting"]
    left = offered(pack, told, waiting[1:])
    assert waiting[0] in left
    assert waiting[1] not in left


@given(text=st.text("ab 0123456789%.,:;£\nof in home care people waiting were", max_size=120))
def test_nothing_is_offered_that_the_item_does_not_say(pack: Pack, text: str) -> None:
    told = item(text, date="2026-05", period="")
    plainly = folded(" ".join(told.text.split()))
    for record in offered(pack, told):
        assert folded(record.value.split(" ")[0]) in plainly
        for part in re.split(":? … |: ", record.measure):
            assert folded(part) in plainly.replace(": ", " … ") or folded(part) in plainly
        assert record.period in ("", "May 2026") or folded(record.period) in plainly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("People waiting for home care", "people waiting for the home care"),
        ("The vacancy rate", "Vacancy rate"),
        ("waiting people", "People waiting"),
        ("Carers’ assessments", "carers' assessments"),
        ("Home-care packages", "home care packages"),
        ("For home care, people waiting", "people waiting for home care"),
        ("people waiting in May 2026", "people waiting in June 2026"),
        ("carers and people asked", "people and carers asked"),
    ],
)
def test_measures_in_the_same_words_are_one(pack: Pack, one: str, other: str) -> None:
    assert measure_key(pack, one) == measure_key(pack, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("people waiting for home care", "people waiting for a care home"),
        ("home care places", "care home places"),
        ("people waiting in hospital", "people waiting for hospital"),
        ("moved from nursing to residential", "moved from residential to nursing"),
        ("picked up within 24 hours", "picked up within 48 hours"),
        ("homes rated Good", "homes not rated Good"),
        ("carers of adults", "adults of carers"),
        ("Nursing homes: Good", "Residential homes: Good"),
        ("new packages", "packages"),
        ("people aged 65 and over", "people aged 18 and over"),
        ("vacancy rate of nurses", "vacancy rate of care workers"),
    ],
)
def test_measures_that_differ_in_a_word_that_means_something_are_two(pack: Pack, one: str, other: str) -> None:
    assert measure_key(pack, one) != measure_key(pack, other)


PLAIN = ("vacancies", "nurses", "workers", "packages", "returned", "open", "overnight", "urgent")


@given(
    words=st.lists(st.sampled_from(PLAIN), min_size=1, max_size=5, unique=True),
    shuffled=st.randoms(),
    more=st.sampled_from(PLAIN),
)
def test_order_case_and_articles_never_part_a_measure_and_a_further_word_always_does(
    pack: Pack, words: list[str], shuffled: object, more: str
) -> None:
    turned = list(words)
    shuffled.shuffle(turned)  # pyright: ignore[reportAttributeAccessIssue]
    key = measure_key(pack, " ".join(words))
    assert key == measure_key(pack, "The " + ", ".join(turned).title() + ".")
    if more not in words:
        assert key != measure_key(pack, " ".join([*words, more]))


def test_figures_of_one_measure_stand_in_order_of_time_and_what_is_undated_last(pack: Pack) -> None:
    (trend,) = line_up(
        pack,
        figure(1, "people waiting", "30", "June 2026"),
        figure(2, "People waiting", "12", "when we last looked"),
        figure(3, "the people waiting", "36", "31 March 2025", "E2"),
        figure(4, "people waiting", "24", "Q3 2025/26", "E9"),
    )
    assert [point.record.value for point in trend.points] == ["36", "24", "30", "12"]
    assert [point.dates is None for point in trend.points] == [False, False, False, True]
    assert [point.item.id if point.item else None for point in trend.points] == ["E2", None, "E1", "E1"]
    assert trend.latest.record.value == "30"
    assert trend.measure == "people waiting"


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        (("19%", "March 2025"), ("23%", "June 2026"), "up 4 points since March 2025"),
        (("19%", "March 2025"), ("20 per cent", "June 2026"), "up 1 point since March 2025"),
        (("36", "2024/25"), ("24", "2025/26"), "down 12 since 2024/25"),
        (
            ("3.9 days", "April to June 2025"),
            ("2.3 days", "April to June 2026"),
            "down 1.6 days since April to June 2025",
        ),
        (("£22.90 an hour", "2025"), ("£24.10 an hour", "2026"), "up £1.20 since 2025"),
        (("£8.2 million", "2025"), ("£9.4m", "2026"), "up £1.2 million since 2025"),
        (("1,146", "2024/25"), ("2,300", "2025/26"), "up 1,154 since 2024/25"),
        (("24", "31 March 2025"), ("24", "31 March 2026"), "no change since 31 March 2025"),
        # A share may be of a longer time; a count may not.
        (("80%", "2024/25"), ("82%", "June 2026"), "up 2 points since 2024/25"),
        (("900", "2024/25"), ("82", "June 2026"), "not compared with 2024/25: a time of another length"),
        (("36", "2024/25"), ("24%", "2025/26"), "not compared with 2024/25: another unit"),
        (("£9 million", "2024/25"), ("£950,000", "2025/26"), "not compared with 2024/25: another unit"),
        (("about 36", "2024/25"), ("24", "2025/26"), "not compared with 2024/25: not both are plain numbers"),
        (("two in five", "2024/25"), ("24", "2025/26"), "not compared with 2024/25: not both are plain numbers"),
        (("30%", "2025/26"), ("24%", "April 2025 to June 2026"), "not compared with 2025/26: the times overlap"),
    ],
)
def test_the_change_is_said_only_where_it_says_something(
    pack: Pack, earlier: tuple[str, str], later: tuple[str, str], said: str
) -> None:
    assert changes(pack, figure(1, "a measure", *later), figure(2, "a measure", *earlier)) == ["", said]


def test_a_change_is_told_from_the_time_before_and_not_across_it(pack: Pack) -> None:
    told = [
        figure(n, "waits", value, year) for n, value, year in ((1, "10", "2023"), (2, "few", "2024"), (3, "7", "2025"))
    ]
    assert changes(pack, *told) == [
        "",
        "not compared with 2023: not both are plain numbers",
        "not compared with 2024: not both are plain numbers",
    ]


def test_two_values_for_one_time_are_flagged_and_neither_is_compared(pack: Pack) -> None:
    (trend,) = line_up(
        pack,
        figure(1, "people waiting", "36", "March 2025"),
        figure(2, "people waiting", "24", "March 2026"),
        figure(3, "people waiting", "26", "Mar 2026", "E2"),
        figure(4, "people waiting", "20", "June 2026"),
    )
    assert trend.is_disputed
    assert [[other.id for other in point.others] for point in trend.points] == [[], [3], [2], []]
    assert [point.change for point in trend.points] == [
        "",
        "two values: also 26 in E2",
        "two values: also 24 in E1",
        "not compared with March 2026: it has two values",
    ]
    assert all(point.before is None for point in trend.points)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("19%", "March 2026"), ("19 per cent", "March 2026")),
        (("24", "March 2026"), ("24", "March 2026")),
        (("412", "2025/26"), ("19%", "2025/26")),
        (("24", "March 2026"), ("26", "April 2026")),
        (("24", ""), ("26", "")),
        (("two in five", "2025"), ("40%", "2025")),
    ],
)
def test_values_that_agree_or_cannot_be_set_side_by_side_are_not_flagged(
    pack: Pack, one: tuple[str, str], other: tuple[str, str]
) -> None:
    (trend,) = line_up(pack, figure(1, "a measure", *one), figure(2, "a measure", *other))
    assert not trend.is_disputed


def test_two_values_for_one_undated_time_are_flagged_by_its_words(pack: Pack) -> None:
    (trend,) = line_up(pack, figure(1, "waits", "24", "last winter"), figure(2, "waits", "26", "Last winter"))
    assert trend.is_disputed


def test_the_unit_is_the_one_that_all_values_have(pack: Pack) -> None:
    def unit(*values: str) -> str:
        (trend,) = line_up(pack, *(figure(n, "a measure", value) for n, value in enumerate(values)))
        return trend.unit

    assert unit("24%", "19 per cent") == "%"
    assert unit("£24.10 an hour", "£22 an hour") == "£ an hour"
    assert unit("24", "36") == unit("24", "19%") == unit("few", "24") == ""


@given(st.permutations([figure(n, f"measure {n % 2}", str(n), f"{2020 + n}") for n in range(6)]))
def test_the_order_in_which_they_were_kept_changes_nothing(pack: Pack, records: list[FigureRecord]) -> None:
    assert line_up(pack, *records) == line_up(pack, *sorted(records, key=lambda record: record.id))


@given(st.decimals(0, 999_999, places=2), st.decimals(0, 999_999, places=2))
def test_up_and_down_are_told_from_either_end(one: object, other: object) -> None:
    first, second = read_amount(f"{one}%"), read_amount(f"{other}%")
    assert first
    assert second
    up, down = say_change(first, second), say_change(second, first)
    assert {up[:2], down[:2]} in ({"up", "do"}, {"no"})
    assert up.split()[1:] == down.split()[1:]


@pytest.mark.parametrize(
    "period", ["31 March 2026", "March 2026", "April to June 2026", "October 2025 to March 2026", "2025/26", "2025"]
)
def test_a_period_is_said_as_it_is_read(period: str) -> None:
    (found,) = find_periods(period)
    assert say_period(found.first, found.last) == period


@pytest.mark.parametrize(
    "value", ["", "about 24", "9 of 30", "two in five", "24 to 26", "24 or so, 3 of them", "-", "..", "2.3.4"]
)
def test_what_is_no_single_number_is_not_read_as_one(value: str) -> None:
    assert read_amount(value) is None


def test_every_pair_of_measures_of_the_example_stays_apart_unless_it_is_one(pack: Pack, example: object) -> None:
    evidence = example.evidence  # pyright: ignore[reportAttributeAccessIssue]
    every = [record for one in evidence for record in offered(pack, one)]
    for one, other in itertools.combinations(every, 2):
        same = measure_key(pack, one.measure, one.value) == measure_key(pack, other.measure, other.value)
        assert same == (folded(one.measure) == folded(other.measure))
