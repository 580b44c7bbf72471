"""Where the evidence is: for each sub-heading its patterns, and its items by category and by age, as rows of cells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.ages import age_titles
from desktop.models.counted import counted
from desktop.models.evidence_filter import NOT_STATED, EvidenceFilter
from desktop.models.places import NOT_PLACED, place_title
from desktop.models.roles import Role
from desktop.models.row_model import AnyIndex
from desktop.models.sub_headings import say_counts
from rubric.comparison import Comparison, Counts
from rubric.pack import Pack
from rubric.spread import AGES, Spread, SpreadRow
from rubric.titles import title_of

NONE = "none"
"""What a cell says where nothing stands and something is looked for; elsewhere it says 0."""


class Group(IntEnum):
    """The groups of columns, from the left."""

    PATTERNS = 0
    CATEGORIES = 1
    AGES = 2


GROUP_TITLES = ("Patterns", "Evidence items by category", "Age of evidence")


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """A column, and what its cells ask the evidence list for."""

    group: Group
    title: str
    asked: EvidenceFilter


@dataclass(frozen=True, slots=True)
class HeatCell:
    """How many items stand here; ``lacks`` where there are none and some are looked for. ``accessible`` says it all."""

    count: int
    lacks: bool
    accessible: str

    @property
    def words(self) -> str:
        """What is printed in the cell."""
        return NONE if self.lacks else str(self.count)


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A place. Its first cell is about its patterns, of which ``second`` says the ``counts``; where it has none, about
    its items.
    """

    place: str
    title: str
    full_title: str
    counts: Counts | None
    second: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Every row has a cell for each column."""

    columns: tuple[HeatColumn, ...] = ()
    rows: tuple[HeatRow, ...] = ()


def heat_map(pack: Pack, comparison: Comparison, spread: Spread) -> HeatMap:
    """The whole map."""
    ages = age_titles(pack)
    categories = [(c, title_of(pack.evidence_categories, c) or NOT_STATED) for c in spread.categories]
    columns = (
        HeatColumn(Group.PATTERNS, "one cell each", EvidenceFilter()),
        *(HeatColumn(Group.CATEGORIES, title, EvidenceFilter(category=category)) for category, title in categories),
        *(HeatColumn(Group.AGES, ages[found], EvidenceFilter(age=found)) for found in AGES),
    )
    return HeatMap(columns, tuple(_row(pack, comparison, columns, row) for row in spread.rows))


def _row(pack: Pack, comparison: Comparison, columns: tuple[HeatColumn, ...], row: SpreadRow) -> HeatRow:
    known = pack.sub_heading(row.sub_heading) if row.sub_heading else None
    title = place_title(pack, row.sub_heading or NOT_PLACED)
    full = known.title if known else title
    counts = comparison.counts(known.id) if known else None
    cells = tuple(_cell(full, column, row) for column in columns[1:])
    said = _say_standing(counts, row.items)
    first = HeatCell(row.items, False, f"{full}: {said}")
    return HeatRow(row.sub_heading or NOT_PLACED, title, full, counts, said, (first, *cells))


def _cell(place: str, column: HeatColumn, row: SpreadRow) -> HeatCell:
    category, found = column.asked.category, column.asked.age
    count = row.by_age.get(found, 0) if found is not None else row.by_category.get(category or "", 0)
    lacks = category in row.absent
    words = "none, and some is looked for" if lacks else counted(count, "item")
    return HeatCell(count, lacks, f"{place}, {column.title}: {words}")


def _say_standing(counts: Counts | None, items: int) -> str:
    return say_counts(counts).replace("   ", ", ") if counts else counted(items, "item")


class HeatTable(QAbstractTableModel):
    """The same as a table, for whoever reads better in one: a column for each figure."""

    STATUSES = ("Covered", "Weak", "Missing")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._map = HeatMap()

    def show(self, shown: HeatMap) -> None:
        """Show this map."""
        self.beginResetModel()
        self._map = shown
        self.endResetModel()

    def cell_at(self, index: AnyIndex) -> tuple[int, int]:
        """The row and the column of the map that a cell of the table stands for: its patterns, left of all others."""
        return index.row(), max(0, index.column() - len(self.STATUSES))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._map.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or not self._map.columns else len(self._map.columns) + len(self.STATUSES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 0:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return ("Sub-heading", *self.STATUSES, *(column.title for column in self._map.columns[1:]))[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._map.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.title, *(row.counts or ("",) * 3), *(cell.words for cell in row.cells[1:]))[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.cells[self.cell_at(index)[1]].accessible
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Role.KEY:
            return row.place
        return None
