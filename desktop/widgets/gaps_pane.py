"""The right pane: the gaps at a place, and beside or under them the one that is chosen, explained."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QStackedWidget, QWidget

from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.gap_explanation import GapExplanation
from desktop.widgets.gap_list import GapList

if TYPE_CHECKING:
    from desktop.widgets.bulk_gaps import BulkGaps

USUAL_SHARE = 0.45
"""How much of the height the list may take from the explanation, until a person moves the line between them."""
LIST_WIDTH, SIDE_BY_SIDE = 360, 760
"""As a tab: how wide the list is beside the explanation, and the width from which there is room for both."""
LEAST_BESIDE, LEAST_UNDER = 240, 440
"""As a tab: the heights in which both can be used; where there is less, the tab scrolls."""


class GapsPane(QScrollArea):
    """The list takes what its gaps need, up to its share; the explanation has the rest."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._share = settings.gaps_share or USUAL_SHARE
        self._is_tab = False
        self.list, self.explanation = GapList(session), GapExplanation(session)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.explanation)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        for number, part in enumerate((self.list, self._pages)):
            self.splitter.addWidget(part)
            self.splitter.setCollapsible(number, False)
        self.splitter.setHandleWidth(3)
        self.splitter.splitterMoved.connect(self._on_moved)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.splitter)
        self.splitter.setObjectName("scrolled")
        self.explanation.form_opened.connect(lambda form: QTimer.singleShot(0, self, lambda: self._bring_up(form)))
        self.list.list.several_chosen.connect(self._on_several_chosen)
        self.list.menu.action_requested.connect(self.begin_action)
        self.list.menu.dismissal_requested.connect(self.begin_dismissal)
        self.explanation.done.connect(self._on_done)
        theme.changed.connect(self._arrange)

    @cached_property
    def bulk(self) -> BulkGaps:
        """The pane of several chosen gaps, made when several are first chosen."""
        from desktop.widgets.bulk_gaps import BulkGaps

        pane = BulkGaps(self._session)
        pane.left.connect(self.go_to_list)
        pane.done.connect(self._on_done)
        self._pages.addWidget(pane)
        return pane

    def regions(self) -> tuple[tuple[QWidget, QWidget | None], ...]:
        """The parts the keyboard moves between, each with what takes the focus."""
        beside = ((self.bulk, self.bulk.make_actions),) if "bulk" in self.__dict__ else ()
        explained = self.explanation.findChild(QScrollArea)
        return (self.list, self.list.list), (self.explanation, explained), *beside

    def set_tab(self, is_tab: bool) -> None:
        """Stand as a tab of another pane, whose name says what this is, or as a pane of its own."""
        self._is_tab = is_tab
        self.list.title.setHidden(is_tab)
        self._arrange()

    def begin_action(self) -> None:
        """Ask what will be done about the chosen gap, or who will see to the chosen gaps."""
        (self.bulk if self._has_several() else self.explanation).begin_action()

    def begin_dismissal(self) -> None:
        """Ask for the reason why the chosen gaps are put away."""
        (self.bulk if self._has_several() else self.explanation).begin_dismissal()

    def go_to_list(self) -> None:
        """Give the keyboard to the chosen gap, and bring the list into view where the pane scrolls."""
        self.ensureVisible(0, 0, 0, 0)
        self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_done(self, words: str) -> None:
        self.go_to_list()
        self.list.done.tell(words)
        self.share_height()

    def _has_several(self) -> bool:
        return len(self.list.list.chosen_keys()) > 1

    def _on_several_chosen(self, keys: tuple[str, ...]) -> None:
        if len(keys) > 1:
            self.bulk.show_gaps(keys)
        self._pages.setCurrentIndex(1 if len(keys) > 1 else 0)

    def share_height(self) -> None:
        """Give the list the height it needs now, or beside the explanation its width."""
        whole = sum(self.splitter.sizes())
        if self.splitter.orientation() == Qt.Orientation.Horizontal:
            wanted = min(theme.px(LIST_WIDTH), whole // 2)
        else:
            wanted = min(self.list.wanted_height(), round(whole * self._share))
        self.splitter.setSizes([wanted, whole - wanted])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self._is_tab and self.width() >= theme.px(SIDE_BY_SIDE)
        self.splitter.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self.splitter.setMinimumHeight(theme.px(LEAST_BESIDE if beside else LEAST_UNDER) if self._is_tab else 0)
        self.share_height()

    def _bring_up(self, form: QWidget) -> None:
        if form.isVisible():
            self.ensureWidgetVisible(form, 0, theme.px(10))

    def _on_moved(self) -> None:
        if self.splitter.orientation() == Qt.Orientation.Vertical:
            sizes = self.splitter.sizes()
            self._share = self._settings.gaps_share = sizes[0] / max(1, sum(sizes))
