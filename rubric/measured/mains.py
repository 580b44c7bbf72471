"""Takes the values of a sentence apart: those told for themselves, and what each is set beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rubric.measured.changes import changed, then_and_now
from rubric.measured.figure import Comparator, Told
from rubric.measured.links import Link, is_unread, link
from rubric.measured.passage import Passage
from rubric.measured.values import Value
from rubric.reading import Span

_LISTED = re.compile(r"\s+(?:and|&)\s+|,\s*")
"""Between values that stand for those before them in turn: "in England (24.8% and 8.1%)"."""


@dataclass(frozen=True, slots=True)
class Main:
    """A value told for itself. No word from ``start`` to ``end`` is of its measure; its links end at ``linked``."""

    start: int
    end: int
    linked: int
    now: Value
    links: tuple[Link, ...]
    before: Told | None = None

    @property
    def then(self) -> Told | None:
        """The value before."""
        return self.before or next((one.then for one in self.links if one.then), None)

    @property
    def comparator(self) -> Comparator | None:
        """The first with whom it is compared."""
        return next((one.comparator for one in self.links if one.comparator), None)

    @property
    def cut(self) -> int:
        """Where the words of its measure end at the latest."""
        return min((one.cut for one in self.links), default=1 << 60)


def find_mains(passage: Passage, sentence: Span, here: Sequence[Value]) -> list[Main]:
    """In order; one that is compared in a way that is not read surely is left out."""
    mains: list[Main] = []
    number, floor = _next(here, 0), sentence[0]
    inherited: Link | None = None
    while number < len(here):
        made, number = _changed(passage, here, number, floor)
        links, number, linked = _links(passage, (sentence[1], here), number, made, inherited)
        floor = linked
        if links is not None and not _is_aside(passage, sentence[0], made.start):
            inherited = links[-1] if links else inherited
            mains.append(Main(made.start, max(made.end, made.start), linked, made.now, tuple(links), made.before))
        number = _next(here, number)
    return mains


def _changed(passage: Passage, here: Sequence[Value], number: int, floor: int) -> tuple[Main, int]:
    """The value there, or the change that it begins, and the number of the value after."""
    one, after = here[number], _next(here, number + 1)
    if after < len(here):
        other = here[after]
        begun = changed(passage, one, other, floor)
        before = then_and_now(passage, one, other) if begun is None else None
        if begun is not None or before is not None:
            between = next(iter(passage.times_in((one.span[1], other.span[0]))), None)
            start = one.span[0] if begun is None else begun
            return Main(start, other.span[1], other.span[1], other, (), Told(one.span, before or between)), after + 1
    return Main(*one.span, one.span[1], one, ()), number + 1


def _links(
    passage: Passage, values: tuple[int, Sequence[Value]], number: int, made: Main, inherited: Link | None
) -> tuple[list[Link] | None, int, int]:
    """What a value is set beside, None where that is not read; the number of the value after, and where it ends."""
    links: list[Link] = []
    stop, here = values
    linked = made.end
    while (number := _next(here, number)) < len(here):
        other, after = here[number], _next(here, number + 1)
        between = here[number - 1]
        if between.qualifies and between.at >= made.end and _is_beside(passage, between, other):
            break
        if after < len(here) and changed(passage, other, here[after], linked) is not None:
            break
        ceiling = here[number + 1].span[0] if number + 1 < len(here) else stop
        found = link(passage, made.now, linked, other, ceiling)
        if found is None:
            if is_unread(passage, made.now, linked, other):
                return None, number + 1, other.span[1]
            break
        if after < len(here) and _LISTED.fullmatch(passage.small, other.span[1], here[after].span[0]):
            return None, after + 1, here[after].span[1]
        named = found if found.is_named else _as_before(found, other, inherited)
        if named is None:
            return None, number + 1, found.end
        links.append(named)
        inherited = named
        linked = found.end
        number += 1
    return links, number, linked


def _next(here: Sequence[Value], number: int) -> int:
    """The first value from there on that does not only say more of another."""
    while number < len(here) and here[number].qualifies:
        number += 1
    return number


def _is_beside(passage: Passage, between: Value, other: Value) -> bool:
    """Whether a value is set beside the one that only says more, and not beside the one before that."""
    gap = passage.small[between.span[1] : other.span[0]]
    return ";" in gap or (other.unit == "" and gap.lstrip()[:1] == "(")


def _is_aside(passage: Passage, floor: int, at: int) -> bool:
    """Whether a value stands in brackets or after an arrow: it says more of what is before them."""
    if passage.small[max(floor, at - 3) : at].rstrip().endswith(("→", "->")):
        return True
    return passage.small.rfind("(", floor, at) > passage.small.rfind(")", floor, at)


def _as_before(found: Link, value: Value, inherited: Link | None) -> Link | None:
    """A comparison in which nothing is named is with what the one before it in the sentence is with."""
    if inherited is None:
        return None
    if inherited.comparator is not None:
        told = Told(value.span, inherited.comparator.told.period)
        return Link(found.cut, found.end, comparator=Comparator(inherited.comparator.name, told))
    if inherited.then is not None and inherited.then.period is not None:
        return Link(found.cut, found.end, then=Told(value.span, inherited.then.period))
    return None
