"""The window as an officer uses it: opening, choosing, writing, going from gap to gap, exporting, closing."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFileDialog, QLabel, QMessageBox, QWidget

from desktop import commands, document_commands
from desktop.document import document_records
from desktop.import_summary import ImportSummary, ReadDocument
from desktop.models.evidence_filter import EvidenceFilter
from desktop.models.places import DISMISSED, NOT_PLACED, WHOLE_STATEMENT
from desktop.readable import ENDINGS
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import file_choices, theme
from desktop.widgets.desk import Desk
from desktop.widgets.main_window import MainWindow
from desktop.widgets.menus import ELSEWHERE, MENUS
from desktop.widgets.triage_view import TriageView
from rubric.assessment import Passage, SourceDocument
from rubric.pack import Pack


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    return window.views.desk


def press(window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_with_nothing_open_there_are_only_ways_in(plain_session: Session, settings: Settings, qtbot: Any) -> None:
    plain_session.close()
    window = MainWindow(plain_session, settings)
    qtbot.addWidget(window)
    assert window.pages.currentWidget() is window.start
    assert not window.bar.isVisibleTo(window)
    assert window.windowTitle() == "Plumbline"
    for name in ("add", "draft_pdf", "details", "next_gap", "undo"):
        assert not window.menus.acts[name].isEnabled()


def test_an_opened_assessment_is_named_remembered_and_shown(window: MainWindow, settings: Settings) -> None:
    path = window._session.path
    assert path is not None
    assert window.windowTitle() == "Alderwick - Plumbline"
    assert settings.recent_files() == (path,)
    assert window.bar.council.whole_text() == "Alderwick Council"
    assert window.bar.saved.text().startswith("Saved")
    assert window.views.current() == "desk"


def test_what_is_asked_and_the_full_sub_heading_stand_above_the_evidence(desk: Desk, pack: Pack) -> None:
    statement = pack.quality_statement
    assert statement.i_statements[0] in desk.middle.statement.i_statement.text()
    assert desk.middle.statement.we_statement.text() == statement.we_statement
    for sub_heading in pack.sub_headings:
        desk.show_place(sub_heading.id)
        assert desk.middle.title.text() == sub_heading.title


def test_adding_evidence_puts_the_cursor_in_its_text(window: MainWindow, desk: Desk, pack: Pack) -> None:
    place = pack.sub_headings[2].id
    desk.show_place(place)
    press(window, Qt.Key.Key_E, CONTROL)
    field = desk.middle.evidence_list.quick_add.field
    assert field.hasFocus()
    QTest.keyClicks(field, "Half a thought")
    press(window, Qt.Key.Key_E, CONTROL)
    assert (field.toPlainText(), field.hasFocus()) == ("Half a thought", True)
    assert not window._session.assessment.evidence
    press(window, Qt.Key.Key_Return, CONTROL)
    (item,) = window._session.assessment.evidence
    assert (item.text, item.sub_headings) == ("Half a thought", (place,))
    assert desk.middle.editor.shown_item() == item.id
    assert QApplication.focusWidget() is desk.middle.editor.text


def test_typing_closes_a_gap_and_keeps_everything_chosen(
    window: MainWindow, desk: Desk, pack: Pack, qtbot: Any
) -> None:
    session = window._session
    pattern = pack.patterns[0]
    desk.show_place(pattern.home)
    desk.add_evidence()
    other = next(key for key in desk.gap_list.list.rows.open_keys() if pattern.id not in key)
    desk.gap_list.list.choose(other)
    before = desk.left.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    with qtbot.waitSignal(session.comparison_changed):
        desk.middle.editor.text.insertPlainText(pattern.title)
    assert not any(pattern.id in key for key in desk.gap_list.list.rows.open_keys())
    assert desk.gap_list.list.chosen_key() == other
    assert desk.explanation.shown_gap() == other
    assert desk.middle.evidence_list.list.chosen_key() == "E1"
    assert desk.left.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole) != before


def test_a_chosen_gap_that_typing_closes_is_said_to_be_closed_until_another_is_chosen(
    window: MainWindow, desk: Desk, pack: Pack, settle: Callable[..., Any]
) -> None:
    pattern = pack.patterns[1]
    desk.show_place(pattern.home)
    desk.add_evidence()
    keys = desk.gap_list.list.rows.open_keys()
    at = next(n for n, key in enumerate(keys) if key.endswith(f"/{pattern.id}"))
    desk.gap_list.list.choose(keys[at])
    settle(desk.middle.editor.text.insertPlainText, pattern.title)
    said = {label.text() for label in desk.explanation.scroll_area.findChildren(QLabel)}
    assert "This gap is closed" in said
    assert desk.gap_list.list.chosen_key() == ""
    desk.make_action()
    assert not desk.explanation.action_form.isVisible()
    window._session.undo()
    desk.step_gap(1)
    assert desk.gap_list.list.chosen_key() == keys[at + 1]


def test_a_closed_gap_that_undo_brings_back_is_chosen_again(
    window: MainWindow, desk: Desk, pack: Pack, settle: Callable[..., Any]
) -> None:
    pattern = pack.patterns[1]
    desk.show_place(pattern.home)
    desk.add_evidence()
    key = next(key for key in desk.gap_list.list.rows.open_keys() if key.endswith(f"/{pattern.id}"))
    desk.gap_list.list.choose(key)
    settle(desk.middle.editor.text.insertPlainText, pattern.title)
    assert desk.gap_list.list.chosen_key() == ""
    settle(window._session.undo)
    assert desk.gap_list.list.chosen_key() == desk.explanation.shown_gap() == key
    assert desk.explanation.make_action.isVisible()


def test_a_chosen_gap_is_explained_and_leads_to_its_evidence(
    window: MainWindow, desk: Desk, pack: Pack, enter: Callable[..., str]
) -> None:
    pattern = pack.patterns[0]
    enter("Something else", sub_headings=(pattern.home,))
    touched = enter(f"{pattern.title}~", sub_headings=(pack.sub_headings[-1].id,))
    desk.show_place(pattern.home)
    key = next(key for key in desk.gap_list.list.rows.open_keys() if key.endswith(f"/{pattern.id}"))
    desk.gap_list.list.choose(key)
    assert desk.explanation.shown_gap() == key
    desk.explanation.evidence_requested.emit(touched)
    assert desk.place() == pack.sub_headings[-1].id
    assert desk.middle.editor.shown_item() == touched


def test_f8_goes_through_every_gap_and_back(window: MainWindow, desk: Desk, pack: Pack) -> None:
    session = window._session
    desk.show_place(pack.sub_headings[0].id)
    seen = [desk.gap_list.list.chosen_key()]
    for _ in range(len(session.comparison.gaps) - 1):
        press(window, Qt.Key.Key_F8)
        seen.append(desk.gap_list.list.chosen_key())
    assert set(seen) == {gap.key for gap in session.comparison.gaps}
    press(window, Qt.Key.Key_F8, SHIFT)
    assert desk.gap_list.list.chosen_key() == seen[-2]


def test_sub_headings_are_gone_through_by_keys(window: MainWindow, desk: Desk, pack: Pack) -> None:
    desk.show_place(pack.sub_headings[0].id)
    press(window, Qt.Key.Key_PageDown, CONTROL)
    assert desk.place() == pack.sub_headings[1].id
    press(window, Qt.Key.Key_PageUp, CONTROL)
    press(window, Qt.Key.Key_PageUp, CONTROL)
    assert desk.place() == pack.sub_headings[0].id


def test_f6_goes_round_the_panes_and_escape_to_the_list(
    window: MainWindow, desk: Desk, enter: Callable[..., str], pack: Pack
) -> None:
    enter("Something", sub_headings=(pack.sub_headings[0].id,))
    desk.show_place(pack.sub_headings[0].id)
    desk.left.list.setFocus()
    stops = []
    for _ in range(5):
        press(window, Qt.Key.Key_F6)
        stops.append(QApplication.focusWidget())
    assert stops[0] is desk.middle.evidence_list.list
    assert stops[1] is desk.middle.editor.text
    assert stops[2] is desk.gap_list.list
    assert stops[4] is desk.left.list
    desk.middle.editor.text.setFocus()
    press(window, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is desk.middle.evidence_list.list


def test_the_clipboard_is_pasted_as_evidence_by_key(window: MainWindow, desk: Desk) -> None:
    window.show_view("actions")
    QApplication.clipboard().setText("One.\n\nTwo.")
    press(window, Qt.Key.Key_V, CONTROL, SHIFT)
    assert window.views.current() == "desk"
    assert desk.middle.paste.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert desk.middle.paste.list.hasFocus()


def test_undo_says_what_it_takes_back(window: MainWindow, enter: Callable[..., str]) -> None:
    enter("Something")
    assert window.menus.acts["undo"].text() == "&Undo add evidence"
    window.menus.acts["undo"].trigger()
    assert window._session.assessment.evidence == ()
    assert window.menus.acts["redo"].text() == "&Redo add evidence"
    assert not window.menus.acts["undo"].isEnabled()


def test_a_dismissed_gap_goes_to_the_gaps_put_away(
    window: MainWindow, desk: Desk, pack: Pack, settle: Callable[..., Any]
) -> None:
    desk.show_place(pack.sub_headings[0].id)
    gap = next(g for g in window._session.comparison.gaps if g.key == desk.gap_list.list.chosen_key())
    settle(commands.dismiss_gap, window._session, gap, "Not for this council.")
    assert gap.key not in desk.gap_list.list.rows.open_keys()
    desk.show_place(DISMISSED)
    assert desk.gap_list.list.rows.open_keys() == (gap.key,)
    assert desk.middle.tabs.isHidden()


def test_what_is_not_placed_and_the_whole_statement_have_their_places(
    window: MainWindow, desk: Desk, enter: Callable[..., str]
) -> None:
    added = enter("Somewhere")
    desk.show_place(NOT_PLACED)
    assert desk.middle.evidence_list.list.rows.open_keys() == (added,)
    assert desk.middle.tabs.buttons["account"].isHidden()
    desk.show_place(WHOLE_STATEMENT)
    assert desk.middle.tabs.chosen_key() == "account"
    assert desk.middle.tabs.buttons["evidence"].isHidden()


def test_an_empty_place_says_what_belongs_there(window: MainWindow, desk: Desk, pack: Pack) -> None:
    desk.show_place(pack.sub_headings[0].id)
    assert desk.middle.evidence_list.empty.isVisible()
    assert desk.middle.evidence_list.add.isVisible()
    assert not desk.middle.editor.isVisible()


def test_views_are_changed_by_keys_and_tabs(window: MainWindow) -> None:
    press(window, Qt.Key.Key_4, CONTROL)
    assert window.views.current() == "actions"
    assert window.bar.views.chosen_key() == "actions"
    window.bar.views.buttons["triage"].click()
    assert window.views.current() == "triage"
    assert window.menus.acts["triage"].isChecked()
    press(window, Qt.Key.Key_F8)
    assert window.views.current() == "desk"


def test_a_narrow_window_keeps_the_gaps_as_a_tab(window: MainWindow, desk: Desk, qtbot: Any) -> None:
    window.resize(1280, 660)
    qtbot.waitUntil(lambda: not desk.right.isVisible())
    assert window.size().width() == 1280
    assert window.size().height() == 660
    desk.middle.tabs.buttons["gaps"].click()
    assert desk.gap_list.isVisible()
    window.resize(1500, 900)
    qtbot.waitUntil(desk.right.isVisible)
    assert desk.middle.tabs.buttons["gaps"].isHidden()
    assert desk.gap_list.isVisible()


def test_text_size_and_theme_change_at_once_and_stay(window: MainWindow, settings: Settings) -> None:
    press(window, Qt.Key.Key_Plus, CONTROL)
    assert theme.scale() == settings.text_scale == theme.TEXT_SIZES[1]
    press(window, Qt.Key.Key_Minus, CONTROL)
    press(window, Qt.Key.Key_Minus, CONTROL)
    assert theme.scale() == theme.TEXT_SIZES[0]
    window.menus.acts["dark"].trigger()
    window.menus.acts["dark"].associatedObjects()[0].aboutToShow.emit()
    assert window.menus.acts["dark"].isChecked()
    assert window.menus.acts["dark"].icon().isNull(), "a picture would stand where the tick does"
    assert theme.is_dark()
    assert settings.dark


def test_a_report_is_made_beside_the_work_and_can_be_cancelled(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: Any
) -> None:
    session, asked = window._session, []
    monkeypatch.setattr(file_choices.QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "draft"), ""))
    monkeypatch.setattr(session, "export_report", asked.append)
    window.bar.draft.click()
    assert asked == [tmp_path / "draft.pdf"]
    session.report_progress.emit(0.4, "Laying out page 12")
    assert window.progress.isVisible()
    assert window.progress.stage.text() == "Laying out page 12"
    assert window.progress.bar.value() == 400
    with qtbot.waitSignal(window.progress.cancelled):
        window.progress.cancel.click()
    session.report_finished.emit(str(tmp_path / "draft.pdf"))
    assert not window.progress.isVisible()
    assert window.notice.first.text() == "Draft PDF made: draft.pdf"
    assert window.notice.button.text() == "Open"


def test_a_final_paper_is_said_to_be_final(window: MainWindow, tmp_path: Path) -> None:
    commands.change_report_options(window._session, final=True)
    window._session.report_finished.emit(str(tmp_path / "paper.pdf"))
    assert window.notice.first.text() == "Final PDF made: paper.pdf"


def test_before_an_export_personal_data_is_asked_about(
    window: MainWindow, enter: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    enter("Ring Jo on 020 7946 0018 or write to jo@example.org about the placement.")
    assert any(gap.check == "personal-data" for gap in window._session.comparison.gaps)
    commands.change_report_options(window._session, mask=False)
    asked: list[str] = []

    def refuse(box: QMessageBox) -> int:
        asked.append(box.text())
        box.defaultButton().click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", refuse)
    monkeypatch.setattr(file_choices.QFileDialog, "getSaveFileName", lambda *_: pytest.fail("went on unasked"))
    window.bar.draft.click()
    assert asked == ["E1 may hold personal data, and would stand in the draft."]


def test_while_a_report_is_made_no_second_can_be_asked_for(
    window: MainWindow, enter: Callable[..., str], tmp_path: Path, qtbot: Any
) -> None:
    session, refused = window._session, []
    enter("One item.")
    session.failed.connect(refused.append)
    session.export_report(tmp_path / "one.xlsx")
    kinds = [window.menus.acts[name] for name in ("draft_pdf", "draft_word", "draft_excel")]
    assert not any(act.isEnabled() for act in kinds)
    assert not window.bar.draft.isEnabled()
    with qtbot.waitSignal(session.report_finished, timeout=60_000):
        enter("Another item.")
        session.export_report(tmp_path / "two.xlsx")
        assert window.progress.isVisible()
    assert refused == ["one.xlsx is still being made; wait or cancel it."]
    assert not (tmp_path / "two.xlsx").exists()
    (export,) = session.assessment.exports
    assert (export.file_name, list(export.held.evidence)) == ("one.xlsx", ["E1"])
    assert all(act.isEnabled() for act in kinds)
    assert window.bar.draft.isEnabled()


def test_after_a_report_that_was_cancelled_or_failed_another_can_be_asked_for(
    window: MainWindow, tmp_path: Path, qtbot: Any
) -> None:
    session = window._session
    session.export_report(tmp_path / "one.xlsx")
    session.cancel_report()
    assert window.bar.draft.isEnabled()
    with qtbot.waitSignal(session.report_failed, timeout=60_000):
        session.export_report(tmp_path / "no-such-folder" / "two.xlsx")
    assert window.bar.draft.isEnabled()
    assert session.assessment.exports == ()


def test_an_export_waits_until_the_evidence_has_been_read(
    window: MainWindow, enter: Callable[..., str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: Any
) -> None:
    session, asked, made = window._session, [], []
    enter("Ring Jo on 020 7946 0018 or write to jo@example.org about the placement.")
    commands.change_report_options(session, mask=False)
    monkeypatch.setattr(file_choices, "may_export", lambda *_: asked.append(session.has_comparison) or True)
    monkeypatch.setattr(file_choices.QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "draft"), ""))
    monkeypatch.setattr(session, "export_report", made.append)
    path = session.path
    assert path is not None
    session.close()
    with qtbot.waitSignal(session.comparison_changed):
        session.open(path)
        window.bar.draft.click()
        assert window.progress.stage.text() == "Reading the evidence"
        window.progress.cancel.click()
        assert not window.progress.isVisible()
        window.bar.draft.click()
        assert made == []
    assert asked == [True]
    assert made == [tmp_path / "draft.pdf"]


@pytest.mark.parametrize("answer", ["Go back", "Replace it"])
def test_a_file_whose_ending_was_not_typed_is_not_replaced_unasked(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: str
) -> None:
    asked: list[str] = []
    made: list[Path] = []

    def click(box: QMessageBox) -> int:
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == answer).click()
        return 0

    (tmp_path / "Report.pdf").write_bytes(b"The paper of last year")
    monkeypatch.setattr(QMessageBox, "exec", click)
    monkeypatch.setattr(file_choices.QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Report"), ""))
    monkeypatch.setattr(window._session, "export_report", made.append)
    window.bar.draft.click()
    assert asked == ["Report.pdf is there already. Replace it?"]
    assert made == ([tmp_path / "Report.pdf"] if answer == "Replace it" else [])


@pytest.mark.parametrize("answer", ["Wait", "Give it up"])
def test_closing_asks_before_a_report_is_given_up(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: str
) -> None:
    session, asked = window._session, []

    def click(box: QMessageBox) -> int:
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == answer).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", click)
    session.export_report(tmp_path / "draft4.pdf")
    window.close_assessment()
    assert asked == ["draft4.pdf is being made. Close and give it up?"]
    assert session.is_open == (answer == "Wait")
    assert window.close() == (answer != "Wait")
    assert len(asked) == (2 if answer == "Wait" else 1)


def test_personal_data_that_is_blacked_out_is_not_asked_about(
    window: MainWindow, enter: Callable[..., str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    enter("Ring Jo on 020 7946 0018 or write to jo@example.org about the placement.")
    made: list[Path] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda _: pytest.fail("asked"))
    monkeypatch.setattr(file_choices.QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "draft"), ""))
    monkeypatch.setattr(window._session, "export_report", made.append)
    window.bar.draft.click()
    assert made == [tmp_path / "draft.pdf"]


def test_a_failure_stays_in_sight_until_it_is_closed(window: MainWindow, tmp_path: Path) -> None:
    bad = tmp_path / "bad.plumb"
    bad.write_text("not an assessment", "utf-8")
    window.open_assessment(bad)
    assert window.notice.isVisible()
    assert "bad.plumb" in window.notice.first.text()
    window.notice.close_button.click()
    assert not window.notice.isVisible()


def test_a_report_that_cannot_be_made_says_why(window: MainWindow) -> None:
    window._session.report_failed.emit("The folder is full; choose another.")
    assert window.notice.second.text() == "The folder is full; choose another."


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


def test_closing_the_window_keeps_the_work_and_the_places(
    window: MainWindow, settings: Settings, enter: Callable[..., str]
) -> None:
    enter("Kept")
    path = window._session.path
    assert path is not None
    window.close()
    assert not window._session.is_open
    assert not settings.layout("window").isEmpty()
    assert window._session.open(path)
    assert [item.text for item in window._session.assessment.evidence] == ["Kept"]


def test_a_window_whose_work_cannot_be_saved_stays_to_say_so(window: MainWindow, qtbot: Any) -> None:
    session = window._session
    close, sentence = session.close, "Alderwick.plumb: the folder is gone; your work is kept on this computer."

    def close_without_publishing() -> None:
        session.failed.emit(sentence)
        close()

    session.close = close_without_publishing  # pyright: ignore[reportAttributeAccessIssue]
    assert not window.close()
    assert window.notice.first.text() == sentence
    assert window.notice.isVisible()
    session.close = close
    assert window.close()


def test_work_that_a_crash_left_is_offered_on_the_start_page(
    plain_session: Session, settings: Settings, qtbot: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plain_session.close()
    left = tmp_path / "Left.plumb"
    monkeypatch.setattr(plain_session, "unpublished_files", lambda: (left,))
    window = MainWindow(plain_session, settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.start.findChild(QWidget, "kept_notice") is not None)


def test_words_that_a_chosen_gap_rests_on_are_marked(
    window: MainWindow, desk: Desk, pack: Pack, enter: Callable[..., str]
) -> None:
    place = pack.sub_headings[0].id
    enter("Robust arrangements are in place.", sub_headings=(place,))
    gap = next(gap for gap in window._session.comparison.gaps if gap.spans and gap.sub_heading == place)
    marked: list[list[Any]] = []
    desk.middle.editor.highlight = lambda spans: marked.append(list(spans))  # pyright: ignore
    desk.show_gap(gap.key)
    desk.explanation.evidence_requested.emit("E1")
    assert marked[-1] == [span for item, span in gap.spans if item == "E1"]


def test_details_are_changed_in_a_sheet(window: MainWindow) -> None:
    window.show_details()
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    assert sheet.windowTitle() == "Details of the assessment"
    sheet.close()


def test_a_read_only_assessment_offers_a_copy_and_no_change(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "read_only", property(lambda self: True))
    window._session.opened.emit()
    assert window.notice.button.text() == "Save a copy…"
    for name in ("add", "delete", "import", "make_action", "dismiss"):
        assert not window.menus.acts[name].isEnabled()


def test_help_lists_every_key_of_the_menus(window: MainWindow) -> None:
    from desktop.widgets.help_dialogs import keys_dialog

    dialog = keys_dialog(window)
    said = {label.text() for label in dialog.findChildren(QLabel)}
    shortcuts = {act.shortcut().toString() for act in window.menus.acts.values() if act.shortcut().toString()}
    missing = {key.replace("PgDown", "PgDn") for key in shortcuts} - said
    assert missing <= {"Ctrl++", "Ctrl+-", "Ctrl+0"}
    dialog.close()


def test_no_two_acts_share_a_key(window: MainWindow) -> None:
    keys = [key.toString() for act in window.menus.acts.values() for key in act.shortcuts()]
    assert len(keys) == len(set(keys))


def test_no_two_lines_of_a_menu_share_a_letter() -> None:
    for title, entries in MENUS:
        letters = [entry.title[entry.title.index("&") + 1].lower() for entry in entries if entry.title]
        assert len(letters) == len(set(letters)), title


def test_every_control_that_takes_the_keyboard_has_a_name(
    window: MainWindow, desk: Desk, enter: Callable[..., str], pack: Pack
) -> None:
    enter(f"{pack.patterns[0].title}?", sub_headings=(pack.sub_headings[0].id,))
    for view in ("desk", "overview", "triage", "actions"):
        window.show_view(view)
        for control in window.findChildren(QWidget):
            takes = control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisible() and control.isEnabled()
            if takes and not isinstance(control, (QAbstractScrollArea,)):
                interface = QAccessible.queryAccessibleInterface(control)
                with contextlib.suppress(AttributeError):
                    assert interface.text(QAccessible.Text.Name), f"{type(control).__name__} {control.objectName()}"
            elif takes:
                assert control.accessibleName(), f"{type(control).__name__} {control.objectName()}"


def test_delete_in_the_list_deletes_the_item_and_undo_brings_it_back(
    window: MainWindow, desk: Desk, enter: Callable[..., str], pack: Pack
) -> None:
    evidence_id = enter("One.", sub_headings=(pack.sub_headings[0].id,))
    desk.show_evidence(evidence_id)
    desk.middle.evidence_list.list.setFocus()
    press(window, Qt.Key.Key_Delete)
    assert window._session.assessment.evidence == ()
    window._session.undo()
    assert [item.id for item in window._session.assessment.evidence] == [evidence_id]


@pytest.mark.parametrize("view", ["actions", "triage", "account"])
def test_an_item_that_is_not_seen_is_not_deleted_but_shown(
    window: MainWindow, desk: Desk, enter: Callable[..., str], pack: Pack, view: str
) -> None:
    evidence_id = enter("One.", sub_headings=(pack.sub_headings[0].id,))
    desk.show_evidence(evidence_id)
    if view == "account":
        desk.middle.show_tab("account")
    else:
        window.show_view(view)
    window.menus.acts["delete"].trigger()
    assert [item.id for item in window._session.assessment.evidence] == [evidence_id]
    assert desk.middle.evidence_list.isVisible()
    window.menus.acts["delete"].trigger()
    assert window._session.assessment.evidence == ()


def test_after_an_action_is_made_the_keyboard_is_in_the_gaps(window: MainWindow, desk: Desk, qtbot: Any) -> None:
    desk.make_action()
    with qtbot.waitSignal(window._session.comparison_changed):
        desk.explanation.action_form.submit.click()
    assert desk.gap_list.list.hasFocus()


def test_possible_matches_are_confirmed_by_number_from_the_list_of_gaps(
    window: MainWindow, desk: Desk, enter: Callable[..., str], pack: Pack, settle: Callable[..., Any]
) -> None:
    evidence_id = enter(f"{pack.patterns[0].title}?", sub_headings=(pack.sub_headings[0].id,))
    desk.show_evidence(evidence_id)
    for stop in (desk.gap_list.list, desk.explanation.scroll_area, desk.left.list, desk.middle.evidence_list.list):
        stop.setFocus()
        settle(press, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        assert window._session.assessment.decisions.matches[0].verdict == "confirmed"
        settle(window._session.undo)
    desk.gap_list.list.setFocus()
    settle(press, window, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert window._session.assessment.decisions.matches[0].verdict == "rejected"


def test_the_match_that_comes_near_a_gap_is_decided_by_key_from_anywhere_on_the_desk(
    window: MainWindow, desk: Desk, enter: Callable[..., str], pack: Pack, settle: Callable[..., Any]
) -> None:
    pattern = pack.patterns[0]
    enter(f"{pattern.title}~", sub_headings=(pattern.home,))
    desk.show_gap(f"weak-pattern/{pattern.home}/{pattern.id}")
    desk.middle.editor.text.setFocus()
    settle(press, window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window._session.assessment.decisions.matches[0].verdict == "rejected"
    settle(window._session.undo)
    desk.show_gap(f"weak-pattern/{pattern.home}/{pattern.id}")
    settle(press, window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window._session.assessment.decisions.matches[0].verdict == "confirmed"


def test_no_key_stands_for_two_acts() -> None:
    keys = [entry.keys for _, entries in MENUS for entry in entries if entry.keys]
    everywhere = ("In an evidence item", "On the tour")
    keys += [key for place, lines in ELSEWHERE if place in everywhere for said, _ in lines for key in said.split(", ")]
    assert [key for key in keys if keys.count(key) > 1] == []


def test_the_next_file_shows_its_first_item_though_the_last_one_had_one_of_that_name(
    window: MainWindow, enter: Callable[..., str], pack: Pack, qtbot: Any, tmp_path: Path
) -> None:
    home = pack.sub_headings[0].id
    enter("Carers wait for a break.", sub_headings=(home,))
    session = window._session
    path = session.path
    assert path is not None
    for _ in range(2):
        session.close()
        with qtbot.waitSignal(session.comparison_changed):
            assert session.open(path)
        editor = window.views.desk.middle.editor
        assert editor.shown_item() == "E1"
        assert editor.text.text() == "Carers wait for a break."


def test_nothing_that_is_said_makes_a_low_window_grow_at_the_largest_text(
    window: MainWindow, qapp: QApplication, enter: Callable[..., str], pack: Pack
) -> None:
    theme.apply(qapp, dark=False, scale=theme.TEXT_SIZES[-1])
    window.resize(1280, 660)
    desk, size = window.views.desk, window.size()
    enter("Waits fell.", sub_headings=(pack.sub_headings[0].id,))
    desk.show_place(pack.sub_headings[0].id)
    evidence = desk.middle.evidence_list
    for say in (
        lambda: window.notice.say("notice", "You stopped at passage 4", "What is decided is kept.", "Go on", print),
        lambda: window.progress.say("Reading the evidence", None, can_cancel=True),
        lambda: evidence.done.tell("paper.pdf is kept with E1"),
        lambda: evidence.show_filter(EvidenceFilter(words="waits")),
        lambda: desk.middle.waiting.say("12 pieces wait to be added", "Go on with them"),
    ):
        say()
        QApplication.processEvents()
        assert window.size() == size
    desk.quick_add()
    field = evidence.quick_add.field
    assert field.visibleRegion().boundingRect().height() > field.height() // 2
