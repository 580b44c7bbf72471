"""The middle pane: what is asked, the full name of the place, and under it the evidence or the council's account."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.models.places import DISMISSED, NOT_PLACED, WHOLE_STATEMENT, account_of, is_sub_heading
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.account_pane import AccountPane
from desktop.widgets.buttons import Button
from desktop.widgets.evidence_editor import EvidenceEditor
from desktop.widgets.evidence_list import EvidenceList
from desktop.widgets.fields import label
from desktop.widgets.statement_header import StatementHeader
from desktop.widgets.tabs import Tabs

_TITLES = {
    NOT_PLACED: "Evidence that is not placed",
    WHOLE_STATEMENT: "The whole statement",
    DISMISSED: "Dismissed gaps",
}


class MiddlePane(QFrame):
    """Shows one place; the tabs that make no sense there cannot be chosen."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._place = ""
        self._wanted = "evidence"
        self.setProperty("kind", "pane")
        self.statement = StatementHeader(session)
        self.statement.set_folded(settings.statement_folded)
        self.statement.folded_changed.connect(self._on_folded)
        self.title, self.count = label("", "title", "place_title", wrap=True), label("", "hint", "evidence_count")
        self.tabs = Tabs("Show", (("evidence", "Evidence"), ("account", "Our account"), ("gaps", "Gaps")))
        self.tabs.chosen.connect(self.show_tab)
        self.tabs.buttons["gaps"].hide()
        self.add_button = Button("Add evidence", "plus")
        self.evidence_list, self.editor, self.account = (
            EvidenceList(session),
            EvidenceEditor(session, settings),
            AccountPane(session),
        )
        self.evidence_list.evidence_chosen.connect(lambda chosen: self.editor.show_item(chosen or None))
        # The title of this pane says it already.
        self.account.heading.hide()
        # The text takes what is left; where that is too little, the editor scrolls rather than cuts its fields.
        self._editor_area = _scrolling(self.editor)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setHandleWidth(3)
        for part in (self.evidence_list, self._editor_area):
            self.splitter.addWidget(part)
        for number in range(2):
            self.splitter.setStretchFactor(number, 1)
            self.splitter.setCollapsible(number, False)
        self.pages = QStackedWidget()
        self._gaps = QFrame()
        QVBoxLayout(self._gaps).setContentsMargins(0, 0, 0, 0)
        for part in (self.splitter, self.account, self._gaps):
            self.pages.addWidget(part)
        self._head = QVBoxLayout()
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._first.addWidget(self.title, 1)
        self._second.addWidget(self.tabs)
        self._second.addWidget(self.count)
        self._second.addStretch()
        self._second.addWidget(self.add_button)
        self._head.addLayout(self._first)
        self._head.addLayout(self._second)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.statement)
        column.addLayout(self._head)
        column.addWidget(self.pages, 1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_place(self, place: str) -> None:
        """Show the evidence and the account of a place."""
        self._place = place
        pack = self._session.pack
        self.title.setText(pack.sub_heading(place).title if is_sub_heading(place) else _TITLES[place])
        self.evidence_list.show_place(place)
        self.account.show_sub_heading(account_of(place))
        self.tabs.setVisible(place != DISMISSED)
        self.tabs.buttons["evidence"].setVisible(place != WHOLE_STATEMENT)
        self.tabs.buttons["account"].setVisible(place == WHOLE_STATEMENT or is_sub_heading(place))
        self.refresh()
        self._show_page()

    def refresh(self) -> None:
        """Show the evidence as it now stands."""
        self.evidence_list.refresh()
        count = self.evidence_list.count()
        self.count.setText(f"{count} evidence item{'' if count == 1 else 's'}")
        self._show_page()

    def show_tab(self, key: str) -> None:
        """Show the evidence, the account or, where the window is narrow, the gaps."""
        self._wanted = key
        self._show_page()

    def regions(self) -> tuple[tuple[QWidget, QWidget], ...]:
        """The parts the keyboard moves between, each with what takes the focus."""
        return (
            (self.evidence_list, self.evidence_list.list),
            (self.editor, self.editor.text),
            (self.account.page, self.account.narrative),
            (self.account.strip, self.account.strip.list),
        )

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
        wanted = "" if self.tabs.buttons[self._wanted].isHidden() else self._wanted
        shown = wanted or ("account" if self._place == WHOLE_STATEMENT else "evidence")
        self.tabs.choose(shown)
        self.pages.setCurrentIndex(("evidence", "account", "gaps").index(shown))
        self.count.setVisible(shown == "evidence" and self._place != DISMISSED)
        addable = shown == "evidence" and self._place != DISMISSED and not self._session.read_only
        self.add_button.setVisible(addable and self.evidence_list.count() > 0)
        self._editor_area.setVisible(self.evidence_list.count() > 0)

    def _on_folded(self, folded: bool) -> None:
        self._settings.statement_folded = folded

    def _on_theme_changed(self) -> None:
        self._head.setContentsMargins(theme.px(20), theme.px(12), theme.px(14), theme.px(6))
        self._head.setSpacing(theme.px(4))
        self._second.setSpacing(theme.px(14))


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setProperty("kind", "panel-area")
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
