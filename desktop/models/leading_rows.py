"""A row that leads to the places it is about, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

MOST_NAMED = 6


class Way(NamedTuple):
    """Where a row leads: the kind of place and which of them, as `desktop.widgets.going` knows them."""

    kind: str
    which: str = ""


@dataclass(frozen=True, slots=True)
class LeadingRow:
    """``mark`` is an icon in the colour ``ink``, or a status, whose shape has its own; ``word`` says the same."""

    key: str
    title: str
    second: str
    word: str
    mark: str
    ink: str
    ways: tuple[Way, ...]

    @property
    def under(self) -> str:
        """The second line: the word for the mark, and what it is about."""
        return " · ".join(filter(None, (self.word, self.second)))

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        return ". ".join(filter(None, (f"{self.word}: {self.title}" if self.word else self.title, self.second)))


def ways(kind: str, which: Iterable[object]) -> tuple[Way, ...]:
    """A way of one kind to each of these."""
    return tuple(Way(kind, str(one)) for one in which)


def named(names: Iterable[str]) -> str:
    """The first of these by name, and how many more there are."""
    every = list(dict.fromkeys(names))
    more = len(every) - MOST_NAMED
    said = ", ".join(every[:MOST_NAMED])
    return f"{said} and {more:,} more" if more > 0 else said
