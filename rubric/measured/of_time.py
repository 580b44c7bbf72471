"""Says of what time a figure is: what its own sentence says, else what dates its item where the text names no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from rubric.evidence import EvidenceItem
from rubric.measured.figure import MeasuredFigure
from rubric.measured.times import find_times
from rubric.measured.words import FigureWords, figure_words
from rubric.pack import Pack
from rubric.periods import find_periods, is_of
from rubric.reading import Span
from rubric.text import folded

_IDLE = re.compile(r"\b(?:in|on|at|the|of|between|from)\b")


class OfTime(NamedTuple):
    """What tells the time of a figure, and whether a reader could take it for one of several that the text names."""

    by: Literal["sentence", "period", "date", "nothing"]
    is_mistakable: bool = False


def of_time(pack: Pack, item: EvidenceItem, figure: MeasuredFigure) -> OfTime:
    """A figure is never given the time of another: where the text names a further one, its own has to say it."""
    if figure.now.period is not None:
        return OfTime("sentence")
    others = [*_others(figure_words(pack), item.text, figure)]
    if item.period:
        if all(_is_same(item.text, other, item.period) for other in others):
            return OfTime("period")
    elif item.date and all(is_of(item.text[slice(*other)], item.date) for other in others):
        return OfTime("date")
    return OfTime("nothing", len({folded(item.text[slice(*other)]) for other in others}) > 1)


def _others(known: FigureWords, text: str, figure: MeasuredFigure) -> Iterator[Span]:
    """The times that a text names, but those of the values beside this one, and "a year before" of values elsewhere."""
    beside = [told.period for told in (figure.then, figure.comparator and figure.comparator.told) if told]
    for start, end in _times(known, text):
        is_theirs = any(span and span[0] <= start < span[1] for span in beside)
        if not is_theirs and not known.earlier.fullmatch(folded(text[start:end])):
            yield start, end


@lru_cache(maxsize=4096)
def _times(known: FigureWords, text: str) -> tuple[Span, ...]:
    return tuple(sorted(find_times(text, find_periods(text), known).dates))


def _is_same(text: str, other: Span, period: str) -> bool:
    """Whether a time in the text is the one that was entered, in these words or of the same days."""
    if _plainly(text[slice(*other)]) == _plainly(period):
        return True
    entered, named = find_periods(period), find_periods(text[slice(*other)])
    return bool(entered and named) and (entered[0].first, entered[0].last) == (named[0].first, named[0].last)


def _plainly(words: str) -> str:
    return " ".join(_IDLE.sub(" ", folded(words)).split())
