"""Pieces of formats that say themselves what is a paragraph, a heading, a list entry or a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from desktop.importing import shapes
from desktop.importing.front_matter import is_header_line
from desktop.importing.lines import Piece, piece_of, pieces

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_BLANKS = re.compile(r"[ \r\v\f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_PRINTED_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})*")
_LONGEST_HEADING = 25
"""Words beyond which what is styled as a heading is a paragraph: some templates style all numbered text so."""
_LONGEST_SENTENCE_HEADING = 12
_BOLD_HEADING_WORDS = 15
_LONGEST_ROW = 20
_LONGEST_LABEL = 6
_MOST_CELLS = 200_000
"""Cells beyond which no more are made for those that cover columns."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table and how many columns and rows it covers."""

    text: str
    across: int = 1
    down: int = 1


def clean(text: str) -> str:
    """A text without unseen characters, each run of blanks one blank. Tabs and line ends stay."""
    return _BLANKS.sub(" ", _UNSEEN.sub("", text)).strip(" \n")


def paragraph(text: str, page: str = "") -> list[Piece]:
    """A paragraph: one piece, unless lines were broken in it by hand. A number or mark that was typed counts."""
    text = text.strip("\t ")
    if "\n" in text or len(text) > shapes.LONGEST:
        found = pieces(text, in_head=False)
    else:
        found = [piece_of(text)] if text else []
    for piece in found:
        piece.page = page
        if piece.kind == "table" and all(map(_is_sentence, piece.text.split("\n"))):
            piece.kind, piece.text = "plain", " ".join(piece.text.split())
    return [piece for piece in found if piece.text or piece.number]  # A row of empty cells is nothing.


def _is_sentence(row: str) -> bool:
    """Whether a row is but a sentence into which a tab strayed: what stands before it is no label."""
    return len(row.split()) > _LONGEST_ROW and len(row.split("\t", 1)[0].split()) > _LONGEST_LABEL


def heading(text: str, number: str = "", page: str = "") -> list[Piece]:
    """A heading, or the numbered paragraph that its length says it is."""
    text = " ".join(text.split())
    if not number and (found := shapes.numbered(text)) and found[1]:
        number, text = found
    words = len(text.split())
    if words > _LONGEST_HEADING or (words > _LONGEST_SENTENCE_HEADING and text.endswith((".", ";"))):
        return [Piece("numbered", text, number, page=page)] if number else paragraph(text, page)
    return [Piece("heading", text, number, page=page)] if text else []


def may_be_heading(text: str) -> bool:
    """Whether a paragraph that is bold throughout is a heading: short, and neither a label nor a table's name."""
    if "\t" in text or "\n" in text or shapes.is_caption(text) or is_header_line(text):
        return False
    number = shapes.numbered(text)
    words = number[1] if number else text
    return len(words.split()) <= _BOLD_HEADING_WORDS and shapes.is_title(words.rstrip(":"))


def entry(text: str, page: str = "") -> list[Piece]:
    """An entry of a list with marks. A paragraph number that was typed behind the mark counts."""
    text = " ".join(text.split())
    number = shapes.numbered(text)
    if number:
        return [Piece("numbered", number[1], number[0], page=page)]
    return [Piece("bullet", text, page=page)] if text else []


def labelled(label: str, text: str, page: str = "") -> list[Piece]:
    """A paragraph with the number or letter that its list prints before it; a number alone waits for its text."""
    text = " ".join(text.split())
    number = label.strip().rstrip(".):").removeprefix("(")
    if _PRINTED_NUMBER.fullmatch(number):
        return [Piece("numbered", text, number, page=page)]
    if not text:
        return []
    lettered = len(number) <= 4 and number.islower()
    return [Piece("bullet" if lettered else "plain", f"{label.strip()} {text}", page=page)]


def table(rows: Iterable[Sequence[str]], page: str = "") -> list[Piece]:
    """A table as rows of cells with a tab between them; one without columns is a row of paragraphs."""
    cleaned = [[" ".join(clean(cell).split()) for cell in row] for row in rows]
    cleaned = [row for row in cleaned if any(row)]
    used = [any(cells) for cells in zip_longest(*cleaned, fillvalue="")]
    if sum(used) < 2:
        return [piece for row in cleaned for piece in paragraph("".join(row), page)]
    lines = ["\t".join(cell for cell, kept in zip(row, used, strict=False) if kept).rstrip() for row in cleaned]
    found = [Piece("table", "", page=page)]
    for line in lines:
        if len(found[-1].text) > shapes.LONGEST:
            found.append(Piece("table", "", page=page, apart=False))
        found[-1].text += f"\n{line}" if found[-1].text else line
    return found


def spread(rows: Iterable[Sequence[Cell]]) -> list[list[str]]:
    """Rows of single cells. One that covers rows stands in each, so that each can be read alone; one that covers
    columns in the first of them, or in all where it names them.
    """
    whole: list[list[str]] = []
    covered: dict[int, tuple[str, int]] = {}
    left = _MOST_CELLS
    for row in rows:
        line: list[str] = []
        below: dict[int, tuple[str, int]] = {}
        for cell in (*row, None):
            while len(line) in covered:
                text, rows_left = covered.pop(len(line))
                if rows_left > 1:
                    below[len(line)] = (text, rows_left - 1)
                line.append(text)
            if cell is None:
                break
            names_columns = not whole and len(row) > 1
            across = max(1, min(cell.across, left))
            left -= across
            for step in range(across):
                text = cell.text if not step or names_columns else ""
                if cell.down > 1:
                    below[len(line)] = (text, cell.down - 1)
                line.append(text)
        covered |= below
        whole.append(line)
    return whole


def joined(paragraphs: Iterable[str]) -> str:
    """The paragraphs of one cell on one line."""
    said = ""
    for text in filter(None, paragraphs):
        said += f"{' ' if said.endswith(('.', ';', ':', ',', '?', '!')) else '; '}{text}" if said else text
    return said
