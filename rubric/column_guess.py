"""Guesses from the names of a sheet's columns, and from its cells, which field of an evidence item each holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from rubric.assessment import Passage
from rubric.column_names import column_names

_LEAST_WORDS = 8
_LEAST_NAMED_WORDS = 3
_CLEARLY_LONGER = 2.5
_LEAST_SHARE = 0.6


def is_known(column: str) -> bool:
    """Whether a column of evidence is often called so."""
    return any(_plain(column) in names for names in column_names().fields.values())


def is_total(cell: str) -> bool:
    """Whether a row that begins with this cell only adds up the others."""
    return _plain(cell) in column_names().totals


def guess(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """For each column the field that its name says, each field once; the text may also be told by its length. The cells
    of a row stand in the order of the columns.
    """
    fields = [""] * len(columns)
    text = _text_column(columns, rows)
    if text is not None:
        fields[text] = "text"
    for field, likely in column_names().fields.items():
        named = [(likely.index(name), at) for at, name in _named(columns, likely) if not fields[at]]
        if named and field != "text":
            fields[min(named)[1]] = field
    return tuple(fields)


def guess_of_rows(columns: Iterable[str], passages: Iterable[Passage]) -> dict[str, str]:
    """The same for the rows of an imported document, sheet by sheet."""
    guessed = dict.fromkeys(columns, "")
    sheets: dict[str, list[Mapping[str, str]]] = {}
    for passage in passages:
        if passage.cells:
            sheets.setdefault(passage.page.rpartition("row ")[0], []).append(passage.cells)
    for rows in sheets.values():
        used = [column for column in guessed if any(column in cells for cells in rows)]
        fields = guess(used, [[cells.get(column, "") for column in used] for cells in rows])
        guessed |= {column: field for column, field in zip(used, fields, strict=True) if not guessed[column]}
    return guessed


def _named(columns: Sequence[str], names: Sequence[str]) -> list[tuple[int, str]]:
    """The columns that have one of the names."""
    return [(at, name) for at, column in enumerate(columns) if (name := _plain(column)) in names]


def _text_column(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """The column that is the text of evidence: the longest that is named so, or else one clearly longer than all."""
    words = [_usual_words(rows, at) for at in range(len(columns))]
    named = [at for at, _ in _named(columns, column_names().fields["text"]) if words[at] >= _LEAST_NAMED_WORDS]
    if named:
        return max(named, key=lambda at: words[at])
    longest = max(range(len(columns)), key=lambda at: words[at])
    next_longest = max((count for at, count in enumerate(words) if at != longest), default=0)
    clearly = words[longest] >= _LEAST_WORDS and words[longest] >= _CLEARLY_LONGER * next_longest
    return longest if clearly else None


def _plain(column: str) -> str:
    return re.sub(r"[^a-z ]+", " ", column.lower().replace("/", " or ")).strip()


def _usual_words(rows: Sequence[Sequence[str]], column: int) -> float:
    counts = [len(row[column].split()) for row in rows if row[column]]
    return median(counts) if counts and len(counts) >= _LEAST_SHARE * len(rows) else 0
