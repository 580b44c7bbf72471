"""A filter on gaps lets through what agrees with every group in which something is ticked."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.gap_filter import STATES, GapFilter, state_of
from desktop.models.gaps import GapRow, gap_rows, gaps_asked_of
from desktop.models.places import DISMISSED, NOT_PLACED
from desktop.models.rows import Heading
from rubric.comparison import Comparison, Gap
from rubric.decisions import Action, Dismissal
from rubric.pack import Pack

DAY = datetime.date(2026, 10, 1)
TODO, DONE = Action(id=1, gap="x", what="Count"), Action(id=2, gap="x", what="Count", done=DAY)
DISMISSAL = Dismissal(gap="x", reason="Not ours.", digest="", decided=DAY)
HERE, THERE = "quality", "capacity"


def gap(check: str = "out-of-date", place: str = HERE, **fields: Any) -> Gap:
    whole = {"pattern": None, "evidence": (), "severity": "check", "reason": "A reason.", **fields}
    return Gap(f"{check}/{place}/{len(fields)}{fields.get('pattern', '')}", check, place, **whole)


def asked(**groups: Any) -> GapFilter:
    return GapFilter(**{name: value if isinstance(value, bool) else frozenset(value) for name, value in groups.items()})


GAPS = {
    "new": gap(),
    "actioned": gap("empty", actions=(TODO,)),
    "answered": gap("too-long", actions=(DONE,)),
    "dismissed": gap("single-voice", dismissal=DISMISSAL),
    "dismissed since": gap("contradiction", dismissal=DISMISSAL, text_changed=True, actions=(TODO,)),
    "pattern": gap("missing-pattern", pattern="homecare-sourcing-times", severity="common"),
    "elsewhere": gap("no-benchmark", THERE),
    "not placed": gap("personal-data", ""),
}
COMPARISON = Comparison((), (), tuple(GAPS.values()))


def shown(pack: Pack, place: str, wanted: GapFilter) -> list[str]:
    keys = [row.key for row in gap_rows(pack, COMPARISON, place, wanted) if isinstance(row, GapRow)]
    return [name for name, gap in GAPS.items() if gap.key in keys]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (GapFilter(), ["new", "actioned", "pattern"]),
        (asked(states=["new"]), ["new", "pattern"]),
        (asked(states=["actioned"]), ["actioned", "answered"]),
        (asked(states=["dismissed"]), ["dismissed", "dismissed since"]),
        (asked(states=["new", "dismissed"]), ["new", "dismissed", "dismissed since", "pattern"]),
        (asked(severities=["common", "expected"]), ["pattern"]),
        (asked(checks=["out-of-date", "empty"]), ["new", "actioned"]),
        (asked(checks=["out-of-date"], severities=["common"]), []),
        (asked(everywhere=True), ["new", "actioned", "pattern", "elsewhere", "not placed"]),
        (asked(everywhere=True, checks=["no-benchmark"]), ["elsewhere"]),
    ],
)
def test_what_is_shown_under_a_sub_heading(pack: Pack, wanted: GapFilter, expected: list[str]) -> None:
    assert shown(pack, HERE, wanted) == expected
    assert wanted.is_set is (wanted != GapFilter())


def test_where_gaps_are_put_away_the_place_says_their_state_and_the_rest_is_filtered(pack: Pack) -> None:
    everything = asked(states=["new"], everywhere=True)
    assert shown(pack, DISMISSED, everything) == ["answered", "dismissed", "dismissed since"]
    assert shown(pack, DISMISSED, asked(checks=["single-voice"], states=["new"])) == ["dismissed"]
    assert everything.put_away == GapFilter()


def test_the_words_of_a_filter_are_the_packs_own(pack: Pack) -> None:
    wanted = asked(states=["dismissed"], severities=["check"], checks=["out-of-date"], everywhere=True)
    severity = next(p.title for p in pack.prevalences if p.severity == "check")
    said = ("dismissed", severity, pack.check("out-of-date").title, "the whole statement")
    assert wanted.words(pack) == ", ".join(words[:1].lower() + words[1:] for words in said)
    assert GapFilter().words(pack) == ""


def test_gaps_put_away_are_marked_as_such_beside_the_open_ones(pack: Pack) -> None:
    rows = {
        name: next(row for row in gap_rows(pack, COMPARISON, HERE, asked(states=dict(STATES))) if row.key == gap.key)
        for name, gap in GAPS.items()
        if gap.sub_heading == HERE
    }
    said = {name: (row.second, row.icon) for name, row in rows.items() if isinstance(row, GapRow)}
    assert said["dismissed"] == ("Dismissed: Not ours.", "archive")
    assert said["dismissed since"] == ("Dismissed, text changed since: Not ours.", "triangle-alert")
    assert said["answered"] == ("Answered: Whole sub-heading · 1 action", "list-checks")
    assert said["new"] == ("Whole sub-heading", "")
    assert "Dismissed, text changed since" in rows["dismissed since"].accessible


def test_where_they_are_put_away_a_changed_text_is_told_in_its_row_too(pack: Pack) -> None:
    rows = [row for row in gap_rows(pack, COMPARISON, DISMISSED) if not isinstance(row, Heading)]
    assert [row.second for row in rows][:2] == ["Dismissed, text changed since: Not ours.", "Not ours."]


def test_over_the_whole_statement_each_gap_says_its_sub_heading(pack: Pack) -> None:
    rows = {
        row.key: row.second
        for row in gap_rows(pack, COMPARISON, HERE, asked(everywhere=True))
        if isinstance(row, GapRow)
    }
    assert rows[GAPS["elsewhere"].key] == f"{pack.sub_heading(THERE).short_title} · Whole sub-heading"
    assert rows[GAPS["not placed"].key] == "Whole sub-heading"


@given(
    wanted=st.builds(
        GapFilter,
        states=st.frozensets(st.sampled_from([state for state, _ in STATES])),
        severities=st.frozensets(st.sampled_from(["expected", "common", "seen", "check"])),
        checks=st.frozensets(st.sampled_from([gap.check for gap in GAPS.values()])),
        everywhere=st.booleans(),
    ),
    place=st.sampled_from([HERE, THERE, DISMISSED, NOT_PLACED]),
)
def test_what_is_shown_is_chosen_from_what_is_counted(pack: Pack, wanted: GapFilter, place: str) -> None:
    effective = wanted.put_away if place == DISMISSED else wanted
    counted = gaps_asked_of(pack, COMPARISON, place, effective)
    rows = [row.gap for row in gap_rows(pack, COMPARISON, place, wanted) if isinstance(row, GapRow)]
    assert [gap for gap in COMPARISON.gaps if gap in rows] == [gap for gap in counted if effective.lets_through(gap)]
    assert all(state_of(gap) in effective.states for gap in rows if effective.states)
