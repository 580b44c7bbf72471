"""What stands in an empty place: one sentence of what belongs there, one of how to begin, and its buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import label


class EmptyPage(QWidget):
    """Words in the middle of what is else empty."""

    def __init__(self, *buttons: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence, self.how = label("", "row", "empty", wrap=True), label("", "second", "how", wrap=True)
        # It never asks for more height than the list in whose place it stands.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._column = QVBoxLayout(self)
        self._column.addStretch()
        for part in (self.sentence, self.how):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._column.addWidget(part)
        self._column.addSpacing(theme.px(8))
        row = QHBoxLayout()
        row.addStretch()
        for button in buttons:
            row.addWidget(button)
        row.addStretch()
        self._column.addLayout(row)
        self._column.addStretch()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def say(self, sentence: str, how: str) -> None:
        """Show these two sentences."""
        self.sentence.setText(sentence)
        self.how.setText(how)

    def _on_theme_changed(self) -> None:
        self._column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
