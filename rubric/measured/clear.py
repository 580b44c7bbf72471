"""Tells the figures that are understood in a row of a table, away from the words around them."""

from __future__ import annotations

import re

from rubric.measured.figure import MeasuredFigure
from rubric.text import said

_FEWEST = 3
"""Words in a measure that does not begin its sentence: "turnover" alone does not say whose. Of a share under a heading,
"Home care: Good", fewer do.
"""

_HANGS = re.compile(
    r"(?:\b(?:for|of|in|on|at|to|by|with|from|and|or|the|a|an|than|that|was|were|is|are|pools|between)|[,;:])$"
)
_BARE = re.compile(r"\d+\.\d+")


def is_clear(text: str, figure: MeasuredFigure) -> bool:
    """Whether a measure is named whole, and no value is a fraction of nobody knows what: "3.9"."""
    measure = said(text, figure.measure[-1])
    few = len(measure.split()) < _FEWEST
    if few and not (figure.is_share if len(figure.measure) > 1 else measure[:1].isupper()):
        return False
    told = [one for one in (figure.now, figure.then, figure.comparator and figure.comparator.told) if one]
    if all(_BARE.fullmatch(said(text, one.value)) for one in told):
        return False
    return _HANGS.search(measure.lower()) is None
