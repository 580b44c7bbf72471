"""How old an evidence item is: by its own date, by the period entered for it, or by what its text dates."""

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rubric.checks.figures import figures, within
from rubric.comparison import ItemComparison
from rubric.pack import Pack
from rubric.partial_dates import last_day
from rubric.periods import find_periods
from rubric.phrases import Phrases, phrases, sentences
from rubric.reading import Period, Span

Age = Literal["current", "ageing", "out-of-date", "undated"]


@dataclass(frozen=True, slots=True)
class Dating:
    """What dates an item and the last day it covers; ``span`` is where the text itself says so."""

    by: Literal["date", "period", "text"]
    last: datetime.date
    span: Span | None = None


def dating(pack: Pack, compared: ItemComparison) -> Dating | None:
    """The item's own date decides; where it has none, the period entered for it, then the newest its text states."""
    item = compared.item
    if item.date is not None:
        return Dating("date", _last_day(item.date))
    if item.period and (last := _last_of_period(item.period)) is not None:
        return Dating("period", last)
    newest = _newest(pack, compared)
    return Dating("text", newest.last, newest.span) if newest is not None else None


def age(pack: Pack, compared: ItemComparison, as_of: datetime.date) -> Age:
    """How old an item is on a day, by the pack's limits. What nothing dates is undated, never old."""
    dated = dating(pack, compared)
    if dated is None:
        return "undated"
    if dated.last < months_before(as_of, pack.limits.out_of_date_months):
        return "out-of-date"
    return "ageing" if dated.last < months_before(as_of, pack.limits.ageing_months) else "current"


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


def _newest(pack: Pack, compared: ItemComparison) -> Period | None:
    """The newest period that dates what is measured in the passage, where nothing in it speaks of today.

    The year of an Act does not, nor a start from which something still runs.
    """
    if not compared.reading.periods:
        return None
    lexicon, text = pack.lexicon, compared.item.text
    if phrases(lexicon["check-current"]).within(text):
        return None
    law, running = phrases(lexicon["check-law"]), phrases(lexicon["check-still-running"])
    stated: list[Period] = []
    for period in compared.reading.periods:
        start, end = period.span
        if running.within(text, max(0, start - 40), end + 12):
            return None
        if not law.within(text, max(0, start - 14), start):
            stated.append(period)
    newest = max(stated, key=lambda period: period.last, default=None)
    return newest if newest and _is_measured(text, newest, phrases(lexicon["check-measuring"])) else None


def _is_measured(text: str, period: Period, measuring: Phrases) -> bool:
    """Whether the sentence or line of a period gives a figure, or names a count or a survey: what else is history."""
    start, end = next((s for s in sentences(text) if s[0] <= period.span[0] < s[1]), period.span)
    return measuring.within(text, start, end) or any(within(figures(text), (start, end)))
