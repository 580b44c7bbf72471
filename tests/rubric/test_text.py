"""Raw text keeps its places whatever is done to it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.text import clauses, join_lines, listed, lower, plain, said, sentences, shortened, trim, words


def cut(text, spans):
    return [text[start:end] for start, end in spans]


@given(st.text())
def test_no_character_moves(text):
    assert len(plain(text)) == len(text)
    assert len(lower(text)) == len(text)


@given(st.text(alphabet="aB1 .!?\n\"'(•|-3,;:£%\u00a0\u0130", max_size=80))
def test_sentences_are_in_order_not_empty_and_inside(text):
    spans = sentences(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= next_one[0] for one, next_one in pairwise(spans))
    for span in spans:
        assert all(span[0] <= start < end <= span[1] for start, end in clauses(text, span))


def test_a_letter_that_grows_when_made_small_stays():
    assert lower("İSTANBUL") == "İstanbul"


def test_sentences_do_not_end_at_abbreviations_or_decimals():
    text = "Waits fell to 3.5 days, e.g. Approx. Ten homes improved. Mr. Shah agreed. Dr. A. Khan did not."
    assert cut(text, sentences(text)) == [
        "Waits fell to 3.5 days, e.g. Approx. Ten homes improved.",
        "Mr. Shah agreed.",
        "Dr. A. Khan did not.",
    ]


def test_lines_and_bullets_are_sentences_without_their_marks():
    text = "Slide 4\n• Falls up 12%\n- 3.2 Waits down\n\n* \n"
    assert cut(text, sentences(text)) == ["Slide 4", "Falls up 12%", "Waits down"]


def test_clauses_are_cut_at_cells_semicolons_and_conjunctions():
    text = "Homes | 61 | rated Good; waits fell, and nobody complained but two left"
    assert cut(text, clauses(text, (0, len(text)))) == [
        "Homes",
        "61",
        "rated Good",
        "waits fell",
        "and nobody complained",
        "but two left",
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "•", "...", "|-|"])
def test_nothing_to_read_gives_nothing(text):
    assert sentences(text) == []
    assert words(text) == []


def test_what_is_said_stands_on_one_line():
    assert said("It was\n 12\u00a0 per\tcent.", (3, 21)) == "was 12 per cent."


def test_trim_never_leaves_nothing():
    assert trim("• ", (0, 2)) == (0, 2)


def test_words_carry_their_places():
    text = "Carers’ breaks: £310k, 12.5%"
    assert [(word.text, text[word.start : word.end]) for word in words(text)] == [
        ("carers", "Carers"),
        ("breaks", "breaks"),
        ("£310k", "£310k"),
        ("12.5%", "12.5%"),
    ]


def test_lines_that_a_page_broke_become_paragraphs():
    text = (
        "3.2 Between April and June the brokerage team found home care\n"
        "for 412 people, 94% of them within three days. Respite took\n"
        "longer. Providers in the north told us that travel between\n"
        "calls is what holds them back.\n"
        "Waiting times\n"
        "By the end of June nobody had waited more than four weeks for\n"
        "a long-\n"
        "term placement.\n"
        "\n"
        "The next review is in March\n"
        "2027.\n"
    )
    assert join_lines(text).split("\n") == [
        "3.2 Between April and June the brokerage team found home care for 412 people, 94% of them within three days. "
        "Respite took longer. Providers in the north told us that travel between calls is what holds them back.",
        "Waiting times",
        "By the end of June nobody had waited more than four weeks for a long-term placement.",
        "",
        "The next review is in March",
        "2027.",
        "",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One line only, however long it is.",
        "A paragraph that ends here, as long as it may be.\nAnother that goes on for as long as it needs.",
        "Home care\nDay care\nRespite",
        "We will:\n- find more respite\n- ask carers\na) in spring\n2.1 and again",
        "Area\tWaits\nnorth\t12\nsouth\t9",
        "The first\n\nand the second",
    ],
)
def test_lines_that_no_page_broke_stay_as_they_are(text):
    assert join_lines(text) == text


def test_a_soft_hyphen_at_the_edge_goes():
    assert join_lines("commis\u00ad\nsioning") == "commissioning"


@given(st.text(alphabet="aB1 .!?\n\r\"'(•|-3,;:£%\u00a0\u00ad\t", max_size=80))
def test_joining_lines_loses_no_word_and_done_twice_is_done_once(text):
    joined = join_lines(text)
    assert join_lines(joined) == joined
    bare = str.maketrans("", "", " \n\r\u00a0\u00ad\t")
    assert joined.translate(bare) == text.translate(bare)


def test_a_list_ends_with_and():
    assert [listed(["E1", "E2", "E3"][:count]) for count in range(4)] == ["", "E1", "E1 and E2", "E1, E2 and E3"]


def test_a_list_of_many_counts_the_rest():
    many = [f"E{n}" for n in range(1, 9)]
    assert listed(many, 6) == "E1, E2, E3, E4, E5 and 3 more"
    assert listed(many, 8) == listed(many) == "E1, E2, E3, E4, E5, E6, E7 and E8"


@given(st.text(max_size=30), st.integers(1, 30))
def test_words_that_are_cut_say_so_and_are_no_longer_than_asked(words: str, most: int):
    cut = shortened(words, most)
    assert len(cut) <= most
    assert cut == words or (cut.endswith("…") and words.startswith(cut[:-1]))
