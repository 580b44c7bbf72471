"""The figures that are kept, as a table: those of one measure together, the latest first, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.models.counted import counted
from desktop.models.roles import Role
from desktop.models.row_model import AnyIndex
from rubric.assessment import FigureRecord
from rubric.evidence import EvidenceItem
from rubric.trends import Point, Trend

IN_THE_BIN = "its item is in the bin"
LONGEST_MEASURE = 48


class FigureColumn(IntEnum):
    """The columns, in order."""

    MEASURE = 0
    TREND = 1
    VALUE = 2
    PERIOD = 3
    CHANGE = 4
    COMPARATOR = 5
    SOURCE = 6


_ONCE = (FigureColumn.MEASURE, FigureColumn.TREND)
"""Columns that are shown in the first row of a trend alone."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in its trend; the first row of a trend shows the trend as well."""

    trend: Trend
    point: Point
    is_first: bool

    @property
    def record(self) -> FigureRecord:
        """The figure itself."""
        return self.point.record


class FigureTable(QAbstractTableModel):
    """A cell that only repeats the one above it is empty to the eye, and says it all the same to a screen reader."""

    headers = ("Measure", "Over time", "Value", "Period", "Change", "Comparator", "Source")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trends: tuple[Trend, ...] = ()
        self._rows: tuple[FigureRow, ...] = ()

    def show(self, trends: Iterable[Trend]) -> None:
        """Show these figures."""
        trends = tuple(trends)
        if trends != self._trends:
            self.beginResetModel()
            self._trends, self._rows = trends, tuple(figure_rows(trends))
            self.endResetModel()

    def row(self, number: int) -> FigureRow:
        """What stands in that row."""
        return self._rows[number]

    def row_of(self, figure_id: int) -> int:
        """Where a figure stands; -1 if it does not."""
        return next((n for n, row in enumerate(self._rows) if row.record.id == figure_id), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headers[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        words = _WORDS[FigureColumn(index.column())](row)
        said: dict[int, Any] = {
            Role.KEY: row.record.id,
            Role.ROW: row,
            Qt.ItemDataRole.DisplayRole: "" if index.column() in _ONCE and not row.is_first else words,
            Qt.ItemDataRole.ToolTipRole: words,
            Qt.ItemDataRole.AccessibleTextRole: f"{self.headers[index.column()]}: {words or 'not stated'}",
        }
        return said.get(role)


def figure_rows(trends: Iterable[Trend]) -> Iterator[FigureRow]:
    """The figures of each trend, the latest first; those that cannot be dated last."""
    for trend in trends:
        dated = [point for point in reversed(trend.points) if point.dates]
        for number, point in enumerate((*dated, *(point for point in trend.points if not point.dates))):
            yield FigureRow(trend, point, number == 0)


def drawn(trend: Trend) -> tuple[Point, ...]:
    """The points of the small line: dated, with numbers of one unit, one for each time; none of fewer than two times.

    Of a time with two values it is not known which is right: that is no change over time.
    """
    points = tuple(point for point in trend.points if point.dates and point.amount and not point.others)
    units = {(point.amount.unit, point.amount.of) for point in points if point.amount}
    return points if len({point.dates for point in points}) > 1 and len(units) == 1 else ()


def say_ends(points: Sequence[Point]) -> str:
    """The first value and the last, with their unit once where it is a word: 3.9 → 2.3 days."""
    first, last = points[0].record.value, points[-1].record.value
    number, _, unit = first.partition(" ")
    return f"{number if unit == last.partition(' ')[2] else first} → {last}"


def say_figure(figure: FigureRecord, longest: int = LONGEST_MEASURE) -> str:
    """A figure in a few words: people waiting 24 (May 2026)."""
    measure = figure.measure
    if len(measure) > longest:
        measure = f"{measure[:longest].rsplit(' ', 1)[0].rstrip(' ,;:…')}…"
    return f"{measure} {figure.value}" + (f" ({figure.period})" if figure.period else "")


def say_whole_figure(figure: FigureRecord) -> str:
    """A figure with what it is set beside: people waiting 24 (May 2026), beside England 31."""
    beside = " ".join(filter(None, (figure.comparator, figure.comparator_value)))
    return f"{say_figure(figure)}{beside and f', beside {beside}'}"


def say_figures(figures: Sequence[FigureRecord]) -> str:
    """Several figures on one line."""
    return " · ".join(map(say_figure, figures))


def say_kept(trends: Sequence[Trend]) -> str:
    """How many figures are kept, in a sentence; nothing where there are none."""
    count = sum(len(trend.points) for trend in trends)
    are = "is" if count == 1 else "are"
    return f"{counted(count, 'figure')} of {counted(len(trends), 'measure')} {are} kept." if count else ""


def say_watch(trends: Sequence[Trend]) -> str:
    """How many figures want a look, and why."""
    said: list[str] = []
    if disputed := sum(trend.is_disputed for trend in trends):
        said.append(f"{counted(disputed, 'measure')} with two values for one time")
    if undated := sum(point.dates is None for trend in trends for point in trend.points):
        said.append(f"{counted(undated, 'figure')} without a time that can be read")
    return " · ".join(said)


def say_more(row: FigureRow, sources: Mapping[str, str]) -> str:
    """What wants a look about a figure, in a sentence or two; nothing where all is well."""
    figure, said = row.record, list[str]()
    if row.point.others:
        both = [_said_in(other, sources) for other in (figure, *row.point.others)]
        said.append(
            f"Different values for {figure.period or 'one time'}: {' and '.join(both)}. Keep the one that is right."
        )
    if row.point.item is None:
        said.append(f"{figure.evidence} is in the bin: bring it back there, or delete this figure.")
    if row.point.dates is None:
        said.append(
            f"“{figure.period}” names no one day, month or year, so it stands last."
            if figure.period
            else "No period is stated, so it stands last. Change it to say which time it is of."
        )
    return " ".join(said)


def _said_in(figure: FigureRecord, sources: Mapping[str, str]) -> str:
    source = sources.get(figure.evidence, "")
    return f"{figure.value} in {figure.evidence}{source and f', {source}'}"


def _say_trend(row: FigureRow) -> str:
    points = drawn(row.trend)
    return " → ".join(point.record.value for point in points)


def _say_comparator(row: FigureRow) -> str:
    figure = row.record
    value = " ".join(part for part in (figure.comparator, figure.comparator_value) if part)
    return f"{value} ({figure.comparator_period})" if figure.comparator_period else value


def _say_source(row: FigureRow) -> str:
    item: EvidenceItem | None = row.point.item
    after = IN_THE_BIN if item is None else item.source
    return f"{row.record.evidence}, {after}" if after else row.record.evidence


_WORDS = {
    FigureColumn.MEASURE: lambda row: row.trend.measure,
    FigureColumn.TREND: _say_trend,
    FigureColumn.VALUE: lambda row: row.record.value,
    FigureColumn.PERIOD: lambda row: row.record.period or "not stated",
    FigureColumn.CHANGE: lambda row: row.point.change,
    FigureColumn.COMPARATOR: _say_comparator,
    FigureColumn.SOURCE: _say_source,
}
