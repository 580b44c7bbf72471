"""Reads statements of the form "turnover was 24%": a measure in words, its value, and the time it is of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from rubric.checks.figures import Figure, figures, within
from rubric.checks.words import Phrases, sentences
from rubric.reading import Reading, Span
from rubric.text import MEMORY, plain

_STATES = re.compile(
    r"(?P<words>[A-Za-z][A-Za-z' /-]{5,90}?)(?:,[^,.;]{3,40},)?\s*"
    r"(?:(?:\b(?:is|was|are|were|stood at|stands at|totalled|came to|reached)\b(?:\s+(?:at|now|currently))?)|[:=|])"
    r"\s*$",
    re.IGNORECASE,
)
_LONGEST = 140


class Measure(NamedTuple):
    """What a passage says of one measure: its words in order, the unit, the value and where it stands."""

    words: tuple[str, ...]
    unit: str
    value: float
    span: Span


@lru_cache(maxsize=MEMORY)
def measures(text: str, idle: Phrases) -> tuple[Measure, ...]:
    """The measures that a text states. ``idle`` are words that do not tell one measure from another."""
    every = figures(text)
    if not every:
        return ()
    flat = plain(text)
    found: list[Measure] = []
    for start, end in sentences(text):
        here = within(every, (start, end))
        # Where a sentence gives several figures, only its first is surely the measure's own.
        if here and (measure := _measure(flat, start, here[0], idle)):
            found.append(measure)
    return tuple(found)


def _measure(flat: str, start: int, figure: Figure, idle: Phrases) -> Measure | None:
    before = flat[max(start, figure.span[0] - _LONGEST) : figure.span[0]]
    match = _STATES.search(before)
    if match is None:
        return None
    words = tuple(w for w in re.findall(r"[a-z']+", match["words"].lower()) if not idle.within(w))
    return Measure(words, figure.unit, figure.value, figure.span) if len(words) >= 2 else None


def period_at(reading: Reading, span: Span) -> tuple[str, ...]:
    """The periods stated in the sentence around a span, as comparable words; none where it states none."""
    if not reading.periods:
        return ()
    every = sentences(reading.text)
    last = bisect_right(every, span[0], key=itemgetter(0)) - 1
    around = every[last] if last >= 0 and span[0] < every[last][1] else span
    first, end = (bisect_left(reading.periods, place, key=lambda period: period.span[0]) for place in around)
    return tuple(sorted(f"{p.first}/{p.last}" for p in reading.periods[first:end]))
