"""Every control of every view says its name to a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from make_versions import FIRST, SECOND, passages_of
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QLineEdit, QListView, QWidget

from desktop import commands, document_commands
from desktop.document import document_records
from desktop.models.evidence_filter import EvidenceFilter
from desktop.models.gap_filter import GapFilter
from desktop.models.passage_list import FILTERS
from desktop.models.places import BIN, WHOLE_STATEMENT
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets.main_window import MainWindow
from desktop.widgets.triage_view import TriageView
from rubric.assessment import Passage, SourceDocument
from rubric.older_versions import OlderVersion


@pytest.fixture
def window(qtbot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on the example."""
    session = Session()
    window = MainWindow(session, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    with qtbot.waitSignal(session.comparison_changed, timeout=20_000):
        session.open_example()
    yield window
    session.close()


def unnamed(window: QWidget) -> list[str]:
    """The controls that can be reached by key and say nothing: neither a name nor a text of their own."""
    silent: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if isinstance(widget.parent(), QAbstractScrollArea) or type(widget).__name__ == "QScrollBar":
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is None or not spoken.text(QAccessible.Text.Name):
            silent.append(f"{type(widget).__name__} {widget.objectName()}")
    return silent


def test_every_control_of_the_desk_has_a_name(window: MainWindow) -> None:
    window.views.desk.show_evidence("E3")
    assert unnamed(window) == []


def test_every_control_of_an_item_with_a_file_and_all_its_fields_has_a_name(window: MainWindow) -> None:
    window.views.desk.show_evidence("E3")
    editor = window.views.desk.middle.editor
    editor.fields.more.setChecked(True)
    fields = {"file_name": "Plan.docx", "file_digest": "0" * 64, "link": "https://alderwick.example"}
    commands.change_evidence(window._session, "E3", **fields)
    assert editor.attached.open_button.isVisible()
    assert editor.fields.lines["caveat"].isVisible()
    assert unnamed(window) == []


def test_every_control_of_the_bulk_pane_the_pieces_and_the_bin_has_a_name(window: MainWindow) -> None:
    desk = window.views.desk
    desk.middle.evidence_list.list.selectAll()
    assert desk.middle.bulk.isVisible()
    assert unnamed(window) == []
    desk.middle.begin_paste("One.\n\nTwo.")
    assert desk.middle.paste.isVisible()
    assert unnamed(window) == []
    desk.show_evidence("E3")
    desk.delete_evidence()
    desk.show_place(BIN)
    assert desk.middle.bin.isVisible()
    assert unnamed(window) == []


def test_a_control_without_a_name_would_be_found(window: MainWindow) -> None:
    nameless = QLineEdit(window.views.desk)
    nameless.show()
    assert unnamed(window) == ["QLineEdit "]


def test_every_control_of_an_imported_report_and_of_an_added_one_has_a_name(
    window: MainWindow, qtbot, tmp_path: Path
) -> None:
    section = Path(__file__).parent.parent / "files" / "published-section.txt"
    lower = tmp_path / "lower.txt"
    lower.write_text(section.read_text("utf-8").replace("Score: 3", "Score: 2").replace("3 - ", "2 - "), "utf-8")
    reports = window._session.own_reports
    with qtbot.waitSignals([reports.waiting_changed] * 2, timeout=20_000):
        window._session.imports.read([section, lower])
    assert window.announcements.report.isVisible()
    assert unnamed(window) == []
    with qtbot.waitSignals([reports.changed] * 2, timeout=20_000):
        reports.count_waiting()
        reports.count_waiting()
    window.show_view("exemplars")
    for one in reports.held().reports:
        window.views.currentWidget().list.choose(one.id)  # pyright: ignore[reportAttributeAccessIssue]
        assert unnamed(window) == []


@pytest.mark.parametrize("view", ["overview", "triage", "actions", "report", "exemplars"])
def test_every_control_of_the_other_views_has_a_name(window: MainWindow, view: str) -> None:
    window.show_view(view)
    assert unnamed(window) == []


def test_every_control_of_the_documents_and_of_the_form_of_one_has_a_name(window: MainWindow) -> None:
    view = window.views.show_view("triage")
    view.show_documents()  # pyright: ignore[reportAttributeAccessIssue]
    page = view.documents  # pyright: ignore[reportAttributeAccessIssue]
    assert page.form.confirm.isVisible()
    assert page.form.taken.isVisible()
    page.form.date.line.setText("July 2026")
    page.form.date.line.write()
    assert page.form.take_date.isVisible()
    assert unnamed(window) == []


def test_every_control_of_a_document_in_triage_has_a_name(window: MainWindow, qtbot) -> None:
    session = window._session
    window.show_view("triage")
    view = window.views.currentWidget()
    assert isinstance(view, TriageView)
    passages = session.assessment.passages
    long, aside = (
        Passage(id=0, document=0, number=number, kind="prose", text=text, verdict=verdict)
        for number, text, verdict in (
            (1, f"{session.assessment.evidence[0].text} Mrs Jane Carter waited 138 days in 2019.", ""),
            (2, "The Act says so.", "set-aside"),
        )
    )
    document = SourceDocument(id=0, title="Paper", file_name="paper.docx", digest="x", date="2020")
    session.perform("Import", document_records.add_passages(session.assessment, document, [long, aside]))
    assert len(session.assessment.passages) == len(passages) + 2
    view.show_document(session.assessment.documents[-1].id)
    view.page.finder.ask()
    assert unnamed(window) == []
    view.page.deciding.split()
    assert view.page.deciding.card().is_cutting()  # pyright: ignore[reportOptionalMemberAccess]
    assert unnamed(window) == []
    view.page.deciding.leave()
    view.page.deciding.answer("skipped")
    assert view.page.deciding.all_decided.isVisible()
    assert unnamed(window) == []
    view.show_passage(session.assessment.passages[-1].id)
    assert unnamed(window) == []
    view.show_documents()
    assert unnamed(window) == []


def test_every_control_of_the_columns_of_a_sheet_has_a_name(window: MainWindow, tmp_path: Path) -> None:
    from desktop.importing.read import read_document

    sheet = tmp_path / "tracker.csv"
    sheet.write_text("Evidence,Source,Date\nThe median wait fell to three days.,Brokerage,soon\n", "utf-8")
    window._session.imports._on_read(read_document(sheet))
    view = window.views.show_view("triage")
    view.show_document(window._session.assessment.documents[-1].id)  # pyright: ignore[reportAttributeAccessIssue]
    view.show_columns()  # pyright: ignore[reportAttributeAccessIssue]
    assert window.views.currentWidget().columns.isVisible()  # pyright: ignore[reportAttributeAccessIssue]
    assert unnamed(window) == []
    window.views.currentWidget().columns.to_passages.click()  # pyright: ignore[reportAttributeAccessIssue]
    assert window.views.currentWidget().page.sheet.take_in.isVisible()  # pyright: ignore[reportAttributeAccessIssue]
    assert unnamed(window) == []


def test_every_control_of_what_changed_in_a_newer_version_has_a_name(window: MainWindow) -> None:
    session = window._session
    for title, lines in (("support v1", FIRST), ("support v2", SECOND)):
        document = SourceDocument(id=0, title=title, file_name=f"{title}.docx", digest=title)
        session.perform("Import", document_records.add_passages(session.assessment, document, passages_of(lines)))
    older, newer = (document.id for document in session.assessment.documents[-2:])
    accepted = next(p for p in session.assessment.passages if p.document == older and p.paragraph == "1.1")
    document_commands.accept_passages(session, [(accepted.id, {})])
    session.imports.newer_version_found.emit(OlderVersion(older, newer, 6, 3, 2))
    assert window.versions.another.isVisible()
    assert unnamed(window) == []
    window.versions.button.click()
    window.versions.button.click()
    assert unnamed(window) == []


def test_every_control_of_the_report_with_all_its_sections_open_has_a_name(window: MainWindow) -> None:
    window.show_view("report")
    view = window.views.currentWidget()
    for section in view.sections.values():  # pyright: ignore[reportAttributeAccessIssue]
        section.set_folded(False)
    assert view.look.logo.choose.isVisible()  # pyright: ignore[reportAttributeAccessIssue]
    assert unnamed(window) == []


def test_every_control_of_gaps_and_actions_has_a_name(window: MainWindow) -> None:
    desk = window.views.desk
    near = next(gap for gap in window._session.comparison.gaps if gap.check == "weak-pattern" and gap.is_open)
    desk.show_gap(near.key)
    desk.gap_list.show_filter(GapFilter(severities=frozenset({near.severity})))
    desk.make_action()
    assert unnamed(window) == []
    desk.gap_list.show_filter(GapFilter(everywhere=True))
    desk.gap_list.list.selectAll()
    desk.dismiss_gap()
    assert desk.gaps.bulk.dismiss_form.isVisible()
    assert unnamed(window) == []
    window.show_view("actions")
    window.views.currentWidget().begin_action()  # pyright: ignore[reportAttributeAccessIssue]
    assert unnamed(window) == []


def test_every_control_of_the_figures_has_a_name(window: MainWindow, qtbot) -> None:
    window.views.desk.show_evidence("E21")
    offer = window.views.desk.middle.editor.figures
    qtbot.waitUntil(offer.keep.isVisible)
    assert unnamed(window) == []
    window.show_figures()
    pane = window.views.currentWidget().figures  # pyright: ignore[reportAttributeAccessIssue]
    assert pane.table.isVisible()
    assert unnamed(window) == []
    pane.begin_figure("E21")
    assert pane.form.isVisible()
    assert unnamed(window) == []


def test_every_control_of_the_start_page_has_a_name(window: MainWindow) -> None:
    window.close_assessment()
    assert window.start.isVisible()
    assert unnamed(window) == []


def test_every_control_that_opens_over_the_window_has_a_name(window: MainWindow, qtbot) -> None:
    for opened in (window.finder.search, window.finder.go_to, window.finder.history):
        opened()
        assert unnamed(window) == []
    window.views.desk.left.list.setFocus()
    window.guide.explain_focused()
    assert unnamed(window) == []
    words = window.guide.show_words()
    assert unnamed(words) == []
    words.close()
    window.show_keys()
    sheet = next(dialog for dialog in window.findChildren(QDialog) if dialog.windowTitle() == "Keys")
    assert unnamed(sheet) == []
    sheet.close()


class ShownAsWindows(QObject):
    """Notes every widget that is shown as a window: one made without a parent takes the keyboard for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_part_of_the_window_flashes_up_as_a_window_of_its_own(qtbot, qapp: QApplication, tmp_path: Path) -> None:
    shown = ShownAsWindows()
    qapp.installEventFilter(shown)
    session = Session()
    window = MainWindow(session, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(session.comparison_changed, timeout=20_000):
        session.open_example()
    for view in ("overview", "triage", "actions", "report", "desk"):
        window.show_view(view)
    for place in window.views.desk.left.list.rows.open_keys():
        window.views.desk.show_place(place)
        window.views.desk.middle.show_tab("account")
    for opened in (window.finder.search, window.finder.go_to, window.finder.history):
        opened()
    qapp.removeEventFilter(shown)
    session.close()
    assert shown.seen == ["MainWindow"]


def test_every_control_of_the_tour_has_a_name(window: MainWindow, qtbot) -> None:
    window.guide.take_tour()
    qtbot.waitUntil(lambda: bool(window.guide.tour.stop()), timeout=20_000)
    while window.guide.tour.stop():
        assert unnamed(window) == []
        window.guide.tour.next.click()


def test_both_statements_are_read_from_the_screen(window: MainWindow, pack) -> None:
    statement = pack.quality_statement
    said = " ".join(label.text() for label in window.views.findChildren(QWidget, "i_statement"))
    assert all(i in said for i in statement.i_statements)
    said = " ".join(label.text() for label in window.views.findChildren(QWidget, "we_statement"))
    assert statement.we_statement in said


def test_every_control_of_the_account_has_a_name(window: MainWindow, pack) -> None:
    for place in (pack.sub_headings[0].id, WHOLE_STATEMENT):
        window.views.desk.show_place(place)
        window.views.desk.middle.show_tab("account")
        assert window.views.desk.middle.account.isVisible()
        assert unnamed(window) == []


def heard(rows: QListView) -> list[str]:
    """What a screen reader that goes through a list says of each row."""
    spoken = QAccessible.queryAccessibleInterface(rows)
    cells = (spoken.child(number) for number in range(spoken.childCount()))
    return [cell.text(QAccessible.Text.Name) if cell else "" for cell in cells]


def written(rows: QListView) -> list[str]:
    """What stands in the rows that are shown."""
    model = rows.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


@pytest.fixture
def screen_reader() -> Iterator[None]:
    """A screen reader is at work: until one is, Qt does not tell what changes."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("screen_reader")
def test_the_rows_of_a_list_are_heard_as_they_are_shown_after_each_filter(window: MainWindow) -> None:
    window.show_view("triage")
    view, desk = window.views.currentWidget(), window.views.desk
    assert isinstance(view, TriageView)
    view.show_document(window._session.assessment.documents[0].id)
    documents, deciding = view.documents, view.page.deciding
    evidence, gaps = desk.middle.evidence_list, desk.gap_list
    people, weak = EvidenceFilter(words="people"), GapFilter(checks=frozenset({"weak-pattern"}))
    lists: list[tuple[QListView, list[Callable[[], object]]]] = [
        (deciding.list, [deciding.filter.buttons[key].click for key, _ in FILTERS]),
        (documents.list, [partial(documents.words.setText, words) for words in ("market", "nothing has this", "")]),
        (evidence.list, [partial(evidence.show_filter, asked) for asked in (people, EvidenceFilter())]),
        (gaps.list, [partial(gaps.show_filter, asked) for asked in (weak, GapFilter())]),
    ]
    for rows, filters in lists:
        counts = {rows.model().rowCount()}
        for ask in (lambda: None, *filters):
            ask()
            assert heard(rows) == written(rows)
            counts.add(len(written(rows)))
        assert len(counts) > 1
