"""Passages cut in parts and joined again: whole changes that can be taken back, and no word is ever lost."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.document import document_records
from desktop.document.changes import Change, inverse
from desktop.document.contents import contents_of
from desktop.document.errors import AssessmentError
from rubric.assessment import Assessment, Details, Passage, SourceDocument
from rubric.evidence import EvidenceItem
from rubric.parts import cut_at, in_order, passage_name

TEXT = "There are 138 people. We review each of them. 126 reviews were on time."
FIRST, SECOND, THIRD = "There are 138 people.", "We review each of them.", "126 reviews were on time."


def paper(*texts: str, **fields: str) -> Assessment:
    """An assessment with one document of these passages."""
    details = Details(council="Alderwick Council", as_of=datetime.date(2026, 10, 1))
    passages = tuple(
        Passage.model_validate({"id": n, "document": 1, "number": n, "kind": "prose", "text": text, **fields})
        for n, text in enumerate(texts, start=1)
    )
    document = SourceDocument(id=1, title="Paper", file_name="paper.docx", digest="x")
    start = Assessment(statement="care-provision", pack_edition="2024.1", details=details)
    return start.model_copy(update={"documents": (document,), "passages": passages})


def after(assessment: Assessment, changes: Iterable[Change]) -> Assessment:
    changes = tuple(changes)
    changed = contents_of(assessment).after(changes)
    assert changed.after(inverse(changes)).assessment == assessment
    return changed.assessment


def shown(assessment: Assessment) -> list[tuple[str, str]]:
    return [(passage_name(passage), passage.text) for passage in in_order(assessment.passages)]


def cut(assessment: Assessment, passage_id: int, *texts: str) -> Assessment:
    return after(assessment, document_records.cut_passage(assessment, passage_id, texts))


def test_a_passage_is_cut_in_lettered_parts_and_a_part_again() -> None:
    start = paper("Before.", TEXT, "After.")
    two = cut(start, 2, FIRST, f"{SECOND} {THIRD}")
    assert shown(two) == [("1", "Before."), ("2a", FIRST), ("2b", f"{SECOND} {THIRD}"), ("3", "After.")]
    three = cut(two, 4, SECOND, THIRD)
    assert shown(three)[1:4] == [("2a", FIRST), ("2b", SECOND), ("2c", THIRD)]
    between = cut(two, 2, "There are", "138 people.")
    assert [name for name, _ in shown(between)] == ["1", "2a", "2b", "2c", "3"]


def test_parts_joined_are_as_it_was() -> None:
    start = paper("Before.", TEXT)
    three = cut(start, 2, FIRST, SECOND, THIRD)
    ids = [passage.id for passage in in_order(three.passages)[1:]]
    assert after(three, document_records.join_passages(three, ids)).passages == start.passages


def test_two_of_three_parts_joined_leave_two_with_letters() -> None:
    three = cut(paper(TEXT), 1, FIRST, SECOND, THIRD)
    assert shown(after(three, document_records.join_passages(three, [1, 2]))) == [
        ("1a", f"{FIRST} {SECOND}"),
        ("1b", THIRD),
    ]


def test_a_passage_joined_with_the_next_says_both_places() -> None:
    start = paper(FIRST, SECOND)
    numbered = start.model_copy(
        update={
            "passages": tuple(
                p.model_copy(update={"paragraph": f"3.{p.number}", "page": f"page {p.number}"}) for p in start.passages
            )
        }
    )
    joined = after(numbered, document_records.join_passages(numbered, [1, 2]))
    assert shown(joined) == [("1", f"{FIRST} {SECOND}")]
    assert (joined.passages[0].paragraph, joined.passages[0].page) == ("3.1 to 3.2", "page 1 to page 2")


def test_a_passage_joined_with_a_part_leaves_the_rest_whole() -> None:
    two = cut(paper("Before.", TEXT), 2, FIRST, f"{SECOND} {THIRD}")
    joined = after(two, document_records.join_passages(two, [1, 2]))
    assert shown(joined) == [("1", f"Before. {FIRST}"), ("2", f"{SECOND} {THIRD}")]


def test_joined_passages_taken_apart_are_as_they_were() -> None:
    start = paper("Before.", FIRST, SECOND, "After.")
    decided = after(start, document_records.set_passage_verdicts(start, [2], "skipped"))
    joined = after(decided, document_records.join_passages(decided, [2, 3]))
    apart = after(joined, document_records.take_apart(joined, 2, decided.passages[1:3]))
    assert shown(apart) == shown(start)
    assert [passage.verdict for passage in in_order(apart.passages)] == ["", "skipped", "", ""]


def test_a_part_joined_with_the_next_passage_is_a_part_again_when_they_are_taken_apart() -> None:
    two = cut(paper(TEXT, "After. Long after."), 1, FIRST, f"{SECOND} {THIRD}")
    three = cut(two, 2, "After.", "Long after.")
    parts = in_order(three.passages)[1:3]
    joined = after(three, document_records.join_passages(three, [part.id for part in parts]))
    assert [name for name, _ in shown(joined)] == ["1a", "1b", "2"]
    assert shown(after(joined, document_records.take_apart(joined, parts[0].id, parts))) == shown(three)


def test_a_passage_is_not_taken_apart_once_it_has_other_words_or_is_evidence() -> None:
    start = paper(FIRST, SECOND)
    joined = after(start, document_records.join_passages(start, [1, 2]))
    cut_since = cut(joined, 1, FIRST, SECOND)
    with pytest.raises(AssessmentError, match="other words"):
        document_records.take_apart(cut_since, 1, start.passages)
    item = EvidenceItem(id="E1", text=joined.passages[0].text)
    taken = after(joined, document_records.accept_passages(joined, [(1, item)]))
    with pytest.raises(AssessmentError, match="E1"):
        document_records.take_apart(taken, 1, start.passages)


def test_what_was_decided_of_one_does_not_hold_for_the_words_joined_to_it() -> None:
    start = paper(FIRST, SECOND, THIRD)
    one = after(start, document_records.set_passage_verdicts(start, [1], "not-evidence"))
    assert after(one, document_records.join_passages(one, [1, 2])).passages[0].verdict == ""
    both = after(one, document_records.set_passage_verdicts(one, [2, 3], "not-evidence"))
    assert after(both, document_records.join_passages(both, [1, 2])).passages[0].verdict == "not-evidence"


def test_the_parts_keep_what_was_decided_and_the_cells_of_the_row() -> None:
    start = paper(TEXT, verdict="set-aside")
    rows = start.model_copy(update={"passages": (start.passages[0].model_copy(update={"cells": {"Owner": "PMO"}}),)})
    parts = cut(rows, 1, FIRST, f"{SECOND} {THIRD}").passages
    assert [(part.verdict, dict(part.cells)) for part in parts] == [("set-aside", {"Owner": "PMO"})] * 2


def test_an_accepted_passage_is_neither_cut_nor_joined_before_it_is_taken_back() -> None:
    start = paper(TEXT, "Next.")
    accepted = after(start, document_records.accept_passages(start, [(1, EvidenceItem(id="E1", text=TEXT))]))
    with pytest.raises(AssessmentError, match="is E1 already: undo that, or delete E1"):
        document_records.cut_passage(accepted, 1, [FIRST, f"{SECOND} {THIRD}"])
    with pytest.raises(AssessmentError, match="is E1 already: undo that, or delete E1"):
        document_records.join_passages(accepted, [1, 2])
    with pytest.raises(AssessmentError, match="is E1 already: undo that, or delete E1"):
        document_records.join_passages(accepted, [2, 1])


@pytest.mark.parametrize("texts", [[FIRST, SECOND], [FIRST, "", f"{SECOND} {THIRD}"], [TEXT, "And more."], []])
def test_what_is_not_its_own_words_is_refused(texts: list[str]) -> None:
    with pytest.raises(AssessmentError, match="its own words"):
        document_records.cut_passage(paper(TEXT), 1, texts)


def test_one_part_and_one_passage_change_nothing() -> None:
    assert document_records.cut_passage(paper(TEXT), 1, [TEXT]) == ()
    assert document_records.join_passages(paper(TEXT), [1]) == ()


def said(passages: Sequence[Passage]) -> str:
    return "".join("".join(passage.text.split()) for passage in in_order(passages))


@settings(max_examples=150)
@given(st.data())
def test_however_it_is_cut_and_joined_every_word_stays_in_its_place(data: st.DataObject) -> None:
    words = st.text(alphabet="abC1. \n-", min_size=1, max_size=40).filter(lambda text: any(map(str.isalnum, text)))
    texts = data.draw(st.lists(words.map(str.strip), min_size=1, max_size=4))
    start = now = paper(*texts)
    for _ in range(data.draw(st.integers(1, 6))):
        ordered = in_order(now.passages)
        at = data.draw(st.integers(0, len(ordered) - 1))
        if data.draw(st.booleans()):
            text = ordered[at].text
            places = data.draw(st.lists(st.integers(0, len(text)), min_size=1, max_size=3))
            now = after(now, document_records.cut_passage(now, ordered[at].id, cut_at(text, *places)))
        else:
            now = after(now, document_records.join_passages(now, [passage.id for passage in ordered[at : at + 2]]))
        assert said(now.passages) == said(start.passages)
        places_in_it = [(passage.number, passage.part) for passage in now.passages]
        assert len(places_in_it) == len(set(places_in_it))
        assert len({passage.id for passage in now.passages}) == len(now.passages)
