"""A filter on actions lets through what agrees with everything that is asked for; a sort keeps what is pointed at."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from desktop.models.action_filter import ActionFilter
from desktop.models.actions import ActionColumn, ActionModel, standing
from rubric.decisions import Action
from rubric.pack import Pack

DAY = datetime.date(2026, 10, 1)


def action(number: int = 1, **fields: Any) -> Action:
    return Action.model_validate({"id": number, "what": "Count", **fields})


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "undated"),
        ({"due": "2026-09-30"}, "overdue"),
        ({"due": "2026-10-01"}, "soon"),
        ({"due": "2026-10-31"}, "soon"),
        ({"due": "2026-11-01"}, "later"),
        ({"due": "2026-09-30", "done": "2026-10-01"}, "done"),
    ],
)
def test_how_an_action_stands_on_a_day(fields: dict[str, str], expected: str) -> None:
    assert standing(action(**fields), DAY) == expected


@pytest.mark.parametrize(
    ("asked", "fields", "expected"),
    [
        (ActionFilter(), {}, True),
        (ActionFilter(stands="open"), {}, True),
        (ActionFilter(stands="open"), {"done": "2026-10-01"}, False),
        (ActionFilter(stands="done"), {"done": "2026-10-01"}, True),
        (ActionFilter(stands="overdue"), {"due": "2026-09-01"}, True),
        (ActionFilter(stands="soon"), {"due": "2026-09-01"}, False),
        (ActionFilter(owner="Priya"), {"owner": "Priya"}, True),
        (ActionFilter(owner=""), {"owner": "Priya"}, False),
        (ActionFilter(owner=""), {}, True),
        (ActionFilter(place="quality"), {"sub_heading": "quality"}, True),
        (ActionFilter(place="quality"), {"gap": "missing-pattern/quality/x"}, True),
        (ActionFilter(place=""), {"gap": "missing-pattern/quality/x"}, False),
        (ActionFilter(place=""), {}, True),
        (ActionFilter(stands="open", owner="Priya"), {"owner": "Priya", "done": "2026-10-01"}, False),
    ],
)
def test_what_is_let_through(asked: ActionFilter, fields: dict[str, str], expected: bool) -> None:
    assert asked.lets_through(action(**fields), DAY) is expected
    assert asked.is_set is (asked != ActionFilter())


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (ActionColumn.WHAT, [2, 3, 1]),
        (ActionColumn.OWNER, [1, 3, 2]),
        (ActionColumn.DUE, [3, 1, 2]),
        (ActionColumn.STATE, [1, 2, 3]),
    ],
)
def test_a_sort_keeps_what_is_pointed_at(
    pack: Pack, qtmodeltester: Any, column: ActionColumn, expected: list[int]
) -> None:
    model = ActionModel()
    actions = (
        action(1, what="write", owner="ada", due="2026-11-01"),
        action(2, what="Ask"),
        action(3, what="count", owner="Bea", due="2026-09-01", done="2026-09-01"),
    )
    model.show(pack, actions, None, DAY)
    qtmodeltester.check(model)
    pointed = QPersistentModelIndex(model.index(model.row_of(2), 0))
    model.sort(column)
    assert [model.action(row).id for row in range(3)] == expected
    assert model.action(pointed.row()).id == 2
    model.sort(column, Qt.SortOrder.DescendingOrder)
    assert [model.action(row).id for row in range(3)] == expected[::-1]
    assert model.action(pointed.row()).id == 2


def test_an_action_of_no_gap_says_where_it_stands(pack: Pack) -> None:
    model = ActionModel()
    here = pack.sub_headings[0]
    model.show(pack, (action(1, sub_heading=here.id), action(2), action(3, sub_heading="gone")), None, DAY)
    said = [model.index(row, ActionColumn.GAP).data() for row in range(3)]
    assert said == [f"{here.short_title}, no gap", "Whole statement, no gap", "Whole statement, no gap"]
