"""Reads tables that were flattened into lines, and looks for totals that are not the sum of their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rubric.phrases import Phrases
from rubric.reading import Span

_CELL = re.compile(r"[^\t|]+")
_NUMBER = re.compile(r"\s*£?\s?(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(\.\d{1,15})?\s*")


class Cell(NamedTuple):
    """A cell's words, its number if it is one, and where it stands."""

    text: str
    number: float | None
    span: Span


class WrongTotal(NamedTuple):
    """A stated total, what its parts come to, and where the total stands."""

    total: float
    parts: float
    span: Span


def rows(text: str) -> list[list[Cell]]:
    """The lines of a text that hold two cells or more, cut at tabs and bars."""
    found: list[list[Cell]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        cells = [
            _cell(match.group(), start + match.start())
            for match in _CELL.finditer(line.rstrip("\r\n"))
            if match.group().strip()
        ]
        if len(cells) > 1:
            found.append(cells)
        start += len(line)
    return found


def wrong_totals(text: str, totals: Phrases) -> Iterator[WrongTotal]:
    """Totals at the foot of a column and at the end of a row that their parts do not make."""
    every = rows(text)
    table: list[list[Cell]] = []
    for row in every:
        if row[0].number is None and totals.within(row[0].text):
            yield from _foot(table, row)
            table = []
        elif any(cell.number is not None for cell in row):
            table.append(row)
        else:
            table = []  # a heading row begins another table
    yield from _row_ends(every, totals)


def _cell(words: str, start: int) -> Cell:
    lead = len(words) - len(words.lstrip())
    bare = words.strip()
    match = _NUMBER.fullmatch(bare)
    number = float(match[1].replace(",", "") + (match[2] or "")) if match else None
    return Cell(bare, number, (start + lead, start + lead + len(bare)))


def _foot(table: Sequence[Sequence[Cell]], foot: Sequence[Cell]) -> Iterator[WrongTotal]:
    if len(table) < 2 or any(len(row) != len(foot) for row in table):
        return
    for column, total in enumerate(foot):
        parts = [row[column].number for row in table]
        if total.number is None or any(part is None for part in parts):
            continue
        summed = sum(part for part in parts if part is not None)
        if _differs(total.number, summed, len(parts)):
            yield WrongTotal(total.number, summed, total.span)


def _row_ends(every: Sequence[Sequence[Cell]], totals: Phrases) -> Iterator[WrongTotal]:
    """Rows under a heading whose last column is a total, where most rows add up: then it is a total of the others."""
    for number, heading in enumerate(every):
        if not totals.within(heading[-1].text) or any(cell.number is not None for cell in heading):
            continue
        body: list[Sequence[Cell]] = []
        for row in every[number + 1 :]:
            if len(row) != len(heading) or any(cell.number is None for cell in row[1:]):
                break
            body.append(row)
        if len(heading) < 4 or len(body) < 3:
            continue
        wrong = [row for row in body if _differs(row[-1].number or 0, sum(c.number or 0 for c in row[1:-1]), len(row))]
        if 2 * len(wrong) < len(body):
            for row in wrong:
                yield WrongTotal(row[-1].number or 0, sum(c.number or 0 for c in row[1:-1]), row[-1].span)


def _differs(total: float, parts: float, count: int) -> bool:
    """Beyond what rounding each part could do. A total far above its parts may count what the table leaves out."""
    slack = 0.01 if total == int(total) and parts == int(parts) else 0.06 * count
    return abs(total - parts) > slack and total <= 1.5 * parts
