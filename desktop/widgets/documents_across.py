"""What is so across the documents: two of them disagree, or a sub-heading draws on one alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.across_rows import facts_across, say_not_across
from desktop.models.counted import counted
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.fields import label
from desktop.widgets.report_fold import SIDE, FoldingSection
from desktop.widgets.report_leads import LeadingList
from desktop.widgets.scrolling import scrolling
from rubric.documents import Held, gaps_across

_MOST_HEIGHT = 132


class AcrossDocuments(FoldingSection):
    """Each row leads to its gap, and what was looked for and not found is said. Before evidence is taken from two
    documents the section takes no room.
    """

    gap_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._session = session
        self.list = LeadingList("Across documents")
        self._area = scrolling(self.list)
        self.none = label("", "second", "not_across", wrap=True)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._area)
        column.addWidget(self.none)
        super().__init__("Across documents", body, parent)
        self.list.led.connect(lambda _kind, gap_key: self.gap_requested.emit(gap_key))

    def refresh(self, held: Sequence[Held]) -> None:
        """Show what was found, as far as the evidence has been compared."""
        session = self._session
        is_known = session.is_open and session.has_comparison and sum(bool(one.evidence) for one in held) > 1
        gaps = gaps_across(session.assessment, session.comparison.gaps) if is_known else ()
        rows = facts_across(session.pack, gaps)
        self.list.show_rows(rows)
        self.list.lay_out()
        self._area.setVisible(bool(rows))
        self._area.setFixedHeight(min(self.list.height(), theme.px(_MOST_HEIGHT)))
        self.say(f"{counted(len(rows), 'thing')} to look at" if rows else "nothing to look at")
        self.none.setText(say_not_across(session.pack, gaps))
        self.none.setContentsMargins(theme.px(SIDE), 0, theme.px(SIDE), theme.px(4))
        self.none.setVisible(bool(self.none.text()))
        self.setVisible(is_known)
