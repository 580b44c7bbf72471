"""A section of the report's left pane that folds to its title, with a few words on how it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.status_line import CutLabel

SIDE = 20


class FoldingSection(QFrame):
    """What it holds stands under its title. `folded_changed` comes when a person folds or unfolds it."""

    folded_changed = Signal(bool)

    def __init__(self, title: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "fold")
        self._title, self._body = title, body
        self.button = Button(title, kind="fold")
        self.button.setIconSize(theme.button_icon_size())
        self.button.clicked.connect(self._on_clicked)
        self.standing = CutLabel()
        self.standing.setProperty("kind", "second")
        self.standing.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._head = QHBoxLayout()
        self._head.addWidget(self.button)
        self._head.addWidget(self.standing, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(body)
        theme.changed.connect(self._on_theme_changed)
        self.set_folded(False)
        self._on_theme_changed()

    def say(self, words: str) -> None:
        """Say beside the title how it stands; it is read with the title where the section is folded too."""
        self.standing.show_text(words)
        self.button.setAccessibleName(f"{self._title}, {words}" if words else self._title)

    def is_folded(self) -> bool:
        """Whether only the title is seen."""
        return self._body.isHidden()

    def set_folded(self, folded: bool) -> None:
        """Fold or unfold without announcing it."""
        self._body.setVisible(not folded)
        self.button.setAccessibleDescription("Folded" if folded else "Unfolded")
        self.button.setIcon(theme.icon("chevron-right" if folded else "chevron-down"))

    def _on_clicked(self) -> None:
        self.set_folded(not self.is_folded())
        self.folded_changed.emit(self.is_folded())

    def _on_theme_changed(self) -> None:
        self._head.setContentsMargins(theme.px(SIDE - 10), 0, theme.px(SIDE), 0)
        self._head.setSpacing(theme.px(8))
        self._column.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        self._column.setSpacing(theme.px(4))
        self.button.setIconSize(theme.button_icon_size())
        self.set_folded(self.is_folded())
