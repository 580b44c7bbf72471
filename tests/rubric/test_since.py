"""What has changed since a paper was made: nothing where nothing did, and each edit as what it is."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.assessment import Account, Assessment, Details, Export
from rubric.comparing import compare
from rubric.comparison import Comparison
from rubric.decisions import Action, Decisions, Dismissal, digest
from rubric.evidence import EvidenceItem
from rubric.pack import Pack
from rubric.reading import Match, Reading
from rubric.since import Moved, Since, last_draft, papers_held, what_changed
from rubric.snapshots import Snapshot, take_snapshot

AS_OF = datetime.date(2026, 10, 1)
DAY = datetime.date(2026, 11, 30)


@pytest.fixture(scope="module")
def then(pack: Pack) -> Assessment:
    return Assessment(
        statement=pack.id,
        pack_edition=pack.edition,
        details=Details(council="Alderwick Council", as_of=AS_OF),
        evidence=tuple(
            EvidenceItem(id=f"E{n}", text=f"Item {n} tells of something.", sub_headings=(pack.sub_headings[0].id,))
            for n in range(1, 5)
        ),
        accounts=(Account(sub_heading="", narrative="We are getting better."),),
        decisions=Decisions(
            actions=(
                Action(id=1, what="Count the waits."),
                Action(id=2, what="Say so.", done=AS_OF),
                Action(id=3, what="x"),
            )
        ),
    )


def compared(pack: Pack, assessment: Assessment, shows: dict[str, dict[str, str]] | None = None) -> Comparison:
    """``shows`` are the fits of patterns, by item."""
    readings = [
        (item, Reading(item.text, (), tuple(Match(p, fit, (0, 4)) for p, fit in found.items()), (), ()))  # type: ignore[arg-type]
        for item in assessment.evidence
        for found in [(shows or {}).get(item.id, {})]
    ]
    return compare(pack, readings, AS_OF, assessment.decisions)


def held(pack: Pack, assessment: Assessment) -> Snapshot:
    return take_snapshot(assessment, compared(pack, assessment))


def since(pack: Pack, then: Assessment, now: Assessment) -> Since:
    """What differs, but for the gaps, which items raise by themselves."""
    found = what_changed(held(pack, then), now, compared(pack, now))
    return replace(found, gaps_opened=(), gaps_closed=())


def put(assessment: Assessment, **fields: Any) -> Assessment:
    return assessment.model_copy(update=fields)


def decided(assessment: Assessment, **fields: Any) -> Assessment:
    return put(assessment, decisions=assessment.decisions.model_copy(update=fields))


def test_where_nothing_changed_nothing_is_told(pack: Pack, then: Assessment, example: Assessment) -> None:
    for assessment in (then, example):
        found = what_changed(held(pack, assessment), assessment, compared(pack, assessment))
        assert found == Since()
        assert found.is_nothing


def test_what_was_held_in_a_file_is_compared_the_same(pack: Pack, then: Assessment) -> None:
    stored = Snapshot.model_validate_json(held(pack, then).model_dump_json())
    assert what_changed(stored, then, compared(pack, then)).is_nothing


@settings(max_examples=60, deadline=None)
@given(
    added=st.integers(0, 3),
    gone=st.sets(st.integers(0, 3)),
    changed=st.dictionaries(st.integers(0, 3), st.sampled_from(["text", "source", "owner", "caveat", "date"])),
)
def test_evidence_is_added_changed_and_removed(
    pack: Pack, then: Assessment, added: int, gone: set[int], changed: dict[int, str]
) -> None:
    items = [
        item.model_copy(update={changed[n]: "2026-01"}) if n in changed else item
        for n, item in enumerate(then.evidence)
        if n not in gone
    ]
    new = [EvidenceItem(id=f"E{10 + n}", text="New words.") for n in range(added)]
    found = since(pack, then, put(then, evidence=(*items, *new)))
    assert found == Since(
        evidence_added=tuple(item.id for item in new),
        evidence_changed=tuple(f"E{n + 1}" for n in sorted(changed) if n not in gone),
        evidence_removed=tuple(f"E{n + 1}" for n in sorted(gone)),
    )


def test_an_order_of_items_is_no_change(pack: Pack, then: Assessment) -> None:
    assert since(pack, then, put(then, evidence=then.evidence[::-1])).is_nothing


def test_actions_are_added_changed_done_and_removed(pack: Pack, then: Assessment) -> None:
    first, second, third = then.decisions.actions
    due = first.model_copy(update={"due": DAY})
    assert since(pack, then, decided(then, actions=(due, second, third))) == Since(actions_changed=(1,))
    done = first.model_copy(update={"done": DAY, "owner": "Market Manager"})
    assert since(pack, then, decided(then, actions=(done, second, third))) == Since(actions_done=(1,))
    later = second.model_copy(update={"done": DAY})
    assert since(pack, then, decided(then, actions=(first, later, third))) == Since(actions_changed=(2,))
    again = second.model_copy(update={"done": None})
    assert since(pack, then, decided(then, actions=(first, again, third))) == Since(actions_changed=(2,))
    new = Action(id=9, what="New.", done=DAY)
    assert since(pack, then, decided(then, actions=(second, third, new))) == Since(
        actions_added=(9,), actions_removed=(1,)
    )


def test_an_account_is_written_changed_and_emptied(pack: Pack, then: Assessment) -> None:
    place = pack.sub_headings[0].id
    (whole,) = then.accounts
    begun = Account(sub_heading=place, parts={"plans": "Soon."})
    assert since(pack, then, put(then, accounts=(whole, begun))) == Since(accounts=(place,))
    judged = whole.model_copy(update={"judgement": 3})
    assert since(pack, then, put(then, accounts=(judged,))) == Since(accounts=("",))
    assert since(pack, then, put(then, accounts=())) == Since(accounts=("",))


def test_an_account_in_which_nothing_is_written_is_none(pack: Pack, then: Assessment) -> None:
    opened = Account(sub_heading=pack.sub_headings[0].id, parts={"plans": "", "people": " "})
    assert since(pack, then, put(then, accounts=(*then.accounts, opened))).is_nothing


def test_a_pattern_moves_and_its_gap_opens_or_closes(pack: Pack, then: Assessment) -> None:
    one, two, three = (pattern.id for pattern in pack.patterns[:3])
    before = {"E1": {one: "clear", two: "partial"}}
    after = {"E1": {two: "clear", three: "partial"}}
    snapshot = take_snapshot(then, compared(pack, then, before))
    found = what_changed(snapshot, then, compared(pack, then, after))
    assert found.patterns == (
        Moved(one, "covered", "missing"),
        Moved(two, "weak", "covered"),
        Moved(three, "missing", "weak"),
    )
    homes = {pattern.id: pattern.home for pattern in pack.patterns}
    assert found.gaps_opened == (f"missing-pattern/{homes[one]}/{one}",)
    assert found.gaps_closed == (f"weak-pattern/{homes[two]}/{two}",)


def test_a_gap_closes_when_it_is_dismissed_and_opens_when_that_is_taken_back(pack: Pack, then: Assessment) -> None:
    key = f"missing-pattern/{pack.patterns[0].home}/{pack.patterns[0].id}"
    said = Dismissal(gap=key, reason="Not here", digest=digest([]), decided=AS_OF)
    dismissed = decided(then, dismissals=(said,))
    found = what_changed(held(pack, then), dismissed, compared(pack, dismissed))
    assert found == Since(gaps_closed=(key,))
    back = what_changed(held(pack, dismissed), then, compared(pack, then))
    assert back == Since(gaps_opened=(key,))


def test_what_another_edition_does_not_know_is_not_compared(pack: Pack, then: Assessment) -> None:
    snapshot = held(pack, then)
    unknown = {"patterns": {**snapshot.patterns, "of-old": "weak"}, "gaps": (*snapshot.gaps, "weak-pattern/x/of-old")}
    assert what_changed(snapshot.model_copy(update=unknown), then, compared(pack, then)).is_nothing
    first = pack.patterns[0].id
    younger = {
        "patterns": {id_: status for id_, status in snapshot.patterns.items() if id_ != first},
        "gaps": tuple(key for key in snapshot.gaps if not key.endswith(first)),
    }
    assert what_changed(snapshot.model_copy(update=younger), then, compared(pack, then)).is_nothing


def test_the_last_draft_is_the_newest_of_an_earlier_one(pack: Pack, then: Assessment) -> None:
    made = [
        Export(number=number, made_on=DAY, draft=draft, file_name="x.pdf", held=held(pack, then))
        for number, draft in ((1, 1), (2, 1), (3, 2), (4, 3))
    ]
    details = then.details.model_copy(update={"draft": 3})
    third = put(then, details=details, exports=(made[3], *made[:3]))
    assert papers_held(third) == (made[3], made[2], made[1], made[0])
    assert last_draft(third) is made[2]
    second = put(third, details=details.model_copy(update={"draft": 2}))
    assert last_draft(second) is made[1]
    assert last_draft(put(third, details=details.model_copy(update={"draft": 1}))) is None
    assert last_draft(then) is None
