"""The overview: the whole statement at a glance, and from everything in it a way to where the work is done."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.models.heat_map import heat_map
from desktop.models.overview import headline, second_sentence, step_rows
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.account_list import AccountStanding
from desktop.widgets.buttons import Button
from desktop.widgets.due_pane import DuePane
from desktop.widgets.empty_page import EmptyPage
from desktop.widgets.fields import label
from desktop.widgets.heat_pane import SIDE, HeatPane
from desktop.widgets.opening_list import OpeningList
from desktop.widgets.overview_pane import OverviewPane
from desktop.widgets.step_list import paint_step, step_height
from desktop.widgets.tabs import Tabs
from rubric.next_steps import NextStep, next_steps
from rubric.spread import spread

if TYPE_CHECKING:
    from desktop.widgets.figures_pane import FiguresPane

NARROW = 1366 - 24
"""Below this width, as below what the map and the steps need side by side, the panes stand under one another."""
RIGHT, WIDE, RIGHT_WHERE_WIDE = 320, 1700, 400


class OverviewView(QWidget):
    """Reads everything anew when it is shown or, while it is, after each comparison; hidden, it costs nothing."""

    filtered_requested = Signal(str, object)
    gap_requested = Signal(str)
    possible_requested = Signal(str)
    account_requested = Signal(str)
    actions_requested = Signal()
    desk_requested = Signal()
    import_requested = Signal()
    evidence_requested = Signal(str)

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overview_view")
        self._session = session
        self._is_stale = True
        self._steps: tuple[NextStep, ...] = ()
        self._looked_at = ""
        self.headline = label("", "name", "headline", wrap=True)
        self.second = label("", "council-second", "second_sentence", wrap=True)
        self.tabs = Tabs("Overview of", (("glance", "At a glance"), ("figures", "Figures")))
        self.tabs.choose("glance")
        self.heat, self.due, self.account = HeatPane(settings), DuePane(session), AccountStanding(session)
        self.steps = OpeningList("Next best steps", paint_step, step_height)
        self._steps_pane = OverviewPane("Next best steps")
        self._order = label("Most exemplars first, then least work.", "second")
        self._steps_pane.body.addWidget(self._order)
        self._steps_pane.body.addWidget(self.steps, 1)
        self.no_steps = label("", "second", "no_steps", wrap=True)
        self._steps_pane.body.addWidget(self.no_steps)
        self.to_desk, self.to_import = (
            Button("Go to the desk", kind="primary"),
            Button("Import documents…", "file-input"),
        )
        self._arrange()
        self._connect()

    @cached_property
    def figures(self) -> FiguresPane:
        """The figures that are kept, made when they are first asked for."""
        from desktop.widgets.figures_pane import FiguresPane

        pane = FiguresPane(self._session)
        pane.evidence_requested.connect(self.evidence_requested)
        pane.said.connect(self._say)
        self._pages.addWidget(pane)
        return pane

    def show_part(self, key: str) -> None:
        """Show the statement at a glance or the figures that are kept."""
        self.tabs.choose(key)
        self.refresh()

    def show_figures(self, figure_id: int | None = None) -> FiguresPane:
        """Show the figures that are kept, with the keyboard on one of them."""
        self.show_part("figures")
        if figure_id is not None:
            self.figures.show_figure(figure_id)
        self.figures.stop().setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self.figures

    def refresh(self) -> None:
        """Show how everything stands now, if anyone is looking."""
        if not self.isVisible():
            self._is_stale = True
            return
        self._is_stale = False
        session = self._session
        if not session.is_open:
            return
        if self.tabs.chosen_key() == "figures":
            self._pages.setCurrentWidget(self.figures)
            self.figures.refresh()
            return
        if not session.assessment.evidence or not session.has_comparison:
            self._say_why_not()
            return
        self._pages.setCurrentWidget(self.area)
        pack, comparison = session.pack, session.comparison
        spreading = spread(pack, comparison, session.assessment.details.as_of)
        self._say(headline(comparison))
        self.second.setText(second_sentence(pack, comparison, spreading))
        self.heat.show_map(heat_map(pack, comparison, spreading))
        self._steps = next_steps(pack, comparison)
        self.steps.show_rows(step_rows(self._steps))
        self.steps.setVisible(bool(self._steps))
        self._order.setVisible(bool(self._steps))
        self.no_steps.setVisible(not self._steps)
        self.no_steps.setText("No gap waits for a step. Read the account once more as a stranger would.")
        self.due.refresh()
        self.account.refresh()
        self._make_room()

    def _say(self, sentence: str) -> None:
        self.headline.setText(sentence)
        self.headline.setVisible(bool(sentence))

    def _say_why_not(self) -> None:
        """Before there is anything to show: that it is being read, or how to begin."""
        self._pages.setCurrentWidget(self.empty)
        self._say("")
        waiting = bool(self._session.assessment.evidence)
        for button in (self.to_desk, self.to_import):
            button.setHidden(waiting or (button is self.to_import and self._session.read_only))
        if waiting:
            self.empty.sentence.setText("The evidence is being read.")
            self.empty.how.setText("The overview stands here in a moment.")
        else:
            patterns = len(self._session.pack.patterns)
            self.empty.sentence.setText(
                f"Here you will see which of {patterns} patterns the evidence shows, and what to do next."
            )
            self.empty.how.setText("Nothing is entered yet. Type it or paste it on the desk, or import a document.")

    def _on_step(self, key: str) -> None:
        step = self._steps[int(key) - 1]
        if step.gap:
            self.gap_requested.emit(step.gap)
        else:
            # Taken again, the step goes on to the next item.
            after = step.items.index(self._looked_at) + 1 if self._looked_at in step.items else 0
            self._looked_at = step.items[after % len(step.items)]
            self.possible_requested.emit(self._looked_at)

    def _on_cell_focused(self, box: QRectF) -> None:
        middle = self.heat.map.mapTo(self._page, box.center().toPoint())
        self.area.ensureVisible(middle.x(), middle.y(), 0, round(box.height()))

    def _show_chosen(self, shown: OpeningList, _key: str) -> None:
        """Bring the row that the keyboard is at into view: in a page that scrolls the list itself does not."""
        box = shown.visualRect(shown.currentIndex())
        if shown.hasFocus() and box.isValid():
            middle = shown.viewport().mapTo(self._page, box.center())
            self.area.ensureVisible(middle.x(), middle.y(), 0, box.height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        right = theme.px(RIGHT_WHERE_WIDE if self.width() > theme.px(WIDE) else RIGHT)
        needed = self.heat.map.least_width() + 2 * theme.px(SIDE) + 8 + right
        narrow = self.width() < max(NARROW, needed)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for row in (self._top, self._bottom):
            row.setDirection(way)
        for pane in (self._steps_pane, self.account):
            pane.setMinimumWidth(0 if narrow else right)
            pane.setMaximumWidth(16_777_215 if narrow else right)
        # A list inside a page that scrolls does not scroll itself.
        self.steps.setMinimumHeight(self.steps.content_height() + 2 if narrow else theme.px(240))
        self.account.lay_out()

    def _on_theme_changed(self) -> None:
        self._head.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(2))
        self._head.setSpacing(theme.px(20))
        self.second.setContentsMargins(theme.px(8), 0, theme.px(8), theme.px(4))
        for part in (self._order, self.no_steps):
            part.setContentsMargins(theme.px(SIDE), 0, theme.px(SIDE), 0)
        self._make_room()

    def _arrange(self) -> None:
        self._page = QWidget()
        self._page.setObjectName("scrolled")
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.second)
        self._top, self._bottom = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        for row, first, other in ((self._top, self.heat, self._steps_pane), (self._bottom, self.due, self.account)):
            row.setSpacing(8)
            row.addWidget(first, 1)
            row.addWidget(other)
        column.addLayout(self._top, 3)
        column.addLayout(self._bottom, 1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._page)
        self.empty = EmptyPage(self.to_desk, self.to_import)
        self._head = QHBoxLayout()
        self._head.addWidget(self.headline, 1)
        self._head.addStretch()
        self._head.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedLayout()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._pages, 1)
        self._pages.addWidget(self.area)
        self._pages.addWidget(self.empty)
        # Put in last, its tabs come after the map by key: who comes to the overview is at the map.
        outer.insertLayout(0, self._head)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_part)
        self.heat.opened.connect(self.filtered_requested)
        self.heat.map.cell_focused.connect(self._on_cell_focused)
        self.steps.opened.connect(self._on_step)
        for shown in (self.steps, self.account.list):
            shown.chosen.connect(partial(self._show_chosen, shown))
        self.due.gap_requested.connect(self.gap_requested)
        self.due.all_requested.connect(self.actions_requested)
        self.account.account_requested.connect(self.account_requested)
        self.to_desk.clicked.connect(self.desk_requested)
        self.to_import.clicked.connect(self.import_requested)
        # A comparison follows every change of the assessment, so that to it alone there is no need to listen.
        for announced in (self._session.opened, self._session.comparison_changed):
            announced.connect(self.refresh)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
