"""The gaps at a place, under the word for how much the exemplars expect them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.gap_filter import GapFilter
from desktop.models.gaps import GapRow, gap_rows, gaps_asked_of
from desktop.models.places import BIN, DISMISSED, NOT_PLACED, WHOLE_STATEMENT
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.done_strip import DoneStrip
from desktop.widgets.fields import label
from desktop.widgets.gap_filter_menu import GapFilterButton
from desktop.widgets.gap_menu import GapMenu
from desktop.widgets.list_strip import ListStrip
from desktop.widgets.marks import paint_tally, tally_width
from desktop.widgets.row_list import RowList
from desktop.widgets.row_painting import FIRST, SECOND, edges, height, paint_icon, paint_shape, write, write_before
from rubric.comparison import Gap
from rubric.text import listed

GAP = 50
PUT_AWAY = GapFilter(states=frozenset({"dismissed", "actioned"}))
"""What shows, at its own place, a gap that is not open any longer."""


class GapList(QWidget):
    """`gap_chosen` gives a gap's key, or nothing when none is chosen."""

    gap_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place = ""
        self._closed: tuple[GapRow, int] | None = None
        """The gap that closed while it was chosen and where it stood, until another is chosen."""
        self.title = label("Gaps", "title", "gaps_title")
        self.count = label("", "hint", "gap_count")
        self.empty = label("", "explain", "no_gaps", wrap=True)
        self.show_put_away = Button("Show what is put away", kind="quiet", parent=self)
        self.show_put_away.clicked.connect(lambda: self.show_filter(PUT_AWAY))
        self.done = DoneStrip(session, "check", "decided_strip")
        self.list = RowList("Gaps", paint_gap, GAP, several=True)
        self.menu = GapMenu(session, self.list)
        self.list.chosen.connect(self._on_chosen)
        self.filter = GapFilter()
        self.filter_button, self.strip = GapFilterButton(session), ListStrip("filter", "gap_filter_strip")
        self.filter_button.asked.connect(self.show_filter)
        self.strip.answered.connect(lambda: self.show_filter(GapFilter()))
        session.opened.connect(self._on_opened)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.count)
        self._head.addStretch()
        self._head.addWidget(self.filter_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.strip)
        column.addWidget(self.done)
        column.addWidget(self.empty)
        self._under_empty = QHBoxLayout()
        self._under_empty.addWidget(self.show_put_away)
        self._under_empty.addStretch()
        column.addLayout(self._under_empty)
        column.addWidget(self.list, 1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_place(self, place: str) -> None:
        """Show the gaps at that place, the first one chosen if none of those shown was."""
        self._place = place
        self.refresh()
        if not self.list.chosen_key():
            self.list.step(1)

    def show_filter(self, asked: GapFilter) -> None:
        """Show the gaps that agree with a filter; it holds at every place until another is asked for."""
        self.filter = asked
        self.refresh()
        if not self.list.chosen_key():
            self.list.step(1)

    def show_gap(self, gap_key: str) -> bool:
        """Choose a gap, though it take the filter away to show it. False where it does not stand here at all."""
        if not self.list.choose(gap_key) and self.filter.is_set:
            self.show_filter(GapFilter())
        return self.list.choose(gap_key)

    def step(self, by: int) -> bool:
        """Choose the next or the previous gap, from where a closed one stood too. False at the end."""
        if self._closed is None:
            return self.list.step(by)
        keys, at = self.list.rows.open_keys(), self._closed[1] - (by < 0)
        return 0 <= at < len(keys) and self.list.choose(keys[at])

    def refresh(self) -> None:
        """Show the gaps as they now stand."""
        pack, place = self._session.pack, self._place
        asked = self.filter.put_away if place == DISMISSED else self.filter
        comparison = self._session.comparison if self._session.has_comparison else None
        rows = gap_rows(pack, comparison, place, asked)
        self._let_go_of_closed()
        chosen = self._closed[0] if self._closed else self.list.chosen_row()
        self.list.show_rows(rows)
        if isinstance(chosen, GapRow) and self.list.chosen_key() != chosen.key:
            # The same pattern, missing where it was weak: that is what the officer is looking at.
            self.list.choose(
                next((r.key for r in rows if isinstance(r, GapRow) and r.gap.about == chosen.gap.about), "")
            )
        self.title.setText("Dismissed gaps" if place == DISMISSED else "Gaps")
        self.filter_button.show_filter(asked, place)
        words = asked.words(pack)
        self.strip.say(f"Only: {words}" if words else "", "Show all")
        self.count.setVisible(comparison is not None)
        self.empty.setVisible(comparison is not None and not rows)
        self.show_put_away.setVisible(not rows and not asked.is_set and any(self._put_away_here()))
        if comparison is None:
            return
        self.count.setText(self._say_count([row.gap for row in rows if isinstance(row, GapRow)], asked))
        if not rows:
            self.empty.setText(self._say_none(asked))

    def _on_opened(self) -> None:
        self._closed = None
        self.show_filter(GapFilter())

    def _let_go_of_closed(self) -> None:
        """Choose no gap in the place of one that the evidence has closed: that one is said to be closed."""
        chosen, keys = self.list.chosen_row(), self.list.chosen_keys()
        if not isinstance(chosen, GapRow) or len(keys) > 1 or not self._session.has_comparison:
            return
        if all(gap.about != chosen.gap.about for gap in self._session.comparison.gaps):
            self._closed = chosen, self.list.rows.open_keys().index(chosen.key)
            self.list.choose_none()

    def _on_chosen(self, gap_key: str) -> None:
        if gap_key:
            self._closed = None
        self.gap_chosen.emit(gap_key)

    def wanted_height(self) -> int:
        """How high the list is when every gap is seen."""
        below = 0 if self.show_put_away.isHidden() else self.show_put_away.sizeHint().height()
        body = self.list.content_height() or self.empty.heightForWidth(self.width()) + below
        strips = sum(strip.sizeHint().height() for strip in (self.strip, self.done) if not strip.isHidden())
        return self._head.sizeHint().height() + strips + body + theme.px(12)

    def _say_count(self, gaps: list[Gap], asked: GapFilter) -> str:
        shown, checks = len(gaps), sum(gap.pattern is None for gap in gaps)
        if asked.is_set:
            return f"{shown} of {len(gaps_asked_of(self._session.pack, self._session.comparison, self._place, asked))}"
        if self._place == DISMISSED:
            return f"{shown} put away"
        # The patterns are those of the meter at the left; what is flagged about the evidence itself is told apart.
        and_checks = f", and {checks} check{'' if checks == 1 else 's'}" if checks else ""
        return f"{shown - checks} open{and_checks}"

    def _say_none(self, asked: GapFilter) -> str:
        if asked.is_set:
            return "No gap here agrees with the filter."
        if self._place == DISMISSED:
            return "No gap has been dismissed."
        dismissed, answered = self._put_away_here()
        told = [f"{dismissed} dismissed"] if dismissed else []
        told += [f"{answered} answered by an action"] if answered else []
        if self._place in {NOT_PLACED, WHOLE_STATEMENT, BIN}:
            return f"No gaps open here: {listed(told)}." if told else "No gaps flagged here."
        counts = self._session.comparison.counts(self._place)
        covered = f"{counts.covered} of {sum(counts)} patterns covered"
        said = f"No gaps open: {covered}, {', '.join(told)}" if told else f"No gaps flagged: {covered}"
        return f"{said}. Readers look for shortfalls too."

    def _put_away_here(self) -> tuple[int, int]:
        """How many gaps of this place are dismissed, and how many answered by actions that are all done."""
        if not self._session.has_comparison or self._place == DISMISSED:
            return 0, 0
        gaps = gaps_asked_of(self._session.pack, self._session.comparison, self._place, PUT_AWAY)
        away = [gap for gap in gaps if not gap.is_open]
        dismissed = sum(gap.dismissal is not None for gap in away)
        return dismissed, len(away) - dismissed

    def _on_theme_changed(self) -> None:
        self._head.setContentsMargins(theme.px(20), theme.px(8), theme.px(12), theme.px(0))
        self._head.setSpacing(theme.px(10))
        self._under_empty.setContentsMargins(theme.px(12), 0, theme.px(20), 0)
        self.empty.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.px(8))


def paint_gap(painter: QPainter, rect: QRect, row: GapRow) -> None:
    """What is missing or weak; at the right how many exemplars show it, in figures and squares."""
    left, right = edges(rect)
    first, second = rect.top() + theme.px(7), rect.top() + theme.px(26)
    middle = first + height(FIRST) / 2
    if row.icon:
        paint_icon(painter, QPointF(left, middle), row.icon, "weak" if row.gap.text_changed else "ink2")
    else:
        paint_shape(painter, QPointF(left, middle), row.status)
    left += theme.px(23)
    write(painter, QPointF(left, first), right - left, row.title, FIRST)
    if row.tally:
        if squares := tally_width(row.exemplars):
            right -= squares
            paint_tally(painter, right, second + height(SECOND) / 2, row.shown_by, row.exemplars)
            right -= theme.px(8)
        right = write_before(painter, QPointF(right, second), row.tally, SECOND)
    write(painter, QPointF(left, second), right - left, row.second, SECOND)
