"""Pieces of a pasted text are joined, split, ticked and placed, and no word is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.models.pieces import (
    AS_SUGGESTED,
    Piece,
    changed,
    joined_above,
    piece_rows,
    place_of_piece,
    split_at,
    with_pasted,
)
from desktop.models.places import NOT_PLACED
from rubric.duplicates import Repeat
from rubric.pack import Pack
from rubric.reading import Reading
from rubric.suggestion import Suggestion
from rubric.text import words


def suggestion(sub_heading: str | None) -> Suggestion:
    return Suggestion(Reading("", (), (), (), ()), (sub_heading,) if sub_heading else (), None)


def test_a_pasted_text_falls_into_pieces_and_another_goes_after_it() -> None:
    first = with_pasted((), "One.\n\nTwo.")
    assert [piece.text for piece in with_pasted(first, "- three\n- four")] == ["One.", "Two.", "three", "four"]
    assert with_pasted(first, " \n") == first


def test_a_piece_is_joined_to_the_one_above_and_split_again() -> None:
    pieces = with_pasted((), "One.\n\nTwo.\n\nThree.")
    joined = joined_above(pieces, pieces[1].key)
    assert [piece.text for piece in joined] == ["One.\nTwo.", "Three."]
    again = split_at(joined, joined[0].key, len("One.\n"))
    assert [piece.text for piece in again] == ["One.", "Two.", "Three."]
    assert joined_above(pieces, pieces[0].key) == pieces
    assert split_at(pieces, pieces[0].key, 0) == pieces


@given(
    st.lists(st.sampled_from(["waits", "rose", "by 12%", "in May."]), min_size=1, max_size=6).map("\n\n".join),
    st.lists(st.tuples(st.booleans(), st.integers(0, 5), st.integers(0, 12)), max_size=8),
)
def test_no_word_is_lost_however_pieces_are_joined_and_split(text: str, acts: list[tuple[bool, int, int]]) -> None:
    pieces = with_pasted((), text)
    letters = "".join(text.split())
    for joins, number, at in acts:
        key = pieces[number % len(pieces)].key
        pieces = joined_above(pieces, key) if joins else split_at(pieces, key, at)
        assert "".join("".join(piece.text.split()) for piece in pieces) == letters
        assert len({piece.key for piece in pieces}) == len(pieces)
    assert words(" ".join(piece.text for piece in with_pasted((), text)))


def test_a_piece_goes_where_it_is_wanted_then_where_all_go_then_where_it_is_suggested(pack: Pack) -> None:
    here, there = pack.sub_headings[0].id, pack.sub_headings[1].id
    assert place_of_piece(Piece(1, "a", place=there), here, None) == there
    assert place_of_piece(Piece(1, "a"), here, suggestion(there)) == here
    assert place_of_piece(Piece(1, "a"), AS_SUGGESTED, suggestion(there)) == there
    assert place_of_piece(Piece(1, "a"), AS_SUGGESTED, suggestion(None)) == NOT_PLACED
    assert place_of_piece(Piece(1, "a", place=AS_SUGGESTED), here, suggestion(there)) == there


def test_a_row_says_where_its_piece_goes_and_what_says_the_same(pack: Pack) -> None:
    here, there = pack.sub_headings[:2]
    pieces = changed(with_pasted((), "One.\n\nTwo.\n\nThree."), ["piece 3"], wanted=False)
    read = {"piece 1": suggestion(there.id), "piece 2": suggestion(here.id)}
    repeats = {"piece 2": Repeat("E4", same_words=True), "piece 3": Repeat("piece 1", same_words=False)}
    rows = piece_rows(pack, pieces, here.id, read, repeats)
    assert rows[0].accessible == f"One., ticked, {here.short_title} · suggested: {there.short_title}"
    assert rows[1].accessible == f"Two., ticked, {here.short_title}, Same as E4"
    assert rows[2].accessible == f"Three., not ticked, {here.short_title} · not read yet, Nearly the same as piece 1"
