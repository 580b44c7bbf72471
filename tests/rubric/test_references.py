"""References to evidence are found in a text, and those that do not stand as written are told."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.assessment import Assessment, BinnedItem, Details
from rubric.evidence import EvidenceItem
from rubric.references import (
    FaultyReference,
    faulty_references,
    find_references,
    known_ids,
    references_of,
    without_references,
)

DAY = datetime.date(2026, 10, 1)
KNOWN = ("E1", "E2", "E12", "Minute 4, item 2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Care began in 2.3 days [E12].", ("E12",)),
        ("Both say so [E1, E2] and [E1; E12].", ("E1", "E2", "E12")),
        ("Typed in a hurry [e12].", ("E12",)),
        ("Nobody has that one [E99].", ("E99",)),
        ("Another's id [Minute 4, item 2].", ("Minute 4, item 2",)),
        ("Our own brackets [see E1], [sic], [], [E1 and more], [2026] and (E2).", ()),
        ("Broken [E1\nE2] and [E1.", ()),
    ],
)
def test_references_are_ids_in_brackets_and_nothing_else_is(text: str, expected: tuple[str, ...]) -> None:
    assert references_of(text, KNOWN) == expected


def test_each_id_of_a_pair_of_brackets_has_a_place_of_its_own() -> None:
    text = "So [E1,  E2]."
    first, second = find_references(text, KNOWN)
    assert [text[slice(*found.span)] for found in (first, second)] == ["E1", "E2"]
    assert first.brackets == second.brackets == (3, 12)


@given(st.text(alphabet="E123 ,;[]\n.a", max_size=60))
def test_what_is_found_stands_there_in_order(text: str) -> None:
    found = find_references(text, KNOWN)
    for reference in found:
        assert text[slice(*reference.span)].upper() == reference.evidence
        assert text[reference.brackets[0]] == "["
        assert text[reference.brackets[1] - 1] == "]"
        assert reference.brackets[0] < reference.span[0] < reference.span[1] < reference.brackets[1]
    assert [reference.span for reference in found] == sorted({reference.span for reference in found})


@given(st.text(alphabet="E123 ,;[]\n.a", max_size=60))
def test_a_text_without_its_references_has_none_and_keeps_every_other_word(text: str) -> None:
    bare = without_references(text, KNOWN)
    assert len(bare) <= len(text)
    assert bare == text or find_references(text, KNOWN)


@pytest.fixture
def assessment() -> Assessment:
    return Assessment(
        statement="s",
        pack_edition="1",
        details=Details(council="Alderwick Council", as_of=DAY),
        evidence=(
            EvidenceItem(id="E1", text="Here.", sub_headings=("quality",)),
            EvidenceItem(id="E2", text="Elsewhere.", sub_headings=("capacity",)),
            EvidenceItem(id="E3", text="Nowhere."),
            EvidenceItem(id="E4", text="Under what the pack does not know.", sub_headings=("gone",)),
        ),
        bin=(BinnedItem(id="E9", text="Thrown away.", sub_headings=("quality",), deleted=DAY),),
    )


def test_a_reference_that_leads_elsewhere_or_nowhere_is_told_once(assessment: Assessment) -> None:
    text = "Fine [E1]. Moved [E2, E2]. Loose [E3]. Lost its place [E4]. Binned [E9]. Made up [E77]."
    assert faulty_references(assessment, ("quality", "capacity"), "quality", text) == (
        FaultyReference("E2", "elsewhere", ("capacity",)),
        FaultyReference("E3", "not-placed"),
        FaultyReference("E4", "not-placed"),
        FaultyReference("E9", "in-bin"),
        FaultyReference("E77", "unknown"),
    )


def test_the_whole_statement_may_refer_to_every_item(assessment: Assessment) -> None:
    found = faulty_references(assessment, ("quality", "capacity"), "", "All of them [E1, E2, E3, E4], not that [E9].")
    assert found == (FaultyReference("E9", "in-bin"),)
    assert known_ids(assessment) == {"E1", "E2", "E3", "E4", "E9"}
