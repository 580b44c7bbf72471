"""Exporting as an officer does it from anywhere: what is asked first, made beside the work, refused, given up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from desktop import commands
from desktop.session import Session
from desktop.widgets import file_choices
from desktop.widgets.main_window import MainWindow
from rubric.pack import Pack


def test_a_report_is_made_beside_the_work_and_can_be_cancelled(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: Any
) -> None:
    session, asked = window._session, []
    monkeypatch.setattr(file_choices.QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "draft"), ""))
    monkeypatch.setattr(session.exports, "make", asked.append)
    window.bar.draft.click()
    assert asked == [tmp_path / "draft.pdf"]
    session.exports.progress.emit(0.4, "Laying out page 12")
    assert window.progress.isVisible()
    assert window.progress.stage.text() == "Laying out page 12"
    assert window.progress.bar.value() == 400
    with qtbot.waitSignal(window.progress.cancelled):
        window.progress.cancel.click()
    session.exports.finished.emit(str(tmp_path / "draft.pdf"))
    assert not window.progress.isVisible()
    assert window.notice.first.text() == "Draft PDF made: draft.pdf"
    assert window.notice.button.text() == "Open"


def test_a_final_paper_is_said_to_be_final(window: MainWindow, tmp_path: Path) -> None:
    commands.change_report_options(window._session, final=True)
    window._session.exports.finished.emit(str(tmp_path / "paper.pdf"))
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


def test_a_paper_holds_what_is_half_typed_in_an_item_and_leaves_what_is_not_added_a_draft(
    window: MainWindow, enter: Callable[..., str], pack: Pack, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    session, desk = window._session, window.views.desk
    desk.show_evidence(enter("One item.", sub_headings=(pack.sub_headings[0].id,)))
    QTest.keyClicks(desk.middle.editor.fields.lines["source"], "Half a source")
    QTest.keyClicks(desk.middle.evidence_list.quick_add.field, "Half a thought")
    QGuiApplication.clipboard().setText("One piece.\n\nAnother.")
    desk.paste_evidence()
    ordered: list[object] = []
    monkeypatch.setattr(session.exports.process, "make", ordered.append)
    session.exports.make(tmp_path / "draft.pdf")
    assert len(ordered) == 1
    assert [(item.text, item.source) for item in session.assessment.evidence] == [("One item.", "Half a source")]
    assert session.undo_stack.undoText() == "Change E1"
    assert desk.middle.evidence_list.quick_add.field.toPlainText() == "Half a thought"
    assert desk.middle.paste.said() == "2 pasted pieces are not added yet."
    session.exports.stop()


def test_while_a_report_is_made_no_second_can_be_asked_for(
    window: MainWindow, enter: Callable[..., str], tmp_path: Path, qtbot: Any
) -> None:
    session, refused = window._session, []
    enter("One item.")
    session.failed.connect(refused.append)
    session.exports.make(tmp_path / "one.xlsx")
    kinds = [window.menus.acts[name] for name in ("draft_pdf", "draft_word", "draft_excel")]
    assert not any(act.isEnabled() for act in kinds)
    assert not window.bar.draft.isEnabled()
    with qtbot.waitSignal(session.exports.finished, timeout=60_000):
        enter("Another item.")
        session.exports.make(tmp_path / "two.xlsx")
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
    session.exports.make(tmp_path / "one.xlsx")
    session.exports.cancel()
    assert window.bar.draft.isEnabled()
    with qtbot.waitSignal(session.exports.failed, timeout=60_000):
        session.exports.make(tmp_path / "no-such-folder" / "two.xlsx")
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
    monkeypatch.setattr(session.exports, "make", made.append)
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
    monkeypatch.setattr(window._session.exports, "make", made.append)
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
    session.exports.make(tmp_path / "draft4.pdf")
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
    monkeypatch.setattr(window._session.exports, "make", made.append)
    window.bar.draft.click()
    assert made == [tmp_path / "draft.pdf"]


def test_a_report_that_cannot_be_made_says_why(window: MainWindow) -> None:
    window._session.exports.failed.emit("The folder is full; choose another.")
    assert window.notice.second.text() == "The folder is full; choose another."


def test_what_is_remembered_of_a_paper_made_right_after_an_edit_is_what_stands_in_it(
    plain_session: Session, enter: Callable[..., str], pack: Pack, tmp_path: Path, qtbot: Any
) -> None:
    enter("Nothing of note here.")
    pattern = pack.patterns[0]
    commands.new_evidence(plain_session, text=pattern.title, sub_headings=(pattern.home,))
    with qtbot.waitSignal(plain_session.exports.finished, timeout=60_000):
        plain_session.exports.make(tmp_path / "draft.docx")
    held = plain_session.assessment.exports[-1].held
    assert held.patterns[pattern.id] == "covered"
