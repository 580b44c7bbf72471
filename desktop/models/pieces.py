"""Pasted text in pieces, before any of them is evidence: which are wanted, and where each would stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.models.evidence import excerpt, say_repeat
from desktop.models.places import NOT_PLACED, place_title
from desktop.models.rows import Notice
from rubric.duplicates import Repeat
from rubric.pack import Pack
from rubric.paste import cut_pasted
from rubric.suggestion import Suggestion

AS_SUGGESTED = "place:as-suggested"
"""Asks that each piece stands where the engine suggests."""


@dataclass(frozen=True, slots=True)
class Piece:
    """``place`` is where the officer wants this one piece; None is where all of them go."""

    id: int
    text: str
    wanted: bool = True
    place: str | None = None

    @property
    def key(self) -> str:
        """What tells it among evidence items too."""
        return f"piece {self.id}"


@dataclass(frozen=True, slots=True)
class PieceRow:
    """A piece in two lines beside its tick."""

    key: str
    title: str
    second: str
    wanted: bool
    notice: Notice | None = None

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        ticked = "ticked" if self.wanted else "not ticked"
        return ", ".join(filter(None, [self.title, ticked, self.second, self.notice and self.notice.words]))


def with_pasted(pieces: Sequence[Piece], text: str) -> tuple[Piece, ...]:
    """These pieces and those of a text that was pasted after them."""
    first = _next_id(pieces)
    return (*pieces, *(Piece(number, piece) for number, piece in enumerate(cut_pasted(text), start=first)))


def joined_above(pieces: Sequence[Piece], key: str) -> tuple[Piece, ...]:
    """That piece joined to the one above it; the first stays as it is."""
    at = _at(pieces, key)
    if at == 0:
        return tuple(pieces)
    whole = replace(pieces[at - 1], text=f"{pieces[at - 1].text}\n{pieces[at].text}")
    return (*pieces[: at - 1], whole, *pieces[at + 1 :])


def split_at(pieces: Sequence[Piece], key: str, index: int) -> tuple[Piece, ...]:
    """That piece made two at a character; unchanged where one of them would be empty."""
    at = _at(pieces, key)
    first, second = pieces[at].text[:index].strip(), pieces[at].text[index:].strip()
    if not first or not second:
        return tuple(pieces)
    halves = (replace(pieces[at], text=first), replace(pieces[at], id=_next_id(pieces), text=second))
    return (*pieces[:at], *halves, *pieces[at + 1 :])


def changed(pieces: Sequence[Piece], keys: Sequence[str], **fields: object) -> tuple[Piece, ...]:
    """The pieces with these fields of some of them changed."""
    return tuple(replace(piece, **fields) if piece.key in keys else piece for piece in pieces)


def place_of_piece(piece: Piece, everywhere: str, suggestion: Suggestion | None) -> str:
    """Where a piece would stand: where it is wanted, or where all are, or where it is suggested."""
    place = piece.place or everywhere
    if place != AS_SUGGESTED:
        return place
    return (suggestion.sub_heading if suggestion else None) or NOT_PLACED


def piece_rows(
    pack: Pack,
    pieces: Sequence[Piece],
    everywhere: str,
    suggestions: Mapping[str, Suggestion],
    repeats: Mapping[str, Repeat],
) -> tuple[PieceRow, ...]:
    """The rows of the preview."""
    number = {piece.key: f"piece {place}" for place, piece in enumerate(pieces, start=1)}
    rows: list[PieceRow] = []
    for piece in pieces:
        suggestion, repeat = suggestions.get(piece.key), repeats.get(piece.key)
        place = place_of_piece(piece, everywhere, suggestion)
        parts = [place_title(pack, place)]
        if suggestion is None:
            parts.append("not read yet")
        elif suggestion.sub_heading and suggestion.sub_heading != place:
            parts.append(f"suggested: {place_title(pack, suggestion.sub_heading)}")
        notice = Notice("copy", say_repeat(replace(repeat, of=number.get(repeat.of, repeat.of)))) if repeat else None
        rows.append(PieceRow(piece.key, excerpt(piece.text), " · ".join(parts), piece.wanted, notice))
    return tuple(rows)


def _next_id(pieces: Sequence[Piece]) -> int:
    return max((piece.id for piece in pieces), default=0) + 1


def _at(pieces: Sequence[Piece], key: str) -> int:
    return next(place for place, piece in enumerate(pieces) if piece.key == key)
