"""Gathers the lines of a text into pieces: what was one paragraph, one row group or one list entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Literal

from desktop.importing import shapes
from desktop.importing.front_matter import is_header_line, is_header_row

Kind = Literal["plain", "numbered", "bullet", "heading", "table", "record", "header", "page-mark"]
"""A ``record`` is one row of a sheet: it stands alone. A ``header`` is of the head of a paper, never evidence."""

LEAST_WRAPPED = 60
"""Characters below which a line that breaks off was not wrapped."""
LONGEST_IN_HEAD = 20
"""Words beyond which a paragraph is the paper's own text."""
_MOST_HEAD_ROWS = 25
_MOST_ABOVE_HEAD, _SHORT_ABOVE_HEAD = 5, 8
"""Lines above the head of a paper, and words in one."""


@dataclass(slots=True)
class Piece:
    """Lines that belong together. ``apart`` says that a blank line or a page's end stands before it; ``cells`` are
    those of a record, by the names of their columns.
    """

    kind: Kind
    text: str
    number: str = ""
    apart: bool = True
    page: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> int:
        """How many columns a table has, by its widest row."""
        return max(row.count("\t") for row in self.text.split("\n")) + 1


def pieces(text: str, *, in_head: bool = True) -> list[Piece]:
    """Cut a text at blank lines, numbers, list marks, headings and tables; rejoin lines wrapped by hand.

    ``in_head`` says that the text may open with the head of a paper.
    """
    found: list[Piece] = []
    pages = text.split("\f")
    last_line = ""
    headed = False
    for page, page_text in enumerate(pages, start=1):
        apart = True
        for raw in _lines(page_text):
            line = raw.replace("\u00a0", " ").replace("\ufeff", "").replace("\u200b", "").rstrip()
            if not line.strip() or shapes.is_rule(line):
                apart = True
                continue
            in_head = in_head and not (found and _ends_head(found[-1], headed))
            header = in_head and (
                is_header_line(line) or (found and found[-1].kind == "header" and is_header_row(line))
            )
            headed = headed or bool(header)
            piece = Piece("header", line) if header else piece_of(line)
            piece.apart, piece.page = apart or not found, str(page) if len(pages) > 1 else ""
            if found and _belongs(found[-1], piece, last_line):
                _join(found[-1], piece)
            elif piece.text or piece.number:  # A row of empty cells alone is nothing.
                found.append(piece)
            last_line, apart = line.strip(), False
    return above_head(found) if headed else found


def above_head(found: list[Piece]) -> list[Piece]:
    """Short lines above the head of a paper, as the council's name is, belong to it."""
    first = next((at for at, piece in enumerate(found[:_MOST_ABOVE_HEAD]) if _is_head(piece, goes_on=False)), 0)
    above = [piece for piece in found[:first] if piece.kind == "plain"]
    if all(len(piece.text.split()) <= _SHORT_ABOVE_HEAD and not shapes.is_finished(piece.text) for piece in above):
        for piece in above:
            piece.kind = "header"
    return found


def mark_head(found: list[Piece]) -> list[Piece]:
    """Tell the head of a paper among pieces whose bounds a format states. Its lines become one piece, as do those of
    a list of contents, which are marked already.
    """
    marked: list[Piece] = []
    in_head, headed = True, False
    whole = above_head(found)
    for piece, following in zip_longest(whole, whole[1:]):
        in_head = in_head and not (marked and _ends_head(marked[-1], headed))
        goes_on = bool(marked) and marked[-1].kind == "header"
        if in_head and (_is_head(piece, goes_on) or (goes_on and _is_row_of_head(piece, following))):
            piece.kind, headed = "header", True
        if goes_on and piece.kind == "header":
            marked[-1].text += f"\n{piece.text}"
        else:
            marked.append(piece)
    return marked


def _is_head(piece: Piece, goes_on: bool) -> bool:
    if piece.kind == "table":
        rows = piece.text.split("\n")
        if piece.columns != 2 or len(rows) > _MOST_HEAD_ROWS:
            return False
        labels = sum(is_header_line(row) for row in rows)
        return (goes_on and labels > 0) or (is_header_line(rows[0]) and labels > 1) or (len(rows) == 1 and labels == 1)
    return piece.kind == "header" or (piece.kind == "plain" and is_header_line(piece.text))


def _is_row_of_head(piece: Piece, following: Piece | None) -> bool:
    """Whether a row goes on with a head: its label has a colon, or the head goes on behind it."""
    if piece.kind != "table" or piece.columns != 2 or "\n" in piece.text:
        return False
    return is_header_row(piece.text) or (following is not None and _is_head(following, goes_on=True))


def _lines(text: str) -> Iterator[str]:
    """The lines of a text; one too long for a passage is cut at blanks."""
    for line in text.splitlines():
        start = 0
        while len(line) - start > shapes.LONGEST and (blank := line.rfind(" ", start, start + shapes.LONGEST)) > start:
            yield line[start:blank]
            start = blank
        yield line[start:] if start else line


def _ends_head(last: Piece, headed: bool) -> bool:
    """Whether the paper proper has begun, so that a label with a colon no longer belongs to its head."""
    long = last.kind == "plain" and len(last.text.split()) > LONGEST_IN_HEAD
    return long or last.kind in ("numbered", "bullet", "table") or (last.kind == "heading" and headed)


def piece_of(line: str) -> Piece:
    """What one line is by its look."""
    stripped = line.strip()
    if shapes.is_page_mark(stripped):
        return Piece("page-mark", stripped)
    heading = shapes.marked_heading(stripped)
    if heading is not None:
        number = shapes.numbered(heading)
        return Piece("heading", number[1], number[0]) if number and number[1] else Piece("heading", heading)
    entry = shapes.bulleted(stripped)
    number = shapes.numbered(stripped if entry is None else entry)
    if number and "\t" not in number[1]:
        return Piece("numbered", shapes.without_emphasis(number[1]), number[0])
    if entry is not None:
        return Piece("bullet", shapes.without_emphasis(entry))
    row = shapes.table_row(line)
    if row is not None:
        return Piece("table", row)
    return Piece("plain", shapes.without_emphasis(stripped))


def _belongs(last: Piece, piece: Piece, last_line: str) -> bool:
    """Whether a line goes on with the piece before it, rather than beginning one of its own."""
    if piece.apart or len(last.text) > shapes.LONGEST:
        return False
    if last.kind == "header":
        return piece.kind in ("header", "table", "plain")
    if piece.kind == "table" or last.kind == "table":
        return piece.kind == last.kind
    if piece.kind == "numbered" and last.kind in ("plain", "numbered", "bullet"):
        wrapped = len(last_line) > LEAST_WRAPPED and not shapes.is_finished(last_line)
        return wrapped and piece.text != "" and not _is_next(last.number, piece.number)
    if piece.kind != "plain" or last.kind not in ("plain", "numbered", "bullet") or not last.text:
        return False
    ended = shapes.is_finished(last_line) and (len(last_line) > shapes.LONG_LINE or last_line.endswith(":"))
    return not ended and not (last.text == last_line and _is_title_over(last_line, piece.text))


def _is_title_over(line: str, below: str) -> bool:
    """Whether a line stopped although the next word had room on it, as a title above a paragraph does."""
    had_room = len(line) + 1 + len(below.split(None, 1)[0]) <= len(below)
    return had_room and shapes.is_title(line) and below[:1].isupper()


def _is_next(number: str, following: str) -> bool:
    if not number:
        return False
    *parents, last = number.split(".")
    return following in (f"{number}.1", ".".join([*parents, str(int(last) + 1)]))


def _join(last: Piece, piece: Piece) -> None:
    if last.kind in ("table", "header"):
        last.text += "\n" + piece.text if piece.text else ""
    else:
        last.text += " " + (f"{piece.number} " if piece.number else "") + piece.text
