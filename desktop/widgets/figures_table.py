"""The table of figures, with a small line of each trend painted beside its values."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPalette, QPen, QPolygonF, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.models.figure_rows import FigureColumn, FigureRow, FigureTable, drawn, say_ends
from desktop.models.roles import Role
from desktop.widgets import theme
from rubric.trends import Trend

AnyIndex = QModelIndex | QPersistentModelIndex
ROW, LINE_WIDTH, LINE_HEIGHT, DOT = 46, 72, 22, 2.5
LINE_SHARE = 0.36
"""Of its cell: the numbers beside it need more room than it."""
_SHARES = {
    FigureColumn.TREND: 0.16,
    FigureColumn.VALUE: 0.08,
    FigureColumn.PERIOD: 0.13,
    FigureColumn.CHANGE: 0.15,
    FigureColumn.COMPARATOR: 0.11,
    FigureColumn.SOURCE: 0.15,
}
"""Of the table's width; the measure has the rest."""


class FiguresTable(QTableView):
    """Enter asks for the item of a figure, F2 to change it, Delete deletes it."""

    item_wanted = Signal()
    change_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, model: FigureTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_FigureDelegate(self))
        self.setAccessibleName("Figures kept")
        self.setAccessibleDescription(
            "Enter shows the item that a figure comes from, F2 changes it, Delete deletes it."
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self.item_wanted)
        for keys, wanted in (
            (("Return", "Enter"), self.item_wanted),
            (("F2",), self.change_wanted),
            (("Delete",), self.delete_wanted),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(wanted)
        theme.changed.connect(self._lay_out)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        # The form that opens below must not cover the figure that it is about.
        if event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _lay_out(self) -> None:
        # Of one height, though a few be cut: thousands are then laid out at once, and the tooltip has the whole.
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        header = self.horizontalHeader()
        header.setSectionResizeMode(FigureColumn.MEASURE, QHeaderView.ResizeMode.Stretch)
        for column, share in _SHARES.items():
            header.resizeSection(column, round(self.width() * share))


class _FigureDelegate(QStyledItemDelegate):
    """A rule stands above each measure; what wants a look has its icon beside its words."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        row: FigureRow = index.data(Role.ROW)
        column = FigureColumn(index.column())
        if column == FigureColumn.TREND:
            option.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        elif column in (FigureColumn.MEASURE, FigureColumn.VALUE):
            option.font = theme.font(13, "medium")  # pyright: ignore[reportAttributeAccessIssue]
        icon = _notice(row, column)
        if icon:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration  # pyright: ignore
            option.icon = theme.icon(icon, "weak")  # pyright: ignore[reportAttributeAccessIssue]
            option.decorationSize = QSize(theme.px(20), theme.px(16))  # pyright: ignore[reportAttributeAccessIssue]
            _ink(option, "weak")
        elif column == FigureColumn.CHANGE and row.point.change.startswith("not compared"):
            _ink(option, "ink2")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().paint(painter, option, index)
        row: FigureRow = index.data(Role.ROW)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        if row.is_first and index.row():
            painter.setPen(theme.token("line"))
            painter.drawLine(rect.left(), rect.top(), rect.right(), rect.top())
        if row.is_first and index.column() == FigureColumn.TREND:
            paint_trend(painter, rect, row.trend)
        painter.restore()


def paint_trend(painter: QPainter, rect: QRect, trend: Trend) -> None:
    """The line of the values, each at its time, and beside it the first and the last in figures."""
    points = drawn(trend)
    if not points:
        return
    left, middle = rect.left() + theme.px(10), rect.center().y() + 1
    width, height = min(theme.px(LINE_WIDTH), round(rect.width() * LINE_SHARE)), theme.px(LINE_HEIGHT)
    days = [(p.dates[0].toordinal() + p.dates[1].toordinal()) / 2 for p in points if p.dates]
    numbers = [float(p.amount.number) for p in points if p.amount]
    across, up = max(days) - min(days) or 1, max(numbers) - min(numbers)
    line = QPolygonF(
        [
            QPointF(
                left + width * (day - min(days)) / across,
                middle + height * ((max(numbers) - number) / up - 0.5 if up else 0.0),
            )
            for day, number in zip(days, numbers, strict=True)
        ]
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.token("accent"), 1.5))
    painter.drawPolyline(line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.token("accent"))
    for place in line.toList():
        painter.drawEllipse(place, theme.px(DOT), theme.px(DOT))
    metrics, start = theme.metrics(12), left + width + theme.px(10)
    painter.setFont(theme.font(12))
    painter.setPen(theme.token("ink2"))
    room = rect.right() - theme.px(6) - start
    told = metrics.elidedText(say_ends(points), Qt.TextElideMode.ElideRight, room + 3)
    painter.drawText(QPointF(start, middle + (metrics.ascent() - metrics.descent()) / 2), told)


def _notice(row: FigureRow, column: FigureColumn) -> str:
    if column == FigureColumn.CHANGE and row.point.others:
        return "triangle-alert"
    if column == FigureColumn.PERIOD and row.point.dates is None:
        return "calendar-clock"
    return "trash-2" if column == FigureColumn.SOURCE and row.point.item is None else ""


def _ink(option: QStyleOptionViewItem, token: str) -> None:
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
        option.palette.setColor(role, theme.token(token))  # pyright: ignore[reportAttributeAccessIssue]
