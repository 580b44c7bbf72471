"""The fields of the evidence item that a row of a sheet becomes: what cannot be read is kept beside it, not guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

from rubric.assessment import Passage, SourceDocument
from rubric.cell_dates import date_in_cell, is_period
from rubric.columns import (
    ID,
    OF_FIGURES,
    SUB_HEADINGS,
    TEXT,
    UNKNOWN,
    Cells,
    Columns,
    is_own_file,
    row_text,
    says_cell,
    text_cell,
)
from rubric.evidence import LONGEST_ID, EvidenceItem
from rubric.near_names import Names, meant, named
from rubric.own_words import OwnWord, counted_words, meaning, without_meanings
from rubric.pack import EvidenceCategory, EvidenceStatus, Pack, SubHeading

DATES = ("date", "review_by")
_AS_WRITTEN = ("source", "period", "owner", "page", "link", "caveat", "file_name")
_ITEM_KEYS = {*EvidenceItem.model_fields, "sub_heading", "also_under"}
_DIGEST = re.compile(r"[0-9a-f]{64}")


def fields_of(pack: Pack, document: SourceDocument, passage: Passage) -> Mapping[str, Any]:
    """What the cells of a passage's row say of the new item; nothing where it was no row.

    Cells that no field holds, or that cannot be read as what their column is, stand in ``extra`` under the column's
    name. An item of an evidence file of ours has every field, so that nothing of the file's own is added to it.
    """
    return _read(pack, document, passage, passage.cells).fields if passage.cells else {}


def fields_alone(pack: Pack, document: SourceDocument, passage: Passage) -> Mapping[str, Any]:
    """The same without what is kept beside the item, at once though there be hundreds of columns."""
    if not passage.cells:
        return {}
    fields = _read(pack, document, passage, _of_fields(document.columns, passage.cells)).fields
    return {name: value for name, value in fields.items() if name != UNKNOWN}


def unread(pack: Pack, document: SourceDocument, passages: Iterable[Passage]) -> Mapping[str, list[str]]:
    """The cells of each column that could not be read as its field, and are kept beside their items."""
    cells: dict[str, list[str]] = {}
    held = {column: field for column, field in document.columns.items() if field}
    for passage in passages:
        for column, cell in _read(pack, document, passage, _of_fields(held, passage.cells)).unread:
            cells.setdefault(column, []).append(cell)
    return cells


def _of_fields(columns: Columns, cells: Cells) -> Cells:
    return {column: cells[column] for column, held in columns.items() if held and column in cells}


@dataclass(slots=True)
class _Row:
    """What was read so far."""

    columns: Columns
    fields: dict[str, Any]
    is_own: bool = False
    extra: dict[str, Any] = field(default_factory=dict[str, Any])
    unread: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def keep(self, column: str, cell: object) -> None:
        """Keep a cell beside the item. The name of a field of ours would take that field's place in an export."""
        name = f"{column} (as written)" if column in _ITEM_KEYS else column
        while name in self.extra:
            name += " (2)"
        self.extra[name] = cell


def _read(pack: Pack, document: SourceDocument, passage: Passage, cells: Cells) -> _Row:
    is_own = is_own_file(document.columns)
    row = _Row(document.columns, dict(_NOTHING) if is_own else {}, is_own)
    own = text_cell(document.columns, cells)
    says_all = not own and passage.text == row_text(document.columns, cells)
    periods: list[tuple[str, str]] = []
    for column, cell in cells.items():
        held = document.columns.get(column, "")
        held = "" if held in OF_FIGURES else held  # They say a figure, not the item.
        if not cell.strip() or (held == TEXT and cell == own):
            continue
        if held == "date" and date_in_cell(cell) is None and is_period(cell):
            periods.append((column, cell))  # It is the period covered, unless a column of its own says that.
        elif held and held != TEXT:
            _take(pack, row, held, column, cell)
        elif own or not (says_all or says_cell(passage.text, column, cell)):
            row.keep(column, cell)
    for column, cell in periods:
        _take(pack, row, "period", column, cell)
    if row.extra:
        row.fields["extra"] = row.extra
    return row


def _take(pack: Pack, row: _Row, held: str, column: str, cell: str) -> None:
    """Take a cell as the field that its column holds, or keep it beside where it cannot be that."""
    value: object = None
    if held == UNKNOWN:
        row.extra |= _object(cell) or {column: cell}
        return
    if held == SUB_HEADINGS:
        found = _sub_headings(pack, row.columns, column, cell)
        value = tuple(dict.fromkeys((*row.fields.get(SUB_HEADINGS, ()), *found))) if found else None
    elif row.fields.get(held):
        row.keep(column, cell)  # Another column of the row was it already.
        return
    elif held in DATES:
        value = date_in_cell(cell)
    elif held == "category":
        value = _meant(pack, row.columns, column, cell)
    elif held == "status":
        value = cell if row.is_own else _meant(pack, row.columns, column, cell)
    elif held in _AS_WRITTEN or (held in _ONE_LINE and _ONE_LINE[held](cell)):
        value = cell
    if value is None:
        row.keep(column, cell)
        row.unread.append((column, cell))
    else:
        row.fields[held] = value


def own_words(pack: Pack, document: SourceDocument, passages: Iterable[Passage], column: str) -> tuple[OwnWord, ...]:
    """The words of a column that are no name of ours, each with what the officer said that it means: of a column of
    sub-headings, categories or statuses.
    """
    if document.columns.get(column, "") not in MEANT or is_own_file(document.columns):
        return ()
    alone = without_meanings(document.columns)
    cells = (cell for passage in passages if (cell := passage.cells.get(column, "").strip()))
    words = (word for cell in cells for word in dict.fromkeys(_words(pack, alone, column, cell)))
    return counted_words(document.columns, column, (w for w in words if _meant(pack, alone, column, w) is None))


def _sub_headings(pack: Pack, columns: Columns, column: str, cell: str) -> tuple[str, ...]:
    """The sub-headings that a cell names, each by itself; none where one of them is not known."""
    found = [_meant(pack, columns, column, word) for word in _words(pack, columns, column, cell)]
    return () if None in found else tuple(filter(None, found))


def _words(pack: Pack, columns: Columns, column: str, cell: str) -> list[str]:
    """What stands in a cell that is to be understood by itself: several sub-headings may, and a comma may part them."""
    if columns[column] != SUB_HEADINGS:
        return [cell.strip()]
    words: list[str] = []
    for part in filter(None, map(str.strip, re.split(r"[;\n]", cell))):
        whole = _meant(pack, columns, column, part)
        words += [part] if whole else filter(None, map(str.strip, part.split(",")))
    return words


def _meant(pack: Pack, columns: Columns, column: str, words: str) -> str | None:
    """The id of what words mean in a column: by a name of ours, or else by what the officer said."""
    field = columns[column]
    names = MEANT[field](pack)
    # "Not checked" is nearly "checked": a status is known by its whole name alone.
    known = named(words, names) if field == "status" else meant(words, names)
    said = meaning(columns, column, words)
    return known or (said if any(said == called[0] for called in names) else None)


def _object(cell: str) -> dict[str, Any]:
    try:
        whole: object = json.loads(cell)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", whole) if isinstance(whole, dict) else {}


@lru_cache(maxsize=8)
def _sub_heading_names(sub_headings: tuple[SubHeading, ...]) -> Names:
    return tuple((s.id, s.title, s.short_title) for s in sub_headings)


@lru_cache(maxsize=8)
def _category_names(categories: tuple[EvidenceCategory, ...]) -> Names:
    return tuple((category.id, category.title) for category in categories)


@lru_cache(maxsize=8)
def _status_names(statuses: tuple[EvidenceStatus, ...]) -> Names:
    return tuple((status.id, status.title) for status in statuses)


MEANT: Mapping[str, Callable[[Pack], Names]] = {
    SUB_HEADINGS: lambda pack: _sub_heading_names(pack.sub_headings),
    "category": lambda pack: _category_names(pack.evidence_categories),
    "status": lambda pack: _status_names(pack.evidence_statuses),
}
"""The fields whose words mean one of several things, and what these may be called."""

_ONE_LINE: Mapping[str, Callable[[str], object]] = {
    ID: lambda cell: cell.isprintable() and len(cell) <= LONGEST_ID,
    "file_digest": _DIGEST.fullmatch,
}
_NOTHING: Mapping[str, Any] = {
    SUB_HEADINGS: (), "category": None, **dict.fromkeys(DATES), **dict.fromkeys(_AS_WRITTEN, ""), "status": "",
}  # fmt: skip
