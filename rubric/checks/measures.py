"""Reads statements of the form "turnover was 24%": a measure in words, its value, and the time it is of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from rubric.checks.figures import Figure, figures, within
from rubric.pack import Pack
from rubric.phrases import sentences
from rubric.reading import Reading, Span
from rubric.text import MEMORY, lower

_LETTERS = "abcdefghijklmnopqrstuvwxyz' /-"
_STATES = re.compile(
    r"(?:(?:\b(?:is|was|are|were|stood at|stands at|totalled|came to|reached)\b(?:\s+(?:at|now|currently))?)|[:=|])\s*$"
)
_THERE_ARE = re.compile(r"\b(?:there\s+(?:is|are|was|were)|we\s+(?:have|had))\s*$")
_WHEN = re.compile(r"\s*(?:(?:in|at|on|as at|by|during)\s[^,.;]{4,30},\s*)?")
_BY_THE_WAY = re.compile(r",[^,.;]{3,40},\s*$")
_WORD = re.compile(r"[a-z']+")
_LONGEST = 140
_LONGEST_LINK = 24
_FEWEST, _MOST = 6, 90
"""Letters in the words of a measure."""


class Measure(NamedTuple):
    """What a passage says of one measure: its words in order, the unit, the value and where it stands."""

    words: tuple[str, ...]
    unit: str
    value: float
    span: Span


class MeasureWords(NamedTuple):
    """Words that do not tell one measure from another; and words that tell only which services are spoken of."""

    idle: frozenset[str]
    kinds: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    def alike(self, words: tuple[str, ...]) -> frozenset[str | tuple[str, str]]:
        """What the same measure has in whatever order it is told: "home care turnover" is "turnover in home care".

        Home care and a care home are two things: the words of a kind of service stay together.
        """
        pairs = [pair for pair in pairwise(words) if pair in self.pairs]
        joined = {word for pair in pairs for word in pair}
        return frozenset((*pairs, *(word for word in words if word not in joined or words.count(word) > 1)))


def measure_words(pack: Pack) -> MeasureWords:
    """The words of a pack."""
    entries = [tuple(_WORD.findall(entry)) for entry in pack.lexicon["check-kinds-of-service"]]
    return MeasureWords(
        frozenset(pack.lexicon["check-idle-words"]),
        frozenset(word for entry in entries for word in entry),
        frozenset(pair for entry in entries for pair in pairwise(entry)),
    )


@lru_cache(maxsize=MEMORY)
def measures(text: str, words: MeasureWords) -> tuple[Measure, ...]:
    """The measures that a text states."""
    every = figures(text)
    if not every:
        return ()
    flat = lower(text)
    found: list[Measure] = []
    for start, end in sentences(text):
        here = within(every, (start, end))
        # Where a sentence gives several figures, only its first is surely the measure's own.
        if here and (measure := _measure(flat, (start, end), here, words)):
            found.append(measure)
    return tuple(found)


def _measure(flat: str, sentence: Span, here: list[Figure], known: MeasureWords) -> Measure | None:
    figure = here[0]
    before = flat[max(sentence[0], figure.span[0] - _LONGEST) : figure.span[0]]
    told = _words_before(before)
    least = 2
    if told is None:
        after = flat[figure.span[1] : sentence[1]]
        told, least = _words_after(before, after), 3
        if len(here) > 1 and here[1].span[0] - figure.span[1] < len(told):
            return None
    words = tuple(word for word in _WORD.findall(told) if word not in known.idle)
    if len(words) < least or known.kinds.issuperset(words):
        return None
    return Measure(words, figure.unit, figure.value, figure.span)


def _words_before(before: str) -> str | None:
    """The measure of "turnover in home care was 24%" or "Turnover in home care: 24%"."""
    link = _STATES.search(before, max(0, len(before) - _LONGEST_LINK))
    if link is None or _THERE_ARE.search(before):
        return None
    head = before[: link.start()]
    if aside := _BY_THE_WAY.search(head):
        head = head[: aside.start()]
    told = head[len(head.rstrip(_LETTERS)) :][-_MOST:].strip(" '/-")
    return told if len(told) >= _FEWEST else None


def _words_after(before: str, after: str) -> str:
    """The measure of "there were 24 people waiting for a home" or, for the whole sentence, "24% of homes were full"."""
    if not (_THERE_ARE.search(before) or (_WHEN.fullmatch(before) and after.lstrip().startswith("of "))):
        return ""
    told = after[: len(after) - len(after.lstrip(_LETTERS))]
    return told if len(told) <= _MOST else ""


def period_at(reading: Reading, span: Span) -> tuple[str, ...]:
    """The periods stated in the sentence around a span, as comparable words; none where it states none."""
    if not reading.periods:
        return ()
    every = sentences(reading.text)
    last = bisect_right(every, span[0], key=itemgetter(0)) - 1
    around = every[last] if last >= 0 and span[0] < every[last][1] else span
    first, end = (bisect_left(reading.periods, place, key=lambda period: period.span[0]) for place in around)
    return tuple(sorted(f"{p.first}/{p.last}" for p in reading.periods[first:end]))
