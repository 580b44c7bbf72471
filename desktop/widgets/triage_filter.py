"""Which passages the list shows, with how many there are of each kind."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.models.passage_list import ALL, FILTERS, count_of
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.flow_layout import FlowLayout
from rubric.documents import Held


class TriageFilter(QWidget):
    """One of them is chosen; they wrap where there is no room for all beside each other."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Show passages")
        self._group = QButtonGroup(self)
        self._titles = dict(FILTERS)
        self.buttons: dict[str, Button] = {}
        self._flow = FlowLayout(self, theme.px(4))
        for key, title in FILTERS:
            button = Button(title, kind="filter")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._flow.addWidget(button)
            self.buttons[key] = button
        self.choose(ALL)

    def choose(self, key: str) -> None:
        """Show that one as chosen."""
        self.buttons[key].setChecked(True)

    def chosen_key(self) -> str:
        """The key of the one that is chosen."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def show_counts(self, held: Held) -> None:
        """Say how many each would show."""
        for key, button in self.buttons.items():
            count = count_of(held, key)
            button.setText(f"{self._titles[key]} {count:,}")
            button.setAccessibleName(f"{self._titles[key]}, {count:,}")
        self._flow.invalidate()
