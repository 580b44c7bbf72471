"""What the table of actions is asked to show: how they stand, whose they are, and of which sub-heading."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.action_filter import STANDS, ActionFilter
from desktop.models.places import WHOLE_STATEMENT, place_choices, place_title
from desktop.models.used_before import owners
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Choice


class ActionChoices(QWidget):
    """Three lists to choose from, side by side; ``show_all``, the way back to all, stands where it is put."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._owners: tuple[str, ...] = ()
        pack = session.pack
        self.stands = Choice([("All actions", None), *((title, key) for key, title in STANDS)])
        self.owner = Choice([])
        places = [*place_choices(pack), (place_title(pack, WHOLE_STATEMENT), "")]
        self.place = Choice([("All sub-headings", None), *places])
        self.show_all = Button("Show all", kind="quiet", parent=self)
        self.show_all.clicked.connect(lambda: self.show_filter(ActionFilter()))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for choice, name, letters in (
            (self.stands, "Show the actions that are", 6),
            (self.owner, "Show the actions of", 6),
            (self.place, "Show the actions under", 10),
        ):
            choice.setAccessibleName(name)
            choice.setMinimumContentsLength(letters)
            choice.activated.connect(self._on_activated)
            self._row.addWidget(choice, letters)
        self._row.addStretch(1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.refresh()

    def asked(self) -> ActionFilter:
        """What is asked for."""
        return ActionFilter(self.stands.currentData(), self.owner.currentData(), self.place.currentData())

    def show_filter(self, asked: ActionFilter) -> None:
        """Ask for something else."""
        self.stands.show_value(asked.stands)
        self.owner.show_value(asked.owner)
        self.place.show_value(asked.place)
        self._on_activated()

    def refresh(self) -> None:
        """Offer everyone who owns something now."""
        named = owners(self._session.assessment) if self._session.is_open else ()
        if named != self._owners or not self.owner.count():
            chosen, self._owners = self.owner.currentData(), named
            self.owner.clear()
            for title, owner in (("Everyone", None), *((name, name) for name in named), ("Nobody yet", "")):
                self.owner.addItem(title, owner)
            self.owner.show_value(chosen)
        self.show_all.setVisible(self.asked().is_set)

    def _on_theme_changed(self) -> None:
        self._row.setSpacing(theme.px(8))
        for choice, most in ((self.stands, 160), (self.owner, 210), (self.place, 280)):
            choice.setMaximumWidth(theme.px(most))

    def _on_activated(self) -> None:
        self.show_all.setVisible(self.asked().is_set)
        self.changed.emit()
