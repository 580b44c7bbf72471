"""Reads a document in a child process: a large or hostile one can then neither freeze the window nor end it."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from desktop.child import command


class ImportProcess(QObject):
    """Runs `desktop.importing` on one document at a time."""

    finished = Signal(object, object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None

    def read(self, path: Path) -> None:
        """Begin reading a document; one that is being read already is left."""
        self.cancel()
        process = QProcess(self)
        process.finished.connect(lambda: self._ended(process, path))
        process.errorOccurred.connect(
            lambda error: error == QProcess.ProcessError.FailedToStart and self._ended(process, path)
        )
        self._process = process
        program, *arguments = command("desktop.importing", str(path))
        process.start(program, arguments)

    def cancel(self) -> None:
        """End the reading, if there is one; nothing of it is kept."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()

    def _ended(self, process: QProcess, path: Path) -> None:
        process.deleteLater()
        if process is not self._process:
            return
        self._process = None
        try:
            said = json.loads(bytes(process.readAllStandardOutput().data()))
        except ValueError:
            said = {"failed": f"{path.name}: the document could not be read; save it again as plain text."}
        if "failed" in said:
            self.failed.emit(said["failed"])
            return
        from rubric.assessment import Passage, SourceDocument

        document = SourceDocument.model_validate(said["document"])
        self.finished.emit(document, tuple(Passage.model_validate(passage) for passage in said["passages"]))
