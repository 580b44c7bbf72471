"""Where the patterns and the evidence stand: counted, and in pictures."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.report.values.text import Reference
from rubric.comparison import Counts


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A sub-heading's row: ``squares`` names the status of each pattern, covered first. No ``target``, no link."""

    title: str
    target: str
    squares: tuple[str, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class HeatCell:
    """The patterns of one sub-heading that so many exemplars show. ``said`` states every count in words."""

    squares: tuple[str, ...]
    gaps: tuple[Reference, ...]
    said: str


@dataclass(frozen=True, slots=True)
class HeatLine:
    """A sub-heading's row of the picture, a cell for each severity."""

    title: str
    target: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A count, and its length as a share of the longest in its table. ``said`` is the count, or what none means."""

    count: int
    share: float
    said: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A table of counts drawn as bars: a row a sub-heading. ``caption`` says what to see."""

    title: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Bar, ...]], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The statement in pictures: the patterns, whose evidence there is, and how old it is.

    ``severities`` are the heads of the heat map's columns: severity, title, how many patterns.
    """

    title: str
    caption: str
    severities: tuple[tuple[str, str, str], ...]
    lines: tuple[HeatLine, ...]
    categories: Bars
    ages: Bars
