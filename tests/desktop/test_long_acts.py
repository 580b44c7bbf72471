"""Acts on very many rows are done beside the window: one step, which may be stopped and taken back."""

from __future__ import annotations

import gc
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThreadPool

from desktop import commands, document_commands, row_work
from desktop.document.errors import AssessmentError
from desktop.importing.read import read_document
from desktop.long_acts import FEW_ROWS
from desktop.models.column_rows import KEPT_BESIDE
from desktop.session import Session
from desktop.widgets.main_window import MainWindow
from desktop.widgets.triage_view import TriageView
from rubric.columns import TakenIn

COUNT = FEW_ROWS + 1


def tracker(session: Session, folder: Path, count: int) -> int:
    """Brings in a tracker of so many rows, none of which says where it stands."""
    rows = [f"{n},Home {n} was visited by the quality team in week {n}.,Log,2026" for n in range(count)]
    path = folder / "tracker.csv"
    path.write_text("\n".join(["Ref,Evidence,Source,Date", *rows]), "utf-8")
    session.imports._on_read(read_document(path))
    return session.assessment.documents[-1].id


@pytest.fixture
def sheet(plain_session: Session, settle: Callable[..., Any], tmp_path: Path) -> int:
    return settle(tracker, plain_session, tmp_path, COUNT)


@pytest.fixture
def view(plain_session: Session, sheet: int, qtbot: Any) -> TriageView:
    view = TriageView(plain_session)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    view.show_document(sheet)
    return view


@pytest.fixture
def take_in(plain_session: Session, sheet: int) -> Callable[[], list[TakenIn]]:
    """Begins to take in all rows, and gives where what came of it will stand."""

    def begin() -> list[TakenIn]:
        told: list[TakenIn] = []
        document_commands.take_in_rows(plain_session, sheet, told.append)
        return told

    return begin


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The work on rows goes no further than its first row until this is set."""
    may_go = threading.Event()
    suggest = row_work.suggest
    monkeypatch.setattr(row_work, "suggest", lambda *asked: may_go.wait(10) and suggest(*asked))
    return may_go


def ended(session: Session, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: not session.long_acts.is_busy)


def test_every_row_is_placed_off_the_windows_thread_and_all_are_one_step(
    plain_session: Session, take_in: Callable[[], list[TakenIn]], qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[threading.Thread] = set()
    suggest = row_work.suggest
    place = plain_session.pack.sub_headings[1].id

    def placed(*asked: Any) -> Any:
        threads.add(threading.current_thread())
        found = suggest(*asked)
        return type(found)(found.reading, (place,), found.category)

    monkeypatch.setattr(row_work, "suggest", placed)
    told = take_in()
    ended(plain_session, qtbot)
    assert told == [TakenIn(COUNT, 0)]
    assert threading.main_thread() not in threads
    assert {item.sub_headings for item in plain_session.assessment.evidence} == {(place,)}
    assert plain_session.undo_stack.undoText() == f"Take in {COUNT} rows"
    plain_session.undo()
    assert not plain_session.assessment.evidence
    assert {passage.verdict for passage in plain_session.assessment.passages} == {""}
    plain_session.redo()
    assert len(plain_session.assessment.evidence) == COUNT
    assert plain_session.undo_stack.count() == 2


def test_stopped_while_it_is_worked_out_nothing_of_it_is_kept(
    plain_session: Session, take_in: Callable[[], list[TakenIn]], held: threading.Event, qtbot: Any
) -> None:
    before = plain_session.assessment
    told = take_in()
    plain_session.long_acts.cancel()
    held.set()
    ended(plain_session, qtbot)
    assert not told
    assert plain_session.assessment is before
    assert plain_session.undo_stack.count() == 1


def test_what_is_entered_while_rows_are_worked_out_stays_and_the_rows_come_after_it(
    plain_session: Session, take_in: Callable[[], list[TakenIn]], held: threading.Event, qtbot: Any
) -> None:
    told = take_in()
    commands.new_evidence(plain_session, text="Home 7 was visited by the quality team in week 7.")
    held.set()
    ended(plain_session, qtbot)
    assert told == [TakenIn(COUNT - 1, 1)], "it begins again with what is there now"
    assert plain_session.assessment.evidence[0].id == "E1"
    assert len({item.id for item in plain_session.assessment.evidence}) == COUNT


def test_a_second_act_is_refused_in_a_sentence(
    plain_session: Session, take_in: Callable[[], list[TakenIn]], held: threading.Event, qtbot: Any
) -> None:
    take_in()
    with qtbot.waitSignal(plain_session.failed) as refused:
        second = take_in()
    assert refused.args == [f"Taking in {COUNT} rows is still under way: wait or cancel it."]
    held.set()
    ended(plain_session, qtbot)
    assert not second
    assert len(plain_session.assessment.evidence) == COUNT


def test_where_the_file_cannot_take_them_that_is_said_and_nothing_is_changed(
    plain_session: Session, take_in: Callable[[], list[TakenIn]], qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plain_session.assessment

    def full(*_row: Any) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("desktop.document.file.store", full)
    with qtbot.waitSignal(plain_session.failed) as failed:
        told = take_in()
    assert "was not kept" in failed.args[0]
    assert not told
    assert not plain_session.long_acts.is_busy
    assert plain_session.assessment is before


def test_closing_ends_it(
    plain_session: Session, take_in: Callable[[], list[TakenIn]], held: threading.Event, qtbot: Any
) -> None:
    told = take_in()
    path = plain_session.path
    assert path is not None
    held.set()
    plain_session.close()
    with qtbot.waitSignal(plain_session.comparison_changed):
        plain_session.open(path)
    assert not told
    assert not plain_session.assessment.evidence


def test_columns_of_many_rows_change_beside_the_window_and_a_change_that_is_stopped_shows_what_is_stored(
    view: TriageView, plain_session: Session, qtbot: Any
) -> None:
    view.show_columns()
    pane = view.columns

    def unset_text() -> None:
        pane.list.choose("column/Evidence")
        pane.choice.setCurrentIndex(pane.choice.findText(KEPT_BESIDE))
        pane.choice.activated.emit(pane.choice.currentIndex())

    unset_text()
    assert plain_session.assessment.documents[0].columns["Evidence"] == "text"
    plain_session.long_acts.cancel()
    ended(plain_session, qtbot)
    assert pane.choice.currentText() == "Text"
    unset_text()
    ended(plain_session, qtbot)
    assert plain_session.assessment.passages[0].text.startswith("Ref: 0; Evidence: Home 0")
    assert "No column is the text" in pane.facts.text()
    plain_session.undo()
    assert pane.choice.currentText() == "Text"


def test_the_buttons_wait_and_come_back_when_it_is_stopped(
    view: TriageView, plain_session: Session, held: threading.Event, qtbot: Any
) -> None:
    button = view.page.sheet.take_in
    button.click()
    assert not button.isEnabled()
    plain_session.long_acts.cancel()
    held.set()
    ended(plain_session, qtbot)
    assert button.isEnabled()


def test_the_strip_says_what_is_under_way_and_its_cancel_ends_it(
    window: MainWindow, plain_session: Session, tmp_path: Path, held: threading.Event, qtbot: Any
) -> None:
    document_commands.take_in_rows(plain_session, tracker(plain_session, tmp_path, FEW_ROWS + 1))
    strip = window.announcements.progress
    assert strip.isVisible()
    assert strip.stage.text() == f"Taking in {FEW_ROWS + 1} rows"
    strip.cancel.click()
    held.set()
    ended(plain_session, qtbot)
    assert not strip.isVisible()
    assert not plain_session.assessment.evidence


def test_what_is_done_to_an_item_that_was_undone_is_refused_in_a_sentence(
    plain_session: Session, take_in: Callable[[], list[TakenIn]], qtbot: Any
) -> None:
    take_in()
    ended(plain_session, qtbot)
    plain_session.undo()
    with qtbot.waitSignal(plain_session.failed) as failed:
        plain_session.type_text("E7", "Home 7 was seen twice.")
    assert failed.args == ["E7 is not there any more: undo or redo brings it back."]
    assert not plain_session.assessment.evidence
    for act in (
        lambda: commands.delete_evidence(plain_session, ["E7"]),
        lambda: commands.change_evidence(plain_session, "E7", source="Log"),
    ):
        plain_session.redo()
        plain_session.undo()
        with pytest.raises(AssessmentError, match="E7 is not there any more"):
            act()


def test_rows_of_a_document_that_is_undone_meanwhile_are_not_taken_in_and_that_is_said(
    plain_session: Session, tmp_path: Path, held: threading.Event, qtbot: Any
) -> None:
    document_commands.take_in_rows(plain_session, tracker(plain_session, tmp_path, FEW_ROWS + 1))
    plain_session.undo()
    with qtbot.waitSignal(plain_session.failed) as failed:
        held.set()
    assert failed.args == ["This document is not there any more: undo or redo brings it back."]
    assert not plain_session.long_acts.is_busy
    plain_session.redo()
    assert len(plain_session.assessment.passages) == FEW_ROWS + 1


def test_garbage_is_not_looked_for_until_the_window_has_heard(
    plain_session: Session, take_in: Callable[[], list[TakenIn]], held: threading.Event, qtbot: Any
) -> None:
    """What the window threw away meanwhile may be widgets: they are never to be taken down in another thread."""
    take_in()
    held.set()
    for threads in plain_session.long_acts.findChildren(QThreadPool):
        threads.waitForDone()
    assert not gc.isenabled()
    ended(plain_session, qtbot)
    qtbot.waitUntil(gc.isenabled)
