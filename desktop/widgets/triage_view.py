"""The imported documents and the triage of one of them: which page is shown, and where the officer stopped in each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop.import_summary import ImportSummary
from desktop.models.column_rows import is_new_kind
from desktop.session import Session
from desktop.settings import Place, Settings
from desktop.widgets.columns_pane import ColumnsPane
from desktop.widgets.documents_page import DocumentsPage
from desktop.widgets.triage_page import TriagePage
from rubric.assessment import SourceDocument
from rubric.columns import may_be_mapped
from rubric.parts import passages_of

DOCUMENTS, ONE_DOCUMENT = 0, 1
"""The pages."""


class TriageView(QWidget):
    """All documents on one page; one of them, with its passages, on another; the columns of a sheet on a third."""

    import_requested = Signal()
    finish_later_requested = Signal(str)
    evidence_requested = Signal(str)
    versions_requested = Signal(int)

    def __init__(self, session: Session, settings: Settings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("triage_view")
        self._session, self._settings = session, settings
        self._document: SourceDocument | None = None
        self._stopped: dict[str, Place] = {}
        self.documents = DocumentsPage(session, settings)
        self.page, self.columns = TriagePage(session), ColumnsPane(session)
        self._pages = QStackedLayout(self)
        for one in (self.documents, self.page, self.columns):
            self._pages.addWidget(one)
        self._connect()
        self._on_opened()

    def show_document(self, document_id: int) -> None:
        """Show one imported document, at the passage where the officer stopped."""
        self._keep_place()
        self._document = next((d for d in self._documents() if d.id == document_id), None)
        self.page.deciding.begin(self._stopped_at(self._document))
        self._pages.setCurrentIndex(ONE_DOCUMENT)
        self.refresh()
        self.page.deciding.list.setFocus()

    def show_documents(self) -> None:
        """Show the page of all documents, the one that was triaged chosen."""
        self._keep_place()
        self._pages.setCurrentIndex(DOCUMENTS)
        if self._document is not None:
            self.documents.choose(self._document.id)
        self.documents.list.setFocus()

    def begin(self, again: bool = False) -> None:
        """Show the only document, or where there are several the page to choose one from; ``again``, asked for on that
        page itself, the one that is chosen there.
        """
        chosen = self.documents.chosen() if again and self._pages.currentIndex() == DOCUMENTS else None
        if chosen is not None:
            self.show_document(chosen)
            return
        documents = self._documents()
        if len(documents) == 1:
            self.show_document(documents[0].id)
        else:
            self.show_documents()

    def show_import(self, summary: ImportSummary) -> None:
        """Show what came of an import: of one document its triage, of a sheet of a new kind first its columns, of
        several what became of each.
        """
        self.show_documents()
        self.documents.show_import(summary)
        if not summary.is_several and summary.read and (chosen := self.documents.chosen()) is not None:
            self.show_document(chosen)
            if is_new_kind(self._session.pack, self._session.assessment):
                self.show_columns()

    def show_columns(self) -> None:
        """Show what the columns of the document hold, where it is a sheet."""
        if self._document is not None and may_be_mapped(self._document.columns):
            self._pages.setCurrentWidget(self.columns)
            self.columns.show_document(self._document.id)

    def show_passage(self, passage_id: int) -> None:
        """Show a passage in its document."""
        passage = next((p for p in self._session.assessment.passages if p.id == passage_id), None)
        if passage is None:
            return
        if self._document is None or self._document.id != passage.document:
            self.show_document(passage.document)
        self._pages.setCurrentIndex(ONE_DOCUMENT)
        self.refresh()
        self.page.show_passage(passage)

    def refresh(self) -> None:
        """Show what is stored of the document, or of another where it is gone."""
        documents = self._documents()
        held = next((d for d in documents if self._document and d.id == self._document.id), None)
        if held is None:
            held = documents[-1] if documents else None
            self.page.deciding.begin(self._stopped_at(held))
            if held is None or self._pages.currentWidget() is self.columns:
                self._pages.setCurrentIndex(DOCUMENTS)
        self._document = held
        # Of thousands of rows with hundreds of cells it takes seconds to lay out the page: not while none see it.
        if self._pages.currentWidget() is not self.columns:
            self.page.show_document(held)

    def shown_document(self) -> int | None:
        """The id of the document that is triaged."""
        return self._document.id if self._document else None

    def current_passage(self) -> int | None:
        """The id of the passage being decided."""
        return self.page.deciding.current_passage()

    def finish_later(self) -> None:
        """Go back to the desk, and say where this stopped."""
        self._keep_place()
        self.finish_later_requested.emit(self.page.where())

    def _documents(self) -> tuple[SourceDocument, ...]:
        return self._session.assessment.documents if self._session.is_open else ()

    def _stopped_at(self, document: SourceDocument | None) -> int | None:
        """The passage of a document at which the officer stopped, or what stands there now."""
        if document is None or (place := self._stopped.get(document.digest)) is None:
            return None
        passages = passages_of(self._session.assessment, document.id)
        return next((p.id for p in passages if (p.number, p.part) >= place), None)

    def _on_changed(self) -> None:
        if self.isVisible() or not self._session.is_open:
            self.refresh()

    def _on_opened(self) -> None:
        path = self._session.path
        self._stopped = self._settings.stopped_at(path) if self._settings and path else {}
        self._document = None
        self.page.rows.forget()
        self._pages.setCurrentIndex(ONE_DOCUMENT)
        self.refresh()

    def _keep_place(self) -> None:
        """Remember where the officer is in the document, for the next time it is shown."""
        path, row = self._session.path, self.page.deciding.current_row()
        if self._document is None or row is None:
            return
        self._stopped[self._document.digest] = row.passage.number, row.passage.part
        if self._settings is not None and path is not None and not self._session.is_example:
            self._settings.keep_stopped(path, self._stopped)

    def _on_compare(self) -> None:
        if self._document is not None:
            self.versions_requested.emit(self._document.id)

    def _on_columns_done(self) -> None:
        self._pages.setCurrentIndex(ONE_DOCUMENT)
        self.refresh()
        self.page.deciding.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keep_place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = event.key() == Qt.Key.Key_Left and event.modifiers() == Qt.KeyboardModifier.AltModifier
        if back and self._pages.currentIndex() == ONE_DOCUMENT:
            self.show_documents()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        session, page, deciding = self._session, self.page, self.page.deciding
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_opened)
        session.settling.connect(self._keep_place)
        session.assessment_changed.connect(self._on_changed)
        self.documents.triage_requested.connect(self.show_document)
        self.documents.import_requested.connect(self.import_requested)
        self.documents.evidence_requested.connect(self.evidence_requested)
        page.documents_requested.connect(self.show_documents)
        page.passage_requested.connect(self.show_passage)
        page.compare.clicked.connect(self._on_compare)
        page.sheet.columns_requested.connect(self.show_columns)
        page.finish.clicked.connect(self.finish_later)
        deciding.document_requested.connect(self.show_document)
        deciding.evidence_requested.connect(self.evidence_requested)
        deciding.desk_requested.connect(lambda: self.finish_later_requested.emit(""))
        self.columns.done.connect(self._on_columns_done)
