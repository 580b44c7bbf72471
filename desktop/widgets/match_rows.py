"""Below an item's text: what it shows, what it may show, and what it carries."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.carries_line import CarriesLine
from desktop.widgets.fields import label
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.match_chips import PossibleChip, badges_for, chips_for, decisions_of, rejected_for
from desktop.widgets.word_help import explain
from rubric.comparison import ItemComparison
from rubric.pack import Pack

_ROW_HEIGHTS = (22, 30, 22, 18)


class MatchRows(QWidget):
    """Four rows; that of chips stands only while the engine is unsure of something, that of rejected matches only
    where the officer rejected one.
    """

    rested = Signal(object)
    decided = Signal(str, object)
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("match_rows")
        self.chips: list[PossibleChip] = []
        self._shown: object = None
        self._shows, self._possible, self._rejected, self.carries = QWidget(), QWidget(), QWidget(), CarriesLine()
        self._shows_flow = FlowLayout(self._shows, theme.px(8))
        self._possible_flow = FlowLayout(self._possible, theme.px(8))
        self._rejected_flow = FlowLayout(self._rejected, theme.px(8))
        self._possible_name, self._rejected_name = label("Possible", "second"), label("Rejected", "second")
        self._rejected_name.setToolTip("You said that the item does not show these; each can be taken back")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        self._names = (label("Shows", "second"), self._possible_name, self._rejected_name, label("Carries", "second"))
        lines = (self._shows, self._possible, self._rejected, self.carries)
        for row, (name, line) in enumerate(zip(self._names, lines, strict=True)):
            name.setMinimumHeight(theme.px(_ROW_HEIGHTS[row]))
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(line, row, 1)
        for part in (self._possible_name, self._possible, self._rejected_name, self._rejected):
            part.hide()
        theme.changed.connect(self._on_theme_changed)

    def explain(self, pack: Pack) -> None:
        """Say in tooltips what the names of the rows mean."""
        shows, possible, _, carries = self._names
        for name, word in ((shows, "fit"), (possible, "possible"), (carries, "evidence-quality")):
            explain(name, pack, word)

    def show_item(self, pack: Pack, compared: ItemComparison, read_only: bool) -> None:
        """Show one item's matches. Nothing is made anew while they stay the same, so focus stays where it is."""
        self.carries.show_item(pack, compared)
        shown = [(m.pattern, m.fit) for m in compared.matches], decisions_of(compared), compared.item.id, read_only
        if shown == self._shown:
            return
        self._shown = shown
        focused = QApplication.focusWidget()
        in_focus = focused is not None and self.isAncestorOf(focused)
        badges, rejected = badges_for(pack, compared, read_only), rejected_for(pack, compared, read_only)
        self.chips = chips_for(pack, compared.matches, read_only)
        rows = (self._shows_flow, badges), (self._possible_flow, self.chips), (self._rejected_flow, rejected)
        for flow, parts in rows:
            flow.clear()
            for part in parts:
                part.rested.connect(self.rested)
                part.decided.connect(self.decided)
                flow.addWidget(part)
        if not badges:
            nothing = label("no pattern found yet", "hint", "no_pattern")
            nothing.setMinimumHeight(theme.px(_ROW_HEIGHTS[0]))
            self._shows_flow.addWidget(nothing)
        for parts, some in (
            ((self._possible_name, self._possible), self.chips),
            ((self._rejected_name, self._rejected), rejected),
        ):
            for part in parts:
                part.setVisible(bool(some))
        if in_focus and self.chips:
            self.chips[0].confirm.setFocus()
        elif in_focus:
            self.emptied.emit()

    def _on_theme_changed(self) -> None:
        self._shown = None
        self.carries.refresh_icons()
