"""The ways into Plumbline on the start page: large buttons, and a row for each file opened before."""

from __future__ import annotations

import datetime
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.widgets import theme
from desktop.widgets.buttons import pressed_by_enter
from desktop.widgets.marks import SHAPE, STATUSES, shape
from rubric.partial_dates import MONTHS

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
COUNT_WIDTH, CHANGED_WIDTH = 68, 130
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Plumb(QWidget):
    """The plumb line of the program's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(40), theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / 40, self.height() / 40)
        painter.setBrush(theme.token("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRect(QRectF(7, 3, 26, 2.6))
        painter.drawRect(QRectF(18.9, 5, 2.2, 14))
        bob = [QPointF(*point) for point in ((14, 18), (26, 18), (26.5, 26), (20, 38), (13.5, 26))]
        painter.drawPolygon(QPolygonF(bob))


class Door(QAbstractButton):
    """A large button: what it does, and under it a word more."""

    def __init__(self, title: str, second: str, icon: str, filled: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self._second, self._icon, self._filled = second, icon, filled
        self.setAccessibleName(title)
        self.setAccessibleDescription(second)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(340), theme.px(58))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.underMouse() or self.isDown()
        ground = ("accent_over" if over else "accent") if self._filled else "hover" if over else "surface"
        focused = self.hasFocus()
        width = 2 if focused else 1
        edge = ("ink" if self._filled else "focus") if focused else "accent" if self._filled else "edge"
        painter.setPen(QPen(theme.token(edge), width))
        painter.setBrush(theme.token(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), 6, 6)
        ink = "on_accent" if self._filled else "accent"
        _paint_icon(painter, self._icon, ink, self.height())
        _paint_lines(
            painter,
            self.rect().adjusted(theme.px(52), 0, -theme.px(16), 0),
            (self.text(), "on_accent" if self._filled else "ink"),
            (self._second, "on_accent" if self._filled else "ink2"),
        )


class RecentFile(QAbstractButton):
    """A file opened before: its name, its folder, how its patterns stood, and when it was last changed."""

    def __init__(
        self, path: Path, now: datetime.datetime, counts: tuple[int, ...] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.path = path
        self._counts = counts or ()
        self.is_there = path.is_file()
        self._changed = say_changed(path, now) if self.is_there else "Not found"
        self.setText(path.stem)
        self.setAccessibleName(f"Open {path.stem}")
        said = [f"{count} {status}" for count, status in zip(self._counts, STATUSES, strict=False)]
        self.setAccessibleDescription(", ".join([say_folder(path), *said, self._changed]))
        self.setToolTip(str(path))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(60))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(7, 1, -7, -1)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme.token("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.token("accent_soft"))
            painter.drawRoundedRect(box, 6, 6)
        _paint_icon(painter, "file-text", "accent" if self.is_there else "ink3", self.height(), theme.px(20))
        painter.setFont(theme.font(13))
        painter.setPen(theme.token("ink2" if self.is_there else "missing"))
        changed_width = theme.px(CHANGED_WIDTH)
        right = QRect(self.width() - changed_width - theme.px(20), 0, changed_width, self.height())
        painter.drawText(right, _LEFT, self._changed)
        left = right.left() - theme.px(12)
        for count, status in reversed(tuple(zip(self._counts, STATUSES, strict=False))):
            left -= theme.px(COUNT_WIDTH)
            self._paint_count(painter, left, count, status)
        lines = self.rect().adjusted(theme.px(52), 0, left - self.width() - theme.px(12), 0)
        _paint_lines(painter, lines, (self.text(), "ink"), (say_folder(self.path), "ink2"))

    def _paint_count(self, painter: QPainter, left: int, count: int, status: str) -> None:
        side = theme.px(SHAPE)
        painter.drawPixmap(left, (self.height() - side) // 2, shape(status, ratio=self.devicePixelRatioF()))
        painter.setFont(theme.font(13, "medium"))
        painter.setPen(theme.token("ink"))
        words = QRect(left + side + theme.px(6), 0, theme.px(24), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(count))


class RecentHeads(QWidget):
    """The words over the columns of the recent files, in line with `RecentFile`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font(12))
        painter.setPen(theme.token("ink2"))
        left = self.width() - theme.px(CHANGED_WIDTH) - theme.px(20)
        painter.drawText(QRect(left, 0, theme.px(CHANGED_WIDTH), self.height()), _LEFT, "changed")
        left -= theme.px(12)
        for status in reversed(STATUSES):
            left -= theme.px(COUNT_WIDTH)
            painter.drawText(QRect(left, 0, theme.px(COUNT_WIDTH), self.height()), _LEFT, status)


def say_folder(path: Path) -> str:
    """The last folders above a file, as a person would read them."""
    return " › ".join(part for part in path.parent.parts[-3:] if part != path.anchor)


def say_changed(path: Path, now: datetime.datetime) -> str:
    """When a file was last changed: nearer days by their name."""
    when = datetime.datetime.fromtimestamp(path.stat().st_mtime)
    days = (now.date() - when.date()).days
    if days == 0:
        return f"Today, {when:%H:%M}"
    if 0 < days < 7:
        return f"{_DAYS[when.weekday()]}, {when:%H:%M}"
    return f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}"


def _paint_icon(painter: QPainter, name: str, ink: str, height: int, left: int | None = None) -> None:
    side = theme.px(20)
    picture = theme.icon(name, ink).pixmap(side)
    painter.drawPixmap(theme.px(18) if left is None else left, (height - side) // 2, picture)


def _paint_lines(painter: QPainter, rect: QRect, first: tuple[str, str], second: tuple[str, str]) -> None:
    """Two lines of text about the middle of a rectangle, each elided to it."""
    middle = rect.center().y()
    for (words, ink), font, top in (
        (first, theme.font(14, "semibold"), middle - theme.px(20)),
        (second, theme.font(12), middle + theme.px(1)),
    ):
        painter.setFont(font)
        painter.setPen(theme.token(ink))
        line = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width() + 3)
        painter.drawText(QRect(rect.left(), top, rect.width(), theme.px(20)), _LEFT, line)
