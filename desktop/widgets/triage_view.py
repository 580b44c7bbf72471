"""Deciding on the passages of an imported document: the document on the left, the decisions on the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop.import_summary import ImportSummary
from desktop.models.column_rows import is_new_kind
from desktop.models.document_rows import title_of
from desktop.models.passage_list import ALL, ASIDE_KEY, AsideRow, listed, next_to_decide, progress_of
from desktop.models.passage_outcome import outcome
from desktop.models.passage_pages import pages_said
from desktop.models.passages import PassageRow
from desktop.models.roles import Role
from desktop.models.row_model import RowModel
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme, triage_acts
from desktop.widgets.columns_pane import ColumnsPane
from desktop.widgets.documents_page import DocumentsPage
from desktop.widgets.triage_card import TriageCard
from desktop.widgets.triage_list import TriageList
from desktop.widgets.triage_page import TriagePage
from desktop.widgets.triage_rows import TriageRows
from rubric.assessment import Passage, SourceDocument
from rubric.columns import may_be_mapped
from rubric.parts import in_order
from rubric.versions import current_passages

DOCUMENTS, ONE_DOCUMENT = 0, 1
"""The pages."""


class TriageView(QWidget):
    """Nothing is left out: every passage stands in the list, also where no pattern is found in it."""

    import_requested = Signal()
    finish_later_requested = Signal(str)
    evidence_requested = Signal(str)
    versions_requested = Signal(int)

    def __init__(self, session: Session, settings: Settings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("triage_view")
        self._session, self._settings = session, settings
        self._document: SourceDocument | None = None
        self._passages: tuple[Passage, ...] = ()
        self._pages_said: tuple[str, ...] = ()
        self._rows: list[PassageRow] = []
        self._by_key: dict[str, PassageRow] = {}
        self._shown: list[PassageRow | AsideRow] = []
        self._current = ""
        self._asked = ALL
        self._unfolded: set[int] = set()
        self._stopped: dict[int, int] = {}
        self.rows = TriageRows(session, self)
        self.rows.read_more.connect(self._on_read_more)
        self.rows.repeats_found.connect(self._refresh_rows)
        self.model = RowModel(self)
        self.page = page = TriagePage(session, self.model)
        self.list, self.document, self.finder, self.filter = page.list, page.document, page.finder, page.filter
        self.title, self.facts, self.finish = page.title, page.facts, page.finish
        self.bulk, self.strip, self.cut_words = page.bulk, page.strip, page.cut_words
        self.all_decided, self.progress_words = page.all_decided, page.progress_words
        self.all_documents = page.all_documents
        self.documents, self.columns = DocumentsPage(session), ColumnsPane(session)
        self._pages = QStackedLayout(self)
        for one in (self.documents, page, self.columns):
            self._pages.addWidget(one)
        self._connect()
        self._on_opened()

    # What is shown

    def show_document(self, document_id: int) -> None:
        """Show one imported document, at the passage where the officer stopped."""
        self._keep_place()
        documents = self._session.assessment.documents if self._session.is_open else ()
        self._document = next((d for d in documents if d.id == document_id), None)
        self._current = str(self._stopped.get(document_id, ""))
        self._show_asked(ALL)
        self._pages.setCurrentIndex(ONE_DOCUMENT)
        self.refresh()
        self.list.setFocus()

    def show_documents(self) -> None:
        """Show the page of all documents, the one that was triaged chosen."""
        self._keep_place()
        self._pages.setCurrentIndex(DOCUMENTS)
        if self._document is not None:
            self.documents.choose(self._document.id)
        self.documents.list.setFocus()

    def begin(self) -> None:
        """Show the only document, or where there are several the page to choose one from."""
        documents = self._session.assessment.documents if self._session.is_open else ()
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
            if is_new_kind(self._session.assessment):
                self.show_columns()

    def show_columns(self) -> None:
        """Show what the columns of the document hold, where it is a sheet."""
        if self._document is not None and may_be_mapped(self._document.columns):
            self._pages.setCurrentWidget(self.columns)
            self.columns.show_document(self._document.id)

    def show_passage(self, passage_id: int) -> None:
        """Show a passage in its document; one that may not be evidence is shown where it stands among the others."""
        passage = next((p for p in self._session.assessment.passages if p.id == passage_id), None)
        if passage is None:
            return
        if self._document is None or self._document.id != passage.document:
            self.show_document(passage.document)
        self._pages.setCurrentIndex(ONE_DOCUMENT)
        if self._row(str(passage_id)) is not None:
            self._bring_into_list(passage)
            self._move_to(str(passage_id))
        else:
            self.document.show_current(passage_id)
        self.list.setFocus()

    def refresh(self) -> None:
        """Show what is stored; the current passage stays current."""
        documents = self._session.assessment.documents if self._session.is_open else ()
        held = next((d for d in documents if self._document and d.id == self._document.id), None)
        if held is None:
            self._document = documents[-1] if documents else None
            self._current = str(self._stopped.get(self._document.id, "")) if self._document else ""
            self._pages.setCurrentIndex(ONE_DOCUMENT if self._document else DOCUMENTS)
        else:
            self._document = held
        shown = self._document
        every = self._session.assessment.passages if self._session.is_open else ()
        self._passages = in_order(p for p in every if shown and p.document == shown.id)
        self.rows.want(every, self._passages)
        if shown is None:
            self._show_rows([])
            return
        self.page.show_head(documents, shown, self._passages)
        self._pages_said = pages_said(self._passages)
        if self.document.show_passages(self._passages):
            self._mark()
        self._refresh_rows()

    def current_passage(self) -> int | None:
        """The id of the passage being decided."""
        row = self._row(self._current)
        return row.passage.id if row else None

    def card(self) -> TriageCard | None:
        """The card of the current passage."""
        return self.list.card if isinstance(self.list.card, TriageCard) else None

    # What is done

    def answer(self, verdict: str) -> None:
        """Decide on the current passage, or on all that are chosen, and go to the next one still to decide."""
        card, rows = self.card(), self._chosen()
        rows = [row for row in rows if (row.can_be_answered if verdict else row.can_be_put_back)]
        if card is None or not rows or self._session.read_only:
            return
        fields = card.fields() if verdict == "accepted" else None
        if verdict == "accepted" and fields is None:
            return
        place = card.chosen_place()
        following = self._following(rows) if verdict else rows[0].key
        self._move_to(following)
        if fields is None:
            triage_acts.decide(self._session, rows, verdict)
        else:
            triage_acts.accept(
                self._session, rows, self._date(), self.rows.read_now, own={card.row.key: fields}, place=place
            )
        self.list.setFocus()

    def accept_several(self, accepted: list[PassageRow], left: list[PassageRow]) -> None:
        """Accept passages unseen, as one step of undo, and say what was left."""
        card = self.card()
        fields = card.fields() if card is not None and card.row in accepted else None
        own = {card.row.key: fields} if card is not None and fields is not None else {}
        triage_acts.accept(self._session, accepted, self._date(), self.rows.read_now, own=own)
        if self._row(self._current) in self._rows and (following := self._following(accepted)) != self._current:
            self._move_to(following)
        aside = progress_of(self._passages).aside
        self.strip.tell(triage_acts.say_accepted(len(accepted), len(left), aside))
        self.list.setFocus()

    def accept_as_sure(self) -> None:
        """Accept all of which the reader is as sure as of the current passage."""
        if not self.bulk.accept_as_sure() and not self._session.read_only:
            self.strip.say(triage_acts.NOTHING_AS_SURE, "")

    def split(self) -> None:
        """Show where the current passage may be cut, or its words again."""
        card = self.card()
        if card is None or self._session.read_only or not card.row.can_be_answered:
            return
        if not card.show_places(not card.is_cutting()):
            self.strip.say(triage_acts.ONE_SENTENCE, "")

    def cut(self, place: int) -> None:
        """Cut the current passage at a character of it."""
        if (row := self._row(self._current)) is not None:
            self._say(triage_acts.cut(self._session, row.passage, place))

    def cut_out(self) -> None:
        """Make a passage of the words that are chosen in the document."""
        chosen = self.document.chosen_words()
        passage = next((p for p in self._passages if chosen and p.id == chosen[0]), None)
        if chosen is None or passage is None or self._session.read_only:
            return
        made, refused = triage_acts.make_passage(self._session, passage, chosen[1])
        if not refused:
            self.document.choose_no_words()
            self.show_passage(made)
        self._say(refused)

    def join(self) -> None:
        """Join the passages that are chosen, or the current one with the next."""
        if (rows := self._chosen()) and not self._session.read_only:
            self._move_to(rows[0].key)
            self._say(triage_acts.join(self._session, [row.passage for row in rows]))

    def as_it_was(self) -> None:
        """Join the parts of the passage that the current one was cut from."""
        if (row := self._row(self._current)) is not None and not self._session.read_only:
            self._say(triage_acts.join_parts(self._session, row.passage))

    def go_on(self) -> None:
        """Go to the next passage to decide."""
        if (following := next_to_decide(self._passages, self.current_passage())) is not None:
            self.show_passage(following)

    def enter(self) -> None:
        """Fold or unfold what is set aside; on a passage, go into its fields."""
        card = self.card()
        if self._current == ASIDE_KEY and self._document is not None:
            self._unfolded ^= {self._document.id}
            self._refresh_rows()
        elif card is not None and card.row.can_be_answered:
            card.sub_heading.setFocus(Qt.FocusReason.TabFocusReason)

    def leave(self) -> None:
        """Leave the places to cut; or what is chosen but for one; or the document."""
        card = self.card()
        if card is not None and card.is_cutting():
            card.show_places(False)
        elif len(self._chosen()) > 1:
            self._choose_current()
        else:
            self.show_documents()

    def finish_later(self) -> None:
        """Go back to the desk, and say where this stopped."""
        self._keep_place()
        progress, row = progress_of(self._passages), self._row(self._current)
        where = f"You stopped at passage {row.name} of {self.title.whole_text()}" if row else ""
        self.finish_later_requested.emit(f"{where}: {progress.to_go} to go" if where and progress.to_go else where)

    # Rows

    def _row(self, key: str) -> PassageRow | None:
        return self._by_key.get(key)

    def _chosen(self) -> list[PassageRow]:
        """The rows that are chosen, in order; the current one alone where it is not among them."""
        keys = [index.data(Role.KEY) for index in sorted(self.list.selectedIndexes(), key=QModelIndex.row)]
        if self._current not in keys:
            keys = [self._current]
        return [row for row in self._rows if row.key in keys]

    def _following(self, rows: list[PassageRow]) -> str:
        """Where the work goes on after these: among what is set aside with what is; else with the next to decide."""
        last = rows[-1]
        if last.passage.verdict == "set-aside":
            keys = [r.key for r in self._shown if isinstance(r, PassageRow) and r.passage.verdict == "set-aside"]
            after = keys[keys.index(last.key) + 1 :] if last.key in keys else []
            if after:
                return after[0]
        gone = {row.passage.id for row in rows}
        waiting = tuple(p for p in self._passages if p.id not in gone or p.id == last.passage.id)
        following = next_to_decide(waiting, last.passage.id)
        return self._current if following is None else str(following)

    def _refresh_rows(self) -> None:
        self._show_rows([self.rows.row_of(p) for p in self._passages if p.is_offered])

    def _show_rows(self, rows: list[PassageRow]) -> None:
        self._rows = rows
        self._by_key = {row.key: row for row in rows}
        unfolded = self._document is not None and self._document.id in self._unfolded
        shown = listed(rows, self._asked, unfolded)
        if [row.key for row in self._shown] != [row.key for row in shown]:
            self.list.show_card(QModelIndex(), None)
        self._shown = shown
        keys = [row.key for row in shown]
        if self._current not in keys:
            waiting = next((row.key for row in shown if isinstance(row, PassageRow) and row.passage.is_waiting), "")
            self._current = waiting or (keys[0] if keys else "")
        card = self.card()
        self.list.selectionModel().blockSignals(True)
        self.model.show(shown)
        self.list.selectionModel().blockSignals(False)
        if card is None or card.row != self._row(self._current):
            self._show_current()
        self._say_progress()

    def _show_current(self) -> None:
        row, place = self._row(self._current), self.model.row_of(self._current)
        index = self.model.index(place) if place >= 0 else QModelIndex()
        if row is None or place < 0:
            self.list.show_card(QModelIndex(), None)
            self.document.show_current(None)
        else:
            if row.can_be_answered and row.suggestion is None:
                self.rows.read_now(row.passage)
                row = self.rows.row_of(row.passage)
                self._rows = [row if old is self._by_key[row.key] else old for old in self._rows]
                self._by_key[row.key] = row
            self.list.show_card(index, self._card_of(row))
            self.document.show_current(row.passage.id)
        if index.isValid():
            if self.list.currentIndex() != index or not self.list.selectionModel().isSelected(index):
                self._choose_current()
            self.list.executeDelayedItemsLayout()
            self.list.scrollTo(index, TriageList.ScrollHint.EnsureVisible)

    def _card_of(self, row: PassageRow) -> TriageCard:
        card = TriageCard(self._session, row, self._date())
        card.setEnabled(not self._session.read_only)
        card.answered.connect(self.answer)
        card.act_requested.connect(self._act)
        card.cut.connect(self.cut)
        card.repeat_requested.connect(self._show_repeated)
        card.evidence_requested.connect(self.evidence_requested)
        card.rested.connect(self.document.rest_on)
        card.left.connect(self.list.setFocus)
        return card

    def _choose_current(self) -> None:
        index = self.model.index(self.model.row_of(self._current))
        self.list.selectionModel().blockSignals(True)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.selectionModel().blockSignals(False)
        self.list.viewport().update()

    def _move_to(self, key: str) -> None:
        if key != self._current:
            self._current = key
            self._show_current()
            self._show_bulk()

    def _bring_into_list(self, passage: Passage) -> None:
        if str(passage.id) in [row.key for row in self._shown]:
            return
        if passage.verdict == "set-aside":
            self._unfolded.add(passage.document)
        self._current = str(passage.id)
        self._show_asked(ALL)
        self._refresh_rows()

    def _date(self) -> str | None:
        return self._document.date if self._document else None

    # What is said

    def _mark(self) -> None:
        self.document.mark(self.rows.matches(self._passages))

    def _say_progress(self) -> None:
        progress = progress_of(self._passages)
        self.page.show_progress(progress)
        self._show_bulk()
        if progress.found and not progress.to_go:
            title = title_of(following) if (following := self._next_document()) else ""
            self.all_decided.say(outcome(self._session.pack, self._session.assessment, self._passages), title)
        else:
            self.all_decided.hide()

    def _show_bulk(self) -> None:
        # What repeats something is not accepted unseen, so nothing is before that is known.
        may = not self._session.read_only and self.rows.knows_repeats()
        self.bulk.show_rows(self._rows, self._row(self._current), may)

    def _next_document(self) -> SourceDocument | None:
        """The next document, from the first again after the last, in which a passage waits for a decision."""
        assessment = self._session.assessment
        waiting = {passage.document for passage in current_passages(assessment) if passage.is_waiting}
        ids = [document.id for document in assessment.documents]
        at = ids.index(self._document.id) + 1 if self._document else 0
        ordered = (*assessment.documents[at:], *assessment.documents[:at])
        return next((document for document in ordered if document.id in waiting), None)

    def _say(self, refused: str) -> None:
        if refused:
            self.strip.say(refused, "")
        self.list.setFocus()

    # What happens

    def _on_opened(self) -> None:
        path = self._session.path
        self._stopped = self._settings.stopped_at(path) if self._settings and path else {}
        self._document, self._current = None, ""
        self._unfolded.clear()
        self._show_asked(ALL)
        self.rows.forget()
        self.refresh()

    def _on_read_more(self) -> None:
        self._mark()
        self._refresh_rows()

    def _keep_place(self) -> None:
        """Remember where the officer is in the document, for the next time it is shown."""
        path, passage = self._session.path, self.current_passage()
        if self._document is None or passage is None:
            return
        self._stopped[self._document.id] = passage
        if self._settings is not None and path is not None and not self._session.is_example:
            self._settings.keep_stopped(path, self._stopped)

    def _on_current_changed(self) -> None:
        # A view still answers to the key or press that moved it; the card takes its row after that.
        QTimer.singleShot(0, self, self._keep_up)

    def _on_filter(self, key: str) -> None:
        self._asked = key
        self._refresh_rows()

    def _show_asked(self, key: str) -> None:
        self._asked = key
        self.filter.choose(key)

    def _show_repeated(self, of: str | int) -> None:
        if isinstance(of, int):
            self.show_passage(of)
        else:
            self.evidence_requested.emit(of)

    def _on_next_document(self) -> None:
        if (following := self._next_document()) is not None:
            self.show_document(following.id)
            self.list.setFocus()

    def _on_compare(self) -> None:
        if self._document is not None:
            self.versions_requested.emit(self._document.id)

    def _on_columns_done(self) -> None:
        self._pages.setCurrentIndex(ONE_DOCUMENT)
        self.refresh()
        self.list.setFocus()

    def _on_theme_changed(self) -> None:
        self.list.show_card(QModelIndex(), None)
        self.document.lay_out()
        if self._document is not None:
            self._mark()
            self._show_current()

    def _on_answer_key(self, verdict: str) -> None:
        self._keep_up()
        self.answer(verdict)

    def _keep_up(self) -> None:
        """Move to where the keys have moved already: who types fast means that row."""
        if key := self.list.currentIndex().data(Role.KEY):
            self._move_to(key)

    def _act(self, name: str) -> None:
        self._keep_up()
        acts = {
            "split": self.split,
            "join": self.join,
            "as_it_was": self.as_it_was,
            "cut_out": self.cut_out,
            "go_on": self.go_on,
            "find": self.finder.ask,
            "enter": self.enter,
            "leave": self.leave,
            "show_documents": self.show_documents,
            "accept_as_sure": self.accept_as_sure,
        }
        acts[name]()

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
        session = self._session
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_opened)
        session.settling.connect(self._keep_place)
        session.assessment_changed.connect(self.refresh)
        theme.changed.connect(self._on_theme_changed)
        self.all_documents.clicked.connect(self.show_documents)
        self.documents.triage_requested.connect(self.show_document)
        self.documents.import_requested.connect(self.import_requested)
        self.documents.evidence_requested.connect(self.evidence_requested)
        self.page.compare.clicked.connect(self._on_compare)
        self.page.sheet.columns_requested.connect(self.show_columns)
        self.page.sheet.told.connect(self.strip.tell)
        self.columns.done.connect(self._on_columns_done)
        self.finish.clicked.connect(self.finish_later)
        self.bulk.accept_requested.connect(self.accept_several)
        self.document.passage_pressed.connect(self.show_passage)
        self.document.words_chosen.connect(self.cut_words.setVisible)
        self.document.cut_out_requested.connect(self.cut_out)
        self.document.scrolled.connect(self._on_scrolled)
        self.cut_words.clicked.connect(self.cut_out)
        for leaving in (self.document.left, self.finder.left):
            leaving.connect(self.list.setFocus)
        self.list.answered.connect(self._on_answer_key)
        self.list.act_requested.connect(self._act)
        self.list.number_pressed.connect(self._on_number)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.filter.chosen.connect(self._on_filter)
        self.all_decided.next_requested.connect(self._on_next_document)
        self.all_decided.desk_requested.connect(partial(self.finish_later_requested.emit, ""))

    def _on_number(self, number: int) -> None:
        self._keep_up()
        if (card := self.card()) is not None and not self._session.read_only:
            card.press_number(number)

    def _on_scrolled(self, place: int) -> None:
        self.page.place.setText(self._pages_said[place] if place < len(self._pages_said) else "")
