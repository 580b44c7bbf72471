"""Figures that are kept: those that an item offers, and those of one measure in order of time, with what changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from rubric.amounts import Amount, are_alike, read_amount, say_change
from rubric.assessment import FigureRecord
from rubric.evidence import EvidenceItem
from rubric.figure_columns import NOT_KEPT
from rubric.measured.figure import MeasuredFigure, Told
from rubric.measured.reading import read_figures
from rubric.measured.wording import measure_alone, period_of, value_and_period, words_of
from rubric.pack import Pack
from rubric.periods import find_periods, say_period
from rubric.same_measure import MeasureKey, measure_key
from rubric.text import folded, said

_AT_A_TIME, _AS_LONG = 31, 1.25
"""Days within which a count is one of a moment; and how much longer one time may be than another to be compared."""

Dates = tuple[datetime.date, datetime.date]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in its trend. ``item`` is None where it is in the bin; ``dates`` where the period names no one time.

    ``others`` are figures that give another value for the same time, ``before`` the one of the time before, where the
    two may be compared. ``change`` says in words how they differ, why they are not compared, or that there are others.
    """

    record: FigureRecord
    item: EvidenceItem | None
    dates: Dates | None
    amount: Amount | None
    change: str = ""
    others: tuple[FigureRecord, ...] = ()
    before: FigureRecord | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """The figures of one measure, the earliest first; those that cannot be dated come last."""

    key: MeasureKey
    measure: str
    points: tuple[Point, ...]

    @property
    def latest(self) -> Point:
        """The last that is dated, or of none dated the last."""
        return next((point for point in reversed(self.points) if point.dates), self.points[-1])

    @property
    def unit(self) -> str:
        """The one that all values are of; empty where they are bare numbers, or of several."""
        units = {(point.amount.unit, point.amount.of) if point.amount else None for point in self.points}
        one = units.pop() if len(units) == 1 else None
        return " ".join(part for part in one or () if part)

    @property
    def is_disputed(self) -> bool:
        """Whether two figures give different values for one time."""
        return any(point.others for point in self.points)


def read_records(pack: Pack, item: EvidenceItem) -> tuple[FigureRecord, ...]:
    """The figures that an item gives surely, as they would be kept, kept or not.

    An earlier value that names its time is a figure of its own. One that does not ("the year before") has no comparator
    but a value and a time of comparison.
    """
    return tuple(record for figure in read_figures(pack, item.text) for record in _records(pack, item, figure))


def read_and_kept(
    pack: Pack, item: EvidenceItem, kept: Iterable[FigureRecord], told: FigureRecord | None = None
) -> tuple[tuple[FigureRecord, FigureRecord | None], ...]:
    """The figures of an item, each with the one that was kept of it, whatever that is called since.

    Where the row of a sheet ``told`` one, that is it, and nothing is read in the text.
    """
    held = [figure for figure in kept if figure.evidence == item.id]
    read = (told,) if told else read_records(pack, item)
    found: dict[int, FigureRecord] = {}
    for tells in (_is_same, _is_renamed):
        for number, record in enumerate(read):
            own = next((figure for figure in held if tells(pack, record, figure)), None)
            if number not in found and own is not None:
                found[number] = own
                held.remove(own)
    return tuple((record, found.get(number)) for number, record in enumerate(read))


def offered(
    pack: Pack, item: EvidenceItem, kept: Iterable[FigureRecord] = (), told: FigureRecord | None = None
) -> tuple[FigureRecord, ...]:
    """Those of an item's figures that are not kept yet."""
    return tuple(record for record, own in read_and_kept(pack, item, kept, told) if own is None)


def trends(pack: Pack, records: Iterable[FigureRecord], items: Iterable[EvidenceItem]) -> tuple[Trend, ...]:
    """The figures that are kept, those of one measure together, by the names of the measures."""
    known = {item.id: item for item in items}
    together: dict[MeasureKey, list[Point]] = {}
    for record in records:
        point = Point(record, known.get(record.evidence), _dates(record.period), read_amount(record.value))
        together.setdefault(measure_key(pack, record.measure, record.value), []).append(point)
    made = (_trend(key, points) for key, points in together.items())
    return tuple(sorted(made, key=lambda trend: (folded(trend.measure), trend.points[0].record.id)))


def _records(pack: Pack, item: EvidenceItem, figure: MeasuredFigure) -> Iterator[FigureRecord]:
    text = item.text
    value = said(text, figure.now.value)
    record = FigureRecord(
        id=NOT_KEPT,
        evidence=item.id,
        measure=measure_alone(text, figure),
        value=value,
        period=period_of(pack, item, figure),
    )
    then, beside = figure.then, figure.comparator
    if then and beside is None and not _is_dated(text, then):
        told = value_and_period(text, then, value)
        record = record.model_copy(update={"comparator_value": told[0], "comparator_period": told[1]})
    elif beside:
        told = value_and_period(text, beside.told, value)
        fields = {"comparator": said(text, beside.name), "comparator_value": told[0], "comparator_period": told[1]}
        record = record.model_copy(update=fields)
    yield record
    if then and _is_dated(text, then):
        told = value_and_period(text, then, value)
        yield FigureRecord(id=NOT_KEPT, evidence=item.id, measure=record.measure, value=told[0], period=told[1])


def _is_dated(text: str, told: Told) -> bool:
    return len(find_periods(words_of(text, told.period))) == 1


def _is_same(pack: Pack, read: FigureRecord, kept: FigureRecord) -> bool:
    keys = (measure_key(pack, record.measure, record.value) for record in (read, kept))
    return _is_renamed(pack, read, kept) and next(keys) == next(keys)


def _is_renamed(_pack: Pack, read: FigureRecord, kept: FigureRecord) -> bool:
    return folded(read.value).split() == folded(kept.value).split()


@lru_cache(maxsize=4096)
def _dates(period: str) -> Dates | None:
    """Of a period that names two times it would be a guess which is meant."""
    stated = find_periods(period)
    return (stated[0].first, stated[0].last) if len(stated) == 1 else None


def _trend(key: MeasureKey, points: Iterable[Point]) -> Trend:
    of_one_time: dict[object, list[Point]] = {}
    for point in sorted(points, key=_place):
        of_one_time.setdefault(_time(point), []).append(point)
    told: list[Point] = []
    before: Point | None = None
    for same in of_one_time.values():
        beside = _beside(same)
        told += [_compared(point, before) for point in beside]
        before = next((point for point in beside if point.others), beside[-1])
    trend = Trend(key, "", tuple(told))
    return replace(trend, measure=trend.latest.record.measure)


def _place(point: Point) -> tuple[datetime.date, datetime.date, int]:
    """In order of time, and what is undated last."""
    first, last = point.dates or (datetime.date.max, datetime.date.max)
    return last, first, point.record.id


def _time(point: Point) -> object:
    """What two figures of one time have in common; a figure of no stated time has it with none."""
    return point.dates or folded(point.record.period) or point.record.id


def _beside(same: list[Point]) -> list[Point]:
    """Figures of one time, each with those that give another value, so far as both can be read."""
    told = [(point, *_kind_and_value(point)) for point in same]
    if len({value for _, _, value in told}) == 1:
        return same
    return [
        replace(point, others=tuple(other.record for other, of, said in told if of == kind and said != value))
        for point, kind, value in told
    ]


def _kind_and_value(point: Point) -> tuple[object, object]:
    if point.amount:
        return (point.amount.unit, point.amount.of), point.amount.number
    return None, tuple(folded(point.record.value).split())


def _compared(point: Point, before: Point | None) -> Point:
    """The figure with what has changed since the time before."""
    if point.others:
        also = ", ".join(f"{other.value} in {other.evidence}" for other in point.others)
        return replace(point, change=f"two values: also {also}")
    if before is None or point.dates is None or before.dates is None:
        return point
    since = say_period(*before.dates)
    why = "it has two values" if before.others else _why_not(before.amount, before.dates, point.amount, point.dates)
    if why or before.amount is None or point.amount is None:
        return replace(point, change=f"not compared with {since}: {why}")
    return replace(point, change=f"{say_change(before.amount, point.amount)} since {since}", before=before.record)


def _why_not(before: Amount | None, then: Dates, amount: Amount | None, now: Dates) -> str:
    """Why a change from one number to another would say nothing, or something wrong."""
    if before is None or amount is None:
        return "not both are plain numbers"
    if not are_alike(before, amount):
        return "another unit"
    if then[1] >= now[0]:
        return "the times overlap"
    short, long = sorted((last - first).days + 1 for first, last in (then, now))
    alike = amount.is_rate or long <= _AT_A_TIME or long <= short * _AS_LONG
    return "" if alike else "a time of another length"
