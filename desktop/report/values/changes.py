"""What has changed since an earlier draft."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.report.values.text import Reference, Text
from rubric.comparison import Counts


@dataclass(frozen=True, slots=True)
class ThenNow:
    """How many patterns of a sub-heading stood where in the earlier draft, and where they stand now."""

    title: str
    then: Counts
    now: Counts


@dataclass(frozen=True, slots=True)
class Moved:
    """A pattern that stands elsewhere than in the earlier draft."""

    title: str
    sub_heading: str
    then: str
    now: str
    evidence: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed since an earlier draft. ``lines`` are a label and what is to be said under it."""

    standfirst: str
    counts: tuple[ThenNow, ...]
    moved: tuple[Moved, ...]
    lines: tuple[tuple[str, Text], ...]
