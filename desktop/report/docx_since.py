"""What has changed since the last draft, in the Word file."""

from __future__ import annotations

from markupsafe import Markup

from desktop.report.docx_look import twips
from desktop.report.docx_table import Cell, Cells, table
from desktop.report.docx_writing import heading, labelled, link, paragraph, part_heading, run, say, w
from desktop.report.parts import Part
from desktop.report.values.changes import Moved, ThenNow
from desktop.report.values.report import Report
from desktop.report.values.text import Text
from desktop.report.words import WORDS
from rubric.comparison import Counts


def since(report: Report, part: Part) -> Markup:
    """How the patterns stood and stand, those that moved, and what was done since."""
    told = report.since
    if told is None:
        return Markup()
    return Markup().join((
        part_heading(part),
        paragraph("Standfirst", told.standfirst),
        _then_and_now(told.counts) if told.counts else "",
        _moved(told.moved) if told.moved else "",
        *(_line(label, text, first=not place) for place, (label, text) in enumerate(told.lines)),
    ))  # fmt: skip


def _line(label: str, text: Text, *, first: bool) -> Markup:
    # A table leaves no room below itself.
    return labelled(label, say(text), properties=w("spacing", before=twips(12)) if first else "")


def _then_and_now(told: tuple[ThenNow, ...]) -> Markup:
    states = (f"{when} {status}" for when in ("Then", "Now") for status in ("covered", "weak", "missing"))
    head = ("Under", *(Cell(state, style="TableCountHead") for state in states))
    rows: list[Cells] = [(row.title, *_counts(row.then), *_counts(row.now)) for row in told]
    return heading(2, WORDS.then_and_now) + table("How the patterns stood and stand", head, (149, *[55] * 6), rows)


def _counts(found: Counts) -> tuple[Cell, ...]:
    return tuple(Cell(str(count), style="TableCount") for count in (found.covered, found.weak, found.missing))


def _moved(told: tuple[Moved, ...]) -> Markup:
    rows: list[Cells] = [
        (moved.title, moved.sub_heading, moved.then, moved.now, run(" ").join(map(link, moved.evidence)) or "None")
        for moved in told
    ]
    head = ("Pattern", "Under", "Then", "Now", "Evidence")
    return heading(2, WORDS.moved) + table(WORDS.moved, head, (176, 110, 55, 55, 83), rows)
