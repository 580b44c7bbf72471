"""Finds the gaps in a council's evidence: reads each item, then compares it with the exemplars."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from rubric.comparing import compare
from rubric.comparison import Comparison, Gap
from rubric.decisions import Decisions, digest
from rubric.evidence import EvidenceItem
from rubric.pack import Pack
from rubric.reader import reader_for


def find_gaps(pack: Pack, evidence: Sequence[EvidenceItem], as_of: datetime.date, decisions: Decisions) -> Comparison:
    """Read every item and compare.

    The same pack, evidence, day and decisions give the same answer in the same order.
    """
    reader = reader_for(pack)
    readings = reader.read_all([item.text for item in evidence])
    return compare(pack, zip(evidence, readings, strict=True), as_of, decisions)


def gap_digest(comparison: Comparison, gap: Gap) -> str:
    """The mark that a decision on this gap keeps, of the evidence the gap rests on now."""
    return digest(comparison.item(evidence).item.text for evidence in gap.evidence)
