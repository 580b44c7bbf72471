"""Says which passages of a document are no evidence: its contents, its standing sections, what only explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rubric.assessment import Passage
from rubric.explaining import explaining
from rubric.figures import find_figures
from rubric.pack import Pack, Standing
from rubric.phrases import Phrases, phrases, sentences
from rubric.reader import reader_for
from rubric.reading import Span
from rubric.text import lower, words

CONTENTS, FURNITURE = "contents", "page-furniture"
"""The kinds that are told by their look."""
LONGEST_HEADING = 9
"""Words in a heading beyond which one that is known is only a part of it."""

_SUBSTANCE = ("impact", "people-voice", "staff-voice", "partner-voice", "shortfall")
_ENTRY = re.compile(r"^.{3,}?(?:\s*[.…·_]{3,}|\s[.…]{2}|\t| {3,})\s*(?:page\s*)?(?:\d{1,3}|[ivxl]{1,5})\s*$", re.IGNORECASE)
"""A line of a list of contents: words, then dots or a wide blank, then a page."""
_PAGE_MARK = re.compile(
    r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*|\W*page\s+[ivxl]+\W*|\W*(?:official|official[ -]sensitive|unclassified"
    r"|draft|confidential|public|restricted|agenda item \d+\w?|item \d+\w?)(?:\W+page \d+(?: of \d+)?)?\W*",
    re.IGNORECASE,
)
_HEADING_MARKS = re.compile(r"^(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]{1,4})[.):]?\s+)?|[\s:.]+$", re.IGNORECASE)


def standing(pack: Pack, passage: Passage) -> Standing | None:
    """What kind of standing text a passage is; None where it may be evidence.

    A wrong answer costs more than none: what shows a pattern clearly, gives a figure, lets somebody speak or tells of
    an effect or a shortfall is never set aside, and neither is a row that somebody kept as evidence.
    """
    if not passage.is_offered or passage.cells:
        return None
    by_look = _by_look(passage.text)
    if by_look:
        return next((kind for kind in pack.standing if kind.id == by_look), None)
    found = _by_words(pack, passage)
    return found.kind if found and not _tells(pack, passage.text, found) else None


def standing_reason(pack: Pack, passage: Passage) -> str:
    """Why a passage is set aside, in the words of the pack; "" where there is no reason."""
    kind = standing(pack, passage)
    return kind.title if kind else ""


def set_aside(pack: Pack, passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages, those that wait for a decision and are no evidence set aside."""
    return tuple(
        passage.model_copy(update={"verdict": "set-aside"})
        if passage.is_waiting and standing(pack, passage) is not None
        else passage
        for passage in passages
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A kind, and the very words of the passage that speak for one."""

    kind: Standing
    spoken: tuple[Span, ...]


def _by_look(text: str) -> str:
    if _PAGE_MARK.fullmatch(text.strip()):
        return FURNITURE
    lines = [line for line in text.split("\n") if line.strip()]
    entries = sum(_ENTRY.match(line) is not None for line in lines)
    return CONTENTS if entries and entries >= len(lines) - 1 and ("\t" not in text or _dotted(text)) else ""


def _dotted(text: str) -> bool:
    return re.search(r"[.…·_]{3,}", text) is not None


def _by_words(pack: Pack, passage: Passage) -> _Found | None:
    """The kind that all sentences of a passage speak for: the first of the pack that any of them does."""
    text, under = passage.text, _under(pack.standing, passage.heading)
    whole = next((kind for kind in pack.standing if kind.id in under and kind.whole), None)
    spoken: list[Span] = []
    if passage.kind == "table":
        return _Found(whole, ()) if whole else None
    explains = explaining(pack, text)[0]
    said = phrases(pack.lexicon["check-explains"]).spans(text)
    kinds: set[str] = set()
    for sentence in sentences(text):
        here = [kind.id for kind in pack.standing if _says(kind).within(text, *sentence)]
        explained = sentence in explains
        if not here:
            here = [k.id for k in pack.standing if (explained or k.id in under) and _words(k).within(text, *sentence)]
        if not here and explained:
            here = [pack.standing[-1].id]
        if not here and whole is None:
            return None
        kinds.update(here[:1])
        for kind in pack.standing:
            spoken += _says(kind).spans(text, *sentence)
    first = whole or next((kind for kind in pack.standing if kind.id in kinds), None)
    return _Found(first, (*spoken, *said)) if first else None


def _tells(pack: Pack, text: str, found: _Found) -> bool:
    """Whether a passage has the substance of evidence for all that."""
    reading = reader_for(pack).read(text)
    if any(match.fit == "clear" for match in reading.matches) or reading.has(*_SUBSTANCE):
        return True
    if not found.kind.counts:
        return False
    figures = find_figures(text, words(text), [period.span for period in reading.periods])
    return any(not any(start <= first and last <= end for start, end in found.spoken) for first, last in figures)


@lru_cache(maxsize=1_024)
def _under(kinds: Sequence[Standing], heading: str) -> frozenset[str]:
    """The kinds under one of whose headings a passage stands."""
    bare = _HEADING_MARKS.sub("", lower(heading).strip())
    if not bare or len(bare.split()) > LONGEST_HEADING:
        return frozenset()
    return frozenset(kind.id for kind in kinds if bare in kind.headings or _headings(kind).within(bare))


def _headings(kind: Standing) -> Phrases:
    return phrases(tuple(heading for heading in kind.headings if " " in heading))


def _says(kind: Standing) -> Phrases:
    return phrases(kind.says)


def _words(kind: Standing) -> Phrases:
    return phrases(kind.words)
