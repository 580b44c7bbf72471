"""A gap says where the evidence comes near its pattern, here and under other sub-headings."""

from __future__ import annotations

import datetime
from typing import Any

from rubric.comparing import compare
from rubric.comparison import Comparison, Gap
from rubric.decisions import Decisions, MatchDecision, digest
from rubric.near import Near, near
from rubric.pack import Pack

AS_OF = datetime.date(2026, 10, 1)
WAITS = "homecare-sourcing-times"
HOME = "capacity"


def decided(evidence: str, verdict: Any, mark: str) -> Decisions:
    return Decisions(matches=(MatchDecision(evidence=evidence, pattern=WAITS, verdict=verdict, digest=mark),))


def gap(found: Comparison, pattern: str | None = WAITS) -> Gap:
    return next(g for g in found.gaps if g.pattern == pattern)


def told(found: tuple[Near, ...]) -> list[tuple[str, str, bool, bool]]:
    return [(n.compared.item.id, n.match.fit, n.is_here, n.rejected) for n in found]


def test_what_stands_here_comes_before_what_stands_elsewhere_and_the_surest_first(pack: Pack, read: Any) -> None:
    items = read.all(
        [
            {"text": "a", "possible": [WAITS], "sub_headings": ["quality"]},
            {"text": "b", "partial": [WAITS], "sub_headings": ["quality"]},
            {"text": "c", "possible": [WAITS], "sub_headings": ["quality", HOME]},
            {"text": "d", "partial": [WAITS], "sub_headings": [HOME]},
            {"text": "e", "partial": [WAITS]},
            {"text": "f", "partial": ["placement-waits-measured"], "sub_headings": [HOME]},
        ]
    )
    found = compare(pack, items, AS_OF, Decisions())
    assert told(near(found, gap(found))) == [
        ("E4", "partial", True, False),
        ("E3", "possible", True, False),
        ("E2", "partial", False, False),
        ("E5", "partial", False, False),
        ("E1", "possible", False, False),
    ]


def test_a_match_that_was_rejected_comes_last_and_says_whether_the_words_have_changed(pack: Pack, read: Any) -> None:
    items = read.all([{"text": "a", "partial": [WAITS], "sub_headings": [HOME]}, {"text": "b", "partial": [WAITS]}])
    same, other = (
        compare(pack, items, AS_OF, decided("E1", "rejected", mark)) for mark in (digest(["a"]), digest(["before"]))
    )
    assert told(near(same, gap(same))) == [("E2", "partial", False, False), ("E1", "partial", True, True)]
    assert [n.stale for n in near(same, gap(same))] == [False, False]
    assert [n.stale for n in near(other, gap(other))] == [False, True]


def test_a_gap_that_is_closed_since_says_what_covers_it_now(pack: Pack, read: Any) -> None:
    before = compare(pack, read.all([{"text": "a", "partial": [WAITS]}]), AS_OF, Decisions())
    after = compare(pack, read.all([{"text": "a", "clear": [WAITS], "sub_headings": ["quality"]}]), AS_OF, Decisions())
    assert told(near(after, gap(before))) == [("E1", "clear", False, False)]


def test_a_gap_about_no_pattern_is_near_nothing(pack: Pack, read: Any) -> None:
    found = compare(pack, read.all([{"text": "a", "partial": [WAITS]}]), AS_OF, Decisions())
    assert near(found, gap(found, None)) == ()


def test_an_item_carries_what_was_decided_about_it_and_what_was_decided_on_other_words(pack: Pack, read: Any) -> None:
    items = read.all([{"text": "a", "possible": [WAITS]}])
    mark = digest(["before"])
    (item,) = compare(pack, items, AS_OF, decided("E1", "confirmed", mark)).items
    assert [(d.pattern, d.verdict) for d in item.decided] == [(WAITS, "confirmed")]
    assert item.stale == {WAITS}
    assert [match.fit for match in item.matches] == ["clear"], "a stale decision holds until it is taken back"
    (item,) = compare(pack, items, AS_OF, decided("E1", "confirmed", digest(["a"]))).items
    assert item.stale == frozenset()
