"""A check as one object that another program can read."""

from __future__ import annotations

from typing import Any

from rubric.comparison import Comparison, Gap, ItemComparison
from rubric.own_edition import called
from rubric.pack import Pack

FORMAT = "plumbline-check/1"


def check_object(pack: Pack, comparison: Comparison) -> dict[str, Any]:
    """What was found, in the order of the comparison; a gap that the officer dismissed is not among the gaps."""
    return {
        "format": FORMAT,
        "pack": {"id": pack.id, "version": pack.edition} | _own(pack),
        "evidence": [_item(compared) for compared in comparison.items],
        "patterns": [
            {"id": p.pattern, "sub_heading": p.sub_heading, "status": p.status, "evidence": list(p.evidence)}
            for p in comparison.patterns
        ],
        "gaps": [_gap(gap) for gap in comparison.gaps if stands(gap)],
    }


def _own(pack: Pack) -> dict[str, Any]:
    """The reports of the council's own that are counted, where there are any."""
    return {"own_exemplars": [called(one) for one in pack.added]} if pack.added else {}


def stands(gap: Gap) -> bool:
    """Whether a gap is not dismissed, or was dismissed on words that have changed since."""
    return gap.dismissal is None or gap.text_changed


def _item(compared: ItemComparison) -> dict[str, Any]:
    return {
        "id": compared.item.id,
        "sub_headings": list(compared.reading.sub_headings),
        "patterns": [{"id": m.pattern, "fit": m.fit, "span": list(m.span)} for m in compared.matches],
        "qualities": [{"id": q.id, "span": list(q.span)} for q in compared.reading.qualities],
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "key": gap.key,
        "check": gap.check,
        "sub_heading": gap.sub_heading,
        "pattern": gap.pattern,
        "evidence": list(gap.evidence),
        "severity": gap.severity,
        "reason": gap.reason,
    }
