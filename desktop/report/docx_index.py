"""The evidence index of the Word file: every item that the draft relies on, and links to where it is used."""

from __future__ import annotations

from markupsafe import Markup

from desktop.report.docx_table import Cell, table
from desktop.report.docx_writing import bookmark, heading, link, paragraph, part_heading, run, w
from desktop.report.parts import Part
from desktop.report.values.index import IndexRow, IndexTable
from desktop.report.values.report import Report
from desktop.report.words import WORDS


def index(report: Report, part: Part) -> Markup:
    """A table for each sub-heading, then the items that the draft does not use."""
    told = report.index
    return Markup().join((
        part_heading(part),
        paragraph("Standfirst", told.standfirst),
        *map(_table, told.tables),
        paragraph("Note", told.unused) if told.unused else "",
    ))  # fmt: skip


def _table(told: IndexTable) -> Markup:
    head = ("Ref", WORDS.source_and_words, "Category", WORDS.date_and_period, "Used in")
    rows = tuple(map(_row, told.rows))
    return heading(2, told.title) + table(f"Evidence: {told.title}", head, (46, 190, 74, 76, 93), rows)


def _row(row: IndexRow) -> tuple[str | Cell, ...]:
    source = run(row.source, "Strong")
    words = source + w("r", w("br")) + run(f"‘{row.words}’", "QuotedWords") if row.words else run(row.source)
    used = run("; ").join(link(use, use.label) for use in row.used)
    return (
        bookmark(row.anchor, run(row.id)),
        Cell(words, row.caveat),
        row.category,
        Cell(row.date, row.period),
        used or WORDS.not_used,
    )
