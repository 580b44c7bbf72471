"""Publishes the working copy to the officer's visible file, on a pause, off the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from desktop.document.errors import AssessmentError

if TYPE_CHECKING:
    from desktop.document.file import Document

PAUSE_MS = 2_000
RETRY_MS = 30_000


class Publisher(QObject):
    """Publishes one document after each pause in its changes; tries again later where that fails."""

    published = Signal()
    failed = Signal(str)
    _done = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._busy = False
        self._threads = QThreadPool(self)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._publish)
        self._done.connect(self._on_done)

    def watch(self, document: Document | None) -> None:
        """Turn to another document, or to none; what is being published of the last is waited for."""
        self._timer.stop()
        self._threads.waitForDone()
        self._document = document
        if document is not None and document.unpublished:
            self.publish_soon()

    def publish_soon(self, after_ms: int = PAUSE_MS) -> None:
        """Publish once no change has come for a moment."""
        if self._document is not None and not self._document.read_only:
            self._timer.start(after_ms)

    def _publish(self) -> None:
        document = self._document
        if document is None:
            return
        if self._busy:
            self.publish_soon()
            return
        self._busy = True

        def work() -> None:
            try:
                document.publish()
            except AssessmentError as error:
                self._done.emit(str(error))
            else:
                self._done.emit("")

        self._threads.start(work)

    def _on_done(self, fault: str) -> None:
        self._busy = False
        if self._document is None:
            return
        if fault:
            self.failed.emit(fault)
            self.publish_soon(RETRY_MS)
        elif not self._document.unpublished:
            self.published.emit()
