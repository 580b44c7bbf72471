"""Raises a gap where an item is older than the pack's limit on the day the evidence is read."""

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from rubric.checks.figures import figures, within
from rubric.checks.given import Given, Spans
from rubric.comparison import Gap, ItemComparison
from rubric.partial_dates import last_day
from rubric.periods import find_periods
from rubric.phrases import Phrases, phrases, sentences
from rubric.reading import Period
from rubric.text import said

CHECK = "out-of-date"

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def out_of_date(given: Given) -> Iterator[Gap]:
    """The item's own date decides; where it has none, the period entered for it, then the newest its text states."""
    oldest = months_before(given.as_of, given.pack.limits.out_of_date_months)
    for compared in given.items:
        date = compared.item.date
        if date is not None:
            if _last_day(date) < oldest:
                yield _gap(given, compared, "dated", _spoken(date))
            continue
        if compared.item.period and (last := _last_of_period(compared.item.period)) is not None:
            if last < oldest:
                yield _gap(given, compared, "period", compared.item.period)
            continue
        newest = _newest(given, compared)
        if newest is not None and newest.last < oldest:
            words = said(compared.item.text, newest.span)
            yield _gap(given, compared, "states", words, ((compared.item.id, newest.span),))


def _gap(given: Given, compared: ItemComparison, reason: str, date: str, spans: Spans = ()) -> Gap:
    return given.gap(
        CHECK,
        given.place(compared),
        reason,
        items=[compared],
        spans=spans,
        date=date,
        as_of=f"{given.as_of.day} {_MONTHS[given.as_of.month - 1]} {given.as_of.year}",
        limit=given.pack.limits.out_of_date_months,
    )


@lru_cache(maxsize=4096)
def _last_day(partial_date: str) -> datetime.date:
    return last_day(partial_date)


@lru_cache(maxsize=4096)
def _last_of_period(words: str) -> datetime.date | None:
    return max((period.last for period in find_periods(words)), default=None)


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The day so many months earlier; the last of its month where there is no such day."""
    number = day.year * 12 + day.month - 1 - months
    year, month = divmod(number, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return datetime.date(year, month + 1, last)
        except ValueError:
            continue
    return datetime.date.min


def _newest(given: Given, compared: ItemComparison) -> Period | None:
    """The newest period that dates what is measured in the passage, where nothing in it speaks of today.

    The year of an Act does not, nor a start from which something still runs.
    """
    if not compared.reading.periods:
        return None
    lexicon, text = given.pack.lexicon, compared.item.text
    if phrases(lexicon["check-current"]).within(text):
        return None
    law, running = phrases(lexicon["check-law"]), phrases(lexicon["check-still-running"])
    dating: list[Period] = []
    for period in compared.reading.periods:
        start, end = period.span
        if running.within(text, max(0, start - 40), end + 12):
            return None
        if not law.within(text, max(0, start - 14), start):
            dating.append(period)
    newest = max(dating, key=lambda period: period.last, default=None)
    return newest if newest and _is_measured(text, newest, phrases(lexicon["check-measuring"])) else None


def _is_measured(text: str, period: Period, measuring: Phrases) -> bool:
    """Whether the sentence or line of a period gives a figure, or names a count or a survey: what else is history."""
    start, end = next((s for s in sentences(text) if s[0] <= period.span[0] < s[1]), period.span)
    return measuring.within(text, start, end) or any(within(figures(text), (start, end)))


def _spoken(partial_date: str) -> str:
    """An item's date as an officer would say it. Not for a text's own words: there "2023-24" is a financial year."""
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", partial_date)
    if match is None:
        return partial_date
    year, month, day = match.groups()
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}" if day else f"{_MONTHS[int(month) - 1]} {year}"
