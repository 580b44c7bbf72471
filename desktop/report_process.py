"""The report's child process as the window sees it: kept warm, one report at a time, cancelled by ending it."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QProcess, Signal

from desktop.aside import Aside
from desktop.child import command
from desktop.report_order import NOT_STARTED, STOPPED
from desktop.windows_job import Held

log = logging.getLogger(__name__)


class ReportProcess(QObject):
    """Hands jobs to `desktop.report.worker` and passes on what it says. A job is what writes its line, which takes too
    long for the window's thread.
    """

    progress = Signal(float, str)
    finished = Signal(str)
    failed = Signal(str)
    cancelled = Signal()
    ready = Signal()
    made_ahead = Signal(str, int)
    """Where the PDF of a job that ran ahead lies, and how many pages it has."""
    not_made_ahead = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._held = Held(0)
        self._busy = False
        self._warm = False
        self._ahead = 0
        self._unheard = ""
        """The job that somebody waits for, until the process says a word of it."""
        self._may_restart = True
        """Unless a process that was started anew ended without having made anything."""
        self._aside = Aside(self)
        self._aside.answered.connect(self._on_written)

    @property
    def is_warm(self) -> bool:
        """Whether the process is up: what is asked of it begins at once."""
        return self._warm

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
        # Before it starts: on Windows it may be told within that it cannot.
        self._process = process
        program, *arguments = command("desktop.report.worker")
        process.start(program, arguments)
        self._held = Held(process.processId())

    def make(self, job: Callable[[], str]) -> None:
        """Begin a report that somebody waits for."""
        self.warm()
        self._busy = True
        self.progress.emit(0.0, "Starting")
        self._aside.ask(lambda: (True, job()))

    def ahead(self, job: Callable[[], str]) -> None:
        """Have a report made that nobody waits for: it gives way to any other, and says nothing of its progress."""
        if self._warm and not self._busy:
            self._aside.ask(lambda: (False, job()))

    def _on_written(self, written: tuple[bool, str]) -> None:
        is_awaited, line = written
        if self._busy != is_awaited:
            return
        if is_awaited:
            self.warm()
            self._unheard = line
        if self._process is not None:
            self._ahead += not is_awaited
            self._process.write(line.encode())

    def cancel(self) -> None:
        """End the report being made, at once, and make ready for the next."""
        if not self._busy:
            return
        self.stop()
        self.cancelled.emit()
        self.warm()

    def stop(self) -> None:
        """End the process, and with it whatever it was making."""
        process, self._process = self._process, None
        self._warm = self._busy = False
        self._unheard, self._ahead = "", 0
        self._aside.forget()
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()
            self._held.close()

    def _read(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            said = json.loads(bytes(process.readLine().data()))
            if "ready" in said:
                self._warm = True
                self.ready.emit()
            elif "ahead" in said:
                self._read_ahead(said)
            elif "progress" in said:
                self._unheard = ""
                self.progress.emit(said["progress"], said["stage"])
            elif "done" in said:
                self._busy, self._may_restart = False, True
                self.finished.emit(said["done"])
            elif "failed" in said:
                self._busy = False
                self.failed.emit(said["failed"])

    def _read_ahead(self, said: dict[str, Any]) -> None:
        self._ahead -= 1
        if "done" in said:
            self._may_restart = True
            self.made_ahead.emit(said["done"], said["pages"])
        elif "failed" in said:
            log.warning("A report made ahead failed: %s", said["failed"])
            self.not_made_ahead.emit(said["failed"])

    def _ended(self) -> None:
        is_unheard = self._busy and bool(self._unheard or self._aside.busy)
        is_idle = not (self._busy or self._ahead or self._aside.busy)
        if not is_unheard and not (is_idle and self._may_restart):
            self._give_up(STOPPED)
            return
        # It had not begun with anything: it is started once more, and nobody need know.
        if is_idle:
            self._may_restart = False
        self._forget()
        self.warm()
        unheard, self._unheard = self._unheard, ""
        if self._process is not None:
            self._process.write(unheard.encode())

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._give_up(NOT_STARTED)

    def _give_up(self, sentence: str) -> None:
        self._forget()
        self._unheard = ""
        if self._busy:
            self._busy = False
            self.failed.emit(sentence)
        else:
            self.not_made_ahead.emit(sentence)

    def _forget(self) -> None:
        process, self._process = self._process, None
        self._warm, self._ahead = False, 0
        self._held.close()
        if process is not None:
            process.deleteLater()
