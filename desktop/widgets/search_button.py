"""What stands in the command bar for the search field: pressing it opens the field where it stands."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.widgets import theme
from desktop.widgets.buttons import pressed_by_enter
from desktop.widgets.fields import label

NAME = "Search everything (Ctrl+F)"
WIDEST = 228
ICON_ALONE = 36
WITH_WORDS, WITH_KEYS = 152, 204


class SearchButton(QPushButton):
    """Looks like a field; where there is no room for its words it is an icon alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search_button")
        self.setProperty("kind", "search")
        self.setAccessibleName(NAME)
        self.setToolTip(NAME)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._words, self._keys = label("Search everything", "hint"), label("Ctrl+F", "hint")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._keys)
        for part in (self._words, self._keys):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def say_fault(self, fault: str) -> None:
        """Say why nothing can be searched; with nothing to say, it can."""
        self.setEnabled(not fault)
        self.setToolTip(fault or NAME)
        self.setAccessibleDescription(fault)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDEST), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(ICON_ALONE), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words()

    def _show_words(self) -> None:
        self._words.setVisible(self.width() >= theme.px(WITH_WORDS))
        self._keys.setVisible(self.width() >= theme.px(WITH_KEYS))

    def _on_theme_changed(self) -> None:
        self.setIcon(theme.icon("search", "ink2"))
        self.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.setMaximumWidth(theme.px(WIDEST))
        self._row.setContentsMargins(theme.px(32), 0, theme.px(10), 0)
        self._show_words()
