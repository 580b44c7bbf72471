"""Dates as officers write them and as the window says them: a day, a month or a year."""

from __future__ import annotations

import datetime
import re

from rubric.partial_dates import MONTHS, first_day, spoken

_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+(\d{1,2}|[A-Za-z]+)\.?[\s/.,-]+(\d{4}|\d{2})")
_MONTH_FIRST = re.compile(r"(\d{1,2}|[A-Za-z]+)\.?[\s/.,-]+(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")

DATE_CURE = "Write a date such as 30 June 2026, June 2026 or 2026."
PERIOD_CURE = "This is a period: it goes under “Period it covers”. "


def read_partial_date(text: str) -> str | None:
    """The ISO day, month or year that the text says; None where it is empty. Raises ValueError with the cure."""
    written = " ".join(text.split())
    if not written:
        return None
    try:
        return _read(written)
    except ValueError:
        if _is_period(written):
            raise ValueError(PERIOD_CURE + DATE_CURE) from None
        raise


def _read(written: str) -> str:
    if found := _YEAR_FIRST.fullmatch(written):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(written):
        day, month, year = found.groups()
        year = year if len(year) == 4 else f"20{year}"
    elif found := _MONTH_FIRST.fullmatch(written):
        day, (month, year) = None, found.groups()
    else:
        raise ValueError(DATE_CURE)
    parts = [year] + [f"{part:0>2}" for part in (_month_number(month), day) if part]
    partial = "-".join(parts)
    try:
        first_day(partial)
    except ValueError:
        raise ValueError(f"There is no such day or month. {DATE_CURE}") from None
    return partial


def read_day(text: str, example: str = "30 June 2026") -> datetime.date | None:
    """The day that the text says; None where it is empty. Raises ValueError with the cure, and the example in it."""
    cure = f"Write a day such as {example}."
    try:
        partial = read_partial_date(text)
    except ValueError as error:
        raise ValueError(str(error).replace(PERIOD_CURE, "").replace(DATE_CURE, cure)) from None
    if partial is None:
        return None
    if partial.count("-") < 2:
        raise ValueError(cure)
    return first_day(partial)


def example_to_come(today: datetime.date) -> str:
    """A day to give as an example where one in the past would make no sense: a month from now, or near it."""
    year, month = divmod(today.year * 12 + today.month, 12)
    return say_day(datetime.date(year, month + 1, min(today.day, 28)))


def say_partial_date(partial: str | None) -> str:
    """30 June 2026, June 2026 or 2026; nothing where the date is not stated."""
    return spoken(partial) if partial else ""


def say_day(day: datetime.date | None) -> str:
    """30 June 2026; nothing where there is no day."""
    return say_partial_date(day.isoformat()) if day else ""


def _is_period(written: str) -> bool:
    """Whether it is no date because it is a time: 2025/26, or a quarter."""
    from rubric.periods import find_periods  # only where somebody typed one: it is slow to load

    return any(period.span == (0, len(written)) for period in find_periods(written))


def _month_number(word: str | None) -> str | None:
    if word is None or word.isdigit():
        return word
    starts = [n for n, month in enumerate(MONTHS, start=1) if len(word) >= 3 and month.lower().startswith(word.lower())]
    if word.lower() == "sept":
        return "9"
    if len(starts) != 1:
        raise ValueError(DATE_CURE)
    return str(starts[0])
