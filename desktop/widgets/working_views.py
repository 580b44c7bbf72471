"""The views of an open assessment, one shown at a time, and the ways from one to another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from desktop.import_summary import ImportSummary
from desktop.models.evidence_filter import EvidenceFilter
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets.desk import Desk

_TAB_OF = {"versions": "triage"}
"""What is reached from another view stands under its tab."""


class WorkingViews(QStackedWidget):
    """Told by their names. Those beside the desk are made when they are first asked for, so that it opens at once."""

    view_changed = Signal(str)
    import_requested = Signal()
    export_requested = Signal(str)
    details_requested = Signal(str)
    newer_version_requested = Signal(int)
    """A newer version of the document of that number is to be brought in."""
    led_away = Signal()
    """The report led to another view."""
    triage_stopped = Signal(str, int)
    """Where in a document the officer stopped, in words, and in which."""
    noticed = Signal(str)
    """What is to be known of what was just done."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self.setContentsMargins(12, 0, 12, 0)
        self.desk = Desk(session, settings)
        self._made: dict[str, QWidget] = {"desk": self.desk}
        self._makers: dict[str, Callable[[], QWidget]] = {
            "overview": self._make_overview,
            "triage": self._make_triage,
            "actions": self._make_actions,
            "report": self._make_report,
            "exemplars": self._make_exemplars,
            "versions": self._make_versions,
        }
        self.addWidget(self.desk)
        figures = self.desk.middle.editor.figures
        figures.all_requested.connect(lambda _evidence_id: self.show_figures())
        figures.add_requested.connect(self.show_figures)
        self.desk.middle.editor.passage_requested.connect(lambda passage: self._go("passage", str(passage)))
        self.desk.source_requested.connect(self.show_changed_source)

    def show_view(self, name: str) -> QWidget:
        """Show the view of that name: desk, overview, triage, actions, report, exemplars or versions."""
        if name not in self._made:
            self._made[name] = self._makers[name]()
            self.addWidget(self._made[name])
        self.setCurrentWidget(self._made[name])
        self.updateGeometry()
        self.view_changed.emit(_TAB_OF.get(name, name))
        return self._made[name]

    def minimumSizeHint(self) -> QSize:
        """As small as the view that is shown may be: the others must not make the window higher than the screen."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else super().minimumSizeHint()

    def view(self, name: str) -> QWidget | None:
        """The view of that name, if it has been asked for."""
        return self._made.get(name)

    def current(self) -> str:
        """The name of the view that is shown."""
        return next(name for name, view in self._made.items() if view is self.currentWidget())

    def step_pane(self, by: int) -> None:
        """Move the keyboard to the next or the previous pane of the view that is shown."""
        view = self._made[self.current()]
        if view is self.desk:
            self.desk.step_pane(by)
            return
        panes = [pane for pane in view.findChildren(QFrame) if pane.property("kind") == "pane" and pane.isVisible()]
        stops = [(pane, stop) for pane in panes if (stop := _first_stop(pane)) is not None]
        focused = self.focusWidget()
        at = next((n for n, (pane, _) in enumerate(stops) if focused and pane.isAncestorOf(focused)), -1)
        if stops:
            stops[(at + by) % len(stops) if at >= 0 else 0][1].setFocus(Qt.FocusReason.TabFocusReason)

    def _make_overview(self) -> QWidget:
        from desktop.widgets.overview_view import OverviewView

        view = OverviewView(self._session, self._settings)
        view.filtered_requested.connect(self._show_filtered)
        view.gap_requested.connect(self._show_gap)
        view.possible_requested.connect(self._show_possible)
        view.account_requested.connect(self._show_account)
        view.actions_requested.connect(lambda: self.show_view("actions"))
        view.desk_requested.connect(lambda: self.show_view("desk"))
        view.import_requested.connect(self.import_requested)
        view.evidence_requested.connect(self._show_evidence)
        return view

    def _make_triage(self) -> QWidget:
        from desktop.widgets.triage_view import TriageView

        view = TriageView(self._session, self._settings)
        view.import_requested.connect(self.import_requested)
        view.finish_later_requested.connect(self._leave_triage)
        view.evidence_requested.connect(self._show_evidence)
        view.documents.gap_requested.connect(self._show_gap)
        view.documents.again_requested.connect(self._import_again)
        view.documents.newer_version_requested.connect(self.newer_version_requested)
        view.versions_requested.connect(self.show_versions)
        return view

    def _make_versions(self) -> QWidget:
        from desktop.widgets.versions_page import VersionsPage

        view = VersionsPage(self._session)
        view.evidence_requested.connect(self._show_evidence)
        view.documents_requested.connect(self._show_all_documents)
        view.triage_requested.connect(self.show_in_triage)
        view.passage_requested.connect(self._show_passage)
        view.import_requested.connect(self.import_requested)
        return view

    def _leave_triage(self, words: str) -> None:
        from desktop.widgets.triage_view import TriageView

        view = self.view("triage")
        document = view.shown_document() if isinstance(view, TriageView) else None
        self.show_view("desk")
        if words and document is not None:
            self.triage_stopped.emit(words, document)

    def _import_again(self, document_id: int) -> None:
        from desktop.widgets.file_choices import document_to_import

        document = next(one for one in self._session.assessment.documents if one.id == document_id)
        path = document_to_import(self, self._settings, "Import again", document.file_name)
        if path is None:
            return
        imports = self._session.imports

        def say_other(summary: ImportSummary) -> None:
            imports.finished.disconnect(say_other)
            if any(one.name == path.name and one.digest != document.digest for one in summary.read):
                told = f"{path.name} is not the file that “{document.name}” was read from"
                self.noticed.emit(f"{told}: it stands beside it as a document of its own.")

        imports.finished.connect(say_other)
        imports.read([path], again=True)

    def show_documents(self, summary: ImportSummary | None = None) -> None:
        """Show the imported documents: what came of an import, or what there is to triage."""
        from desktop.widgets.triage_view import TriageView

        again = self.current() == "triage"
        if isinstance(view := self.show_view("triage"), TriageView):
            if summary is None:
                view.begin(again)
            else:
                view.show_import(summary)

    def _make_actions(self) -> QWidget:
        from desktop.widgets.actions_view import ActionsView

        view = ActionsView(self._session, self._settings)
        view.gap_requested.connect(self._show_gap)
        return view

    def _make_report(self) -> QWidget:
        from desktop.widgets.report_view import ReportView

        view = ReportView(self._session, self._settings)
        view.led.connect(self._go)
        view.export_requested.connect(self.export_requested)
        return view

    def show_figures(self, evidence_id: str = "") -> None:
        """Show the figures that are kept; with an item, ready to write one of it by hand."""
        from desktop.widgets.overview_view import OverviewView

        if isinstance(view := self.show_view("overview"), OverviewView):
            pane = view.show_figures()
            if evidence_id:
                pane.begin_figure(evidence_id)

    def _make_exemplars(self) -> QWidget:
        from desktop.widgets.own_edition_view import ExemplarsView

        return ExemplarsView(self._session, self._settings)

    def update_pages(self) -> None:
        """Make the pages of the report anew."""
        from desktop.widgets.report_view import ReportView

        if isinstance(view := self._made.get("report"), ReportView):
            view.update_pages()

    def _go(self, kind: str, which: str) -> None:
        from desktop.widgets.going import go

        if kind == "details":
            self.details_requested.emit(which)
        else:
            go(self._session, self, kind, which)
            if self.current() != "report":
                self.led_away.emit()

    def _show_evidence(self, evidence_id: str) -> None:
        self.show_view("desk")
        self.desk.show_evidence(evidence_id)

    def show_versions(self, document_id: int) -> None:
        """Show what changed in the newest version of a document."""
        from desktop.widgets.versions_page import VersionsPage

        if isinstance(view := self.show_view("versions"), VersionsPage):
            view.show_document(document_id)

    def show_changed_source(self, evidence_id: str) -> None:
        """Show what the newer version of an item's document says in its place."""
        from desktop.widgets.versions_page import VersionsPage

        if isinstance(view := self.show_view("versions"), VersionsPage):
            view.show_item(evidence_id)

    def _show_all_documents(self) -> None:
        from desktop.widgets.triage_view import TriageView

        if isinstance(view := self.show_view("triage"), TriageView):
            view.show_documents()

    def show_in_triage(self, document_id: int) -> None:
        """Show the triage of a document where the officer stopped in it."""
        from desktop.widgets.triage_view import TriageView

        if isinstance(view := self.show_view("triage"), TriageView):
            view.show_document(document_id)

    def _show_passage(self, passage_id: int) -> None:
        from desktop.widgets.triage_view import TriageView

        if isinstance(view := self.show_view("triage"), TriageView):
            view.show_passage(passage_id)

    def _show_possible(self, evidence_id: str) -> None:
        self.show_view("desk")
        self.desk.show_possible(evidence_id)

    def _show_gap(self, gap_key: str) -> None:
        self.show_view("desk")
        self.desk.show_gap(gap_key)
        self.desk.gaps.go_to_list()

    def _show_filtered(self, place: str, asked: EvidenceFilter) -> None:
        self.show_view("desk")
        self.desk.show_filtered(place, asked)

    def _show_account(self, place: str) -> None:
        self.show_view("desk")
        self.desk.show_account(place)


def _first_stop(pane: QWidget) -> QWidget | None:
    controls = (control for control in pane.findChildren(QWidget) if control.isVisible() and control.isEnabled())
    return next((control for control in controls if control.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
