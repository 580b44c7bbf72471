"""The table of figures: what each measures, its value then and now, and with whom it is compared."""

from __future__ import annotations

from desktop.report.material import Material
from desktop.report.values import Figure, FigureValue, Quoted, Text
from desktop.report.wording import NO_BREAK, short_date
from rubric.comparison import ItemComparison
from rubric.evidence import EvidenceItem
from rubric.measured import choosing
from rubric.measured.figure import Comparator, MeasuredFigure, Told
from rubric.measured.of_time import of_time
from rubric.measured.reading import read_figures
from rubric.measured.unit import in_unit
from rubric.pack import Pack
from rubric.reading import Span
from rubric.text import said

MOST = 4
"""Rows under a sub-heading: a section is planned as two pages."""

ELLIPSIS, COLON = f"{NO_BREAK}… ", ": "
NOT_STATED = "Not stated"


def figures_of(pack: Pack, item: EvidenceItem) -> tuple[Figure, ...]:
    """Every figure that an item gives surely, without a reference."""
    return tuple(_figure(pack, item, figure) for figure in read_figures(pack, item.text))


def chosen_figures(
    material: Material, items: tuple[ItemComparison, ...]
) -> tuple[tuple[tuple[ItemComparison, Figure], ...], list[ItemComparison]]:
    """The rows of a sub-heading with the items they are of, and the further items that hold figures."""
    carrying = [c for c in items if c.reading.has("number")]
    sure = [c for c in carrying if _may_stand(material, c.item.id)]
    chosen = choosing.choose_figures(material.pack, sure, MOST)
    shown = {of.compared.item.id for of in chosen}
    rows = tuple((of.compared, _figure(material.pack, of.compared.item, of.figure)) for of in chosen)
    return rows, [compared for compared in carrying if compared.item.id not in shown]


def _may_stand(material: Material, evidence_id: str) -> bool:
    """Whether figures are not doubted, or the gap that doubts them is printed and can stand beside them."""
    doubt = material.unadded.get(evidence_id)
    return doubt is None or (material.compared and doubt.key in material.printed_checks)


def _figure(pack: Pack, item: EvidenceItem, figure: MeasuredFigure) -> Figure:
    is_label = item.text[figure.measure[0][1] :].startswith(":")
    words = (COLON if is_label else ELLIPSIS).join(said(item.text, span) for span in figure.measure)
    measure: Text = (Quoted(words),)
    value = said(item.text, figure.now.value)
    return Figure(
        measure=measure,
        now=FigureValue(value, _period(pack, item, figure)),
        then=_told(item, figure.then, value) if figure.then else None,
        comparator=_beside(item, figure.comparator, value) if figure.comparator else None,
        source=item.source or NOT_STATED,
    )


def _period(pack: Pack, item: EvidenceItem, figure: MeasuredFigure) -> str:
    by = of_time(pack, item, figure).by
    told = {"sentence": _words(item, figure.now.period), "period": item.period, "date": short_date(item.date)}
    return told.get(by) or NOT_STATED


def _told(item: EvidenceItem, told: Told, now: str) -> FigureValue:
    return FigureValue(in_unit(said(item.text, told.value), now), _words(item, told.period) or NOT_STATED)


def _beside(item: EvidenceItem, beside: Comparator, now: str) -> FigureValue:
    name, period = said(item.text, beside.name), _words(item, beside.told.period)
    return FigureValue(in_unit(said(item.text, beside.told.value), now), f"{name}, {period}" if period else name)


def _words(item: EvidenceItem, span: Span | None) -> str:
    return said(item.text, span) if span else ""
