"""What people decided."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.report.values.account import Judgement
from desktop.report.values.gaps import ClosedGap
from desktop.report.values.text import Text


@dataclass(frozen=True, slots=True)
class DecidedMatch:
    """An officer's word on whether an item shows a pattern."""

    verdict: str
    pattern: str
    sub_heading: str
    evidence: Text
    note: str


@dataclass(frozen=True, slots=True)
class Record:
    """What people decided, beside what was computed. ``dismissed`` is empty where another part prints those gaps."""

    standfirst: str
    judgements: tuple[tuple[str, Judgement], ...]
    matches: tuple[DecidedMatch, ...]
    more_matches: str
    dismissed: tuple[ClosedGap, ...]
