"""How the triage of one document is arranged: its head, the document at the left, its passages at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QSplitter, QVBoxLayout, QWidget

from desktop.models.document_rows import title_of
from desktop.models.passage_list import Progress
from desktop.models.passages import aside_reason
from desktop.models.row_model import RowModel
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets import triage_layout as layout
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.columns_rows import RowActs
from desktop.widgets.done_strip import DoneStrip
from desktop.widgets.fields import label
from desktop.widgets.status_line import CutLabel
from desktop.widgets.triage_bulk import TriageBulk
from desktop.widgets.triage_document import TriageDocument
from desktop.widgets.triage_done import TriageDone
from desktop.widgets.triage_filter import TriageFilter
from desktop.widgets.triage_find import TriageFind
from desktop.widgets.triage_list import KEYS_SAID, TriageList
from rubric.assessment import Passage, SourceDocument

LEAST_FOR_TITLE = 480


class TriagePage(QWidget):
    """Holds the controls; `TriageView` says what they show and do."""

    def __init__(self, session: Session, rows: RowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _cut("title", "document_title")
        self.facts, self.place = _cut("second", "facts"), label("", "second", "page_said")
        self.all_documents = Button("All documents", "chevron-left", "quiet")
        self.compare = IconButton("history", "What changed from version to version")
        self.sheet = RowActs(session)
        self.finish, self.bulk = Button("Finish later"), TriageBulk()
        self.document = TriageDocument(lambda passage: aside_reason(session.pack, passage))
        self.finder = TriageFind(self.document)
        self.cut_words = Button("Make these words a passage", "split", "quiet")
        self.cut_words.setToolTip("C")
        self.cut_words.hide()
        self.list, self.filter, self.all_decided = TriageList(), TriageFilter(), TriageDone()
        self.list.setModel(rows)
        self.strip = DoneStrip(session, "list-checks", "done_strip")
        self.progress_words, self.progress = label("", "second", "progress"), QProgressBar()
        self.progress.setTextVisible(False)
        self._arrange()

    def show_head(
        self, documents: tuple[SourceDocument, ...], shown: SourceDocument, passages: Sequence[Passage]
    ) -> None:
        """Say which document is shown, and offer what can be done with the whole of it."""
        self.title.show_text(title_of(shown))
        self.sheet.show_document(shown, passages)
        self.compare.setVisible(shown.supersedes is not None or shown.id in {d.supersedes for d in documents})

    def show_progress(self, progress: Progress) -> None:
        """Say how far the document is decided."""
        of = progress.decided + progress.to_go
        self.progress_words.setText(f"{progress.decided} of {of} decided")
        self.progress.setMaximum(max(of, 1))
        self.progress.setValue(progress.decided)
        self.progress.setAccessibleName(self.progress_words.text())
        self.facts.show_text(progress.said)
        self.filter.show_progress(progress)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a low window the counts of the filter say it too, and the card needs the room.
        self._found.setVisible(self.height() >= theme.px(LEAST_FOR_TITLE))

    def _arrange(self) -> None:
        controls = (self.compare, self.finish, self.bulk)
        head = layout.head(self.all_documents, (self.title, self.facts), controls)
        over_document = layout.line(label("Document", "card-title"), self.place, self.cut_words)
        self._found = layout.held(layout.line(label("Suggested passages", "card-title"), self.progress_words))
        keys = _cut("second", "keys_said")
        keys.show_text(KEYS_SAID)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(8)
        panes.setChildrenCollapsible(False)
        panes.addWidget(layout.pane([over_document, layout.line(self.sheet), self.finder], self.document))
        above = [self._found, self.progress, layout.line(self.filter), self.strip, layout.wide(self.all_decided)]
        panes.addWidget(layout.pane(above, self.list, keys))
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
