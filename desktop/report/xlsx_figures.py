"""The sheet of figures: what each measures, its value then and now, with whom it is compared, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.report import xlsx_evidence
from desktop.report.figures import figures_of
from desktop.report.register import Register, date_cell, one_line
from desktop.report.values import Figure, FigureValue, Quoted
from desktop.report.xlsx_sheet import Column, Sheet, ToRow
from rubric.evidence import EvidenceItem

TITLE = "Figures"


@dataclass(frozen=True, slots=True)
class _Row:
    item: EvidenceItem
    figure: Figure


def figures_sheet(register: Register) -> Sheet[_Row]:
    """Every figure that can be read surely in an item, in the order of the items."""
    items = (compared.item for compared in register.comparison.items if compared.reading.has("number"))
    rows = [_Row(item, figure) for item in items for figure in figures_of(register.pack, item)]
    columns: tuple[Column[_Row], ...] = (
        Column("Evidence", 12, lambda r: ToRow(r.item.id, xlsx_evidence.TITLE, r.item.id)),
        Column("Under", 26, lambda r: one_line(map(register.sub_heading, r.item.sub_headings))),
        Column("Measure", 50, lambda r: one_line(p.words for p in r.figure.measure if isinstance(p, Quoted))),
        Column("Value", 16, lambda r: r.figure.now.value),
        Column("Period", 22, lambda r: r.figure.now.under),
        Column("Earlier value", 16, lambda r: _value(r.figure.then)),
        Column("Earlier period", 22, lambda r: _under(r.figure.then)),
        Column("Comparator", 26, lambda r: _under(r.figure.comparator)),
        Column("Its value", 16, lambda r: _value(r.figure.comparator)),
        Column("Source", 28, lambda r: r.item.source),
        Column("Date", 14, lambda r: date_cell(r.item.date)),
    )
    return Sheet(TITLE, columns, rows, "No evidence gives a figure.")


def _value(told: FigureValue | None) -> str:
    return told.value if told else ""


def _under(told: FigureValue | None) -> str:
    return told.under if told else ""
