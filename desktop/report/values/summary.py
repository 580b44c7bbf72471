"""The page that a director reads."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.report.values.account import Judgement
from desktop.report.values.counts import HeatRow
from desktop.report.values.gaps import ShortGap
from desktop.report.values.text import Text
from rubric.comparison import Counts


@dataclass(frozen=True, slots=True)
class Summary:
    """The page that a director reads. Without the comparison there is no heat map and no gap: what the evidence
    admits stands in their place.

    ``more_actions`` counts those that are not among ``actions``; ``plan`` and ``all_gaps`` name the parts that have
    them all, where those are printed. A final paper has nothing ``asked``.
    """

    standfirst: str
    heat_map: tuple[HeatRow, ...]
    counts: Counts
    total: int
    strengths: tuple[Text, ...]
    no_strength: Text
    gaps: tuple[ShortGap, ...]
    no_gap: str
    admitted: tuple[Text, ...]
    actions: tuple[tuple[str, Text], ...]
    more_actions: str
    plan: str
    asked: str
    judgement: Judgement | None
    caveat: str
    gaps_shown: str
    all_gaps: str
