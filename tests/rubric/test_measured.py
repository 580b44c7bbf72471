"""Figures are read with what they measure, their time, the value before and the comparator, and nothing is invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.comparison import ItemComparison
from rubric.evidence import EvidenceItem
from rubric.measured.choosing import choose_figures
from rubric.measured.figure import MeasuredFigure
from rubric.measured.of_time import of_time
from rubric.measured.reading import read_figures
from rubric.pack import Pack
from rubric.reading import QualityFound, Reading
from rubric.text import said

NUMBERS = (
    "half", "third", "quarter", "fifth", "tenth", "one", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "ten", "eleven", "twelve", "teen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
    "ninety",
)  # fmt: skip


def told(pack: Pack, text: str) -> list[tuple[str, str, str]]:
    """Each figure as measure, value and period, then the value before and the comparator where there are any."""
    return [row[:3] for row in rows(pack, text)]


def rows(pack: Pack, text: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for figure in read_figures(pack, text):
        measure = " … ".join(said(text, span) for span in figure.measure)
        row = [measure, said(text, figure.now.value), said(text, figure.now.period) if figure.now.period else ""]
        if figure.then:
            row += ["then", said(text, figure.then.value)]
            row += [said(text, figure.then.period)] if figure.then.period else []
        if figure.comparator:
            row += [said(text, figure.comparator.name), said(text, figure.comparator.told.value)]
            row += [said(text, figure.comparator.told.period)] if figure.comparator.told.period else []
        found.append(tuple(row))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Committee prose.
        (
            "3.2 In 2022/23 the vacancy rate in Alderwick's workforce was 10.8%, against 9.9% in England.",
            ("the vacancy rate in Alderwick's workforce", "10.8%", "2022/23", "England", "9.9%"),
        ),
        (
            "The committee heard that Alderwick is short of about 24 nursing beds for people with dementia.",
            ("Alderwick is short of about 24 nursing beds for people with dementia", "about 24", ""),
        ),
        (
            "Waits for home care fell from 12 days in 2024 to 9 days in 2025.",
            ("Waits for home care", "9 days", "2025", "then", "12 days", "2024"),
        ),
        (
            "Between April and September 2026, 212 of 250 people left hospital with reablement.",
            ("people left hospital with reablement", "212 of 250", "Between April and September 2026"),
        ),
        (
            "In the year to March 2026 92% of homes were rated Good, against a target of 90%.",
            ("homes were rated Good", "92%", "the year to March 2026", "target", "90%"),
        ),
        (
            "Turnover stood at 23% in Q3 2025, a little under the national figure of 25%.",
            ("Turnover", "23%", "Q3 2025", "the national figure", "25%"),
        ),
        (
            "The average time to a firm offer is 18 days (it had been 49).",
            ("The average time to a firm offer", "18 days", "", "then", "49"),
        ),
        (
            "Permanent admissions were 403 per 100,000 population in 2023/24, better than the England average of 566.",
            ("Permanent admissions", "403 per 100,000 population", "2023/24", "the England average", "566"),
        ),
        (
            "Fourteen of its sixteen beds were occupied at the end of June.",
            ("beds were occupied", "Fourteen of its sixteen", "at the end of June"),
        ),
        ("The pool holds £4.2m for joint equipment.", ("The pool holds £4.2m for joint equipment", "£4.2m", "")),
        ("There were 79 independent homes at 31 October 2023.", ("independent homes", "79", "31 October 2023")),
        # Clipped notes.
        ("Choice measure 71.2, Eng 69.8, up from 66.", ("Choice measure", "71.2", "", "then", "66", "Eng", "69.8")),
        ("Late calls 19% -> 4.", ("Late calls", "4", "", "then", "19%")),
        ("POC pickup 83% in 24hrs Q2 (target 80).", ("POC pickup 83% in 24hrs", "83%", "Q2", "target", "80")),
        (
            "Respite beds in our county: 14 in 2019, 9 now.",
            ("Respite beds in our county", "9", "", "then", "14", "2019"),
        ),
        (
            "Average time to start 2.3 days (April to June 2025: 3.9).",
            ("Average time to start", "2.3 days", "", "then", "3.9", "April to June 2025"),
        ),
        # Residents' words.
        (
            "Came out, for 2024, that six in ten felt we had a say, worse than councils like ours at 67 per cent.",
            (
                "Came out, for 2024, that six in ten felt we had a say",
                "six in ten",
                "2024",
                "councils like ours",
                "67 per cent",
            ),
        ),
        (
            "We've 418 living in care homes long term against 497 two years ago.",
            ("We've 418 living in care homes long term", "418", "", "then", "497", "two years ago"),
        ),
        # Surveys.
        (
            "82% said their care workers treat them with respect.",
            ("said their care workers treat them with respect", "82%", ""),
        ),
        (
            "57% of care workers now hold a relevant qualification, up from 51% the year before.",
            ("care workers now hold a relevant qualification", "57%", "", "then", "51%", "the year before"),
        ),
    ],
)
def test_a_figure_is_read_whole(pack: Pack, text: str, expected: tuple[str, ...]) -> None:
    assert rows(pack, text) == [expected]


def test_a_list_shares_its_whole(pack: Pack) -> None:
    text = "Of 214 requests 131 were picked up within 24 hours, 52 within 48 hours and 21 within a week."
    assert told(pack, text) == [
        ("Of 214 requests 131 were picked up within 24 hours", "131", ""),
        ("Of 214 requests … within 48 hours", "52", ""),
        ("Of 214 requests … within a week", "21", ""),
    ]


def test_a_list_under_a_heading_keeps_the_heading(pack: Pack) -> None:
    assert told(pack, "Nursing: 31 referrals, median 11 days, 5 waiting.") == [
        ("Nursing … referrals", "31", ""),
        ("Nursing … median", "11 days", ""),
        ("Nursing … waiting", "5", ""),
    ]


def test_a_second_comparison_is_with_what_the_first_is_with(pack: Pack) -> None:
    text = "The vacancy rate was 10.8%, against 9.9% in England, and turnover was 30.2% against 28.3%."
    assert rows(pack, text)[1] == ("turnover", "30.2%", "", "England", "28.3%")


def test_a_table_of_years_and_comparators_is_read(pack: Pack) -> None:
    text = "Measure | 2023/24 | 2024/25 | England 2024/25\nControl over daily life | 71.0% | 73.2% | 69.9%"
    assert rows(pack, text) == [
        ("Control over daily life", "73.2%", "2024/25", "then", "71.0%", "2023/24", "England", "69.9%", "2024/25")
    ]
    turned = "Year | Empty posts | Left\n2022/23 | 11.2% | 33%\n2023/24 | 9.0% | 29%"
    assert rows(pack, turned)[0] == ("Empty posts", "9.0%", "2023/24", "then", "11.2%", "2022/23")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nothing was counted.",
        "It was better last year.",
        "The board met on 3 May 2026 and again in 2025/26.",
        "Ring 01632 960123 before noon.",
        "NHS number 485 777 3456.",
        "4.2 The board met.",
        "See page 14, section 75 and minute 31.",
        "Cost code 4471 is used.",
        "The line is open 24/7.",
        "A 38-bed home has a 28-day notice.",
        "People aged 65 or over wait.",
        "Every home is visited within 28 days.",
        "Complaints fell by 16%.",
        "Falls were 11 per cent lower than a year before.",
        "The number aged 85 or more will reach 5,600.",
        "Members intend to open 40 flats.",
        "The England average is 82%.",
        "They placed 40 of them.",
        "Was it 45 people?",
        "Home care £23.90 to £25.45.",
    ],
)
def test_what_is_no_figure_or_not_read_surely_is_left_out(pack: Pack, text: str) -> None:
    assert rows(pack, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Turnover was 24% last year.",
        "Turnover was 24%, which is better.",
        "Turnover was 24% and 12 people left in May.",
    ],
)
def test_a_comparison_without_a_value_is_none(pack: Pack, text: str) -> None:
    assert all(not figure.is_compared for figure in read_figures(pack, text))
    assert read_figures(pack, text)


def test_a_comparison_that_cannot_be_read_takes_its_row_away(pack: Pack) -> None:
    """A row that says "None stated" of a figure that is compared would be wrong."""
    assert rows(pack, "Vacancies stood at 8.8%, higher than in England (24.8% and 8.06%).") == []
    assert rows(pack, "Turnover 13.2% (median 14).") == []


def test_others_figures_are_not_the_councils(pack: Pack) -> None:
    text = "Home care: 86.2% Good, 10.4% Requires Improvement (England home care: 84% Good or Outstanding)."
    assert [row[1] for row in rows(pack, text)] == ["86.2%", "10.4%"]
    assert all(not figure.is_compared for figure in read_figures(pack, text))


PIECES = st.sampled_from(
    [
        "of", "Of the", "from", "to", "against", "in", "England", "the year before", "2025/26", "March 2026", "12%",
        "412", "530", "£4.2m", "11 days", "fell", "rose", "was", "(", ")", ",", ";", ":", "|", "-", "->", "and", "up",
        "81%", "people", "Label:", "homes\n", ".", "a third of", "six in ten", "within", "per 100,000", "target",
        "forty-two", "nationally", "“", "’", "é", "ſ", "İ", "24/7", "4.2", "now", "Q3 2025",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
def test_every_part_is_a_stretch_of_the_text_and_every_value_a_number(pack: Pack, text: str) -> None:
    for figure in read_figures(pack, text):
        for start, end in _spans(figure):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
        for value in filter(None, (figure.now, figure.then, figure.comparator and figure.comparator.told)):
            words = text[slice(*value.value)].lower()
            assert any(letter.isdecimal() for letter in words) or any(number in words for number in NUMBERS)
        assert sum(len(text[slice(*span)].split()) for span in figure.measure) <= 22


def _spans(figure: MeasuredFigure):
    yield from figure.measure
    tolds = [figure.now, figure.then]
    if figure.comparator:
        yield figure.comparator.name
        tolds.append(figure.comparator.told)
    for one in filter(None, tolds):
        yield one.value
        if one.period:
            yield one.period


@pytest.mark.parametrize(
    "repeated",
    ["Of 214 requests 131 began, ", "12 ", "£5 to ", "a | 1 | 2\n", "from 1 to ", "12% (", "1 of 2 of ", "and ", " "],
)
def test_a_hundred_thousand_characters_take_seconds_at_most(pack: Pack, repeated: str) -> None:
    """Far above what it takes, and far below what it would where time grew with the square of the length."""
    begun = time.perf_counter()
    read_figures(pack, (repeated * 100_000)[:100_000])
    assert time.perf_counter() - begun < 20


def compared(number: int, text: str, **told: str) -> ItemComparison:
    item = EvidenceItem.model_validate({"id": f"E{number}", "text": text, **told})
    return ItemComparison(item, Reading(text, (), (), (), ()), ())


def test_figures_that_compare_come_first_and_then_the_recent_ones(pack: Pack) -> None:
    items = [
        compared(1, "Turnover was 24%.", category="outcomes", date="2024"),
        compared(2, "Vacancies were 8%, against 9% in England.", date="2023"),
        compared(3, "Sickness was 4%.", category="outcomes", date="2026"),
        compared(4, "There were 34 providers in the room.", date="2026"),
    ]
    assert [of.compared.item.id for of in choose_figures(pack, items, 5)] == ["E2", "E3", "E1"]
    assert [of.compared.item.id for of in choose_figures(pack, items, 2)] == ["E2", "E3"]
    assert [of.compared.item.id for of in choose_figures(pack, items[3:], 5)] == ["E4"]


def test_a_measure_has_one_row_and_an_item_few(pack: Pack) -> None:
    items = [
        compared(1, "Turnover was 24%.", date="2025"),
        compared(2, "Overall turnover was 22%.", date="2026"),
        compared(3, "Good 71%: sickness was 4%. Vacancies were 8%. Agency use was 12%.", date="2024"),
    ]
    chosen = [of.compared.item.id for of in choose_figures(pack, items, 5)]
    assert chosen.count("E1") == 0
    assert chosen.count("E2") == 1
    assert chosen.count("E3") == 2


def times(pack: Pack, text: str, **told: str) -> list[str]:
    item = EvidenceItem.model_validate({"id": "E1", "text": text, **told})
    return [of_time(pack, item, figure).by for figure in read_figures(pack, text)]


def test_a_figure_takes_the_time_of_its_item_only_where_the_text_names_no_other(pack: Pack) -> None:
    assert times(pack, "Turnover stood at 23%.", period="2025/26", date="2026-05") == ["period"]
    assert times(pack, "Turnover stood at 23%.", date="2026-05") == ["date"]
    assert times(pack, "Turnover stood at 23%.") == ["nothing"]
    other = "Two in five live alone. The register was read in March 2021."
    assert times(pack, other, period="March 2021 to March 2026") == ["nothing"]
    assert times(pack, other, date="2026-03") == ["nothing"]
    assert times(pack, other, period="March 2021") == ["period"]


def test_the_time_of_a_value_beside_it_is_not_another(pack: Pack) -> None:
    text = "57% of care workers now hold a relevant qualification, up from 51% in 2024."
    assert times(pack, text, period="2025/26") == ["period"]


def test_a_date_at_the_head_of_a_clause_belongs_to_what_follows(pack: Pack) -> None:
    text = "Follow-up visit. First visit 24 Feb: MAR gaps on 9 of 30 charts. 14 May 2026: MAR gaps on 1 of 30 charts."
    assert [row[1:3] for row in rows(pack, text)] == [("9 of 30", "24 Feb"), ("1 of 30", "14 May 2026")]
    assert [row[1:3] for row in rows(pack, "24 Feb – 9 of 30 charts had gaps; 14 May – 1 of 30 charts had gaps.")] == [
        ("9 of 30", "24 Feb"),
        ("1 of 30", "14 May"),
    ]


def test_a_heading_gives_its_time_to_what_stands_below(pack: Pack) -> None:
    text = "Home care requests, April to June 2026. Average time to start 2.3 days. Nobody waited on 30 June."
    assert rows(pack, text) == [("Average time to start", "2.3 days", "April to June 2026")]


def test_what_could_be_of_several_times_or_is_not_understood_has_no_row(pack: Pack) -> None:
    texts = (
        "First visit 24 Feb: gaps on 9 of 30 charts. Paused 26 Feb. Today: 1 gap in 30 charts.",
        "In March 2021 all was well. Two in five live alone. In March 2026 it was not.",
        "Turnover in our homes was 30.2%, against 28.3% in England, and sickness was 4.1% against 3%.",
        "Nursing: 31 referrals, median 11 days, 5 waiting.",
        "Reablement started on the day of discharge for nine in ten.",
    )
    items = [compared(n, text, date="2026", category="outcomes") for n, text in enumerate(texts, start=1)]
    shown = [said(of.compared.item.text, of.figure.measure[-1]) for of in choose_figures(pack, items, 9)]
    assert shown == ["Turnover in our homes"]


def test_what_falls_short_takes_turns_with_what_is_well(pack: Pack) -> None:
    well = [
        compared(n, f"{what} stood at {n}0%.", date="2026", category="outcomes")
        for n, what in enumerate(("Satisfaction", "Attendance", "Vacancies"), start=1)
    ]
    poor = ItemComparison(
        EvidenceItem(id="E9", text="Turnover was 40%.", date="2020"),
        Reading("Turnover was 40%.", (), (), (QualityFound("shortfall", (0, 8)),), ()),
        (),
    )
    assert [of.compared.item.id for of in choose_figures(pack, [*well, poor], 2)] == ["E1", "E9"]
