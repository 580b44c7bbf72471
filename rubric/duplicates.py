"""Says which passages repeat an earlier one: in the same words, or in nearly the same."""

from __future__ import annotations

import calendar
import string
from collections.abc import Mapping
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
    words: str
    figures: str
    marks: tuple[str, ...]


def find_repeats(texts: Mapping[str, str]) -> dict[str, Repeat]:
    """The passages that repeat an earlier one, by id; ``texts`` are in the order they were entered.

    Case, blanks and marks do not count. Passages with other figures or months say other things,
    however alike their words are.
    """
    repeats: dict[str, Repeat] = {}
    same: dict[str, str] = {}
    marked: dict[str, str] = {}
    outlined: dict[str, _Outline] = {}
    for key, text in texts.items():
        outline = _outline(text)
        if outline is None:
            continue
        first = same.setdefault(outline.words, key)
        if first != key:
            repeats[key] = Repeat(first, same_words=True)
            continue
        near = {marked[mark] for mark in outline.marks if mark in marked}
        like = _most_alike(outline, {other: outlined[other] for other in near}) if near else ""
        if like:
            repeats[key] = Repeat(like, same_words=False)
            continue
        outlined[key] = outline
        for mark in outline.marks:
            marked.setdefault(mark, key)
    return repeats


def _most_alike(outline: _Outline, others: Mapping[str, _Outline]) -> str:
    alike: dict[str, float] = {}
    for key, other in others.items():
        if other.figures == outline.figures:
            own, shingles = _shingles(outline.words), _shingles(other.words)
            alike[key] = len(own & shingles) / len(own | shingles)
    best = max(alike, key=lambda key: (alike[key], key), default="")
    return best if best and alike[best] >= LEAST_ALIKE else ""


@lru_cache(maxsize=8_192)
def _outline(text: str) -> _Outline | None:
    words = lower(text).translate(_PUNCTUATION).split()
    if len(words) < LEAST_WORDS:
        return None
    pairs = list(pairwise(words))
    marks = [pair for pair in pairs if len(pair[0]) >= LONG_WORD]
    if len(marks) < FEW:
        marks = pairs
    figures = [word for word in words if word[0].isdigit() or word in _MONTHS]
    return _Outline(" ".join(words), " ".join(sorted(figures)), tuple(map(" ".join, marks)))


@lru_cache(maxsize=8_192)
def _shingles(words: str) -> frozenset[tuple[str, ...]]:
    apart = words.split()
    return frozenset(zip(*(apart[start:] for start in range(SHINGLE)), strict=False))
