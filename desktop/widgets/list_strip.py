"""A line above a list that says what is so with it, with at most one button, until it is no longer so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.spoken import say
from desktop.widgets.status_line import CutLabel

_ICON = 16


class ListStrip(QFrame):
    """Hidden until there is something to say; what it says is announced to a screen reader."""

    answered = Signal()

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "strip")
        self.setObjectName(name)
        self._icon_name = icon
        self._icon = QLabel()
        self.words = CutLabel()
        self.words.setProperty("kind", "second")
        self.button = Button("", kind="quiet")
        self.button.clicked.connect(self.answered)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.button)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def say(self, words: str, button: str) -> None:
        """Show these words; none takes the strip away."""
        news = bool(words) and (self.isHidden() or words != self.words.whole_text())
        self.words.show_text(words)
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.button.setVisible(bool(button))
        self.setVisible(bool(words))
        if news:
            say(self, words)

    def put_in(self, control: QWidget) -> None:
        """Let a control stand before the button."""
        self._row.insertWidget(self._row.count() - 1, control)

    def _on_theme_changed(self) -> None:
        self._icon.setPixmap(theme.pixmap(self._icon_name, "ink2", _ICON, self.devicePixelRatioF()))
        self._row.setContentsMargins(theme.px(20), theme.px(2), theme.px(12), theme.px(2))
        self._row.setSpacing(theme.px(8))
