"""Which passages the list shows, with how many there are of each kind."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from desktop.models.passage_list import ALL, FILTERS, count_of
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Choice
from rubric.documents import Held


class TriageFilter(QWidget):
    """One of them is chosen: from buttons in one line, or from a list where there is no room for all of them."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Show passages")
        self.one_of = Choice([(title, key) for key, title in FILTERS])
        self.one_of.setAccessibleName("Show passages")
        self.one_of.activated.connect(lambda _row: self.chosen.emit(self.one_of.currentData()))
        self.one_of.hide()
        self._group = QButtonGroup(self)
        self.buttons: dict[str, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(self.one_of, 1)
        for key, title in FILTERS:
            button = Button(title, kind="filter")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            row.addWidget(button)
            self.buttons[key] = button
        row.addStretch()
        self.chosen.connect(self.choose)
        self.choose(ALL)

    def choose(self, key: str) -> None:
        """Show that one as chosen."""
        self.buttons[key].setChecked(True)
        self.one_of.show_value(key)

    def chosen_key(self) -> str:
        """The key of the one that is chosen."""
        return self.one_of.currentData()

    def show_counts(self, held: Held) -> None:
        """Say how many each would show."""
        for place, (key, title) in enumerate(FILTERS):
            said = f"{title} {count_of(held, key):,}"
            self.buttons[key].setText(said)
            self.buttons[key].setAccessibleName(said)
            self.one_of.setItemText(place, said)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """No wider than the list of them, which takes the place of the buttons."""
        return self.one_of.minimumSizeHint().expandedTo(QSize(0, self._group.buttons()[0].sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = sum(button.sizeHint().width() + theme.px(4) for button in self.buttons.values())
        fits = wanted <= self.width()
        self.one_of.setVisible(not fits)
        for button in self.buttons.values():
            button.setVisible(fits)
