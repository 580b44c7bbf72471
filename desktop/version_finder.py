"""Looks beside the window whether documents that were just read are newer versions of others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

if TYPE_CHECKING:
    from rubric.assessment import Assessment


class VersionFinder(QObject):
    """Every passage of every document is compared, which may take longer than a frame."""

    found = Signal(object)
    _looked = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = 0
        self._threads = QThreadPool(self)
        self._threads.setMaxThreadCount(1)
        self._looked.connect(self._on_looked)

    def look(self, assessment: Assessment, document_ids: Sequence[int]) -> None:
        """Announce with `found` each of these documents that looks like a newer version."""
        file = self._file

        def work() -> None:
            from rubric.older_versions import older_version

            for document_id in document_ids:
                if file != self._file:
                    return
                try:
                    self._looked.emit(file, older_version(assessment, document_id))
                except Exception as fault:
                    self._looked.emit(file, fault)

        self._threads.start(work)

    def stop(self) -> None:
        """Say nothing more of what is being looked at."""
        self._file += 1
        self._threads.waitForDone()

    def _on_looked(self, file: int, answer: object) -> None:
        if isinstance(answer, Exception):
            raise answer
        if file == self._file and answer is not None:
            self.found.emit(answer)
