"""A child process is handed none of the files that the program has open: on Windows they could not be replaced then."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from desktop.document.data_folder import data_folder
from desktop.import_apart import read_apart
from desktop.import_process import ImportProcess
from desktop.importing.errors import ImportingError
from desktop.report_process import ReportProcess
from desktop.session import Session

SAYS_ITS_NUMBER = "import os, sys, time; open(sys.argv[1], 'w').write(f'{os.getpid()}.'); time.sleep(60)"


@contextmanager
def as_a_document_is_brought_in(session: Session) -> Iterator[None]:
    process = ImportProcess(session)
    process.read(Path("paper.pdf"))
    yield
    process.cancel()


@contextmanager
def as_a_report_is_made(session: Session) -> Iterator[None]:
    process = ReportProcess(session)
    process.warm()
    yield
    process.stop()


@contextmanager
def as_a_command_reads(_session: Session) -> Iterator[None]:
    def read() -> None:
        with suppress(ImportingError):
            read_apart(Path("paper.pdf"))

    thread = threading.Thread(target=read)
    thread.start()
    yield
    thread.join()


@pytest.mark.parametrize("started", [as_a_document_is_brought_in, as_a_report_is_made, as_a_command_reads])
def test_it_holds_none_of_them(
    plain_session: Session,
    tmp_path: Path,
    started: Callable[[Session], AbstractContextManager[None]],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: Any,
) -> None:
    number = tmp_path / "number"
    for module in ("import_process", "import_apart", "report_process"):
        child = [sys.executable, "-c", SAYS_ITS_NUMBER, str(number)]
        monkeypatch.setattr(f"desktop.{module}.command", lambda *_asked, child=child: child)
    path = plain_session.path
    assert path is not None
    with started(plain_session):
        qtbot.waitUntil(lambda: number.exists() and number.read_text().endswith("."), timeout=20_000)
        process_id = int(number.read_text().removesuffix("."))
        try:
            if sys.platform == "win32":
                plain_session.close()
                path.rename(path.with_suffix(".renamed"))
            else:
                held = [os.readlink(each) for each in Path(f"/proc/{process_id}/fd").iterdir()]
                assert held
                assert not [name for name in held if str(tmp_path) in name or str(data_folder()) in name]
        finally:
            os.kill(process_id, signal.SIGTERM)
