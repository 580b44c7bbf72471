"""Reads a date as officers write it: a day, a month or a year."""

from __future__ import annotations

import re

from rubric.partial_dates import MONTHS, first_day

DATE_CURE = "Write a date such as 30 June 2026, June 2026 or 2026."

_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+(\d{1,2}|[A-Za-z]+)\.?[\s/.,-]+(\d{4}|\d{2})")
_MONTH_FIRST = re.compile(r"(\d{1,2}|[A-Za-z]+)\.?[\s/.,-]+(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")


def read_written_date(written: str) -> str:
    """The ISO day, month or year that the text says. Raises ValueError with the cure."""
    if found := _YEAR_FIRST.fullmatch(written):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(written):
        day, month, year = found.groups()
        year = year if len(year) == 4 else f"20{year}"
    elif found := _MONTH_FIRST.fullmatch(written):
        day, (month, year) = None, found.groups()
    else:
        raise ValueError(DATE_CURE)
    parts = [year] + [f"{part:0>2}" for part in (month and month_number(month), day) if part]
    partial = "-".join(parts)
    try:
        first_day(partial)
    except ValueError:
        raise ValueError(f"There is no such day or month. {DATE_CURE}") from None
    return partial


def month_number(word: str) -> str:
    """The number of a month that is named by its number or its name, whole or in short. Raises ValueError."""
    if word.isdigit():
        return word
    starts = [n for n, month in enumerate(MONTHS, start=1) if len(word) >= 3 and month.lower().startswith(word.lower())]
    if word.lower() == "sept":
        return "9"
    if len(starts) != 1:
        raise ValueError(DATE_CURE)
    return str(starts[0])
