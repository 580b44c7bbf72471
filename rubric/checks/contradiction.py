"""Raises a gap where two items say different things of the same thing at the same time."""

from collections.abc import Hashable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from rubric.amounts import Amount, read_amount
from rubric.assessment import FigureRecord
from rubric.checks.figures import figures
from rubric.checks.given import Given, Spans, Terms
from rubric.checks.measures import measure_words, measures, period_at
from rubric.checks.ratings import provider_ratings, rating_words
from rubric.checks.told_measures import Told, told_measures
from rubric.comparison import Gap, ItemComparison
from rubric.partial_dates import spoken
from rubric.reading import Span
from rubric.sources import are_two_documents
from rubric.text import said
from rubric.trends import trends

CHECK = "contradiction"
FIGURES, RATINGS = "figures", "ratings"
"""The pack's sentences: what two items disagree about."""


class _Said(NamedTuple):
    """A value, and what it is ``of``: the measure or the provider, with the time. ``shown`` is how it is written."""

    about: str
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
            of = known.alike(measure.words), measure.unit, period
            shown = said(text, measure.span)
            found.append(_Said(FIGURES, of, compared, measure.value, " ".join(measure.words), shown, measure.span))
    for rated in provider_ratings(text, terms.made(rating_words)):
        period = period_at(compared.reading, rated.span) or (date,)
        if period != (None,):
            of = rated.provider, period
            shown = rated.rating.capitalize()
            found.append(_Said(RATINGS, of, compared, rated.rating, rated.provider.title(), shown, rated.span))
    return tuple(found)


def contradiction(given: Given, told: Sequence[tuple[_Said, ...]]) -> Iterator[Gap]:
    """Two values for one measure in the same words, unit and period, or two ratings of one provider on one date.

    Figures that the council keeps by themselves are set beside each other as in their trends.
    """
    together: dict[Hashable, list[_Said]] = {}
    for one in chain.from_iterable(told):
        together.setdefault((one.about, one.of), []).append(one)
    pairs: dict[frozenset[str], tuple[_Said, _Said, Spans]] = {}
    for first, second in chain(chain.from_iterable(map(_disagreeing, together.values())), _kept_apart(given)):
        ids = frozenset((first.compared.item.id, second.compared.item.id))
        one, other, spans = pairs.get(ids, (first, second, ()))
        placed = tuple((one.compared.item.id, one.span) for one in (first, second) if one.span)
        pairs[ids] = one, other, (*spans, *(place for place in placed if place not in spans))
    for first, second, spans in pairs.values():
        one, other = first.compared.item, second.compared.item
        yield given.terms.gap(
            CHECK,
            given.terms.place(first.compared),
            f"{first.about}-of-two" if are_two_documents(one.source, other.source) else first.about,
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


def _kept_apart(given: Given) -> Iterator[tuple[_Said, _Said]]:
    """Each figure that is kept beside the first of another item that gives another value for its time."""
    here = [_timed(record, given.items[record.evidence]) for record in given.figures if record.evidence in given.items]
    items = [given.items[record.evidence].item for record in here]
    for trend in trends(given.terms.pack, here, items):
        for later in trend.points:
            before = (other for other in later.others if other.id < later.record.id)
            earlier = next((other for other in before if other.evidence != later.record.evidence), None)
            if earlier:
                yield _kept(given, earlier), _kept(given, later.record)


def _timed(record: FigureRecord, compared: ItemComparison) -> FigureRecord:
    """A record that states no time is of that of its evidence, as what stands in its text is."""
    item = compared.item
    if record.period or not (item.period or item.date):
        return record
    return record.model_copy(update={"period": item.period or spoken(item.date or "")})


def _kept(given: Given, record: FigureRecord) -> _Said:
    compared = given.items[record.evidence]
    span = _only_place(compared.item.text, read_amount(record.value))
    return _Said(FIGURES, record.measure, compared, record.value, record.measure, record.value, span)


def _only_place(text: str, amount: Amount | None) -> Span | None:
    """Where a text gives a value; None where that is not one place alone."""
    if amount is None:
        return None
    same = (float(amount.number), amount.unit)
    places = [figure.span for figure in figures(text) if (figure.value, figure.unit) == same]
    return places[0] if len(places) == 1 else None
