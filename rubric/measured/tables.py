"""Reads the figures of tables that set times and comparators side by side: "Choice | 2023/24 | 2024/25 | England"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rubric.checks.tables import Cell, rows
from rubric.measured.figure import Comparator, MeasuredFigure, Told
from rubric.measured.passage import Passage
from rubric.periods import find_periods
from rubric.reading import Span

_VALUE = re.compile(r"£?\s?\d{1,3}(?:,?\d{3})*(?:\.\d+)?\s?(?:%|k|m|bn|days?|hours?|weeks?)?", re.IGNORECASE)
_OWN = re.compile(r"(?:us|ours?|council|our council|here|value|result|now|current|latest)", re.IGNORECASE)
_CHANGES = re.compile(r"\b(?:change|difference|diff|trend|rank|n|%\s*change)\b|\+/-", re.IGNORECASE)


class _Head(NamedTuple):
    """What a column or a row is of: its time with the last day of it, and whose it is if not the council's."""

    span: Span
    time: Span | None
    last: datetime.date | None
    name: Span | None


def read_tables(passage: Passage) -> tuple[list[MeasuredFigure], list[Span]]:
    """The figures of the tables of a passage, and where all rows stand: they are no sentences."""
    every = rows(passage.text) if "|" in passage.text or "\t" in passage.text else []
    found: list[MeasuredFigure] = []
    block: list[list[Cell]] = []
    for row in [*every, []]:
        if row and block and len(row) - len(block[0]) in (0, 1) and len(row) == len(block[-1] if block[1:] else row):
            block.append(row)
            continue
        found += _in_table(passage, block)
        block = [row]
    return found, [(row[0].span[0], row[-1].span[1]) for row in every]


def _in_table(passage: Passage, block: Sequence[Sequence[Cell]]) -> Iterator[MeasuredFigure]:
    if len(block) < 2:
        return
    head, body = block[0], block[1:]
    width = len(body[0]) - 1
    columns = [_head(passage, cell) for cell in head[-width:]]
    sides = [_head(passage, row[0]) for row in body]
    if width and all(columns):
        for row in body:
            yield from _figure(passage, row[0], [*zip(columns, row[1:], strict=True)])
    elif len(body) > 1 and all(sides):
        for at, cell in enumerate(head[-width:], start=1):
            yield from _figure(passage, cell, [(side, row[at]) for side, row in zip(sides, body, strict=True)])


def _figure(passage: Passage, measure: Cell, cells: Sequence[tuple[_Head | None, Cell]]) -> Iterator[MeasuredFigure]:
    told = [(head, cell.span) for head, cell in cells if head is not None and _VALUE.fullmatch(cell.text)]
    own = sorted(
        ((head, span) for head, span in told if head.name is None), key=lambda of: of[0].last or datetime.date.min
    )
    theirs = [(head, span) for head, span in told if head.name is not None]
    if not own or not re.search(r"[^\W\d_]{3}", measure.text) or passage.names_in(measure.span):
        return
    now, then = own[-1], own[-2] if len(own) > 1 else None
    beside = next((one for one in theirs if one[0].last in (None, now[0].last)), None)
    yield MeasuredFigure(
        (measure.span,),
        Told(now[1], now[0].time),
        Told(then[1], then[0].time) if then else None,
        Comparator(beside[0].name, Told(beside[1], beside[0].time)) if beside and beside[0].name else None,
    )


def _head(passage: Passage, cell: Cell) -> _Head | None:
    """What a cell at the head says, where that is a time, a name or both."""
    names = passage.names_in(cell.span)
    period = next(iter(find_periods(cell.text)), None)
    if _CHANGES.search(cell.text) or not (names or period or _OWN.fullmatch(cell.text)):
        return None
    start = cell.span[0]
    time = (start + period.span[0], start + period.span[1]) if period else None
    return _Head(cell.span, time, period.last if period else None, names[0] if names else None)
