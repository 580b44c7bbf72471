"""A passage in parts: where it may be cut, and that no word is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.assessment import Passage
from rubric.parts import (
    are_same_words,
    cut_at,
    cut_out,
    from_to,
    in_order,
    joined,
    next_to_join,
    passage_name,
    places_to_cut,
)

TEXTS = st.text(alphabet="abC1.;: \n-•(£\t", min_size=1, max_size=80)


def passage(number, part=0, **fields):
    told = {"id": number * 100 + part, "number": number, "part": part}
    return Passage(**{"document": 1, "kind": "prose", "text": "Words.", **told, **fields})


def test_a_part_is_named_by_a_letter():
    assert [passage_name(passage(14, part)) for part in (0, 1, 2, 26, 27)] == ["14", "14a", "14b", "14z", "14aa"]


def test_parts_stand_after_the_passage_before_them():
    ordered = in_order([passage(3), passage(2, 2), passage(1), passage(2, 1)])
    assert [passage_name(one) for one in ordered] == ["1", "2a", "2b", "3"]


def test_a_passage_may_be_cut_at_each_sentence_and_each_entry_of_a_list():
    text = "There are 138 people. We review each, e.g. yearly:\n- at six weeks\n- after a year"
    assert [text[place:].split()[:2] for place in places_to_cut(text)] == [
        ["We", "review"],
        ["-", "at"],
        ["-", "after"],
    ]


def test_a_table_may_be_cut_at_each_row():
    text = "Homes\tBeds\nOak\t12\nElm\t9"
    assert cut_at(text, *places_to_cut(text)) == ("Homes\tBeds", "Oak\t12", "Elm\t9")


def test_one_sentence_has_no_place_to_cut():
    assert places_to_cut("There are 138 people.") == ()


def test_words_cut_out_are_whole_and_keep_their_full_stop():
    text = "We have 138 people. We review them yearly. Members noted it."
    parts, which = cut_out(text, (text.index("review"), text.index("yearly") + 3))
    assert parts == ("We have 138 people. We", "review them yearly.", "Members noted it.")
    assert which == 1


@pytest.mark.parametrize(
    ("span", "parts", "which"),
    [((0, 5), ("First.", "Second."), 0), ((7, 14), ("First.", "Second."), 1), ((0, 14), ("First. Second.",), 0)],
)
def test_words_at_an_edge_leave_nothing_beside_them(span, parts, which):
    assert cut_out("First. Second.", span) == (parts, which)


def test_only_blanks_cut_out_nothing():
    assert cut_out("First.  Second.", (6, 8)) == (("First.  Second.",), 0)


@given(TEXTS, st.data())
def test_no_word_is_lost_wherever_it_is_cut(text, data):
    places = data.draw(st.lists(st.integers(0, len(text)), max_size=4))
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    assert are_same_words(text, cut_at(text, *places))
    assert are_same_words(text, cut_at(text, *places_to_cut(text)))
    parts, which = cut_out(text, (start, end))
    assert are_same_words(text, parts)
    assert which < max(1, len(parts))
    if len(parts) > 1:
        assert "".join(text[start:end].split()) in "".join(parts[which].split())
    for table in (False, True):
        if cut := cut_at(text, *places):
            assert are_same_words(text, [joined(cut, table)])


def test_what_is_not_the_same_is_told():
    assert not are_same_words("One two", ["One", "tow"])
    assert are_same_words("One two", ["One t", "wo"])


def test_entries_and_rows_are_joined_on_lines_of_their_own():
    assert joined(["We do:", "- one", "- two"]) == "We do:\n- one\n- two"
    assert joined(["One.", "Two."]) == "One. Two."
    assert joined(["a\tb", "c\td"], is_table=True) == "a\tb\nc\td"


def test_joined_passages_go_from_a_paragraph_to_a_paragraph():
    assert from_to("3.1", "3.2") == "3.1 to 3.2"
    assert from_to(from_to("3.1", "3.2"), from_to("3.3", "3.4")) == "3.1 to 3.4"
    assert (from_to("3.1", "3.1"), from_to("", "3.1"), from_to("3.1", ""), from_to("", "")) == ("3.1", "3.1", "3.1", "")


def test_a_passage_is_joined_with_the_next_that_is_offered_unless_a_heading_lies_between():
    first, mark, second, head, third = (
        passage(1),
        passage(2, kind="front-matter"),
        passage(3),
        passage(4, kind="heading"),
        passage(5),
    )
    every = [third, head, second, mark, first, passage(4, document=2)]
    assert next_to_join(every, first) == second
    assert next_to_join(every, second) is None
    assert next_to_join(every, third) is None


def test_a_table_is_not_joined_with_prose_nor_what_stands_under_another_heading():
    first = passage(1)
    assert next_to_join([first, passage(2, kind="table"), passage(3)], first) is None
    assert next_to_join([first, passage(2, heading="Other")], first) is None
