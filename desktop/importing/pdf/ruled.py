"""Tables whose cells are ruled: what stands in one cell belongs together."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.importing.pdf.columns import Block
from desktop.importing.pdf.lines import lines
from desktop.importing.pdf.words import Page, Rule, Word

_NEAR = 3.0
_SAME_PLACE = 1.5
_MOST_RULES = 600
_MOST_CELLS = 5_000
_LEAST_FILLED = 0.25
"""Share of cells with words: a grid with fewer is a drawing. One row alone has words in each."""


@dataclass(frozen=True, slots=True)
class _Grid:
    xs: list[float]
    ys: list[float]
    level: list[Rule]
    upright: list[Rule]


def ruled_tables(page: Page) -> tuple[list[Block], list[Word]]:
    """The ruled tables of a page and the words that stand in none."""
    words = page.words
    found: list[Block] = []
    for grid in _grids(page.rules):
        block, rest = _table(grid, words)
        if block:
            found.append(block)
            words = rest
    return found, words


def _grids(rules: Sequence[Rule]) -> list[_Grid]:
    level = _joined([rule for rule in rules if rule.top == rule.foot], upright=False)
    upright = _joined([rule for rule in rules if rule.left == rule.right], upright=True)
    if len(level) + len(upright) > _MOST_RULES:
        return []
    groups = _Groups(len(level) + len(upright))
    for at, rule in enumerate(level):
        for other, standing in enumerate(upright, start=len(level)):
            if _meets(rule, standing):
                groups.join(at, other)
    by_group: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for at, rule in enumerate(level):
        by_group[groups.first(at)][0].append(rule)
    for at, rule in enumerate(upright, start=len(level)):
        by_group[groups.first(at)][1].append(rule)
    grids: list[_Grid] = []
    for level_rules, upright_rules in by_group.values():
        if not level_rules or not upright_rules:
            continue
        xs = _places(
            [*(u.left for u in upright_rules), min(r.left for r in level_rules), max(r.right for r in level_rules)]
        )
        ys = _places(
            [*(r.top for r in level_rules), min(u.top for u in upright_rules), max(u.foot for u in upright_rules)]
        )
        if len(xs) > 2 and len(ys) > 1 and len(xs) * len(ys) <= _MOST_CELLS:
            grids += _apart(_Grid(xs, ys, level_rules, upright_rules))
    return sorted(grids, key=lambda grid: -(grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0]))


def _apart(grid: _Grid) -> list[_Grid]:
    """The tables of a grid: two that touch, one above the other, have their columns in other places."""
    starts = [0]
    above: set[float] = set()
    for at, (top, foot) in enumerate(pairwise(grid.ys)):
        columns = _between(grid, top, foot)
        if not columns:
            continue
        as_many = len(columns) == len(above) and columns != above
        if above and (as_many or not columns & above):
            starts.append(at)
        above = columns
    parts = [_part(grid, grid.ys[start : end + 1]) for start, end in pairwise([*starts, len(grid.ys) - 1])]
    return parts if all(len(part.xs) > 2 for part in parts) else [grid]


def _part(grid: _Grid, ys: list[float]) -> _Grid:
    """Some rows of a grid as a table of its own."""
    upright = [rule for rule in grid.upright if rule.top < ys[-1] - _NEAR and rule.foot > ys[0] + _NEAR]
    right = max(_end(grid, top, foot) for top, foot in pairwise(ys))
    beside = [x for x in grid.xs[1:-1] if x < right - _NEAR and any(abs(rule.left - x) <= _NEAR for rule in upright)]
    return _Grid([grid.xs[0], *beside, right], ys, grid.level, upright)


def _between(grid: _Grid, top: float, foot: float) -> set[float]:
    """Where rules part the columns between two heights; where the row ends is no such place."""
    end = _end(grid, top, foot) - _NEAR
    upright = [left for left in _upright(grid, top, foot) if left < end]
    return {x for x in grid.xs[1:-1] if any(abs(left - x) <= _NEAR for left in upright)}


def _end(grid: _Grid, top: float, foot: float) -> float:
    """How far a row reaches: to its last rule if one stands at its beginning too, or as far as the rule under it."""
    upright = _upright(grid, top, foot)
    if len(upright) > 1 and min(upright) <= grid.xs[0] + _NEAR:
        return max(upright)
    return max((rule.right for rule in grid.level if abs(rule.top - foot) <= _NEAR), default=grid.xs[-1])


def _upright(grid: _Grid, top: float, foot: float) -> list[float]:
    return [rule.left for rule in grid.upright if rule.top <= (top + foot) / 2 <= rule.foot]


def _is_shaded_whole(grid: _Grid, row: int, cells: Sequence[Sequence[Word]]) -> bool:
    """Whether a row is one cell only because its shading is one: its words stand in the columns of the other rows."""
    if sum(map(bool, cells)) < 2 or _between(grid, grid.ys[row], grid.ys[row + 1]):
        return False
    parts = [part for line in lines(word for cell in cells for word in cell) for part in line.parts()]
    return not any(part.left < x - 1 and part.right > x + 1 for part in parts for x in grid.xs[1:-1])


class _Groups:
    """Numbers that were joined into groups, each known by its lowest."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def first(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.first(one), self.first(other)))
        self._above[high] = low


def _meets(level: Rule, upright: Rule) -> bool:
    return (
        level.left - _NEAR <= upright.left <= level.right + _NEAR
        and upright.top - _NEAR <= level.top <= upright.foot + _NEAR
    )


def _joined(rules: list[Rule], *, upright: bool) -> list[Rule]:
    """Rules that go on with each other, as one."""
    found: list[Rule] = []
    latest: dict[int, Rule] = {}
    for rule in sorted(rules, key=lambda rule: rule.top if upright else rule.left):
        place = rule.left if upright else rule.top
        near = int(place / _SAME_PLACE)
        for last in filter(None, (latest.get(near + step) for step in (0, -1, 1))):
            same = abs((last.left if upright else last.top) - place) <= _SAME_PLACE
            if same and upright and rule.top <= last.foot + _NEAR:
                last.foot = max(last.foot, rule.foot)
                break
            if same and not upright and rule.left <= last.right + _NEAR:
                last.right = max(last.right, rule.right)
                break
        else:
            latest[near] = Rule(rule.left, rule.top, rule.right, rule.foot)
            found.append(latest[near])
    return found


def _places(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _table(grid: _Grid, words: Sequence[Word]) -> tuple[Block | None, list[Word]]:
    columns, rows = len(grid.xs) - 1, len(grid.ys) - 1
    by_cell: dict[int, list[Word]] = defaultdict(list)
    rest: list[Word] = []
    for word in words:
        column = bisect_right(grid.xs, (word.left + word.right) / 2) - 1
        row = bisect_right(grid.ys, word.foot - 0.3 * word.size) - 1
        if 0 <= column < columns and 0 <= row < rows:
            by_cell[row * columns + column].append(word)
        else:
            rest.append(word)
    region = _regions(grid, columns, rows, by_cell)
    inside: dict[int, list[Word]] = defaultdict(list)
    for cell, said in by_cell.items():
        inside[region[cell]] += said
    texts = {cell: "\n".join(line.text for line in lines(said)) for cell, said in inside.items()}
    filled = sum(cell in texts for cell in region)
    if len(texts) < 2 or filled < (_LEAST_FILLED if rows > 1 else 1) * len(region):
        return None, list(words)
    table: list[list[str]] = []
    for row in range(rows):
        cells = region[row * columns : (row + 1) * columns]
        names_columns = row == 0 and len(set(cells)) > 1
        table.append(
            [texts.get(cell, "") if names_columns or cell not in cells[:at] else "" for at, cell in enumerate(cells)]
        )
    return Block(table, grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]), rest


def _regions(grid: _Grid, columns: int, rows: int, said: Mapping[int, list[Word]]) -> list[int]:
    """For each cell the first of those that no rule parts from it: cells that are merged are one."""
    region = _Groups(columns * rows)
    for row in range(rows):
        middle = (grid.ys[row] + grid.ys[row + 1]) / 2
        if _is_shaded_whole(grid, row, [said.get(row * columns + column, []) for column in range(columns)]):
            continue
        for column in range(1, columns):
            parted = any(abs(u.left - grid.xs[column]) <= _NEAR and u.top <= middle <= u.foot for u in grid.upright)
            if not parted:
                region.join(row * columns + column - 1, row * columns + column)
    for column in range(columns):
        middle = (grid.xs[column] + grid.xs[column + 1]) / 2
        for row in range(1, rows):
            parted = any(abs(r.top - grid.ys[row]) <= _NEAR and r.left <= middle <= r.right for r in grid.level)
            if not parted:
                region.join((row - 1) * columns + column, row * columns + column)
    return [region.first(cell) for cell in range(columns * rows)]
