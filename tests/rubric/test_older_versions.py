"""A document that looks like a newer version of another is told from one that only has much in common with it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pytest
from make_versions import FIRST, SECOND, passages_of

from rubric.assessment import Assessment, Details, Passage, SourceDocument
from rubric.older_versions import OlderVersion, older_version, unmarked

OTHER = [
    f"The {street} scheme opened in {year}." for street in ("Quay", "Mill", "Moor", "Park") for year in (2024, 2025)
]


def held(*documents: tuple[str, str, Sequence[Passage]]) -> Assessment:
    """An assessment with documents: (file name, title, passages) each."""
    return Assessment(
        statement="care-provision",
        pack_edition="2024.1",
        details=Details(council="Aldermere", as_of=datetime.date(2026, 12, 1)),
        documents=tuple(
            SourceDocument(id=n, title=title, file_name=name, digest=str(n))
            for n, (name, title, _) in enumerate(documents, start=1)
        ),
        passages=tuple(
            passage.model_copy(update={"id": n * 1000 + m, "document": n})
            for n, (_, _, passages) in enumerate(documents, start=1)
            for m, passage in enumerate(passages)
        ),
    )


def told(texts: Sequence[str]) -> list[Passage]:
    return [Passage(id=0, document=0, number=n, kind="prose", text=text) for n, text in enumerate(texts, start=1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Market Position Statement v1.2", "market_position_statement_v2_FINAL"),
        ("Brokerage return Aug 2026", "Brokerage return 2026-09-12"),
        ("20260612 scrutiny paper", "Scrutiny paper 12 June 2026 (2)"),
        ("Carers strategy 2024-25", "Carers strategy, draft 3"),
    ],
)
def test_marks_of_a_version_and_dates_are_no_part_of_a_name(one: str, other: str) -> None:
    assert unmarked(one) == unmarked(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("Annex 3", "Annex 4"), ("East scheme", "West scheme"), ("May review", "Day review")]
)
def test_other_names_stay_other_names(one: str, other: str) -> None:
    assert unmarked(one) != unmarked(other)


def test_a_paper_of_the_same_name_is_compared_passage_by_passage() -> None:
    both = held(("support v1.docx", "A", passages_of(FIRST)), ("support v2.docx", "B", passages_of(SECOND)))
    assert older_version(both, 2) == OlderVersion(older=1, newer=2, stand=6, changed=3, gone=2, new=2)
    assert older_version(both, 1) is None


def test_a_paper_that_says_most_of_it_is_found_whatever_it_is_called() -> None:
    both = held(("a.docx", "A", passages_of(FIRST)), ("b.pdf", "B", passages_of(SECOND)))
    found = older_version(both, 2)
    assert found is not None
    assert found.passages == 11


def test_minutes_of_another_meeting_are_no_newer_version() -> None:
    both = held(("minutes.docx", "Minutes", passages_of(FIRST)), ("minutes.docx", "Minutes", told(OTHER)))
    assert older_version(both, 2) is None


def test_a_paper_that_quotes_a_little_of_another_is_no_newer_version() -> None:
    quoted = [p.text for p in passages_of(FIRST) if p.is_offered][:3]
    both = held(("a.docx", "A", passages_of(FIRST)), ("b.docx", "B", told([*OTHER, *quoted])))
    assert older_version(both, 2) is None


def test_the_same_file_again_is_no_newer_version() -> None:
    both = held(("a.docx", "A", passages_of(FIRST)), ("a.docx", "A", passages_of(FIRST)))
    same = tuple(document.model_copy(update={"digest": "same"}) for document in both.documents)
    assert older_version(both.model_copy(update={"documents": same}), 2) is None


def test_the_latest_version_is_meant_and_the_nearest_of_several() -> None:
    every = held(
        ("paper v1.docx", "A", passages_of(FIRST)),
        ("paper v2.docx", "A", passages_of(SECOND)),
        ("other.docx", "C", told(OTHER)),
        ("paper v3.docx", "A", passages_of(SECOND)),
    )
    chained = (every.documents[0], every.documents[1].model_copy(update={"supersedes": 1}), *every.documents[2:])
    found = older_version(every.model_copy(update={"documents": chained}), 4)
    assert found is not None
    assert (found.older, found.stand, found.gone) == (2, found.passages, 0)
