"""The gaps, open and closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from desktop.report.values.text import Text
from rubric.pack import Severity


@dataclass(frozen=True, slots=True)
class ShortGap:
    """A gap in a line or two."""

    severity: str
    severity_title: str
    text: Text


@dataclass(frozen=True, slots=True)
class Card:
    """A gap against a pattern, with all that explains it."""

    anchor: str
    number: str
    title: str
    severity: str
    severity_title: str
    status: str
    shown_by: int
    exemplars: int
    sub_heading: str
    shows: tuple[str, ...]
    evidence: Text
    why: Text
    gather: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BareGap:
    """A missing pattern of which there is nothing more to say: a row in place of a card."""

    anchor: str
    number: str
    title: str
    severity: str
    severity_title: str
    shown: str
    sub_heading: str
    near: Text
    gather: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A gap that a check on the evidence raised."""

    anchor: str
    number: str
    sub_heading: str
    reason: Text
    action: str


@dataclass(frozen=True, slots=True)
class CheckTable:
    """What one check found. ``more`` stands for what is not printed."""

    title: str
    meaning: str
    gather: str
    rows: tuple[CheckRow, ...]
    more: Text


_GRAVITY: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Gaps:
    """The open gaps, most serious first. ``bare`` are rows where so many patterns have nothing to tell of them that
    cards would be a book; ``bare_note`` says where more of each is told.
    """

    standfirst: str
    cards: tuple[Card, ...]
    bare: tuple[BareGap, ...]
    bare_note: str
    checks_title: str
    checks: tuple[CheckTable, ...]

    @property
    def by_severity(self) -> tuple[tuple[tuple[Card, ...], tuple[BareGap, ...]], ...]:
        """The cards and the rows of each severity, the gravest first: whatever the form, what is graver goes before."""
        ranks = {one.severity: _GRAVITY.index(one.severity) for one in (*self.cards, *self.bare)}
        return tuple(
            (
                tuple(card for card in self.cards if card.severity == severity),
                tuple(gap for gap in self.bare if gap.severity == severity),
            )
            for severity in sorted(ranks, key=ranks.__getitem__)
        )


@dataclass(frozen=True, slots=True)
class ClosedGap:
    """A gap that is not open any more: why, and since when."""

    title: Text
    sub_heading: str
    reason: str
    when: str
    note: str
