"""Raises a gap where an item is older than the pack's limit on the day the evidence is read."""

from collections.abc import Iterator

from rubric.ages import dating, months_before
from rubric.checks.given import Spans, Terms
from rubric.comparison import Gap, ItemComparison
from rubric.partial_dates import spoken
from rubric.text import said

CHECK = "out-of-date"


def out_of_date(terms: Terms, compared: ItemComparison) -> Iterator[Gap]:
    """Whatever dates the item decides."""
    dated = dating(terms.pack, compared)
    if dated is None or dated.last >= months_before(terms.as_of, terms.pack.limits.out_of_date_months):
        return
    if dated.span is not None:
        words = said(compared.item.text, dated.span)
        yield _gap(terms, compared, "states", words, ((compared.item.id, dated.span),))
    elif compared.item.date is not None:
        yield _gap(terms, compared, "dated", spoken(compared.item.date))
    else:
        yield _gap(terms, compared, "period", compared.item.period)


def _gap(terms: Terms, compared: ItemComparison, reason: str, date: str, spans: Spans = ()) -> Gap:
    return terms.gap(
        CHECK,
        terms.place(compared),
        reason,
        items=[compared],
        spans=spans,
        date=date,
        as_of=spoken(terms.as_of.isoformat()),
        limit=terms.pack.limits.out_of_date_months,
    )
