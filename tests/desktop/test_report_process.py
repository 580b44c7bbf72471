"""The report's process from the window's side, where it cannot be started."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import report_process
from desktop.report_order import NOT_STARTED
from desktop.report_process import ReportProcess

WAIT = 20_000


class AtOnce(QProcess):
    """Says that it did not start before it has come back, as on Windows."""

    def start(self, *_: object) -> None:
        self.setErrorString("no such file")
        self.errorOccurred.emit(QProcess.ProcessError.FailedToStart)


@pytest.mark.parametrize("process_class", [QProcess, AtOnce])
def test_a_process_that_cannot_be_started_is_told_every_time(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, process_class: type[QProcess]
) -> None:
    monkeypatch.setattr(report_process, "QProcess", process_class)
    monkeypatch.setattr(report_process, "command", lambda *_: ["no such program of ours"])
    process = ReportProcess(qapp)
    for _ in range(2):
        with qtbot.waitSignal(process.failed, timeout=WAIT) as failed:
            process.make(lambda: "{}\n")
        assert failed.args == [NOT_STARTED]
        assert not process.busy
