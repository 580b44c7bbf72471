"""Finds the words that say of what time a figure is, with what leads to them: "the year to March 2026"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from rubric.measured.words import FigureWords
from rubric.partial_dates import MONTH_PATTERN
from rubric.reading import Period, Span
from rubric.text import folded

LONGEST_DAYS = 750
"""Years that go on longer are those of a plan, unless it is said that something was counted from one to the other."""

_REACH = 60
_NEAR = 30
_MONTHS_OF = r"(?:three|six|nine|twelve|[369]|12|18)\s+months?"
_LED = re.compile(
    rf"(?:\b(?:(?:the\s+)?(?:(?:financial\s+)?year|quarter|half|{_MONTHS_OF}|weeks?)"
    r"\s+(?:to|ending|ended|up\s+to|of)(?:\s+the\s+end\s+of)?|(?:the\s+)?(?:first|second|third|last)\s+(?:half|quarter)"
    r"\s+of|(?:the\s+)?(?:end|start|beginning|middle)\s+of|since|as\s+at|as\s+of|by|before|from|until|up\s+to|between"
    r"|after|early|late|mid)[\s-]+)+$"
)
_SEASON = r"(?:spring|summer|autumn|winter)"
_LOOSE = re.compile(
    r"\b(?:(?:in|since|from|during|last|this|between|by|to|until|(?:(?:at|by)\s+)?(?:the\s+)?end\s+of)"
    rf"\s+{MONTH_PATTERN}(?:\s+(?:to|and)\s+{MONTH_PATTERN})?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH_PATTERN}"
    rf"|(?:last|this|the\s+previous|the\s+current)\s+(?:financial\s+)?(?:{_SEASON}|year|month|quarter|week)"
    r"|(?:in|over|during)\s+the\s+(?:last|past|previous|first|same|current)\s+(?:[\w-]+\s+)?"
    rf"(?:months?|years?|weeks?|quarters?|period)|in\s+(?:the\s+)?{_SEASON}|q[1-4]|so\s+far\s+this\s+year"
    r"|year\s+to\s+date)\b(?!\s+(?:not|be|have)\b)"
)
_THE = re.compile(r"\bthe\s+$")
_OF_A_THING = re.compile(r"\s+[a-z]")
_LEADS = re.compile(r"\s+(?:(?:on|in|from|at|by|since|the|end|of|until)\s+)*")
_START = itemgetter(0)


class Times(NamedTuple):
    """``dates`` are all dates, which are no figures; ``stated`` those that say of what time a figure is, in order."""

    dates: Sequence[Span]
    stated: Sequence[Span]


def find_times(text: str, periods: Sequence[Period], known: FigureWords) -> Times:
    """The periods, days and times without a year of a passage. The years in the name of a plan are no time of a figure,
    nor is the day on which something was signed.
    """
    small = folded(text)
    dates = sorted(period.span for period in periods)
    stated = [time for period in periods if (time := _stated(text, small, period, known))]
    loose = [*_outside(dates, (hit.span() for hit in _LOOSE.finditer(small)))]
    taken = sorted((*dates, *stated, *loose))
    earlier = _outside(taken, (hit.span() for hit in known.earlier.finditer(small)))
    return Times([*dates, *loose], sorted((*stated, *loose, *earlier)))


def _stated(text: str, small: str, period: Period, known: FigureWords) -> Span | None:
    """The words of a period with what leads to them; None where it dates something that is no figure."""
    start, end = period.span
    led = _LED.search(small, max(0, start - _REACH), start)
    if (period.last - period.first).days > LONGEST_DAYS and not led:
        return None
    near = max(0, start - _NEAR)
    of_a_thing = _THE.search(small, near, start) and _OF_A_THING.match(small, end)
    if of_a_thing and not known.measuring.within(text, end, end + _NEAR):
        return None
    events, titles = known.events.spans(text, near, start), known.titles.spans(text, near, start)
    if events and _LEADS.fullmatch(small, events[-1][1], start):
        return None
    if titles and not text[titles[-1][1] : start].strip(" ,:(-–"):
        return None
    return (led.start() if led else start, end)


def _outside(taken: Sequence[Span], found: Iterable[Span]) -> Iterable[Span]:
    """Those that share no letter with any of others that stand in order."""
    for start, end in found:
        at = bisect_left(taken, end, key=_START) - 1
        if at < 0 or taken[at][1] <= start:
            yield start, end
