"""Reads a document in a child process: a large or hostile one can then neither freeze the window nor end it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from desktop.child import command
from desktop.windows_job import Held

LONGEST_WAIT = 180_000
"""Milliseconds. The process ends itself sooner, unless the document holds it so fast that it cannot."""

_KILLED_MS = 200
"""How long the end of a killed process is waited for: it must not outlive what watches it."""


class ImportProcess(QObject):
    """Runs `desktop.importing` on one document at a time."""

    finished = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._held = Held(0)
        self._watch = QTimer(self)
        self._watch.setSingleShot(True)
        self._watch.timeout.connect(self._end)

    def read(self, path: Path) -> None:
        """Begin reading a document; one that is being read already is left."""
        from desktop.importing.limits import MOST_MEMORY

        self.cancel()
        process = QProcess(self)
        process.finished.connect(lambda: self._ended(process, path))
        process.errorOccurred.connect(
            lambda error: error == QProcess.ProcessError.FailedToStart and self._ended(process, path)
        )
        self._process = process
        program, *arguments = command("desktop.importing", str(path))
        process.start(program, arguments)
        self._held = Held(process.processId(), MOST_MEMORY)
        self._watch.start(LONGEST_WAIT)

    def cancel(self) -> None:
        """End the reading, if there is one; nothing of it is kept."""
        self._watch.stop()
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(_KILLED_MS)
            process.deleteLater()
            self._held.close()

    def _end(self) -> None:
        """End a reading that took too long; it is then told as one that failed."""
        if self._process is not None:
            self._process.kill()

    def _ended(self, process: QProcess, path: Path) -> None:
        process.deleteLater()
        self._process = None
        self._held.close()
        self._watch.stop()
        from desktop.importing.answer import document_of
        from desktop.importing.errors import ImportingError

        try:
            document = document_of(path.name, bytes(process.readAllStandardOutput().data()))
        except ImportingError as error:
            self.failed.emit(str(error))
        else:
            self.finished.emit(document)
