"""Writes sheets as real tables of a workbook, fit for the screen, for paper and for sorting and filtering."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.writer.excel import ExcelWriter

from desktop.report.undated import undated
from desktop.report.xlsx_cells import Cells, long_texts
from desktop.report.xlsx_sheet import AnySheet
from desktop.report.xlsx_words import cell_words, lines

MOST_ROWS = 1_048_576 - 2
"""Excel's own limit for a sheet, less the head and a row that says what is left out."""

LINE, HIGHEST = 12.75, 409
"""Points: a line of text, and the highest row that Excel knows."""

HEAD_LEFT = 3
"""Characters' room that the button of a filter takes from the head of a column."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What the file says of itself, and what stands at the head and the foot of every printed page."""

    title: str
    author: str
    made_on: datetime.date
    head: str
    foot: str


def written(cover: Cover, sheets: Sequence[AnySheet]) -> bytes:
    """The workbook, its tabs in the order of the sheets."""
    book = Workbook(write_only=True)
    about = book.properties
    about.title, about.creator, about.language = cell_words(cover.title)[:255], cell_words(cover.author)[:255], "en-GB"
    about.created = about.modified = datetime.datetime.combine(cover.made_on, datetime.time())
    cells = Cells(sheets)
    for sheet in sheets:
        _write(book, cover, sheet, cells)
    if cells.rest:
        _write(book, cover, long_texts(cells.rest), cells)
    file = io.BytesIO()
    # Stored, because it is packed only once its parts are undated.
    ExcelWriter(book, zipfile.ZipFile(file, "w")).save()
    return undated(file.getvalue())


def _write(book: Workbook, cover: Cover, sheet: AnySheet, cells: Cells) -> None:
    made: Any = book.create_sheet(sheet.title)
    _set_up(made, cover, sheet)
    _append(made, sheet, 1, [cells.head(made, column.title) for column in sheet.columns], HEAD_LEFT)
    row = 1
    for row, value in enumerate(islice(sheet.rows, MOST_ROWS), start=2):
        _append(made, sheet, row, [cells.cell(made, column, column.cell(value), row) for column in sheet.columns])
    # A table has at least one row.
    left = len(sheet.rows) - MOST_ROWS
    said = sheet.none if not sheet.rows else f"A sheet holds no more: {left:,} rows are left out." if left > 0 else ""
    if said:
        row += 1
        widest = max(sheet.columns, key=lambda column: column.width)
        _append(made, sheet, row, [cells.cell(made, c, said if c is widest else "", row) for c in sheet.columns])
    made.tables.add(_table(sheet, row))


def _append(made: Any, sheet: AnySheet, row: int, cells: Sequence[Any], left: int = 0) -> None:
    """Add a row as high as its words need. Not all programs see to that, and none must once somebody edits them: hence
    no height "of the user's own", as openpyxl would have it.
    """
    told = ((cell.value, column.width - left) for cell, column in zip(cells, sheet.columns, strict=True))
    most = max((lines(value, width) for value, width in told if isinstance(value, str)), default=1)
    made.row_dimensions[row] = {"ht": f"{min(most * LINE + 2, HIGHEST)}"}
    made.append(cells)


def _set_up(made: Any, cover: Cover, sheet: AnySheet) -> None:
    """What must be said of a sheet before its first row: widths, what stays in sight, and how it is printed."""
    for place, column in enumerate(sheet.columns, start=1):
        made.column_dimensions[get_column_letter(place)].width = column.width
    made.freeze_panes, made.print_title_rows = "A2", "1:1"
    if sheet.pages_wide > 1:
        made.freeze_panes, made.print_title_cols = "B2", "A:A"
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    made.page_setup.orientation, made.page_setup.paperSize = "landscape", 9
    made.page_setup.pageOrder = "overThenDown"
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = sheet.pages_wide, 0
    made.page_margins = PageMargins(left=0.4, right=0.4, top=0.75, bottom=0.75, header=0.35, footer=0.35)
    head, foot = made.HeaderFooter.oddHeader, made.HeaderFooter.oddFooter
    head.left.text, head.right.text = _margin(cover.title), _margin(cover.head)
    foot.left.text, foot.right.text = _margin(cover.foot), f"{_margin(sheet.title)}, page &P of &N"


def _margin(words: str) -> str:
    """Words for the head or the foot of a page, where & is a sign of Excel's own and little may stand."""
    return " ".join(cell_words(words)[:100].split()).replace("&", "&&")


def _table(sheet: AnySheet, rows: int) -> Table:
    ref = f"A1:{get_column_letter(len(sheet.columns))}{rows}"
    table = Table(displayName=sheet.title.replace(" ", "_"), ref=ref)
    for number, column in enumerate(sheet.columns, start=1):
        table.tableColumns.append(TableColumn(id=number, name=column.title))
    table.autoFilter = AutoFilter(ref=ref)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False, showColumnStripes=False)
    return table
