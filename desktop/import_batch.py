"""Reads documents one after the other: what one of them does to its process leaves the others as they are."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.import_process import ImportProcess
from desktop.import_summary import ImportSummary, ReadDocument

if TYPE_CHECKING:
    from desktop.importing.read import ImportedDocument


class _Wanted(NamedTuple):
    path: Path
    again: bool
    older: int | None


class ImportBatch(QObject):
    """The documents that wait to be read. More may be added while some are read: they come last."""

    progress = Signal(str, object)
    """What is read, and how much of the batch is done; None where it is all there is."""
    read = Signal(object, object)
    """A document, and the number of the one that it is brought in as the newer version of; None where of none."""
    finished = Signal(object)

    def __init__(self, is_known: Callable[[str], bool], parent: QObject | None = None) -> None:
        """``is_known`` says of the digest of a file whether it was imported before: it is then left as it is."""
        super().__init__(parent)
        self._is_known = is_known
        self._process = ImportProcess(self)
        self._process.finished.connect(self._on_read)
        self._process.failed.connect(self._on_refused)
        self.stop()

    def add(self, paths: Sequence[Path], again: bool = False, older: int | None = None) -> None:
        """Read these documents, after those that are being read; ``again`` also where they were imported before, and
        as the newer version of ``older`` where that is given.
        """
        self._waiting += (_Wanted(path, again, older) for path in paths)
        self._count += len(paths)
        if self._reading is None:
            self._next()
        else:
            self._say_progress()

    def cancel(self) -> None:
        """End it; what was read so far stays."""
        if self._reading is not None:
            self._process.cancel()
            self._finish(unread=len(self._waiting) + 1)

    def stop(self) -> None:
        """End it and say nothing more."""
        self._process.cancel()
        self._waiting: deque[_Wanted] = deque()
        self._reading: _Wanted | None = None
        self._count = 0
        self._read: list[ReadDocument] = []
        self._refused: list[str] = []
        self._known: list[ReadDocument] = []

    def _next(self) -> None:
        if not self._waiting:
            self._finish(unread=0)
            return
        self._reading = self._waiting.popleft()
        self._say_progress()
        if self._reading is not None:  # Whoever was told may have cancelled it.
            self._process.read(self._reading.path)

    def _say_progress(self) -> None:
        if self._reading is None:
            return
        at = self._count - len(self._waiting)
        of = f", {at} of {self._count}" if self._count > 1 else ""
        self.progress.emit(f"Reading {self._reading.path.name}{of}", (at - 1) / self._count if of else None)

    def _on_read(self, document: ImportedDocument) -> None:
        wanted, read = self._reading, ReadDocument.of(document)
        if wanted is None:
            return
        if self._is_known(read.digest) and not wanted.again:
            self._known.append(read)
        else:
            self._read.append(read)
            self.read.emit(document, wanted.older)
        self._next()

    def _on_refused(self, sentence: str) -> None:
        self._refused.append(sentence)
        self._next()

    def _finish(self, unread: int) -> None:
        summary = ImportSummary(tuple(self._read), tuple(self._refused), unread, tuple(self._known))
        self.stop()
        self.finished.emit(summary)
