"""Passages as if they had been read: tests of what is compared do not hang on the trained reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from rubric.evidence import EvidenceItem
from rubric.pack import Fit
from rubric.partial_dates import first_day, last_day
from rubric.reading import Match, Period, QualityFound, Reading

FITS: tuple[Fit, ...] = ("clear", "partial", "possible")


class Read:
    """Makes an item and its reading from a short description; what is found spans the whole text."""

    def __call__(self, number: int, **told: Any) -> tuple[EvidenceItem, Reading]:
        text: str = told.pop("text")
        found = {fit: told.pop(fit, ()) for fit in FITS}
        qualities: Iterable[str] = told.pop("qualities", ())
        periods: Iterable[tuple[str, str]] = told.pop("periods", ())
        item = EvidenceItem.model_validate({"id": f"E{number}", "text": text, **told})
        whole = (0, len(text))
        return item, Reading(
            text,
            item.sub_headings,
            tuple(Match(pattern, fit, whole) for fit in FITS for pattern in found[fit]),
            tuple(QualityFound(quality, whole) for quality in qualities),
            tuple(self._periods(text, periods)),
        )

    def all(self, told: Iterable[Mapping[str, Any]]) -> list[tuple[EvidenceItem, Reading]]:
        """Several, numbered from E1."""
        return [self(number, **one) for number, one in enumerate(told, start=1)]

    @staticmethod
    def _periods(text: str, periods: Iterable[tuple[str, str]]) -> Iterable[Period]:
        at = 0
        for words, date in periods:
            start = text.index(words, at)
            at = start + len(words)
            yield Period((start, at), first_day(date), last_day(date))


@pytest.fixture(scope="session")
def read() -> Read:
    """Makes items that are already read."""
    return Read()
