"""Which passages repeat evidence that is held, or each other."""

import datetime

import pytest

from rubric.assessment import Assessment, Details, Passage, SourceDocument
from rubric.duplicates import Repeat, find_repeats
from rubric.evidence import EvidenceItem
from rubric.passage_repeats import repeated_passage, repeats_of_passages, texts_to_compare

WORDS = "There were 138 people living outside the borough at the end of March"
OTHER = "Carers told the panel that breaks are hard to book at short notice"


def held(items, *passages):
    made = [
        Passage(id=n, document=document, number=n, kind="prose", text=text, verdict=verdict, evidence=evidence)
        for n, (document, text, verdict, evidence) in enumerate(passages, start=1)
    ]
    documents = {document for document, *_ in passages}
    return Assessment(
        statement="care-provision",
        pack_edition="2024.1",
        details=Details(council="Alderwick Council", as_of=datetime.date(2026, 10, 1)),
        evidence=tuple(EvidenceItem(id=key, text=text) for key, text in items.items()),
        documents=tuple(SourceDocument(id=d, title="", file_name="", digest="") for d in sorted(documents)),
        passages=tuple(made),
    )


def repeats(assessment):
    return repeats_of_passages(assessment, find_repeats(texts_to_compare(assessment)))


def test_a_passage_repeats_evidence_in_the_same_words_or_nearly():
    found = repeats(held({"E22": WORDS}, (1, WORDS.upper(), "", ""), (1, f"{WORDS} this year", "", "")))
    assert found == {1: Repeat("E22", same_words=True), 2: Repeat("E22", same_words=False)}


def test_a_passage_repeats_an_earlier_one_of_this_or_another_document():
    found = repeats(held({}, (1, WORDS, "skipped", ""), (1, OTHER, "", ""), (2, WORDS, "", "")))
    assert found == {3: Repeat("passage 1", same_words=True)}
    assert repeated_passage(found[3]) == 1
    assert repeated_passage(Repeat("E1", same_words=True)) is None


def test_an_accepted_passage_repeats_nothing_and_is_repeated_as_its_item():
    assessment = held({"E1": WORDS}, (1, WORDS, "accepted", "E1"), (1, WORDS, "", ""))
    assert repeats(assessment) == {2: Repeat("E1", same_words=True)}


def test_one_that_stands_before_the_accepted_one_repeats_its_item_too():
    assessment = held({"E1": WORDS}, (1, WORDS, "", ""), (1, WORDS, "accepted", "E1"), (1, WORDS, "", ""))
    assert repeats(assessment) == {1: Repeat("E1", same_words=True), 3: Repeat("E1", same_words=True)}


@pytest.mark.parametrize("verdict", ["accepted", ""])
def test_accepting_a_passage_leaves_what_is_compared_as_it_is(verdict):
    items = {"E1": OTHER, **({"E2": WORDS} if verdict else {})}
    texts = texts_to_compare(held(items, (1, WORDS, verdict, "E2" if verdict else ""), (1, OTHER, "", "")))
    assert list(texts.items()) == [("E1", OTHER), ("passage 1", WORDS), ("passage 2", OTHER)]


def test_a_passage_of_an_older_version_is_repeated_by_nothing():
    both = held({}, (1, WORDS, "", ""), (2, WORDS, "", ""))
    assert repeats(both) == {2: Repeat("passage 1", same_words=True)}
    newer = both.documents[1].model_copy(update={"supersedes": 1})
    assert repeats(both.model_copy(update={"documents": (both.documents[0], newer)})) == {}
