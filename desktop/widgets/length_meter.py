"""How long an account is beside the working length: a thin bar with the two limits, and the same in words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.fields import label

BAR, TICK, WIDEST = 6, 4, 360
BEYOND = 1.25
"""How far the bar goes on after the upper limit, so that too much is seen to be too much."""


class _Bar(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.limits = 0, (0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDEST), theme.px(BAR + TICK + 2) + round(theme.metrics(12).height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        least, most = self.limits
        width = min(self.width(), theme.px(WIDEST))
        scale = width / max(most * BEYOND, self.words, 1)
        painter.setPen(theme.token("edge"))
        painter.setBrush(theme.token("surface"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, theme.px(BAR) - 1), 3, 3)
        painter.fillRect(QRectF(1, 1, max(self.words * scale - 2, 0), theme.px(BAR) - 2), theme.token("accent"))
        font, metrics = theme.font(12), theme.metrics(12)
        painter.setFont(font)
        for limit in (least, most):
            x = round(limit * scale) + 0.5
            painter.setPen(theme.token("ink2"))
            painter.drawLine(QPointF(x, 0), QPointF(x, theme.px(BAR + TICK)))
            said = str(limit)
            left = min(max(x - metrics.horizontalAdvance(said) / 2, 0), self.width() - metrics.horizontalAdvance(said))
            painter.setPen(theme.token("ink3"))
            painter.drawText(QPointF(left, theme.px(BAR + TICK) + metrics.ascent()), said)


class LengthMeter(QWidget):
    """The bar says nothing that the words do not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar()
        self.words = label("", "hint", "word_count", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._bar)
        column.addWidget(self.words)

    def show_length(self, words: int, limits: tuple[int, int], said: str) -> None:
        """Show how many words there are, the limits, and the sentence that says both."""
        self._bar.words, self._bar.limits = words, limits
        self._bar.setAccessibleName(said)
        self.words.setText(said)
        self._bar.update()
