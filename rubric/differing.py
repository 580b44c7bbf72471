"""Which words of a passage differ from those it had before."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

from rubric.likeness import word_places, words_told
from rubric.reading import Span


class Differing(NamedTuple):
    """Words that were, and those that are in their place; None where there are none."""

    was: Span | None
    now: Span | None


def differing(before: str, after: str) -> tuple[Differing, ...]:
    """The words that differ, in order; case, blanks and marks make no difference."""
    old, new = words_told(before), words_told(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    places, now = word_places(before), word_places(after)
    return tuple(
        Differing(_span(places, first, last), _span(now, begin, end))
        for kind, first, last, begin, end in matcher.get_opcodes()
        if kind != "equal"
    )


def _span(places: list[Span], first: int, last: int) -> Span | None:
    return (places[first][0], places[last - 1][1]) if last > first else None
