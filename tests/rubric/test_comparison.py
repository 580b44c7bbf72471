"""What an item carries is asked of its text, and for a date of what stands beside it too."""

from __future__ import annotations

import pytest

from rubric.comparison import ItemComparison
from rubric.evidence import EvidenceItem
from rubric.reading import QualityFound, Reading

NUMBER = QualityFound("number", (0, 3))


@pytest.mark.parametrize(
    ("fields", "qualities", "asked", "expected"),
    [
        ({}, (), "date", False),
        ({"date": "2026-08"}, (), "date", True),
        ({"period": "April to June 2026"}, (), "date", True),
        ({"date": "2026-08"}, (), "number", False),
        ({}, (NUMBER,), "number", True),
    ],
)
def test_what_an_item_carries(
    fields: dict[str, str], qualities: tuple[QualityFound, ...], asked: str, expected: bool
) -> None:
    item = EvidenceItem.model_validate({"id": "E1", "text": "138 people wait.", **fields})
    assert ItemComparison(item, Reading(item.text, (), (), qualities, ()), ()).carries(asked) is expected
