"""Publishes the working copy to the officer's visible file, on a pause, and says how that file stands."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from desktop.document.errors import AssessmentError

if TYPE_CHECKING:
    from desktop.document.file import Document

PAUSE_MS = 2_000
RETRY_MS = 30_000


class Publisher(QObject):
    """Publishes one document after each pause in its changes; tries again later where that fails."""

    saved_changed = Signal()
    failed = Signal(str)
    _done = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.saved_text = ""
        self._document: Document | None = None
        self._is_example = False
        self._busy = False
        self._threads = QThreadPool(self)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._publish)
        self._done.connect(self._on_done)

    def watch(self, document: Document | None, is_example: bool = False) -> None:
        """Turn to another document, or to none; what is being published of the last is waited for."""
        self._timer.stop()
        self._threads.waitForDone()
        self._document, self._is_example = document, is_example
        if document is not None and document.unpublished:
            self._publish_after(PAUSE_MS)
        self._say()

    def publish_soon(self) -> None:
        """Publish once no change has come for a moment, and say that it is to be done."""
        self._say("Saving")
        self._publish_after(PAUSE_MS)

    def publish_now(self) -> None:
        """Publish without waiting for a pause."""
        self._publish_after(0)

    def _publish_after(self, milliseconds: int) -> None:
        if self._document is not None and not self._document.read_only:
            self._timer.start(milliseconds)

    def _publish(self) -> None:
        document = self._document
        if document is None:
            return
        if self._busy:
            self._publish_after(PAUSE_MS)
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
            self._say("Kept on this computer")
            self.failed.emit(fault)
            self._publish_after(RETRY_MS)
        elif not self._document.unpublished:
            self._say()

    def _say(self, text: str = "") -> None:
        if self._document is None:
            self.saved_text = ""
        elif self._is_example:
            self.saved_text = "Example: changes are not kept"
        elif self._document.read_only:
            self.saved_text = "Read only"
        else:
            self.saved_text = text or f"Saved {datetime.datetime.now():%H:%M}"
        self.saved_changed.emit()
