"""Pasted text falls into the pieces an officer would make of it, and no word is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.paste import cut_pasted
from rubric.text import words


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", ()),
        (" \n\n\t\n", ()),
        ("One paragraph.", ("One paragraph.",)),
        ("First.\n\nSecond.\r\n\r\nThird.", ("First.", "Second.", "Third.")),
        ("Waits fell.\nStaff left.\nno cover at weekends", ("Waits fell.", "Staff left.", "no cover at weekends")),
        ("We heard:\n- no ramp\n• no lift\n*\tno bus", ("We heard:", "no ramp", "no lift", "no bus")),
        ("o\tSecond level\n•\tFirst level", ("Second level", "First level")),
        ("1.\tFirst point\n2.\tSecond point", ("1. First point", "2. Second point")),
        ("-----\nBelow the rule", ("Below the rule",)),
        ("-5% on last year", ("-5% on last year",)),
        ("Home care\t94%\nCare homes\t81%\nAfter the table", ("Home care\t94%\nCare homes\t81%", "After the table")),
    ],
)
def test_what_is_pasted_is_cut_where_an_officer_would(text: str, pieces: tuple[str, ...]) -> None:
    assert cut_pasted(text) == pieces


def test_lines_broken_for_being_full_are_one_paragraph() -> None:
    text = (
        "The brokerage team sourced 94 per cent of home care packages within\n"
        "five days in the quarter. This compares with 81 per cent a year ago.\n"
        "Rural parishes still wait longest.\n"
    )
    assert cut_pasted(text) == (" ".join(text.split()),)


def test_full_lines_that_each_end_a_sentence_stay_apart() -> None:
    line = "The brokerage team sourced most home care packages within five days."
    assert cut_pasted(f"{line}\n{line}") == (line, line)


LINES = st.lists(
    st.one_of(
        st.text(max_size=90),
        st.sampled_from(["", "- entry", "•\tentry", "2. second", "(a) letter", "cell\tcell", "94% of people", "* * *"]),
        st.builds(" ".join, st.lists(st.sampled_from(["waits", "rose", "by", "12%", "in", "May."]), max_size=18)),
    )
)


@given(LINES.map("\n".join))
def test_no_word_is_ever_lost(text: str) -> None:
    cut = cut_pasted(text)
    assert [word.text for piece in cut for word in words(piece)] == [word.text for word in words(text)]
    assert all(any(map(str.isalnum, piece)) for piece in cut)


@given(LINES.map("\n".join))
def test_a_piece_cut_again_falls_no_further_apart_unless_it_was_put_together(text: str) -> None:
    for piece in cut_pasted(text):
        if "\n" not in piece:
            assert len(cut_pasted(piece)) == 1
