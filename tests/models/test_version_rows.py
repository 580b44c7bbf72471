"""What changed in a newer version: a row each with how its item stands, and the differences in words."""

from __future__ import annotations

import pytest

from desktop.models.rows import Heading, Row
from desktop.models.version_rows import version_rows
from desktop.models.version_words import count_open, say_difference, say_like, say_version
from rubric.assessment import Passage, SourceDocument
from rubric.differing import differing
from rubric.older_versions import OlderVersion
from rubric.refinding import Refound, Standing
from rubric.versions import Difference, Settled


def difference(number: int, standing: Standing = "changed", evidence: str = "E1", settled: Settled = "") -> Difference:
    older = Passage(id=number, document=1, number=number, kind="prose", text=f"Says {number}.", paragraph=f"2.{number}")
    newer = (older.model_copy(update={"text": f"Says {number} more."}),) if standing == "changed" else ()
    return Difference(2, Refound(older, standing, newer), evidence, settled)


def test_what_an_item_rests_on_stands_first_and_the_rest_below() -> None:
    rows = version_rows([difference(1, evidence=""), difference(2), difference(3, "gone", settled="kept")])
    assert [(row.key, isinstance(row, Heading)) for row in rows] == [
        ("with", True),
        ("2", False),
        ("3", False),
        ("without", True),
        ("1", False),
    ]
    told = [(row.second, row.word) for row in rows if isinstance(row, Row)]
    assert told == [
        ("E1 · Changed · paragraph 2.2", "To settle"),
        ("E1 · Gone · paragraph 2.3", "Ours kept"),
        ("Changed · paragraph 2.1", ""),
    ]
    assert rows[1].accessible == "E1 · Changed · paragraph 2.2, To settle, Says 2."
    assert version_rows([]) == ()


def test_only_what_an_item_rests_on_is_counted() -> None:
    assert count_open([difference(1, evidence=""), difference(2), difference(3, settled="taken")]) == (1, 2)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("We buy 1,140 hours.", "We buy 1,190 hours.", "“1,140” became “1,190”."),
        ("It opened.", "It opened in May.", "added: “in May”."),
        ("It opened in May.", "It opened.", "left out: “in May”."),
        ("It opened.", "", "The newer version says nothing like it."),
        ("It will open, WE hope.", "It has opened; we hope.", "“will open” became “has opened”."),
        ("a 1 b 2 c 3 d 4 e 5 f", "a 6 b 7 c 8 d 9 e 0 f", "“1” became “6”; “2” became “7”; “3” became “8”; "
         "“4” became “9”; and 1 more difference."),
    ],
)  # fmt: skip
def test_what_differs_is_said_in_words(before: str, after: str, said: str) -> None:
    assert say_difference(before, after) == said


def test_the_words_that_differ_are_found_where_they_stand() -> None:
    (one,) = differing("We buy 1,140 hours.", "We buy £1,190 hours.")
    assert one.was == (7, 12)
    assert one.now == (7, 13)


def test_how_the_passages_fare_is_said_in_one_line() -> None:
    assert say_like(OlderVersion(1, 2, 41, 6, 6)) == "41 of 53 passages stand, 6 changed, 6 gone, 0 new"
    assert say_like(OlderVersion(1, 2, 1, 0, 0, 2)) == "1 of 1 passage stands, 0 changed, 0 gone, 2 new"
    document = SourceDocument(id=1, title="A", file_name="a.docx", digest="", date="2026-06", version="2.1")
    assert say_version(document) == "2.1 · June 2026 · a.docx"


def test_of_a_number_that_may_be_a_paragraphs_that_is_said() -> None:
    before, after = "Waits are told in 7.10 below.", "Waits are told in 7.13 below."
    said = say_difference(before, after, ({"7.10", "7.11"}, {"7.13"}))
    assert said == "Perhaps only the number of a paragraph: “7.10” became “7.13”."
    assert say_difference(before, after, ({"7.10"}, {"7.12"})) == "“7.10” became “7.13”."
