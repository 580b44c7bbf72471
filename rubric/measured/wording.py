"""Says a figure in the words of its item: what it measures, of what time it is, and the values beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rubric.evidence import EvidenceItem
from rubric.measured.figure import MeasuredFigure, Told
from rubric.measured.of_time import of_time
from rubric.measured.unit import in_unit
from rubric.pack import Pack
from rubric.partial_dates import spoken
from rubric.reading import Span
from rubric.text import said

ELLIPSIS, COLON = " … ", ": "
"""Between the stretches of a measure."""


def measure_of(text: str, figure: MeasuredFigure, ellipsis: str = ELLIPSIS) -> str:
    """The words of a measure as they stand, its value among them where it stands there."""
    return _joined(text, figure, (said(text, span) for span in figure.measure), ellipsis)


def measure_alone(text: str, figure: MeasuredFigure) -> str:
    """The words of a measure without its value, so that another value may stand beside the same words."""
    start, end = figure.now.value

    def without_value(span: Span) -> str:
        first, last = span
        around = ((first, start), (end, last)) if first <= start and end <= last else (span,)
        return ELLIPSIS.join(part for one in around if (part := said(text, one)))

    told = _joined(text, figure, filter(None, map(without_value, figure.measure)), ELLIPSIS)
    return told.removeprefix("of ") or said(text, figure.measure[0])


def _joined(text: str, figure: MeasuredFigure, parts: Iterable[str], ellipsis: str) -> str:
    is_label = text[figure.measure[0][1] :].startswith(":")
    return (COLON if is_label else ellipsis).join(parts)


def period_of(pack: Pack, item: EvidenceItem, figure: MeasuredFigure, say_date: Callable[[str], str] = spoken) -> str:
    """The time of a figure; empty where that is not stated."""
    by = of_time(pack, item, figure).by
    date = say_date(item.date) if item.date else ""
    told = {"sentence": words_of(item.text, figure.now.period), "period": item.period, "date": date}
    return told.get(by, "")


def value_and_period(text: str, told: Told, now: str) -> tuple[str, str]:
    """A value beside the one that is said ``now``, and its time so far as the same sentence says it."""
    return in_unit(said(text, told.value), now), words_of(text, told.period)


def words_of(text: str, span: Span | None) -> str:
    """The words of a stretch; none where there is none."""
    return said(text, span) if span else ""
