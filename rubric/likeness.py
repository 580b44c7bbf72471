"""How much alike two passages are: by the words they share, a word that few passages have counting for more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain, pairwise
from math import fsum, log

from rubric.reading import Span
from rubric.text import lower, sentences

_WORD = re.compile(
    r"(?:[<>≤≥±~]\s?|(?<![\w)])[-+])?[£$€]?\d+(?:[.,]\d+)*%?[a-z]{0,2}|[^\W\d_]+(?:'[^\W\d_]+)?",
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_MANY = 12
"""Passages that share a word, or two in a row, from which on it leads to none of them."""
_LOOKED_AT = 5
_RUN = 2
"""Words in a row that must be the same to tell where in a longer passage a changed one stands."""

Words = tuple[str, ...]


@lru_cache(maxsize=4_096)
def words_told(text: str) -> Words:
    """The words and figures of a text without case, blanks and marks. A figure keeps its sign, not its grouping."""
    return tuple(_WORD.findall(_THOUSANDS.sub("", lower(text))))


def word_places(text: str) -> list[Span]:
    """Where each of `words_told` stands."""
    return [found.span() for found in _WORD.finditer(lower(text))]


class Alike:
    """Compares passages of an older document with those of a newer one, each told by its words."""

    def __init__(self, older: Sequence[Words], newer: Sequence[Words]) -> None:
        self._older, self._newer = ([_marks(words) for words in side] for side in (older, newer))
        often = [Counter(chain.from_iterable(side)) for side in (self._older, self._newer)]
        most = max(len(older), len(newer), 1)
        weights = [log(1 + most / max(count, 1)) for count in range(most + 1)]
        self._leads = {mark for mark, count in often[1].items() if count <= _MANY and mark in often[0]}
        often[0] |= often[1]
        self._weight = {mark: weights[count] for mark, count in often[0].items()}
        self._weighs = [[self._sum(marks) for marks in side] for side in (self._older, self._newer)]
        self._shares: dict[tuple[int, int], float] = {}

    def alike(self, old: int, new: int) -> float:
        """From 0 to 1: how much of both is the same."""
        both = self._weighs[0][old] + self._weighs[1][new]
        return 2 * self._shared(old, new) / both if both else 0.0

    def held(self, old: int, new: int) -> float:
        """From 0 to 1: how much of the older one is in the newer one."""
        return self._shared(old, new) / self._weighs[0][old] if self._weighs[0][old] else 0.0

    def holds(self, old: int, new: int) -> float:
        """From 0 to 1: how much of the newer one is in the older one."""
        return self._shared(old, new) / self._weighs[1][new] if self._weighs[1][new] else 0.0

    def near(self, old: Iterable[int], new: Iterable[int]) -> dict[int, list[int]]:
        """For each of these older passages the few newer ones that it may be like."""
        old = list(old)
        places: dict[object, list[int]] = {}
        for at in new if old else ():
            for mark in self._newer[at] & self._leads:
                places.setdefault(mark, []).append(at)
        found: dict[int, list[int]] = {}
        for at in old:
            led = Counter(chain.from_iterable(places.get(mark, ()) for mark in self._older[at] & self._leads))
            found[at] = sorted(led, key=lambda other: (-led[other], other))[:_LOOKED_AT]
        return found

    def _shared(self, old: int, new: int) -> float:
        if (old, new) not in self._shares:
            self._shares[old, new] = self._sum(self._older[old] & self._newer[new])
        return self._shares[old, new]

    def _sum(self, marks: Iterable[object]) -> float:
        return fsum(map(self._weight.__getitem__, marks))


def run_within(words: Words, text: str) -> Span | None:
    """Where in a longer text a changed passage stands, in whole sentences; None where that cannot be told."""
    matcher = SequenceMatcher(None, words, words_told(text), autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= _RUN]
    if not blocks:
        return None
    places = word_places(text)
    start, end = places[blocks[0].b][0], places[blocks[-1].b + blocks[-1].size - 1][1]
    touched = [(first, last) for first, last in sentences(text) if first < end and last > start]
    return (min(start, touched[0][0]), max(end, touched[-1][1])) if touched else (start, end)


def _marks(words: Words) -> frozenset[object]:
    return frozenset((*words, *pairwise(words)))
