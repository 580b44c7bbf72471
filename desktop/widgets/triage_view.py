"""Deciding on the passages of an imported document: the document on the left, the decisions on the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from desktop import commands
from desktop.models.passages import PassageRow, passage_row
from desktop.models.roles import Role
from desktop.models.row_model import RowModel
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets import triage_layout as layout
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.fields import Choice, label
from desktop.widgets.passage_reading import PassageReading
from desktop.widgets.triage_card import TriageCard
from desktop.widgets.triage_document import TriageDocument
from desktop.widgets.triage_list import TriageList
from rubric.assessment import Passage, SourceDocument


class TriageView(QWidget):
    """Nothing is left out: every passage stands in the list, also where no pattern is found in it."""

    import_requested = Signal()
    finish_later_requested = Signal()
    evidence_requested = Signal(str)
    versions_requested = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("triage_view")
        self._session = session
        self._document: SourceDocument | None = None
        self._rows: list[PassageRow] = []
        self._current: int | None = None
        self._reading = PassageReading(session, self)
        self._reading.read_more.connect(self._refresh_rows)
        self.model = RowModel(self)
        self._make_controls()
        self._arrange()
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_opened)
        session.assessment_changed.connect(self.refresh)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.refresh()

    def show_document(self, document_id: int) -> None:
        """Show one imported document, at its first passage to decide."""
        documents = self._session.assessment.documents if self._session.is_open else ()
        self._document = next((d for d in documents if d.id == document_id), None)
        self._current = None
        self.refresh()

    def show_passage(self, passage_id: int) -> None:
        """Show a passage in its document; one that may not be evidence is shown where it stands among the others."""
        passage = next((p for p in self._session.assessment.passages if p.id == passage_id), None)
        if passage is None:
            return
        if self._document is None or self._document.id != passage.document:
            self.show_document(passage.document)
        if self._row(passage_id) is not None:
            self._move_to(passage_id)
        else:
            self.document.show_current(passage_id)
        self.list.setFocus()

    def refresh(self) -> None:
        """Show what is stored; the current passage stays current."""
        documents = self._session.assessment.documents if self._session.is_open else ()
        if self._document is None or self._document.id not in {d.id for d in documents}:
            self._document = documents[-1] if documents else None
            self._current = None
        self._pages.setCurrentIndex(1 if self._document else 0)
        if self._document is None:
            self._reading.want(())
            self._show_rows([])
            return
        self._show_documents(documents, self._document)
        self.document.show_passages(self._passages())
        self._reading.want(p for p in self._passages() if p.is_waiting)
        self._refresh_rows()

    def current_passage(self) -> int | None:
        """The id of the passage being decided."""
        return self._current

    def answer(self, verdict: str) -> None:
        """Decide on the current passage and go to the next one still to decide."""
        row = self._row(self._current)
        card = self.card()
        if row is None or card is None or self._session.read_only or (row.passage.verdict and verdict):
            return
        following = self._following(row.passage.id) if verdict else row.passage.id
        if verdict == "accepted":
            fields = card.fields()
            if fields is None:
                return
            self._move_to(following)
            commands.accept_passage(self._session, row.passage.id, **fields)
        else:
            self._move_to(following)
            commands.set_passage_verdict(self._session, row.passage.id, verdict)
        self.list.setFocus()

    def accept_all_clear(self) -> None:
        """Accept every passage that shows a pattern clearly, where the engine suggests, as one step of undo."""
        date = self._document.date if self._document else None
        accepted: list[tuple[int, dict[str, Any]]] = []
        for row in self._rows:
            if row.is_clear and row.suggestion is not None:
                place = (row.suggestion.sub_heading,) if row.suggestion.sub_heading else ()
                fields = {"sub_headings": place, "category": row.suggestion.category, "date": date}
                accepted.append((row.passage.id, fields))
        if accepted and not self._session.read_only:
            commands.accept_passages(self._session, accepted)
            self._move_to(self._following(None))
            self.list.setFocus()

    def card(self) -> TriageCard | None:
        """The card of the current passage."""
        return self.list.card if isinstance(self.list.card, TriageCard) else None

    def _passages(self) -> tuple[Passage, ...]:
        document = self._document
        return tuple(p for p in self._session.assessment.passages if document and p.document == document.id)

    def _row(self, passage_id: int | None) -> PassageRow | None:
        return next((row for row in self._rows if row.passage.id == passage_id), None)

    def _following(self, passage_id: int | None) -> int | None:
        """The next passage still to decide, from the top again after the last; the same one where there is none."""
        ids = [row.passage.id for row in self._rows]
        start = ids.index(passage_id) + 1 if passage_id in ids else 0
        ordered = self._rows[start:] + self._rows[:start]
        return next((r.passage.id for r in ordered if not r.passage.verdict and r.passage.id != passage_id), passage_id)

    def _refresh_rows(self) -> None:
        pack, suggestion = self._session.pack, self._reading.suggestion
        offered = [p for p in self._passages() if p.is_offered]
        self._show_rows([passage_row(pack, p, suggestion(p)) for p in offered])
        self.document.mark({p.id: read.reading.matches for p in offered if (read := suggestion(p))})

    def _show_rows(self, rows: list[PassageRow]) -> None:
        if [row.key for row in self._rows] != [row.key for row in rows]:
            self.list.show_card(QModelIndex(), None)
        self._rows = rows
        if self._row(self._current) is None:
            self._current = self._following(None)
        card = self.card()
        self.list.selectionModel().blockSignals(True)
        self.model.show(rows)
        self.list.selectionModel().blockSignals(False)
        if card is None or card.row != self._row(self._current):
            self._show_current()
        self._say_progress()

    def _show_current(self) -> None:
        row = self._row(self._current)
        place = self.model.row_of(str(self._current)) if row else -1
        if row is None or place < 0:
            self.list.show_card(QModelIndex(), None)
            self.document.show_current(None)
            return
        index = self.model.index(place)
        if not row.passage.verdict:
            row = passage_row(self._session.pack, row.passage, self._reading.read_now(row.passage))
            self._rows[place] = row
        card = TriageCard(self._session, row, self._document.date if self._document else None)
        card.setEnabled(not self._session.read_only)
        card.answered.connect(self.answer)
        card.evidence_requested.connect(self.evidence_requested)
        self.list.show_card(index, card)
        self.list.selectionModel().blockSignals(True)
        self.list.setCurrentIndex(index)
        self.list.selectionModel().blockSignals(False)
        self.list.executeDelayedItemsLayout()
        self.list.scrollTo(index, TriageList.ScrollHint.EnsureVisible)
        self.document.show_current(self._current)

    def _move_to(self, passage_id: int | None) -> None:
        if passage_id != self._current:
            self._current = passage_id
            self._show_current()

    def _on_current_changed(self, index: QModelIndex) -> None:
        row: PassageRow | None = index.data(Role.ROW)
        if row is not None:
            # A view still answers to the key or press that moved it; the card takes its row after that.
            QTimer.singleShot(0, self, lambda: self._move_to(row.passage.id))

    def _say_progress(self) -> None:
        found = len(self._rows)
        decided = sum(1 for row in self._rows if row.passage.verdict)
        clear = sum(1 for row in self._rows if row.is_clear)
        self.progress_words.setText(f"{decided} of {found} decided")
        self.progress.setMaximum(max(found, 1))
        self.progress.setValue(decided)
        self.progress.setAccessibleName(f"{decided} of {found} decided")
        self.facts.setText(f"{found} passages found · {decided} decided · {found - decided} to go")
        self.accept_clear.setText(f"Accept all clear ({clear})")
        self.accept_clear.setAccessibleName(f"Accept all {clear} clear passages")
        self.accept_clear.setEnabled(clear > 0 and not self._session.read_only)
        self.all_decided.setVisible(bool(found) and decided == found)

    def _show_documents(self, documents: tuple[SourceDocument, ...], shown: SourceDocument) -> None:
        self.title.setText(shown.title or shown.file_name)
        entries = [(d.title or d.file_name, d.id) for d in documents]
        if entries != [(self.picker.itemText(n), self.picker.itemData(n)) for n in range(self.picker.count())]:
            self.picker.clear()
            for title, document_id in entries:
                self.picker.addItem(title, document_id)
        self.picker.show_value(shown.id)
        self.picker.setVisible(len(documents) > 1)
        self.compare.setVisible(shown.supersedes is not None or shown.id in {d.supersedes for d in documents})

    def _on_opened(self) -> None:
        self._document, self._current = None, None
        self._reading.forget()
        self.refresh()

    def _on_theme_changed(self) -> None:
        self.list.show_card(QModelIndex(), None)
        self.document.lay_out()
        if self._document is not None:
            self._refresh_rows()

    def _on_import(self) -> None:
        self.import_requested.emit()

    def _make_controls(self) -> None:
        self.title = label("", "title", "document_title")
        self.facts = label("", "second", "facts")
        self.picker = Choice([])
        self.picker.setAccessibleName("Imported document")
        self.picker.setMinimumContentsLength(24)
        self.picker.activated.connect(lambda: self.show_document(self.picker.currentData()))
        self.compare = IconButton("history", "What changed from version to version")
        self.compare.clicked.connect(lambda: self._document and self.versions_requested.emit(self._document.id))
        self.finish_later = Button("Finish later")
        self.finish_later.clicked.connect(self.finish_later_requested)
        self.accept_clear = Button("Accept all clear", "list-checks")
        self.accept_clear.clicked.connect(self.accept_all_clear)
        self.document = TriageDocument()
        self.document.passage_pressed.connect(self._move_to)
        self.list = TriageList()
        self.list.setModel(self.model)
        self.list.answered.connect(self.answer)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.progress_words = label("", "second", "progress")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.all_decided = label("Every passage of this document is decided.", "row", "all_decided", wrap=True)

    def _arrange(self) -> None:
        head = layout.head((self.title, self.facts), (self.picker, self.compare, self.finish_later, self.accept_clear))
        found = layout.line(label("Suggested passages", "card-title"), self.progress_words)
        foot = label("Nothing is evidence until you accept it. Undo takes back any answer.", "second")
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(8)
        panes.setChildrenCollapsible(False)
        panes.addWidget(layout.pane([layout.line(label("Document", "card-title"))], self.document))
        panes.addWidget(layout.pane([found, self.progress, layout.line(self.all_decided)], self.list, foot))
        panes.setSizes([560, 500])
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(panes, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(layout.empty_page(self._on_import))
        self._pages.addWidget(page)
