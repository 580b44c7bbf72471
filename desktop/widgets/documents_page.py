"""The imported documents: what each is and how far it is decided, and the way into the triage of one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop import document_commands
from desktop.import_summary import ImportSummary
from desktop.models.document_rows import SORTS, document_rows
from desktop.models.document_words import say_counts, say_deleted, say_import
from desktop.readable import IN_WORDS
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.documents_across import AcrossDocuments
from desktop.widgets.documents_find import DocumentFind
from desktop.widgets.documents_side import DocumentSide
from desktop.widgets.done_strip import DoneStrip
from desktop.widgets.empty_page import EmptyPage
from desktop.widgets.fields import label
from desktop.widgets.list_strip import ListStrip
from desktop.widgets.row_list import RowList
from desktop.widgets.status_line import CutLabel
from desktop.widgets.undone_strip import UndoneStrip
from rubric.documents import Held, held


class DocumentsPage(QWidget):
    """What came of the last import stands first in the list until that is dismissed."""

    triage_requested = Signal(int)
    newer_version_requested = Signal(int)
    again_requested = Signal(int)
    import_requested = Signal()
    evidence_requested = Signal(str)
    gap_requested = Signal(str)

    def __init__(self, session: Session, settings: Settings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documents_page")
        self._session, self._settings = session, settings
        self._held: tuple[Held, ...] = ()
        self._summary: ImportSummary | None = None
        self._gone: int | None = None
        remembered = settings.documents_order if settings else ""
        self._sort = remembered if remembered in SORTS else next(iter(SORTS))
        self.count = CutLabel()
        self.count.setProperty("kind", "second")
        self.count.setObjectName("document_count")
        self.words = DocumentFind()
        self.sort_button = IconButton("arrow-down-up", "Sort the documents")
        self.strip = ListStrip("file-input", "import_strip")
        self.deleted = DoneStrip(session, "trash-2", "document_deleted")
        self.undone = UndoneStrip(session)
        self.list = RowList("Imported documents")
        self.list.setAccessibleDescription("Enter opens the triage of a document; / looks for one.")
        self.none = label("No document agrees with what is typed above.", "explain", "no_document", wrap=True)
        self.across = AcrossDocuments(session)
        self.side = DocumentSide(session)
        self.form = self.side.form
        self._begin = Button("Import documents", "file-input", "primary")
        self._begin.setObjectName("import")
        self._make_sorts()
        self._connect()
        self._arrange()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored; what is chosen stays chosen."""
        session = self._session
        self._held = held(session.assessment) if session.is_open else ()
        self._pages.setCurrentIndex(1 if self._held or self._summary else 0)
        self._begin.setEnabled(session.is_open and not session.read_only)
        self._show_rows()
        if self._gone in {one.document.id for one in self._held}:
            self.choose(self._gone or 0)
            self._gone = None
        self.across.refresh(self._held)

    def show_import(self, summary: ImportSummary) -> None:
        """Tell what came of an import until that is dismissed, the first document of it chosen."""
        self._summary = summary if summary.is_several else None
        self.words.clear()
        self.refresh()
        told = {one.digest for one in (*summary.read, *summary.known) if one.digest}
        chosen = [one.document.id for one in self._held if one.document.digest in told]
        if chosen:
            self.choose(max(chosen))
        if summary.is_several:
            self.list.scrollToTop()  # What was not read stands there.

    def choose(self, document_id: int) -> None:
        """Choose a document, though what is typed be taken away to show it."""
        if not self.list.choose(str(document_id)):
            self.words.clear()
            self.list.choose(str(document_id))

    def chosen(self) -> int | None:
        """The id of the document that is chosen; None where none is."""
        held = self.list.chosen_about()
        return held.document.id if isinstance(held, Held) else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _show_rows(self) -> None:
        session, typed = self._session, self.words.text()
        unsettled = session.doubts.unsettled if any(one.newer for one in self._held) else {}
        rows = document_rows(session.pack, self._held, self._sort, typed, self._summary, unsettled=unsettled)
        self.list.show_rows(rows)
        if not self.list.chosen_key() and (keys := self.list.rows.open_keys()):
            self.list.choose(keys[0])
        self.none.setVisible(bool(self._held) and not rows)
        self.count.show_text(say_counts(self._held))
        self.strip.say(say_import(self._summary) if self._summary else "", "Dismiss")
        self._show_chosen()

    def _on_dismissed(self) -> None:
        self._summary = None
        self.refresh()
        self.list.setFocus()

    def _show_chosen(self) -> None:
        self.side.show_row(self.list.chosen_row())

    def _on_triage(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.form.write()
            self.triage_requested.emit(chosen)

    def _on_newer(self) -> None:
        chosen = self.chosen()
        if chosen is not None and not self._session.read_only:
            self.newer_version_requested.emit(chosen)

    def _on_delete(self) -> None:
        held = self.list.chosen_about()
        if isinstance(held, Held) and not self._session.read_only:
            document_commands.delete_document(self._session, held.document.id)
            self._gone = held.document.id  # Where undo brings it back, it is chosen again.
            self.deleted.tell(say_deleted(held))
            self.list.setFocus()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_compared(self) -> None:
        if self.isVisible():
            self.across.refresh(self._held)

    def _on_opened(self) -> None:
        """Another file's documents bear the same ids."""
        self.form.show_document(None)
        self._held, self._summary, self._gone = (), None, None
        self.words.clear()
        self.list.choose_none()
        self.refresh()

    def _choose_sort(self, sort: str) -> None:
        self._sort = sort
        if self._settings is not None:
            self._settings.documents_order = sort
        self._show_rows()

    def _make_sorts(self) -> None:
        menu = QMenu(self.sort_button)
        for sort, words in SORTS.items():
            act = menu.addAction(words, lambda sort=sort: self._choose_sort(sort))
            act.setCheckable(True)
        menu.aboutToShow.connect(lambda: [act.setChecked(act.text() == SORTS[self._sort]) for act in menu.actions()])
        self.sort_button.setMenu(menu)
        self.sort_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_chosen)
        self.list.activated.connect(self._on_triage)
        self.words.textChanged.connect(self._show_rows)
        self.words.entered.connect(self._on_triage)
        self.words.left.connect(self.list.setFocus)
        self.strip.answered.connect(self._on_dismissed)
        for keys, act in ((QKeySequence.StandardKey.Delete, self._on_delete), ("/", self.words.setFocus)):
            key = QShortcut(QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(act)
        self.across.gap_requested.connect(self.gap_requested)
        self.form.again_requested.connect(self.again_requested)
        self.form.evidence_requested.connect(self.evidence_requested)
        for button, act in (
            (self.side.triage, self._on_triage),
            (self.side.newer, self._on_newer),
            (self.side.delete, self._on_delete),
            (self.side.another, self.import_requested.emit),
            (self._begin, self.import_requested.emit),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
        self._session.opened.connect(self._on_opened)
        self._session.closed.connect(self._on_opened)
        self._session.assessment_changed.connect(self._on_changed)
        self._session.comparison_changed.connect(self._on_compared)

    def _arrange(self) -> None:
        self._pages = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.deleted)  # Above either page: it stays where the last document was deleted.
        column.addWidget(self.undone)
        column.addLayout(self._pages, 1)
        self.empty = EmptyPage(self._begin)
        self.empty.say(
            "No document imported yet.",
            f"Choose documents, or drop them on the window: {IN_WORDS}. They are kept here with what is known of them,"
            " and you decide on their passages one by one.",
        )
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(8)
        panes.setChildrenCollapsible(False)
        for page in (self.empty, panes):
            self._pages.addWidget(page)
        self._list_side = self._list_pane()
        for stretch, pane in ((5, self._list_side), (4, self.side)):
            panes.addWidget(pane)
            panes.setStretchFactor(panes.count() - 1, stretch)

    def _list_pane(self) -> QFrame:
        pane = QFrame()
        pane.setProperty("kind", "pane")
        self._head = QHBoxLayout()
        self._head.addWidget(label("Documents", "title"))
        self._head.addWidget(self.count, 1)
        self._head.addWidget(self.words, 1)
        self._head.addWidget(self.sort_button)
        column = self._list_column = QVBoxLayout(pane)
        column.addLayout(self._head)
        column.addWidget(self.strip)
        column.addWidget(self.across)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        return pane

    def minimumSizeHint(self) -> QSize:
        """As small as the window may be: the list and the form scroll."""
        return QSize(0, 0)

    def _on_theme_changed(self) -> None:
        side = theme.px(20)
        self._head.setContentsMargins(side, 0, theme.px(12), 0)
        self._head.setSpacing(theme.px(8))
        self._list_column.setContentsMargins(1, theme.px(12), 1, 1)
        self._list_column.setSpacing(theme.px(8))
        self.none.setContentsMargins(side, 0, side, 0)
        self.list.setMinimumHeight(theme.px(84))
        self._list_side.setMinimumWidth(theme.px(320))
