"""Reads a file of rows with commas, semicolons, tabs or strokes between their cells."""

from __future__ import annotations

import csv
import io

from desktop.importing.errors import ImportingError
from desktop.importing.header import Row
from desktop.importing.reading import Reading
from desktop.importing.records import MOST_ROWS, read_sheet

_MARKS = ",;\t|"
_SAMPLE_LINES = 30
_LONGEST_CELL = 100_000


def read(name: str, text: str) -> Reading:
    """The rows of the file. Raises ImportingError."""
    lines = text.split("\n", _SAMPLE_LINES)
    stated = lines[0].strip().lower()
    delimiter = stated[4:5] if stated.startswith("sep=") and stated[4:5] else _delimiter(lines[:_SAMPLE_LINES])
    rows: list[Row] = []
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            if len(rows) > MOST_ROWS:
                break  # What follows is refused with the rest.
            if any(cells) and not (reader.line_num == 1 and stated.startswith("sep=")):
                rows.append(Row(reader.line_num, cells))
    except csv.Error:
        raise ImportingError(
            f"{name}: line {reader.line_num}: a quotation mark is opened there and not closed; "
            "open it in Excel and save it as .xlsx."
        ) from None
    reading = Reading()
    reading.add_sheet(read_sheet(name, "", rows))
    return reading


def _delimiter(lines: list[str]) -> str:
    """The mark that parts most lines into the same number of cells."""

    def steadiness(mark: str) -> tuple[int, int]:
        counts = [sum(1 for _ in cells) for cells in csv.reader(lines, delimiter=mark) if cells]
        widest = max(set(counts), key=counts.count, default=1)
        return (counts.count(widest) if widest > 1 else 0, widest)

    try:
        return max(_MARKS, key=steadiness)
    except csv.Error:
        return ","
