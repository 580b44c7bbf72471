"""The names of columns are data: each means one thing, and what is written there is what is guessed."""

from __future__ import annotations

import pytest

from rubric.column_guess import guess, is_known
from rubric.column_names import column_names
from rubric.columns import FIELDS

NAMES = [(field, name) for field, names in column_names().fields.items() for name in names]


def test_every_name_stands_for_a_field_of_an_item_and_for_one_alone() -> None:
    assert {field for field, _ in NAMES} <= set(FIELDS)
    assert len({name for _, name in NAMES}) == len(NAMES)


@pytest.mark.parametrize(("field", "name"), NAMES)
def test_a_column_is_read_by_each_of_its_names(field: str, name: str) -> None:
    cell = "What people told us in the year" if field == "text" else "x"
    assert guess([name.title()], [[cell]]) == (field,)
    assert is_known(name.upper())
