"""What becomes of the documents that are brought in, several at a time and while other things happen."""

from __future__ import annotations

from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import pytest
from make_versions import FIRST, SECOND, written
from PySide6.QtCore import QProcess

from desktop import document_commands
from desktop.session import Session
from rubric import refinding

WAIT = 30_000


@pytest.fixture
def first(plain_session: Session, qtbot: Any, tmp_path: Path) -> Session:
    """An assessment with the first version of a paper."""
    bring_in(plain_session, qtbot, write(tmp_path / "minutes.txt", FIRST))
    return plain_session


def write(path: Path, lines: Any, title: str = "Home support in Aldermere") -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(written(lines, title, "1 November 2026"), "utf-8")
    return path


def bring_in(session: Session, qtbot: Any, *paths: Path) -> Any:
    with qtbot.waitSignal(session.imports.finished, timeout=WAIT) as finished:
        session.imports.read(paths)
    return finished.args[0]


def test_a_newer_version_is_told_by_its_file_and_not_by_its_name(first: Session, qtbot: Any, tmp_path: Path) -> None:
    other = write(tmp_path / "transport" / "minutes.txt", (FIRST[0], FIRST[4]), "Buses")
    newer = write(tmp_path / "later" / "minutes.txt", SECOND)
    with qtbot.waitSignal(first.imports.finished, timeout=WAIT):
        first.imports.read([other])
        first.imports.read_newer_version(newer, 1)
    assert [(d.title, d.supersedes) for d in first.assessment.documents[1:]] == [
        ("Buses", None),
        ("Home support in Aldermere", 1),
    ]


def test_a_newer_version_that_is_refused_is_forgotten(first: Session, qtbot: Any, tmp_path: Path) -> None:
    refused = tmp_path / "empty" / "minutes.txt"
    refused.parent.mkdir()
    refused.write_bytes(b"")
    with qtbot.waitSignal(first.imports.finished, timeout=WAIT):
        first.imports.read_newer_version(refused, 1)
        first.imports.read([write(tmp_path / "later" / "minutes.txt", SECOND)])
    assert [document.supersedes for document in first.assessment.documents] == [None, None]


def test_a_file_open_to_read_only_is_told_of_no_passages(
    plain_session: Session, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "read_only", property(lambda _: True))
    said: list[object] = []
    plain_session.imports.finished.connect(said.append)
    with qtbot.waitSignal(plain_session.busy_changed, timeout=WAIT):
        plain_session.imports.read([write(tmp_path / "one.txt", FIRST)])
    assert said == []


def test_a_document_taken_back_meanwhile_is_not_counted(plain_session: Session, qtbot: Any, tmp_path: Path) -> None:
    paths = [write(tmp_path / "one.txt", FIRST), write(tmp_path / "two.txt", SECOND)]
    plain_session.imports.progress.connect(lambda stage, _: plain_session.undo() if "2 of 2" in stage else None)
    summary = bring_in(plain_session, qtbot, *paths)
    assert [one.name for one in summary.read] == ["two.txt"]


def test_a_file_that_is_closed_while_a_document_is_read_leaves_no_process(
    plain_session: Session, qtbot: Any, tmp_path: Path
) -> None:
    plain_session.imports.read([write(tmp_path / "one.txt", FIRST)])
    (process,) = plain_session.findChildren(QProcess)
    with qtbot.waitSignal(process.destroyed):
        plain_session.close()


def test_a_newer_version_is_compared_beside_the_window(
    first: Session, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[str] = set()
    finding = refinding._Finding.find

    def find(self: Any) -> Any:
        threads.add(current_thread().name)
        return finding(self)

    monkeypatch.setattr(refinding._Finding, "find", find)
    told = tuple(line._replace(text=f"{line.text} Again.") for line in SECOND)  # Not in what other tests compared.
    with qtbot.waitSignal(first.imports.finished, timeout=WAIT) as finished:
        first.imports.read_newer_version(write(tmp_path / "later.txt", told), 1)
    (read,) = finished.args[0].read
    assert read.name == "later.txt"
    assert first.assessment.documents[1].supersedes == 1
    assert threads
    assert main_thread().name not in threads


def test_of_a_newer_version_only_what_waits_after_all_is_counted(first: Session, qtbot: Any, tmp_path: Path) -> None:
    for passage in [p for p in first.assessment.passages if p.is_waiting][:5]:
        document_commands.set_passage_verdicts(first, [passage.id], "skipped")
    with qtbot.waitSignal(first.imports.finished, timeout=WAIT) as finished:
        first.imports.read_newer_version(write(tmp_path / "later.txt", SECOND), 1)
    waiting = sum(p.is_waiting for p in first.assessment.passages if p.document == 2)
    assert [one.passages for one in finished.args[0].read] == [waiting]
    assert waiting < sum(line.kind == "prose" for line in SECOND)
