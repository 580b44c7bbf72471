"""Published sections scored lower than the exemplars: what their shortfalls sounded like. They count in nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from rubric.exemplar import PublishedSection
from rubric.pack import SUREST_FIRST, Fit, Id, Model, Pack
from rubric.phrases import sentences
from rubric.reader import reader_for
from rubric.reading import Match
from rubric.telling import SHORTFALL, has_words
from rubric.text import ENDED, plain

MOST_WORDS = 40
"""Of one quotation: enough to hear it, too little to stand for the report."""


class Shortfall(Model):
    """A sentence of a report that admits a lack, or its beginning, and the pattern it comes nearest to."""

    pattern: Id
    fit: Fit
    sub_heading: Id | None
    paragraph: Annotated[int, Field(ge=1)]
    words: Annotated[str, Field(min_length=1, max_length=1000)]


class Contrast(Model):
    """A published section scored lower than the exemplars. Of its text its shortfalls alone are kept.

    ``name`` and ``source`` are as those of `rubric.pack.AddedExemplar`; ``added`` is the day it was brought in.
    """

    id: Id
    name: Annotated[str, Field(min_length=1)]
    score: int
    source: str
    fingerprint: Annotated[str, Field(min_length=1)]
    shortfalls: tuple[Shortfall, ...]
    added: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A shortfall beside the report it stands in."""

    contrast: Contrast
    shortfall: Shortfall


def find_shortfalls(pack: Pack, section: PublishedSection) -> tuple[Shortfall, ...]:
    """The sentences that admit a lack and come near a pattern, each once, in the report's order."""
    found = (
        shortfall
        for part in section.sub_headings
        for number, paragraph in enumerate(part.paragraphs, start=1)
        for shortfall in _in_paragraph(pack, paragraph, part.sub_heading, number)
    )
    # A report may say the same under two sub-headings.
    return tuple({shortfall.words: shortfall for shortfall in found}.values())


def heard(contrasts: Sequence[Contrast], pattern: str) -> tuple[Heard, ...]:
    """The shortfalls nearest to a pattern, the surest first, and one from each report before the second of any."""
    ranked: list[tuple[int, int, Heard]] = []
    for contrast in contrasts:
        near = [shortfall for shortfall in contrast.shortfalls if shortfall.pattern == pattern]
        near.sort(key=lambda one: SUREST_FIRST.index(one.fit))
        ranked += [(turn, SUREST_FIRST.index(one.fit), Heard(contrast, one)) for turn, one in enumerate(near)]
    return tuple(one for *_, one in sorted(ranked, key=lambda rank: rank[:2]))


def _in_paragraph(pack: Pack, paragraph: str, sub_heading: str | None, number: int) -> Iterator[Shortfall]:
    reader = reader_for(pack)
    for start, end in sentences(paragraph):
        sentence = paragraph[start:end]
        reading = reader.read(sentence)
        lack = next((quality.span for quality in reading.qualities if quality.id == SHORTFALL), None)
        # An entry of a list says what is meant only with what introduces it.
        is_whole = ENDED.search(plain(sentence)) is not None
        if lack is not None and reading.matches and is_whole and _admits(pack, sentence):
            near = min(reading.matches, key=_surest)
            words = _shortened(sentence, lack[0])
            yield Shortfall(pattern=near.pattern, fit=near.fit, sub_heading=sub_heading, paragraph=number, words=words)


def _admits(pack: Pack, sentence: str) -> bool:
    """Whether the words themselves admit a lack: the reader takes for one many a sentence about a want that was met."""
    whole = (0, len(sentence))
    if not has_words(pack, ("quality-lacking", "contrast-lacks"), sentence, whole):
        return False
    return not has_words(pack, ("quality-denied", "check-favourable", "contrast-met"), sentence, whole)


def _surest(match: Match) -> tuple[int, float]:
    return SUREST_FIRST.index(match.fit), -match.confidence


def _shortened(sentence: str, place: int) -> str:
    """So many words of a sentence, those around the place among them; dots stand for the others."""
    words = sentence.split()
    if len(words) <= MOST_WORDS:
        return " ".join(words)
    at = len(sentence[:place].split())
    first = 0 if at < MOST_WORDS else min(at - MOST_WORDS // 2, len(words) - MOST_WORDS)
    last = first + MOST_WORDS
    return ("… " if first else "") + " ".join(words[first:last]) + (" …" if last < len(words) else "")
