"""What cannot be right in a passage's own figures, as a value; and the words that the search for it needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rubric.phrases import Phrases
from rubric.reading import Span


class Slip(NamedTuple):
    """Something that cannot be right: the name of a reason in the pack, its words, and where it stands."""

    reason: str
    words: tuple[tuple[str, str], ...]
    spans: tuple[Span, ...]


class FigureWords(NamedTuple):
    """The lexicon entries that tell what a figure is of, and how far apart two may be that are called similar."""

    growth: Phrases
    ratings: Phrases
    similar: Phrases
    targets: Phrases
    totals: Phrases
    staffing_rates: Phrases
    rises: Phrases
    falls: Phrases
    ranks: Phrases
    higher: Phrases
    lower: Phrases
    averages: Phrases
    longest: Phrases
    similar_within_per_cent: int


def slip(reason: str, spans: Iterable[Span], **words: str) -> Slip:
    """A slip, with the words that fill its reason."""
    return Slip(reason, tuple(words.items()), tuple(spans))


def written(value: float) -> str:
    """A figure as people write it: 8,475 or 65.5."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")
