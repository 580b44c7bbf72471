"""Puts the words of a PDF page into lines, and parts a line where it has wide gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from desktop.importing.pdf.words import Word

_SAME_LINE = 0.3
_RAISED_SIZE = 0.95
_RAISED_LEAST = 0.2
_RAISED_BY = 0.65
_NEXT_TO = 0.6
_MOST_PAIRS = 100_000
_ENDINGS = ("st", "nd", "rd", "th")
WIDE_GAP = 0.9
"""Share of the letters' size from which a gap may part two columns."""


@dataclass
class Line:
    """Words beside each other, from left to right. They are all there before anything is asked of it."""

    words: list[Word]

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def foot(self) -> float:
        return self.words[0].foot

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes: dict[float, int] = {}
        for word in self.words:
            rounded = round(word.size * 2) / 2
            sizes[rounded] = sizes.get(rounded, 0) + len(word.text)
        return max(sizes, key=lambda size: (sizes[size], size))

    @property
    def top(self) -> float:
        return self.foot - 0.75 * max(word.size for word in self.words)

    @cached_property
    def bold(self) -> bool:
        """Whether every word is bold; marks of lists do not count."""
        said = [word for word in self.words if any(letter.isalnum() for letter in word.text)]
        return bool(said) and all(word.bold for word in said)

    def parts(self, gap: float = WIDE_GAP) -> list[Line]:
        """The line parted where a gap is wider than that share of the letters' size."""
        found = [[self.words[0]]]
        for before, word in pairwise(self.words):
            if word.left - before.right > gap * max(word.size, before.size):
                found.append([])
            found[-1].append(word)
        return [Line(words) for words in found]


def lines(words: Iterable[Word]) -> list[Line]:
    """The lines of a page from the top; small raised figures are marks of notes and go, small raised letters stay."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.foot, word.left)):
        if rows and word.foot - rows[-1][0].foot <= _SAME_LINE * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    rows = _with_raised(rows)
    return [Line(_once(sorted(row, key=lambda word: word.left))) for row in rows if row]


def _with_raised(rows: list[list[Word]]) -> list[list[Word]]:
    """Move raised words into the line they stand on: a mark that calls a note goes, one that begins a note stays."""
    for above, below in pairwise(rows):
        if len(above) * len(below) > _MOST_PAIRS:
            continue
        stay: list[Word] = []
        for word in above:
            hosts = [host for host in below if _is_raised(word, host)]
            before = next((host for host in hosts if abs(word.left - host.right) <= _NEXT_TO * host.size), None)
            after = next((host for host in hosts if abs(host.left - word.right) <= _NEXT_TO * host.size), None)
            is_mark = word.text.strip("*†‡,[]").isdigit()
            if before and word.text.lower() in _ENDINGS:
                before.text, before.right = before.text + word.text, word.right
            elif (before and not is_mark) or (after and is_mark and not before):
                word.foot = below[0].foot
                below.append(word)
            elif not before:
                stay.append(word)
        above[:] = stay
    return rows


def _is_raised(word: Word, host: Word) -> bool:
    by = host.foot - word.foot
    return _RAISED_LEAST * host.size < by <= _RAISED_BY * host.size and word.size <= _RAISED_SIZE * host.size


def _once(words: Sequence[Word]) -> list[Word]:
    """The words of a line, each once: some programs print a word twice to make it bold."""
    kept: list[Word] = []
    for word in words:
        if any(w.text == word.text and abs(w.left - word.left) < 0.15 * word.size for w in kept[-3:]):
            kept[-1].bold = True
        else:
            kept.append(word)
    return kept
