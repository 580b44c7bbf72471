"""Tables of a Word file: named, with a head that repeats, rows that stay whole, and words for who cannot see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from desktop.report.characters import printable
from desktop.report.docx_look import twips
from desktop.report.docx_writing import field, paragraph, run, w

SHORT = 8
"""A table of at most so many rows stays on one page."""

LONGEST_TITLE = 255

SEQUENCE = r"SEQ Table \* ARABIC"
"""Counts the tables; the file numbers them when it is whole, and Word again when it updates its fields."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, what stands smaller under it, in which style, and how the cell itself looks.

    ``paragraphs`` stands in place of all of that where a cell holds a list.
    """

    words: str = ""
    under: str = ""
    paragraphs: str = ""
    style: str = "TableText"
    look: str = ""


Cells = Sequence[str | Cell]


def table(
    caption: str,
    head: Cells,
    widths: Sequence[float],
    rows: Sequence[Cells],
    *,
    named: bool = True,
    height: float = 0,
) -> Markup:
    """A table under its caption. ``named`` says that the first column names the row; ``height`` is the least a row
    takes, in points.
    """
    kept_whole = len(rows) <= SHORT
    made = (_row(cells, widths, kept_whole and place + 1 < len(rows), height) for place, cells in enumerate(rows))
    look = _properties(caption, head, widths, len(rows), named)
    return _caption(caption) + w("tbl", look, _head(head, widths), *made)


def _caption(caption: str) -> Markup:
    return paragraph("Caption", run("Table "), field(SEQUENCE, "0"), run(f". {caption}"))


def _properties(caption: str, head: Cells, widths: Sequence[float], rows: int, named: bool) -> Markup:
    columns = ", ".join(cell.words if isinstance(cell, Cell) else cell for cell in head)
    described = f"Columns: {columns}. Rows below the head: {rows}."
    return w(
        "tblPr",
        w("tblStyle", val="ReportTable"),
        w("tblW", w=sum(map(twips, widths)), type="dxa"),
        w("tblLayout", type="fixed"),
        w(
            "tblLook",
            val="06A0" if named else "0620",
            firstRow=1,
            lastRow=0,
            firstColumn=int(named),
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        w("tblCaption", val=printable(caption)[:LONGEST_TITLE]),
        w("tblDescription", val=printable(described)[:LONGEST_TITLE]),
    ) + w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths))


def _head(head: Cells, widths: Sequence[float]) -> Markup:
    cells = (cell if isinstance(cell, Cell) else Cell(cell, style="TableHead") for cell in head)
    filled = (_filled(cell, twips(width), keep=False) for cell, width in zip(cells, widths, strict=True))
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *filled)


def _row(cells: Cells, widths: Sequence[float], keep: bool, height: float) -> Markup:
    tall = w("trHeight", val=twips(height), hRule="atLeast") if height else ""
    return w(
        "tr",
        w("trPr", w("cantSplit"), tall),
        *(_filled(cell, twips(width), keep=keep) for cell, width in zip(cells, widths, strict=True)),
    )


def _filled(cell: str | Cell, width: int, *, keep: bool) -> Markup:
    if isinstance(cell, str):
        cell = Cell(cell)
    under = paragraph("TableNote", cell.under, keep=keep) if cell.under else ""
    size = w("tcPr", w("tcW", w=width, type="dxa"), cell.look)
    return w("tc", size, cell.paragraphs or paragraph(cell.style, cell.words, keep=keep) + under)
