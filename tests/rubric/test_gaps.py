"""What is covered, weak or missing; what the officer decided; and in what order the gaps come."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from rubric.checks.all import CHECKS
from rubric.comparing import compare
from rubric.comparison import Comparison, Gap
from rubric.decisions import Action, Decisions, Dismissal, MatchDecision, digest
from rubric.evidence import EvidenceItem
from rubric.gaps import find_gaps, gap_digest
from rubric.pack import Pack

AS_OF = datetime.date(2026, 10, 1)
WAITS = "homecare-sourcing-times"
WAITS_MISSING = f"missing-pattern/capacity/{WAITS}"


def gap(found: Comparison, key: str) -> Gap:
    return next(g for g in found.gaps if g.key == key)


def status(found: Comparison, pattern: str) -> tuple[str, tuple[str, ...]]:
    return next((s.status, s.evidence) for s in found.patterns if s.pattern == pattern)


def verdict(evidence: str, word: Any, pattern: str = WAITS) -> Decisions:
    return Decisions(matches=(MatchDecision(evidence=evidence, pattern=pattern, verdict=word, digest=""),))


# Status


def test_an_empty_assessment_misses_every_pattern_and_has_no_item(pack: Pack) -> None:
    found = compare(pack, [], AS_OF, Decisions())
    assert {s.status for s in found.patterns} == {"missing"}
    assert [s.pattern for s in found.patterns] == [p.id for p in pack.patterns]
    assert found.items == ()
    assert {g.check for g in found.gaps} == {"missing-pattern", "empty"}


def test_clear_items_stand_before_partial_ones(pack: Pack, read: Any) -> None:
    items = read.all(
        [{"text": "a", "partial": [WAITS]}, {"text": "b", "clear": [WAITS]}, {"text": "c", "possible": [WAITS]}]
    )
    found = compare(pack, items, AS_OF, Decisions())
    assert status(found, WAITS) == ("covered", ("E2", "E1"))


def test_partial_alone_is_weak_and_possible_alone_is_missing(pack: Pack, read: Any) -> None:
    weak = compare(pack, read.all([{"text": "a", "partial": [WAITS]}]), AS_OF, Decisions())
    missing = compare(pack, read.all([{"text": "a", "possible": [WAITS]}]), AS_OF, Decisions())
    assert status(weak, WAITS) == ("weak", ("E1",))
    assert status(missing, WAITS) == ("missing", ())


def test_an_item_placed_anywhere_or_nowhere_covers_a_pattern(pack: Pack, read: Any) -> None:
    found = compare(pack, read.all([{"text": "a", "clear": [WAITS]}]), AS_OF, Decisions())
    assert status(found, WAITS) == ("covered", ("E1",))


# The officer's word on matches


def test_a_rejected_match_leaves(pack: Pack, read: Any) -> None:
    found = compare(pack, read.all([{"text": "a", "clear": [WAITS]}]), AS_OF, verdict("E1", "rejected"))
    assert found.items[0].matches == ()
    assert status(found, WAITS)[0] == "missing"
    assert found.items[0].reading.matches, "what was read is kept beside the decision"


def test_a_confirmed_match_becomes_clear_where_it_was_read(pack: Pack, read: Any) -> None:
    found = compare(pack, read.all([{"text": "quick", "possible": [WAITS]}]), AS_OF, verdict("E1", "confirmed"))
    match = found.items[0].matches[0]
    assert (match.fit, match.span) == ("clear", (0, 5))
    assert found.items[0].confirmed == {WAITS}
    assert status(found, WAITS)[0] == "covered"


def test_what_the_officer_alone_saw_spans_the_whole_text_trimmed(pack: Pack, read: Any) -> None:
    found = compare(pack, read.all([{"text": "  nobody waits \n"}]), AS_OF, verdict("E1", "confirmed"))
    assert [(m.pattern, m.fit, m.span) for m in found.items[0].matches] == [(WAITS, "clear", (2, 14))]


def test_a_confirmed_match_on_an_item_emptied_since_shows_nothing(pack: Pack, read: Any) -> None:
    found = compare(pack, read.all([{"text": "  "}]), AS_OF, verdict("E1", "confirmed"))
    assert found.items[0].matches == ()
    assert found.items[0].confirmed == frozenset()
    assert status(found, WAITS)[0] == "missing"


@pytest.mark.parametrize("pattern", ["of-an-older-edition", ""])
def test_a_decision_on_a_pattern_that_this_edition_lacks_does_no_harm(pack: Pack, read: Any, pattern: str) -> None:
    items = read.all([{"text": "a"}])
    assert compare(pack, items, AS_OF, verdict("E1", "confirmed", pattern)) == compare(pack, items, AS_OF, Decisions())


def test_a_decision_on_an_item_that_is_gone_does_no_harm(pack: Pack, read: Any) -> None:
    items = read.all([{"text": "a"}])
    assert compare(pack, items, AS_OF, verdict("E9", "confirmed")) == compare(pack, items, AS_OF, Decisions())


def test_a_decision_on_one_match_leaves_the_others_of_the_item(pack: Pack, read: Any) -> None:
    other = "placement-waits-measured"
    items = read.all([{"text": "a", "clear": [WAITS], "partial": [other]}])
    found = compare(pack, items, AS_OF, verdict("E1", "rejected"))
    assert [(m.pattern, m.fit) for m in found.items[0].matches] == [(other, "partial")]


def test_patterns_are_found_under_their_home_and_items_where_they_were_placed(pack: Pack, read: Any) -> None:
    found = compare(pack, read.all([{"text": "a", "sub_headings": ["quality"]}]), AS_OF, Decisions())
    assert found.items[0].sub_headings == ("quality",)
    for sub_heading in pack.sub_headings:
        homes = [p.id for p in pack.patterns if p.home == sub_heading.id]
        assert [s.pattern for s in found.under(sub_heading.id)] == homes


# Dismissals and actions


def dismissed(key: str, mark: str) -> Decisions:
    day = datetime.date(2026, 9, 1)
    return Decisions(dismissals=(Dismissal(gap=key, reason="Answered in person", digest=mark, decided=day),))


def test_a_dismissed_gap_stays_in_the_list_with_its_reason_and_is_no_longer_open(pack: Pack, read: Any) -> None:
    items = read.all([{"text": "Old figures, 77%.", "date": "2021", "sub_headings": ["quality"]}])
    before = compare(pack, items, AS_OF, Decisions())
    key = "out-of-date/quality/E1"
    after = compare(pack, items, AS_OF, dismissed(key, gap_digest(before, gap(before, key))))
    assert gap(before, key).is_open
    assert not gap(after, key).is_open
    assert not gap(after, key).text_changed
    assert gap(after, key).dismissal.reason == "Answered in person"  # type: ignore[union-attr]
    assert [g.key for g in before.gaps] == [g.key for g in after.gaps]


def test_a_dismissal_made_on_other_words_says_so(pack: Pack, read: Any) -> None:
    key = "out-of-date/quality/E1"
    decisions = dismissed(key, digest(["Old figures, 77%."]))
    items = read.all([{"text": "Old figures, 78%.", "date": "2021", "sub_headings": ["quality"]}])
    assert gap(compare(pack, items, AS_OF, decisions), key).text_changed


def test_a_dismissal_of_a_gap_that_rests_on_no_item_never_changes(pack: Pack, read: Any) -> None:
    found = compare(
        pack, read.all([{"text": "Anything at all will do here."}]), AS_OF, dismissed(WAITS_MISSING, digest([]))
    )
    assert not gap(found, WAITS_MISSING).text_changed
    assert gap_digest(found, gap(found, WAITS_MISSING)) == digest([])


def test_a_sub_heading_gap_keeps_its_dismissal_when_an_item_is_added_and_says_that_the_text_changed(
    pack: Pack, read: Any
) -> None:
    one = {"text": "All homes were visited.", "sub_headings": ["quality"]}
    key = "only-strengths/quality/all"
    first = compare(pack, read.all([one, one]), AS_OF, Decisions())
    decisions = dismissed(key, gap_digest(first, gap(first, key)))
    second = gap(compare(pack, read.all([one, one, one]), AS_OF, decisions), key)
    assert second.dismissal is not None
    assert second.text_changed


def test_actions_stand_with_the_gap_they_answer_and_close_it_when_all_are_done(pack: Pack) -> None:
    day = datetime.date(2026, 12, 1)
    one = Action(id=1, gap=WAITS_MISSING, what="Pull the log", owner="Brokerage", due=day)
    two = Action(id=2, gap=WAITS_MISSING, what="Add it", owner="Brokerage", due=day, done=day)
    half = gap(compare(pack, [], AS_OF, Decisions(actions=(one, two))), WAITS_MISSING)
    done = gap(compare(pack, [], AS_OF, Decisions(actions=(two,))), WAITS_MISSING)
    assert half.actions == (one, two)
    assert half.is_open
    assert not done.is_open


@pytest.mark.parametrize("key", ["", "gone", "gone/gone/gone", "//", "missing-pattern/capacity/gone"])
def test_an_action_or_dismissal_whose_gap_is_gone_does_no_harm(pack: Pack, key: str) -> None:
    done = datetime.date(2026, 9, 1)
    decisions = Decisions(
        actions=(Action(id=1, gap=key, what="x", done=done),), dismissals=dismissed(key, "0").dismissals
    )
    assert compare(pack, [], AS_OF, decisions).gaps == compare(pack, [], AS_OF, Decisions()).gaps


@pytest.mark.parametrize(
    ("fields", "planned"),
    [
        ({"sub_heading": "quality"}, True),
        ({"sub_heading": "capacity"}, False),
        ({}, False),
        ({"gap": "missing-pattern/quality/gone"}, True),
    ],
)
def test_an_action_of_no_gap_is_a_plan_where_it_stands(
    pack: Pack, read: Any, fields: dict[str, str], planned: bool
) -> None:
    action = Action(id=1, what="Visit both homes", owner="Quality lead", due=datetime.date(2026, 12, 1), **fields)
    items = read.all([{"text": "Two homes fell short.", "qualities": ["shortfall"], "sub_headings": ["quality"]}])
    assert action.place == ("quality" if planned else fields.get("sub_heading", ""))
    found = compare(pack, items, AS_OF, Decisions(actions=(action,)))
    assert planned is not any(g.check == "shortfall-without-plan" for g in found.gaps)


def test_an_action_of_no_gap_without_an_owner_is_raised_where_it_stands(pack: Pack) -> None:
    action = Action(id=7, sub_heading="quality", what="Visit both homes", due=datetime.date(2026, 12, 1))
    raised = gap(compare(pack, [], AS_OF, Decisions(actions=(action,))), "shortfall-without-plan/quality/action-7")
    assert "Visit both homes" in raised.reason
    assert raised.actions == ()


# Order, keys, sameness


def many(read: Any) -> list[Any]:
    told = [
        {"text": f"We launched a robust offer, number {n}, at 104% of homes.", "sub_headings": [place], "date": "2020"}
        for n, place in enumerate(["quality", "capacity", "sustainability", "local-needs"] * 3)
    ]
    return read.all([*told, {"text": "Mrs Ada Pell waits.", "partial": [WAITS]}])


def test_gaps_come_by_severity_then_sub_heading_then_check_then_key(pack: Pack, read: Any) -> None:
    gaps = compare(pack, many(read), AS_OF, Decisions()).gaps
    severities = [p.severity for p in pack.prevalences]
    places = [*(s.id for s in pack.sub_headings), ""]
    order = [(severities.index(g.severity), places.index(g.sub_heading), CHECKS.index(g.check), g.key) for g in gaps]
    assert order == sorted(order)
    assert gaps[0].severity == severities[0]
    assert gaps[-1].sub_heading == "", "what is not placed comes last"
    assert len({g.check for g in gaps}) > 5


def test_every_gap_has_a_key_of_its_own_made_of_check_sub_heading_and_subject(pack: Pack, read: Any) -> None:
    gaps = compare(pack, many(read), AS_OF, Decisions()).gaps
    assert len({g.key for g in gaps}) == len(gaps)
    for g in gaps:
        check, sub_heading, subject = g.key.split("/")
        assert (check, sub_heading) == (g.check, g.sub_heading)
        assert subject in (g.pattern, "+".join(sorted(g.evidence)), "all")


def test_ids_in_a_key_are_sorted_whatever_the_order_of_the_items(pack: Pack, read: Any) -> None:
    text = "The provider forum meets every month and has an independent chair."
    items = read.all([{"text": text, "sub_headings": [s.id]} for s in pack.sub_headings[:3]])
    expected = "+".join(["E1", "E2", "E3"])
    for order in (items, items[::-1]):
        keys = [g.key for g in compare(pack, order, AS_OF, Decisions()).gaps if g.check == "reused-evidence"]
        assert [key.split("/")[2] for key in keys] == [expected]


def test_the_same_question_has_the_same_answer(pack: Pack, read: Any) -> None:
    assert compare(pack, many(read), AS_OF, Decisions()) == compare(pack, many(read), AS_OF, Decisions())


def test_severity_follows_how_many_exemplars_show_the_pattern(pack: Pack) -> None:
    found = compare(pack, [], AS_OF, Decisions())
    for g in found.gaps:
        if g.pattern:
            assert g.severity == pack.severity(pack.pattern(g.pattern))
            assert f"{len(pack.pattern(g.pattern).shown_by)} of {len(pack.exemplars)}" in g.reason
        else:
            assert g.severity == "check"


def test_a_later_day_makes_old_what_was_new(pack: Pack, read: Any) -> None:
    items = read.all([{"text": "77% of homes were rated Good.", "date": "2026-05", "sub_headings": ["quality"]}])
    key = "out-of-date/quality/E1"
    now = {g.key for g in compare(pack, items, AS_OF, Decisions()).gaps}
    later = {g.key for g in compare(pack, items, datetime.date(2028, 10, 1), Decisions()).gaps}
    assert key not in now
    assert key in later


# With the reader


def test_find_gaps_reads_each_item_and_compares(pack: Pack) -> None:
    item = EvidenceItem(id="E1", text="Mrs Ada Pell wrote from ada@thornmere.example.", sub_headings=("quality",))
    found = find_gaps(pack, [item], AS_OF, Decisions())
    assert found.item("E1").reading.text == item.text
    assert gap(found, "personal-data/quality/E1").spans == (("E1", (0, 12)), ("E1", (24, 45)))
    assert found == find_gaps(pack, [item], AS_OF, Decisions())


def test_find_gaps_of_nothing(pack: Pack) -> None:
    assert find_gaps(pack, [], AS_OF, Decisions()) == compare(pack, [], AS_OF, Decisions())


def test_what_was_decided_of_a_missing_pattern_holds_when_it_is_weak(pack: Pack, read: Any) -> None:
    action = Action(id=1, gap=WAITS_MISSING, what="Count the waits each month")
    dismissal = Dismissal(gap=WAITS_MISSING, reason="The county counts them.", digest=digest([]), decided=AS_OF)
    decisions = Decisions(actions=(action,), dismissals=(dismissal,))
    found = compare(pack, read.all([{"text": "a", "partial": [WAITS]}]), AS_OF, decisions)
    weak = gap(found, f"weak-pattern/capacity/{WAITS}")
    assert (weak.actions, weak.dismissal, weak.text_changed) == ((action,), dismissal, True)
    assert found.gap_answered_by(action) == weak


def test_an_action_on_a_closed_gap_answers_none(pack: Pack, read: Any) -> None:
    action = Action(id=1, gap=WAITS_MISSING, what="Count the waits each month")
    found = compare(pack, read.all([{"text": "a", "clear": [WAITS]}]), AS_OF, Decisions(actions=(action,)))
    assert found.gap_answered_by(action) is None
