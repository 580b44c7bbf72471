"""Makes passages of the pieces of a document: each one can be read, and used as evidence, without the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from desktop.importing import shapes
from desktop.importing.lines import Piece
from rubric.assessment import Passage
from rubric.text import sentences

LONGEST_LIST = 250
"""Words beyond which unmarked paragraphs no longer count as the list that a paragraph introduced."""
SHORT_ENTRY = 12
"""Words up to which an unmarked paragraph is a list entry in a paper without paragraph numbers."""
_POINTING = ("below", "following", "as follows", "table", "shown", "set out", "illustrated")
_STRAY_WORDS = 3


@dataclass(slots=True)
class _Draft:
    kind: Literal["prose", "table", "heading", "front-matter"]
    text: str
    paragraph: str = ""
    heading: str = ""
    page: str = ""
    listing: bool = False
    entry: bool = False
    last_number: str = ""
    columns: int = 0
    cells: Mapping[str, str] = field(default_factory=dict)


def passages(pieces: list[Piece]) -> tuple[Passage, ...]:
    """The passages of a document, numbered from 1; no word is left out."""
    assembly = _Assembly(pieces)
    for position in range(len(pieces)):
        assembly.take(position)
    assembly.finish()
    return tuple(
        Passage(
            id=0,
            document=0,
            number=number,
            kind=d.kind,
            text=d.text,
            paragraph=d.paragraph,
            heading=d.heading,
            page=d.page,
            cells=d.cells,
        )
        for number, d in enumerate(assembly.drafts, start=1)
    )


class _Assembly:
    """The passages made so far, and what the next piece needs to know of them."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.drafts: list[_Draft] = []
        self.last: _Draft | None = None
        self.heading = ""
        self.waiting = ""
        self.caption = ""
        self.has_numbers = any(p.kind == "numbered" and "." in p.number for p in pieces)

    def take(self, position: int) -> None:
        """Put one piece where it belongs."""
        piece = self.pieces[position]
        following = self.pieces[position + 1] if position + 1 < len(self.pieces) else None
        match piece.kind:
            case "header":
                self._add(_Draft("front-matter", piece.text, page=piece.page))
            case "page-mark":
                self.drafts.append(_Draft("front-matter", piece.text, page=piece.page))
            case "heading":
                self._head(piece)
            case "numbered":
                self._numbered(piece)
            case "bullet":
                self._bullet(piece)
            case "table":
                self._table(piece)
            case "record":
                self._add(_Draft("prose", piece.text, page=piece.page, cells=piece.cells))
                self.last = None
            case "plain":
                self._plain(piece, self.pieces[position - 1] if position else None, following)

    def finish(self) -> None:
        """Let go of a number or caption that nothing followed."""
        left, self.waiting, self.caption = (self.waiting, self.caption), "", ""
        for text in filter(None, left):
            self._add(_Draft("prose", text))

    def _add(self, draft: _Draft) -> None:
        if draft.kind != "table" and self.caption:
            caption, self.caption = self.caption, ""
            self._add(_Draft("prose", caption, page=draft.page))
        if self.waiting and not draft.paragraph and draft.kind != "front-matter":
            draft.paragraph, self.waiting = self.waiting, ""
        if draft.kind in ("prose", "table"):
            draft.heading = self.heading
        draft.listing = draft.kind == "prose" and draft.text.endswith(":")
        self.drafts.append(draft)
        self.last = draft

    def _open(self) -> _Draft | None:
        """The passage that the next piece may join, unless a number or caption waits for that piece."""
        closed = self.waiting or self.caption or (self.last and len(self.last.text) > shapes.LONGEST)
        return None if closed else self.last

    def _head(self, piece: Piece) -> None:
        self._add(_Draft("heading", piece.text, paragraph=piece.number, page=piece.page))
        self.heading = piece.text.rstrip(":")

    def _numbered(self, piece: Piece) -> None:
        last = self._open()
        if self.waiting:
            number, self.waiting = self.waiting, ""
            self._add(_Draft("prose", number, page=piece.page))
        if not piece.text:
            self.waiting = piece.number
        elif "." in piece.number:
            if shapes.is_capitalised(piece.text):
                self._head(piece)
            else:
                self._add(_Draft("prose", piece.text, paragraph=piece.number, page=piece.page))
        elif last and last.kind == "prose" and self._is_entry(last, piece.number):
            last.text += f"\n{piece.number}. {piece.text}"
            last.last_number = piece.number
        elif shapes.is_title(piece.text):
            self._head(piece)
        else:
            self._add(_Draft("prose", piece.text, paragraph=piece.number, page=piece.page))

    def _is_entry(self, last: _Draft, number: str) -> bool:
        if last.last_number:
            return int(number) == int(last.last_number) + 1
        return last.listing and number == "1"

    def _bullet(self, piece: Piece) -> None:
        last = self._open()
        introduces = last and last.kind == "prose" and not last.entry
        if introduces and last and (last.listing or not piece.apart or not shapes.is_finished(last.text)):
            last.text += f"\n- {piece.text}"
            last.listing = True
        else:
            self._add(_Draft("prose", piece.text, page=piece.page, entry=not piece.text.endswith(":")))

    def _table(self, piece: Piece) -> None:
        last = self._open()
        caption, self.caption = self.caption, ""
        if last and last.kind == "table" and last.columns == piece.columns:
            last.text += "\n" + piece.text
        elif last and last.kind == "prose" and not ("\n" in last.text and last.listing):
            before, introduction = _introduction(last.text)
            if before:
                last.text = before
                self._add_table(piece, introduction, last.paragraph)
            else:
                last.kind, last.text, last.columns, last.listing = (
                    "table",
                    f"{introduction}\n{piece.text}",
                    piece.columns,
                    False,
                )
        else:
            self._add_table(piece, caption or self.heading, "")

    def _add_table(self, piece: Piece, caption: str, paragraph: str) -> None:
        text = f"{caption}\n{piece.text}" if caption else piece.text
        self._add(_Draft("table", text, paragraph, page=piece.page, columns=piece.columns))

    def _plain(self, piece: Piece, before: Piece | None, following: Piece | None) -> None:
        last = self._open()
        prose = last if last and last.kind == "prose" else None
        if self._is_page_number(piece, prose, following):
            self.drafts.append(_Draft("front-matter", piece.text, page=piece.page))
        elif shapes.is_caption(piece.text) and following and following.kind == "table":
            self.finish()
            self.caption = piece.text
        elif last and last.kind != "front-matter" and _is_stray(piece, before, following):
            last.text += "\n" + piece.text
        elif prose and not shapes.is_finished(prose.text) and _goes_on(prose.text, piece.text):
            prose.text += ("" if prose.text.endswith("-") else " ") + piece.text
        elif _is_heading(piece, following):
            self._head(piece)
        elif prose and prose.listing and self._is_unmarked_entry(prose, piece):
            prose.text += "\n" + piece.text
        else:
            self._add(_Draft("prose", piece.text, page=piece.page))

    def _is_page_number(self, piece: Piece, prose: _Draft | None, following: Piece | None) -> bool:
        """A figure alone counts pages only where a sentence breaks off before it and goes on after it."""
        broken = prose is not None and following is not None and not shapes.is_finished(prose.text)
        return broken and piece.text.isdigit() and following is not None and shapes.starts_small(following.text)

    def _is_unmarked_entry(self, prose: _Draft, piece: Piece) -> bool:
        words = len(piece.text.split())
        if piece.text.endswith(":"):
            return False
        return len(prose.text.split()) + words <= LONGEST_LIST if self.has_numbers else words <= SHORT_ENTRY


def _goes_on(before: str, text: str) -> bool:
    return shapes.starts_small(text) or shapes.ends_open(before)


def _is_stray(piece: Piece, before: Piece | None, following: Piece | None) -> bool:
    """Whether a word or two stand twice in a row, as the names of pictures do."""
    beside = {p.text.casefold() for p in (before, following) if p and p.kind == "plain"}
    return len(piece.text.split()) <= _STRAY_WORDS and piece.text.casefold() in beside


def _is_heading(piece: Piece, following: Piece | None) -> bool:
    """Whether an unmarked line is a heading: written as one, and what follows can stand under it."""
    if following is None or following.kind in ("header", "page-mark"):
        return False
    if piece.text.endswith(":"):
        return shapes.is_capitalised(piece.text) and following.kind == "numbered"
    if not shapes.is_title(piece.text) or shapes.starts_small(following.text):
        return False
    return following.kind != "plain" or len(following.text.split()) > len(piece.text.split())


def _introduction(text: str) -> tuple[str, str]:
    """Part a paragraph from the sentence that introduces the table after it; the second part is never empty."""
    cut = sentences(text)
    if len(cut) < 2:
        return "", text
    pointing = [start for start, end in cut if any(word in text[start:end].lower() for word in _POINTING)]
    start = cut[-1][0] if text.endswith(":") or not pointing else pointing[-1]
    return text[:start].rstrip(), text[start:]
