"""What the list of gaps is asked to show: a button with groups to tick."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.models.gap_filter import STATES, GapFilter
from desktop.models.gaps import gaps_asked_of
from desktop.models.places import DISMISSED
from desktop.session import Session
from desktop.widgets.buttons import IconButton
from desktop.widgets.open_menu import OpenMenu


class GapFilterButton(IconButton):
    """`asked` gives the new filter each time that an entry is ticked."""

    asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("filter", "Filter the gaps", parent=parent)
        self._session = session
        self._filter, self._place = GapFilter(), ""
        self.entries = OpenMenu(self)
        self.entries.aboutToShow.connect(self._fill)
        self.setMenu(self.entries)
        self.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)

    def show_filter(self, asked: GapFilter, place: str) -> None:
        """Take what is asked for, and where."""
        self._filter, self._place = asked, place
        self.show_icon("filter", "accent" if asked.is_set else "ink2")
        self.say_name("Filter the gaps: a filter is on" if asked.is_set else "Filter the gaps")

    def _fill(self) -> None:
        """The groups as they are ticked now; of the checks, those that found anything here."""
        pack, put_away = self._session.pack, self._place == DISMISSED
        self.entries.clear()
        if not put_away:
            self._group("Decision", "states", STATES)
        self._group("Severity", "severities", [(words.severity, words.title) for words in pack.prevalences])
        found = self._checks_here() | self._filter.checks
        self._group("Found by", "checks", [(check.id, check.title) for check in pack.checks if check.id in found])
        if not put_away:
            everywhere = self._filter.everywhere
            self._tick("In the whole statement", everywhere, lambda: {"everywhere": not self._filter.everywhere})
            self.entries.addSeparator()
        self.entries.addAction("Show all", lambda: self.asked.emit(GapFilter()))

    def _checks_here(self) -> set[str]:
        if not self._session.has_comparison:
            return set()
        in_any_state = replace(self._filter, states=frozenset(state for state, _ in STATES))
        pack, comparison = self._session.pack, self._session.comparison
        return {gap.check for gap in gaps_asked_of(pack, comparison, self._place, in_any_state)}

    def _group(self, title: str, kind: str, entries: Iterable[tuple[str, str]]) -> None:
        self.entries.add_heading(title)
        for key, words in entries:
            ticked = key in getattr(self._filter, kind)
            self._tick(words, ticked, lambda key=key: {kind: getattr(self._filter, kind) ^ {key}})
        self.entries.addSeparator()

    def _tick(self, words: str, ticked: bool, changed: Callable[[], dict[str, Any]]) -> None:
        """An entry; ``changed`` gives what ticking it makes of the filter as it then is."""
        entry = self.entries.addAction(words.replace("&", "&&"))
        entry.setCheckable(True)
        entry.setChecked(ticked)
        entry.triggered.connect(lambda _checked: self.asked.emit(replace(self._filter, **changed())))
