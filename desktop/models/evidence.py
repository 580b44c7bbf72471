"""The rows of the evidence list: one passage, what was read in it, and what to watch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.dates import say_partial_date
from desktop.models.places import stands_under
from rubric.assessment import Assessment
from rubric.comparison import Comparison, ItemComparison
from rubric.evidence import EvidenceItem
from rubric.pack import Pack

Shape = Literal["covered", "weak", "missing", "possible", "none"]

EXCERPT = 240


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about an item to watch: an icon and its words."""

    icon: str
    words: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """An evidence item in two lines. The counts are of patterns by fit."""

    key: str
    title: str
    second: str
    status: Shape
    clear: int = 0
    partial: int = 0
    possible: int = 0
    notice: Notice | None = None
    is_heading: bool = False

    @property
    def counts(self) -> tuple[tuple[Shape, str], ...]:
        """The two surest kinds of match, each with its shape."""
        every: tuple[tuple[Shape, int, str], ...] = (
            ("covered", self.clear, "clear"),
            ("weak", self.partial, "partial"),
            ("possible", self.possible, "possible"),
        )
        return tuple((shape, f"{count} {word}") for shape, count, word in every if count)

    @property
    def tooltip(self) -> str:
        """None: the editor shows the whole item."""
        return ""

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        found = ", ".join(words for _, words in self.counts) or "no pattern found"
        return ", ".join([f"{self.key}", self.title, found, *([self.notice.words] if self.notice else [])])


# Of two notices, the first stands: personal data before age.
_NOTICE_ICONS = {"personal-data": "shield-alert", "out-of-date": "calendar-clock"}


def evidence_rows(
    pack: Pack, assessment: Assessment, comparison: Comparison | None, place: str
) -> tuple[EvidenceRow, ...]:
    """The items at a place, in the order they were entered."""
    compared = comparison.by_id if comparison else {}
    notices = _notices(pack, comparison) if comparison else {}
    titles = {category.id: category.title for category in pack.evidence_categories}
    return tuple(
        _row(titles, item, compared.get(item.id), notices.get(item.id))
        for item in assessment.evidence
        if stands_under(pack, item, place)
    )


def excerpt(text: str) -> str:
    """The beginning of a passage on one line."""
    return " ".join(text[:EXCERPT].split()) or "Nothing written yet"


def say_source(titles: Mapping[str, str], item: EvidenceItem) -> str:
    """Where an item comes from: its id, source and page, date and category (by its title), as far as stated."""
    source = ", ".join(part for part in (item.source, item.page) if part) or "no source"
    parts = (item.id, source, say_partial_date(item.date) or "no date", titles.get(item.category or "", ""))
    return " · ".join(part for part in parts if part)


_ROWS: dict[str, tuple[tuple[object, ...], EvidenceRow]] = {}


def _row(
    titles: Mapping[str, str], item: EvidenceItem, compared: ItemComparison | None, notice: Notice | None
) -> EvidenceRow:
    """The row of an item, the very same while nothing about it changes: one of thousands does with every letter."""
    given = (item, compared, notice, titles.get(item.category or ""))
    held = _ROWS.get(item.id)
    if held is None or held[0] != given:
        held = _ROWS[item.id] = given, _new_row(titles, item, compared, notice)
    return held[1]


def _new_row(
    titles: Mapping[str, str], item: EvidenceItem, compared: ItemComparison | None, notice: Notice | None
) -> EvidenceRow:
    fits = [match.fit for match in compared.matches] if compared else []
    clear, partial, possible = fits.count("clear"), fits.count("partial"), fits.count("possible")
    status: Shape = "covered" if clear else "weak" if partial else "possible" if possible else "none"
    source = say_source(titles, item)
    return EvidenceRow(item.id, excerpt(item.text), source, status, clear, partial, possible, notice)


def _notices(pack: Pack, comparison: Comparison) -> dict[str, Notice]:
    flagged: dict[str, set[str]] = defaultdict(set)
    for gap in comparison.gaps:
        if gap.check in _NOTICE_ICONS and gap.is_open:
            for evidence_id in gap.evidence:
                flagged[evidence_id].add(gap.check)
    words = {check.id: check.title for check in pack.checks}
    words["out-of-date"] = f"Over {pack.limits.out_of_date_months} months old"
    return {
        evidence_id: next(Notice(icon, words[check]) for check, icon in _NOTICE_ICONS.items() if check in checks)
        for evidence_id, checks in flagged.items()
    }
