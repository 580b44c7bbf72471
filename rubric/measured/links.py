"""Tells whether a value is set beside the one before it: as what was before, or as somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rubric.measured.changes import alike
from rubric.measured.figure import Comparator, Told
from rubric.measured.passage import Passage
from rubric.measured.values import Value
from rubric.reading import Span

_REACH, _TAIL_REACH, _CUT_REACH = 140, 90, 50
"""Letters between a value and what it is compared with, after that, and between a mark and a name after it."""

_WAS = re.compile(
    r"[,;(]\s*(?:where\s+)?(?:it\s+)?(?:was|previously|formerly|had\s+been|used\s+to\s+be|were)\s+(?:at\s+)?(?:only\s+|just\s+)?$"
)
_BACK_FROM = re.compile(r"(?:[\s,]+[\w/]+){0,4}[\s,]+from\s+(?:only\s+|just\s+)?$")
_RISEN_TO = re.compile(r"\bto\s+(?:only\s+|just\s+)?$")
_CONNECTS = re.compile(
    r"(?P<cut>[\s,;(–-]+(?:and\s+)?(?:against|compared\s+(?:with|to|against)|as\s+against|versus|vs\.?|v\.?"
    r"|in\s+comparison\s+(?:with|to)|set\s+against|up\s+on|down\s+on))\s+(?:only\s+|just\s+)?"
    r"(?P<words>(?:[\w'%/-]+\s+){0,7}?)[(:]?\s*$"
)
_COMPARES = re.compile(
    r"[,;(]|\b(?:against|while|when|where|whereas|with|than|and|but|compared|above|below|similar|v|vs|higher|lower"
    r"|better|worse)\b"
)
_AFTER_NAME = re.compile(
    r"(?:'s)?(?:\s+(?:average|averages|figure|figures|rate|result|results|level|mean|median|equivalent|is|was|are|were"
    r"|being|at|of|stands|stood|score|for|in|the|all|councils|as|a|whole|date|set|to|just|only))*[\s:=(,-]*"
)
_BARE = re.compile(r"\s*[,;(]\s*(?:and\s+|but\s+)?$")
_OPENS, _LEADS = re.compile(r"\s*\(\s*$"), re.compile(r"\s*[:=,]?\s*")
_IN = re.compile(r"\s*(?:in\s+|for\s+)?")
_IDLE = re.compile(
    r"\b(?:in|for|across|among|at|on|of|the|a|an|average|averages|nationally|people|our|as|whole|councils|rate|per\s+cent"
    r"|had|were|was|over|all)\b"
)
_PLACE = re.compile(
    r"\s*(?:in|for|across)\s+(?P<name>(?:the\s+)?[A-Z][\w'’-]+(?:\s+(?:and\s+(?:the\s+)?)?[A-Z][\w'’-]+){0,4})"
)
_TAIL_ENDS = re.compile(r"[,;.:|)]\s|[.;)]|$|\n|\s(?:and|but|while|which|whereas|against|compared|up|down)\s")
_NAME_NEAR = 12
_ASIDE = re.compile(r"[^()]{0,40}\((?:[\w'&.]+\s+){0,4}[:=]?\s*")
_RANGES = re.compile(r"\s*(?:-|–|to)\s*(?:an?\s+)?")
_LIST_GOES_ON = re.compile(r",\s+(?:and\s+)?$|\sand\s+$")
_AT = re.compile(r"\s*(?:in|at|on|for)?\s*")


@dataclass(frozen=True, slots=True)
class Link:
    """From ``cut`` to ``end`` of a passage a value is compared; with neither, it is not said with what."""

    cut: int
    end: int
    then: Told | None = None
    comparator: Comparator | None = None

    @property
    def is_named(self) -> bool:
        """Whether it is said what the value is compared with."""
        return self.then is not None or self.comparator is not None


def link(passage: Passage, base: Value, start: int, other: Value, ceiling: int) -> Link | None:
    """How a value is set beside ``base``, whose words end before ``start`` at the earliest; None where it is not.

    ``ceiling`` is where the value after it begins.
    """
    if not 0 <= other.span[0] - start <= _REACH or not (alike(base, other) or {base.unit, other.unit} == {"", "%"}):
        return None
    gap, tail = (start, other.span[0]), (other.span[1], _tail_end(passage, other, ceiling))
    cut = _was(passage, base, gap)
    if cut is not None:
        return Link(cut, tail[1], then=Told(other.span, passage.time_in(tail)))
    if connects := _CONNECTS.search(passage.small, *gap):
        return _named(passage, other, (connects.end("cut"), tail[1]), connects.start())
    return next(_beside(passage, base, gap, other, tail), None) if alike(base, other) else None


def is_unread(passage: Passage, base: Value, start: int, other: Value) -> bool:
    """Whether two values belong together in a way that is not read: a range, or one in brackets beside another."""
    small, gap = passage.small, (start, other.span[0])
    if _RANGES.fullmatch(small, *gap):
        return True
    after = passage.times_in((other.span[1], other.span[1] + 8))
    if after and passage.times_in(gap) and _LIST_GOES_ON.search(small, *gap):
        return _AT.fullmatch(small, other.span[1], after[0][0]) is not None
    closes = small[other.span[1] : other.span[1] + 2].lstrip()[:1]
    return alike(base, other) and closes == ")" and _ASIDE.fullmatch(small, *gap) is not None


def _was(passage: Passage, base: Value, gap: Span) -> int | None:
    """Where it is said what a value was before: ", up from 66", "(it had been 49)", "fell to 20 from 44"."""
    found = passage.known.up_from.search(passage.small, *gap) or _WAS.search(passage.small, *gap)
    if found:
        return found.start()
    is_back = _BACK_FROM.search(passage.small, *gap) is not None
    return gap[0] if is_back and _RISEN_TO.search(passage.small, max(0, base.span[0] - 30), base.span[0]) else None


def _beside(passage: Passage, base: Value, gap: Span, other: Value, tail: Span) -> Iterator[Link]:
    """After a name, or after a comma or in brackets with a name or words for an earlier time: "31 the year before"."""
    cut = _name_before(passage, gap)
    names = passage.names_in(tail)
    bare = _BARE.search(passage.small, *gap)
    near = bool(names) and names[0][0] - tail[0] <= _NAME_NEAR
    if bare and (earlier := passage.known.earlier.match(passage.small, _past(_IN, passage, tail), tail[1])):
        yield Link(bare.start(), tail[1], then=Told(other.span, earlier.span()))
    elif cut or (bare and near and (base.unit or "(" in bare.group())):
        cut = cut or (bare.start() if bare else 0)
        if not _other_thing(passage, base, other, tail):
            yield _named(passage, other, (cut, tail[1]), cut)
    elif len(times := passage.times_in(gap)) == 1 and _is_dated(passage, gap, times[0]):
        yield Link(passage.small.rfind("(", *gap), tail[1], then=Told(other.span, times[0]))


def _is_dated(passage: Passage, gap: Span, time: Span) -> bool:
    """Whether nothing but a time in brackets leads to a value: "(April to June 2025: 3.9)"."""
    opens = _OPENS.search(passage.small, gap[0], time[0])
    return opens is not None and _LEADS.fullmatch(passage.small, time[1], gap[1]) is not None


def _named(passage: Passage, other: Value, around: Span, cut: int) -> Link:
    """What the words around a value say it is: somebody's, or of an earlier time."""
    before, after = (around[0], other.span[0]), (other.span[1], around[1])
    told = Told(other.span, passage.time_in(after) or passage.time_in(before))
    if names := passage.names_in(before)[-1:] or passage.names_in(after):
        return Link(cut, around[1], comparator=Comparator(names[0], told))
    if told.period:
        return Link(cut, around[1], then=told)
    if there := _PLACE.match(passage.text, *after):
        return Link(cut, around[1], comparator=Comparator(there.span("name"), told))
    return Link(cut, around[1])


def _name_before(passage: Passage, gap: Span) -> int:
    """Where words that name a comparator right before its value begin: "; the England average is"; 0 if none do."""
    names = passage.names_in(gap)
    if not names or not _AFTER_NAME.fullmatch(passage.without_times((names[-1][1], gap[1]))):
        return 0
    compares = [found.start() for found in _COMPARES.finditer(passage.small, gap[0], names[-1][0])]
    marks = [at for at in compares if passage.small[at] in ",;(" and names[-1][0] - at < _CUT_REACH]
    return next(iter((marks or compares)[-1:]), 0)


def _other_thing(passage: Passage, base: Value, other: Value, tail: Span) -> bool:
    """Whether the words after a value speak of something that was not spoken of: "84% Good or Outstanding"."""
    rest = passage.without_times(tail)
    for start, end in passage.names_in(tail):
        rest = rest[: start - tail[0]] + " " * (end - start) + rest[end - tail[0] :]
    near = passage.small[max(0, base.span[0] - 200) : other.span[0]]
    return any(word not in near for word in re.findall(r"[a-z]{4,}", _IDLE.sub(" ", rest)))


def _past(pattern: re.Pattern[str], passage: Passage, zone: Span) -> int:
    found = pattern.match(passage.small, *zone)
    return found.end() if found else zone[0]


def _tail_end(passage: Passage, other: Value, ceiling: int) -> int:
    """Where the words that belong to a value end: "81% in England, in 2024/25" goes on where a time follows."""
    at, limit = other.span[1], min(ceiling, other.span[1] + _TAIL_REACH)
    while (found := _TAIL_ENDS.search(passage.small, at, limit)) is not None and found.start() < limit:
        end = found.start()
        times = passage.times_in((end, min(limit, end + _NAME_NEAR)))
        if passage.small[end] != "," or not times or passage.small[end : times[0][0]].strip(" ,in"):
            return end
        at = times[0][1]
    return limit
