"""The heat map, painted: where the evidence is, a cell for each place and column, each a way to the desk."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.models.heat_map import GROUP_TITLES, Group, HeatCell, HeatMap, HeatRow
from desktop.widgets import theme
from desktop.widgets.heat_layout import INSET, HeatLayout
from desktop.widgets.marks import CELL, paint_meter
from desktop.widgets.row_painting import FIRST, SECOND, Style, height, write
from desktop.widgets.theme_tokens import HEAT

NAME = "Where the evidence is"
STEPS = (1, 3, 5, 8)
"""From so many items each step of colour begins."""
TITLE = Style(13, "semibold", "ink")
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class HeatMapView(QWidget):
    """Arrow keys move from cell to cell, Enter or a click opens one: `opened` gives its place and its filter."""

    opened = Signal(str, object)
    cell_focused = Signal(QRectF)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map = HeatMap()
        self._cell = (0, 0)
        self._under: tuple[int, int] | None = None
        self._layout: HeatLayout | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(NAME)
        self.setAccessibleDescription("Arrow keys move from cell to cell, Enter opens the evidence of one.")
        theme.changed.connect(self._lay_out)

    def show_map(self, shown: HeatMap) -> None:
        """Show this map; the cell that was current stays so where it is still there."""
        self._map = shown
        row, column = self._cell
        self._cell = (min(row, max(0, len(shown.rows) - 1)), min(column, max(0, len(shown.columns) - 1)))
        self._under = None
        self._lay_out()
        self._say_cell()

    def current_cell(self) -> tuple[int, int]:
        """The row and the column that the keyboard is at."""
        return self._cell

    def go_to(self, row: int, column: int) -> None:
        """Move the keyboard to a cell, if there is one there."""
        if 0 <= row < len(self._map.rows) and 0 <= column < len(self._map.columns):
            self._cell = (row, column)
            self._say_cell()
            self.cell_focused.emit(self.geometry_now().cells[self._cell])
            self.update()

    def open_current(self) -> None:
        """Open the cell that the keyboard is at."""
        if self._map.rows:
            row, column = self._cell
            self.opened.emit(self._map.rows[row].place, self._map.columns[column].asked)

    def geometry_now(self) -> HeatLayout:
        """Where everything stands now."""
        if self._layout is None:
            self._layout = HeatLayout(self._map, self.width(), self.height())
        return self._layout

    def least_width(self) -> int:
        """What all groups side by side need."""
        return round(self.geometry_now().least_width) + 1

    def sizeHint(self) -> QSize:
        return QSize(self.least_width(), round(self.geometry_now().least_height) + 2)

    def _lay_out(self) -> None:
        self._layout = None
        self.setMinimumHeight(round(self.geometry_now().least_height) + 2)
        self.updateGeometry()
        self.update()

    def _say_cell(self) -> None:
        if self._map.rows:
            row, column = self._cell
            self.setAccessibleName(f"{NAME}. {self._map.rows[row].cells[column].accessible}")

    # A person's acts

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, column = self._cell
        key = Qt.Key(event.key())
        if key in _MOVES:
            down, right = _MOVES[key]
            self.go_to(row + down, column + right)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.go_to(row, 0 if key == Qt.Key.Key_Home else len(self._map.columns) - 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.open_current()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.geometry_now().cell_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.geometry_now().cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._cell = cell
            self._say_cell()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = event.button() == Qt.MouseButton.LeftButton
        if pressed and self.geometry_now().cell_at(event.position()) == self._cell:
            self.open_current()

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._map.rows:
            self.cell_focused.emit(self.geometry_now().cells[self._cell])

    def _show_tip(self, at: QPoint, where: QPoint) -> None:
        cell = self.geometry_now().cell_at(QPointF(at))
        if cell is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(where, self._map.rows[cell[0]].cells[cell[1]].accessible, self)

    def _point_at(self, cell: tuple[int, int] | None) -> None:
        if cell != self._under:
            self._under = cell
            self.setCursor(Qt.CursorShape.PointingHandCursor if cell else Qt.CursorShape.ArrowCursor)
            self.update()

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        placed = self.geometry_now()
        for group, at in placed.group_titles:
            write(painter, at, self.width(), GROUP_TITLES[group], TITLE)
        painter.setFont(theme.font(SECOND.size))
        painter.setPen(theme.token("ink2"))
        for column, box in placed.column_titles:
            painter.drawText(box, _WRAPPED | Qt.AlignmentFlag.AlignBottom, self._map.columns[column].title)
        painter.setFont(theme.font(FIRST.size, FIRST.weight))
        painter.setPen(theme.token("ink"))
        for row, box in placed.row_titles:
            painter.drawText(box, _WRAPPED | Qt.AlignmentFlag.AlignVCenter, self._map.rows[row].title)
        for (row, column), box in placed.cells.items():
            shown = self._map.rows[row]
            if self._under == (row, column):
                _outline(painter, box, "edge", 1)
            if self._map.columns[column].group == Group.PATTERNS:
                _paint_patterns(painter, box, shown)
            else:
                paint_cell(
                    painter, box.adjusted(2, 2, -2, -2) if self._is_marked(row, column) else box, shown.cells[column]
                )
        if self.hasFocus() and self._map.rows:
            _outline(painter, placed.cells[self._cell], "focus", 2)

    def _is_marked(self, row: int, column: int) -> bool:
        """Whether a line stands round the cell: the cell then gives way, or the line would be lost on a dark one."""
        return (row, column) == self._under or (self.hasFocus() and (row, column) == self._cell)


def heat_step(count: int) -> int:
    """Which step of colour so many items have, from 1; 0 where there are none."""
    return sum(count >= step for step in STEPS)


def paint_cell(painter: QPainter, box: QRectF, cell: HeatCell) -> None:
    """How many items, in a step of colour; a dashed edge and a word where none stand and some are looked for."""
    step = heat_step(cell.count)
    painter.save()
    if cell.lacks:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(theme.token("missing"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.setFont(theme.font(12, "semibold"))
    elif step:
        paint_step(painter, box, step)
        painter.setFont(theme.font(13, "semibold"))
        painter.setPen(theme.token("heat_ink_4" if step == len(STEPS) else "heat_ink"))
    else:
        painter.setFont(theme.font(13))
        painter.setPen(theme.token("ink3"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell.words)
    painter.restore()


def paint_step(painter: QPainter, box: QRectF, step: int) -> None:
    """The ground of a cell. Where the system gives its colours no step differs: an edge shows that it is a cell."""
    ground = theme.token(HEAT[step - 1])
    plain = ground == theme.token("surface")
    painter.setPen(QPen(theme.token("edge"), 1) if plain else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5) if plain else box, 4, 4)


def _outline(painter: QPainter, box: QRectF, ink: str, width: int) -> None:
    painter.setPen(QPen(theme.token(ink), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 5, 5)


def _paint_patterns(painter: QPainter, box: QRectF, row: HeatRow) -> None:
    """The meter with its counts in words; where a place has no patterns, how many items stand there."""
    room = box.adjusted(theme.px(INSET), 0, -theme.px(4), 0)
    meter = CELL.height() * theme.scale() + theme.px(6) if row.counts else 0
    top = room.center().y() - (meter + height(SECOND)) / 2
    if row.counts:
        paint_meter(painter, QPointF(room.left(), top), room.width(), row.counts)
    write(painter, QPointF(room.left(), top + meter), room.width(), row.second, SECOND)
