"""Raises a gap where two items say different things of the same thing at the same time."""

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from rubric.checks.given import Given, Spans
from rubric.checks.measures import measure_words, measures, period_at
from rubric.checks.ratings import provider_ratings, rating_words
from rubric.comparison import Gap, ItemComparison
from rubric.reading import Span
from rubric.text import said

CHECK = "contradiction"


class _Said(NamedTuple):
    compared: ItemComparison
    value: str | float
    words: str
    span: Span


def contradiction(given: Given) -> Iterator[Gap]:
    """Two values for one measure in the same words, unit and period, or two ratings of one provider on one date.

    What states no time, in its sentence or as the item's date, is not compared: figures and ratings change.
    """
    told: dict[Hashable, list[_Said]] = {}
    words = rating_words(given.pack)
    known = measure_words(given.pack)
    for compared in given.items:
        text, date = compared.item.text, compared.item.date
        for measure in measures(text, known):
            period = period_at(compared.reading, measure.span) or (date,)
            if period != (None,):
                key = ("figures", measure.words, measure.unit, period)
                told.setdefault(key, []).append(_Said(compared, measure.value, " ".join(measure.words), measure.span))
        for rated in provider_ratings(text, words):
            period = period_at(compared.reading, rated.span) or (date,)
            if period != (None,):
                key = ("ratings", rated.provider, period)
                told.setdefault(key, []).append(_Said(compared, rated.rating, rated.provider.title(), rated.span))
    pairs: dict[tuple[str, str], tuple[_Said, _Said, Spans]] = {}
    for places in told.values():
        for first, second in _disagreeing(places):
            ids = (first.compared.item.id, second.compared.item.id)
            one, other, spans = pairs.get(ids, (first, second, ()))
            pairs[ids] = one, other, (*spans, (ids[0], first.span), (ids[1], second.span))
    for first, second, spans in pairs.values():
        yield given.gap(
            CHECK,
            given.place(first.compared),
            "ratings" if isinstance(first.value, str) else "figures",
            items=[first.compared, second.compared],
            spans=spans,
            first=first.compared.item.id,
            second=second.compared.item.id,
            what=first.words,
            value=_shown(first),
            other=_shown(second),
        )


def _disagreeing(places: list[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """Each later item beside the first that it disagrees with."""
    kept: list[_Said] = []
    by_value: dict[str | float, list[ItemComparison]] = {}
    for later in places:
        for earlier in kept:
            if earlier.value != later.value and earlier.compared is not later.compared:
                yield earlier, later
                break
        same = by_value.setdefault(later.value, [])
        # Two items that say the same are enough: one of them is another than any that follows.
        if not same or (len(same) == 1 and same[0] is not later.compared):
            same.append(later.compared)
            kept.append(later)


def _shown(one: _Said) -> str:
    """The value as the passage writes it."""
    return one.value.capitalize() if isinstance(one.value, str) else said(one.compared.item.text, one.span)
