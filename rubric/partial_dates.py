"""A day, a month or a year, as sources state them: kept as written, and turned into days where they are compared."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTH_PATTERN = (
    "(?:" + "|".join(rf"{m[:3]}(?:{m[3:]})?" for m in map(str.lower, MONTHS)).replace("sep(", "sept?(") + ")"
)
"""A month by its name, whole or in short, in small letters."""

_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


@lru_cache(maxsize=4096)
def first_day(partial_date: str) -> datetime.date:
    """The first day that an ISO day, month or year covers. Raises ValueError."""
    try:
        if not _DATE.fullmatch(partial_date):  # The standard has other ways to write a day: 2026-W27-2.
            raise ValueError
        return datetime.date.fromisoformat(partial_date + "-01-01"[: 3 * (2 - partial_date.count("-"))])
    except ValueError:
        raise ValueError("a date is written 2026, 2026-06 or 2026-06-30") from None


def last_day(partial_date: str) -> datetime.date:
    """The last day that an ISO day, month or year covers. Raises ValueError."""
    first = first_day(partial_date)
    parts = partial_date.count("-")
    if parts == 2:
        return first
    month = first.month if parts else 12
    return first.replace(month=month, day=calendar.monthrange(first.year, month)[1])


def spoken(partial_date: str) -> str:
    """30 June 2026, June 2026 or 2026. Raises ValueError."""
    first = first_day(partial_date)
    month = MONTHS[first.month - 1]
    return (str(first.year), f"{month} {first.year}", f"{first.day} {month} {first.year}")[partial_date.count("-")]
