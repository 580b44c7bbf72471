"""Reads one document into passages that an officer can accept or decline one by one."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from desktop.importing.decode import decode, decode_page
from desktop.importing.errors import ImportingError
from desktop.importing.files import file_bytes
from desktop.importing.front_matter import stated_date, stated_title
from desktop.importing.kinds import kind_of
from desktop.importing.lines import mark_head, pieces
from desktop.importing.package import Package
from desktop.importing.passages import passages
from desktop.importing.reading import Reading
from desktop.importing.whence import where_from
from rubric.assessment import Passage, SourceDocument
from rubric.columns import row_text

MOST_LETTERS = 5_000_000
"""Two thousand pages of text: more is no document, and nobody could go through its passages."""
MOST_CELL_LETTERS = 4 * MOST_LETTERS
"""The same for a sheet, whose cells stand beside the text of its rows."""


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """A document and its passages, with ids of 0 until an assessment stores them."""

    source: SourceDocument
    passages: tuple[Passage, ...]


def read_document(path: Path) -> ImportedDocument:
    """Read a document of any kind. Raises ImportingError where it cannot be used; the file is never changed."""
    raw = file_bytes(path)
    reading = _reading(path.name, raw)
    _fill_records(path.name, reading)
    if sum(len(piece.text) for piece in reading.pieces) > MOST_LETTERS:
        raise ImportingError(f"{path.name}: its text is longer than two thousand pages; split it and import the parts.")
    if not any(letter.isalnum() for piece in reading.pieces for letter in piece.text):
        raise ImportingError(f"{path.name}: there is no text in it; choose another document.")
    cut = passages(reading.pieces)
    head = [passage.text for passage in cut if passage.kind == "front-matter"]
    first_heading = next((passage.text for passage in cut if passage.kind == "heading"), "")
    source = SourceDocument(
        id=0,
        title=stated_title(head) or reading.title or first_heading or path.stem,
        file_name=path.name,
        digest=hashlib.sha256(raw).hexdigest(),
        date=stated_date(head),
        where_from=where_from(path.absolute(), Path.home(), Path(tempfile.gettempdir())),
        left_out=tuple(reading.left_out),
        columns=reading.columns,
    )
    return ImportedDocument(source, cut)


def _fill_records(name: str, reading: Reading) -> None:
    """Let each row say what its columns make of it, now that those of every sheet are known."""
    records = [piece for piece in reading.pieces if piece.cells]
    if sum(len(column) + len(cell) for piece in records for column, cell in piece.cells.items()) > MOST_CELL_LETTERS:
        raise ImportingError(f"{name}: its sheets hold too much to read; keep the rows that are evidence.")
    for piece in records:
        piece.text = row_text(reading.columns, piece.cells)


def _reading(name: str, raw: bytes) -> Reading:
    """What the reader of the file's kind makes of it. Each is loaded when it is first needed."""
    kind = kind_of(name, raw)
    match kind:
        case "text":
            return Reading(pieces(decode(name, raw)))
        case "markdown":
            from desktop.importing import markdown

            return markdown.read(decode(name, raw))
        case "rows":
            from desktop.importing import csv_file

            reading = csv_file.read(name, decode(name, raw))
        case "json":
            from desktop.importing import evidence_json

            reading = evidence_json.read(name, decode(name, raw))
        case "word" | "workbook" | "slides":
            reading = _office(kind, Package(name, raw))
        case "pdf":
            from desktop.importing.pdf import read as pdf

            reading = pdf.read(name, raw)
        case "web":
            from desktop.importing import web_page

            reading = web_page.read(decode_page(name, raw))
        case "mail" | "saved-page":
            from desktop.importing import mail

            reading = mail.read(name, raw) if kind == "mail" else mail.read_saved_page(name, raw)
        case "outlook":
            from desktop.importing import outlook

            reading = outlook.read(name, raw)
    reading.pieces = mark_head(reading.pieces)
    return reading


def _office(kind: Literal["word", "workbook", "slides"], package: Package) -> Reading:
    from desktop.importing import slides, word, workbook

    return {"word": word.read, "workbook": workbook.read, "slides": slides.read}[kind](package)
