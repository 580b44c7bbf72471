"""The desk without a mouse: the Tab key follows the eye, every act is said, every view has panes to step through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import commands
from desktop.document import document_records
from desktop.session import Session
from desktop.widgets.main_window import MainWindow
from desktop.widgets.triage_view import TriageView
from rubric.assessment import Passage, SourceDocument
from rubric.pack import Pack

SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_tab_goes_from_the_text_to_its_own_matches(
    window: MainWindow, enter: Callable[..., str], pack: Pack, qtbot: Any
) -> None:
    pattern = pack.patterns[0]
    added = enter(f"{pattern.title}?", sub_headings=(pattern.home,))
    desk = window.views.desk
    desk.show_evidence(added)
    editor = desk.middle.editor
    editor.text.setFocus()
    qtbot.waitUntil(lambda: any(chip.confirm.isVisible() for chip in editor.matches.chips))
    QTest.keyClick(editor.text, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert editor.matches.isAncestorOf(focused)


def test_every_act_is_said_and_so_is_taking_it_back(plain_session: Session, qtbot: Any) -> None:
    said: list[str] = []
    plain_session.acted.connect(said.append)
    added = commands.new_evidence(plain_session, text="A note.")
    commands.type_evidence_text(plain_session, added, "A longer note.")
    plain_session.flush()
    plain_session.undo()
    plain_session.undo()
    plain_session.redo()
    assert said == ["Add evidence", f"Undone: Type in {added}", "Undone: Add evidence", "Done again: Add evidence"]
    plain_session.redo()
    plain_session.redo()
    assert said[-1] == f"Done again: Type in {added}"


@pytest.mark.parametrize("view", ["overview", "triage", "actions", "report"])
def test_f6_stays_in_the_view_that_is_shown(window: MainWindow, qtbot: Any, view: str) -> None:
    window.show_view(view)
    for key in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        QTest.keyClick(window, Qt.Key.Key_F6, key)
        assert window.views.current() == view


def test_f6_in_triage_goes_between_the_document_and_the_list(window: MainWindow, plain_session: Session) -> None:
    passage = Passage(id=0, document=0, number=1, kind="prose", text="One.")
    document = SourceDocument(id=0, title="Paper", file_name="paper.docx", digest="x")
    plain_session.perform("Import", document_records.add_passages(plain_session.assessment, document, [passage]))
    window.show_view("triage")
    view = window.views.currentWidget()
    assert isinstance(view, TriageView)
    view.page.deciding.list.setFocus()
    for stop in (view.page.document, view.page.deciding.list):
        QTest.keyClick(window, Qt.Key.Key_F6)
        assert QApplication.focusWidget() is stop


def test_ctrl_3_goes_to_the_documents_and_on_into_the_one_that_was_triaged(
    window: MainWindow, qtbot: Any, plain_session: Session
) -> None:
    for title in ("Paper", "Minutes"):
        passage = Passage(id=0, document=0, number=1, kind="prose", text=f"One of {title}.")
        document = SourceDocument(id=0, title=title, file_name="paper.docx", digest=title)
        plain_session.perform("Import", document_records.add_passages(plain_session.assessment, document, [passage]))
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    view = window.views.currentWidget()
    assert isinstance(view, TriageView)
    view.documents.choose(1)
    QTest.keyClick(view.documents.list, Qt.Key.Key_Return)
    view.show_documents()
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert not view.documents.isVisible()
    assert view.current_passage() == 1


def test_our_account_has_a_key_from_every_view(window: MainWindow, qtbot: Any) -> None:
    window.show_view("actions")
    QTest.keyClick(window, Qt.Key.Key_O, SHIFT_CTRL)
    assert window.views.current() == "desk"
    assert window.views.desk.middle.account.narrative.isVisible()
