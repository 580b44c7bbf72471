"""A row of tabs, one of them chosen: views of the window, or what the middle pane shows."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.widgets import theme
from desktop.widgets.buttons import Button


class Tabs(QWidget):
    """Told by their keys; left and right move between them. `chosen` comes when a person chooses another."""

    chosen = Signal(str)

    def __init__(self, name: str, tabs: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.buttons: dict[str, QPushButton] = {}
        for key, title in tabs:
            button = Button(title, kind="tab")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._row.addWidget(button)
            self.buttons[key] = button
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def choose(self, key: str) -> None:
        """Show that tab as the chosen one; none where there is no such tab."""
        self._group.setExclusive(key in self.buttons)
        for name, button in self.buttons.items():
            button.setChecked(name == key)

    def chosen_key(self) -> str:
        """The key of the chosen tab; empty before any is."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        keys = [key for key, button in self.buttons.items() if not button.isHidden()]
        at = keys.index(self.chosen_key()) + step if step and self.chosen_key() in keys else -1
        if 0 <= at < len(keys):
            self.buttons[keys[at]].setFocus()
            self.buttons[keys[at]].click()
        else:
            super().keyPressEvent(event)

    def _on_theme_changed(self) -> None:
        self._row.setSpacing(theme.px(20))
