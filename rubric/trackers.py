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
    for passage in passages:
        for column, cell in _read(pack, document, passage, _of_fields(document.columns, passage.cells)).unread:
            cells.setdefault(column, []).append(cell)
    return cells


def _of_fields(columns: Columns, cells: Cells) -> Cells:
    return {column: cells[column] for column, held in columns.items() if held and column in cells}


@dataclass(slots=True)
class _Row:
    """What was read so far."""

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
    row = _Row(dict(_NOTHING) if is_own else {}, is_own)
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
        found = _sub_headings(pack, cell)
        value = tuple(dict.fromkeys((*row.fields.get(SUB_HEADINGS, ()), *found))) if found else None
    elif row.fields.get(held):
        row.keep(column, cell)  # Another column of the row was it already.
        return
    elif held in DATES:
        value = date_in_cell(cell)
    elif held == "category":
        value = meant(cell, _category_names(pack.evidence_categories))
    elif held == "status":
        value = cell if row.is_own else named(cell, _status_names(pack.evidence_statuses))
    elif held in _AS_WRITTEN or (held in _ONE_LINE and _ONE_LINE[held](cell)):
        value = cell
    if value is None:
        row.keep(column, cell)
        row.unread.append((column, cell))
    else:
        row.fields[held] = value


def _sub_headings(pack: Pack, cell: str) -> tuple[str, ...]:
    """The sub-headings that a cell names, each by itself; none where one of them is not known."""
    names = _sub_heading_names(pack.sub_headings)
    found: list[str] = []
    for part in re.split(r"[;\n]", cell):
        words = part.strip()
        whole = meant(words, names)
        each = [whole] if whole else [meant(word.strip(), names) for word in words.split(",") if word.strip()]
        if None in each:
            return ()
        found += filter(None, each)
    return tuple(found)


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


_ONE_LINE: Mapping[str, Callable[[str], object]] = {
    ID: lambda cell: cell.isprintable() and len(cell) <= LONGEST_ID,
    "file_digest": _DIGEST.fullmatch,
}
_NOTHING: Mapping[str, Any] = {
    SUB_HEADINGS: (), "category": None, **dict.fromkeys(DATES), **dict.fromkeys(_AS_WRITTEN, ""), "status": "",
}  # fmt: skip
