"""The few words of an item that the report quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rubric.reading import Span
from rubric.text import sentences, trim

SHORTEST = 6
"""A sentence of fewer words ("Table 9.") is quoted together with the one after it."""

LONGEST_WORD = 200
"""Longer than any word or address: of what somebody pasted without spaces the beginning is enough."""

_CLOSING = {'"': '"', "'": "'", "‘": "’", "“": "”"}
_AFTER = " .,;:!?…\N{NO-BREAK SPACE}"
_SPOKEN = re.compile(r"“([^“”]{25,})”|\"([^\"]{25,})\"|‘([^‘]{25,}?)’(?!\w)|(?<!\w)'((?:[^']|'(?=\w)){25,}?)'(?!\w)")
_CLAUSE_END = re.compile(r"(?:[,;:]|(?<=\)))(?= )| [–—-](?= )| (?=[(\[])")
_BRACKETS = {"(": ")", "[": "]"}


def clip(text: str, words: int) -> str:
    """The text in at most so many words: whole sentences if they are most of it, else cut with an ellipsis.

    It is cut where a clause ends, if one does in the last half, and never within brackets.
    """
    text = " ".join(word if len(word) <= LONGEST_WORD else f"{word[:LONGEST_WORD]}…" for word in text.split())
    kept = text.split(" ")
    if len(kept) <= words:
        return text
    shortened = " ".join(kept[:words])
    half = len(shortened) / 2
    ends = [end for _, end in sentences(text) if half <= end <= len(shortened) and _is_closed(text[:end])]
    if ends:
        return shortened[: ends[-1]]
    clauses = [found.end() for found in _CLAUSE_END.finditer(shortened) if found.end() >= half]
    clauses = [end for end in clauses if _is_closed(shortened[:end])]
    return _closed(shortened[: clauses[-1] if clauses else None]).rstrip(",;:.-–— ") + "\N{NO-BREAK SPACE}…"


def beginning(text: str, words: int) -> str:
    """The text, or its beginning in about so many words: up to where a clause ends, else cut with an ellipsis.

    For our own words, which are told in full elsewhere; of words quoted nothing is left out without a mark.
    """
    text = " ".join(text.split())
    if len(text.split(" ")) <= words + 3:
        return text
    shortened = " ".join(text.split(" ")[:words])
    ends = [found.start() for found in _CLAUSE_END.finditer(text, 0, len(shortened) + 1)]
    ends = [end for end in ends if end >= len(shortened) / 2 and _is_closed(text[:end])]
    return text[: ends[-1]].rstrip() if ends else clip(text, words)


def opening(text: str, words: int) -> str:
    """As many whole sentences as so many words hold; of a first one that is longer, its beginning."""
    text = " ".join(text.split())
    ends = [end for _, end in sentences(text) if len(text[:end].split()) <= words and _is_closed(text[:end])]
    return text[: ends[-1]] if ends else beginning(text, words)


def excerpt(text: str, span: Span | None, words: int) -> str:
    """The sentence or sentences that hold the span, in at most so many words, without quotation marks around them."""
    cut = sentences(text)
    if not cut:
        return ""
    start, end = span or cut[0]
    first = max((n for n, (begins, _) in enumerate(cut) if begins <= start), default=0)
    last = min((n for n, (_, ends) in enumerate(cut) if ends >= end), default=len(cut) - 1)
    last = max(first, last)
    while last + 1 < len(cut) and len(text[cut[first][0] : cut[last][1]].split()) < SHORTEST:
        last += 1
    begins, ends = cut[first][0], cut[last][1]
    before = ""
    if len(text[begins:start].split()) > words // 2:
        # The words in question stand late in a long sentence: begin with their part of it, or a little before them.
        part = max(text.rfind(mark, begins, start + 1) for mark in ";:")
        near = len(text[part + 1 : start].split()) <= words // 2
        begins = part + 1 if part > 0 and near else _some_words_before(text, start, words // 3)
        before = "…\N{NO-BREAK SPACE}"
    return before + _marked_off(text[slice(*trim(text, (begins, ends)))], words)


def quoted(text: str, words: int) -> str:
    """The beginning of an item in at most so many words, without the number of its paragraph or marks around it."""
    return _marked_off(text[slice(*trim(text, (0, len(text))))], words) if text.strip() else ""


def mentions(text: str, cues: Sequence[str]) -> bool:
    """Whether the text says one of these; without cues, every text does."""
    return not cues or bool(_any_of(tuple(cues)).search(text))


def _is_closed(text: str) -> bool:
    """Whether every bracket that opens in a text closes in it."""
    return _open_bracket(text) < 0


def _open_bracket(text: str) -> int:
    """Where the first bracket opens that does not close; -1 where all do."""
    opened: list[tuple[int, str]] = []
    for place, mark in enumerate(text):
        if mark in _BRACKETS:
            opened.append((place, _BRACKETS[mark]))
        elif opened and mark == opened[-1][1]:
            opened.pop()
    return opened[0][0] if opened else -1


def _closed(text: str) -> str:
    """The text up to a bracket that does not close in it; without that bracket, where it opens in the first half."""
    while (opens := _open_bracket(text)) >= 0:
        text = text[:opens] + (text[opens + 1 :] if opens < len(text) / 2 else "")
    return text


def _some_words_before(text: str, place: int, words: int) -> int:
    for _ in range(words + 1):
        place = max(text.rfind(" ", 0, place), 0)
    return place + 1


@cache
def _any_of(cues: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = (re.escape(cue).replace(r"\*", r"\w*").replace(r"\#", r"[£\d][\d.,]*%?") for cue in cues)
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})", re.IGNORECASE)


def spoken(text: str, words: int) -> str:
    """What the passage quotes somebody as saying, in at most so many words; nothing where it quotes nobody."""
    found = _SPOKEN.search(text)
    return _marked_off(next(filter(None, found.groups())), words) if found else ""


def _marked_off(text: str, words: int) -> str:
    """The text in at most so many words, for marks of ours around it: its own are taken off, and no torn one left."""
    return _without_marks(clip(_without_marks(text.strip()), words))


def _without_marks(text: str) -> str:
    """The text without a pair of marks around it, nor a mark at either end whose other one is not there."""
    closing = _CLOSING.get(text[:1])
    if closing:
        closes = [place for place in range(1, len(text)) if text[place] == closing and _closes(text, place)]
        if not closes:
            return _without_marks(text[1:].lstrip())
        if not text[closes[0] + 1 :].strip(_AFTER):
            return _without_marks(text[1 : closes[0]] + text[closes[0] + 1 :])
    last = text[-1:]
    opening = next((opens for opens, closes in _CLOSING.items() if closes == last), "")
    if opening and _closes(text, len(text) - 1) and not any(_opens(text, at, opening) for at in range(len(text) - 1)):
        is_apostrophe = last in "'’" and text[-2:-1].isalpha()
        return text if is_apostrophe else _without_marks(text[:-1].rstrip())
    # Of a quotation inside that was cut only the beginning is left.
    if "\N{NO-BREAK SPACE}…" in text and (opens := text.rfind("“")) > text.rfind("”"):
        return text[:opens] + text[opens + 1 :]
    return text


def _opens(text: str, place: int, mark: str) -> bool:
    return text[place] == mark and not text[place - 1 : place].isalnum()


def _closes(text: str, place: int) -> bool:
    """Whether a mark closes there: it is no apostrophe within a word, and no mark before one."""
    return not text[place + 1 : place + 2].isalnum() and not text[place - 1].isspace()
