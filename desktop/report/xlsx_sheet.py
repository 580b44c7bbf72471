"""A sheet of the workbook as plain values: named columns, each of which says its own cell of a row."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")


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

    ``pages_wide`` says on how many pages beside each other it is printed, ``compared`` that all of it rests on the
    comparison with exemplars.
    """

    title: str
    columns: Sequence[Column[Row]]
    rows: Sequence[Row]
    none: str
    key: Callable[[Row], str] | None = None
    pages_wide: int = 1
    compared: bool = False


AnySheet = Sheet[Any]
