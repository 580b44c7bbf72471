"""Dates are read however an officer writes them, and never made to say more than was written."""

import datetime

import pytest

from desktop.dates import example_to_come, read_day, read_partial_date, say_day, say_partial_date


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("", None),
        ("   ", None),
        ("2026", "2026"),
        ("2026-06", "2026-06"),
        ("2026-6", "2026-06"),
        ("2026-06-30", "2026-06-30"),
        ("30 June 2026", "2026-06-30"),
        ("30th June, 2026", "2026-06-30"),
        ("June 2026", "2026-06"),
        ("jun 2026", "2026-06"),
        ("Sept 2025", "2025-09"),
        ("Sept. 2025", "2025-09"),
        ("30/06/2026", "2026-06-30"),
        ("3.6.2026", "2026-06-03"),
        ("28/2/26", "2026-02-28"),
        ("30 June 26", "2026-06-30"),
        ("06/2026", "2026-06"),
        ("  1   May   2026 ", "2026-05-01"),
    ],
)
def test_a_date_is_read_as_it_is_written(written: str, stored: str | None) -> None:
    assert read_partial_date(written) == stored


@pytest.mark.parametrize(
    "written", ["31 June 2026", "2026-13", "13/13/2026", "last summer", "Ju 2026", "26", "30 June 6", "2026-06-31"]
)
def test_a_date_that_cannot_be_is_refused_with_the_cure(written: str) -> None:
    with pytest.raises(ValueError, match="Write a date such as 30 June 2026"):
        read_partial_date(written)


@pytest.mark.parametrize("written", ["2025/26", "2025-26", "Q3 2025", "April to June 2026", "summer 2025"])
def test_a_period_is_told_where_it_belongs(written: str) -> None:
    with pytest.raises(ValueError, match=r"^This is a period: it goes under “Period it covers”\. Write a date such as"):
        read_partial_date(written)
    with pytest.raises(ValueError, match=r"^Write a day such as"):
        read_day(written)


def test_a_day_wants_a_whole_day() -> None:
    assert read_day("1/10/2026") == datetime.date(2026, 10, 1)
    assert read_day("") is None
    for written in ("October 2026", "soon"):
        with pytest.raises(ValueError, match=r"Write a day such as 30 June 2026\."):
            read_day(written)


def test_dates_are_said_with_no_more_than_is_known() -> None:
    assert say_partial_date("2026") == "2026"
    assert say_partial_date("2026-06") == "June 2026"
    assert say_partial_date("2026-06-03") == "3 June 2026"
    assert say_partial_date(None) == ""
    assert say_day(datetime.date(2026, 10, 1)) == "1 October 2026"


@pytest.mark.parametrize(
    ("today", "example"),
    [
        (datetime.date(2026, 11, 30), "28 December 2026"),
        (datetime.date(2026, 12, 5), "5 January 2027"),
        (datetime.date(2027, 1, 31), "28 February 2027"),
    ],
)
def test_the_example_of_a_day_to_come_is_to_come(today: datetime.date, example: str) -> None:
    assert example_to_come(today) == example
    with pytest.raises(ValueError, match=f"Write a day such as {example}"):
        read_day("soon", example)
