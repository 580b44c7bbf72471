"""The evidence at a place: the list, what it shows and in which order, and a line to add to it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.models.counted import counted
from desktop.models.evidence import EvidenceRow, KeptRows, Listing, count_at, evidence_rows
from desktop.models.evidence_filter import EvidenceFilter
from desktop.models.evidence_order import Order
from desktop.models.places import DISMISSED, NOT_PLACED, stands_under
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.deleted_strip import DeletedStrip
from desktop.widgets.done_strip import DoneStrip
from desktop.widgets.empty_page import EmptyPage
from desktop.widgets.evidence_menu import EvidenceMenu
from desktop.widgets.evidence_tools import EvidenceTools
from desktop.widgets.filter_strip import FilterStrip
from desktop.widgets.quick_add import QuickAdd
from desktop.widgets.row_list import RowList
from desktop.widgets.row_painting import (
    FIRST,
    SECOND,
    TWO_LINES,
    Style,
    advance,
    edges,
    height,
    paint_notice,
    paint_shape,
    write,
)

_EMPTY = {
    "": ("No evidence under this sub-heading yet.", "Type it, paste it, or import a document."),
    NOT_PLACED: ("Everything has a place.", "Evidence with no sub-heading would stand here, to be placed."),
    DISMISSED: ("Gaps that were put away stand at the right.", "Choose one to read the reason, or to put it back."),
}
_ALL_HIDDEN = ("No item here agrees with the filter.", "“Show all” above brings every item back.")


class EvidenceList(QWidget):
    """`evidence_chosen` gives an item's id, or nothing when none is chosen; `several_chosen` the ids of all."""

    evidence_chosen = Signal(str)
    several_chosen = Signal(tuple)
    listed = Signal()
    add_requested = Signal()
    write_requested = Signal()
    delete_requested = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._place = ""
        self._count = 0
        self._kept: KeptRows = {}
        self._listing = Listing(order=Order.of(*settings.evidence_order))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self.list = RowList("Evidence", paint_evidence, TWO_LINES, several=True)
        self.list.setDragEnabled(True)
        self.tools, self.filter_strip = EvidenceTools(session), FilterStrip(session)
        self.menu, self.quick_add = EvidenceMenu(session, self.list), QuickAdd(session)
        self.done = DoneStrip(session, "check", "added_strip")
        self.add = Button("Add evidence", "plus")
        self.add.setObjectName("empty_add")
        self._empty_page = EmptyPage(self.add)
        self.empty = self._empty_page.sentence
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.filter_strip)
        column.addWidget(DeletedStrip(session))
        column.addWidget(self.done)
        column.addWidget(self._pages, 1)
        column.addWidget(self.quick_add)
        self._connect()

    def _connect(self) -> None:
        self.list.chosen.connect(self.evidence_chosen)
        self.list.several_chosen.connect(self._on_chosen)
        self.list.activated.connect(self.write_requested)
        self.menu.write_requested.connect(self.write_requested)
        self.menu.delete_requested.connect(self.delete_requested)
        keys = QKeySequence.StandardKey
        for key, act in ((keys.Delete, self.delete_requested), (keys.Copy, self.menu.copy_text)):
            shortcut = QShortcut(QKeySequence(key), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        for asks in (self.tools, self.filter_strip):
            asks.filter_chosen.connect(self.show_filter)
        self.tools.order_chosen.connect(self.show_order)
        self.tools.words_requested.connect(self.filter_strip.ask_for_words)
        self.quick_add.added.connect(self.reveal)
        self.add.clicked.connect(self.add_requested)
        self._session.opened.connect(self._on_opened)
        self._session.closed.connect(self._kept.clear)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_place(self, place: str) -> None:
        """Show the evidence at that place, the first item chosen if none of those shown was."""
        if place != self._place:
            self._place = place
            evidence = self._session.assessment.evidence
            chosen = next((item for item in evidence if item.id == self.list.chosen_key()), None)
            if chosen is None or not stands_under(self._session.pack, chosen, place):
                self.list.choose_none()
            self._listing = self._listing.afresh(self._session.assessment)
        self.refresh()
        if not self.list.chosen_key():
            self.choose_first()
        self._hold(self.chosen())

    def refresh(self) -> None:
        """Show the evidence as it now stands."""
        session, listing = self._session, self._listing
        if not session.is_open:
            return
        comparison = session.comparison if session.has_comparison else None
        rows = evidence_rows(
            session.pack,
            session.assessment,
            comparison,
            self._place,
            listing=listing,
            repeats=session.doubts.repeats,
            kept=self._kept,
        )
        self._count = count_at(session.pack, session.assessment, self._place)
        self.list.setUniformItemSizes(listing.order.group == "none")
        self.list.show_rows(rows)
        self._pages.setCurrentIndex(0 if rows else 1)
        hidden = listing.filter.is_set and self._count > 0
        self._empty_page.say(*(_ALL_HIDDEN if hidden else _EMPTY.get(self._place, _EMPTY[""])))
        self.add.setVisible(self._place not in _EMPTY and not hidden and not session.read_only)
        self.tools.say(listing.filter, listing.order)
        self.filter_strip.show_filter(listing.filter)
        self.quick_add.show_place(self._place)
        self.listed.emit()

    def show_filter(self, asked: EvidenceFilter) -> None:
        """Show only the items that agree with what is asked for, and those that are added from now on."""
        self._ask(filter=asked)

    def show_order(self, order: Order) -> None:
        """Sort and group the items so, from now on and next time."""
        self._settings.evidence_order = (order.sort, order.group)
        self._ask(order=order)

    def reveal(self, evidence_id: str) -> bool:
        """Choose an item of this place, whatever the filter says. False where it does not stand here."""
        if self.list.rows.row_of(evidence_id) < 0:
            self._hold((evidence_id,))
            self.refresh()
        return self.list.choose(evidence_id)

    def choose_first(self) -> None:
        """Choose the first item, or none where there is none."""
        keys = self.list.rows.open_keys()
        if keys:
            self.list.choose(keys[0])
        else:
            self.list.choose_none()

    def chosen(self) -> tuple[str, ...]:
        """The ids of the items that are chosen."""
        return self.list.chosen_keys()

    def count(self) -> int:
        """How many items stand here, whether or not they are shown."""
        return self._count

    def said_count(self) -> str:
        """How many items stand here and, where a filter is set, how many of them are shown."""
        count = self._count
        shown = f"{len(self.list.rows.open_keys())} of " if self._listing.filter.is_set else ""
        return f"{shown}{counted(count, 'evidence item')}"

    def _ask(self, **asked: object) -> None:
        if not self._session.is_open:
            return
        self._listing = self._listing.afresh(self._session.assessment, **asked)
        self.refresh()
        if not self.list.choose(self.list.chosen_key()):
            self.choose_first()
        self._hold(self.chosen())

    def _hold(self, evidence_ids: tuple[str, ...]) -> None:
        """Let these stay where they are while they are worked on."""
        session = self._session
        comparison = session.comparison if session.has_comparison else None
        self._listing = self._listing.holding(session.assessment, comparison, evidence_ids)

    def _on_chosen(self, evidence_ids: tuple[str, ...]) -> None:
        """What is chosen stays where it is; what was chosen before goes where it belongs, once this event is over."""
        if not self._listing.is_plain and self._session.is_open:
            self._hold(evidence_ids)
            self._soon.start()
        self.several_chosen.emit(evidence_ids)

    def _on_theme_changed(self) -> None:
        self.list.setMinimumHeight(theme.px(40))

    def _on_opened(self) -> None:
        self._listing = Listing(order=self._listing.order)
        self._place = ""


def paint_evidence(painter: QPainter, rect: QRect, row: EvidenceRow) -> None:
    """The passage and its source; at the right what was read in it, and below that what to watch."""
    left, right = edges(rect)
    first, second = rect.top() + theme.px(9), rect.top() + theme.px(30)
    middle, x = first + height(FIRST) / 2, right
    paint_shape(painter, QPointF(left, middle), row.status)
    left += theme.px(24)
    for status, words in reversed(row.counts):
        style = Style(12, "medium", status)
        x -= advance(words, style)
        write(painter, QPointF(x, middle - height(style) / 2), rect.width(), words, style)
        x -= theme.px(18)
        paint_shape(painter, QPointF(x, middle), status, 13)
        x -= theme.px(10)
    write(painter, QPointF(left, first), x - left - theme.px(4), row.title, FIRST)
    x = paint_notice(painter, QPointF(right, second), row.notice)
    write(painter, QPointF(left, second), x - left, row.second, SECOND)
