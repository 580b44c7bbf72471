"""The table of figures: what each measures, its value then and now, and with whom it is compared."""

from __future__ import annotations

from desktop.report.material import Material
from desktop.report.values import Figure, FigureValue, Quoted, Text
from desktop.report.wording import NO_BREAK, short_date
from rubric.comparison import ItemComparison
from rubric.evidence import EvidenceItem
from rubric.measured import choosing
from rubric.measured.figure import Comparator, MeasuredFigure, Told
from rubric.pack import Pack
from rubric.reading import Span
from rubric.text import said

MOST = 5
"""Rows under a sub-heading: a section is planned as two pages."""

ELLIPSIS = f"{NO_BREAK}… "
NOT_STATED = "Not stated"


def figures_of(pack: Pack, item: EvidenceItem) -> tuple[Figure, ...]:
    """Every figure that an item gives surely, without a reference."""
    return tuple(_figure(item, figure) for figure in choosing.figures_of(pack, item.text))


def chosen_figures(
    material: Material, items: tuple[ItemComparison, ...]
) -> tuple[tuple[tuple[ItemComparison, Figure], ...], list[ItemComparison]]:
    """The rows of a sub-heading with the items they are of, and the further items that hold figures."""
    carrying = [c for c in items if c.reading.has("number")]
    chosen = choosing.choose_figures(material.pack, carrying, MOST)
    shown = {of.compared.item.id for of in chosen}
    rows = tuple((of.compared, _figure(of.compared.item, of.figure)) for of in chosen)
    return rows, [compared for compared in carrying if compared.item.id not in shown]


def _figure(item: EvidenceItem, figure: MeasuredFigure) -> Figure:
    measure: Text = (Quoted(ELLIPSIS.join(said(item.text, span) for span in figure.measure)),)
    now = figure.now
    period = _words(item, now.period) or item.period or short_date(item.date) or NOT_STATED
    return Figure(
        measure=measure,
        now=FigureValue(said(item.text, now.value), period),
        then=_told(item, figure.then) if figure.then else None,
        comparator=_beside(item, figure.comparator) if figure.comparator else None,
        source=item.source or NOT_STATED,
    )


def _told(item: EvidenceItem, told: Told) -> FigureValue:
    return FigureValue(said(item.text, told.value), _words(item, told.period) or NOT_STATED)


def _beside(item: EvidenceItem, beside: Comparator) -> FigureValue:
    name, period = said(item.text, beside.name), _words(item, beside.told.period)
    return FigureValue(said(item.text, beside.told.value), f"{name}, {period}" if period else name)


def _words(item: EvidenceItem, span: Span | None) -> str:
    return said(item.text, span) if span else ""
