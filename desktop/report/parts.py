"""The parts of the paper as they are laid out: each with its name, its title, its template and where it begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.report.values.report import Report
from desktop.report.values.section import Section
from rubric.paper_parts import PaperPart


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the paper: ``id`` is its anchor, ``title`` what the contents and the head of its pages call it.

    A part that does not begin a page follows on the page of the one before it. Parts are laid out in the order of
    ``after``, then of the pages: one that says on which page others stand comes after those.
    """

    id: str
    title: str
    template: str
    begins_page: bool = True
    listed: bool = True
    after: int = 0
    section: Section | None = None


FEW = 3
"""So few parts need no contents."""

Run = tuple[Part, ...]
"""Parts that share pages: what is laid out at once."""


def parts(report: Report) -> tuple[Part, ...]:
    """Every part of a report, in the order of the pages."""
    return (
        Part("cover", "", "cover", listed=False),
        *([Part("contents", "Contents", "contents", listed=False, after=3)] if len(report.parts) > FEW else []),
        *(_part(report, paper_part) for paper_part in report.parts),
    )


def _part(report: Report, printed: PaperPart) -> Part:
    section = next((section for section in report.sections if section.id == printed.id), None)
    return Part(
        printed.id,
        printed.title,
        "section" if section else printed.id,
        begins_page=printed.id not in report.follow_on,
        after={"summary": 1, "index": 2}.get(printed.id, 0),
        section=section,
    )


def runs(every: Sequence[Part]) -> tuple[Run, ...]:
    """The parts in runs, each of which begins a page."""
    found: list[list[Part]] = []
    for part in every:
        if part.begins_page or not found:
            found.append([part])
        else:
            found[-1].append(part)
    return tuple(tuple(run) for run in found)
