"""How old evidence may be, in the words of the window and of the paper."""

from __future__ import annotations

from rubric.ages import Age
from rubric.pack import Pack


def age_titles(pack: Pack) -> dict[Age, str]:
    """How old an item may be, in words, the newest first."""
    ageing, old = pack.limits.ageing_months, pack.limits.out_of_date_months
    return {
        "current": f"Up to {ageing} months",
        "ageing": f"{ageing} to {old} months",
        "out-of-date": f"Over {old} months",
        "undated": "Not dated",
    }
