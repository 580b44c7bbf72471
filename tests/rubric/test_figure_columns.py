"""The figure that the row of a dashboard gives: nothing that it is set beside is lost to sight."""

from __future__ import annotations

import pytest

from rubric.evidence import EvidenceItem
from rubric.figure_columns import row_figure

COLUMNS = {"Measure": "measure", "Value": "value", "Target": "target", "England": "comparator", "Region": "comparator"}
ITEM = EvidenceItem(id="E1", text="People waiting", period="May 2026")


@pytest.mark.parametrize(
    ("cells", "comparator", "value"),
    [
        ({}, "", ""),
        ({"Target": "20"}, "Target", "20"),
        ({"England": "31"}, "England", "31"),
        ({"Target": "20", "England": "31"}, "England (Target 20)", "31"),
        ({"Target": "20", "England": "31", "Region": "29"}, "England (Region 29, Target 20)", "31"),
        ({"Target": "20", "England": " ", "Region": "29"}, "Region (Target 20)", "29"),
    ],
)
def test_a_row_is_set_beside_all_that_stands_in_it(cells: dict[str, str], comparator: str, value: str) -> None:
    figure = row_figure(COLUMNS, {"Measure": "People waiting", "Value": "24", **cells}, ITEM)
    assert figure is not None
    assert (figure.comparator, figure.comparator_value) == (comparator, value)


def test_a_target_takes_the_unit_of_the_value() -> None:
    figure = row_figure(COLUMNS, {"Measure": "Reviews", "Value": "91%", "Target": "95", "England": "88"}, ITEM)
    assert figure is not None
    assert (figure.comparator, figure.comparator_value) == ("England (Target 95%)", "88%")
