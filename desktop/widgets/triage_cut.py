"""A passage shown as its sentences, to be cut where one of them begins."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import label
from rubric.parts import cut_at, places_to_cut

_SHOWN = 20
"""Sentences beyond which the rest stands as one: a table of hundreds of rows would be hundreds of buttons."""


class TriageCut(QWidget):
    """Each sentence but the first has its number on a button; the same digit cuts there too."""

    cut = Signal(int)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = places_to_cut(text)[: _SHOWN - 1]
        self.buttons: list[Button] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        hint = "Where does a new passage begin? Press its number; Esc leaves."
        grid.addWidget(label(hint, "second", "cut_hint", wrap=True), 0, 0, 1, 2)
        for row, sentence in enumerate(cut_at(text, *self.places), start=1):
            said = label(sentence.replace("\t", "  ·  "), "explain", f"sentence_{row}", wrap=True)
            said.setContentsMargins(0, theme.px(4), 0, 0)
            if row > 1:
                button = Button(str(row), kind="place")
                button.setAccessibleName(f"A new passage begins at sentence {row}: {' '.join(sentence.split())}")
                button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
                button.clicked.connect(lambda _=False, number=row: self.cut_number(number))
                grid.addWidget(button, row, 0, top)
                self.buttons.append(button)
            grid.addWidget(said, row, 1, top)

    def cut_number(self, number: int) -> None:
        """Cut where the sentence of that number begins; the first begins where the passage does."""
        if 2 <= number <= len(self.places) + 1:
            self.cut.emit(self.places[number - 2])
