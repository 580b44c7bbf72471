"""Finds one measure at two times, told in one breath: "from 12 days to 9", "11 -> 2", "14 in 2019, 9 now"."""

from __future__ import annotations

import re

from rubric.measured.passage import Passage
from rubric.measured.values import SHARE, Value
from rubric.measured.words import NEARLY
from rubric.reading import Span

_FROM = re.compile(rf"\bfrom\s+(?:an?\s+|the\s+)?(?:{NEARLY}\s+)*$")
_TO = re.compile(rf"(?P<words>[^.;:|()]{{0,45}}?)\s+to\s+(?:just\s+|only\s+)?(?:{NEARLY}\s+)*|\s*(?:->|→|-->)\s*")
_WENT = re.compile(r"\b(?:went|gone|moved|improv\w+)\b")
_WAY_REACH, _FROM_REACH = 70, 30
_NOW = re.compile(r"\s*(?:now|today|this\s+year|currently|at\s+present)\b")
_AT = re.compile(r"\s*(?:in|at|for)?\s*")
_GOES_ON = re.compile(r"\s*[,;]\s*(?:and\s+|but\s+)?")


def alike(one: Value, other: Value) -> bool:
    """Whether two values can be of one measure: of one unit, or the second leaves it out."""
    return other.unit in {one.unit, ""} or {one.unit, other.unit} in ({SHARE, "%"}, {"", SHARE})


def changed(passage: Passage, one: Value, other: Value, floor: int) -> int | None:
    """Where a change from one value to another begins; None where it is none."""
    small = passage.small
    between = _TO.fullmatch(small, one.span[1], other.span[0])
    if between is None or not (alike(one, other) or one.unit == ""):
        return None
    if between["words"] is None:
        return one.span[0]
    before = _FROM.search(small, max(floor, one.span[0] - _FROM_REACH), one.span[0])
    if before is None:
        return None
    near = (max(floor, before.start() - _WAY_REACH), before.start())
    is_change = one.unit or passage.known.ways.within(passage.text, *near) or _WENT.search(small, *near)
    return before.start() if is_change else None


def then_and_now(passage: Passage, one: Value, other: Value) -> Span | None:
    """The time of a value that stands before the one of today; None where they do not stand so."""
    gap = (one.span[1], other.span[0])
    if not _NOW.match(passage.small, other.span[1]) or not alike(one, other):
        return None
    times = passage.times_in(gap)
    if len(times) != 1 or not _AT.fullmatch(passage.small, gap[0], times[0][0]):
        return None
    return times[0] if _GOES_ON.fullmatch(passage.small, times[0][1], gap[1]) else None
