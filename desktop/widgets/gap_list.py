"""The gaps at a place, under the word for how much the exemplars expect them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.gaps import GapHeadingRow, GapRow, gap_rows
from desktop.models.places import BIN, DISMISSED, NOT_PLACED, WHOLE_STATEMENT
from desktop.models.sub_headings import count_patterns
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.delegates import GAP, GAP_HEADING, RowDelegate
from desktop.widgets.fields import label
from desktop.widgets.row_list import RowList


class GapList(QWidget):
    """`gap_chosen` gives a gap's key, or nothing when none is chosen."""

    gap_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place = ""
        self.title = label("Gaps", "title", "gaps_title")
        self.count = label("", "hint", "gap_count")
        self.empty = label("", "explain", "no_gaps", wrap=True)
        self.list = RowList("Gaps", RowDelegate({GapHeadingRow: GAP_HEADING, GapRow: GAP}, self))
        self.list.chosen.connect(self.gap_chosen)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.count)
        self._head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_place(self, place: str) -> None:
        """Show the gaps at that place, the first one chosen if none of those shown was."""
        self._place = place
        self.refresh()
        if not self.list.chosen_key():
            self.list.step(1)

    def refresh(self) -> None:
        """Show the gaps as they now stand."""
        comparison = self._session.comparison if self._session.has_comparison else None
        rows = gap_rows(self._session.pack, comparison, self._place)
        self.list.show_rows(rows)
        count = sum(isinstance(row, GapRow) for row in rows)
        self.title.setText("Dismissed gaps" if self._place == DISMISSED else "Gaps")
        self.count.setText(f"{count} put away" if self._place == DISMISSED else f"{count} open")
        self.count.setVisible(comparison is not None)
        self.empty.setVisible(comparison is not None and not rows)
        if not rows and comparison is not None:
            self.empty.setText(self._say_none())

    def wanted_height(self) -> int:
        """How high the list is when every gap is seen."""
        rows = self.list.rows
        heights = (self.list.sizeHintForIndex(rows.index(row)).height() for row in range(rows.rowCount()))
        body = sum(heights) or self.empty.heightForWidth(self.width())
        return self._head.sizeHint().height() + body + theme.px(12)

    def _say_none(self) -> str:
        if self._place == DISMISSED:
            return "No gap has been dismissed."
        if self._place in {NOT_PLACED, WHOLE_STATEMENT, BIN}:
            return "No gaps flagged here."
        counts = count_patterns(self._session.comparison, self._place)
        covered = f"{counts[0]} of {sum(counts)} patterns covered"
        return f"No gaps flagged: {covered}. Readers look for shortfalls too."

    def _on_theme_changed(self) -> None:
        self._head.setContentsMargins(theme.px(20), theme.px(13), theme.px(16), theme.px(4))
        self._head.setSpacing(theme.px(10))
        self.empty.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.px(8))
