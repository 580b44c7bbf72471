"""The report's child process as the window sees it: kept warm, one report at a time, cancelled by ending it."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QObject, QProcess, Signal

from desktop.child import command


class ReportProcess(QObject):
    """Hands jobs to `desktop.report.worker` and passes on what it says."""

    progress = Signal(float, str)
    finished = Signal(str)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether a report is being made."""
        return self._busy

    def warm(self) -> None:
        """Start the process before it is needed, so that the first report does not wait for its libraries."""
        if self._process is not None:
            return
        process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._not_started)
        program, *arguments = command("desktop.report.worker")
        process.start(program, arguments)
        self._process = process

    def make(self, job: dict[str, Any]) -> None:
        """Begin a report: see `desktop.report.worker` for the job's words."""
        self.warm()
        self._busy = True
        self.progress.emit(0.0, "Starting")
        if self._process is not None:
            self._process.write(json.dumps(job).encode() + b"\n")

    def cancel(self) -> None:
        """End the report being made, at once, and make ready for the next."""
        if not self._busy:
            return
        self._busy = False
        self.stop()
        self.cancelled.emit()
        self.warm()

    def stop(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()

    def _read(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            said = json.loads(bytes(process.readLine().data()))
            if "progress" in said:
                self.progress.emit(said["progress"], said["stage"])
            elif "done" in said:
                self._busy = False
                self.finished.emit(said["done"])
            elif "failed" in said:
                self._busy = False
                self.failed.emit(said["failed"])

    def _ended(self) -> None:
        self._give_up("The report stopped before it was done; make it again.")

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._give_up("The part of Plumbline that makes reports could not be started; repair the installation.")

    def _give_up(self, sentence: str) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        if self._busy:
            self._busy = False
            self.failed.emit(sentence)
