"""A few words beside a control of the window, and a ring about it: it moves with the control and stops nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.widgets import theme
from desktop.widgets.fields import label

WIDTH = 340
GAP, EDGE = 10, 8
_PLACED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class Callout(QFrame):
    """Lies over a window; the keyboard stays, or goes back, where it was. `closed` comes when a person closes it."""

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("kind", "callout")
        self.setObjectName("callout")
        self._window = window
        self._target: QWidget | None = None
        self._before: QWidget | None = None
        """What had the keyboard before this took it."""
        self._ring = _Ring(window)
        self.title = label("", "card-title", "callout_title", wrap=True)
        self.second = label("", "hint", "callout_second", wrap=True)
        self.text = label("", "explain", "callout_text", wrap=True)
        self._extra, self._foot = QVBoxLayout(), QHBoxLayout()
        self._column = QVBoxLayout(self)
        for part in (self.title, self.second, self.text):
            self._column.addWidget(part)
        self._column.addLayout(self._extra)
        self._column.addLayout(self._foot)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def add(self, part: QWidget) -> None:
        """Put something between the text and the buttons."""
        self._extra.addWidget(part)

    def set_buttons(self, first: Sequence[QWidget], last: Sequence[QWidget]) -> None:
        """Put buttons at the left and at the right of the foot."""
        for button in first:
            self._foot.addWidget(button)
        self._foot.addStretch(1)
        for button in last:
            self._foot.addWidget(button)

    def say(self, target: QWidget | None, title: str, second: str, text: str) -> None:
        """Say something about a control that is seen; with none, say it in the middle of the window."""
        self._watch(target)
        self.title.setText(title)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        self.text.setText(text)
        self.show()
        self.place()

    def end(self) -> None:
        """Close, and give the keyboard back to what had it."""
        before, self._before = self._before, None
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self._window)
        self._watch(None)
        self.hide()
        self._ring.hide()
        if had_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def target(self) -> QWidget | None:
        """The control that is spoken of."""
        return self._target

    def place(self) -> None:
        """Lie beside the control, where the window has the most room for it."""
        if self.isHidden():
            return
        room = self._window.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        width = min(theme.px(WIDTH), room.width())
        height = max(self._column.totalHeightForWidth(width), self._column.totalMinimumSize().height())
        about = seen_part(self._window, self._target)
        self._ring.surround(about)
        at = beside(about, width, height, room) if about is not None else _middle(width, height, room)
        self.setGeometry(at)
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PLACED and not self.isHidden():
            # After the window has laid itself out.
            QTimer.singleShot(0, self, self.place)
        return False

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now) and before is not None and not self.isAncestorOf(before):
            self._before = before

    def _watch(self, target: QWidget | None) -> None:
        """Hear of every move of the control: also those of what it stands in."""
        for widget in _up_from(self._target):
            widget.removeEventFilter(self)
        self._target = target
        for widget in _up_from(target):
            widget.installEventFilter(self)

    def _on_theme_changed(self) -> None:
        self._column.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(12))
        self._column.setSpacing(theme.px(8))
        self._foot.setSpacing(theme.px(8))
        QTimer.singleShot(0, self, self.place)


def _up_from(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None and isValid(widget):
        yield widget
        widget = None if widget.isWindow() else widget.parentWidget()


def seen_part(window: QWidget, target: QWidget | None) -> QRect | None:
    """The rectangle of a control in the window; None where it is not seen."""
    if target is None or not isValid(target) or not target.isVisible():
        return None
    seen = target.visibleRegion().boundingRect()
    if seen.isEmpty():
        return None
    return QRect(target.mapTo(window, QPoint(seen.left(), seen.top())), seen.size())


def beside(about: QRect, width: int, height: int, room: QRect) -> QRect:
    """Where a rectangle of that size lies beside another: right, left, below, above, or at its foot inside it."""
    top = max(room.top(), min(about.top(), room.bottom() - height))
    left = max(room.left(), min(about.left(), room.right() - width))
    for x, y in (
        (about.right() + GAP, top),
        (about.left() - GAP - width, top),
        (left, about.bottom() + GAP),
        (left, about.top() - GAP - height),
    ):
        placed = QRect(x, y, width, height)
        if room.contains(placed):
            return placed
    right = max(room.left(), min(about.right(), room.right()) - GAP - width)
    return QRect(right, max(room.top(), min(about.bottom(), room.bottom()) - GAP - height), width, height)


def _middle(width: int, height: int, room: QRect) -> QRect:
    return QRect(room.center().x() - width // 2, room.center().y() - height // 2, width, height)


class _Ring(QWidget):
    """A line about what is spoken of; the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def surround(self, about: QRect | None) -> None:
        """Lie about a rectangle of the window; with none, be gone."""
        self.setVisible(about is not None)
        if about is not None:
            self.setGeometry(about.adjusted(-4, -4, 4, 4).intersected(self._window.rect()))
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.token("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
