"""The statement in pictures as the Word file has them: tables of counts and words, which can be read and edited."""

from __future__ import annotations

from markupsafe import Markup

from desktop.report.docx_look import WIDTH
from desktop.report.docx_table import Cell, Cells, table
from desktop.report.docx_writing import heading, link, link_to, paragraph, part_heading, run
from desktop.report.parts import Part
from desktop.report.values.counts import Bar, Bars, HeatCell, Picture
from desktop.report.values.report import Report
from desktop.report.words import WORDS

NAMES = 111
"""How wide the column of sub-headings is."""


def picture(report: Report, part: Part) -> Markup:
    """How the patterns stand by how many exemplars show them, whose evidence there is, and how old it is."""
    told = report.picture
    if told is None:
        return Markup()
    return Markup().join((
        part_heading(part),
        _heat_map(told),
        _bars("Items by whose evidence they are", told.categories),
        _bars("Items by how old they are", told.ages),
    ))  # fmt: skip


def _heat_map(told: Picture) -> Markup:
    head = (WORDS.patterns_under, *(f"{title}: {covered}" for _severity, title, covered in told.severities))
    rows: list[Cells] = [
        (link_to(line.target, run(line.title)), *(Cell(cell.said, _gaps(cell)) for cell in line.cells))
        for line in told.lines
    ]
    return _titled(told.title, told.caption) + table("Patterns, and the gaps that are open", head, _widths(head), rows)


def _gaps(cell: HeatCell) -> Markup:
    return run(" ").join(map(link, cell.gaps))


def _bars(caption: str, told: Bars) -> Markup:
    head = (WORDS.items_under, *(Cell(title, style="TableCountHead") for title in told.heads))
    rows: list[Cells] = [(title, *map(_count, bars)) for title, bars in told.rows]
    return _titled(told.title, told.caption) + table(caption, head, _widths(head), rows)


def _count(bar: Bar) -> Cell:
    """A number; where what readers look for is missing, that in bold."""
    return Cell(bar.said if bar.said[:1].isdigit() else run(bar.said, "Strong"), style="TableCount")


def _titled(title: str, caption: str) -> Markup:
    return heading(2, title) + paragraph("CheckNote", caption)


def _widths(head: Cells) -> tuple[float, ...]:
    rest = len(head) - 1
    return (NAMES, *((WIDTH - NAMES) / rest for _ in range(rest)))
