"""The paper is made when nobody works, so that it is there when somebody asks for it or looks at it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from desktop.report_ahead import ReportAhead

WAITS = "Of 412 home care packages asked for, 371 began within seven days."


@pytest.fixture(autouse=True)
def quiet_soon(monkeypatch):
    monkeypatch.setattr("desktop.report_ahead.QUIET_MS", 20)


class Process(QObject):
    """Stands for the child process, and keeps what it is asked for."""

    ready = Signal()
    finished = Signal(str)
    failed = Signal(str)
    made_ahead = Signal(str, int)
    not_made_ahead = Signal(str)

    def __init__(self):
        super().__init__()
        self.is_warm = True
        self.busy = False
        self.asked: list[dict] = []

    def ahead(self, job: Callable[[], str]) -> None:
        self.asked.append(json.loads(job()))

    def warm(self) -> None:
        self.is_warm = True
        self.ready.emit()


@pytest.fixture
def process() -> Process:
    return Process()


@pytest.fixture
def ahead(plain_session, process) -> ReportAhead:
    return ReportAhead(plain_session, process)


def test_it_is_made_when_it_has_been_quiet_and_can_be_looked_at(plain_session, enter, qtbot, tmp_path):
    session = plain_session
    with qtbot.waitSignal(session.report_ahead.previewed, timeout=60_000) as first:
        enter(text=WAITS, sub_headings=("capacity",))
        session.exports.warm()
    path, pages = first.args
    assert pages > 5
    paper = Path(path).read_bytes()
    # That a paper was made is remembered in the assessment, so it is made ahead once more.
    with qtbot.waitSignal(session.report_ahead.previewed, timeout=60_000):
        session.exports.make(tmp_path / "draft.pdf")
    assert (tmp_path / "draft.pdf").read_bytes() == paper
    with qtbot.waitSignal(session.report_ahead.previewed, timeout=60_000) as second:
        enter(text="A second item.", sub_headings=("quality",))
    qtbot.waitUntil(lambda: not Path(path).exists())
    assert Path(second.args[0]).read_bytes() != paper
    session.close()
    assert not Path(path).parent.exists()


def test_nothing_is_made_before_the_process_is_up(plain_session, enter, qtbot, ahead, process):
    process.is_warm = False
    with qtbot.waitSignal(ahead._timer.timeout):
        enter(text=WAITS)
    assert process.asked == []
    process.warm()
    qtbot.waitUntil(lambda: len(process.asked) == 1)
    (job,) = process.asked
    assert job["ahead"]
    assert job["assessment"]["evidence"][0]["text"] == WAITS


def test_nothing_is_made_while_a_document_is_read(plain_session, enter, qtbot, ahead, process):
    plain_session.busy_changed.emit("Reading minutes.docx")
    with qtbot.waitSignal(ahead._timer.timeout):
        enter(text=WAITS)
    assert process.asked == []
    plain_session.busy_changed.emit("")
    qtbot.waitUntil(lambda: len(process.asked) == 1)


def test_somebody_who_looks_does_not_wait(enter, ahead, process):
    enter(text=WAITS)
    ahead._timer.stop()
    process.asked.clear()
    ahead.now()
    assert len(process.asked) == 1


def test_a_failure_is_told_to_who_looks_alone(plain_session, qtbot, ahead, process):
    with qtbot.assertNotEmitted(plain_session.failed), qtbot.waitSignal(ahead.failed) as said:
        process.not_made_ahead.emit("The disk is full.")
    assert said.args == ["The disk is full."]


@pytest.fixture
def hours(monkeypatch):
    """It is never quiet for so long."""
    monkeypatch.setattr("desktop.report_ahead.QUIET_MS", 3_600_000)


@pytest.mark.usefixtures("hours")
def test_somebody_who_looks_while_the_process_starts_waits_for_nothing_else(plain_session, enter, ahead, process):
    enter(text=WAITS)
    process.is_warm, process.warm = False, lambda: None
    ahead.now()
    assert process.asked == []
    process.is_warm = True
    process.ready.emit()
    assert len(process.asked) == 1
    process.ready.emit()
    assert len(process.asked) == 1


@pytest.mark.usefixtures("hours")
def test_somebody_who_looks_while_a_report_is_made_sees_it_after_that(plain_session, ahead, process):
    process.busy = True
    ahead.now()
    assert process.asked == []
    process.busy = False
    process.failed.emit("The folder is full.")
    assert len(process.asked) == 1


def test_what_a_paper_was_made_of_is_known(plain_session, enter, qtbot, ahead, process):
    enter(text=WAITS)
    before = plain_session.assessment
    ahead.now()
    first = process.asked[-1]["out"]
    enter(text="A second item.")
    process.made_ahead.emit(first, 7)
    assert ahead.made_of is before
    ahead.now()
    process.made_ahead.emit(process.asked[-1]["out"], 7)
    assert ahead.made_of is plain_session.assessment
    plain_session.close()
    assert ahead.made_of is None


def test_a_process_that_ends_by_itself_is_told_and_made_anew_when_somebody_looks(plain_session, qtbot):
    session = plain_session
    with qtbot.waitSignal(session.report_ahead.previewed, timeout=60_000):
        session.report_ahead.now()
    session.report_ahead.now()
    with qtbot.waitSignal(session.report_ahead.failed) as said:
        session.exports.process._process.kill()
    assert said.args == ["The report stopped before it was done; make it again."]
    with qtbot.waitSignal(session.report_ahead.previewed, timeout=60_000):
        session.report_ahead.now()


@pytest.mark.usefixtures("hours")
def test_a_file_closed_during_an_export_is_looked_at_when_it_is_opened_again(plain_session, enter, qtbot, tmp_path):
    session = plain_session
    enter(text=WAITS)
    with qtbot.waitSignal(session.exports.progress):
        session.exports.make(tmp_path / "draft.pdf")
    path = session.path
    session.close()
    with qtbot.waitSignal(session.comparison_changed):
        session.open(path)
    with qtbot.waitSignal(session.report_ahead.previewed, timeout=60_000):
        session.report_ahead.now()


@pytest.mark.usefixtures("hours")
def test_a_folder_that_is_gone_is_made_anew(ahead, process):
    ahead.now()
    Path(process.asked[-1]["out"]).parent.rmdir()
    ahead.now()
    assert Path(process.asked[-1]["out"]).parent.is_dir()


@pytest.mark.usefixtures("hours")
def test_an_export_that_is_cancelled_at_once_is_not_made(plain_session, enter, qtbot, tmp_path):
    session = plain_session
    enter(text=WAITS)
    with qtbot.waitSignal(session.exports.cancelled):
        session.exports.make(tmp_path / "draft.pdf")
        session.exports.cancel()
    with qtbot.waitSignal(session.exports.finished, timeout=60_000) as made:
        session.exports.make(tmp_path / "draft.xlsx")
    assert made.args == [str(tmp_path / "draft.xlsx")]
    assert not (tmp_path / "draft.pdf").exists()
    (export,) = session.assessment.exports
    assert export.file_name == "draft.xlsx"


@pytest.mark.usefixtures("hours")
def test_a_process_that_ends_while_nothing_is_made_is_started_again_without_a_word(plain_session, qtbot):
    session, process = plain_session, plain_session.exports.process
    with qtbot.waitSignal(process.ready, timeout=60_000):
        session.exports.warm()
    with qtbot.assertNotEmitted(session.report_ahead.failed), qtbot.waitSignal(process.ready, timeout=60_000):
        process._process.kill()
    with qtbot.waitSignal(session.report_ahead.failed):
        process._process.kill()


@pytest.mark.usefixtures("hours")
def test_an_export_asked_of_a_process_that_just_ended_is_made_by_the_next(plain_session, enter, qtbot, tmp_path):
    session, process = plain_session, plain_session.exports.process
    enter(text=WAITS)
    with qtbot.waitSignal(process.ready, timeout=60_000):
        session.exports.warm()
    process._process.kill()
    with (
        qtbot.assertNotEmitted(session.exports.failed),
        qtbot.waitSignal(session.exports.finished, timeout=60_000) as made,
    ):
        session.exports.make(tmp_path / "draft.xlsx")
    assert made.args == [str(tmp_path / "draft.xlsx")]


@pytest.mark.usefixtures("hours")
def test_an_export_whose_process_ends_again_and_again_is_given_up(plain_session, enter, qtbot, tmp_path):
    session, process = plain_session, plain_session.exports.process
    enter(text=WAITS)
    with qtbot.waitSignal(session.exports.failed, timeout=60_000) as said:
        session.exports.make(tmp_path / "draft.pdf")
        qtbot.waitUntil(lambda: process._unheard != "")
        for _ in range(2):
            with qtbot.waitSignal(process._process.finished):
                process._process.kill()
    assert said.args == ["The report stopped before it was done; make it again."]
