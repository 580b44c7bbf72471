"""How old an item is: by its own date first, then by its period, then by what its text dates."""

from __future__ import annotations

import datetime

import pytest

from rubric.ages import age, dating
from rubric.decisions import Decisions
from rubric.evidence import EvidenceItem
from rubric.gaps import find_gaps
from rubric.pack import Pack

AS_OF = datetime.date(2026, 10, 1)
STATED = "In March 2023, 138 people lived outside the borough."


@pytest.mark.parametrize(
    ("item", "by", "expected"),
    [
        (EvidenceItem(id="E1", text=STATED, date="2026-06"), "date", "current"),
        (EvidenceItem(id="E1", text=STATED, date="2025-06"), "date", "ageing"),
        (EvidenceItem(id="E1", text=STATED, date="2024-09"), "date", "out-of-date"),
        (EvidenceItem(id="E1", text=STATED, period="April to June 2026"), "period", "current"),
        (EvidenceItem(id="E1", text=STATED), "text", "out-of-date"),
        (EvidenceItem(id="E1", text="We ask every family how it went."), None, "undated"),
    ],
)
def test_how_old_an_item_is(pack: Pack, item: EvidenceItem, by: str | None, expected: str) -> None:
    compared = find_gaps(pack, [item], AS_OF, Decisions()).items[0]
    found = dating(pack, compared)
    assert (found.by if found else None) == by
    assert age(pack, compared, AS_OF) == expected
