"""What changed in the newer version of a document: passages side by side, and a word on each item they carried."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QProgressBar, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from desktop import commands, document_commands
from desktop.models.counted import counted
from desktop.models.version_rows import version_rows
from desktop.models.version_words import count_open, say_like
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets import triage_layout as layout
from desktop.widgets.buttons import Button
from desktop.widgets.empty_page import EmptyPage
from desktop.widgets.fields import Choice, label
from desktop.widgets.status_line import CutLabel
from desktop.widgets.undone_strip import UndoneStrip
from desktop.widgets.version_card import VersionCard
from desktop.widgets.version_list import VersionList
from rubric.assessment import Assessment, SourceDocument
from rubric.older_versions import compared
from rubric.parts import passages_of
from rubric.refinding import Added, offered
from rubric.versions import Difference, current_passages, differences, new_in, newest_version, superseded


class VersionsPage(QWidget):
    """Shows the newest version of one document beside those before it; every answer is one step of undo."""

    evidence_requested = Signal(str)
    triage_requested = Signal(int)
    passage_requested = Signal(int)
    documents_requested = Signal()
    import_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versions_page")
        self._session = session
        self._document: int | None = None
        self._differences: tuple[Difference, ...] = ()
        self._waiting = 0
        self._make_controls()
        self._arrange()
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_opened)
        session.assessment_changed.connect(self._on_changed)
        self.refresh()

    def show_document(self, document_id: int) -> None:
        """Show what changed in the newest version of that document."""
        self._document = newest_version(self._session.assessment, document_id)
        self.refresh()
        self._choose_open()
        self.list.setFocus()

    def show_item(self, evidence_id: str) -> None:
        """Show what the newer version of an item's document says in its place."""
        difference = self._session.doubts.of_source(evidence_id)
        if difference is not None:
            self.show_document(difference.document)
            self.list.choose(str(difference.refound.older.id))

    def refresh(self) -> None:
        """Show what is stored; the chosen passage stays chosen."""
        assessment = self._session.assessment if self._session.is_open else None
        documents = _with_older(assessment) if assessment else ()
        if self._document not in {document.id for document in documents}:
            self._document = documents[-1].id if documents else None
        self._pages.setCurrentIndex(0 if self._document is None else 1)
        if assessment is None or self._document is None:
            self._differences = ()
            self.list.show_rows(())
            return
        self._differences = differences(assessment, self._document)
        self._say_document(assessment, documents)
        self.list.show_rows(version_rows(self._differences, new_in(assessment, self._document)))
        if not self.list.chosen_key():
            self._choose_open()
        self._show_chosen()
        self._say_progress()

    def answer(self, answer: str) -> None:
        """Carry out take, keep, open, delete or again on the chosen passage, and go on to the next that is open."""
        difference = self.list.chosen_about()
        if isinstance(difference, Added) and answer == "open":
            self.passage_requested.emit(difference.passage.id)
        if not isinstance(difference, Difference) or not difference.evidence:
            return
        if answer == "open":
            if difference.settled != "deleted":
                self.evidence_requested.emit(difference.evidence)
            return
        if answer == "again":
            document_commands.keep_words(self._session, difference, kept=False)
            self.list.setFocus()
            return
        asked_of_the_other = answer == ("take" if difference.refound.standing == "gone" else "delete")
        if asked_of_the_other or not difference.is_open or self._session.read_only:
            return
        if answer == "take":
            document_commands.take_new_words(self._session, difference)
        elif answer == "keep":
            document_commands.keep_words(self._session, difference)
        else:
            commands.delete_evidence(self._session, [difference.evidence])
        self._choose_open(after=str(difference.refound.older.id))
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()  # What is typed on the desk is announced by no change.

    def _choose_open(self, after: str = "") -> None:
        """Choose the next passage whose item waits for a word, from the top again after the last."""
        keys = list(self.list.rows.open_keys())
        open_ = {str(d.refound.older.id) for d in self._differences if d.is_open}
        start = keys.index(after) + 1 if after in keys else 0
        following = next((key for key in keys[start:] + keys[:start] if key in open_), None)
        if following or (keys and not self.list.chosen_key()):
            self.list.choose(following or keys[0])

    def _show_chosen(self) -> None:
        chosen = self.list.chosen_about()
        self._sides.setCurrentIndex(0 if chosen is None else 1)
        if isinstance(chosen, Difference):
            self.card.show_difference(chosen)
        elif isinstance(chosen, Added):
            self.card.show_new(chosen)

    def _say_document(self, assessment: Assessment, documents: tuple[SourceDocument, ...]) -> None:
        shown = next(document for document in documents if document.id == self._document)
        self.title.show_text(f"What changed: {shown.name}")
        entries = [(d.name, d.id) for d in documents]
        if entries != [(self.picker.itemText(n), self.picker.itemData(n)) for n in range(self.picker.count())]:
            self.picker.clear()
            for title, document_id in entries:
                self.picker.addItem(title, document_id)
        self.picker.show_value(shown.id)
        self.picker.setVisible(len(documents) > 1)
        before = shown.supersedes or 0
        like = compared(before, shown.id, offered(passages_of(assessment, before)), passages_of(assessment, shown.id))
        self.facts.setText(f"Of the version before, {say_like(like)}.")
        self._waiting = sum(p.is_waiting for p in current_passages(assessment) if p.document == shown.id)
        self.triage.setText(f"Decide on {counted(self._waiting, 'passage')}" if self._waiting else "Show in triage")
        self.triage.setAccessibleName(self.triage.text())

    def _say_progress(self) -> None:
        settled, count = count_open(self._differences)
        said = f"{settled} of {count} settled"
        self.progress_words.setText(said if count else "")
        self.progress.setMaximum(max(count, 1))
        self.progress.setValue(settled if count else 1)
        self.progress.setAccessibleName(said)
        theme.set_kind(self.triage, "primary" if settled == count and self._waiting else "")
        self.all_settled.setVisible(settled == count)
        self.all_settled.setText(
            "Everything is settled." if count else "No evidence rests on what changed: there is nothing to settle."
        )

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_opened(self) -> None:
        self._document = None
        self._on_changed()

    def _on_triage(self) -> None:
        if self._document is not None:
            self.triage_requested.emit(self._document)

    def _make_controls(self) -> None:
        self.title, self.facts = theme.set_kind(CutLabel(), "title"), label("", "second", "versions_facts")
        self.picker = Choice([])
        self.picker.setAccessibleName("Document with a newer version")
        self.picker.setMinimumContentsLength(24)
        self.picker.activated.connect(lambda: self.show_document(self.picker.currentData()))
        self.back = Button("All documents", "chevron-left", "quiet")
        self.back.clicked.connect(self.documents_requested)
        escape = QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.documents_requested)
        self.triage = Button("Show in triage")
        self.triage.clicked.connect(self._on_triage)
        self.list = VersionList()
        self.list.chosen.connect(self._show_chosen)
        self.list.answered.connect(self.answer)
        self.card = VersionCard(self._session)
        self.card.answered.connect(self.answer)
        self.progress_words = label("", "second", "settled")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.undone = UndoneStrip(self._session)
        self.all_settled = label("", "row", "all_settled", wrap=True)

    def _arrange(self) -> None:
        head = layout.head(self.back, (self.title, self.facts), (self.picker, self.triage))
        found = layout.line(label("Changed, gone or new", "card-title"), self.progress_words)
        foot = label("T take · K keep · O open · D delete · Ctrl+Z undo", "second", wrap=True)
        side = QWidget()
        self._sides = QStackedLayout(side)
        nothing = EmptyPage()
        nothing.say("Nothing changed, is gone or is new.", "Every passage of the version before stands in this one.")
        self._sides.addWidget(nothing)
        self._sides.addWidget(self.card)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(8)
        panes.setChildrenCollapsible(False)
        panes.addWidget(layout.pane([found, self.progress, layout.line(self.all_settled)], self.list, foot))
        panes.addWidget(layout.pane([], side))
        panes.setSizes([400, 700])
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(panes, 1)
        begin = Button("Import documents", "file-input", "primary")
        begin.setObjectName("import")
        begin.clicked.connect(lambda _checked: self.import_requested.emit())
        empty = EmptyPage(begin)
        empty.say(
            "No document has a newer version yet.",
            "Import the newer version of a document that is here: what changed in it is shown side by side.",
        )
        over = QVBoxLayout(self)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(0)
        over.addWidget(self.undone)  # Above either page: undo may leave no newer version.
        self._pages = QStackedLayout()
        over.addLayout(self._pages, 1)
        self._pages.addWidget(empty)
        self._pages.addWidget(page)


def _with_older(assessment: Assessment) -> tuple[SourceDocument, ...]:
    """The documents that are the newest version of one that is here."""
    old, here = superseded(assessment), {document.id for document in assessment.documents}
    return tuple(d for d in assessment.documents if d.supersedes in here and d.id not in old)
