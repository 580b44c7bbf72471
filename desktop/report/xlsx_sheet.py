"""A sheet of the workbook as plain values: named columns, each of which says its own cell of a row."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")

PAGE, SMALLEST = 142, 0.8
"""Characters across a page of A4 that lies on its side, and how small they may be printed of ten points."""


@dataclass(frozen=True, slots=True)
class ToRow:
    """Words that lead to the row with a key, or to the top of a sheet where there is no such row."""

    words: str
    sheet: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class ToPage:
    """An address that leads out of the workbook, shown as it is."""

    address: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that is shown as it was written, by a number format of Excel's."""

    number: float
    look: str


Cell = str | int | float | datetime.date | Amount | ToRow | ToPage | None


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """``width`` is in characters. ``owner`` marks a column of names of owners, ``compared`` one that rests on the
    comparison with exemplars: both can be left out.
    """

    title: str
    width: int
    cell: Callable[[Row], Cell]
    owner: bool = False
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """A table on a sheet of its own. ``none`` is said where it has no rows; ``key`` is what links find a row by.

    ``compared`` says that all of it rests on the comparison with exemplars.
    """

    title: str
    columns: Sequence[Column[Row]]
    rows: Sequence[Row]
    none: str
    key: Callable[[Row], str] | None = None
    compared: bool = False

    @property
    def pages_wide(self) -> int:
        """On how many pages beside each other it is printed, so that it can be read: each has the first column."""
        width = sum(column.width for column in self.columns)
        beside = count(1)
        return next(n for n in beside if SMALLEST * (width + (n - 1) * self.columns[0].width) <= n * PAGE)


AnySheet = Sheet[Any]

Pair = tuple[Cell, Cell]


def pairs_sheet(title: str, head: str, pairs: Sequence[Pair]) -> Sheet[Pair]:
    """A sheet to read from top to bottom: what is told of, and what is said of it."""
    columns: tuple[Column[Pair], ...] = (
        Column(head, 44, lambda pair: pair[0]),
        Column("What it says", 100, lambda pair: pair[1]),
    )
    return Sheet(title, columns, pairs, "")
