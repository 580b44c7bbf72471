"""Chooses which words of a passage to show for a match: the clause that pulls hardest, and the words in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from rubric.features import Piece
from rubric.reading import Span
from rubric.text import clauses

SENTENCE_SHOWN_WHOLE = 170
"""Up to this many characters a sentence is shown whole; beyond it, its best clause."""

SHORTEST_CLAUSE = 40
WORDS_SHOWN = 5
Pulls = Sequence[Sequence[float]]
"""For each sentence, how hard each of its units pulls towards the thing in question."""


def span_to_show(text: str, sentences: Sequence[Piece], pulls: Pulls) -> Span:
    """The sentence that pulls hardest or, where that is long, the clause of it that does, with a neighbour if short."""
    totals = [sum(of_units) for of_units in pulls]
    best = totals.index(max(totals))
    whole = sentences[best].span
    if whole[1] - whole[0] <= SENTENCE_SHOWN_WHOLE:
        return whole
    parts = clauses(text, whole)
    if len(parts) < 2:
        return whole
    weights = [0.0] * len(parts)
    for unit, pull in zip(sentences[best].units, pulls[best], strict=True):
        at = bisect_right(parts, unit.span[0], key=itemgetter(0)) - 1
        if at >= 0 and unit.span[1] <= parts[at][1]:
            weights[at] += pull
    first = last = weights.index(max(weights))
    while parts[last][1] - parts[first][0] < SHORTEST_CLAUSE and last - first + 1 < len(parts):
        before = weights[first - 1] if first else float("-inf")
        after = weights[last + 1] if last + 1 < len(parts) else float("-inf")
        first, last = (first - 1, last) if before > after else (first, last + 1)
    return (parts[first][0], parts[last][1])


def words_to_show(sentences: Sequence[Piece], pulls: Pulls, span: Span) -> tuple[Span, ...]:
    """The few single words inside the span that pull hardest, in reading order."""
    start, end = span
    heaviest: dict[Span, float] = {}
    for sentence, of_units in zip(sentences, pulls, strict=True):
        if sentence.span[0] < end and start < sentence.span[1]:
            for unit, pull in zip(sentence.units, of_units, strict=True):
                if pull > 0 and unit.shown and start <= unit.span[0] and unit.span[1] <= end:
                    heaviest[unit.span] = heaviest.get(unit.span, 0.0) + pull
    best = sorted(heaviest, key=lambda place: (-heaviest[place], place))
    return tuple(sorted(best[:WORDS_SHOWN]))
