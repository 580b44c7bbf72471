"""The sheet of evidence: every field of every item, what it shows, what is flagged on it and where it is used."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from desktop.report.register import Register, date_cell, one_line
from desktop.report.xlsx_sheet import Cell, Column, Sheet, ToPage
from desktop.report.xlsx_words import SURE_FIGURES, cell_words, escaped
from rubric.comparison import ItemComparison
from rubric.pack import Fit

TITLE = "Evidence"

OWN_COLUMNS, LONGEST_TITLE = 40, 60
"""So many further fields, with names of at most so many characters, have a column each; the rest share one."""

Columns = tuple[Column[ItemComparison], ...]


def evidence_sheet(register: Register) -> Sheet[ItemComparison]:
    """One row an item, in the order they were entered."""
    flags = _flags(register)
    used = {
        row.id: one_line(use.label for use in row.used) for table in register.report.index.tables for row in table.rows
    }
    columns: Columns = (
        Column("Ref", 9, lambda c: c.item.id),
        Column("What it says", 60, lambda c: c.item.text),
        Column("Under", 24, lambda c: next(map(register.sub_heading, c.item.sub_headings), "Not placed")),
        Column("Also under", 20, lambda c: one_line(map(register.sub_heading, c.item.sub_headings[1:]))),
        Column("Category", 19, lambda c: register.category(c.item.category)),
        Column("Date", 17, lambda c: date_cell(c.item.date)),
        Column("Period", 18, lambda c: c.item.period),
        Column("Source", 28, lambda c: c.item.source),
        Column("Page", 10, lambda c: _page(c.item.page)),
        Column("Link", 20, lambda c: ToPage(c.item.link) if c.item.link else ""),
        Column("File", 18, lambda c: c.item.file_name),
        Column("Owner", 18, lambda c: c.item.owner, owner=True),
        Column("Status", 16, lambda c: register.status(c.item.status)),
        Column("Caveat", 24, lambda c: c.item.caveat),
        Column("Review by", 17, lambda c: date_cell(c.item.review_by)),
        Column("Shows", 32, lambda c: _shown(register, c, "clear"), compared=True),
        Column("Touches on", 32, lambda c: _shown(register, c, "partial"), compared=True),
        Column("Qualities", 20, lambda c: _qualities(register, c)),
        Column("Flagged", 26, lambda c: one_line(flags.get(c.item.id, ())), compared=True),
        Column("Used in the paper", 22, lambda c: used.get(c.item.id, "")),
    )  # fmt: skip
    items = register.comparison.items
    own = _own_columns(items, {column.title.casefold() for column in columns})
    none = "No evidence has been entered yet."
    return Sheet(TITLE, (*columns, *own), items, none, key=lambda c: c.item.id)


def _flags(register: Register) -> Mapping[str, list[str]]:
    """The open gaps that rest on each item, by number and kind."""
    flags: dict[str, list[str]] = {}
    for gap in register.material.open_gaps:
        for evidence_id in gap.evidence:
            flags.setdefault(evidence_id, []).append(f"{register.gap_name(gap)} {register.check(gap.check)}")
    return flags


def _shown(register: Register, compared: ItemComparison, fit: Fit) -> str:
    return one_line(register.pattern(match.pattern) for match in compared.matches if match.fit == fit)


def _qualities(register: Register, compared: ItemComparison) -> str:
    return one_line(dict.fromkeys(register.pack.quality(found.id).title for found in compared.reading.qualities))


def _page(page: str) -> Cell:
    """A number where it is nothing else, so that pages sort as pages."""
    return int(page) if page.isascii() and page.isdigit() and page[0] != "0" and len(page) < SURE_FIGURES else page


def _own_columns(items: tuple[ItemComparison, ...], taken: set[str]) -> Columns:
    """A column for each further field that another program wrote beside ours, and one for those that are too many."""
    fields = dict.fromkeys(field for compared in items for field in compared.item.extra)
    titles: dict[str, str] = {}
    for field in fields:
        title = " ".join(cell_words(field).split())
        is_plain = 0 < len(title) <= LONGEST_TITLE and escaped(title) == title
        if is_plain and title.casefold() not in taken and len(titles) < OWN_COLUMNS:
            taken.add(title.casefold())
            titles[field] = title
    own = tuple(_own_column(field, title) for field, title in titles.items())
    if len(titles) == len(fields):
        return own
    title = next(title for title in _names("Other fields") if title.casefold() not in taken)
    return (*own, Column(title, 30, lambda c: _others(c, titles)))


def _own_column(field: str, title: str) -> Column[ItemComparison]:
    return Column(title, min(max(len(title) + 4, 14), 30), lambda c: _own(c.item.extra.get(field)))


def _others(compared: ItemComparison, titles: Mapping[str, str]) -> str:
    left = {field: value for field, value in compared.item.extra.items() if field not in titles}
    return _json(left) if left else ""


def _names(name: str) -> Any:
    yield name
    number = 2
    while True:
        yield f"{name} ({number})"
        number += 1


def _own(value: Any) -> Cell:
    """What another program wrote: a number where Excel keeps it as it is, words as they are, the rest as JSON."""
    match value:
        case None | str():
            return value
        case bool():
            return "Yes" if value else "No"
        case int() | float() if math.isfinite(value) and abs(value) < 10**SURE_FIGURES:
            return value
        case _:
            return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
