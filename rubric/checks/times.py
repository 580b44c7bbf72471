"""Finds dates that run backwards, and two values of one measure for one time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rubric.checks.measures import Measure, period_at
from rubric.checks.slips import Slip, slip
from rubric.comparison import ItemComparison
from rubric.reading import Span
from rubric.text import plain, said

_BEGINS = re.compile(r"\b(?:from|between|period)\s+$", re.IGNORECASE)
_RUNS = re.compile(r"\s*(?:-|to|and|until)\s*")


def backwards(compared: ItemComparison) -> Iterator[Slip]:
    """Dates that run backwards: "from 31 July 2026 to 1 February 2026"."""
    text, periods = plain(compared.item.text), compared.reading.periods
    for first, last in pairwise(periods):
        runs = _RUNS.fullmatch(text, first.span[1], last.span[0])
        if runs and last.last < first.first and _BEGINS.search(text, max(0, first.span[0] - 10), first.span[0]):
            span = (first.span[0], last.span[1])
            yield slip("backwards", [span], words=said(compared.item.text, span))


def two_values(compared: ItemComparison, stated: Sequence[Measure]) -> Iterator[Slip]:
    """One item that gives a measure two values for the period it states with both."""
    first: dict[object, tuple[float, Span]] = {}
    for measure in stated:
        period = period_at(compared.reading, measure.span)
        if not period:
            continue
        value, span = first.setdefault((measure.words, measure.unit, period), (measure.value, measure.span))
        if value != measure.value:
            text = compared.item.text
            shown = {"value": text[slice(*span)], "other": text[slice(*measure.span)], "what": " ".join(measure.words)}
            yield slip("two-values", [span, measure.span], **shown)
