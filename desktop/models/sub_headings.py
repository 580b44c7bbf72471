"""The rows of the left pane: every sub-heading with its patterns, then what has no place or is put away."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.models.places import BIN, DISMISSED, NOT_PLACED, WHOLE_STATEMENT, place_title
from rubric.assessment import Assessment
from rubric.comparison import Comparison, Counts
from rubric.pack import Pack


@dataclass(frozen=True, slots=True)
class SubHeadingRow:
    """A sub-heading: its short title, and how many of its patterns are covered, weak and missing."""

    key: str
    title: str
    full_title: str
    counts: Counts | None

    @property
    def second(self) -> str:
        """The counts in words."""
        return say_counts(self.counts) if self.counts else "being read…"

    @property
    def tooltip(self) -> str:
        """The framework's own title, with the counts."""
        return f"{self.full_title}\n{self.second}".strip()

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.full_title, self.second.replace("   ", ", ")) if part)


@dataclass(frozen=True, slots=True)
class TrayRow:
    """A place beside the sub-headings, with its number or a word; a rule stands above the one that ``is_apart``.

    Nothing stands for a number that is not known before the evidence is read.
    """

    key: str
    title: str
    icon: str
    count: str
    is_apart: bool = False

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        return ", ".join(filter(None, (self.title, self.count)))


def say_counts(counts: Counts) -> str:
    """The counts in words, for under the meter."""
    return "   ".join(f"{n} {word}" for n, word in zip(counts, ("covered", "weak", "missing"), strict=True))


def sub_heading_rows(
    pack: Pack, assessment: Assessment, comparison: Comparison | None
) -> tuple[SubHeadingRow | TrayRow, ...]:
    """The rows of the left pane."""
    known = {sub_heading.id for sub_heading in pack.sub_headings}
    not_placed = sum(known.isdisjoint(item.sub_headings) for item in assessment.evidence)
    dismissed = str(sum(not gap.is_open for gap in comparison.gaps)) if comparison else ""
    whole = assessment.account("")
    judgement = "draft" if whole.judgement or whole.narrative or whole.reasons else "none yet"
    return (
        *(
            SubHeadingRow(s.id, s.short_title, s.title, comparison.counts(s.id) if comparison else None)
            for s in pack.sub_headings
        ),
        TrayRow(NOT_PLACED, place_title(pack, NOT_PLACED), "inbox", str(not_placed), is_apart=True),
        TrayRow(WHOLE_STATEMENT, place_title(pack, WHOLE_STATEMENT), "flag", judgement),
        TrayRow(DISMISSED, place_title(pack, DISMISSED), "archive", dismissed),
        TrayRow(BIN, place_title(pack, BIN), "trash-2", str(len(assessment.bin))),
    )
