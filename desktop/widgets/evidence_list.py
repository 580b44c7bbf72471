"""The evidence at a place: how much there is, the list, and how to add to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.models.evidence import EvidenceRow, evidence_rows
from desktop.models.evidence_filter import EvidenceFilter
from desktop.models.places import DISMISSED, NOT_PLACED
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.delegates import EVIDENCE, RowDelegate
from desktop.widgets.fields import label
from desktop.widgets.row_list import RowList

_EMPTY = {
    "": ("No evidence under this sub-heading yet.", "Type it, paste it, or import a document."),
    NOT_PLACED: ("Everything has a place.", "Evidence with no sub-heading would stand here, to be placed."),
    DISMISSED: ("Gaps that were put away stand at the right.", "Choose one to read the reason, or to put it back."),
}


class EvidenceList(QWidget):
    """`evidence_chosen` gives an item's id, or nothing when none is chosen."""

    evidence_chosen = Signal(str)
    add_requested = Signal()
    delete_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place = ""
        self._asked = EvidenceFilter()
        self.list = RowList("Evidence", RowDelegate({EvidenceRow: EVIDENCE}, self))
        self.list.setUniformItemSizes(True)
        self.list.chosen.connect(self.evidence_chosen)
        deletes = QShortcut(QKeySequence.StandardKey.Delete, self.list, context=Qt.ShortcutContext.WidgetShortcut)
        deletes.activated.connect(self.delete_requested)
        self.empty, self.how = label("", "row", "empty", wrap=True), label("", "second", "how", wrap=True)
        self.add = Button("Add evidence", "plus")
        self.add.setObjectName("empty_add")
        self.add.clicked.connect(self.add_requested)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 0)
        column.addWidget(self._pages)

    def show_place(self, place: str) -> None:
        """Show the evidence at that place, the first item chosen if none of those shown was."""
        if place != self._place:
            self._asked = EvidenceFilter()
        self._place = place
        self.refresh()
        if not self.list.chosen_key():
            self.choose_first()

    def show_filter(self, asked: EvidenceFilter) -> None:
        """Show of this place's evidence what agrees with that, until another place is shown."""
        self._asked = asked
        self.refresh()
        if not self.list.chosen_key():
            self.choose_first()

    def refresh(self) -> None:
        """Show the evidence as it now stands."""
        session = self._session
        comparison = session.comparison if session.has_comparison else None
        rows = evidence_rows(session.pack, session.assessment, comparison, self._place)
        if comparison and self._asked.is_set:
            day = session.assessment.details.as_of
            kept = {c.item.id for c in comparison.items if self._asked.lets_through(session.pack, c, day)}
            rows = tuple(row for row in rows if row.key in kept)
        self.list.show_rows(rows)
        self._pages.setCurrentIndex(0 if rows else 1)
        sentence, how = _EMPTY.get(self._place, _EMPTY[""])
        self.empty.setText(sentence)
        self.how.setText(how)
        self.add.setVisible(self._place not in _EMPTY and not session.read_only)

    def choose_first(self) -> None:
        """Choose the first item, or none where there is none."""
        keys = self.list.rows.open_keys()
        if keys:
            self.list.choose(keys[0])
        else:
            self.list.choose_none()

    def count(self) -> int:
        """How many items stand here."""
        return self.list.rows.rowCount()

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        column.addStretch()
        for part in (self.empty, self.how):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addSpacing(theme.px(8))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.add)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        return page
