"""The figure that the row of a dashboard gives: nothing that it is set beside is lost to sight."""

from __future__ import annotations

import pytest

from rubric.evidence import EvidenceItem
from rubric.figure_columns import row_figure, with_figure_columns
from rubric.pack import Pack

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


def test_what_has_no_figure_is_not_what_a_row_is_set_beside() -> None:
    figure = row_figure(COLUMNS, {"Measure": "Reviews", "Value": "91%", "Target": "tbc", "England": "n/a"}, ITEM)
    assert figure is not None
    assert (figure.comparator, figure.comparator_value) == ("", "")


@pytest.mark.parametrize(
    ("names", "value", "beside", "period"),
    [
        (["Indicator", "Q1 2026", "England"], "Q1 2026", {"England": "comparator"}, "Q1 2026"),
        (["Measure", "2025/26", "2024/25"], "2025/26", {}, "2025/26"),
        (
            ["Measure", "Actual (Q1 2026)", "Target (Q1 2026)", "Actual (Q2 2026)", "Target (Q2 2026)"],
            "Actual (Q2 2026)",
            {"Target (Q2 2026)": "target"},
            "Q2 2026",
        ),
        (["Measure", "Actual", "2025/26"], "Actual", {}, "May 2026"),
    ],
)
def test_a_value_may_be_named_by_its_time_and_the_latest_is_the_value(
    pack: Pack, names: list[str], value: str, beside: dict[str, str], period: str
) -> None:
    cells = {name: "People waiting" if name == names[0] else f"2{n}" for n, name in enumerate(names)}
    columns = with_figure_columns(pack, dict.fromkeys(names, ""), [cells])
    assert columns == {**dict.fromkeys(names, ""), names[0]: "measure", value: "value", **beside}
    figure = row_figure(columns, cells, ITEM)
    assert figure is not None
    assert (figure.value, figure.period) == (cells[value], period)
