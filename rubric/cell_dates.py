"""Reads the date in a cell of a sheet, in whatever form it was typed or shown; what is none is never made one."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from rubric.partial_dates import first_day, last_day
from rubric.periods import find_periods
from rubric.written_dates import read_written_date

_MONTH_IN_SHORT = re.compile(r"([A-Za-z]{3,9})[-']+(\d{2})")
"""As a sheet shows the month of a day: Mar-26."""
_TIME_OF_DAY = re.compile(r"(?<=\d)[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm]|Z)?$")
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[, ]+", re.IGNORECASE)
_LIKELY_YEARS = range(1900, 2101)


@lru_cache(maxsize=4096)
def date_in_cell(cell: str) -> str | None:
    """The ISO day, month or year that a cell says; None where it says none, or one that is not likely."""
    written = _WEEKDAY.sub("", _TIME_OF_DAY.sub("", " ".join(cell.split()))).rstrip(".")
    if short := _MONTH_IN_SHORT.fullmatch(written):
        written = f"{short[1]} 20{short[2]}"
    try:
        partial = read_written_date(written)
    except ValueError:
        partial = _as_stated(written)
    return partial if partial and int(partial[:4]) in _LIKELY_YEARS else None


def is_period(cell: str) -> bool:
    """Whether a cell is a time and nothing else: 2025/26, or a quarter."""
    written = " ".join(cell.split())
    return any(period.span == (0, len(written)) for period in find_periods(written))


def _as_stated(written: str) -> str | None:
    """The day, month or year that the text is, where it is written as a sentence would: March 12, 2026."""
    for period in find_periods(written):
        if period.span == (0, len(written)):
            day = period.first.isoformat()
            return next((part for part in (day, day[:7], day[:4]) if _covers(part, period.first, period.last)), None)
    return None


def _covers(partial: str, first: datetime.date, last: datetime.date) -> bool:
    return (first_day(partial), last_day(partial)) == (first, last)
