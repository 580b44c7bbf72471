"""What the sheets of the workbook are written from: what the paper is written from, and names for all that is in it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from desktop.dates import say_partial_date
from desktop.report.citations import Citations
from desktop.report.material import Material, gap_numbers
from desktop.report.values.report import Report
from rubric.assessment import Assessment
from rubric.comparison import Comparison, Gap
from rubric.pack import Pack
from rubric.partial_dates import first_day
from rubric.titles import title_of

EARLIEST = datetime.date(1901, 1, 1)
"""Excel knows no day of the nineteenth century, and is wrong about two months of the year after it."""


@dataclass(frozen=True)
class Register:
    """The evidence as compared, and the report of it. What the pack does not know goes by its own id."""

    pack: Pack
    assessment: Assessment
    comparison: Comparison
    report: Report
    made_on: datetime.date

    @cached_property
    def material(self) -> Material:
        """What the paper is written from, with gaps numbered as it numbers them."""
        ids = (compared.item.id for compared in self.comparison.items)
        citations = Citations(ids, gap_numbers(self.assessment, self.comparison))
        return Material(self.pack, self.assessment, self.comparison, self.made_on, citations)

    def sub_heading(self, sub_heading_id: str) -> str:
        """The full title of a sub-heading, or that it is the whole statement ("")."""
        return title_of(self.pack.sub_headings, sub_heading_id) or self.pack.whole

    def category(self, category_id: str | None) -> str:
        """The title of an evidence category."""
        return self.material.category(category_id)

    def status(self, status_id: str) -> str:
        """The title of an evidence status."""
        return title_of(self.pack.evidence_statuses, status_id)

    def pattern(self, pattern_id: str) -> str:
        """The title of a pattern."""
        return title_of(self.pack.patterns, pattern_id)

    def check(self, check_id: str) -> str:
        """The title of a check."""
        return title_of(self.pack.checks, check_id)

    def gap_name(self, gap: Gap) -> str:
        """The number of an open gap on the paper; of another, how it was closed."""
        if gap.is_open:
            return self.material.citations.gap(gap.key).label
        return gap_state(gap)


def gap_state(gap: Gap) -> str:
    """Whether a gap is open, dismissed or answered by finished actions."""
    if gap.dismissal:
        return "Dismissed"
    return "Open" if gap.is_open else "Answered"


def one_line(parts: Iterable[str]) -> str:
    """The parts in one cell."""
    return "; ".join(parts)


def date_cell(partial: str | None) -> datetime.date | str:
    """A whole day as a date that Excel can sort by; a month, a year or a day before its time in words."""
    if not partial:
        return ""
    if partial.count("-") == 2 and (day := first_day(partial)) >= EARLIEST:
        return day
    return say_partial_date(partial)


def day_cell(day: datetime.date | None) -> datetime.date | str:
    """A day as a date, or in words."""
    return date_cell(day.isoformat() if day else None)
