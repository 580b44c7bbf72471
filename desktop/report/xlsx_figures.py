"""The sheet of figures: every figure that the evidence gives surely, with its period and what it is compared with."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.report import xlsx_evidence
from desktop.report.figures import figures_of
from desktop.report.register import Register, date_cell
from desktop.report.values import Figure, FigureValue, Quoted
from desktop.report.xlsx_sheet import Column, Sheet, ToRow
from rubric.evidence import EvidenceItem

TITLE = "Figures"


@dataclass(frozen=True, slots=True)
class _Of:
    item: EvidenceItem
    figure: Figure


def figures_sheet(register: Register) -> Sheet[_Of]:
    """One row a figure, in the order in which the items were entered: the paper prints a few of them."""
    rows = [
        _Of(compared.item, figure)
        for compared in register.comparison.items
        for figure in figures_of(register.pack, compared.item)
    ]
    columns: tuple[Column[_Of], ...] = (
        Column("Evidence", 12, lambda of: ToRow(of.item.id, xlsx_evidence.TITLE, of.item.id)),
        Column("Under", 26, lambda of: next(map(register.sub_heading, of.item.sub_headings), "Not placed")),
        Column("Measure", 50, lambda of: next((p.words for p in of.figure.measure if isinstance(p, Quoted)), "")),
        Column("Now", 16, lambda of: of.figure.now.value),
        Column("Period", 22, lambda of: of.figure.now.under),
        Column("Then", 16, lambda of: _value(of.figure.then)),
        Column("Period then", 20, lambda of: _under(of.figure.then)),
        Column("Comparator", 16, lambda of: _value(of.figure.comparator)),
        Column("Who or what it is of", 26, lambda of: _under(of.figure.comparator)),
        Column("Source", 28, lambda of: of.item.source),
        Column("Date", 14, lambda of: date_cell(of.item.date)),
    )
    return Sheet(TITLE, columns, rows, "No evidence gives a figure that could be read surely.")


def _value(told: FigureValue | None) -> str:
    return told.value if told else "None stated"


def _under(told: FigureValue | None) -> str:
    return told.under if told else ""
