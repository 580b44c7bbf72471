"""Finds the gaps in a council's evidence: reads each item, then compares it with the exemplars."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rubric.comparing import Comparing
from rubric.comparison import Comparison, Gap
from rubric.decisions import Decisions, digest
from rubric.evidence import EvidenceItem
from rubric.pack import Pack
from rubric.reader import reader_for
from rubric.reading import Reading

if TYPE_CHECKING:
    from rubric.assessment import FigureRecord


def find_gaps(
    pack: Pack,
    evidence: Sequence[EvidenceItem],
    as_of: datetime.date,
    decisions: Decisions,
    comparing: Comparing | None = None,
    *,
    figures: Sequence[FigureRecord] = (),
) -> Comparison:
    """Read every item and compare; ``figures`` are those that are kept by themselves.

    The same pack, evidence, day and decisions give the same answer in the same order. Whoever asks again and again
    hands over the same ``comparing`` each time: the answer does not depend on it, and comes sooner.
    """
    reader = reader_for(pack)

    def read(items: Sequence[EvidenceItem]) -> Sequence[Reading]:
        return reader.read_all([item.text for item in items])

    return (comparing or Comparing()).compare(pack, tuple(evidence), as_of, decisions, read, figures=figures)


def gap_digest(comparison: Comparison, gap: Gap) -> str:
    """The mark that a decision on this gap keeps, of the evidence the gap rests on now."""
    return digest(comparison.item(evidence).item.text for evidence in gap.evidence)
