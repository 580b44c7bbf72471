"""A filter lets through what agrees with everything that is asked for."""

from __future__ import annotations

import datetime

import pytest

from desktop.models.evidence_filter import EvidenceFilter
from rubric.comparison import ItemComparison
from rubric.evidence import EvidenceItem
from rubric.pack import Pack
from rubric.reading import Match, Reading

AS_OF = datetime.date(2026, 10, 1)


def compared(**fields: object) -> ItemComparison:
    item = EvidenceItem.model_validate({"id": "E1", "text": "Carers wait for a break.", **fields})
    partial = Match("carer-breaks", "partial", (0, 6))
    return ItemComparison(item, Reading(item.text, (), (partial,), (), ()), (partial,))


@pytest.mark.parametrize(
    ("asked", "fields", "expected"),
    [
        (EvidenceFilter(), {}, True),
        (EvidenceFilter(category="partners"), {"category": "partners"}, True),
        (EvidenceFilter(category="partners"), {}, False),
        (EvidenceFilter(category=""), {}, True),
        (EvidenceFilter(category=""), {"category": "partners"}, False),
        (EvidenceFilter(found="partial"), {}, True),
        (EvidenceFilter(found="clear"), {}, False),
        (EvidenceFilter(age="undated"), {}, True),
        (EvidenceFilter(age="current"), {"date": "2026-08"}, True),
        (EvidenceFilter(words="CARERS"), {}, True),
        (EvidenceFilter(words="survey"), {"source": "Carers' Survey 2026"}, True),
        (EvidenceFilter(words="survey"), {}, False),
        (EvidenceFilter(status="checked", owner="Priya"), {"status": "checked", "owner": "Priya"}, True),
        (EvidenceFilter(status="checked", owner="Priya"), {"status": "checked"}, False),
    ],
)
def test_what_is_let_through(pack: Pack, asked: EvidenceFilter, fields: dict[str, object], expected: bool) -> None:
    assert asked.lets_through(pack, compared(**fields), AS_OF) is expected
    assert asked.is_set is (asked != EvidenceFilter())
