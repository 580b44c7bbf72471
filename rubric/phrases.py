"""Looks for the words of the lexicon in a text: whole, in any case, across line ends; and keeps what it found."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import itemgetter

from rubric import text as raw
from rubric.reading import Span
from rubric.text import MEMORY, folded, lower, plain

_END = itemgetter(1)
_WORD = re.compile(r"[^\W_]+")
_ENTRY_WORD = re.compile(r"[^\W_]+\*?")


class Phrases:
    """One lexicon entry, ready to search. In an entry ``*`` stands for any ending of a word.

    What is found in a text is kept, so that a check may ask again for each of its sentences.
    """

    def __init__(self, entries: tuple[str, ...], *, exact: bool = False) -> None:
        longest_first = sorted(entries, key=len, reverse=True)
        self._form = plain if exact else folded
        choices = "|".join(_pattern(self._form(entry)) for entry in longest_first)
        self._search = re.compile(rf"(?<!\w)(?:{choices})(?!\w)" if entries else r"(?!)")
        # A text without all words of some entry holds none of them; to see that is far quicker than to search.
        self._by_longest: dict[str, list[frozenset[str]]] = {}
        beginnings: set[str] = set()
        for entry in entries:
            every = _ENTRY_WORD.findall(lower(entry))
            if whole := [word for word in every if not word.endswith("*")]:
                self._by_longest.setdefault(max(whole, key=len), []).append(frozenset(whole))
            else:
                beginnings.add(every[0].removesuffix("*"))
        self._longest = frozenset(self._by_longest)
        self._beginnings = tuple(beginnings)
        self._found: dict[str, tuple[Span, ...]] = {}

    def spans(self, text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Where they stand, in order."""
        found = self._found.get(text)
        if found is None:
            found = self._find(text)
        if not found or (not start and end is None):
            return found
        last = len(text) if end is None else end
        return found[bisect_left(found, (start, start)) : bisect_right(found, last, key=_END)]

    def within(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether any of them stands there."""
        return bool(self.spans(text, start, end))

    def _find(self, text: str) -> tuple[Span, ...]:
        if len(self._found) >= MEMORY:
            self._found.clear()
        found = tuple(match.span() for match in self._search.finditer(self._form(text))) if self._likely(text) else ()
        self._found[text] = found
        return found

    def _likely(self, text: str) -> bool:
        said = _words(text)
        for longest in self._longest & said:
            if any(every <= said for every in self._by_longest[longest]):
                return True
        small = lower(text)
        return any(beginning in small for beginning in self._beginnings)


def _pattern(entry: str) -> str:
    words = [re.escape(word).replace(r"\*", r"\w*") for word in entry.split()]
    return r"\s+".join(words)


@lru_cache(maxsize=MEMORY)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(lower(text)))


@lru_cache(maxsize=256)
def phrases(entries: tuple[str, ...], *, exact: bool = False) -> Phrases:
    """The entries, ready to search; ``exact`` minds capital letters. The same entries give the same object."""
    return Phrases(entries, exact=exact)


@lru_cache(maxsize=MEMORY)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences and lines of a text, kept."""
    return tuple(raw.sentences(text))
