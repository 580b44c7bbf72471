"""A pane of the overview: its title, a word beside it, at the right what can be done, and under that its content."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.fields import label


class OverviewPane(QFrame):
    """What stands in ``body`` keeps its own insets, so that a list can reach from edge to edge."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self.title, self.second = label(title, "card-title"), label("", "second", wrap=True)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.second, 1)
        self.body = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self.body, 1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def add_act(self, act: QWidget) -> None:
        """Put what can be done at the right of the title. Added last, it comes after the content by key as well."""
        self._head.addWidget(act)

    def _on_theme_changed(self) -> None:
        self._column.setContentsMargins(1, theme.px(10), 1, theme.px(8))
        self._column.setSpacing(theme.px(6))
        self._head.setContentsMargins(theme.px(20), 0, theme.px(14), 0)
        self._head.setSpacing(theme.px(10))
        self.body.setSpacing(theme.px(8))
