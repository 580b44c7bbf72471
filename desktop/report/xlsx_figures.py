"""The sheet of figures: what each measures, where it comes from, when, and what it is compared with."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.report import xlsx_evidence
from desktop.report.register import Register, one_line
from desktop.report.values import Figure, Quoted, Reference
from desktop.report.xlsx_sheet import Cell, Column, Sheet, ToRow

TITLE = "Figures"


@dataclass(frozen=True, slots=True)
class _Under:
    place: str
    figure: Figure


def figures_sheet(register: Register) -> Sheet[_Under]:
    """The figures that the paper prints, under the sub-heading where it prints them."""
    rows = [_Under(section.title, figure) for section in register.report.sections for figure in section.figures]
    columns: tuple[Column[_Under], ...] = (
        Column("Evidence", 12, lambda u: _reference(u.figure)),
        Column("Under", 26, lambda u: u.place),
        Column("What it says", 60, lambda u: one_line(p.words for p in u.figure.words if isinstance(p, Quoted))),
        Column("Period", 20, lambda u: u.figure.period),
        Column("Compared with", 28, lambda u: u.figure.comparator),
        Column("Source", 28, lambda u: u.figure.source),
        Column("Date", 14, lambda u: u.figure.date),
    )
    return Sheet(TITLE, columns, rows, "No evidence gives a figure.")


def _reference(figure: Figure) -> Cell:
    label = next((piece.label for piece in figure.words if isinstance(piece, Reference)), "")
    return ToRow(label, xlsx_evidence.TITLE, label)
