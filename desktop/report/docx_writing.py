"""Headings, paragraphs and tables of a Word file, in Word's own styles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement

from desktop.report.characters import printable
from desktop.report.values import Quoted, Reference, Text


def plain(text: Text) -> str:
    """Running text without links."""
    said = ""
    for piece in text:
        words = f"[{piece.label}]" if isinstance(piece, Reference) else piece
        words = f"‘{words.words}’" if isinstance(words, Quoted) else words
        said += (" " if said and words[:1] not in " .,;:)" else "") + words
    return printable(said)


def add_heading(document: Any, words: str, level: int) -> None:
    """A heading in Word's own style of that level."""
    document.add_heading(printable(words), level)


def add_paragraph(document: Any, words: str, bold: str = "", style: str | None = None) -> None:
    """A paragraph that may begin with some words in bold."""
    made = document.add_paragraph(style=style)
    if bold:
        made.add_run(printable(bold) + " ").bold = True
    made.add_run(printable(words))


def add_table(document: Any, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table whose head Word repeats on each page, and that a screen reader takes for one."""
    made = document.add_table(rows=1, cols=len(head), style="Light Grid")
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    for cell, words in zip(made.rows[0].cells, head, strict=True):
        cell.text = words
    properties = made.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    for row in rows:
        for cell, words in zip(made.add_row().cells, row, strict=True):
            cell.text = printable(words)
    document.add_paragraph()
