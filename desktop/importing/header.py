"""Finds the row of a sheet that names its columns, under a row of groups where two rows do so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rubric.column_guess import is_known

_WITHIN = 30
_LONGEST_NAME = 80
_LEAST_SHARE = 0.6
_FIGURE = re.compile(r"[£$€(]?[-–]?\d[\d,. ]*[%)]?|\d{4}-\d{2}(?:-\d{2})?")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: its number in it and its cells, each as it is shown."""

    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Header:
    """The rows that name the columns, from the first to the last; the cells of the last, and the names of all."""

    first: int
    last: int
    cells: list[str]
    columns: tuple[str, ...]


def find_header(rows: Sequence[Row]) -> Header | None:
    """The first row that has a different short name in most columns, with rows under it."""
    for at, row in enumerate(rows[:_WITHIN]):
        below = rows[at + 1 : at + 21]
        width = max((sum(map(bool, other.cells)) for other in below), default=0)
        groups = _groups(rows[at - 1], row) if at else []
        if width < 2 or (below and _groups(row, below[0])) or not _names_columns(row, groups, width):
            continue
        whole = max(len(other.cells) for other in rows[at:])
        upper = rows[at - 1].cells if groups else []
        cells, over, upper = ([*made, *[""] * whole][:whole] for made in (row.cells, groups, upper))
        named = [cell or above for cell, above in zip(cells, upper, strict=True)]
        return Header(at - bool(groups), at, cells, _columns(named, over))
    return None


def _names_columns(row: Row, groups: Sequence[str], width: int) -> bool:
    names = [cell for cell in row.cells if cell]
    return (
        len(names) > 1
        and len(names) >= _LEAST_SHARE * width
        and (bool(groups) or _are_names(names))
        and all(len(name) <= _LONGEST_NAME for name in names)
        and sum(_FIGURE.fullmatch(name) is not None for name in names) < len(names) / 2
        and _FIGURE.fullmatch(names[0]) is None
    )


def _are_names(cells: Sequence[str]) -> bool:
    """Whether cells may name columns: each another, unless some are names that columns of evidence have."""
    names = {cell.lower() for cell in cells}
    return len(names) == len(cells) or sum(map(is_known, names)) > 1


def _groups(upper: Row, lower: Row) -> list[str]:
    """The group of each column, where a row right above names groups under which the same names come again, as "Actual"
    and "Target" do under each quarter; else none.
    """
    if upper.number + 1 != lower.number or any(map(_FIGURE.fullmatch, lower.cells)):
        return []
    over = [*upper.cells, *[""] * len(lower.cells)][: len(lower.cells)]
    groups = list(accumulate(over, lambda held, cell: cell or held))
    pairs = [(group, name) for group, name in zip(groups, lower.cells, strict=True) if name]
    again = [name for name, count in Counter(name for _, name in pairs).items() if count > 1]
    return groups if len(again) > 1 and len(set(pairs)) == len(pairs) else []


def _columns(cells: Sequence[str], groups: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns; one that has none is known by its letters. What comes again has its group beside it, or
    else a number.
    """
    counts = Counter(" ".join(cell.split()) for cell in cells)
    names: list[str] = []
    for at, (cell, group) in enumerate(zip(cells, groups, strict=True)):
        name = " ".join(cell.split()) or f"Column {_letters(at)}"
        name = f"{name} ({' '.join(group.split())})" if group and counts[name] > 1 else name
        numbered = (f"{name} ({n})" for n in range(2, len(cells) + 2))
        names.append(next(free for free in (name, *numbered) if free not in names))
    return tuple(names)


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
