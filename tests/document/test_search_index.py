"""Whatever is typed finds what holds it, and nothing that is typed can make a search fail."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.document import search_index
from desktop.document.search_index import Columns, NoFullTextError, SearchIndex, query_words, quoted

TEXTS = {
    "E1": "Unpaid carers waited eleven weeks for a break.",
    "E2": "Co-production with the housing board; two cafés took part.",
    "E3": "Nobody waits for home care. A carer said so.",
    "E4": 'The "Ageing Well" plan sets out 42 flats by 2028.',
}


def columns(text: str) -> Columns:
    return Columns("", text, "")


@pytest.fixture
def index() -> Iterator[SearchIndex[str, str]]:
    made = SearchIndex[str, str]()
    made.bring_up_to_date(TEXTS.items(), columns)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("carers", {"E1", "E3"}),
        ("carer waited", {"E1", "E3"}),
        ("CARERS eleven", {"E1"}),
        ("housi", {"E2"}),
        ("housing boa", {"E2"}),
        ("cafe", {"E2"}),
        ("café", {"E2"}),
        ("co-production", {"E2"}),
        ("co-prod", {"E2"}),
        ('"ageing well"', {"E4"}),
        ("42", {"E4"}),
        ("2", {"E4"}),
        ("carers flats", set()),
        ("NEAR", set()),
        ("carers NOT eleven", set()),
        ("wait*", {"E1", "E3"}),
        ("text:carers", set()),
        ("", set()),
        ("   ", set()),
        ("*", set()),
        ('"', set()),
        ("( - )", set()),
        ("🙂", set()),
        ("carers 🙂", {"E1", "E3"}),
    ],
)
def test_what_is_typed_finds_what_holds_every_word(index: SearchIndex[str, str], typed: str, found: set[str]) -> None:
    assert set(index.find(typed)) == found


def test_a_word_written_in_one_piece_is_found_by_the_hyphened_one(index: SearchIndex[str, str]) -> None:
    index.bring_up_to_date({"E9": "Coproduction is paid."}.items(), columns)
    assert index.find("co-production") == ["E9"]


@pytest.mark.parametrize("unfinished", ["h", "ho", "hou", "hous", "housi", "housin", "housing"])
def test_a_word_is_found_however_much_of_it_is_typed(index: SearchIndex[str, str], unfinished: str) -> None:
    assert "E2" in index.find(unfinished)


def test_a_name_counts_for_more_than_a_mention(index: SearchIndex[str, str]) -> None:
    pieces = {"mention": Columns("", "The board and its carers and carers", ""), "name": Columns("Carers", "", "")}
    index.bring_up_to_date(pieces.items(), lambda piece: piece)  # pyright: ignore
    assert index.find("carers") == ["name", "mention"]


def test_the_words_found_are_marked_where_they_stand(index: SearchIndex[str, str]) -> None:
    marked = index.marks("waits carer", index.find("waits carer"))
    said = {key: [TEXTS[key][a:b] for a, b in marks.text] for key, marks in marked.items()}
    assert said == {"E1": ["carers", "waited"], "E3": ["waits", "carer"]}


def test_marks_count_characters_whatever_stands_before_them(index: SearchIndex[str, str]) -> None:
    text = "🙂 \x02 \x00 é\udc80 \x03 carers"
    index.bring_up_to_date({"odd": text}.items(), columns)
    ((start, end),) = index.marks("carers", ["odd"])["odd"].text
    assert text[start:end] == "carers"


def test_only_what_has_changed_is_read_again(index: SearchIndex[str, str]) -> None:
    read: list[str] = []

    def noted(text: str) -> Columns:
        read.append(text)
        return columns(text)

    changed = {**TEXTS, "E1": "Nothing of the kind."}
    del changed["E4"]
    assert index.bring_up_to_date(changed.items(), noted) == 2
    assert read == ["Nothing of the kind."]
    assert index.find("eleven") == []
    assert index.find("flats") == []
    assert index.find("kind") == ["E1"]
    assert index.bring_up_to_date(changed.items(), noted) == 0


ANYTHING = st.text(alphabet=st.characters(), max_size=60)


@settings(deadline=None)
@given(ANYTHING)
@example("co-production")
@example('"')
@example('""')
@example("*")
@example("NEAR")
@example("NEAR(a b, 2)")
@example("a AND OR NOT b")
@example("name : x")
@example("^carers")
@example("🙂👩‍🦽")
@example("\x00\x02\x03")
@example("\ud800")
@example("ﬁ İ ẞ")
@example("carers " * 2_000)
@example("x" * 10_000)
@example('"' * 10_000)
@example("a" + "\u0301" * 9_999)
def test_nothing_that_is_typed_can_make_a_search_fail(typed: str) -> None:
    index = _SHARED
    found = index.find(typed)
    marks = index.marks(typed, found)
    assert set(found) <= TEXTS.keys()
    assert marks.keys() <= set(found)


_SHARED = SearchIndex[str, str]()
_SHARED.bring_up_to_date(TEXTS.items(), columns)


@settings(deadline=None)
@given(ANYTHING)
def test_whatever_is_written_can_be_stored_and_found_by_its_own_words(text: str) -> None:
    index = SearchIndex[str, str]()
    index.bring_up_to_date({"one": text + " marmalade"}.items(), columns)
    ((start, end),) = index.marks("marmalade", index.find("marmalade"))["one"].text[-1:]
    assert (text + " marmalade")[start:end] == "marmalade"
    index.close()


@given(ANYTHING)
def test_a_query_is_words_in_quotes_and_nothing_else(typed: str) -> None:
    for word in query_words(typed):
        inside = quoted(word)[1:-1]
        assert '"' not in inside.replace('""', "")
        assert any(letter.isalnum() for letter in word)


def test_without_full_text_search_it_says_so_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    assert search_index.fault() == ""

    class Poor:
        def execute(self, statement: str) -> None:
            raise sqlite3.OperationalError("no such module: fts5")

        def close(self) -> None:
            pass

    monkeypatch.setattr(search_index.sqlite3, "connect", lambda *_, **__: Poor())
    with pytest.raises(NoFullTextError):
        SearchIndex[str, str]()
    assert search_index.fault().startswith("Nothing can be searched on this computer")
    assert "\n" not in search_index.fault()
