"""A badge: a status in words on a soft fill, its shape beside it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.widgets import theme
from desktop.widgets.marks import paint_status

HEIGHT = 22


def badge_size(words: str) -> QSize:
    """The room a badge wants."""
    return QSize(QFontMetrics(theme.font(12, "medium")).horizontalAdvance(words) + theme.px(32), theme.px(HEIGHT))


def paint_badge(painter: QPainter, rect: QRect, token: str, words: str, icon: str = "") -> None:
    """Draw a badge; ``token`` is covered, weak, missing, possible or neutral, ``icon`` stands in place of its shape."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.token(f"{token}_soft"))
    painter.drawRoundedRect(rect, 4, 4)
    side = theme.px(12)
    mark = QRect(rect.x() + theme.px(7), rect.center().y() - side // 2 + 1, side, side)
    if icon:
        painter.drawPixmap(mark.topLeft(), theme.pixmap(icon, token, 12, painter.device().devicePixelRatio()))
    else:
        paint_status(painter, mark, token)
    painter.setPen(theme.token(token))
    painter.setFont(theme.font(12, "medium"))
    words_rect = rect.adjusted(theme.px(24), 0, -theme.px(6), 0)
    line = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, words_rect.width() + 3)
    painter.drawText(words_rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)
    painter.restore()


class Badge(QWidget):
    """A badge that is only read."""

    def __init__(self, token: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.token, self.words = token, words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return badge_size(self.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_badge(QPainter(self), self.rect(), self.token, self.words)
