"""The window: arranges the views, and turns what menus and panes ask for into acts."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import file_choices, menu_acts, theme
from desktop.widgets.announcements import Announcements
from desktop.widgets.command_bar import CommandBar
from desktop.widgets.exporting import Exporting
from desktop.widgets.file_drops import FileDrops
from desktop.widgets.finder import Finder
from desktop.widgets.guide import Guide
from desktop.widgets.looks import Looks
from desktop.widgets.menus import Menus
from desktop.widgets.start_page import StartPage
from desktop.widgets.status_line import StatusLine
from desktop.widgets.version_strip import VersionStrip

if TYPE_CHECKING:
    from desktop.import_summary import ImportSummary
    from desktop.widgets.new_assessment import NewAssessment
    from desktop.widgets.working_views import WorkingViews

KEPT_AFTER_MS = 100
"""Work that a crash left behind is looked for once the window is seen: reading it takes longer than the first paint."""


class MainWindow(QMainWindow):
    """With nothing open it shows the start page; with an assessment open, its views."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self.setAcceptDrops(True)
        FileDrops(self)
        self.setWindowIcon(theme.icon("plumbline", "accent"))
        self.menus = Menus(self, menu_acts.slots(self, session))
        self.looks = Looks(self, session, settings, self.menus)
        self.bar = CommandBar(session, self.menus.acts["undo"], self.menus.acts["redo"])
        self.announcements = Announcements(session, settings)
        self.notice, self.progress = self.announcements.notice, self.announcements.progress
        self.versions = VersionStrip(session)
        self.exporting = Exporting(self, session, settings, self.announcements)
        self._kept: tuple[Path, ...] = ()
        self.start = StartPage(session, settings.recent_files, lambda: self._kept, settings.counts_of)
        self.finder = Finder(self, session, self.bar, self.menus, lambda: self.views)
        self.guide = Guide(self, session, settings, lambda: self.views)
        self.status = StatusLine(session)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        self._views: WorkingViews | None = None
        self._new_page: NewAssessment | None = None
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.announcements)
        column.addWidget(self.versions)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status)
        self.setCentralWidget(central)
        self._connect()
        self._bring_back_geometry()
        self._show_state()

    @property
    def views(self) -> WorkingViews:
        """The views of an open assessment, made when the first one is opened."""
        if self._views is None:
            from desktop.widgets.working_views import WorkingViews

            self._views = views = WorkingViews(self._session, self._settings)
            views.import_requested.connect(self.import_documents)
            views.export_requested.connect(self.exporting.begin)
            views.details_requested.connect(self.show_details)
            views.newer_version_requested.connect(self.import_newer_version)
            views.view_changed.connect(self._on_view_changed)
            views.led_away.connect(lambda: self.announcements.offer_way_back(partial(self.show_view, "report")))
            views.triage_stopped.connect(self._on_triage_stopped)
            views.noticed.connect(partial(self.notice.say, "notice"))
            views.desk.left.resized.connect(self.bar.align)
            self.pages.addWidget(views)
        return self._views

    def _connect(self) -> None:
        session, acts = self._session, self.menus.acts
        self.start.new_requested.connect(self.new_assessment)
        self.start.open_requested.connect(lambda path: self.open_assessment(Path(path) if path else None))
        self.start.example_requested.connect(self.open_example)
        self.start.tour_requested.connect(self.guide.take_tour)
        self.start.forget_requested.connect(lambda path: self._settings.forget_recent_file(Path(path)))
        self.bar.views.chosen.connect(self.show_view)
        self.bar.import_button.clicked.connect(lambda _checked: self.import_documents())
        self.bar.draft.clicked.connect(lambda: self.exporting.begin(".pdf"))
        self.versions.compare_requested.connect(self.show_versions)
        self.status.keys_requested.connect(self.show_keys)
        self.menus.recent.aboutToShow.connect(self._fill_recent)
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_closed)
        session.exports.changed.connect(self._show_acts)
        session.settling.connect(self._keep_counts)
        session.imports.finished.connect(lambda summary: self.show_view("triage", summary))
        stack = session.undo_stack
        for name, title, changed, can in (
            ("undo", "&Undo", stack.undoTextChanged, stack.canUndoChanged),
            ("redo", "&Redo", stack.redoTextChanged, stack.canRedoChanged),
        ):
            act = acts[name]
            act.setEnabled(False)
            can.connect(act.setEnabled)
            changed.connect(lambda text, act=act, title=title: act.setText(f"{title} {_lowered(text)}".strip()))

    # Opening and closing

    def new_assessment(self) -> None:
        """Ask for what a new assessment needs."""
        if not self.exporting.may_close():
            return
        if self._new_page is None:
            from desktop.widgets.new_assessment import NewAssessment

            page = NewAssessment(self._session, self._settings.last_folder)
            page.cancelled.connect(self._show_state)
            self.pages.addWidget(page)
            self._new_page = page
        else:
            self._new_page.begin(self._settings.last_folder)
        self.pages.setCurrentWidget(self._new_page)
        self.bar.hide()
        self._new_page.council.setFocus()

    def open_assessment(self, path: Path | None = None) -> None:
        """Open an assessment, asking which one where none is named."""
        path = path or file_choices.assessment_to_open(self, self._settings)
        if path is not None and self.exporting.may_close():
            self._session.open(path)

    def open_example(self) -> None:
        """Open a copy of the example."""
        if self.exporting.may_close():
            self._session.open_example()

    def close_assessment(self) -> None:
        """Close what is open and show the start page."""
        if self.exporting.may_close():
            self._session.close()

    def save_copy(self) -> None:
        """Write a copy to another file."""
        path = file_choices.copy_to_save(self, self._settings, self._session.path)
        if path is not None and self._session.save_copy(path):
            self.notice.say("notice", "Copy saved", f"{path.name}. You go on working in {self._own_name()}.")

    def show_details(self, field: str = "") -> None:
        """Show what the cover says, to be changed, with the keyboard on one of its fields."""
        from desktop.widgets.details_form import DetailsForm
        from desktop.widgets.help_dialogs import sheet

        form = DetailsForm(self._session)
        dialog = sheet(self, "Details of the assessment", form)
        dialog.resize(theme.px(640), theme.px(480))
        dialog.open()
        form.go_to(field)

    def import_documents(self) -> None:
        """Ask which documents, and read them."""
        paths = file_choices.documents_to_import(self, self._settings)
        if paths:
            self._session.imports.read(paths)

    def import_newer_version(self, document_id: int) -> None:
        """Ask for the newer version of a document that is here, and read it as that."""
        path = file_choices.document_to_import(self, self._settings, "Import newer version")
        if path is not None:
            self._session.imports.read_newer_version(path, document_id)

    # Views and looks

    def show_view(self, name: str, summary: ImportSummary | None = None) -> None:
        """Show one of the views of the open assessment; triage with what came of an import."""
        if self._session.is_open:
            if name == "triage":
                self.views.show_documents(summary)
            else:
                self.views.show_view(name)
            self._show_state()

    def show_figures(self) -> None:
        """Show the figures that are kept."""
        if self._session.is_open:
            self.views.show_figures()
            self._show_state()

    def show_versions(self, document_id: int) -> None:
        """Show what changed in the newest version of a document."""
        if self._session.is_open:
            self.views.show_versions(document_id)
            self._show_state()

    def update_pages(self) -> None:
        """Show the report, its pages made anew."""
        if self._session.is_open:
            self.show_view("report")
            self.views.update_pages()

    def show_keys(self) -> None:
        """Show every key."""
        from desktop.widgets.help_dialogs import keys_dialog

        keys_dialog(self).open()

    def show_about(self) -> None:
        """Show what this program is, and whose words it uses."""
        from desktop.widgets.help_dialogs import about_dialog

        about_dialog(self, self._session.pack).open()

    # What is the case

    def _on_opened(self) -> None:
        session = self._session
        if session.path is not None and not session.is_example:
            self._settings.add_recent_file(session.path)
            self._settings.last_folder = str(session.path.parent)
        self.views.show_view("desk")
        self._show_state()
        if session.recovered:
            self.announcements.say_recovered()
        elif session.read_only:
            why = session.read_only_because
            second = f"{why[:1].upper()}{why[1:]}. Save a copy to change it."
            self.notice.say("notice", "This assessment is open to read only", second, "Save a copy…", self.save_copy)
        elif not session.is_example:
            self._offer_what_waits()
        self.views.desk.left.list.setFocus()

    def _on_closed(self) -> None:
        self._look_for_kept()
        self._show_state()
        self.start.begin()

    def _keep_counts(self) -> None:
        session = self._session
        if session.path is not None and session.has_comparison and not session.is_example:
            self._settings.keep_counts(session.path, session.comparison.counts())

    def _show_state(self) -> None:
        is_open = self._session.is_open
        self.bar.setVisible(is_open)
        self.start.tour_door.setVisible(not self._settings.tour_taken)
        self.pages.setCurrentWidget(self.views if is_open else self.start)
        self._show_acts()
        path = self._session.path
        name = "The example" if self._session.is_example else path.stem if path else ""
        self.setWindowTitle(f"{name} - Plumbline" if name else "Plumbline")
        self.setWindowFilePath(str(path) if path else "")
        self.looks.refresh()

    def _show_acts(self) -> None:
        menu_acts.enable(self.menus, self._session)
        self.bar.draft.setEnabled(self.menus.acts["draft_pdf"].isEnabled())

    def _on_view_changed(self, name: str) -> None:
        if self.bar.views.chosen_key() != name:
            self.announcements.leave()
        self.bar.draft.setVisible(name != "report")
        self.bar.views.choose(name)
        self.menus.acts[name].setChecked(True)

    def _on_triage_stopped(self, words: str, document: int) -> None:
        self.announcements.offer_way_on(words, partial(self._go_on, document))

    def _offer_what_waits(self) -> None:
        from desktop.models.document_words import say_waiting
        from rubric.documents import held

        words, document = say_waiting(held(self._session.assessment))
        if words:
            self.announcements.offer_way_on(words, partial(self._go_on, document))

    def _go_on(self, document: int | None) -> None:
        """Go on deciding on the passages of a document, or of one of several."""
        if document is None:
            self.show_view("triage")
        elif self._session.is_open:
            self.views.show_in_triage(document)
            self._show_state()

    def _own_name(self) -> str:
        return self._session.path.name if self._session.path else ""

    def _fill_recent(self) -> None:
        self.menus.recent.clear()
        for path in self._settings.recent_files():
            self.menus.recent.addAction(path.stem, partial(self.open_assessment, path)).setToolTip(str(path))
        if self.menus.recent.isEmpty():
            self.menus.recent.addAction("None yet").setEnabled(False)

    # The window itself

    def _bring_back_geometry(self) -> None:
        state = self._settings.layout("window")
        if state.isEmpty() or not self.restoreGeometry(state):
            room = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(1440, room.width()), min(900, room.height()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(KEPT_AFTER_MS, self._look_for_kept)

    def _look_for_kept(self) -> None:
        if not self._session.is_open:
            self._kept = self._session.unpublished_files()
            self.start.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_choices.dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = file_choices.dropped_files(event.mimeData())
        if not paths:
            return
        event.acceptProposedAction()
        # After the drop has ended: a dialog opened inside it would hold up the program the files came from.
        QTimer.singleShot(0, partial(self._take_dropped, paths))

    def _take_dropped(self, paths: list[Path]) -> None:
        if len(paths) == 1 and paths[0].suffix.lower() == file_choices.SUFFIX:
            self.open_assessment(paths[0])
        elif self._session.is_open and not self._session.read_only:
            self._session.imports.read(paths)
        else:
            self._session.failed.emit(f"{paths[0].name}: open the assessment first that the document belongs to.")

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.exporting.may_close():
            event.ignore()
            return
        self._settings.keep_layout("window", self.saveGeometry())
        if self._views is not None:
            self._views.desk.panes.keep_layout()
        faults: list[str] = []
        self._session.failed.connect(faults.append)
        self._session.close()
        self._session.failed.disconnect(faults.append)
        # What could not be saved is kept; the window stays once more so that this can be read.
        event.setAccepted(not faults)


def _lowered(name: str) -> str:
    """A step's name inside a sentence: its first letter small unless it is an evidence id's."""
    return name[:1].lower() + name[1:]
