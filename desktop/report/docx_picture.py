"""The statement in pictures in the Word file: the same counts as tables of words and figures, which can be edited."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from desktop.report.docx_table import Cell, table
from desktop.report.docx_writing import heading, link_to, paragraph, part_heading, run, say
from desktop.report.parts import Part
from desktop.report.values import Bars, HeatCell, Report

NAME, REST = 135, 344
"""Points: the column of sub-headings, and what the others share."""


def picture(report: Report, part: Part) -> Markup:
    """The patterns by how many exemplars show them, whose evidence there is, and how old it is."""
    told = report.picture
    if told is None:
        return Markup()
    head = ("Patterns under", *(f"{title}: {covered}" for _severity, title, covered in told.severities))
    rows = [(link_to(line.target, run(line.title)), *map(_cell, line.cells)) for line in told.lines]
    return Markup().join((
        part_heading(part),
        heading(2, told.title),
        paragraph("BodyText", told.caption),
        table(told.title, head, _widths(len(told.severities)), rows),
        _bars(told.categories),
        _bars(told.ages),
    ))  # fmt: skip


def _cell(told: HeatCell) -> Cell:
    gaps = paragraph("TableNote", say(told.gaps)) if told.gaps else Markup()
    return Cell(paragraphs=paragraph("TableText", told.said) + gaps)


def _bars(told: Bars) -> Markup:
    rows = [(title, *(bar.said for bar in bars)) for title, bars in told.rows]
    return Markup().join((
        heading(2, told.title),
        paragraph("BodyText", told.caption),
        table(told.title, ("Items under", *told.heads), _widths(len(told.heads)), rows),
    ))  # fmt: skip


def _widths(columns: int) -> Sequence[float]:
    return (NAME, *[REST / columns] * columns)
