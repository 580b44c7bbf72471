"""The middle pane: what is asked, the full name of the place, and under it the evidence or the council's account."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.models.places import BIN, DISMISSED, WHOLE_STATEMENT, account_of, is_sub_heading, place_title
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.evidence_editor import EvidenceEditor
from desktop.widgets.evidence_list import EvidenceList
from desktop.widgets.fields import label
from desktop.widgets.list_strip import ListStrip
from desktop.widgets.scrolling import scrolling
from desktop.widgets.statement_header import StatementHeader
from desktop.widgets.status_line import CutLabel
from desktop.widgets.tabs import Tabs

if TYPE_CHECKING:
    from desktop.widgets.account_pane import AccountPane
    from desktop.widgets.bin_pane import BinPane
    from desktop.widgets.bulk_pane import BulkPane
    from desktop.widgets.paste_pane import PastePane

_PASTING = "Paste as evidence"


class MiddlePane(QFrame):
    """Shows one place; the tabs that make no sense there cannot be chosen.

    Beside the evidence each part is made when it is first wanted, so that the desk opens at once.
    """

    evidence_requested = Signal(str)
    pieces_added = Signal(tuple)

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._place = ""
        self._wanted = "evidence"
        self._pasting = False
        self._parts: dict[str, QWidget] = {}
        self.setProperty("kind", "pane")
        self.statement = StatementHeader(session)
        self.statement.set_folded(settings.statement_folded)
        self.statement.folded_changed.connect(self._on_folded)
        self.title, self.count = label("", "title", "place_title", wrap=True), CutLabel()
        self.count.setObjectName("evidence_count")
        self.count.setProperty("kind", "hint")
        self.tabs = Tabs("Show", (("evidence", "Evidence"), ("account", "Our account"), ("gaps", "Gaps")))
        self.tabs.chosen.connect(self.show_tab)
        self.tabs.buttons["gaps"].hide()
        self.add_button = Button("Add evidence", "plus")
        self.evidence_list, self.editor = EvidenceList(session, settings), EvidenceEditor(session, settings)
        self.waiting = ListStrip("clipboard-paste", "waiting_strip")
        # The text takes what is left; where that is too little, the editor scrolls rather than cuts its fields.
        self._editor_area = scrolling(self.editor)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setHandleWidth(3)
        self.below = QStackedWidget()
        self.below.addWidget(self._editor_area)
        for part in (self.evidence_list, self.below):
            self.splitter.addWidget(part)
        for number in range(2):
            self.splitter.setStretchFactor(number, 1)
            self.splitter.setCollapsible(number, False)
        self.pages = QStackedWidget()
        self._gaps = QFrame()
        QVBoxLayout(self._gaps).setContentsMargins(0, 0, 0, 0)
        self._add_page("evidence", self.splitter)
        self._add_page("gaps", self._gaps)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._head = QVBoxLayout()
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._first.addWidget(self.title, 1)
        self._second.addWidget(self.tabs)
        self._second.addWidget(self.count, 1)
        self._second.addStretch()
        self._second.addWidget(self.evidence_list.tools)
        self._second.addWidget(self.add_button)
        self._head.addLayout(self._first)
        self._head.addLayout(self._second)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.statement)
        column.addLayout(self._head)
        column.addWidget(self.waiting)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.evidence_list.evidence_chosen.connect(lambda chosen: self.editor.show_item(chosen or None))
        self.evidence_list.several_chosen.connect(self._on_several_chosen)
        self.evidence_list.listed.connect(self._say_count)
        self.evidence_list.quick_add.pasted.connect(self.begin_paste)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self.editor.attached.kept.connect(self.evidence_list.done.tell)
        self.waiting.answered.connect(self._go_on_pasting)
        self._session.opened.connect(self._on_opened)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_opened(self) -> None:
        """Nothing of the last file is shown: the desk shows a place of this one next, whenever the account was made."""
        if "account" in self.__dict__:
            self.account.show_sub_heading("")

    @cached_property
    def account(self) -> AccountPane:
        """The council's account of this place."""
        from desktop.widgets.account_pane import AccountPane

        pane = AccountPane(self._session)
        pane.heading.hide()  # The title of this pane says it already.
        pane.evidence_requested.connect(self.evidence_requested)
        if self._session.is_open:
            pane.show_sub_heading(account_of(self._place))
        # It has a scrolled part of its own, and gives that as little room as there is.
        pane.setMinimumHeight(1)
        self._parts["account"] = pane
        self.pages.addWidget(pane)
        return pane

    @cached_property
    def bulk(self) -> BulkPane:
        """The pane of several chosen items."""
        from desktop.widgets.bulk_pane import BulkPane

        pane = BulkPane(self._session)
        pane.delete_requested.connect(self.evidence_list.delete_requested)
        self.below.addWidget(scrolling(pane))
        return pane

    @cached_property
    def bin(self) -> BinPane:
        """The bin."""
        from desktop.widgets.bin_pane import BinPane

        pane = BinPane(self._session)
        self._add_page("bin", pane)
        return pane

    @cached_property
    def paste(self) -> PastePane:
        """The preview of what was pasted."""
        from desktop.widgets.paste_pane import PastePane

        pane = PastePane(self._session)
        pane.added.connect(self.pieces_added)
        pane.left.connect(self.stop_pasting)
        self.pages.addWidget(pane)
        return pane

    def _add_page(self, key: str, part: QWidget) -> None:
        """Where more is said above a part than there is room for it scrolls: the window does not grow."""
        area = self._parts[key] = scrolling(part, "pane-area")
        area.setMinimumHeight(1)
        self.pages.addWidget(area)

    def _part(self, key: str) -> QWidget:
        if key not in self._parts:
            getattr(self, key)  # To ask for the account or the bin makes it.
        return self._parts[key]

    def begin_paste(self, text: str) -> bool:
        """Look at a pasted text in pieces. False where there is no word in it."""
        self._pasting = self.paste.begin(text, self._place) or self._pasting
        self._show_page()
        return self._pasting

    def stop_pasting(self) -> None:
        """Show the evidence again; pieces that are not added wait."""
        self._pasting = False
        self._show_page()

    def is_pasting(self) -> bool:
        """Whether the preview of what was pasted is shown."""
        return self._pasting

    def show_place(self, place: str) -> None:
        """Show the evidence and the account of a place."""
        self._place = place
        self._pasting = False
        self.evidence_list.show_place(place)
        if "account" in self.__dict__:
            self.account.show_sub_heading(account_of(place))
        self.tabs.buttons["evidence"].setVisible(place != WHOLE_STATEMENT)
        self.tabs.buttons["account"].setVisible(place == WHOLE_STATEMENT or is_sub_heading(place))
        self._refresh_bin()
        self._show_page()

    def refresh(self) -> None:
        """Show the evidence as it now stands."""
        self.evidence_list.refresh()
        self._refresh_bin()
        self._show_page()

    def _refresh_bin(self) -> None:
        if self._place == BIN:
            self.bin.refresh()

    def show_tab(self, key: str) -> None:
        """Show the evidence, the account or, where the window is narrow, the gaps."""
        self._wanted = key
        self._pasting = False
        self._show_page()

    def go_to_possible(self) -> None:
        """Give the keyboard to the first possible match of the item that is shown, and bring it into view."""
        found = self.editor.go_to_possible()
        # Once the chips have their place.
        QTimer.singleShot(0, found, lambda: self._editor_area.ensureWidgetVisible(found, 0, theme.px(12)))

    def regions(self) -> tuple[tuple[QWidget, QWidget], ...]:
        """The parts the keyboard moves between, each with what takes the focus."""
        regions: list[tuple[QWidget, QWidget]] = [
            (self.evidence_list, self.evidence_list.list),
            (self.editor, self.editor.text),
        ]
        made = self.__dict__
        if "account" in made:
            regions += [(self.account.page, self.account.narrative), (self.account.strip, self.account.strip.list)]
        if "bulk" in made:
            regions.append((self.bulk, self.bulk.lines["source"]))
        regions += [(made[name], made[name].list) for name in ("paste", "bin") if name in made]
        return tuple(regions)

    def shown_list(self) -> QWidget:
        """The list that stands in this pane now."""
        if self._pasting:
            return self.paste.list
        return self.bin.list if self._place == BIN else self.evidence_list.list

    def take_gaps(self, gaps: QWidget) -> None:
        """Hold the gaps as a tab of this pane."""
        layout = self._gaps.layout()
        if layout is not None:
            layout.addWidget(gaps)
        self.tabs.buttons["gaps"].show()

    def give_gaps_back(self) -> None:
        """The gaps have a pane of their own again."""
        self.tabs.buttons["gaps"].hide()
        if self._wanted == "gaps":
            self.show_tab("evidence")

    def _show_page(self) -> None:
        place = self._place
        self.tabs.setVisible(place not in (DISMISSED, BIN) and not self._pasting)
        wanted = "" if self.tabs.buttons[self._wanted].isHidden() else self._wanted
        shown = wanted or ("account" if place == WHOLE_STATEMENT else "evidence")
        if place == BIN:
            shown = "evidence"
        self.tabs.choose(shown)
        if self._pasting:
            self.title.setText(_PASTING)
            self.pages.setCurrentWidget(self.paste)
        else:
            pack = self._session.pack
            self.title.setText(pack.sub_heading(place).title if is_sub_heading(place) else place_title(pack, place))
            self.pages.setCurrentWidget(self._part("bin" if place == BIN else shown))
        listed = shown == "evidence" and place not in (DISMISSED, BIN) and not self._pasting
        self.count.setVisible(listed)
        self.evidence_list.tools.setVisible(listed and self.evidence_list.count() > 0)
        self.add_button.setVisible(listed and not self._session.read_only and self.evidence_list.count() > 0)
        self.below.setVisible(self.evidence_list.count() > 0)
        waits = self.paste.said() if "paste" in self.__dict__ and not self._pasting else ""
        self.waiting.say(waits, "Go on with them")

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        for part in self._parts.values():
            if now is not None and isinstance(part, QScrollArea) and part.isAncestorOf(now):
                part.ensureWidgetVisible(now, 0, 0)

    def _say_count(self) -> None:
        self.count.show_text(self.evidence_list.said_count())

    def _on_several_chosen(self, evidence_ids: tuple[str, ...]) -> None:
        several = len(evidence_ids) > 1
        if several:
            self.bulk.show_items(evidence_ids)
        self.below.setCurrentIndex(1 if several else 0)

    def _go_on_pasting(self) -> None:
        self._pasting = True
        self._show_page()

    def _on_folded(self, folded: bool) -> None:
        self._settings.statement_folded = folded

    def _on_theme_changed(self) -> None:
        self._head.setContentsMargins(theme.px(20), theme.px(12), theme.px(14), theme.px(6))
        self._head.setSpacing(theme.px(4))
        self._second.setSpacing(theme.px(14))
