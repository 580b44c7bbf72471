"""Where the evidence is: the heat map with its key, or the same as a table."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.models.heat_map import NONE, HeatMap, HeatTable
from desktop.settings import Settings
from desktop.widgets import screen_reader, theme
from desktop.widgets.buttons import Button
from desktop.widgets.heat_map import NAME, STEPS, HeatMapView, paint_step
from desktop.widgets.marks import MeterKey
from desktop.widgets.overview_pane import OverviewPane

SIDE, ROW, LEAST_COLUMN, FIRST_COLUMN = 20, 46, 72, 146


class HeatPane(OverviewPane):
    """`opened` gives a place and what to ask of its evidence. A screen reader gets the table from the start."""

    opened = Signal(str, object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(NAME, parent)
        self._settings = settings
        self._map = HeatMap()
        self.map, self.key = HeatMapView(), HeatKey()
        self.map.opened.connect(self.opened)
        self.model = HeatTable(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(f"{NAME}, as a table")
        self.table.setAccessibleDescription("Enter opens the evidence of a cell.")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustToContents)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setProperty("kind", "figures")
        self.table.activated.connect(self._on_table_activated)
        self._shown = QStackedWidget()
        self._map_page = QWidget()
        page = QVBoxLayout(self._map_page)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.map, 1)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.key, 1)
        self._foot.addWidget(MeterKey())
        page.addLayout(self._foot)
        self._shown.addWidget(self._map_page)
        self._shown.addWidget(self.table)
        self._inset = QHBoxLayout()
        self._inset.addWidget(self._shown)
        self.body.addLayout(self._inset, 1)
        self.swap = Button("As a table", "table-2", "quiet")
        self.swap.clicked.connect(self._on_swap)
        self.add_act(self.swap)
        as_table = settings.overview_as_table
        self._show_as(screen_reader.is_at_work() if as_table is None else as_table)
        theme.changed.connect(self._lay_out)
        self._lay_out()

    def show_map(self, shown: HeatMap) -> None:
        """Show this map, in whichever form."""
        if shown == self._map:
            return
        self._map = shown
        at = self.table.currentIndex()
        self.map.show_map(shown)
        self.model.show(shown)
        self.table.setCurrentIndex(self.model.index(max(0, at.row()), max(0, at.column())))
        self._lay_out()

    def is_table(self) -> bool:
        """Whether the table is shown."""
        return self._shown.currentWidget() is self.table

    def shown_part(self) -> QWidget:
        """What takes the keyboard: the map or the table."""
        return self.table if self.is_table() else self.map

    def _on_swap(self) -> None:
        self._show_as(not self.is_table())
        self._settings.overview_as_table = self.is_table()
        self.shown_part().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_as(self, table: bool) -> None:
        self._shown.setCurrentWidget(self.table if table else self._map_page)
        words = "As a map" if table else "As a table"
        self.swap.setText(words)
        self.swap.setAccessibleName(words)

    def _on_table_activated(self, index: QModelIndex) -> None:
        row, column = self.model.cell_at(index)
        self.opened.emit(self._map.rows[row].place, self._map.columns[column].asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        self._inset.setContentsMargins(theme.px(SIDE), 0, theme.px(SIDE), 0)
        self._foot.setContentsMargins(0, theme.px(4), 0, 0)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        )
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(theme.px(LEAST_COLUMN))
        header.setMinimumHeight(theme.px(ROW))
        self.table.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        if self.model.columnCount():
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(0, theme.px(FIRST_COLUMN))


class HeatKey(QWidget):
    """What the steps of colour mean, each with its figures, and what a dashed cell is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ends = [step - 1 for step in STEPS[1:]]
        self._words = [
            *(f"{first} to {last}" for first, last in zip(STEPS, ends, strict=False)),
            f"{STEPS[-1]} or more",
        ]
        self.setAccessibleName(f"Key: items in four steps of colour, {', '.join(self._words)}; dashed is {NONE}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(330), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        metrics = theme.metrics(12)
        x, middle = 0.0, self.height() / 2
        words = ["Items", *self._words, "none, and some is looked for"]
        for number, said in enumerate(words):
            swatch = QRectF(x, round(middle - theme.px(6)), theme.px(22), theme.px(12))
            if 0 < number <= len(STEPS):
                paint_step(painter, swatch, number)
            elif number:
                painter.setPen(QPen(theme.token("missing"), 1, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(swatch.adjusted(0.5, 0.5, -0.5, -0.5))
            x += theme.px(28) if number else 0
            painter.setPen(theme.token("ink2"))
            painter.drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2), said)
            x += metrics.horizontalAdvance(said) + theme.px(12)
