"""A child process is handed none of the files that the program has open: on Windows they could not be replaced then."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

WAITS = [sys.executable, "-c", "import sys; print('here', flush=True); sys.stdin.readline()"]


@contextmanager
def by_qt() -> Iterator[int]:
    child = QProcess()
    child.start(WAITS[0], WAITS[1:])
    assert child.waitForReadyRead(20_000)
    yield child.processId()
    child.kill()
    assert child.waitForFinished(20_000)


@contextmanager
def by_python() -> Iterator[int]:
    with subprocess.Popen(WAITS, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"here"
        yield child.pid
        child.kill()


@pytest.mark.parametrize("started", [by_qt, by_python])
def test_it_holds_none_of_them(
    qapp: QApplication, tmp_path: Path, started: Callable[[], AbstractContextManager[int]]
) -> None:
    with ExitStack() as until_the_end, ExitStack() as opened:
        database = opened.enter_context(closing(sqlite3.connect(tmp_path / "own.plumb")))
        database.execute("create table evidence (text)")
        opened.enter_context((tmp_path / "own.log").open("w"))
        process_id = until_the_end.enter_context(started())
        opened.close()
        if sys.platform == "win32":
            for name in ("own.plumb", "own.log"):
                (tmp_path / name).rename(tmp_path / f"{name} renamed")
        else:
            held = [os.readlink(each) for each in Path(f"/proc/{process_id}/fd").iterdir()]
            assert held
            assert not [name for name in held if str(tmp_path) in name]
