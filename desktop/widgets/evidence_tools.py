"""The two buttons of the evidence list: which items it shows, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop.models.evidence_filter import FIELDS, EvidenceFilter, choices
from desktop.models.evidence_order import GROUPS, SORTS, Order
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import IconButton


class EvidenceTools(QWidget):
    """Announces what is chosen; the list answers with `say`."""

    filter_chosen = Signal(EvidenceFilter)
    order_chosen = Signal(Order)
    words_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filter, self._order = EvidenceFilter(), Order()
        self.filter, self.order = IconButton("filter", ""), IconButton("arrow-down-up", "")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button, fill in ((self.filter, self._fill_filter), (self.order, self._fill_order)):
            menu = QMenu(button)
            menu.aboutToShow.connect(partial(fill, menu))
            button.setMenu(menu)
            button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
            self._row.addWidget(button)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.say(self._filter, self._order)

    def say(self, asked: EvidenceFilter, order: Order) -> None:
        """Show by the buttons what is asked for."""
        self._filter, self._order = asked, order
        said = asked.said(self._session.pack) if asked.is_set else "all items"
        self.filter.say_name(f"Filter the evidence: {said}")
        self.order.say_name(f"Sort and group the evidence: {order.said[:1].lower()}{order.said[1:]}")
        # The menu makes a tool button checkable in looks only: what is on is said in words beside.
        self.filter.setCheckable(True)
        self.filter.setChecked(asked.is_set)

    def _fill_filter(self, menu: QMenu) -> None:
        _empty(menu)
        owners = [item.owner for item in self._session.assessment.evidence]
        for field, values in choices(self._session.pack, owners).items():
            under = menu.addMenu(f"&{FIELDS[field]}")
            chosen = getattr(self._filter, field)
            _offer(under, {None: "Any", **dict(values)}, chosen, partial(self._ask, field))
        menu.addAction("&Words…", self.words_requested.emit)
        menu.addSeparator()
        show_all = menu.addAction("Show &all", lambda: self.filter_chosen.emit(EvidenceFilter()))
        show_all.setEnabled(self._filter.is_set)

    def _fill_order(self, menu: QMenu) -> None:
        _empty(menu)
        _offer(menu, SORTS, self._order.sort, lambda sort: self.order_chosen.emit(replace(self._order, sort=sort)))
        menu.addSeparator()
        groups = {group: f"Group by {title.lower()}" for group, title in GROUPS.items()} | {"none": GROUPS["none"]}
        _offer(menu, groups, self._order.group, lambda group: self.order_chosen.emit(replace(self._order, group=group)))

    def _ask(self, field: str, value: object) -> None:
        self.filter_chosen.emit(replace(self._filter, **{field: value}))  # pyright: ignore[reportArgumentType]

    def _on_theme_changed(self) -> None:
        self._row.setSpacing(theme.px(4))


def _empty(menu: QMenu) -> None:
    """Take everything out of a menu: clearing it alone leaves what was made for its entries."""
    menu.clear()
    for kind in (QMenu, QActionGroup):
        for made in menu.findChildren(kind, options=Qt.FindChildOption.FindDirectChildrenOnly):
            made.deleteLater()


def _offer(menu: QMenu, titles: Mapping[Any, str], chosen: object, choose: Callable[[Any], None]) -> None:
    """Add entries of which one is chosen."""
    group = QActionGroup(menu)
    for value, title in titles.items():
        act = menu.addAction(title.replace("&", "&&"))
        act.setCheckable(True)
        act.setChecked(value == chosen)
        act.triggered.connect(lambda _checked=False, value=value: choose(value))
        group.addAction(act)
