"""Finds the references to evidence in a text, [E12] or [E1, E4], and tells which of them do not stand as written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from rubric.assessment import Assessment
from rubric.reading import Span

_BRACKETS = re.compile(r"\[([^\[\]\n]{1,200})\]")
_ID = re.compile(r"[Ee][1-9][0-9]{0,8}")

_NUMBER = re.compile(r"\D*([0-9]{1,9})")


def by_number(evidence_id: str) -> tuple[int, str]:
    """What puts items in the order of their numbers: E462 before E1031."""
    found = _NUMBER.fullmatch(evidence_id)
    return (int(found[1]) if found else 10**9, evidence_id)


Fault = Literal["elsewhere", "not-placed", "in-bin", "unknown"]


@dataclass(frozen=True, slots=True)
class Reference:
    """An item that a text refers to. ``span`` holds its id alone; ``brackets`` all that stands in one pair of them."""

    evidence: str
    span: Span
    brackets: Span


@dataclass(frozen=True, slots=True)
class FaultyReference:
    """A reference that does not lead to an item of this sub-heading; ``places`` are where the item stands instead."""

    evidence: str
    fault: Fault
    places: tuple[str, ...] = ()


def find_references(text: str, known: Collection[str]) -> tuple[Reference, ...]:
    """The references in a text, in order. Brackets that hold anything but ids are the writer's own.

    An id is one of ``known``, or looks like ours: a reference to what is not there is still a reference.
    """
    return tuple(found for brackets in _BRACKETS.finditer(text) for found in _within(brackets, known))


def references_of(text: str, known: Collection[str]) -> tuple[str, ...]:
    """The ids that a text refers to, each once, in order of first mention."""
    return tuple(dict.fromkeys(found.evidence for found in find_references(text, known)))


def without_references(text: str, known: Collection[str] = ()) -> str:
    """The text as it reads aloud: no references, and none of the blanks before them."""
    pieces: list[str] = []
    done = 0
    for start, end in dict.fromkeys(found.brackets for found in find_references(text, known)):
        pieces.append(text[done:start].rstrip(" \u00a0"))
        done = end
    return "".join((*pieces, text[done:]))


def known_ids(assessment: Assessment) -> frozenset[str]:
    """Every item's id, those in the bin among them."""
    return frozenset((*(item.id for item in assessment.evidence), *(item.id for item in assessment.bin)))


def faulty_references(
    assessment: Assessment, sub_headings: Collection[str], sub_heading: str, text: str
) -> tuple[FaultyReference, ...]:
    """The references of one sub-heading's text that lead elsewhere or nowhere, each once.

    ``sub_headings`` are those of the pack. The account of the whole statement ("") may refer to every item.
    """
    if "[" not in text:
        return ()
    named = references_of(text, known_ids(assessment))
    placed = {item.id: item.sub_headings for item in assessment.evidence if item.id in named}
    binned = {item.id for item in assessment.bin if item.id in named}
    faults: list[FaultyReference] = []
    for evidence in named:
        if evidence in binned:
            faults.append(FaultyReference(evidence, "in-bin"))
        elif evidence not in placed:
            faults.append(FaultyReference(evidence, "unknown"))
        elif sub_heading and sub_heading not in placed[evidence]:
            places = tuple(place for place in placed[evidence] if place in sub_headings)
            faults.append(FaultyReference(evidence, "elsewhere" if places else "not-placed", places))
    return tuple(faults)


def _within(brackets: re.Match[str], known: Collection[str]) -> Iterator[Reference]:
    start, inside = brackets.start(1), brackets[1]
    if inside in known:
        yield Reference(inside, brackets.span(1), brackets.span())
        return
    found: list[Reference] = []
    for piece in re.finditer(r"[^,;]+", inside):
        said = piece[0].strip()
        if said not in known and not _ID.fullmatch(said):
            return
        first = start + piece.start() + len(piece[0]) - len(piece[0].lstrip())
        evidence = said if said in known else said.upper()
        found.append(Reference(evidence, (first, first + len(said)), brackets.span()))
    yield from found
