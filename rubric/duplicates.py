"""Says which passages repeat an earlier one: in the same words, or in nearly the same."""

from __future__ import annotations

import calendar
import string
from bisect import insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rubric.text import lower

LEAST_WORDS = 4
"""Words below which a passage says too little to repeat another."""
SHINGLE = 3
"""Words in a row that are compared at a time."""
LEAST_ALIKE = 0.7
"""Of the shingles of both passages, how many must be the same."""
LONG_WORD = 9
"""Letters from which a word, with the one after it, tells which other passages to look at."""
FEW = 3
"""Long words below which a passage is looked for by all its words."""

_MONTHS = frozenset(month.lower() for month in calendar.month_name if month)
_PUNCTUATION = str.maketrans(dict.fromkeys(string.punctuation + "£€•·", " "))


@dataclass(frozen=True, slots=True)
class Repeat:
    """Which earlier passage is repeated, by its id, and whether in the very same words."""

    of: str
    same_words: bool


class _Outline(NamedTuple):
    """What a passage is found by: all its words, and then its marks."""

    told: tuple[str, ...]
    figures: str


class _Looked(NamedTuple):
    key: str
    text: str
    outline: _Outline | None
    repeat: Repeat | None


def find_repeats(texts: Mapping[str, str]) -> dict[str, Repeat]:
    """The passages that repeat an earlier one, by id; ``texts`` are in the order they were entered.

    Case, blanks and marks do not count. Passages with other figures or months say other things,
    however alike their words are.
    """
    return Repeating().find(texts)


class Repeating:
    """Finds repeats again and again while few of the texts change: it looks again at those, and at what is like them.

    The answer is always that of `find_repeats`.
    """

    def __init__(self) -> None:
        self._looked: list[_Looked] = []
        self._places: dict[str, list[int]] = {}

    def find(self, texts: Mapping[str, str]) -> dict[str, Repeat]:
        """What `find_repeats` gives."""
        if len(self._looked) > 2 * len(texts):
            self._looked.clear()
            self._places.clear()
        stirred: set[str] = set()
        later = iter(texts.items())
        wanted = next(later, None)
        for place, before in enumerate(self._looked):
            text = ""  # One that is gone leaves its place behind: it may be brought back there.
            if wanted is not None and wanted[0] == before.key:
                text = wanted[1]
                wanted = next(later, None)
            if before.text != text:
                outline = _outline(text)
            elif stirred and before.outline is not None and not stirred.isdisjoint(before.outline.told):
                outline = before.outline
            else:
                continue
            repeat = self._repeat(place, outline)
            stays = before.text == text and (before.repeat is None) == (repeat is None)
            stirred |= set() if stays else self._take_out(place)
            self._looked[place] = _Looked(before.key, text, outline, repeat)
            stirred |= set() if stays else self._put_in(place)
        while wanted is not None:
            outline = _outline(wanted[1])
            self._looked.append(_Looked(*wanted, outline, self._repeat(len(self._looked), outline)))
            self._put_in(len(self._looked) - 1)
            wanted = next(later, None)
        while self._looked and not self._looked[-1].text:
            self._looked.pop()
        return {looked.key: looked.repeat for looked in self._looked if looked.repeat is not None}

    def _put_in(self, place: int) -> set[str]:
        """Let a text be found by what it tells. Gives back that by which it is the first to be found."""
        first: set[str] = set()
        for told in self._told(place):
            places = self._places.setdefault(told, [])
            if not places or place < places[0]:
                first.add(told)
            insort(places, place)
        return first

    def _take_out(self, place: int) -> set[str]:
        """Let a text be found no more. Gives back that by which it was the first."""
        first: set[str] = set()
        for told in self._told(place):
            places = self._places[told]
            if places[0] == place:
                first.add(told)
            places.remove(place)
            if not places:
                del self._places[told]
        return first

    def _told(self, place: int) -> tuple[str, ...]:
        """All its words, and its marks where it does not itself repeat another."""
        _, _, outline, repeat = self._looked[place]
        if outline is None:
            return ()
        return outline.told if repeat is None else outline.told[:1]

    def _first(self, told: str, place: int) -> int | None:
        """The first text before that place that is found by this."""
        places = self._places.get(told)
        return places[0] if places and places[0] < place else None

    def _repeat(self, place: int, outline: _Outline | None) -> Repeat | None:
        if outline is None:
            return None
        words, *marks = outline.told
        same = self._first(words, place)
        if same is not None:
            return Repeat(self._looked[same].key, same_words=True)
        near = {first for mark in marks if (first := self._first(mark, place)) is not None}
        like = _most_alike(outline, [self._looked[other] for other in near])
        return Repeat(like, same_words=False) if like else None


def _most_alike(outline: _Outline, others: Iterable[_Looked]) -> str:
    alike: dict[str, float] = {}
    for other in others:
        if other.outline is not None and other.outline.figures == outline.figures:
            own, shingles = _shingles(outline.told[0]), _shingles(other.outline.told[0])
            alike[other.key] = len(own & shingles) / len(own | shingles)
    best = max(alike, key=lambda key: (alike[key], key), default="")
    return best if best and alike[best] >= LEAST_ALIKE else ""


@lru_cache(maxsize=4_096)
def _outline(text: str) -> _Outline | None:
    words = lower(text).translate(_PUNCTUATION).split()
    if len(words) < LEAST_WORDS:
        return None
    pairs = list(pairwise(words))
    marks = [pair for pair in pairs if len(pair[0]) >= LONG_WORD]
    if len(marks) < FEW:
        marks = pairs
    figures = [word for word in words if word[0].isdigit() or word in _MONTHS]
    told = dict.fromkeys([" ".join(words), *map(" ".join, marks)])
    return _Outline(tuple(told), " ".join(sorted(figures)))


# A long passage has some 30 KB of them: what is looked at together is at hand, no more.
@lru_cache(maxsize=256)
def _shingles(words: str) -> frozenset[tuple[str, ...]]:
    apart = words.split()
    return frozenset(zip(*(apart[start:] for start in range(SHINGLE)), strict=False))
