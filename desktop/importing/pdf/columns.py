"""Tells the columns of a page, so that each is read to its end before the next begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from desktop.importing.pdf.aligned import is_list
from desktop.importing.pdf.lines import Line
from desktop.importing.pdf.words import Rule

_LEAST_LINES = 4
_LEAST_WORDS = 3.5
_LEAST_FILLED = 0.5
_MOST_PARTED = 0.4
"""Share of lines with gaps of their own from which what stands beside a gutter is columns of a table."""
_MOST_CANDIDATES = 8
_STEP = 4
_WIDEST = 250
_NOT_LEVEL = 0.9
_ACROSS = 0.8
_HEADING_GAP = 0.8
_BLANK = 2.2
_NEAR_ROWS = 30
_DEEPEST = 4
"""Columns inside columns; more is no page of prose."""


@dataclass(slots=True)
class Block:
    """A table, placed among the lines by its box."""

    rows: list[list[str]]
    left: float
    top: float
    right: float
    foot: float


Item = Line | Block
Row = list[Item]


@dataclass(frozen=True, slots=True)
class Gutter:
    """The free space between two columns, and how far the columns reach."""

    place: float
    left: float
    right: float


def gutters(lines: Sequence[Line], blocks: Sequence[Block], rules: Sequence[Rule]) -> list[Gutter]:
    """The gutters between the columns of a page, told by many lines."""
    found: list[Gutter] = []
    _flows(_rows(lines, blocks), rules, [], 0, found)
    return found


def in_reading_order(
    lines: Sequence[Line], blocks: Sequence[Block], rules: Sequence[Rule], known: Sequence[Gutter]
) -> list[list[Item]]:
    """The lines and tables of a page as flows: in each, one thing stands below the other.

    Where a gutter that is ``known`` from other pages is free, a line or two beside each other are columns too.
    """
    return [_whole(flow) for flow in _flows(_rows(lines, blocks), rules, known, 0, []) if flow]


def _rows(lines: Sequence[Line], blocks: Sequence[Block]) -> list[Row]:
    rows = [*(list[Item](line.parts()) for line in lines), *(list[Item]([block]) for block in blocks)]
    return sorted(rows, key=lambda row: row[0].foot if isinstance(row[0], Line) else row[0].top)


def _whole(rows: list[Row]) -> list[Item]:
    """A flow whose lines are whole again."""
    flow: list[Item] = []
    for row in rows:
        words = [word for item in row if isinstance(item, Line) for word in item.words]
        flow += [item for item in row if isinstance(item, Block)]
        if words:
            flow.append(Line(words))
    return flow


def _flows(
    rows: list[Row], rules: Sequence[Rule], known: Sequence[Gutter], depth: int, found: list[Gutter]
) -> list[list[Row]]:
    """The rows in the order in which they are read; the gutters between their columns are added to ``found``."""
    best: tuple[int, float, int, int] | None = None
    if depth < _DEEPEST:
        places = [(place, None) for place in _candidates(rows)] if len(rows) >= _LEAST_LINES else []
        for place, gutter in [*places, *((gutter.place, gutter) for gutter in known)]:
            for start, end in _runs(rows, place):
                both = _is_columns(rows[start:end], place, rules, gutter)
                if both and (best is None or both > best[0]):
                    best = (both, place, start, end)
    if best is None:
        return [rows]
    _, place, start, end = best
    band = rows[start:end]
    left, right = ([part for row in band if (part := _sides(row, place)[side])] for side in (0, 1))
    inner = max(item.right for row in left for item in row), min(item.left for row in right for item in row)
    outer = min(item.left for row in left for item in row), max(item.right for row in right for item in row)
    found.append(Gutter(sum(inner) / 2, *outer))
    # A heading over the columns belongs to neither side.
    before = start - 1 if start and _parts(rows, start - 1, place) else start
    after = end + 1 if end < len(rows) and _parts(rows, end, place) else end
    flows: list[list[Row]] = []
    for part in (rows[:before], left, right):
        if part is left and before < start:
            flows.append(rows[before:start])
        flows += _flows(part, rules, known, depth + 1, found)
    if after > end:
        flows.append(rows[end:after])
    return [*flows, *_flows(rows[after:], rules, known, depth + 1, found)]


def _sides(row: Row, place: float) -> tuple[Row, Row]:
    """What of a row stands left of a place, and what right."""
    return [item for item in row if item.right <= place + 1], [item for item in row if item.right > place + 1]


def _candidates(rows: list[Row]) -> list[float]:
    """The places in which gaps stand below each other most often."""
    places: Counter[int] = Counter()
    for at in range(len(rows)):
        row = sorted(_beside(rows, at), key=lambda item: item.left)
        for before, after in pairwise(row):
            first, last = int(before.right // _STEP) + 1, int(after.left // _STEP)
            places.update(range(first, min(max(last, first), first + _WIDEST) + 1))
    # The middle of a wide gutter is as good as its edges: one place for each run of neighbours is enough.
    chosen: list[int] = []
    for place, count in places.most_common():
        if count < 2 or len(chosen) == _MOST_CANDIDATES:
            break
        if all(abs(place - other) > 2 for other in chosen):
            chosen.append(place)
    return [place * _STEP for place in chosen]


def _beside(rows: list[Row], at: int) -> Row:
    """A row with the next, where the lines of two columns do not stand level."""
    row = rows[at]
    below = rows[at + 1] if at + 1 < len(rows) else []
    if not below or not isinstance(row[0], Line) or not isinstance(below[0], Line):
        return row
    return [*row, *below] if below[0].foot - row[0].foot < _NOT_LEVEL * row[0].size else row


def _runs(rows: list[Row], gutter: float) -> list[tuple[int, int]]:
    """Where rows below each other leave the gutter free."""
    found: list[tuple[int, int]] = []
    start = 0
    for at, row in enumerate([*rows, None]):
        if (
            row is None
            or any(item.left < gutter - 1 and item.right > gutter + 1 for item in row)
            or _parts(rows, at, gutter)
        ):
            if at > start:
                found.append((start, at))
            start = at + 1
    return found


def _parts(rows: list[Row], at: int, gutter: float) -> bool:
    """Whether a row is a short heading over both columns: one stands under the other, and nothing beside it."""
    row = rows[at]
    if len(row) != 1 or not isinstance(row[0], Line) or row[0].right > gutter:
        return False
    line = row[0]
    above = rows[at - 1][0].foot if at else None
    if (
        above is None
        or line.top - above < _HEADING_GAP * line.size
        or not (line.bold or line.size > _neighbour(rows, at))
    ):
        return False
    beside = [item for r in rows[max(0, at - _NEAR_ROWS) : at + _NEAR_ROWS] for item in r if item.left > gutter]
    over = [item.foot for item in beside if item.foot <= line.top + 1]
    under = [item.top for item in beside if item.top >= line.foot - 1]
    nothing = len(over) + len(under) == len(beside)
    return bool(nothing and over and under) and min(under) - max(over) > _BLANK * line.size


def _neighbour(rows: list[Row], at: int) -> float:
    """The size of the lines below a row."""
    return max((item.size for row in rows[at + 1 : at + 3] for item in row if isinstance(item, Line)), default=0.0)


def _is_columns(band: list[Row], gutter: float, rules: Sequence[Rule], known: Gutter | None) -> int:
    """How many rows have words on both sides of a gutter between columns of prose; none where it is no such gutter."""
    lines: list[list[Line]] = [[], []]
    parted = [0, 0]
    both = 0
    for at, row in enumerate(band):
        level = _beside(band, at)
        both += any(item.right <= gutter + 1 for item in level) and any(item.left > gutter for item in level)
        for side, items in enumerate(_sides(row, gutter)):
            parts = [item for item in items if isinstance(item, Line)]
            parted[side] += len(parts) > 1 and not is_list(parts)
            if parts:
                lines[side].append(Line([word for part in parts for word in part.words]))
    if not both or min(map(len, lines)) < (1 if known else _LEAST_LINES):
        return 0
    top, foot = lines[0][0].top, lines[0][-1].foot
    if any(rule.left < gutter - 1 and rule.right > gutter + 1 and top < rule.top < foot for rule in rules):
        return 0
    if known:
        return both if _fills(lines, known) else 0
    for side, cells in zip(lines, parted, strict=True):
        if cells > _MOST_PARTED * len(side):
            return 0
        extent = max(line.right for line in side) - min(line.left for line in side)
        filled = median(line.right - line.left for line in side) / extent
        if median(len(line.words) for line in side) < _LEAST_WORDS or filled < _LEAST_FILLED:
            return 0
    return both


def _fills(sides: list[list[Line]], known: Gutter) -> bool:
    """Whether lines stand in columns as wide as elsewhere: they begin at the edge, and one reaches across."""
    edges = (known.left, min(line.left for line in sides[1]))
    widths = (known.place - known.left, known.right - known.place)
    begins = all(
        line.left - edge < 0.2 * width for side, edge, width in zip(sides, edges, widths, strict=True) for line in side
    )
    near = edges[1] - known.place < 0.15 * widths[1]
    across = max((line.right - line.left) / width for side, width in zip(sides, widths, strict=True) for line in side)
    return begins and near and across > _ACROSS
