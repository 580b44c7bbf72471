"""Cuts a passage in parts and joins passages again: no word is lost, and none is added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rubric.assessment import Assessment, Passage
from rubric.reading import Span
from rubric.text import BULLETS, sentences

_BLANK = re.compile(r"\s+")
_LISTED = re.compile(rf"[{BULLETS}]\s|\(?(?:[a-z]|[ivx]{{1,4}}|\d{{1,2}})[.)]\s")
_TO = " to "


def in_order(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Passages of one document as they stand in it."""
    return tuple(sorted(passages, key=lambda passage: (passage.number, passage.part)))


def passages_of(assessment: Assessment, document_id: int) -> tuple[Passage, ...]:
    """The passages of one document, in the order they stand."""
    return in_order(passage for passage in assessment.passages if passage.document == document_id)


def parts_with(passages: Iterable[Passage], passage: Passage) -> tuple[Passage, ...]:
    """A passage and whatever else it was cut from, in order."""
    told = (passage.document, passage.number)
    return in_order(one for one in passages if (one.document, one.number) == told)


def passage_name(passage: Passage) -> str:
    """The number of a passage; a part of one that was cut has a letter too: 14a."""
    letters, part = "", passage.part
    while part:
        part, letter = divmod(part - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return f"{passage.number}{letters}"


def places_to_cut(text: str) -> tuple[int, ...]:
    """Where a new passage may begin: at each sentence, row or entry of a list but the first."""
    places: list[int] = []
    for (_, end), (start, _) in pairwise(sentences(text)):
        if blank := _BLANK.search(text, end, start):
            places.append(blank.end())
    return tuple(places)


def cut_at(text: str, *places: int) -> tuple[str, ...]:
    """The text cut at these characters; a part without a word is none."""
    edges = (0, *sorted(places), len(text))
    return _with_words(text[start:end] for start, end in pairwise(edges))


def cut_out(text: str, span: Span) -> tuple[tuple[str, ...], int]:
    """What stands before a stretch, the stretch to its last whole word, what stands after; and which of them it is."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return (text,), 0
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    before = start if _has_words(text[:start]) else 0
    parts = cut_at(text, before, end)
    return parts, 1 if before and len(parts) > 1 else 0


def joined(texts: Sequence[str], is_table: bool = False) -> str:
    """The texts as one: a row of a table or an entry of a list on a line of its own."""
    whole = texts[0]
    for text in texts[1:]:
        whole += ("\n" if is_table or _LISTED.match(text) else " ") + text
    return whole


def refusal(passages: Iterable[Passage]) -> str:
    """Why passages may be neither cut nor joined; "" where they may: what was made of one has its words."""
    accepted = next((passage for passage in passages if passage.verdict == "accepted"), None)
    if accepted is None:
        return ""
    return f"Passage {passage_name(accepted)} is {accepted.evidence} already: undo that, or delete {accepted.evidence}."


def are_same_words(before: str, texts: Iterable[str]) -> bool:
    """Whether these texts, one after the other, are the one before but for blanks."""
    return "".join(before.split()) == "".join("".join(text.split()) for text in texts)


def from_to(first: str, last: str) -> str:
    """The paragraphs or pages over which joined passages go."""
    first, last = first.split(_TO, maxsplit=1)[0], last.rsplit(_TO, maxsplit=1)[-1]
    return f"{first}{_TO}{last}" if first and last and first != last else first or last


def next_to_join(passages: Sequence[Passage], passage: Passage) -> Passage | None:
    """The passage that one may be joined with: the next that is offered, of its kind, with no heading between."""
    ordered = in_order(one for one in passages if one.document == passage.document)
    for following in ordered[[one.id for one in ordered].index(passage.id) + 1 :]:
        if following.kind == "heading":
            return None
        if following.is_offered:
            alike = (following.kind, following.heading) == (passage.kind, passage.heading)
            return following if alike else None
    return None


def _with_words(parts: Iterable[str]) -> tuple[str, ...]:
    """The parts without blanks at their edges; one without a letter or figure goes with the one before it."""
    kept: list[str] = []
    for part in (part.strip() for part in parts):
        if kept and part and not (_has_words(part) and _has_words(kept[-1])):
            kept[-1] += f" {part}"
        elif part:
            kept.append(part)
    return tuple(kept)


def _has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
