"""Documents as an officer brings them in: dropped or chosen, led to their triage, left and gone on with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import commands, document_commands
from desktop.document import document_records
from desktop.import_summary import ImportSummary, ReadDocument
from desktop.readable import ENDINGS
from desktop.session import Session
from desktop.widgets.desk import Desk
from desktop.widgets.main_window import MainWindow
from desktop.widgets.triage_view import TriageView
from rubric.assessment import Passage, SourceDocument


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, Qt.KeyboardModifier.NoModifier))


def test_documents_dropped_on_the_window_are_imported(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: Any
) -> None:
    papers = [tmp_path / "paper.txt", tmp_path / "minutes.docx"]
    for paper in papers:
        paper.write_text("A paper.", "utf-8")
    taken: list[Path] = []
    monkeypatch.setattr(window._session.imports, "read", taken.extend)
    drop(window, *papers)
    qtbot.waitUntil(lambda: taken == papers)


def test_every_kind_of_document_that_is_read_may_be_chosen_and_several_at_once(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []
    chosen = [str(tmp_path / "a.docx"), str(tmp_path / "b.pdf")]

    def choose(_parent: object, _title: str, _folder: str, kinds: str) -> tuple[list[str], str]:
        asked.append(kinds)
        return chosen, ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    taken: list[Path] = []
    monkeypatch.setattr(window._session.imports, "read", taken.extend)
    window.bar.import_button.click()
    assert [str(path) for path in taken] == chosen
    assert asked[0].split(";;")[0] == f"Documents ({' '.join(f'*{ending}' for ending in ENDINGS)})"


def test_what_was_left_out_of_a_document_is_said_and_an_import_can_be_cancelled(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window._session
    session.imports.progress.emit("Reading paper.docx, 1 of 2", 0.0)
    assert window.announcements.progress.stage.text() == "Reading paper.docx, 1 of 2"
    stopped: list[bool] = []
    monkeypatch.setattr(session.imports, "cancel", lambda: stopped.append(True))
    session.imports.progress.emit("Reading notes.docx, 2 of 2", 0.5)
    window.announcements.progress.cancel.click()
    assert stopped == [True]
    session.imports.finished.emit(ImportSummary((ReadDocument("paper.docx", 12, ("2 pictures left out.",)),)))
    assert window.views is not None
    assert window.views.current() == "triage"
    assert window.notice.first.text() == "paper.docx: 12 passages to decide on"
    assert window.notice.second.text() == "2 pictures left out."
    session.imports.finished.emit(ImportSummary((ReadDocument("notes.docx", 3),)))
    assert not window.notice.isVisible()


def bring_in(window: MainWindow, *digests: str) -> None:
    """Bring in documents of one passage each, and tell the window that they came."""
    session = window._session
    for digest in digests:
        document = SourceDocument(id=0, title=f"Paper {digest}", file_name=f"{digest}.docx", digest=digest)
        passage = Passage(id=0, document=0, number=1, kind="prose", text=f"Words of {digest}.", paragraph="3.1")
        session.perform("Import", document_records.add_passages(session.assessment, document, [passage]))
    session.imports.finished.emit(ImportSummary(tuple(ReadDocument(f"{d}.docx", 1, (), d) for d in digests)))


def test_one_imported_document_opens_its_triage_and_several_the_page_of_documents(window: MainWindow) -> None:
    bring_in(window, "a")
    view = window.views.currentWidget()
    assert isinstance(view, TriageView)
    assert not view.documents.isVisible()
    assert view.page.title.whole_text() == "Paper a"
    bring_in(window, "b")
    assert view.page.title.whole_text() == "Paper b"
    assert not view.documents.isVisible()
    bring_in(window, "c", "d")
    assert view.documents.isVisible()
    assert view.documents.strip.words.whole_text() == "2 documents read: 2 passages to decide on"
    assert not window.notice.isVisible()


def test_the_key_of_triage_shows_the_only_document_or_the_page_to_choose_one_from(window: MainWindow) -> None:
    window.menus.acts["triage"].trigger()
    view = window.views.currentWidget()
    assert isinstance(view, TriageView)
    assert view.documents.empty.isVisible()
    bring_in(window, "a")
    window.menus.acts["desk"].trigger()
    window.menus.acts["triage"].trigger()
    assert not view.documents.isVisible()
    bring_in(window, "b")
    window.menus.acts["triage"].trigger()
    assert view.documents.isVisible()
    assert view.documents.list.hasFocus()
    assert view.documents.chosen() == window._session.assessment.documents[-1].id
    window.menus.acts["triage"].trigger()
    assert view.page.title.whole_text() == "Paper b"
    assert view.page.deciding.list.hasFocus()


def test_from_where_triage_was_left_go_on_leads_back_to_that_document(window: MainWindow) -> None:
    bring_in(window, "a")
    bring_in(window, "b")
    view = window.views.currentWidget()
    assert isinstance(view, TriageView)
    view.page.finish.click()
    assert window.views.current() == "desk"
    assert window.notice.isVisible()
    window.notice.button.click()
    assert view.page.isVisible()
    assert view.page.title.whole_text() == "Paper b"


def test_an_item_leads_to_its_passage_and_back_and_a_typed_one_to_none(window: MainWindow, desk: Desk) -> None:
    bring_in(window, "a", "b")
    session = window._session
    first = session.assessment.passages[0]
    document_commands.accept_passages(session, [(first.id, {})])
    (item,) = session.assessment.evidence
    typed = commands.new_evidence(session, text="Typed.")
    window.menus.acts["desk"].trigger()
    editor = desk.middle.editor
    desk.show_evidence(typed)
    assert not editor.passage.isVisible()
    desk.show_evidence(item.id)
    assert editor.passage.accessibleName() == "Paper a, paragraph 3.1: show it there"
    editor.passage.click()
    view = window.views.currentWidget()
    assert isinstance(view, TriageView)
    assert (view.page.title.whole_text(), view.current_passage()) == ("Paper a", first.id)
    view.show_documents()
    view.documents.form.taken.choose(item.id)
    view.documents.form.taken.opened.emit(item.id)
    assert window.views.current() == "desk"
    document_commands.delete_document(session, first.document)
    assert not editor.passage.isVisible()


@pytest.mark.parametrize("digest", ["b", "other"])
def test_import_again_asks_for_the_documents_file_and_says_where_it_is_another(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, digest: str
) -> None:
    bring_in(window, "a", "b")
    asked: list[str] = []
    taken: list[tuple[list[Path], bool]] = []

    def choose(_parent: QWidget, _title: str, beginning: str, _kinds: str) -> tuple[str, str]:
        asked.append(beginning)
        return str(tmp_path / "b.docx"), ""

    imports = window._session.imports
    monkeypatch.setattr(imports, "read", lambda paths, again=False: taken.append((paths, again)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    view = window.views.currentWidget()
    assert isinstance(view, TriageView)
    view.documents.choose(2)
    view.documents.form.again.click()
    assert Path(asked[0]).name == "b.docx"
    assert taken == [([tmp_path / "b.docx"], True)]
    imports.finished.emit(ImportSummary((ReadDocument("b.docx", 3, (), digest),)))
    said = window.notice.first.text() if window.notice.isVisible() else ""
    other = "b.docx is not the file that “Paper b” was read from: it stands beside it as a document of its own."
    assert said == ("" if digest == "b" else other)


def bring_passages(session: Session, title: str, count: int) -> None:
    pieces = [Passage(id=0, document=0, number=n, kind="prose", text=f"{title}, {n}.") for n in range(1, count + 1)]
    document = SourceDocument(id=0, title=title, file_name="paper.docx", digest=title)
    session.perform("Import", document_records.add_passages(session.assessment, document, pieces))


def open_again(session: Session, qtbot: Any) -> None:
    path = session.path
    assert path is not None
    session.close()
    with qtbot.waitSignal(session.comparison_changed):
        assert session.open(path)


def test_an_assessment_that_is_opened_says_which_passages_wait_and_leads_on_there(
    window: MainWindow, plain_session: Session, qtbot: Any
) -> None:
    bring_passages(plain_session, "Paper", 3)
    window.show_view("triage")
    view = window.views.currentWidget()
    assert isinstance(view, TriageView)
    view.show_passage(2)
    open_again(plain_session, qtbot)
    assert window.notice.first.text() == "3 passages of Paper wait for a decision"
    window.notice.button.click()
    assert window.views.currentWidget() is view
    assert view.current_passage() == 2
    assert not window.notice.isVisible()
    bring_passages(plain_session, "Minutes", 2)
    open_again(plain_session, qtbot)
    assert window.notice.first.text() == "5 passages of 2 documents wait for a decision"
    window.notice.button.click()
    assert view.documents.isVisible()


def test_an_assessment_in_which_nothing_waits_says_nothing_of_it(
    window: MainWindow, plain_session: Session, qtbot: Any
) -> None:
    bring_passages(plain_session, "Paper", 1)
    document_commands.set_passage_verdicts(plain_session, [1], "skipped")
    open_again(plain_session, qtbot)
    assert not window.notice.isVisible()


def test_who_finishes_later_is_led_back_into_that_document(window: MainWindow, plain_session: Session) -> None:
    bring_passages(plain_session, "Minutes", 2)
    bring_passages(plain_session, "Paper", 3)
    window.show_view("triage")
    view = window.views.currentWidget()
    assert isinstance(view, TriageView)
    view.show_passage(2)
    view.finish_later()
    assert window.views.current() == "desk"
    window.notice.button.click()
    assert view.current_passage() == 2
    assert not view.documents.isVisible()


def test_an_assessment_dropped_on_the_window_is_opened(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: Any
) -> None:
    other = tmp_path / "other.plumb"
    other.write_bytes(b"")
    taken: list[Path] = []
    monkeypatch.setattr(window._session, "open", taken.append)
    drop(window, other)
    qtbot.waitUntil(lambda: taken == [other])


def test_a_document_dropped_with_nothing_open_says_what_to_do(window: MainWindow, tmp_path: Path, qtbot: Any) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("A paper.", "utf-8")
    window.close_assessment()
    drop(window, paper)
    qtbot.waitUntil(window.notice.isVisible)
    assert "open the assessment first" in window.notice.first.text()
