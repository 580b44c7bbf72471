"""The three panes of the desk side by side; where there is little room, the gaps are a tab of the middle one."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout

from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.gaps_pane import GapsPane
from desktop.widgets.middle_pane import MiddlePane
from desktop.widgets.sub_heading_pane import SubHeadingPane

NARROW, LOW, VERY_LOW = 1366, 820, 560
"""Below these, in pixels: gaps become a tab of the middle pane; sub-heading rows shrink; what is asked folds."""
LEAST = (224, 520, 380)
USUAL = ((1400, 256, 384), (1700, 272, 400), (10_000, 288, 480))
"""Up to each width: how wide the sub-headings and the gaps are, until a person moves them."""
LIST_HEIGHT, EDITOR_HEIGHT = 290, 380
"""Four rows or so, cut so that the list is seen to go on, with the line to add by."""


class DeskPanes(QSplitter):
    """Keeps the widths that a person gave the panes."""

    def __init__(self, left: SubHeadingPane, middle: MiddlePane, gaps: GapsPane, settings: Settings) -> None:
        super().__init__()
        self._left, self._middle, self._gaps, self._settings = left, middle, gaps, settings
        self._narrow = False
        self._has_own_widths = False
        self.right = QFrame()
        self.right.setProperty("kind", "pane")
        self._column = QVBoxLayout(self.right)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.addWidget(gaps)
        self.setHandleWidth(8)
        for number, (part, stretch) in enumerate(((left, 0), (middle, 1), (self.right, 0))):
            self.addWidget(part)
            self.setStretchFactor(number, stretch)
            self.setCollapsible(number, False)
        self._bring_back_layout()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_gaps(self) -> None:
        """Bring the gaps in sight where they are a tab."""
        if self._narrow:
            self._middle.show_tab("gaps")

    def keep_layout(self) -> None:
        """Remember where the splitters stand."""
        for name, splitter in self._splitters().items():
            if splitter is not self or (self._has_own_widths and not self._narrow):
                self._settings.keep_layout(name, splitter.saveState())

    def _bring_back_layout(self) -> None:
        self._middle.splitter.setSizes([theme.px(LIST_HEIGHT), theme.px(EDITOR_HEIGHT)])
        for name, splitter in self._splitters().items():
            state = self._settings.layout(name)
            if not state.isEmpty() and splitter.restoreState(state) and splitter is self:
                self._has_own_widths = True
        self.splitterMoved.connect(self._on_widths_moved)

    def _splitters(self) -> dict[str, QSplitter]:
        return {"desk": self, "evidence": self._middle.splitter}

    def _on_widths_moved(self) -> None:
        self._has_own_widths = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _on_theme_changed(self) -> None:
        for part, width in zip((self._left, self._middle, self.right), LEAST, strict=True):
            part.setMinimumWidth(theme.px(width))
        self._make_room()

    def _make_room(self) -> None:
        if not self._has_own_widths:
            left, right = next((left, right) for most, left, right in USUAL if self.width() < most)
            middle = self.width() - theme.px(left + right)
            self.setSizes([theme.px(left), middle, theme.px(right)])
        self._gaps.share_height()
        self._left.list.set_compact(self.window().height() < theme.px(LOW))
        self._middle.statement.set_low(self.window().height() < theme.px(VERY_LOW))
        # Down to the least that three panes take a window can be drawn, and no further until they are two.
        narrow = self.width() < NARROW - 24 or self.width() <= theme.px(sum(LEAST)) + 16
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._gaps.set_tab(narrow)
        if narrow:
            self._middle.take_gaps(self._gaps)
        else:
            self._middle.give_gaps_back()
            self._column.addWidget(self._gaps)
        self.right.setVisible(not narrow)
        self._gaps.show()
