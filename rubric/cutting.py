"""Cuts a passage into what the reader weighs: its sentences with their units, its signals and its stated periods."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from rubric.features import Piece, expansions, pieces
from rubric.pack import Pack
from rubric.periods import find_periods
from rubric.reading import Period, Span
from rubric.signals import Signal, Signals
from rubric.text import words


class Cut(NamedTuple):
    """A passage as it is read; ``words`` is how many it has."""

    text: str
    sentences: list[Piece]
    signals: tuple[Signal, ...]
    periods: tuple[Period, ...]
    words: int

    @property
    def figures(self) -> list[Span]:
        """Where the figures stand that the passage gives."""
        return [signal.span for signal in self.signals if signal.name == "number"]


class Cutter:
    """Cuts passages by one pack's lexicon; the reader and its training must cut alike.

    The reader names the units it knows: a pair that training never met says nothing, and most pairs are such.
    """

    def __init__(self, pack: Pack, known: Container[str] | None = None) -> None:
        self._known = known
        self._short_forms = expansions(pack)
        self._signals = Signals(pack)

    def cut(self, text: str) -> Cut:
        """One passage, cut."""
        found, periods = words(text), find_periods(text)
        signals = self._signals.find(text, found, periods)
        return Cut(text, pieces(text, found, self._short_forms, signals, self._known), signals, periods, len(found))
