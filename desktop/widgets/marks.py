"""The one honest mark, painted: solid is covered, half is weak, hollow is missing; and the counts that go with it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.widgets import theme

STATUSES = ("covered", "weak", "missing")
_INKED = (*STATUSES, "possible")
SHAPE = 14
CELL = QSizeF(14, 10)
CELL_GAP = 3
BAR_FROM = 30
SQUARE, SQUARE_GAP = 7, 2
MOST_SQUARES = 12


def shape(status: str, size: int = SHAPE, ratio: float = 1.0) -> QPixmap:
    """The shape of a status: covered, weak, missing or possible; a dash for any other. Grows with the text size."""
    return _shape(status, theme.px(size), ratio, theme.token(status if status in _INKED else "ink3").rgba())


def paint_status(painter: QPainter, rect: QRect, status: str) -> None:
    """Paint the shape of a status into a square."""
    size = round(rect.width() / theme.scale())
    painter.drawPixmap(rect.topLeft(), shape(status, size, painter.device().devicePixelRatio()))


@lru_cache(maxsize=128)
def _shape(status: str, size: int, ratio: float, rgba: int) -> QPixmap:
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / SHAPE, size / SHAPE)
    ink = QColor.fromRgba(rgba)
    stroke = QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    ring = QRectF(1.3, 1.3, 11.4, 11.4)
    painter.setPen(stroke)
    if status not in _INKED:
        painter.drawLine(QLineF(3.5, 7, 10.5, 7))
    elif status == "covered":
        painter.setBrush(ink)
        painter.drawEllipse(ring)
        painter.setPen(QPen(theme.token("surface"), 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline([QPointF(4.4, 7.2), QPointF(6.2, 9.0), QPointF(9.7, 5.2)])
    else:
        painter.drawEllipse(ring)
        if status == "weak":
            painter.setBrush(ink)
            painter.drawChord(ring, 180 * 16, 180 * 16)
        elif status == "possible":
            painter.setPen(QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
            painter.drawArc(QRectF(5.2, 3.6, 3.6, 3.4), -70 * 16, 250 * 16)
            painter.drawLine(QLineF(7, 7.4, 7, 7.9))
            painter.drawPoint(QPointF(7, 10.1))
    painter.end()
    return pixmap


def paint_meter(painter: QPainter, at: QPointF, width: float, counts: tuple[int, int, int]) -> None:
    """A cell for each pattern: covered, weak, missing. Very many become one bar in the same three textures."""
    total = sum(counts)
    if not total:
        return
    scale = theme.scale()
    if total > BAR_FROM:
        unit = min(width, total * CELL.width() * scale) / total
        gap = 0.0
        parts = [(kind, unit * count) for kind, count in zip(STATUSES, counts, strict=True) if count]
    else:
        gap = CELL_GAP * scale
        cell = min(CELL.width() * scale, (width - gap * (total - 1)) / total)
        parts = [(kind, cell) for kind, count in zip(STATUSES, counts, strict=True) for _ in range(count)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x = at.x()
    for kind, part in parts:
        paint_cell(painter, QRectF(x, at.y(), part, CELL.height() * scale), kind)
        x += part + gap
    painter.restore()


def paint_cell(painter: QPainter, box: QRectF, status: str) -> None:
    """One cell: full, half or hollow."""
    ink = theme.token(status)
    box = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(ink if status == "covered" else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 2, 2)
    if status == "weak":
        painter.fillRect(QRectF(box.x(), box.center().y(), box.width(), box.height() / 2), ink)


def tally_width(exemplars: int) -> int:
    """How wide the squares of a tally are; where they would be too many to be seen at once there are none."""
    if exemplars > MOST_SQUARES:
        return 0
    return theme.px(SQUARE) * exemplars + theme.px(SQUARE_GAP) * max(0, exemplars - 1)


def paint_tally(painter: QPainter, x: float, middle: float, shown_by: int, exemplars: int) -> None:
    """A square for each exemplar, filled if it shows the pattern."""
    side, gap = theme.px(SQUARE), theme.px(SQUARE_GAP)
    ink = theme.token("ink2")
    painter.save()
    painter.setPen(QPen(ink, 1))
    for number in range(exemplars if tally_width(exemplars) else 0):
        painter.setBrush(ink if number < shown_by else Qt.BrushStyle.NoBrush)
        painter.drawRect(
            QRectF(round(x) + number * (side + gap) + 0.5, round(middle - side / 2) + 0.5, side - 1, side - 1)
        )
    painter.restore()


class Tally(QWidget):
    """How many exemplars show a pattern, as squares; it stands beside the same in words."""

    def __init__(self, shown_by: int, exemplars: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_by, self._exemplars = shown_by, exemplars
        self.setAccessibleName(f"{shown_by} of {exemplars} exemplars")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(tally_width(self._exemplars), theme.px(SHAPE))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_tally(QPainter(self), 0, self.height() / 2, self._shown_by, self._exemplars)


class MeterKey(QWidget):
    """What the cells of a meter mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Key: a full cell is covered, half is weak, hollow is missing")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(220), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, metrics = theme.font(12), theme.metrics(12)
        painter.setFont(font)
        x, middle = 0.0, self.height() / 2
        for word in STATUSES:
            size = CELL * theme.scale()
            paint_cell(painter, QRectF(x, round(middle - size.height() / 2), size.width(), size.height()), word)
            x += size.width() + theme.px(6)
            painter.setPen(theme.token("ink2"))
            painter.drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2), word)
            x += metrics.horizontalAdvance(word) + theme.px(12)
