"""Writes sheets as real tables of a workbook, fit for the screen, for paper and for sorting and filtering."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell as BookCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.writer.excel import ExcelWriter

from desktop.report.xlsx_sheet import AnySheet, Cell, Column, Sheet, ToPage, ToRow
from desktop.report.xlsx_words import LONGEST, cell_words, escaped, leads_to_a_page, might_be_a_formula, pieces

MOST_ROWS = 1_048_576
MOST_LINKS = 65_000
"""Excel's own limits for a sheet, the second a little under it."""

FACE, INK, ACCENT, RULE = "Arial", "1A2126", "13587C", "C3CACE"
LONG_TEXTS = "Long texts"


@dataclass(frozen=True, slots=True)
class Cover:
    """What the file says of itself, and what stands at the head and the foot of every printed page."""

    title: str
    author: str
    made_on: datetime.date
    head: str
    foot: str


@dataclass(frozen=True, slots=True)
class _Long:
    """A piece of a text that does not go into its cell."""

    number: int
    where: str
    words: str


def written(cover: Cover, sheets: Sequence[AnySheet]) -> bytes:
    """The workbook: the same bytes for the same sheets."""
    book = Workbook(write_only=True)
    made = datetime.datetime.combine(cover.made_on, datetime.time())
    book.properties.title, book.properties.creator = cell_words(cover.title)[:255], cell_words(cover.author)[:255]
    book.properties.language, book.properties.created, book.properties.modified = "en-GB", made, made
    writing = _Writing(book, cover, sheets)
    for sheet in sheets:
        writing.write(sheet)
    if writing.long:
        writing.write(_long_texts(writing.long))
    file = io.BytesIO()
    ExcelWriter(book, _Undated(file, "w")).save()
    return file.getvalue()


def _long_texts(long: Sequence[_Long]) -> Sheet[_Long]:
    columns: tuple[Column[_Long], ...] = (
        Column("Number", 9, lambda piece: piece.number),
        Column("Goes on from", 34, lambda piece: piece.where),
        Column("Text", 120, lambda piece: piece.words),
    )
    return Sheet(LONG_TEXTS, columns, tuple(long), "None.", key=lambda piece: str(piece.number))


class _Undated(zipfile.ZipFile):
    """An archive whose parts carry no time of their own."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        part = zipfile.ZipInfo(zinfo_or_arcname)
        part.compress_type = zipfile.ZIP_DEFLATED
        super().writestr(part, data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


class _Writing:
    """One workbook being written: its styles, where each row stands, and what was too long for its cell."""

    def __init__(self, book: Workbook, cover: Cover, sheets: Sequence[AnySheet]) -> None:
        self._book, self._cover = book, cover
        self._rows = {sheet.title: _numbers(sheet) for sheet in sheets}
        self._styles: dict[tuple[str, bool], Any] = {}
        self._links = 0
        self.long: list[_Long] = []

    def write(self, sheet: AnySheet) -> None:
        made: Any = self._book.create_sheet(sheet.title)
        self._set_up(made, sheet)
        made.append([self._cell(made, column.title, "head") for column in sheet.columns])
        for number, row in enumerate(islice(sheet.rows, MOST_ROWS - 2), start=2):
            made.append([self._made(made, column, column.cell(row), number) for column in sheet.columns])
        said = "" if sheet.rows else sheet.none
        if len(sheet.rows) > MOST_ROWS - 2:
            said = f"A sheet holds no more: {len(sheet.rows) - MOST_ROWS + 2:,} further rows are left out."
        if said:
            made.append([self._cell(made, said, "text"), *(self._cell(made, None) for _ in sheet.columns[1:])])
        made.add_table(_table(sheet, 1 + min(len(sheet.rows), MOST_ROWS - 2) + bool(said)))

    def _set_up(self, made: Any, sheet: AnySheet) -> None:
        made.freeze_panes = "B2" if sheet.pages_wide > 1 else "A2"
        for place, column in enumerate(sheet.columns, start=1):
            made.column_dimensions[get_column_letter(place)].width = column.width
        made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        made.page_setup.orientation, made.page_setup.paperSize = "landscape", 9
        made.page_setup.fitToWidth, made.page_setup.fitToHeight = sheet.pages_wide, 0
        made.page_margins = PageMargins(left=0.4, right=0.4, top=0.75, bottom=0.75, header=0.35, footer=0.35)
        made.print_title_rows = "1:1"
        if sheet.pages_wide > 1:
            made.print_title_cols = "A:A"
        head, foot = made.HeaderFooter.oddHeader, made.HeaderFooter.oddFooter
        head.left.text, head.right.text = _margin(sheet.title), _margin(self._cover.head)
        foot.left.text, foot.right.text = _margin(self._cover.foot), "Page &P of &N"
        self._links = 0

    def _made(self, made: Any, column: Column[Any], value: Cell, row: int) -> BookCell:
        match value:
            case str():
                return self._text(made, column, value, row)
            case ToRow():
                if value.sheet not in self._rows:
                    return self._text(made, column, value.words, row)
                place = self._rows[value.sheet].get(value.key, 1)
                cell = self._text(made, column, value.words, row, "link")
                return self._linked(cell, Hyperlink(ref="", location=f"'{value.sheet}'!A{place}"))
            case ToPage():
                if not leads_to_a_page(value.address):
                    return self._text(made, column, value.address, row)
                page, _, part = value.address.partition("#")
                cell = self._text(made, column, value.address, row, "link")
                return self._linked(cell, Hyperlink(ref="", target=page, location=part or None))
            case datetime.date():
                return self._cell(made, value, "date")
            case _:
                return self._cell(made, value)

    def _linked(self, cell: BookCell, link: Hyperlink) -> BookCell:
        self._links += 1
        if self._links <= MOST_LINKS:
            cell.hyperlink = link
        return cell

    def _text(self, made: Any, column: Column[Any], text: str, row: int, style: str = "text") -> BookCell:
        words = cell_words(text)
        first, *rest = pieces(words, LONGEST - 200) if len(words) > LONGEST // 2 else [words]
        if rest:
            number = self.long[-1].number + 1 if self.long else 1
            where = f"{made.title}, row {row}, {column.title}"
            self.long += (_Long(number, where, piece) for piece in rest)
            first += f"… (This goes on in the sheet “{LONG_TEXTS}”, number {number}.)"
        return self._cell(made, first, style)

    def _cell(self, made: Any, value: Any, style: str = "text") -> BookCell:
        is_text = isinstance(value, str)
        array = self._style(made, style, quoted=is_text and might_be_a_formula(value))
        cell = BookCell(made, row=1, column=1, style_array=array)
        if is_text and value:
            # Not by its setter, which takes words for a formula or a fault and cuts what is escaped.
            cell._value, cell.data_type = escaped(value), "s"
        elif value is not None:
            cell.value = value
        return cell

    def _style(self, made: Any, style: str, *, quoted: bool) -> Any:
        if (style, quoted) not in self._styles:
            cell = BookCell(made, row=1, column=1)
            cell.font = Font(
                name=FACE,
                size=10,
                bold=style == "head",
                color=ACCENT if style == "link" else INK,
                underline="single" if style == "link" else None,
            )
            cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
            line = Side(style="medium", color=INK) if style == "head" else Side(style="hair", color=RULE)
            cell.border = Border(bottom=line)
            if style == "date":
                cell.number_format = "d mmm yyyy"
            if quoted:
                cell.quotePrefix = True  # pyright: ignore[reportAttributeAccessIssue]
            self._styles[style, quoted] = cell._style
        return self._styles[style, quoted]


def _numbers(sheet: AnySheet) -> Mapping[str, int]:
    """On which row each key stands."""
    return {sheet.key(row): number for number, row in enumerate(sheet.rows, start=2)} if sheet.key else {}


def _table(sheet: AnySheet, rows: int) -> Table:
    ref = f"A1:{get_column_letter(len(sheet.columns))}{rows}"
    table = Table(displayName=sheet.title.replace(" ", "_"), ref=ref)
    for number, column in enumerate(sheet.columns, start=1):
        table.tableColumns.append(TableColumn(id=number, name=escaped(column.title)))
    table.autoFilter = AutoFilter(ref=ref)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False, showColumnStripes=False)
    return table


def _margin(words: str) -> str:
    """Words for the head or the foot of a page, where & is a sign of Excel's own and little may stand."""
    return " ".join(cell_words(words)[:100].split()).replace("&", "&&")
