"""Makes records of the rows of a sheet, and guesses what each of its columns holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.importing import blocks
from desktop.importing.errors import ImportingError
from desktop.importing.header import Row, find_header
from desktop.importing.lines import Piece
from desktop.importing.reading import Reading
from rubric.cell_dates import date_in_cell
from rubric.column_guess import guess, is_total
from rubric.columns import TEXT
from rubric.text import shortened
from rubric.trackers import DATES

MOST_ROWS = 10_000
"""Rows beyond which a sheet is data to count, not evidence to read."""
_MOST_COLUMNS = 250
_LONGEST_SAID = 120


def read_sheet(name: str, sheet: str, rows: Sequence[Row]) -> Reading:
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
    header = find_header(rows)
    if header is None:
        return Reading(blocks.table((row.cells for row in rows), sheet))
    found = [piece for row in rows[: header.first] for piece in _title(row)]
    columns = header.columns
    body = (Row(row.number, [*row.cells, *[""] * len(columns)][: len(columns)]) for row in rows[header.last + 1 :])
    body = [row for row in body if row.cells != header.cells]  # Some sheets name their columns on every page.
    fields = guess(columns, [row.cells for row in body])
    totals = {row.number: row for row in body if TEXT in fields and _is_total(row, fields.index(TEXT))}
    for row in body:
        if row.number in totals:
            continue
        held = zip(columns, fields, row.cells, strict=True)
        found.append(
            Piece("record", "", page=_place(sheet, row), cells={c: _value(f, cell) for c, f, cell in held if cell})
        )
    used = [n for n in range(len(columns)) if header.cells[n] or any(row.cells[n] for row in body)]
    return Reading(
        found,
        left_out=_left_out(sheet, totals.values()),
        columns={columns[n]: fields[n] for n in used},
    )


def _place(sheet: str, row: Row) -> str:
    return f"{sheet}, row {row.number}" if sheet else f"row {row.number}"


def _is_total(row: Row, text: int) -> bool:
    """Whether a row among evidence has none, and begins by saying that it is the total."""
    return not row.cells[text] and is_total(next(filter(None, row.cells)))


def _left_out(sheet: str, totals: Iterable[Row]) -> list[str]:
    said = (f"{_place(sheet, row)} adds up others and is left out: {_said(row)}." for row in totals)
    return [f"{sentence[:1].upper()}{sentence[1:]}" for sentence in said]


def _said(row: Row) -> str:
    return shortened(" · ".join(" ".join(cell.split()) for cell in row.cells if cell), _LONGEST_SAID)


def _shown(cell: str) -> str:
    """A cell without unseen characters and needless blanks; the lines in it stay lines."""
    return "\n".join(line for part in blocks.clean(cell).split("\n") if (line := " ".join(part.split())))


def _title(row: Row) -> list[Piece]:
    said = [" ".join(cell.split()) for cell in row.cells if cell]
    return blocks.paragraph("\t".join(said)) if len(said) < 3 else blocks.table([said])


def _value(field: str, cell: str) -> str:
    """A cell as it is kept: a date in the one form that all programs read, where it is one."""
    return (date_in_cell(cell) or cell) if field in DATES else cell
