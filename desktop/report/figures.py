"""The table of figures: what each measures, its value then and now, and with whom it is compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from desktop.report.material import Material
from desktop.report.values.section import Figure, FigureValue
from desktop.report.values.text import Quoted, Text
from desktop.report.wording import NO_BREAK, short_date
from rubric.assessment import FigureRecord
from rubric.comparison import ItemComparison
from rubric.evidence import EvidenceItem
from rubric.measured import choosing
from rubric.measured.figure import MeasuredFigure
from rubric.measured.reading import read_figures
from rubric.measured.wording import COLON, measure_alone, measure_of, period_of, value_and_period
from rubric.measured.wording import ELLIPSIS as KEPT_ELLIPSIS
from rubric.pack import Pack
from rubric.same_measure import measure_key
from rubric.text import said
from rubric.trends import Point

MOST, MOST_KEPT = 4, 6
"""Rows under a sub-heading, and how many of figures that the officer keeps: a section is planned as two pages."""

ELLIPSIS = f"{NO_BREAK}… "
NOT_STATED = "Not stated"


def figures_of(pack: Pack, item: EvidenceItem) -> tuple[Figure, ...]:
    """Every figure that an item gives surely, without a reference."""
    return tuple(_figure(pack, item, figure) for figure in read_figures(pack, item.text))


class FigureRow(NamedTuple):
    """A row of the table, and the items it is from: the one of the value now, and that of an earlier one."""

    evidence: tuple[str, ...]
    figure: Figure


def chosen_figures(
    material: Material, items: tuple[ItemComparison, ...]
) -> tuple[tuple[FigureRow, ...], list[ItemComparison]]:
    """The rows of a sub-heading, and the further items that hold figures. Those that are kept stand first."""
    carrying = [c for c in items if c.reading.has("number")]
    sure = [c for c in carrying if _may_stand(material, c.item.id)]
    rows = [*_kept_rows(material, {c.item.id: c.item for c in items if _may_stand(material, c.item.id)})]
    kept = {trend.key for trend in material.trends}
    values = {(figure.evidence, figure.value) for figure in material.assessment.figures}
    for compared, figure in choosing.choose_figures(material.pack, sure, MOST + len(values)):
        item = compared.item
        value = said(item.text, figure.now.value)
        key = measure_key(material.pack, measure_alone(item.text, figure), value)
        told = (item.id, value) in values
        if len(rows) < MOST and not told and key not in kept:
            rows.append(FigureRow((item.id,), _figure(material.pack, item, figure)))
    shown = {evidence for row in rows for evidence in row.evidence}
    return tuple(rows), [compared for compared in carrying if compared.item.id not in shown]


def _kept_rows(material: Material, items: Mapping[str, EvidenceItem]) -> Iterator[FigureRow]:
    """The latest of each measure that is kept of these items, those first that compare.

    Where two values are given for its time neither is printed: which is right is still to be decided.
    """
    latest = [
        point
        for trend in material.trends
        if (point := trend.latest).item is not None and point.record.evidence in items and not point.others
    ]
    rows = [_kept(point, {item.id: item for item in material.assessment.evidence}) for point in latest]
    compare = [row for row in rows if row.figure.then or row.figure.comparator]
    yield from [*compare, *(row for row in rows if row not in compare)][:MOST_KEPT]


def _kept(point: Point, items: Mapping[str, EvidenceItem]) -> FigureRow:
    record, before = point.record, point.before
    told = record.comparator_value, record.comparator_period
    beside = _told(told, record.comparator) if record.comparator_value else None
    is_own = beside is not None and not record.comparator
    then = FigureValue(before.value, before.period) if before else beside if is_own else None
    from_two = before is not None and before.evidence != record.evidence and before.evidence in items
    evidence = (record.evidence, before.evidence) if before and from_two else (record.evidence,)
    sources = dict.fromkeys(items[evidence_id].source or NOT_STATED for evidence_id in evidence)
    now = FigureValue(record.value, record.period or NOT_STATED)
    source = "; earlier: ".join(sources)
    return FigureRow(
        evidence, Figure(_named(record, items[record.evidence]), now, then, None if is_own else beside, source)
    )


def _named(record: FigureRecord, item: EvidenceItem) -> Text:
    """The measure as a quotation where its item says it so, and else as the council's own words."""
    text = said(item.text, (0, len(item.text)))
    parts = [part for whole in record.measure.split(KEPT_ELLIPSIS) for part in whole.split(COLON)]
    if all(part in text for part in parts):
        return (Quoted(record.measure.replace(KEPT_ELLIPSIS, ELLIPSIS)),)
    return (record.measure[:1].upper() + record.measure[1:],)


def _may_stand(material: Material, evidence_id: str) -> bool:
    """Whether figures are not doubted, or the gap that doubts them is printed and can stand beside them."""
    doubt = material.unadded.get(evidence_id)
    return doubt is None or (material.compared and doubt.key in material.printed_checks)


def _figure(pack: Pack, item: EvidenceItem, figure: MeasuredFigure) -> Figure:
    text = item.text
    value = said(text, figure.now.value)
    then, beside = figure.then, figure.comparator
    return Figure(
        measure=(Quoted(measure_of(text, figure, ELLIPSIS)),),
        now=FigureValue(value, period_of(pack, item, figure, short_date) or NOT_STATED),
        then=_told(value_and_period(text, then, value)) if then else None,
        comparator=_told(value_and_period(text, beside.told, value), said(text, beside.name)) if beside else None,
        source=item.source or NOT_STATED,
    )


def _told(told: tuple[str, str], whose: str = "") -> FigureValue:
    value, period = told
    return FigureValue(value, ", ".join(part for part in (whose, period) if part) or NOT_STATED)
