"""Dates and periods are found as an officer writes them, and nothing else is taken for one."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.periods import find_periods


def read(text):
    return [(text[p.span[0] : p.span[1]], p.first.isoformat(), p.last.isoformat()) for p in find_periods(text)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Activity ending 25th March 2018.", "25th March 2018", "2018-03-25", "2018-03-25"),
        ("inspected 07/11/2017", "07/11/2017", "2017-11-07", "2017-11-07"),
        ("as at 31 Mar 26", "31 Mar 26", "2026-03-31", "2026-03-31"),
        ("on 2025-03-31", "2025-03-31", "2025-03-31", "2025-03-31"),
        ("by August 2026", "August 2026", "2026-08-01", "2026-08-31"),
        ("from Sept 2026", "Sept 2026", "2026-09-01", "2026-09-30"),
        ("award Mar 27", "Mar 27", "2027-03-01", "2027-03-31"),
        ("in February 2024 it", "February 2024", "2024-02-01", "2024-02-29"),
        ("in 2023", "2023", "2023-01-01", "2023-12-31"),
        ("census 2021", "2021", "2021-01-01", "2021-12-31"),
        ("since mid-2025", "2025", "2025-01-01", "2025-12-31"),
        ("in 2022/23", "2022/23", "2022-04-01", "2023-03-31"),
        ("in 2022–23", "2022–23", "2022-04-01", "2023-03-31"),
        ("in 2022/2023", "2022/2023", "2022-04-01", "2023-03-31"),
        ("for 24/25", "24/25", "2024-04-01", "2025-03-31"),
        ("Strategy 2023-28", "2023-28", "2023-01-01", "2028-12-31"),
        ("2021 to 2024", "2021 to 2024", "2021-01-01", "2024-12-31"),
        ("Q1 2026/27", "Q1 2026/27", "2026-04-01", "2026-06-30"),
        ("Q4 of 2024-25", "Q4 of 2024-25", "2025-01-01", "2025-03-31"),
        ("the first quarter of 2025/26", "first quarter of 2025/26", "2025-04-01", "2025-06-30"),
        ("April to June 2026", "April to June 2026", "2026-04-01", "2026-06-30"),
        ("October 2024 - March 2025", "October 2024 - March 2025", "2024-10-01", "2025-03-31"),
        ("Nov to Feb 2026", "Nov to Feb 2026", "2025-11-01", "2026-02-28"),
        ("1 April 2025 to 31 March 2026", "1 April 2025 to 31 March 2026", "2025-04-01", "2026-03-31"),
        ("3-5 June 2025", "3-5 June 2025", "2025-06-03", "2025-06-05"),
        ("winter 2024", "winter 2024", "2024-12-01", "2025-02-28"),
    ],
)
def test_a_stated_period_is_read(text, words, first, last):
    assert read(text) == [(words, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The service runs 24/7.",
        "aged 65+ and 18-25",
        "£2,023 and £2025",
        "2,024 people and 2024 people",
        "Care Act 2014",
        "Regulations 2014",
        "ref 2025/0143",
        "paragraph 3.2.1",
        "31/02/2025",
        "45/46",
        "18/25",
        "it may 24 times",
        "in March we met",
        "ranked 12 of 33",
        "2025%",
    ],
)
def test_what_is_no_date_is_left_alone(text):
    assert read(text) == []


def test_periods_come_in_reading_order_and_none_inside_another():
    text = "Between 1 May 2024 and 31 May 2024 waits fell; in 2022/23 and March 2021 they rose."
    assert [words for words, _, _ in read(text)] == ["1 May 2024 and 31 May 2024", "2022/23", "March 2021"]


@given(st.text(alphabet="0123456789/-. MaryQto", max_size=60))
def test_any_text_can_be_read(text):
    for period in find_periods(text):
        assert 0 <= period.span[0] < period.span[1] <= len(text)
        assert datetime.date(1980, 1, 1) <= period.first <= period.last


ODD_LETTERS = {"s": "sſS", "i": "iıİI", "k": "k\u212a", "t": "tT", "e": "eE"}


@given(
    st.sampled_from(
        ["August 2024", "5 April 2024", "spring 2024", "winter 2024", "first quarter of 2024", "1 to 3 Sept 2024"]
    ),
    st.data(),
)
def test_letters_that_are_alike_in_capitals_break_no_date(words: str, data: st.DataObject) -> None:
    odd = "".join(data.draw(st.sampled_from(ODD_LETTERS.get(letter, letter))) for letter in words)
    for period in find_periods(odd):
        assert odd[slice(*period.span)].isascii()


@pytest.mark.parametrize(
    "text",
    [
        "In November, 22 people came.",
        "in June 24 of whom 3 left",
        "August, 17, 24 days",
        "In March 12 families",
        "54 in Q1, 20 of them",
    ],
)
def test_a_count_after_a_month_is_no_year(text: str) -> None:
    assert find_periods(text) == ()
