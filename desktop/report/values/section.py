"""What the evidence under one sub-heading says."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.report.values.account import Judgement, WrittenParts
from desktop.report.values.actions import ActionRow
from desktop.report.values.gaps import ShortGap
from desktop.report.values.text import Reference, Text
from rubric.comparison import Counts


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said, and where it comes from."""

    words: str
    source: Text


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A value as it is printed, over the period it is of or those who have it."""

    value: str
    under: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as an item gives it: what it measures, in the item's words. None is what the item does not say."""

    measure: Text
    now: FigureValue
    then: FigureValue | None
    comparator: FigureValue | None
    source: str


@dataclass(frozen=True, slots=True)
class PartTitles:
    """What the parts of every sub-heading are called, whoever wrote them: the pack's titles."""

    well: str
    voices: str
    short: str


@dataclass(frozen=True, slots=True)
class Section:
    """One sub-heading of the statement. It ``holds`` something, or nothing stands under it and little is to be said.

    ``before`` says how its patterns stood in an earlier draft, ``stands`` that no gap is open and what became of them.

    ``frank`` names covered patterns whose evidence admits a shortfall: shown, and no strength; ``unsure`` those whose
    evidence is out of date, not placed or not clear. ``absent`` says in one
    sentence what the evidence under the sub-heading does not hold, in place of a part of its own for each.
    """

    id: str
    title: str
    short_title: str
    counts: Counts | None
    holds: bool
    before: str
    stands: str
    closed: str
    gaps: tuple[Reference, ...]
    standfirst: Text
    account: tuple[Text, ...]
    judgement: Judgement | None
    titles: PartTitles
    written: WrittenParts
    well: tuple[Text, ...]
    also_well: Text
    voices: tuple[Quotation, ...]
    more_voices: Text
    figures: tuple[Figure, ...]
    more_figures: Text
    short: tuple[ShortGap, ...]
    more_short: Text
    checks: Text
    admitted: tuple[Text, ...]
    frank: Text
    unsure: Text
    actions: tuple[ActionRow, ...]
    more_actions: Text
    absent: str

    @property
    def is_written(self) -> bool:
        """Whether the council wrote more than what stands in large type."""
        parts = (self.written.well, self.written.voices, self.written.short, self.written.doing, *self.written.others)
        return bool(self.account) or any(parts)
