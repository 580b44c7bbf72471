"""Makes records of the rows of a sheet: finds the row that names the columns, and guesses what each column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.importing import blocks
from desktop.importing.errors import ImportingError
from desktop.importing.lines import Piece
from rubric.cell_dates import date_in_cell
from rubric.column_guess import guess, is_known
from rubric.trackers import DATES

MOST_ROWS = 10_000
"""Rows beyond which a sheet is data to count, not evidence to read."""
_MOST_COLUMNS = 250
_HEADER_WITHIN = 30
_LONGEST_NAME = 80
_LEAST_SHARE = 0.6
_FIGURE = re.compile(r"[£$€(]?[-–]?\d[\d,. ]*[%)]?|\d{4}-\d{2}(?:-\d{2})?")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: its number in it and its cells, each as it is shown."""

    number: int
    cells: list[str]


def pieces_of_sheet(name: str, sheet: str, rows: Sequence[Row]) -> tuple[list[Piece], dict[str, str]]:
    """The rows of one sheet as records, and what each of its columns holds; as a table where no row names columns.

    What a record says follows from its cells, once the columns of every sheet are known. ``sheet`` may be empty.
    """
    rows = [Row(row.number, [_shown(cell) for cell in row.cells]) for row in rows]
    rows = [row for row in rows if any(row.cells)]
    if len(rows) > MOST_ROWS:
        where = f"sheet “{sheet}”" if sheet else "it"
        raise ImportingError(
            f"{name}: {where} has more than {MOST_ROWS:,} rows; keep those that are evidence and import them alone."
        )
    if max((len(row.cells) for row in rows), default=0) > _MOST_COLUMNS:
        raise ImportingError(
            f"{name}: it has rows of more than {_MOST_COLUMNS} columns; keep those that matter and import them alone."
        )
    at = _header(rows)
    found = [piece for row in rows[: at or 0] for piece in _title(row)]
    if at is None:
        return [*found, *blocks.table((row.cells for row in rows), sheet)], {}
    width = max(len(row.cells) for row in rows[at:])
    header, *body = (Row(row.number, [*row.cells, *[""] * width][:width]) for row in rows[at:])
    body = [row for row in body if row.cells != header.cells]  # Some sheets name their columns on every page.
    columns = _columns(header)
    fields = guess(columns, [row.cells for row in body])
    for row in body:
        page = f"{sheet}, row {row.number}" if sheet else f"row {row.number}"
        held = zip(columns, fields, row.cells, strict=True)
        found.append(Piece("record", "", page=page, cells={c: _value(f, cell) for c, f, cell in held if cell}))
    used = [n for n in range(width) if header.cells[n] or any(row.cells[n] for row in body)]
    return found, {columns[n]: fields[n] for n in used}


def _shown(cell: str) -> str:
    """A cell without unseen characters and needless blanks; the lines in it stay lines."""
    return "\n".join(line for part in blocks.clean(cell).split("\n") if (line := " ".join(part.split())))


def _title(row: Row) -> list[Piece]:
    said = [" ".join(cell.split()) for cell in row.cells if cell]
    return blocks.paragraph("\t".join(said)) if len(said) < 3 else blocks.table([said])


def _header(rows: Sequence[Row]) -> int | None:
    """Which row names the columns: the first that has a different short name in most of them, with rows under it."""
    for at, row in enumerate(rows[:_HEADER_WITHIN]):
        names = [cell for cell in row.cells if cell]
        below = rows[at + 1 : at + 21]
        width = max((sum(map(bool, other.cells)) for other in below), default=0)
        if (
            len(names) > 1
            and width > 1
            and len(names) >= _LEAST_SHARE * width
            and _are_names(names)
            and all(len(name) <= _LONGEST_NAME for name in names)
            and sum(_FIGURE.fullmatch(name) is not None for name in names) < len(names) / 2
            and _FIGURE.fullmatch(names[0]) is None
        ):
            return at
    return None


def _are_names(cells: Sequence[str]) -> bool:
    """Whether cells may name columns: each another, unless some are names that columns of evidence have."""
    names = {cell.lower() for cell in cells}
    return len(names) == len(cells) or sum(map(is_known, names)) > 1


def _columns(header: Row) -> tuple[str, ...]:
    """The names of the columns; one that has none is known by its letters, a second one of a name by its number."""
    names: list[str] = []
    for at, cell in enumerate(header.cells):
        name = " ".join(cell.split()) or f"Column {_letters(at)}"
        numbered = (f"{name} ({n})" for n in range(2, len(header.cells) + 2))
        names.append(next(free for free in (name, *numbered) if free not in names))
    return tuple(names)


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _value(field: str, cell: str) -> str:
    """A cell as it is kept: a date in the one form that all programs read, where it is one."""
    return (date_in_cell(cell) or cell) if field in DATES else cell
