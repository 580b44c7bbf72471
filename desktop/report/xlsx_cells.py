"""The cells of the workbook: their look, their links, and what to do with a text that is too long for one."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from openpyxl.cell import Cell as BookCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.hyperlink import Hyperlink

from desktop.report.xlsx_sheet import Amount, AnySheet, Cell, Column, Sheet, ToPage, ToRow
from desktop.report.xlsx_words import LONGEST, cell_words, escaped, leads_to_a_page, might_be_a_formula, pieces

MOST_LINKS = 65_000
"""A sheet holds hardly more."""

FACE, INK, ACCENT, RULE = "Arial", "1A2126", "13587C", "C3CACE"
LONG_TEXTS = "Long texts"

WORDS, DAY = ("head", "plain", "link"), "d mmm yyyy"


@dataclass(frozen=True, slots=True)
class Rest:
    """A piece of a text that did not go into its cell."""

    number: int
    where: str
    words: str


class Cells:
    """Makes the cells of one workbook, and keeps what was too long for them."""

    def __init__(self, sheets: Sequence[AnySheet]) -> None:
        self._rows = {sheet.title: _numbers(sheet) for sheet in sheets}
        self._kinds: dict[tuple[str, str, bool], BookCell] = {}
        self._links: dict[str, int] = {}
        self.rest: list[Rest] = []

    def head(self, made: Any, title: str) -> BookCell:
        """The head of a column."""
        return self._cell(made, title, "head")

    def cell(self, made: Any, column: Column[Any], value: Cell, row: int) -> BookCell:
        """The cell of a column in a row, which stands there in a sheet."""
        link = self._link(value)
        if isinstance(value, ToRow | ToPage):
            value = value.words if isinstance(value, ToRow) else value.address
        if isinstance(value, str):
            value = self._shortened(value, f"{made.title}, row {row}, {column.title}")
        style = "link" if link else DAY if isinstance(value, datetime.date) else "plain"
        if isinstance(value, Amount):
            style, value = value.look, value.number
        cell = self._cell(made, value, style)
        if link:
            self._links[made.title] = self._links.get(made.title, 0) + 1
            if self._links[made.title] <= MOST_LINKS:
                cell.hyperlink = link
        return cell

    def _link(self, value: Cell) -> Hyperlink | None:
        match value:
            case ToRow(_, sheet, key) if sheet in self._rows:
                return Hyperlink(ref="", location=f"'{sheet}'!A{self._rows[sheet].get(key, 1)}")
            case ToPage(address) if leads_to_a_page(address):
                page, _, place = address.partition("#")
                return Hyperlink(ref="", target=page, location=place or None)
            case _:
                return None

    def _shortened(self, text: str, where: str) -> str:
        words = cell_words(text)
        first, *rest = pieces(words, LONGEST - 200)
        if rest:
            number = self.rest[-1].number + 1 if self.rest else 1
            self.rest += (Rest(number, where, piece) for piece in rest)
            first += f"… (This goes on in the sheet “{LONG_TEXTS}”, number {number}.)"
        return first

    def _cell(self, made: Any, value: str | float | datetime.date | None, style: str) -> BookCell:
        is_text = isinstance(value, str)
        cell: Any = copy(self._empty(made, style, quoted=is_text and might_be_a_formula(value)))
        if is_text and value:
            # Not by its setter, which takes words for a formula or a fault, and cuts those that are escaped.
            cell._value, cell.data_type = escaped(value), "s"
        elif not is_text and value is not None:
            cell.value = value
        return cell

    def _empty(self, made: Any, style: str, *, quoted: bool) -> BookCell:
        """An empty cell of a kind, made once for a sheet: for words, or for numbers in a format of Excel's. ``quoted``
        words stay words when somebody edits them.
        """
        kind = (made.title, style, quoted)
        if kind not in self._kinds:
            cell: Any = BookCell(made, row=1, column=1)
            underline = "single" if style == "link" else None
            colour = ACCENT if style == "link" else INK
            cell.font = Font(name=FACE, size=10, bold=style == "head", color=colour, underline=underline)
            cell.alignment = Alignment(horizontal="left", vertical="top", indent=1, wrap_text=True)
            line = Side(style="medium", color=INK) if style == "head" else Side(style="hair", color=RULE)
            cell.border = Border(bottom=line)
            cell.quotePrefix = quoted
            if style not in WORDS:
                cell.number_format = style
            self._kinds[kind] = cell
        return self._kinds[kind]


def long_texts(rest: Sequence[Rest]) -> Sheet[Rest]:
    """A sheet of what did not go into its cells, in pieces that do."""
    columns: tuple[Column[Rest], ...] = (
        Column("Number", 9, lambda piece: piece.number),
        Column("Goes on from", 34, lambda piece: piece.where),
        Column("Text", 120, lambda piece: piece.words),
    )
    return Sheet(LONG_TEXTS, columns, rest, "None.")


def _numbers(sheet: AnySheet) -> Mapping[str, int]:
    """On which row each key stands."""
    return {sheet.key(row): number for number, row in enumerate(sheet.rows, start=2)} if sheet.key else {}
