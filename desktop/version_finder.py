"""Compares documents that were just read with others beside the window: whether they are newer versions, and how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

if TYPE_CHECKING:
    from rubric.assessment import Assessment, Passage


class VersionFinder(QObject):
    """Every passage of every document is compared, which may take longer than a frame."""

    found = Signal(object)
    compared = Signal(object)
    """What `compare` was given is compared: to find its passages again takes no time now."""
    _looked = Signal(int, object)
    _compared = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = 0
        self._threads = QThreadPool(self)
        self._threads.setMaxThreadCount(1)
        self._looked.connect(self._on_looked)
        self._compared.connect(self._on_compared)

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

    def compare(self, asked: object, older: Sequence[Passage], newer: Sequence[Passage]) -> None:
        """Find passages again in a newer version, and announce with `compared` that it was done."""
        file = self._file

        def work() -> None:
            from rubric.refinding import refind

            try:
                refind(older, newer)
                self._compared.emit(file, asked)
            except Exception as fault:
                self._compared.emit(file, fault)

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

    def _on_compared(self, file: int, answer: object) -> None:
        if isinstance(answer, Exception):
            raise answer
        if file == self._file:
            self.compared.emit(answer)
