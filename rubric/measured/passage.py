"""A passage whose figures are read: its words in small letters, the times it states, and whom it names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from rubric.measured.words import FigureWords
from rubric.reading import Span

_NEAR = 20
_START = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Passage:
    """``small`` is the text in small letters, as long as the text; ``times`` stand in order."""

    text: str
    small: str
    times: Sequence[Span]
    known: FigureWords

    def times_in(self, zone: Span) -> Sequence[Span]:
        """The times that begin inside a stretch."""
        return self.times[bisect_left(self.times, zone[0], key=_START) : bisect_left(self.times, zone[1], key=_START)]

    def time_in(self, zone: Span) -> Span | None:
        """The time of a value that others or an earlier time had: "a year before" rather than a date beside it."""
        if earlier := self.known.earlier.search(self.small, *zone):
            return earlier.span()
        return next(iter(self.times_in(zone)), None)

    def without_times(self, zone: Span) -> str:
        """The words of a stretch with its times blanked."""
        words = list(self.small[slice(*zone)])
        for start, end in self.times_in(zone):
            words[start - zone[0] : end - zone[0]] = " " * (min(end, zone[1]) - start)
        return "".join(words)

    def names_in(self, zone: Span) -> list[Span]:
        """Where a stretch names those with whom a figure may be compared; "NHS England" is not England."""
        return [name for name in self.known.names.spans(self.text, *zone) if not self._is_other(name)]

    def _is_other(self, name: Span) -> bool:
        start, end = name
        others = self.known.not_names.spans(self.text, max(0, start - _NEAR), end + _NEAR)
        return any(first <= start and end <= last for first, last in others)

    def words(self, span: Span) -> int:
        """How many words stand in a stretch."""
        return len(self.text[slice(*span)].split())
