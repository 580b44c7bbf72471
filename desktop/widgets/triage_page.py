"""The triage of one document: its head, the document as it reads at the left, the decisions at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.models.passage_list import say_progress
from desktop.models.passage_pages import pages_said
from desktop.models.passages import aside_reason
from desktop.session import Session
from desktop.widgets import theme, triage_acts
from desktop.widgets import triage_layout as layout
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.columns_rows import RowActs
from desktop.widgets.fields import label
from desktop.widgets.status_line import CutLabel
from desktop.widgets.triage_deciding import DecidingPane
from desktop.widgets.triage_document import TriageDocument
from desktop.widgets.triage_find import TriageFind
from desktop.widgets.triage_rows import TriageRows
from rubric.assessment import Passage, SourceDocument
from rubric.documents import Held, held
from rubric.parts import in_order

_LOW = 480
"""The height below which the card needs the room of what is said elsewhere too."""


class TriagePage(QWidget):
    """Brings the document and the decisions together: where one of them goes, the other follows."""

    documents_requested = Signal()
    passage_requested = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._held: Held | None = None
        self._passages: tuple[Passage, ...] = ()
        self._pages_said: tuple[str, ...] = ()
        self.rows = TriageRows(session, self)
        self.title, self.facts = _cut("title", "document_title"), _cut("second", "facts")
        self.place = label("", "second", "page_said")
        self.all_documents = Button("All documents", "chevron-left", "quiet")
        self.compare = IconButton("history", "What changed from version to version")
        self.sheet = RowActs(session)
        self.finish = Button("Finish later")
        self.document = TriageDocument(lambda passage: aside_reason(session.pack, passage))
        self.finder = TriageFind(self.document)
        self.deciding = DecidingPane(session, self.rows)
        self._connect()
        self._arrange()

    def show_document(self, shown: SourceDocument | None) -> None:
        """Show what is stored of one document; what is current stays so."""
        assessment = self._session.assessment if shown is not None else None
        every = assessment.passages if assessment is not None else ()
        self._passages = in_order(p for p in every if shown and p.document == shown.id)
        self._held = (
            next((h for h in held(assessment) if shown and h.document.id == shown.id), None) if assessment else None
        )
        self.rows.want(every, self._passages)
        is_written = False
        if self._held is not None and shown is not None:
            self.title.show_text(shown.name)
            self.facts.show_text(say_progress(self._held))
            self.sheet.show_document(shown, () if self._held.newer else self._passages)
            self.compare.setVisible(shown.supersedes is not None or self._held.newer is not None)
            self._pages_said = pages_said(self._passages)
            is_written = self.document.show_passages(self._passages)
            if is_written:
                self._mark()
        self.deciding.show_passages(self._held, self._passages)
        if is_written:
            self.document.show_current(self.deciding.current_passage())

    def show_passage(self, passage: Passage) -> None:
        """Show one of its passages; one that may not be evidence where it stands among the others."""
        if self.deciding.lists(passage):
            self.deciding.show_passage(passage)
        else:
            self.document.show_current(passage.id)
        self.deciding.list.setFocus()

    def cut_out(self) -> None:
        """Make a passage of the words that are chosen in the document."""
        chosen = self.document.chosen_words()
        passage = next((p for p in self._passages if chosen and p.id == chosen[0]), None)
        if chosen is None or passage is None:
            self.deciding.strip.say(triage_acts.NO_WORDS_CHOSEN, "")
        elif self.deciding.cut_out(passage, chosen[1]):
            self.document.choose_no_words()

    def where(self) -> str:
        """At which passage of which document the officer is, in words; empty where at none."""
        row, waiting = self.deciding.current_row(), self._held.waiting if self._held else 0
        where = f"You stopped at passage {row.name} of {self.title.whole_text()}" if row else ""
        return f"{where}: {waiting} to go" if where and waiting else where

    def _mark(self) -> None:
        self.document.mark(self.rows.matches(self._passages))

    def _on_read_more(self) -> None:
        self._mark()
        self.deciding.refresh()

    def _act(self, name: str) -> None:
        acts = {"cut_out": self.cut_out, "find": self.finder.ask, "show_documents": self.documents_requested.emit}
        acts[name]()

    def _on_scrolled(self, place: int) -> None:
        self.place.setText(self._pages_said[place] if place < len(self._pages_said) else "")

    def _on_theme_changed(self) -> None:
        self.document.lay_out()
        self._mark()
        self.deciding.show_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = self.height() < theme.px(_LOW)
        self.facts.setVisible(not is_low)
        self.deciding.show_low(is_low)

    def _connect(self) -> None:
        self.rows.read_more.connect(self._on_read_more)
        self.all_documents.clicked.connect(self.documents_requested)
        self.sheet.told.connect(self.deciding.strip.tell)
        self.deciding.current_changed.connect(self.document.show_current)
        self.deciding.read.connect(self._mark)
        self.deciding.rested.connect(self.document.rest_on)
        self.deciding.act_requested.connect(self._act)
        self.deciding.passage_requested.connect(self.passage_requested)
        self.document.passage_pressed.connect(self.passage_requested)
        self.document.cut_out_requested.connect(self.cut_out)
        self.document.scrolled.connect(self._on_scrolled)
        for leaving in (self.document.left, self.finder.left):
            leaving.connect(self.deciding.list.setFocus)
        theme.changed.connect(self._on_theme_changed)

    def _arrange(self) -> None:
        controls = (self.compare, self.finish, self.deciding.bulk)
        head = layout.head(self.all_documents, (self.title, self.facts), controls)
        over_document = layout.line(label("Document", "card-title"), self.place)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(8)
        panes.setChildrenCollapsible(False)
        panes.addWidget(layout.pane([over_document, layout.line(self.sheet), self.finder], self.document))
        panes.addWidget(self.deciding)
        panes.setSizes([560, 500])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(panes, 1)


def _cut(kind: str, name: str) -> CutLabel:
    made = theme.set_kind(CutLabel(), kind)
    made.setObjectName(name)
    return made
