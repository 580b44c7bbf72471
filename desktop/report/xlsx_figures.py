"""The sheet of figures: what each measures, its value then and now, with whom it is compared, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from desktop.report import xlsx_evidence
from desktop.report.figures import figures_of
from desktop.report.register import Register, date_cell, one_line
from desktop.report.values.section import Figure, FigureValue
from desktop.report.values.text import Quoted
from desktop.report.xlsx_sheet import Amount, Cell, Column, Sheet, ToRow
from desktop.report.xlsx_words import SURE_FIGURES
from rubric.evidence import EvidenceItem
from rubric.trends import Point

TITLE, KEPT = "Figures", "Figures kept"

_AMOUNT = re.compile(r"(?P<money>£)?(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)(?:\.(?P<rest>\d+))?(?P<share>%)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Row:
    item: EvidenceItem
    figure: Figure


def figures_sheet(register: Register) -> Sheet[_Row]:
    """Every figure that can be read surely in an item, in the order of the items."""
    items = (compared.item for compared in register.comparison.items)
    rows = [_Row(item, figure) for item in items for figure in figures_of(register.pack, item)]
    columns: tuple[Column[_Row], ...] = (
        Column("Evidence", 12, lambda r: ToRow(r.item.id, xlsx_evidence.TITLE, r.item.id)),
        Column("Under", 26, lambda r: one_line(map(register.sub_heading, r.item.sub_headings)) or "Not placed"),
        Column("Measure", 44, lambda r: one_line(p.words for p in r.figure.measure if isinstance(p, Quoted))),
        Column("Value", 13, lambda r: amount(r.figure.now.value)),
        Column("Period", 18, lambda r: r.figure.now.under),
        Column("Earlier value", 13, lambda r: _value(r.figure.then)),
        Column("Earlier period", 18, lambda r: _under(r.figure.then)),
        Column("Comparator", 20, lambda r: _under(r.figure.comparator)),
        Column("Its value", 13, lambda r: _value(r.figure.comparator)),
        Column("Source", 26, lambda r: r.item.source),
        Column("Date", 17, lambda r: date_cell(r.item.date)),
    )
    return Sheet(TITLE, columns, rows, "No evidence gives a figure that could be read surely.")


def kept_figures_sheet(register: Register) -> Sheet[Point]:
    """The figures that the officer keeps by themselves, by measure and in order of time."""
    columns: tuple[Column[Point], ...] = (
        Column("Figure", 10, lambda p: p.record.id),
        Column("Measure", 38, lambda p: p.record.measure),
        Column("Value", 13, lambda p: amount(p.record.value)),
        Column("Period", 16, lambda p: p.record.period),
        Column("Change", 20, lambda p: p.change),
        Column("Comparator", 18, lambda p: p.record.comparator),
        Column("Its value", 12, lambda p: amount(p.record.comparator_value)),
        Column("Its period", 16, lambda p: p.record.comparator_period),
        Column("Evidence", 10, lambda p: ToRow(p.record.evidence, xlsx_evidence.TITLE, p.record.evidence)),
        Column("Source", 22, lambda p: p.item.source if p.item else "Its item is in the bin"),
    )
    points = [point for trend in register.material.trends for point in trend.points]
    return Sheet(KEPT, columns, points, "No figure is kept by itself.")


def _value(told: FigureValue | None) -> Cell:
    return amount(told.value) if told else ""


def amount(words: str) -> Cell:
    """A count, a sum of money or a share as a number that looks as it is written; anything else in its words."""
    found = _AMOUNT.fullmatch(words)
    if not found or len(words) > SURE_FIGURES or (found["money"] and found["share"]):
        return words
    number = Decimal(words.strip("£%").replace(",", ""))
    look = "#,##0" if "," in words else "0"
    look += f".{'0' * len(found['rest'])}" if found["rest"] else ""
    if found["share"]:
        return Amount(float(number / 100), f"{look}%")
    return Amount(float(number), f'"£"{look}' if found["money"] else look)


def _under(told: FigureValue | None) -> str:
    return told.under if told else ""
