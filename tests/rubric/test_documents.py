"""What is held of each imported document."""

import datetime

import pytest

from rubric.assessment import Assessment, Details, Passage, SourceDocument
from rubric.comparison import Gap
from rubric.documents import gaps_across, held, items_to_date, passage_of
from rubric.evidence import EvidenceItem


def passage(number, document=1, verdict="", evidence="", kind="prose"):
    return Passage(
        id=number, document=document, number=number, kind=kind, text="Words.", verdict=verdict, evidence=evidence
    )


@pytest.fixture
def assessment():
    return Assessment(
        statement="care-provision",
        pack_edition="2024.1",
        details=Details(council="Alderwick", as_of=datetime.date(2026, 10, 1)),
        evidence=(
            EvidenceItem(id="E1", text="One.", date="2026-03"),
            EvidenceItem(id="E2", text="Two."),
            EvidenceItem(id="E3", text="Three.", date="2025"),
            EvidenceItem(id="E4", text="Typed.", date="2026-03"),
        ),
        documents=(
            SourceDocument(id=1, title="Report", file_name="r.txt", digest="a", date="2026-04"),
            SourceDocument(id=2, title="Report", file_name="r2.txt", digest="b", supersedes=1),
        ),
        passages=(
            passage(1, kind="heading"),
            passage(2, verdict="accepted", evidence="E1"),
            passage(3, verdict="accepted", evidence="E2"),
            passage(4, verdict="accepted", evidence="E3"),
            passage(5, verdict="skipped"),
            passage(6, verdict="set-aside"),
            passage(7),
            passage(8, document=2),
            passage(9, document=2, evidence="E9"),
        ),
    )


def test_passages_are_counted_by_what_was_decided_and_items_are_named(assessment):
    first, second = held(assessment)
    assert (first.decided, first.asked, first.waiting) == (4, 4, 0), "what waits in an older version waits no more"
    assert first.verdicts == {"accepted": 3, "skipped": 1, "set-aside": 1}
    assert first.evidence == ("E1", "E2", "E3")
    assert first.newer is not None
    assert first.newer.id == 2
    assert (second.decided, second.asked, second.evidence, second.newer) == (0, 2, (), None)


def test_items_are_named_in_the_order_of_the_document_though_a_passage_was_cut(assessment):
    cut = passage(2, verdict="accepted", evidence="E4").model_copy(update={"id": 99, "part": 2})
    first, _ = held(assessment.model_copy(update={"passages": (*assessment.passages, cut)}))
    assert first.evidence == ("E1", "E4", "E2", "E3")


def test_an_item_leads_to_its_passage_and_what_was_typed_or_deleted_to_none(assessment):
    found = passage_of(assessment, "E2")
    assert found is not None
    assert found.id == 3
    assert passage_of(assessment, "E4") is None
    assert passage_of(assessment, "E9") is None


@pytest.mark.parametrize(
    ("document", "before", "items"),
    [(1, "2026-03", ("E1", "E2")), (1, None, ("E2",)), (1, "2026-04", ()), (2, "2026-03", ()), (7, None, ())],
)
def test_items_with_the_old_date_or_none_may_take_the_new_one(assessment, document, before, items):
    assert items_to_date(assessment, document, before) == items


def test_gaps_across_documents_are_those_whose_items_come_from_several(assessment):
    def gap(check, *evidence):
        return Gap("/".join((check, *evidence)), check, "capacity", None, evidence, "check", "Why.")

    taken = passage(8, document=2, verdict="accepted", evidence="E4")
    both = assessment.model_copy(update={"passages": (*assessment.passages[:7], taken)})
    gaps = [
        gap("contradiction", "E1", "E2"),
        gap("contradiction", "E1", "E4"),
        gap("single-document", "E1", "E2"),
        gap("single-voice", "E1"),
    ]
    assert gaps_across(both, gaps) == (gaps[1], gaps[2])
    assert gaps_across(assessment, gaps) == (gaps[2],)
