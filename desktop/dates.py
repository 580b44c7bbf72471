"""Dates as officers write them and as the window says them: a day, a month or a year."""

from __future__ import annotations

import datetime

from rubric.partial_dates import first_day, spoken
from rubric.written_dates import DATE_CURE, read_written_date

PERIOD_CURE = "This is a period: it goes under “Period it covers”. "


def read_partial_date(text: str) -> str | None:
    """The ISO day, month or year that the text says; None where it is empty. Raises ValueError with the cure."""
    written = " ".join(text.split())
    if not written:
        return None
    try:
        return read_written_date(written)
    except ValueError:
        if _is_period(written):
            raise ValueError(PERIOD_CURE + DATE_CURE) from None
        raise


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
