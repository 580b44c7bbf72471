"""Makes the figures that a council keeps by themselves comparable: one measure, one time, one value."""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple

from rubric.checks.figures import figures
from rubric.checks.measures import MeasureWords
from rubric.periods import find_periods
from rubric.text import lower

if TYPE_CHECKING:
    from rubric.assessment import FigureRecord

_WORD = re.compile(r"[a-z']+|\d+")


class KeptValue(NamedTuple):
    """What a figure is ``of``, which is the same for figures that can be compared, and its value."""

    of: Hashable
    value: float


def kept_value(record: FigureRecord, period: str, known: MeasureWords) -> KeptValue | None:
    """What a record says; None where its value is no single figure, or no time is stated: figures change.

    ``period`` is the time of the evidence it was taken from, for a record that states none of its own.
    """
    time = _time(record.period or period)
    measure = tuple(word for word in _WORD.findall(lower(record.measure)) if word not in known.idle)
    found = figures(record.value)
    if not time or not measure or len(found) != 1:
        return None
    return KeptValue(("kept", known.alike(measure), found[0].unit, time), found[0].value)


def _time(period: str) -> Hashable:
    """A time as comparable days, or else in its own words."""
    stated = find_periods(period)
    return tuple((one.first, one.last) for one in stated) or " ".join(lower(period).split())
