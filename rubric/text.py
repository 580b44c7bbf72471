"""Raw text made plain without moving a character, then cut into sentences, clauses and words with their places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rubric.reading import Span

MEMORY = 16_384
"""Texts whose plain form is kept: every part of the engine asks for it, and a passage is read many times."""

_PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "‛": "'", "`": "'", "“": '"', "”": '"', "„": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u00ad": "-", "\t": " ", "\r": "\n",
    }
)  # fmt: skip

_SENTENCE_END = re.compile(r"""(?:(?<=[.!?])|(?<=[.!?]["')\]]))[ ]+(?=["'(\[]?[A-Z0-9£•#*-])|\n+""")
_NOT_AN_END = re.compile(
    r"(?:^|[\s(])(?:approx|cllr|dept|dr|e\.g|est|etc|fig|i\.e|incl|mr|mrs|ms|nos?|paras?|prof|ref|st|vs|[A-Za-z])\.$",
    re.IGNORECASE,
)
# A blank is looked at only from the first of its row: a long row would be read again from each.
_CLAUSE_END = re.compile(
    r"(?<=[;:?!.])\s+|(?:(?<!\s)\s+)?[|•]\s*|(?<!\s)\s+[-/>]+\s+|(?<=,)\s+(?=(?:and|but|so|which|who|while|with|where|whereas)\b)"
    r"|(?<!\s)\s+(?=(?:but|so that|which|whereas|although|because)\b)|\n+"
)
_LEADING_MARKS = re.compile(
    r"(?:[\s•·▪◦*>|;:,.)\]/-]|\(?[a-z0-9]{1,2}[.)]\s|\d+(?:\.\d+)+\s|\[?[A-Z]{1,2}\d+[.:\]]\s)+"
)
_TRAILING_MARKS = " \n|;:,•·-(["
_WORD = re.compile(r"£?\d+(?:[.,]\d+)*%?[a-z]{0,2}|[^\W\d_]+(?:'[^\W\d_]+)?")


class Word(NamedTuple):
    """A word in lower case, and where it stands."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=MEMORY)
def plain(text: str) -> str:
    """The text with one kind of quote, dash and blank. As long as the text, so that places in one hold in the other."""
    return text.translate(_PLAIN)


@lru_cache(maxsize=MEMORY)
def lower(text: str) -> str:
    """Plain text in lower case, still as long as the text: a letter whose small form is longer stays as it is."""
    small = plain(text).lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in plain(text))


def words(text: str) -> list[Word]:
    """The words and figures of a text, in order."""
    return [Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(lower(text))]


def trim(text: str, span: Span) -> Span:
    """The span without blanks, list marks and paragraph numbers at its edges; unchanged if nothing would be left."""
    start, end = span
    marks = _LEADING_MARKS.match(plain(text), start, end)
    first = marks.end() if marks else start
    while end > first and text[end - 1] in _TRAILING_MARKS:
        end -= 1
    return (first, end) if first < end else span


def said(text: str, span: Span) -> str:
    """The words of a span on one line, as they stand in the text."""
    return " ".join(text[slice(*span)].split())


def sentences(text: str) -> list[Span]:
    """The sentences and lines of a text, trimmed; a heading or a row of a table counts as one."""
    return _cut(text, (0, len(text)), _SENTENCE_END, _NOT_AN_END)


def clauses(text: str, sentence: Span) -> list[Span]:
    """The clauses, cells and list entries of one sentence, trimmed."""
    return _cut(text, sentence, _CLAUSE_END, None)


def _cut(text: str, span: Span, boundary: re.Pattern[str], unless: re.Pattern[str] | None) -> list[Span]:
    flat = plain(text)
    start, end = span
    pieces: list[Span] = []
    for cut in [*boundary.finditer(flat, start, end), None]:
        stop = cut.start() if cut else end
        if cut and unless and unless.search(flat, max(0, stop - 10), stop):
            continue
        first, last = trim(text, (start, stop)) if stop > start else (start, start)
        if any(letter.isalnum() for letter in text[first:last]):
            pieces.append((first, last))
        start = cut.end() if cut else end
    return pieces
