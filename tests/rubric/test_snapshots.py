"""What stood in an assessment, in marks: the same while nothing changes, another for whatever did."""

from __future__ import annotations

import datetime

import pytest

from rubric.assessment import Account, Assessment, Details
from rubric.decisions import Action, Decisions
from rubric.evidence import EvidenceItem
from rubric.gaps import find_gaps
from rubric.pack import Pack
from rubric.snapshots import Snapshot, take_snapshot

AS_OF = datetime.date(2026, 10, 1)


@pytest.fixture
def assessment(pack: Pack) -> Assessment:
    return Assessment(
        statement=pack.id,
        pack_edition=pack.edition,
        details=Details(council="Alderwick Council", as_of=AS_OF),
        evidence=(EvidenceItem(id="E1", text="Care began in two days for 81% of people.", sub_headings=("capacity",)),),
        accounts=(Account(sub_heading="", narrative="We are getting better."),),
        decisions=Decisions(actions=(Action(id=1, what="Count the waits."),)),
    )


def taken(pack: Pack, assessment: Assessment) -> Snapshot:
    return take_snapshot(assessment, find_gaps(pack, assessment.evidence, AS_OF, assessment.decisions))


def test_it_holds_marks_and_no_words(pack: Pack, assessment: Assessment):
    held = taken(pack, assessment)
    assert set(held.patterns) == {pattern.id for pattern in pack.patterns}
    assert held.gaps
    assert (set(held.evidence), set(held.actions), set(held.accounts)) == ({"E1"}, {"1"}, {""})
    assert "Care" not in held.model_dump_json()
    assert "better" not in held.model_dump_json()


def test_it_is_the_same_until_something_is_written(pack: Pack, assessment: Assessment):
    held = taken(pack, assessment)
    assert taken(pack, assessment) == held
    item = assessment.evidence[0].model_copy(update={"owner": "Market Manager"})
    changed = taken(pack, assessment.model_copy(update={"evidence": (item,)}))
    assert changed.evidence != held.evidence
    assert (changed.actions, changed.accounts) == (held.actions, held.accounts)
