"""Documents are read beside the window, in a process that may fail without it."""

import sys
from pathlib import Path

import make_papers
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import import_apart, import_process
from desktop.import_process import ImportProcess
from desktop.importing.errors import ImportingError


@pytest.fixture
def process(qapp: QApplication) -> ImportProcess:
    return ImportProcess(qapp)


def test_a_word_document_comes_as_passages(process: ImportProcess, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    make_papers.word(make_papers.blocks(make_papers.PAPER.read_text("utf-8")), path)
    with qtbot.waitSignal(process.finished, timeout=20_000) as finished:
        process.read(path)
    (document,) = finished.args
    assert document.source.file_name == "paper.docx"
    aside = [p.text for p in document.passages if p.verdict == "set-aside"]
    assert [text.split()[:3] for text in aside] == [["Members", "asked", "in"], ["Home", "support", "agencies"]]
    assert [p.paragraph for p in document.passages if p.kind == "heading"] == ["1", "2", "3", "3.3", "3.4", "", "4"]


@pytest.mark.parametrize("act", ["import os; os.abort()", "print('no answer')", "raise SystemExit(3)"])
def test_a_reading_that_breaks_down_is_one_sentence(
    process: ImportProcess, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"%PDF-1.7")
    for module in (import_process, import_apart):
        monkeypatch.setattr(module, "command", lambda *_: [sys.executable, "-c", act])
    with qtbot.waitSignal(process.failed, timeout=20_000) as failed:
        process.read(path)
    assert failed.args[0].startswith("paper.pdf: reading it failed")
    with pytest.raises(ImportingError, match="reading it failed"):
        import_apart.read_apart(path)


def test_a_reading_that_holds_on_is_ended(
    process: ImportProcess, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_process, "LONGEST_WAIT", 300)
    monkeypatch.setattr(import_process, "command", lambda *_: [sys.executable, "-c", "import time; time.sleep(60)"])
    with qtbot.waitSignal(process.failed, timeout=20_000) as failed:
        process.read(tmp_path / "paper.pdf")
    assert failed.args[0].startswith("paper.pdf: ")
