"""What is so across the documents: two of them disagree, or a sub-heading draws on one alone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.models.counted import counted
from desktop.models.document_rows import facts_across
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.report_fold import FoldingSection
from desktop.widgets.report_leads import LeadingList
from desktop.widgets.scrolling import scrolling
from rubric.documents import gaps_across

_MOST_HEIGHT = 132


class AcrossDocuments(FoldingSection):
    """Each row leads to its gap; with nothing to say the section takes no room."""

    gap_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._session = session
        self.list = LeadingList("Across documents")
        self._area = scrolling(self.list)
        super().__init__("Across documents", self._area, parent)
        self.list.led.connect(lambda _kind, gap_key: self.gap_requested.emit(gap_key))

    def refresh(self) -> None:
        """Show what was found, as far as the evidence has been compared."""
        session = self._session
        gaps = session.comparison.gaps if session.is_open and session.has_comparison else ()
        rows = facts_across(session.pack, gaps_across(session.assessment, gaps)) if gaps else ()
        self.list.show_rows(rows)
        self.list.lay_out()
        self.say(f"{counted(len(rows), 'thing')} to look at")
        self._area.setFixedHeight(min(self.list.height(), theme.px(_MOST_HEIGHT)))
        self.setVisible(bool(rows))
