"""What to do next: what most exemplars show first, then the least work, and never more than can be taken in."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.assessment import Assessment
from rubric.comparing import compare
from rubric.comparison import Comparison
from rubric.decisions import Action, Decisions, Dismissal
from rubric.gaps import find_gaps
from rubric.next_steps import LEAST_PATTERNS, MOST, NextStep, next_steps
from rubric.pack import Pack

AS_OF = datetime.date(2026, 10, 1)


@pytest.fixture
def found(pack: Pack, read: Any) -> Any:
    """Compare items told in short, each under a sub-heading and of a category unless it says otherwise."""

    def compared(*told: dict[str, Any], decisions: Decisions = Decisions()) -> Comparison:  # noqa: B008
        usual = {"sub_headings": [pack.sub_headings[0].id], "date": "2026-08"}
        return compare(pack, read.all([{"text": "a b c d e f", **usual, **one} for one in told]), AS_OF, decisions)

    return compared


def everything(pack: Pack, **but: list[str]) -> dict[str, Any]:
    """An item that shows every pattern, save what is given in another fit or, as ``nothing``, left out."""
    left_out = {pattern for patterns in but.values() for pattern in patterns}
    told = {fit: patterns for fit, patterns in but.items() if fit != "nothing"}
    return {"clear": [p.id for p in pack.patterns if p.id not in left_out], **told}


def everywhere(pack: Pack) -> list[dict[str, Any]]:
    """Evidence of every category under every sub-heading: nothing is empty and every voice is heard."""
    return [{"sub_headings": [s.id], "category": c.id} for s in pack.sub_headings for c in pack.evidence_categories]


def kinds(steps: tuple[NextStep, ...]) -> list[str]:
    return [step.kind for step in steps]


def shown_by(pack: Pack, count: int) -> list[str]:
    return [pattern.id for pattern in pack.patterns if len(pattern.shown_by) == count]


def test_where_everything_is_shown_and_everyone_heard_there_is_nothing_to_do(pack: Pack, found: Any) -> None:
    assert next_steps(pack, found(everything(pack), *everywhere(pack))) == ()


def test_a_missing_pattern_says_what_to_do_why_and_where(pack: Pack, found: Any) -> None:
    gone = pack.patterns[0]
    (step,) = next_steps(pack, found(everything(pack, nothing=[gone.id]), *everywhere(pack)))
    assert step.sentence == gone.step
    assert step.why == f"missing, {len(gone.shown_by)} of {len(pack.exemplars)} exemplars"
    assert (step.status, step.gap) == ("missing", f"missing-pattern/{gone.home}/{gone.id}")


def test_a_weak_pattern_says_what_its_item_lacks(pack: Pack, found: Any) -> None:
    weak = pack.patterns[0]
    (step,) = next_steps(pack, found(everything(pack, partial=[weak.id]), *everywhere(pack)))
    assert step.status == "weak"
    assert step.why.startswith(f"weak, {len(weak.shown_by)} of {len(pack.exemplars)} exemplars; E1: no ")


def test_what_more_exemplars_show_comes_first_and_weak_before_missing(pack: Pack, found: Any) -> None:
    most = len(pack.exemplars)
    gone, weak, seldom = shown_by(pack, most)[0], shown_by(pack, most)[-1], shown_by(pack, most - 1)[0]
    told = everything(pack, nothing=[gone], partial=[weak, seldom])
    steps = next_steps(pack, found(told, *everywhere(pack)))
    assert [step.gap.rpartition("/")[2] for step in steps] == [weak, gone, seldom]


def test_possible_matches_are_one_step_where_a_yes_would_close_a_gap(pack: Pack, found: Any) -> None:
    near = [pack.patterns[0].id, pack.patterns[1].id]
    told = everything(pack, possible=near)
    first, *_ = next_steps(pack, found(told, *everywhere(pack)))
    assert (first.kind, first.status, first.evidence, first.gap) == ("confirm", "possible", "E1", "")
    assert first.sentence == "Look at 2 possible matches in E1"
    covered = found(told, everything(pack), *everywhere(pack))
    assert "confirm" not in kinds(next_steps(pack, covered)), "what is covered needs no yes"


def test_possible_matches_of_several_items_say_how_many_and_the_one_of_most_worth_comes_first(
    pack: Pack, found: Any
) -> None:
    most, seldom = shown_by(pack, len(pack.exemplars))[0], shown_by(pack, len(pack.exemplars) - 1)[0]
    told = everything(pack, possible=[seldom], nothing=[most])
    first, *_ = next_steps(pack, found(told, {"possible": [most, seldom]}, *everywhere(pack)))
    assert first.sentence == "Look at 3 possible matches in 2 items"
    assert (first.evidence, first.items) == ("E2", ("E2", "E1"))


def test_a_sub_heading_with_nothing_under_it_is_begun(pack: Pack, found: Any) -> None:
    home = pack.sub_headings[0].id
    steps = next_steps(pack, found(everything(pack), *[i for i in everywhere(pack) if i["sub_headings"] == [home]]))
    assert kinds(steps) == ["empty", "empty"], "two at a time"
    assert pack.sub_headings[1].short_title in steps[0].sentence
    assert steps[0].gap == f"empty/{pack.sub_headings[1].id}/all"


def test_where_people_are_not_heard_they_are_asked(pack: Pack, found: Any) -> None:
    required = next(c for c in pack.evidence_categories if c.required)
    place = pack.sub_headings[1]
    items = [i for i in everywhere(pack) if i["sub_headings"] != [place.id] or i["category"] != required.id]
    (step,) = next_steps(pack, found(everything(pack), *items))
    assert step.sentence == required.step.format(sub_heading=place.short_title)
    assert required.title in step.why
    assert step.gap == f"single-voice/{place.id}/all"


def test_where_one_voice_speaks_alone_another_is_asked(pack: Pack, found: Any) -> None:
    required = next(c for c in pack.evidence_categories if c.required)
    place = pack.sub_headings[1]
    items = [i for i in everywhere(pack) if i["sub_headings"] != [place.id]]
    alone = [{"sub_headings": [place.id], "category": required.id} for _ in range(2)]
    (step,) = next_steps(pack, found(everything(pack), *items, *alone))
    other = next(c for c in pack.evidence_categories if c is not required)
    assert step.sentence == other.step.format(sub_heading=place.short_title)


def test_what_an_old_item_alone_covers_needs_newer_evidence(pack: Pack, found: Any) -> None:
    pattern = pack.patterns[0]
    rest, old = everything(pack, nothing=[pattern.id]), {"clear": [pattern.id], "date": "2020-01"}
    (step,) = next_steps(pack, found(rest, old, *everywhere(pack)))
    assert (step.kind, step.status) == ("old", "covered")
    assert step.gap == f"out-of-date/{pack.sub_headings[0].id}/E2"
    assert pattern.title in step.sentence
    assert f"over {pack.limits.out_of_date_months} months old" in step.why
    renewed = found(everything(pack), old, *everywhere(pack))
    assert next_steps(pack, renewed) == (), "newer evidence covers it too"


def test_a_gap_that_is_dismissed_or_answered_by_an_action_asks_for_nothing_more(pack: Pack, found: Any) -> None:
    one, other = pack.patterns[:2]
    told = everything(pack, nothing=[one.id, other.id])
    keys = [f"missing-pattern/{pattern.home}/{pattern.id}" for pattern in (one, other)]
    decided = Decisions(
        dismissals=(Dismissal(gap=keys[0], reason="Not here", digest="", decided=AS_OF),),
        actions=(Action(id=1, gap=keys[1], what="Ask", owner="Lead", due=AS_OF),),
    )
    assert next_steps(pack, found(told, *everywhere(pack), decisions=decided)) == ()


def test_the_gaps_beyond_the_list_are_one_step_at_its_end(pack: Pack, found: Any) -> None:
    steps = next_steps(pack, found(everything(pack, nothing=[p.id for p in pack.patterns]), *everywhere(pack)))
    assert kinds(steps) == ["missing"] * (MOST - 1) + ["action"]
    assert str(len(pack.patterns) - MOST + 1) in steps[-1].sentence
    assert steps[-1].gap.rpartition("/")[2] not in {step.gap.rpartition("/")[2] for step in steps[:-1]}
    fit = next_steps(pack, found(everything(pack, nothing=[p.id for p in pack.patterns[:MOST]]), *everywhere(pack)))
    assert kinds(fit) == ["missing"] * MOST
    over = next_steps(
        pack, found(everything(pack, nothing=[p.id for p in pack.patterns[: MOST + 2]]), *everywhere(pack))
    )
    assert over[-1].sentence == pack.next_step("action").sentence.format(count=3)


def test_the_example_is_told_what_an_officer_can_act_on(pack: Pack, example: Assessment) -> None:
    found = find_gaps(pack, example.evidence, example.details.as_of, example.decisions)
    steps = next_steps(pack, found)
    assert len(steps) == MOST
    assert {"confirm", "weak", "voice", "missing"} <= set(kinds(steps))
    assert steps == next_steps(pack, found)


PATTERNS = st.integers(0, 45)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(PATTERNS, st.sampled_from(["clear", "partial", "possible"]), st.integers(0, 4), st.integers(0, 5)),
        max_size=30,
    )
)
def test_any_evidence_gives_few_steps_in_order_that_lead_somewhere(pack: Pack, read: Any, told: Any) -> None:
    categories = [None, *(c.id for c in pack.evidence_categories)]
    items = read.all(
        {
            "text": f"Item {number} tells of something.",
            fit: [pack.patterns[pattern % len(pack.patterns)].id],
            "sub_headings": [pack.sub_headings[place % len(pack.sub_headings)].id],
            "category": categories[category % len(categories)],
            "date": "2020" if number % 3 else "2026-08",
        }
        for number, (pattern, fit, place, category) in enumerate(told)
    )
    found = compare(pack, items, AS_OF, Decisions())
    steps = next_steps(pack, found)
    assert len(steps) <= MOST
    worth = [step.worth for step in steps]
    assert worth == sorted(worth, reverse=True)
    keys, ids = {gap.key for gap in found.gaps}, {compared.item.id for compared in found.items}
    for step in steps:
        assert step.gap in keys if step.gap else step.evidence in ids
        assert "{" not in step.sentence + step.why
    patterns = sum(gap.pattern is not None for gap in found.gaps)
    assert sum(step.kind in {"weak", "missing", "action"} for step in steps) >= min(patterns, LEAST_PATTERNS)
