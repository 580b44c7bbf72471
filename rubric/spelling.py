"""Which words of a text stand in no list of words, and which were probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from itertools import groupby

from rubric.pack import Pack
from rubric.reading import Span
from rubric.text import plain

MOST_SUGGESTIONS = 5

_PIECE = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|@|\\|^www\.|\w\.\w*[^\W\d_]\w*$|^#", re.IGNORECASE)
_COMPOUND = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_PART = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_BEGINS = re.compile(r"""(?:^|[.!?:;]["')\]]*\s+|\n\s*|(?:^|\n)\s*(?:[-*•·]|\(?\w{1,3}[.)])\s+)["'(\[]*$""")
_ANY_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SHORTEST, _MOST_CHANGED, _CLOSE = 3, 2, 0.75
_SHELF = 3
"""Letters that the words of one shelf begin with."""
_LITTLE = frozenset(("a", "an", "as", "at", "by", "in", "is", "it", "of", "on", "to", "up"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz'"


Shelves = Mapping[str, str]


def shelved(words: Iterable[str]) -> Shelves:
    """Words in alphabetical order, each shelf one text of those that begin alike: as many strings took 20 MB."""
    return {start: "\n" + "\n".join(alike) + "\n" for start, alike in groupby(words, lambda word: word[:_SHELF])}


@dataclass(frozen=True)
class WordList:
    """Words as they are written, a name with its capital. ``common`` ones are offered before any other."""

    common: Shelves
    others: Shelves
    added: frozenset[str] = frozenset()

    def with_words(self, words: Iterable[str]) -> WordList:
        """The list with more words in it."""
        return WordList(self.common, self.others, self.added | frozenset(words))

    def knows(self, word: str) -> bool:
        """Whether a word is in the list: as it stands, without its capital, or without a possessive's ending."""
        bare = word.removesuffix("'s").removesuffix("'")
        return any(self._has(form) for form in (word.lower(), bare, bare.lower()))

    def misspelt(self, text: str) -> list[Span]:
        """Where words stand that the list does not know.

        Passed over: short words, figures, words with digits, short forms in capitals, addresses, and what may be a
        name: a capital within a sentence, and the same word where a sentence begins with it.
        """
        flat = plain(text)
        names: set[str] = set()
        doubtful: list[Span] = []
        for start, end in _words(flat):
            word = flat[start:end]
            if word[0].isupper() and not _BEGINS.search(flat, max(0, start - 12), start) and start > 0:
                names.add(word)
            elif not self.knows(word):
                doubtful.append((start, end))
        return [
            (start, end) for start, end in doubtful if flat[start:end] not in names and not self._joins(flat, start)
        ]

    def _joins(self, flat: str, start: int) -> bool:
        """Whether the word ends a compound that is also written as one: co-ordinator."""
        before = re.search(r"[^\W\d_]+-$", flat[max(0, start - 20) : start])
        part = _PART.match(flat, start)
        return bool(before and part and self.knows(before[0][:-1] + part[0]))

    def suggestions(self, word: str) -> list[str]:
        """Words that were probably meant, the likeliest first."""
        typed = plain(word).lower()
        swapped = {typed[:n] + typed[n + 1] + typed[n] + typed[n + 2 :] for n in range(len(typed) - 1)}
        near = {form for form in swapped | _one_change_away(typed) if self._has(form) and form != typed}
        ranked = sorted(near, key=lambda form: (not _holds(self.common, form), -_likeness(typed, form), form))
        found = [typed.capitalize()] if self._has(typed.capitalize()) else []
        found += [form for form in ranked if form in swapped]
        found += [f"{typed[:n]} {typed[n:]}" for n in range(1, len(typed)) if self._are_words(typed[:n], typed[n:])]
        found += [form for form in ranked if form not in found]
        found = found or get_close_matches(typed, self._alike(typed), MOST_SUGGESTIONS, _CLOSE)
        return [form[:1].upper() + form[1:] if word[:1].isupper() else form for form in found[:MOST_SUGGESTIONS]]

    def _has(self, form: str) -> bool:
        return form in self.added or _holds(self.common, form) or _holds(self.others, form)

    def _are_words(self, *parts: str) -> bool:
        return all(part in _LITTLE if len(part) < _SHORTEST else _holds(self.common, part) for part in parts)

    def _alike(self, typed: str) -> list[str]:
        near = (shelf for start, shelf in self.common.items() if start[:1] == typed[:1])
        words = (word for shelf in near for word in shelf.split())
        return [word for word in words if abs(len(word) - len(typed)) <= _MOST_CHANGED]


def _holds(shelves: Shelves, word: str) -> bool:
    return f"\n{word}\n" in shelves.get(word[:_SHELF], "")


def pack_words(pack: Pack) -> frozenset[str]:
    """The framework's own words, which are never misspelt: those of the pack's titles and of its lexicon."""
    statement = pack.quality_statement
    said = [statement.title, statement.theme, statement.we_statement, *statement.i_statements]
    said += [titled.title for titled in (*pack.sub_headings, *pack.patterns, *pack.evidence_categories, *pack.checks)]
    said += [entry for entries in pack.lexicon.values() for entry in entries if "*" not in entry]
    return frozenset(words_of(said))


def words_of(texts: Iterable[str]) -> Iterator[str]:
    """Every word of some texts, as it is written."""
    return (word for text in texts for word in _ANY_WORD.findall(plain(text)))


def _words(flat: str) -> Iterator[Span]:
    """The words to look at: parts of compounds each by itself."""
    for piece in _PIECE.finditer(flat):
        if _ADDRESS.search(piece[0].rstrip(".,;:!?)\"']")):
            continue
        for compound in _COMPOUND.finditer(flat, *piece.span()):
            if any(letter.isdigit() for letter in compound[0]):
                continue
            for part in _PART.finditer(flat, *compound.span()):
                word = part[0]
                if len(word) >= _SHORTEST and sum(letter.isupper() for letter in word) - word[0].isupper() == 0:
                    yield part.span()


def _one_change_away(word: str) -> set[str]:
    splits = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    left_out = {a + b[1:] for a, b in splits if b}
    changed = {a + letter + b[1:] for a, b in splits if b for letter in _LETTERS}
    added = {a + letter + b for a, b in splits for letter in _LETTERS}
    return left_out | changed | added


def _likeness(word: str, other: str) -> float:
    return SequenceMatcher(None, word, other).ratio() + (word[:1] == other[:1])
