"""What cannot be right in a passage's own figures, as a value; and the words that the search for it needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rubric.pack import Pack
from rubric.phrases import Phrases, phrases
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


def figure_words(pack: Pack) -> FigureWords:
    """The words of a pack, ready to search."""
    lexicon = pack.lexicon
    return FigureWords(
        growth=phrases(lexicon["check-growth"]),
        ratings=phrases(lexicon["check-ratings"] + lexicon["check-unrated"]),
        similar=phrases(lexicon["check-similar"]),
        targets=phrases(lexicon["check-targets"]),
        totals=phrases(lexicon["check-totals"]),
        staffing_rates=phrases(lexicon["check-staffing-rates"]),
        rises=phrases(lexicon["check-rises"]),
        falls=phrases(lexicon["check-falls"]),
        ranks=phrases(lexicon["check-ranks"]),
        higher=phrases(lexicon["check-higher"]),
        lower=phrases(lexicon["check-lower"]),
        averages=phrases(lexicon["check-averages"]),
        longest=phrases(lexicon["check-longest"]),
        similar_within_per_cent=pack.limits.similar_within_per_cent,
    )


def slip(reason: str, spans: Iterable[Span], **words: str) -> Slip:
    """A slip, with the words that fill its reason."""
    return Slip(reason, tuple(words.items()), tuple(spans))


def written(value: float) -> str:
    """A figure as people write it: 8,475 or 65.5."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")
