"""Raw text made plain without moving a character, cut into sentences, clauses and words with places, or joined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
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

_OTHER_FORMS = str.maketrans("ſıİ", "sii")

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
BULLETS = "-–—•·▪◦●○*\uf0b7"
"""The marks of a list's entries, for a set of letters in a pattern."""
_LIST_MARK = re.compile(rf"\s*(?:[{BULLETS}|]\s|\(?(?:[a-z]|[ivx]{{1,4}}|\d{{1,2}})[.)]\s|\d+(?:\.\d+)+\s|#)")
ENDED = re.compile(r"[.!?][\"'”’)\]]*$")
FINISHED = re.compile(r"[.!?:;][\"'”’)\]]*$")
_ROOM_LEFT = 0.9
"""Of the widest line: letters are not equally wide, so the last word may have had less room than it seems."""
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


@lru_cache(maxsize=MEMORY)
def folded(text: str) -> str:
    """Lower case, with the other forms of "s" and "i" plain: what a search that minds no capitals would look at.

    To search it for small letters finds the same, and many times sooner than to mind both kinds at every letter.
    """
    small = lower(text)
    return small if small.isascii() else small.translate(_OTHER_FORMS)


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


def listed(words: Iterable[str], most: int = 0) -> str:
    """Words as a British list, "E1, E2 and E3"; past ``most``, where that is given, the rest is counted."""
    every = list(words)
    if 0 < most < len(every):
        every = [*every[: most - 1], f"{len(every) - most + 1} more"]
    return " and ".join(filter(None, [", ".join(every[:-1]), *every[-1:]]))


def shortened(words: str, most: int) -> str:
    """The words in no more than so many characters, with a mark where they are cut."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def sentences(text: str) -> list[Span]:
    """The sentences and lines of a text, trimmed; a heading or a row of a table counts as one."""
    return _cut(text, (0, len(text)), _SENTENCE_END, _NOT_AN_END)


def clauses(text: str, sentence: Span) -> list[Span]:
    """The clauses, cells and list entries of one sentence, trimmed."""
    return _cut(text, sentence, _CLAUSE_END, None)


def join_lines(text: str) -> str:
    """The text with the lines that a page broke made whole again; paragraphs, lists, headings and rows stay apart.

    A line that breaks off and goes on with a small letter was broken for certain. Any other is joined to the next only
    where such lines show how wide the page was, and the next word had no room. Joined twice is joined once.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    width = max((len(line.rstrip()) for line, following in pairwise(lines) if _is_broken(line, following)), default=0)
    if not width:
        return text
    joined = [lines[0]]
    for line, following in pairwise(lines):
        if _is_broken(line, following) or (_may_go_on(line, following) and _had_no_room(line, following, width)):
            joined[-1] = _joined(joined[-1].rstrip(), following.lstrip())
        else:
            joined.append(following)
    return "\n".join(joined)


def _may_go_on(line: str, following: str) -> bool:
    apart = not line.strip() or not following.strip() or "\t" in line.strip() + following.strip()
    return not apart and _LIST_MARK.match(following) is None


def _is_broken(line: str, following: str) -> bool:
    small = following.lstrip("\"'“‘( ")[:1].islower()
    return small and _may_go_on(line, following) and FINISHED.search(line.rstrip()) is None


def _had_no_room(line: str, following: str, width: int) -> bool:
    return len(line.rstrip()) + 1 + len(following.split(None, 1)[0]) > _ROOM_LEFT * width


def _joined(line: str, following: str) -> str:
    if line.endswith("\u00ad"):
        return line[:-1] + following
    # A word cut at the page's edge and one that has a hyphen look alike: the hyphen stays.
    return line + following if re.search(r"[^\W\d_]-$", line) else f"{line} {following}"


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
