"""Reads the figures of a text with their values and units, to be added up and compared.

`rubric.figures` looks for everything that counts as a figure, words and all; sums need only what is written in figures,
and are looked for in every text anew at a third of the cost.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rubric.reading import Span
from rubric.text import MEMORY, folded, plain

_DIGITS = re.compile(r"\d+")
_DIGIT = re.compile(r"\d")
_BEFORE, _AFTER = 22, 26
"""Letters around digits in which words may stand that make something else of a figure: "September", "year olds"."""
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_NOT_FIGURES = re.compile(
    rf"""
    \b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b | \b\d{{4}}-\d{{2}}(?:-\d{{2}})?\b          # 17/11/2017, 2026-03-31
    | \b(?:19|20)\d\d\s*[/-]\s*(?:19|20)?\d\d\b | \b\d\d/\d\d\b                          # 2025/26, 25/26
    | \b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b(?:\s+\d{{2,4}}\b)?                        # 31 March 2026
    | \b{_MONTH}\.?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?:\d{{4}}|\d{{2}})\b           # March 2026
    | (?<![\d,.£])(?:19|20)\d\d(?![\d,.%]\d|\d|%)                                        # 2026
    | \b\d+\s*(?:-|to|and)\s*\d+\s+years?[ ]olds?\b                                     # 18 to 25 year olds
    | \b(?:over[- ]|under[- ]|aged?\s+)\d+(?:\s*(?:-|to|and)\s*\d+)?(?:s\b|\+)?          # over-75s, aged 65 and 74
    | \b\d+\+ | \b\d{{1,2}}\s*[-/]\s*(?:7|64|65)\b
    | \b(?:sections?|(?<!')s\.?|part|paragraph|para|page|appendix|table|figure|slide|ward|item|reg|regulation|version|q
         |week|wk|wave|phase|lot|tier|band|level|stage|grade|schedule|chapter)\s?\d+(?:\.\d+)*\b # section 75, Q1
    | ^[^\S\n]*(?:-\s*)?\d+(?:\.\d+)+\s | ^[^\S\n]*\d+[.)]\s      # 3.2 at the head of a line
    | \b[a-z]+\d[\w-]*                                                                   # E4, W9, GP2
    """,
    re.VERBOSE | re.MULTILINE,
)
# A longer row of digits is no figure that anybody counted, and more than can be reckoned with.
_FIGURE = re.compile(
    r"(?P<pounds>£\s?)?(?<![\w.,])(?P<value>(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,15})?)"
    r"(?P<unit>\s?%|\s?(?:per\s?cent|percent)\b|[\s-]*(?:working\s+)?(?:minutes?|hours?|days?|weeks?|months?|years?)\b|[km]\b|\s?(?:million|bn|miles?|mi|km|mins?|hrs?|wks?|yrs?)\b)?"
    r"(?![\w]|[.,]\d)",
    re.IGNORECASE,
)


_UNITS = {
    "percent": "%", "min": "minute", "hr": "hour", "wk": "week", "yr": "year", "mi": "mile", "million": "m",
}  # fmt: skip
"""What a unit is called, by its other names in small letters and the singular."""
LARGE = frozenset(("k", "m", "bn", "£k", "£m", "£bn"))
"""The units that stand for many: a figure of them has been rounded."""


class Figure(NamedTuple):
    """A figure, its unit ("%", "£", "working day", ... or "" for a bare number) and where it stands, unit included."""

    value: float
    unit: str
    span: Span
    decimals: int

    @property
    def is_count(self) -> bool:
        """Whether it may count people or things: a whole number of no unit."""
        return not self.unit and not self.decimals


@lru_cache(maxsize=MEMORY)
def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of a text, in order."""
    flat = plain(text)
    near = _near_digits(flat)
    # Blanked, not cut: places in the masked text are places in the text.
    blanked: list[str] = []
    done = 0
    small = folded(text)
    for start, end in [hit.span() for stretch in near for hit in _NOT_FIGURES.finditer(small, *stretch)]:
        blanked += flat[done:start], _DIGIT.sub("\x00", flat[start:end])
        done = end
    flat = "".join((*blanked, flat[done:]))
    return tuple(_figure(match) for stretch in near for match in _FIGURE.finditer(flat, *stretch))


def _near_digits(flat: str) -> list[Span]:
    """The stretches of a text that hold digits, with the words about them."""
    near: list[Span] = []
    for digits in _DIGITS.finditer(flat):
        start, end = max(0, digits.start() - _BEFORE), digits.end() + _AFTER
        if near and start <= near[-1][1]:
            start = near.pop()[0]
        near.append((start, end))
    return near


def within(every: Sequence[Figure], span: Span) -> list[Figure]:
    """Those of some figures in order that begin inside the span."""
    return list(every[bisect_left(every, span[0], key=_start) : bisect_left(every, span[1], key=_start)])


def _start(figure: Figure) -> int:
    return figure.span[0]


def _unit(said: str) -> str:
    bare = re.sub(r"[^a-z%]", "", said.lower())
    working = "working " if bare.startswith("working") else ""
    one = bare.removeprefix("working").removesuffix("s")
    return working + _UNITS.get(one, one)


def _figure(match: re.Match[str]) -> Figure:
    raw = match["value"].replace(",", "")
    unit = _unit(match["unit"] or "")
    if match["pounds"]:
        unit = "£" + unit
    _, point, after = raw.partition(".")
    return Figure(float(raw), unit, match.span(), len(after) if point else 0)
