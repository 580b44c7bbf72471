"""Finds the turns of phrase that hint at a quality; the reader weighs them beside the words themselves."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from rubric.figures import find_figures
from rubric.pack import Pack
from rubric.reading import Period, Span
from rubric.text import Word, folded, plain

PREFIX = "quality-"
"""Lists of the pack's lexicon whose names start so are signals, named by what follows."""

_MONTHS = (
    "January|February|April|June|July|August|September|October|November|December|Feb|Apr|Jun|Jul|Aug|Sept?|Oct|Nov"
)
# A month without its year, or a quarter without one: a date, though not a period that could be reckoned with.
_LOOSE_DATE = re.compile(
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:\b(?i:{_MONTHS})\b|\b(?:May|March|Mar|Dec|Jan)\b(?!\s+(?:not|be)\b))"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?\b)?|\bQ[1-4]\b|\b(?i:strategy|strat|plan|framework)\s'?[123]\d-[123]\d\b"
)

_LOOSE_SIGN = re.compile(
    rf"\b(?:{_MONTHS.lower()}|may|march|mar|dec|jan|q[1-4])\b|\b(?:strategy|strat|plan|framework)\s'?[123]\d-"
)
"""What a text in small letters must have to hold one: to see that it has none is far quicker."""

_CAPITALISED = r"(?<![\w'&-])(?:[A-Z][\w'&-]{0,40}\s+(?:(?:and|of|for|with|the|in|to|&)\s+)*){1,5}"

BEGINNING = 3
"""Letters that a word and an entry with an asterisk must share before they are compared."""


class Signal(NamedTuple):
    """A hint, and where it stands."""

    name: str
    span: Span


class _Phrase(NamedTuple):
    name: str
    words: tuple[str, ...]


class Signals:
    """The signals of one pack's lexicon, made ready to look for.

    A phrase is words, the last of which may end in an asterisk for any ending; ``#`` is a figure. An entry that
    starts with ``_`` is the last word of a title: one to five capitalised words before it are part of it.
    """

    def __init__(self, pack: Pack) -> None:
        self._by_word: dict[str, list[_Phrase]] = {}
        self._by_two: dict[tuple[str, str], list[_Phrase]] = {}
        self._by_beginning: dict[str, list[_Phrase]] = {}
        self._marks: list[tuple[str, str]] = []
        self._titles: list[tuple[str, re.Pattern[str]]] = []
        for key in sorted(key for key in pack.lexicon if key.startswith(PREFIX)):
            name, entries = key[len(PREFIX) :], pack.lexicon[key]
            self._marks += [(name, entry) for entry in entries if not any(c.isalnum() for c in entry)]
            titles = "|".join(re.escape(entry[1:]) for entry in entries if entry[0] == "_")
            if titles:
                self._titles.append((name, re.compile(rf"{_CAPITALISED}(?:{titles})\b")))
            for entry in entries:
                if entry[0] != "_" and any(c.isalnum() for c in entry):
                    self._add(_Phrase(name, tuple(entry.lower().split())))

    def _add(self, phrase: _Phrase) -> None:
        first, *rest = phrase.words
        if first.endswith("*"):
            self._by_beginning.setdefault(first[:BEGINNING], []).append(phrase)
        elif rest and rest[0] != "#" and not rest[0].endswith("*"):
            self._by_two.setdefault((first, rest[0]), []).append(phrase)
        else:
            self._by_word.setdefault(first, []).append(phrase)

    def find(self, text: str, found: Sequence[Word], periods: tuple[Period, ...]) -> tuple[Signal, ...]:
        """Figures, dates and phrases, in no particular order. ``found`` are the words of the text."""
        flat = plain(text)
        stated = [period.span for period in periods]
        dates = list(stated)
        loose = [hit.span() for hit in _LOOSE_DATE.finditer(flat)] if _LOOSE_SIGN.search(folded(text)) else []
        dates += [one for one in loose if not _overlaps(one, stated)]
        signals = [Signal("number", span) for span in find_figures(text, found, dates)]
        signals += [Signal("date", span) for span in dates]
        for name, title in self._titles:
            signals += [Signal(name, hit.span()) for hit in title.finditer(flat)]
        for name, mark in self._marks:
            if (at := flat.find(mark)) >= 0:
                signals.append(Signal(name, (at, at + len(mark))))
        following = [*(word.text for word in found[1:]), ""]
        for n, (word, after) in enumerate(zip(found, following, strict=False)):
            for phrases in (
                self._by_word.get(word.text),
                self._by_two.get((word.text, after)),
                self._by_beginning.get(word.text[:BEGINNING]),
            ):
                for phrase in phrases or ():
                    if phrase.words[0] == word.text and len(phrase.words) == 1:
                        signals.append(Signal(phrase.name, (word.start, word.end)))
                    elif (last := _last_word(phrase.words, found, n)) is not None:
                        signals.append(Signal(phrase.name, (word.start, last.end)))
        return tuple(signals)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span shares a letter with any of others that stand in order, none inside another."""
    before = bisect_left(others, span[1], key=itemgetter(0))
    return before > 0 and others[before - 1][1] > span[0]


def _last_word(phrase: tuple[str, ...], found: Sequence[Word], at: int) -> Word | None:
    """The word of the text with which the phrase that starts there ends, or None if it is another phrase."""
    if at + len(phrase) > len(found):
        return None
    for wanted, word in zip(phrase, found[at : at + len(phrase)], strict=True):
        if wanted[-1] == "*":
            if not word.text.startswith(wanted[:-1]):
                return None
        elif wanted == "#":
            if word.text[0] not in "£0123456789":
                return None
        elif wanted != word.text:
            return None
    return found[at + len(phrase) - 1]
