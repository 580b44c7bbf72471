"""Words that no list knows are found, names and short forms are let be, and what was meant is offered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.spelling import MOST_SUGGESTIONS, WordList, pack_words, shelved

COMMON = """
the their there of is and with care carer people receive until a lot commissioning co ordinator home on Friday
"""
KNOWN = WordList(shelved(sorted(COMMON.split())), shelved(["England", "cafés", "coordinator", "tier"]))


def found(text):
    return [text[start:end] for start, end in KNOWN.misspelt(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peopel recieve care.", ["Peopel", "recieve"]),
        ("The carer's home, the carer’s home, the caer's home and the caers' home", ["caer's", "caers"]),
        ("the co-ordinator of home-caer", ["caer"]),
        ("😀 caer", ["caer"]),
        ("the (caer), “caer” and/or caer.", ["caer", "caer", "caer"]),
        ("on friday", ["friday"]),
        ("the CAFÉS of ENGLAND", []),
    ],
)
def test_a_word_that_is_not_known_is_found(text, words):
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "E14 3rd Q1 94% £5m 2nd",
        "the CQC, the CQC's GPs, DoLS",
        "care of Alderwick is with Priya",
        "Alderwick is the home of Alderwick",
        "the x of oz",
        "www.aldrwick.example https://aldrwick.example/plann brokr@aldrwick.example S:\\Plann\\aldr #aldrw Plann.docx",
        "Friday on the home",
    ],
)
def test_figures_names_short_forms_and_addresses_are_let_be(text):
    assert found(text) == []


def test_a_sentence_may_begin_with_a_misspelt_word():
    assert found("Care is home. Ther is care.\n- Teh home\n“Hte carer is home”") == ["Ther", "Teh", "Hte"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("recieve", "receive"),
        ("thier", "their"),
        ("teh", "the"),
        ("Teh", "The"),
        ("peple", "people"),
        ("comissionning", "commissioning"),
        ("alot", "a lot"),
        ("england", "England"),
    ],
)
def test_the_likeliest_word_is_offered_first(typed, first):
    assert KNOWN.suggestions(typed)[0] == first


def test_nothing_is_offered_for_what_is_like_no_word():
    assert KNOWN.suggestions("xqzzy") == []


def test_a_word_that_is_added_is_known():
    assert found("sitrep") == ["sitrep"]
    assert KNOWN.with_words(["sitrep"]).misspelt("sitrep, Sitrep, sitrep's") == []


def test_the_frameworks_own_words_are_known(pack):
    words = WordList({}, {}, pack_words(pack))
    titles = [pack.quality_statement.title, *(s.title for s in pack.sub_headings), *(p.title for p in pack.patterns)]
    assert all(words.misspelt(title) == [] for title in titles)


@given(st.text(alphabet="aB1é .!?\n\"'’(•-@/:£\u00a0\u0130ß", max_size=60))
def test_whatever_is_written_is_looked_at(text):
    spans = KNOWN.misspelt(text)
    assert spans == sorted(spans)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)


@given(st.text(max_size=20))
def test_no_more_is_offered_than_a_menu_holds(word):
    offered = KNOWN.suggestions(word)
    assert len(offered) == len(set(offered)) <= MOST_SUGGESTIONS
