"""The sheet of imported documents: whose each is, of when, where it is from, and what was not taken of it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.report.register import Register, date_cell, day_cell, one_line
from desktop.report.xlsx_sheet import Column, Sheet
from rubric.assessment import SourceDocument
from rubric.columns import Columns
from rubric.own_words import meanings, without_meanings

TITLE = "Documents"


def documents_sheet(register: Register) -> Sheet[SourceDocument]:
    """Every document that was read in, in the order it came."""
    titles = {document.id: document.title for document in register.assessment.documents}
    kinds = {kind.id: kind.title for kind in register.pack.document_kinds}
    columns: tuple[Column[SourceDocument], ...] = (
        Column("Title", 36, lambda d: d.title),
        Column("Kind", 22, lambda d: kinds.get(d.kind, d.kind)),
        Column("Owner", 20, lambda d: d.owner, owner=True),
        Column("Date", 14, lambda d: date_cell(d.date)),
        Column("Date confirmed", 14, lambda d: "Yes" if d.date_confirmed else "No"),
        Column("Version", 12, lambda d: d.version),
        Column("Newer version of", 24, lambda d: titles.get(d.supersedes or 0, "")),
        Column("File", 26, lambda d: d.file_name),
        Column("From", 30, lambda d: d.where_from),
        Column("Brought in", 14, lambda d: day_cell(d.imported)),
        Column("Columns read as", 36, lambda d: one_line(_read_as(d.columns))),
        Column("Left out", 40, lambda d: " ".join(d.left_out)),
        Column("SHA-256", 18, lambda d: d.digest),
    )
    return Sheet(TITLE, columns, register.assessment.documents, "No document has been read in.")


def _read_as(columns: Columns) -> Iterator[str]:
    yield from (f"{name}: {field or 'kept'}" for name, field in without_meanings(columns).items())
    yield from (f"“{words}” in {column}: {means}" for column, words, means in meanings(columns))
