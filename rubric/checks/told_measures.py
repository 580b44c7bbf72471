"""Reads the measures of tables and of sentences like "turnover fell to 31%", where `measures` does not look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from rubric.checks.figures import figures
from rubric.checks.measures import Measure, MeasureWords, period_at
from rubric.measured.reading import read_figures
from rubric.pack import Pack
from rubric.reading import Reading, Span
from rubric.text import folded

_WORD = re.compile(r"[a-z']+")
# To read figures surely takes three times as long as all else: only what looks like one of these is worth it.
_CHANGED = re.compile(
    r"\b(?:rose|risen|rises?|fell|fallen|falls?|increased?|decreased?|reduced|improved|dropped|grew|grown|went|came|up|down)\b"
    r"[^.;\n]{0,40}?\bto\s+£?\d"
)
_FEWEST = 3
"""Words that name a measure: two may be those of a row of any table."""


class Told(NamedTuple):
    """A measure, and the time that it is of, as `period_at` gives it."""

    measure: Measure
    period: tuple[str, ...]


def told_measures(pack: Pack, reading: Reading, known: MeasureWords) -> Iterator[Told]:
    """The measures with their times."""
    text = reading.text
    small = folded(text)
    if "\t" not in text and _CHANGED.search(small) is None:
        return
    # Rows of two tables may be called alike, "Aged 18 to 64", and be of two things.
    first, _, below = small.partition("\n")
    caption = _WORD.findall(first) if "\t" in below and "\t" not in first else []
    for figure in read_figures(pack, text):
        told = chain(caption, *(_WORD.findall(small[slice(*span)]) for span in figure.measure))
        words = tuple(word for word in told if word not in known.idle)
        value = figures(text[slice(*figure.now.value)])
        if len(value) == 1 and len(words) >= _FEWEST and not known.kinds.issuperset(words):
            period = _period(reading, figure.now.period) or period_at(reading, figure.now.value)
            yield Told(Measure(words, value[0].unit, value[0].value, figure.now.value), period)


def _period(reading: Reading, span: Span | None) -> tuple[str, ...]:
    if span is None:
        return ()
    within = (p for p in reading.periods if span[0] <= p.span[0] and p.span[1] <= span[1])
    return tuple(sorted(f"{period.first}/{period.last}" for period in within))
