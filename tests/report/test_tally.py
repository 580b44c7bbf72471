"""The counts of different pages hang together."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.report.tally import Tally, tally
from desktop.report.values.report import Report
from rubric.comparison import Comparison

FEW = st.integers(0, 60)
_IN_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDS = {word: number for number, word in enumerate(_IN_WORDS)}


def numbers(said: str) -> list[int]:
    found = re.findall(rf"\d[\d,]*|\b(?:{'|'.join(_WORDS)})\b", said.lower())
    return [_WORDS[word] if word in _WORDS else int(word.replace(",", "")) for word in found]


@given(patterns=FEW, checks=FEW, unanswered=FEW, dismissed=FEW, answered=FEW)
def test_every_count_is_said_and_adds_up(patterns: int, checks: int, unanswered: int, dismissed: int, answered: int):
    unanswered = min(unanswered, patterns)
    found = Tally(patterns, checks, unanswered, patterns + dismissed + answered, dismissed, answered, 0)
    said = numbers(found.in_words())
    if patterns and checks:
        assert said[:2] == [patterns + checks, patterns]
        assert said[-1] == checks
        assert 0 < unanswered < patterns or len(said) < 5
    bridge = numbers(found.bridge())
    if dismissed or answered:
        assert bridge[0] == sum(bridge[1:]) == patterns + dismissed + answered
    else:
        assert bridge == []


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Tally(0, 0, 0, 0, 0, 0, 0), "No gap is open."),
        (Tally(1, 0, 1, 1, 0, 0, 0), "One gap is open, all against patterns, without an action."),
        (Tally(0, 1, 0, 0, 0, 0, 0), "One gap is open, all from checks on the evidence."),
        (
            Tally(10, 7, 6, 12, 2, 0, 0),
            "17 gaps are open: ten against patterns, six of them without an action, and seven from checks on the "
            "evidence.",
        ),
        (
            Tally(2, 1, 2, 2, 0, 0, 0),
            "Three gaps are open: two against patterns, none of them with an action, and one from checks on the "
            "evidence.",
        ),
    ],
)
def test_gaps_are_counted_in_a_sentence(found: Tally, said: str):
    assert found.in_words() == said


def test_a_bridge_is_left_out_where_it_would_not_hold():
    assert Tally(2, 0, 0, 9, 1, 0, 0).bridge() == ""


def test_the_summary_and_the_list_of_gaps_say_the_same(report: Report, comparison: Comparison):
    said = tally(comparison).in_words()
    assert report.summary.gaps_shown.startswith(said)
    assert report.gaps.standfirst.startswith(said)
    unanswered = tally(comparison).unanswered
    assert f"{unanswered} gaps against patterns that have no action" in report.summary.asked
    assert f"{unanswered} gaps against patterns have no action." in str(report.summary.actions[-1])
    printed = [gap for section in report.sections for gap in section.gaps]
    assert len(printed) == tally(comparison).patterns == len(report.gaps.cards) + len(report.gaps.bare)
