"""Tells whether two measures are one: the same words, but for case, marks, articles and the order of plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rubric.pack import Pack
from rubric.periods import find_periods
from rubric.text import folded

MeasureKey = tuple[str, ...]

_WORD = re.compile(r"\||[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,]\d+)*%?")
_SAYS_NOTHING = frozenset((
    "a", "an", "the", "our", "its", "their", "these", "those", "there", "was", "were", "is", "are", "be", "been", "we",
    "now", "currently", "and",
))  # fmt: skip
_LEANS_ON_THE_NEXT = frozenset((
    "of", "in", "at", "for", "to", "from", "on", "by", "with", "within", "without", "into", "than", "between", "over",
    "under", "above", "below", "per", "before", "after", "since", "until", "against", "among", "out", "via", "through",
    "not", "no", "never", "who", "whose", "that", "which",
))  # fmt: skip
"""With the word after them they say something else than with another: "from nursing to residential"."""


def measure_key(pack: Pack, measure: str, value: str = "") -> MeasureKey:
    """The words by which a measure is told from others; its own value and what dates it are not among them."""
    return _key(_named_services(pack.lexicon["check-kinds-of-service"]), measure, value)


@lru_cache(maxsize=16)
def _named_services(entries: tuple[str, ...]) -> tuple[str, ...]:
    """The services named by several words, which stay together: "home care" is not a "care home"."""
    named = {" ".join(_WORD.findall(entry)) for entry in entries}
    return tuple(sorted((name for name in named if " " in name), key=lambda name: (-len(name), name)))


@lru_cache(maxsize=4096)
def _key(services: tuple[str, ...], measure: str, value: str) -> MeasureKey:
    text = measure
    for period in reversed(find_periods(measure)):
        text = f"{text[: period.span[0]]} | {text[period.span[1] :]}"
    small = folded(text)
    if value and (own := folded(value)) in small:
        small = re.sub(rf"(?<!\w){re.escape(own)}(?!\w)", " ", small, count=1)
    line = f" {' '.join(word.replace(chr(39), '') for word in _WORD.findall(small))} "
    for service in services:
        line = line.replace(f" {service} ", f" {service.replace(' ', '_')} ")
    return tuple(sorted(_bound(line.split()))) or tuple(folded(measure).split())


def _bound(words: Iterable[str]) -> Iterator[str]:
    """Each word with those before it that lean on it; what leans on a date, or on nothing, is left out with it."""
    before = ""
    for word in words:
        if word in _SAYS_NOTHING:
            continue
        if word in _LEANS_ON_THE_NEXT:
            before += f"{word} "
        elif word == "|":
            before = ""
        else:
            yield before + word
            before = ""
