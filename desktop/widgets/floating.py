"""A pane that lies over the window for a moment: it takes the keyboard, and gives it back where it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.widgets import theme

MARGIN, RADIUS = 12, 8


class FloatingPane(QWidget):
    """Holds a content under an anchor, its right edge on the anchor's. Esc closes it, and so does going elsewhere.

    The content says with its size hint how much room it wants.
    """

    closed = Signal()

    def __init__(self, window: QWidget, content: QWidget) -> None:
        super().__init__(window)
        # What lies under it is then not painted again with every row that changes.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._window, self.content = window, content
        self._anchor: QWidget | None = None
        self._before: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(content)
        self.hide()
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        theme.changed.connect(self.place)

    def open_under(self, anchor: QWidget, first: QWidget) -> None:
        """Show the content under the anchor, or over it, and give ``first`` the keyboard."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._anchor = anchor
        self.show()
        self.place()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close the pane and give the keyboard back to what had it."""
        before, self._before = self._before, None
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self._window)
        self._hide()
        if had_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """Lie under the anchor as large as the content wants, and inside the window."""
        if self._anchor is None or not self.isVisible():
            return
        room = self._window.rect().adjusted(MARGIN, 0, -MARGIN, -MARGIN)
        wanted = self.content.sizeHint()
        corner = self._anchor.mapTo(self._window, QPoint(self._anchor.width(), 0))
        top = corner.y() - 1
        width, height = min(wanted.width() + 2, room.width()), min(wanted.height() + 2, room.bottom() - top)
        left = max(room.left(), min(corner.x() + 1, room.right() + 1) - width)
        self.setGeometry(QRect(left, top, width, height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.token("ground"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.token("edge"), 1))
        painter.setBrush(theme.token("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            # The anchor has its new place once the window has laid itself out.
            QTimer.singleShot(0, self, self.place)
        return False

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible() and not self.isAncestorOf(now) and now.window() is self._window:
            self._before = None
            self._hide()

    def _hide(self) -> None:
        if self.isVisible():
            self.hide()
            self.closed.emit()
