"""The rows of the bin: what was deleted, the last first, and when."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.dates import say_day
from desktop.models.evidence import excerpt, say_source
from desktop.models.rows import Row
from rubric.assessment import Assessment, BinnedItem
from rubric.pack import Pack


def bin_rows(pack: Pack, assessment: Assessment) -> tuple[Row, ...]:
    """What is in the bin, the last deleted first."""
    titles = {category.id: category.title for category in pack.evidence_categories}
    return tuple(_row(titles, item) for item in reversed(assessment.bin))


def _row(titles: Mapping[str, str], item: BinnedItem) -> Row:
    title, deleted = excerpt(item.text), f"Deleted {say_day(item.deleted)}"
    return Row(item.id, title, f"{item.id}, {title}, {deleted}", say_source(titles, item), word=deleted)
