"""How the parts of the paper follow on each other: which are printed, and which need no page of their own."""

from __future__ import annotations

from itertools import pairwise

from desktop.report.values.report import Report
from rubric.paper_parts import PaperPart

FEW = 12
"""A paper on so few items is short throughout: its parts share their pages, as does a table of so few rows."""

_OWN_PAGE = frozenset(("summary", "picture"))


def printed(report: Report) -> tuple[PaperPart, ...]:
    """The parts that were asked for and have something to say."""
    silent = {
        "picture": report.picture is None,
        "since": report.since is None,
        "actions": report.plan is None,
        "closed": not (report.dismissed or report.answered),
        "record": report.record is None,
        "index": not (report.index.tables or report.index.unused),
        "glossary": not report.glossary,
    }
    return tuple(part for part in report.parts if not silent.get(part.id))


def follow_on(report: Report, items: int) -> tuple[str, ...]:
    """The parts that begin on the page of the part before them.

    The index always begins a page: it is laid out last, when the pages of all others are known.
    """
    is_short = items <= FEW
    brief = {
        "since": report.since is not None and not report.since.counts,
        "actions": is_short,
        "closed": True,
        "record": report.record is not None and len(report.record.matches) <= FEW,
        "method": is_short,
        "glossary": True,
        "decision": True,
    }
    brief |= {section.id: not section.is_written and (is_short or not section.holds) for section in report.sections}
    return tuple(
        part.id for before, part in pairwise(report.parts) if brief.get(part.id) and before.id not in _OWN_PAGE
    )
