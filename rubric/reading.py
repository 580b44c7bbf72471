"""What the engine reads in one passage, before anything is compared."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rubric.pack import Fit

Span = tuple[int, int]
"""Start and end of a stretch of a passage, in characters; never empty, never outside the text."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that the passage shows, with the words that say so.

    ``span`` is the stretch to show; ``words`` the single words that weighed most, inside it. ``confidence`` is the
    reader's own that it is clear, from 0 to 1, and is never shown as a figure.
    """

    pattern: str
    fit: Fit
    span: Span
    words: tuple[Span, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class QualityFound:
    """A quality that the passage carries, and where."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Period:
    """A date or period that the passage states: its words, its first and its last day."""

    span: Span
    first: datetime.date
    last: datetime.date


@dataclass(frozen=True, slots=True)
class Reading:
    """One passage as read: suggested sub-headings (best first), matches, qualities and stated periods.

    ``leanings`` says how far it leans to each sub-heading, the best first: above nought speaks for.
    """

    text: str
    sub_headings: tuple[str, ...]
    matches: tuple[Match, ...]
    qualities: tuple[QualityFound, ...]
    periods: tuple[Period, ...]
    leanings: Mapping[str, float] = field(default_factory=dict[str, float], compare=False, repr=False)

    def has(self, *quality_ids: str) -> bool:
        """Whether any of these qualities was found."""
        for found in self.qualities:  # noqa: SIM110 - asked of every item by many checks: a loop is twice as quick
            if found.id in quality_ids:
                return True
        return False
