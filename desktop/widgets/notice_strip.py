"""Strips under the command bar: what has happened, or how far something has come. None vanishes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.fields import label
from desktop.widgets.spoken import say

_ICONS = {"notice": ("info", "accent"), "notice-warning": ("triangle-alert", "weak"),
          "notice-error": ("triangle-alert", "missing")}  # fmt: skip


class NoticeStrip(QWidget):
    """One bold sentence, one plain one, at most one button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] = self.hide
        self._kind = "notice"
        self._icon = QLabel()
        self.first, self.second = label("", "row", "notice", wrap=True), label("", "second", "notice_text", wrap=True)
        self.button = Button("")
        self.button.clicked.connect(self._on_clicked)
        self.close_button = IconButton("x", "Close this notice")
        self.close_button.clicked.connect(self.hide)
        # A strip goes when it is answered with the mouse, and must not take the writer's place with it.
        for button in (self.button, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.first)
        words.addWidget(self.second)
        self._frame, self._row = _strip(self)
        self._row.addWidget(self._icon)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.button)
        self._row.addWidget(self.close_button)
        theme.changed.connect(self._on_theme_changed)
        self.hide()

    def say(
        self, kind: str, first: str, second: str = "", button: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Show a notice of one of the theme's kinds; it stays until it is closed or another takes its place."""
        self._kind = kind
        theme.set_kind(self._frame, kind)
        self._on_theme_changed()
        self.first.setText(first)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.button.setVisible(bool(button))
        self._act = act or self.hide
        self.show()
        say(self, f"{first}. {second}" if second else first)

    def put_in(self, control: QWidget) -> None:
        """Let a control stand after the button."""
        self._row.insertWidget(self._row.count() - 1, control)

    def is_error(self) -> bool:
        """Whether something went wrong, so that it must be read before it goes."""
        return not self.isHidden() and self._kind == "notice-error"

    def _on_clicked(self) -> None:
        self._act()

    def _on_theme_changed(self) -> None:
        self._icon.setPixmap(theme.pixmap(*_ICONS[self._kind], 18, self.devicePixelRatioF()))


class ProgressStrip(QWidget):
    """What is being done, how far it has come, and a way to stop it."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = label("", "second", "stage")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.cancel = Button("Cancel")
        self.cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cancel.clicked.connect(self.cancelled)
        frame, row = _strip(self)
        frame.setProperty("kind", "card")
        row.addWidget(self.stage)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self.hide()

    def say(self, stage: str, share: float | None, can_cancel: bool) -> None:
        """Show how far something has come; a share of None means that nobody can say."""
        self.stage.setText(stage)
        self.bar.setRange(0, 0 if share is None else 1000)
        self.bar.setValue(round((share or 0) * 1000))
        self.cancel.setVisible(can_cancel)
        self.show()


def _strip(holder: QWidget) -> tuple[QFrame, QHBoxLayout]:
    """A frame with room below it, which goes when the frame does."""
    outer = QVBoxLayout(holder)
    outer.setContentsMargins(0, 0, 0, 8)
    frame = QFrame()
    outer.addWidget(frame)
    row = QHBoxLayout(frame)
    row.setContentsMargins(12, 6, 6, 6)
    row.setSpacing(12)
    return frame, row
