"""Raises a gap where two items say different things of the same thing at the same time."""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from rubric.checks.given import Given, Spans, Terms
from rubric.checks.kept_figures import kept_value
from rubric.checks.measures import measure_words, measures, period_at
from rubric.checks.ratings import provider_ratings, rating_words
from rubric.checks.told_measures import Told, told_measures
from rubric.comparison import Gap, ItemComparison
from rubric.reading import Span
from rubric.sources import are_two_documents
from rubric.text import said

CHECK = "contradiction"


class _Said(NamedTuple):
    """A value, and what it is ``of``: the measure or the provider, with the time. ``shown`` is how it is written."""

    of: Hashable
    compared: ItemComparison
    value: str | float
    words: str
    shown: str
    span: Span | None


def values_told(terms: Terms, compared: ItemComparison) -> tuple[_Said, ...]:
    """The figures and ratings of one item that another could contradict.

    What states no time, in its sentence or as the item's date, is not compared: figures and ratings change.
    """
    text, date = compared.item.text, compared.item.date
    found: list[_Said] = []
    known = terms.made(measure_words)
    every = [Told(measure, period_at(compared.reading, measure.span)) for measure in measures(text, known)]
    every += told_measures(terms.pack, compared.reading, known)
    for measure, stated in every:
        period = stated or (date,)
        if period != (None,):
            of = ("figures", known.alike(measure.words), measure.unit, period)
            shown = said(text, measure.span)
            found.append(_Said(of, compared, measure.value, " ".join(measure.words), shown, measure.span))
    for rated in provider_ratings(text, terms.made(rating_words)):
        period = period_at(compared.reading, rated.span) or (date,)
        if period != (None,):
            of = ("ratings", rated.provider, period)
            shown = rated.rating.capitalize()
            found.append(_Said(of, compared, rated.rating, rated.provider.title(), shown, rated.span))
    return tuple(found)


def contradiction(given: Given, told: Sequence[tuple[_Said, ...]]) -> Iterator[Gap]:
    """Two values for one measure in the same words, unit and period, or two ratings of one provider on one date.

    The figures that the council keeps by themselves are set beside each other alike.
    """
    together: dict[Hashable, list[_Said]] = {}
    for of_item in (*told, tuple(_kept(given))):
        for one in of_item:
            together.setdefault(one.of, []).append(one)
    pairs: dict[frozenset[str], tuple[_Said, _Said, Spans]] = {}
    for places in together.values():
        for first, second in _disagreeing(places):
            ids = frozenset((first.compared.item.id, second.compared.item.id))
            one, other, spans = pairs.get(ids, (first, second, ()))
            placed = tuple((one.compared.item.id, one.span) for one in (first, second) if one.span)
            pairs[ids] = one, other, (*spans, *(place for place in placed if place not in spans))
    for first, second, spans in pairs.values():
        reason = "ratings" if isinstance(first.value, str) else "figures"
        one, other = first.compared.item, second.compared.item
        yield given.terms.gap(
            CHECK,
            given.terms.place(first.compared),
            f"{reason}-of-two" if are_two_documents(one.source, other.source) else reason,
            items=[first.compared, second.compared],
            spans=spans,
            first=one.id,
            second=other.id,
            first_source=one.source,
            second_source=other.source,
            what=first.words,
            value=first.shown,
            other=second.shown,
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


def _kept(given: Given) -> Iterator[_Said]:
    """The figures that are kept by themselves and whose evidence is there."""
    for record in given.figures:
        compared = given.items.get(record.evidence)
        if compared is None:
            continue
        item = compared.item
        kept = kept_value(record, item.period or item.date or "", given.terms.made(measure_words))
        if kept is not None:
            start = item.text.find(record.value)
            span = (start, start + len(record.value)) if start >= 0 else None
            yield _Said(kept.of, compared, kept.value, record.measure, record.value, span)
