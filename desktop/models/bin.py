"""The rows of the bin: what was deleted, the last first, and when."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.dates import say_day
from desktop.models.evidence import excerpt, say_source
from rubric.assessment import Assessment
from rubric.pack import Pack


@dataclass(frozen=True, slots=True)
class BinRow:
    """A deleted item in two lines."""

    key: str
    title: str
    second: str
    deleted: str
    is_heading: bool = False

    @property
    def tooltip(self) -> str:
        """None: the pane below shows the whole item."""
        return ""

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        return f"{self.key}, {self.title}, {self.deleted}"


def bin_rows(pack: Pack, assessment: Assessment) -> tuple[BinRow, ...]:
    """What is in the bin, the last deleted first."""
    titles = {category.id: category.title for category in pack.evidence_categories}
    return tuple(
        BinRow(item.id, excerpt(item.text), say_source(titles, item), f"Deleted {say_day(item.deleted)}")
        for item in reversed(assessment.bin)
    )
