"""Where everything on the heat map stands: groups of columns side by side, or under one another in narrow places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF

from desktop.models.heat_map import Group, HeatMap
from desktop.widgets import theme

GAP, GROUP_GAP = 4, 24
GROUP_TITLE, COLUMN_TITLE, INSET = 22, 36, 6
TITLE, PATTERNS, CELL, ROW = (112, 188), (160, 208), (58, 108), (44, 76)
"""The least and the most that each may take, in the ordinary text size."""


@dataclass(frozen=True)
class HeatLayout:
    """The geometry of a map in a place of that size; it may come out higher than asked for, never wider."""

    shown: HeatMap
    width: float
    height: float = 0

    @cached_property
    def bands(self) -> tuple[tuple[Group, ...], ...]:
        """The groups that stand side by side; what does not fit goes under them, with the names of the rows again."""
        bands: list[tuple[Group, ...]] = []
        for group in self._columns:
            wider = (*bands[-1], group) if bands else (group,)
            if bands and self._least(wider) <= self.width:
                bands[-1] = wider
            else:
                bands.append((group,))
        return tuple(bands)

    @property
    def least_width(self) -> float:
        """What all groups side by side need."""
        return self._least(tuple(self._columns))

    @property
    def total_height(self) -> float:
        """How high it comes out."""
        return max(0, len(self.bands) * self._band_height(self._row_height) - theme.px(GAP))

    @property
    def least_height(self) -> float:
        """How high it must be at least."""
        return max(0, len(self.bands) * self._band_height(theme.px(ROW[0])) - theme.px(GAP))

    @cached_property
    def cells(self) -> dict[tuple[int, int], QRectF]:
        """Where each cell stands, by row and column of the map."""
        return {
            (row, column): QRectF(left, self._row_top(band, row), width, self._row_height).adjusted(
                -theme.px(INSET) if self.shown.columns[column].group == Group.PATTERNS else 0, 0, 0, 0
            )
            for band, groups in enumerate(self.bands)
            for column, left, width in self._places(groups)
            for row in range(len(self.shown.rows))
        }

    @cached_property
    def column_titles(self) -> tuple[tuple[int, QRectF], ...]:
        """Where the title of each column stands, above its cells."""
        return tuple(
            (column, QRectF(left, self._top(band) + theme.px(GROUP_TITLE), width - 2, theme.px(COLUMN_TITLE - 4)))
            for band, groups in enumerate(self.bands)
            for column, left, width in self._places(groups)
        )

    @cached_property
    def group_titles(self) -> tuple[tuple[Group, QPointF], ...]:
        """Where the title of each group begins."""
        found: list[tuple[Group, QPointF]] = []
        for band, groups in enumerate(self.bands):
            lefts = {column: left for column, left, _ in self._places(groups)}
            found += [(group, QPointF(lefts[self._columns[group][0]], self._top(band))) for group in groups]
        return tuple(found)

    @cached_property
    def row_titles(self) -> tuple[tuple[int, QRectF], ...]:
        """Where the name of each row stands, once in each band."""
        return tuple(
            (row, QRectF(0, self._row_top(band, row), self._title_width - theme.px(8), self._row_height))
            for band in range(len(self.bands))
            for row in range(len(self.shown.rows))
        )

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """The cell under a point."""
        return next((cell for cell, box in self.cells.items() if box.contains(point)), None)

    @cached_property
    def _columns(self) -> dict[Group, tuple[int, ...]]:
        numbered = enumerate(self.shown.columns)
        return {group: tuple(n for n, _ in run) for group, run in groupby(numbered, key=lambda pair: pair[1].group)}

    @cached_property
    def _least_cell(self) -> float:
        """No column is narrower than the longest word of a title."""
        titles = [column.title for column in self.shown.columns if column.group != Group.PATTERNS]
        longest = max(
            (theme.metrics(12).horizontalAdvance(word) for title in titles for word in title.split()), default=0
        )
        return max(theme.px(CELL[0]), longest + 2)

    @cached_property
    def _least_patterns(self) -> float:
        """The counts stand whole under the meter."""
        longest = max((theme.metrics(12).horizontalAdvance(row.second) for row in self.shown.rows), default=0)
        return max(theme.px(PATTERNS[0]), longest + theme.px(INSET + 2 * GAP))

    def _least(self, groups: tuple[Group, ...]) -> float:
        cells = sum(len(self._columns[group]) for group in groups if group != Group.PATTERNS)
        patterns = self._least_patterns if Group.PATTERNS in groups else 0
        return theme.px(TITLE[0]) + patterns + cells * (self._least_cell + theme.px(GAP)) + self._between(groups)

    def _between(self, groups: tuple[Group, ...]) -> float:
        return (len(groups) - 1) * theme.px(GROUP_GAP - GAP)

    @cached_property
    def _spare(self) -> float:
        """What the tightest band has beyond its least."""
        return max(0.0, self.width - max((self._least(groups) for groups in self.bands), default=0))

    @cached_property
    def _title_width(self) -> float:
        return theme.px(TITLE[0]) + min(self._spare, theme.px(TITLE[1] - TITLE[0]))

    @cached_property
    def _patterns_width(self) -> float:
        left = self._spare + theme.px(TITLE[0]) - self._title_width
        return max(self._least_patterns, min(theme.px(PATTERNS[1]), self._least_patterns + left / 6))

    @cached_property
    def _cell_width(self) -> float:
        """The same in every band, so that columns under one another are of one width."""
        widths = [theme.px(CELL[1])]
        for groups in self.bands:
            cells = sum(len(self._columns[group]) for group in groups if group != Group.PATTERNS)
            patterns = self._patterns_width if Group.PATTERNS in groups else 0
            left = self.width - self._title_width - patterns - self._between(groups)
            widths += [left / cells - theme.px(GAP)] if cells else []
        return max(self._least_cell, min(widths))

    @cached_property
    def _row_height(self) -> float:
        count = len(self.bands) * len(self.shown.rows)
        if not count:
            return theme.px(ROW[0])
        heads = len(self.bands) * theme.px(GROUP_TITLE + COLUMN_TITLE + GAP)
        fair = (self.height - heads) / count - theme.px(GAP)
        return float(int(min(max(fair, theme.px(ROW[0])), theme.px(ROW[1]))))

    def _band_height(self, row_height: float) -> float:
        rows = len(self.shown.rows) * (row_height + theme.px(GAP))
        return theme.px(GROUP_TITLE + COLUMN_TITLE) + rows + theme.px(GAP)

    def _top(self, band: int) -> float:
        return band * self._band_height(self._row_height)

    def _row_top(self, band: int, row: int) -> float:
        return self._top(band) + theme.px(GROUP_TITLE + COLUMN_TITLE) + row * (self._row_height + theme.px(GAP))

    def _places(self, groups: tuple[Group, ...]) -> list[tuple[int, float, float]]:
        """The columns of a band, each with its left edge and its width."""
        left = self._title_width
        placed: list[tuple[int, float, float]] = []
        for group in groups:
            for column in self._columns[group]:
                width = self._patterns_width - theme.px(GAP) if group == Group.PATTERNS else self._cell_width
                placed.append((column, left, width))
                left += width + theme.px(GAP)
            left += theme.px(GROUP_GAP - GAP)
        return placed
