"""Raises a gap where an item is older than the pack's limit on the day the evidence is read."""

import re
from collections.abc import Iterator

from rubric.ages import dating, months_before
from rubric.checks.given import Given, Spans
from rubric.comparison import Gap, ItemComparison
from rubric.text import said

CHECK = "out-of-date"

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


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
        elif dated.by == "date":
            yield _gap(given, compared, "dated", _spoken(compared.item.date or ""))
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
        as_of=f"{given.as_of.day} {_MONTHS[given.as_of.month - 1]} {given.as_of.year}",
        limit=given.pack.limits.out_of_date_months,
    )


def _spoken(partial_date: str) -> str:
    """An item's date as an officer would say it. Not for a text's own words: there "2023-24" is a financial year."""
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", partial_date)
    if match is None:
        return partial_date
    year, month, day = match.groups()
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}" if day else f"{_MONTHS[int(month) - 1]} {year}"
