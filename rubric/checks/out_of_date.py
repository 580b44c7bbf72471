"""Raises a gap where an item is older than the pack's limit on the day the evidence is read."""

from collections.abc import Iterator

from rubric.ages import dating, months_before
from rubric.checks.given import Given, Spans
from rubric.comparison import Gap, ItemComparison
from rubric.partial_dates import spoken
from rubric.text import said

CHECK = "out-of-date"


def out_of_date(given: Given) -> Iterator[Gap]:
    """Whatever dates the item decides."""
    oldest = months_before(given.as_of, given.pack.limits.out_of_date_months)
    for compared in given.items:
        dated = dating(given.pack, compared)
        if dated is None or dated.last >= oldest:
            continue
        if dated.span is not None:
            words = said(compared.item.text, dated.span)
            yield _gap(given, compared, "states", words, ((compared.item.id, dated.span),))
        elif compared.item.date is not None:
            yield _gap(given, compared, "dated", spoken(compared.item.date))
        else:
            yield _gap(given, compared, "period", compared.item.period)


def _gap(given: Given, compared: ItemComparison, reason: str, date: str, spans: Spans = ()) -> Gap:
    return given.gap(
        CHECK,
        given.place(compared),
        reason,
        items=[compared],
        spans=spans,
        date=date,
        as_of=spoken(given.as_of.isoformat()),
        limit=given.pack.limits.out_of_date_months,
    )
