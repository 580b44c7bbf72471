"""The rows of a document's passages: what is said of each, which are shown and in what order."""

from collections import Counter

import pytest

from desktop.models.passage_list import ALL, ASIDE, TO_DECIDE, count_of, listed, next_to_decide, say_progress
from desktop.models.passage_outcome import outcome
from desktop.models.passage_pages import pages_said
from desktop.models.passages import passage_row, say_page, say_repeat
from rubric.assessment import Assessment, Details, Passage, SourceDocument
from rubric.documents import Held
from rubric.duplicates import Repeat
from rubric.evidence import EvidenceItem
from rubric.reading import Match, Reading
from rubric.suggestion import Suggestion


def passage(number, verdict="", **fields):
    told = {"id": number, "document": 1, "number": number, "kind": "prose", "text": f"Text {number}."}
    return Passage(**{**told, "verdict": verdict, **fields})


def suggestion(pack, *matches):
    found = tuple(Match(pack.patterns[n].id, fit, (0, 4), confidence=sure) for n, (fit, sure) in enumerate(matches))
    return Suggestion(Reading("Text 1.", (), found, (), ()), (), None)


@pytest.fixture
def rows(pack):
    verdicts = ("", "set-aside", "accepted", "not-evidence", "set-aside", "skipped", "")
    return [passage_row(pack, passage(n, verdict), None) for n, verdict in enumerate(verdicts, start=1)]


def names(rows):
    return [row.key if row.key.startswith("group") else row.name for row in rows]


def test_what_is_set_aside_stands_last_and_folded(rows):
    assert names(listed(rows, ALL, is_open=False)) == ["1", "3", "4", "6", "7", "group/set-aside"]
    assert names(listed(rows, ALL, is_open=True)) == ["1", "3", "4", "6", "7", "group/set-aside", "2", "5"]
    group = listed(rows, ALL, is_open=False)[-1]
    assert group.title == "Set aside as no evidence: 2 passages"
    assert "folded" in group.accessible


def test_the_list_shows_what_is_asked_for(rows):
    assert names(listed(rows, TO_DECIDE, is_open=False)) == ["1", "7"]
    assert names(listed(rows, "skipped", is_open=False)) == ["6"]
    assert names(listed(rows, "not-evidence", is_open=False)) == ["4"]
    assert names(listed(rows, ASIDE, is_open=False)) == ["2", "5"]


def test_what_is_set_aside_is_neither_decided_nor_to_go(rows):
    document = SourceDocument(id=1, title="Paper", file_name="paper.docx", digest="x")
    held = Held(document, Counter(row.passage.verdict for row in rows), ())
    assert say_progress(held) == "7 passages found · 3 decided · 2 to go · 2 set aside"
    assert [count_of(held, key) for key in (TO_DECIDE, "skipped", "not-evidence", ASIDE, ALL)] == [2, 1, 1, 2, 7]


def test_the_next_to_decide_is_the_first_again_after_the_last(rows):
    passages = [row.passage for row in rows]
    assert next_to_decide(passages, 1) == 7
    assert next_to_decide(passages, 7) == 1
    assert next_to_decide(passages, None) == 1
    assert next_to_decide(passages[1:6], 3) is None


def test_a_row_says_its_name_where_it_stands_and_why_it_is_set_aside(pack):
    row = passage_row(pack, passage(14, "set-aside", part=1, page="7"), None)
    assert (row.name, row.where, row.verdict) == ("14a", "page 7", "Set aside: only explains")
    assert row.accessible == "Passage 14a, page 7, Set aside: only explains, Text 14."
    law = passage(14, "set-aside", text="The Care Act requires councils to shape the market.")
    assert passage_row(pack, law, None).verdict == "Set aside: explains the law"
    assert row.can_be_answered
    assert not passage_row(pack, passage(1, "skipped"), None).can_be_answered


def test_what_was_decided_is_not_said_to_be_unread(pack):
    assert passage_row(pack, passage(1, "skipped"), None).badges == ()
    assert passage_row(pack, passage(1), None).badges == (("neutral", "Not read yet"),)


def test_a_clear_match_is_surer_than_any_other_however_sure_the_reader_is(pack):
    clear = passage_row(pack, passage(1), suggestion(pack, ("clear", 0.6)))
    partial = passage_row(pack, passage(1), suggestion(pack, ("partial", 0.9), ("possible", 1.0)))
    none = passage_row(pack, passage(1), suggestion(pack))
    assert clear.sureness > partial.sureness > none.sureness
    assert (clear.is_clear, partial.is_clear, none.is_clear) == (True, False, False)
    decided = passage_row(pack, passage(1, "skipped"), suggestion(pack, ("clear", 1.0)))
    assert not decided.is_clear


def test_what_a_passage_repeats_is_named():
    every = {1: passage(1), 2: passage(2, part=2), 3: passage(3, document=2)}
    assert say_repeat(every, every[1], Repeat("E22", same_words=True)) == ("Same words as E22", "E22")
    assert say_repeat(every, every[1], Repeat("passage 2", same_words=False)) == ("Much like passage 2b", 2)
    assert say_repeat(every, every[3], Repeat("passage 1", same_words=True)) == (
        "Same words as passage 1 of another document",
        1,
    )


def test_pages_are_said_with_how_many_there_are():
    pages = ["", "1", "", "3", "slide 2", "slide 9", "Sheet 2", "Budget, row 4"]
    said = pages_said([passage(n, page=page) for n, page in enumerate(pages, start=1)])
    assert said == (
        *("", "page 1 of 3", "page 1 of 3", "page 3 of 3"),
        *("slide 2 of 9", "slide 9 of 9", "Sheet 2 of 2", "Budget, row 4 of 4"),
    )
    assert [say_page(page) for page in ("4", "4 to 5", "slide 2", "")] == ["page 4", "pages 4 to 5", "slide 2", ""]


def test_what_came_of_a_document_is_said(pack):
    first, second = pack.sub_headings[:2]
    items = (
        EvidenceItem(id="E1", text="a", sub_headings=(first.id,)),
        EvidenceItem(id="E2", text="b", sub_headings=(first.id,)),
        EvidenceItem(id="E3", text="c", sub_headings=(second.id,)),
        EvidenceItem(id="E4", text="d"),
    )
    passages = [passage(n, "accepted", evidence=f"E{n}") for n in range(1, 5)]
    passages += [passage(5, "skipped"), passage(6, "set-aside"), passage(7, kind="heading")]
    details = Details(council="Alderwick Council", as_of="2026-10-01")
    held = Assessment(statement=pack.id, pack_edition=pack.edition, details=details, evidence=items)
    assert outcome(pack, held, passages) == (
        f"4 accepted (2 under {first.short_title}, 1 under {second.short_title}, 1 not placed), 1 skipped, 1 set aside."
    )
    assert outcome(pack, held, passages[4:5]) == "0 accepted, 1 skipped."
