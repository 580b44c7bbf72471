"""Which of several named things is meant by words that nearly name it: a sub-heading by a part of its title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

_SMALL = frozenset({"a", "and", "for", "from", "in", "of", "on", "our", "the", "to", "with", "feedback", "evidence"})
_CLOSE = 0.85
_LEAST_LETTERS = 5
_BETWEEN = re.compile(r"\s*[:|–—/]\s*|\s+-\s+|^\W*[A-Za-z]{0,3}\d[\d.]*[.):]?\s+")
"""What parts a name from a code or a group before it: "LQ: Capacity", "2. Quality", "Theme 3 - Capacity"."""

Names = tuple[tuple[str, ...], ...]
"""What each thing may be called: its id first."""


def named(words: str, names: Names) -> str | None:
    """The id of the thing whose very name the words are; None where they are none's."""
    said = _plain(words)
    return next((called[0] for called in names if any(said == _plain(name) for name in called)), None)


@lru_cache(maxsize=4096)
def meant(words: str, names: Names) -> str | None:
    """The id of the one thing that is named or nearly named; None where none is, or more than one may be."""
    if thing := named(words, names):
        return thing
    parts = [part for part in (words, *_BETWEEN.split(words)) if part]
    by_name = {thing for part in parts if (thing := named(part, names))}
    if len(by_name) == 1:
        return by_name.pop()
    found = [{called[0] for called in names if _is_near(part, called, names)} for part in parts]
    things: set[str] = set()
    for near in found:
        if len(near) == 1:
            things |= near
    return things.pop() if len(things) == 1 else None


def _is_near(words: str, called: tuple[str, ...], names: Names) -> bool:
    said = _telling(words)
    others = {word for other in names if other != called for name in other for word in _telling(name)}
    return bool(said) and any(_names(said, _telling(name), others) for name in called)


def _names(said: frozenset[str], name: frozenset[str], others: set[str]) -> bool:
    """Whether what is said is most of a name, or holds all of one and no word of another, by a word of its alone."""
    shared = {word for word in name if _is_among(word, said)}
    left = {one for one in said if not _is_among(one, name)}
    if all(_is_among(word, others) for word in shared):
        return False
    if not left:
        return 2 * len(shared) >= len(name)
    is_whole = len(shared) == len(name) and (len(name) > 1 or 2 * len(name) > len(said))
    return is_whole and not any(_is_among(one, others) for one in left)


def _is_among(word: str, words: Iterable[str]) -> bool:
    return any(_same(word, other) for other in words)


@lru_cache(maxsize=4096)
def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _LEAST_LETTERS or one[0] != other[0]:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _CLOSE


@lru_cache(maxsize=4096)
def _telling(name: str) -> frozenset[str]:
    return frozenset(_plain(name).split()) - _SMALL


def _plain(words: str) -> str:
    small = words.casefold().replace("’", "'").replace("'s", "").replace("&", " and ")
    return " ".join(re.findall(r"[^\W_]+", small))
