"""What the checks would say of a passage if it were evidence, and what it carries."""

from __future__ import annotations

import datetime

from rubric.comparison import Gap, ItemComparison
from rubric.decisions import Decisions
from rubric.evidence import EvidenceItem
from rubric.gaps import find_gaps
from rubric.pack import Pack

_ITSELF = "This passage"
FLAGS = ("personal-data", "out-of-date", "figures-do-not-add", "unsupported-claim", "not-evidence")
"""Checks that look at one item alone and whose word helps to decide on it."""


def flags_of(pack: Pack, text: str, date: str | None, as_of: datetime.date) -> tuple[ItemComparison, tuple[Gap, ...]]:
    """The passage as an item of this date, and the flags that would be raised on it alone."""
    item = EvidenceItem(id=_ITSELF, text=text, date=date)
    comparison = find_gaps(pack, (item,), as_of, Decisions())
    gaps = {gap.check: gap for gap in comparison.gaps if item.id in gap.evidence}
    return comparison.item(item.id), tuple(gaps[check] for check in FLAGS if check in gaps)
