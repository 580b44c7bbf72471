"""Buttons whose icon follows the theme, each with a name that a screen reader can say."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from desktop.widgets import theme

TOOL_ICON = 18


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button where the key is Enter, as Space does: outside a dialog Qt leaves that to us."""
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if is_enter:
        button.click()
    return is_enter


class Button(QPushButton):
    """A button with words; ``kind`` is one of the theme's, and none is the bordered one."""

    def __init__(self, text: str, icon: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon = icon
        if kind:
            self.setProperty("kind", kind)
        self.setAccessibleName(text.replace("&", ""))
        self.setAutoDefault(False)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def _on_theme_changed(self) -> None:
        if self._icon:
            ink = "on_accent" if self.property("kind") == "primary" else "ink2"
            self.setIcon(theme.icon(self._icon, ink))
            self.setIconSize(theme.button_icon_size())


class IconButton(QToolButton):
    """An icon alone: its name is its tooltip too."""

    def __init__(self, icon: str, name: str, ink: str = "ink2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._ink = icon, ink
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.say_name(name)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def say_name(self, name: str) -> None:
        """Name the button by what pressing it does now."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def show_icon(self, icon: str, ink: str = "ink2") -> None:
        """Show another icon, or the same in another colour."""
        self._icon, self._ink = icon, ink
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self.setIcon(theme.icon(self._icon, self._ink))
        self.setIconSize(QSize(theme.px(TOOL_ICON), theme.px(TOOL_ICON)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)
