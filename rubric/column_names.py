"""What the columns of sheets are often called: words that stand as data beside the packs, for any statement."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from rubric.editions import PACKS
from rubric.pack import Model


class ColumnNames(Model):
    """For each field of an evidence item the names that a column of it may have, the likeliest first.

    ``totals`` is what the first cell of a row says that adds up the others.
    """

    fields: Mapping[str, tuple[str, ...]]
    totals: tuple[str, ...]


@cache
def column_names() -> ColumnNames:
    """The names, read once."""
    return ColumnNames.model_validate(tomllib.loads((PACKS / "columns.toml").read_text("utf-8")))
