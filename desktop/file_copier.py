"""Copies files into the assessment and out of it again, off the window's thread."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, QTimer, Signal

from desktop import private_folder
from desktop.document.errors import AssessmentError
from desktop.outside import safe_name

if TYPE_CHECKING:
    from desktop.document.file import Document

T = TypeVar("T")

SLOW_MS = 300
"""A copy that takes longer is said to be under way; most are done before the eye has moved."""


class FileCopier(QObject):
    """Works on one document at a time, one file after another. What comes of it is told on the window's thread."""

    busy_changed = Signal(str)
    failed = Signal(str)
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._opened: Path | None = None
        self._threads = QThreadPool(self)
        self._threads.setMaxThreadCount(1)
        self._done.connect(self._on_done)
        self._doing = ""
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._say_busy)
        self._said_busy = False

    def watch(self, document: Document | None) -> None:
        """Turn to another document, or to none; a copy under way is finished first, and those to be read are gone."""
        self._threads.waitForDone()
        QCoreApplication.sendPostedEvents(self)
        self._document = document
        if self._opened is not None:
            private_folder.remove(self._opened)
            self._opened = None

    def copy_in(self, path: Path, then: Callable[[str], None]) -> None:
        """Copy a file into the document; ``then`` gets its digest."""
        self._start(f"Copying {path.name}", lambda document: document.keep_file(path), then)

    def copy_out(self, digest: str, target: Path, then: Callable[[Path], None]) -> None:
        """Write a kept file to a place of the officer's."""

        def write(document: Document) -> Path:
            document.copy_file_to(digest, target)
            return target

        self._start(f"Writing {target.name}", write, then)

    def copy_to_open(self, digest: str, name: str, then: Callable[[Path], None]) -> None:
        """Write a kept file where it may be read and not changed, until the document is closed."""

        def write(document: Document) -> Path:
            # Of our own making: a digest comes with the file, and whoever made that could write a path into it.
            target = self._folder() / hashlib.sha256(digest.encode()).hexdigest()[:16] / safe_name(name)
            if not target.exists():
                target.parent.mkdir(exist_ok=True)
                document.copy_file_to(digest, target)
                with suppress(OSError):
                    target.chmod(0o400)
            return target

        self._start(f"Opening {name}", write, then)

    def _folder(self) -> Path:
        if self._opened is None or not self._opened.is_dir():
            self._opened = private_folder.make("plumbline-opened-")
        return self._opened

    def _start(self, doing: str, act: Callable[[Document], T], then: Callable[[T], None]) -> None:
        document = self._document
        if document is None:
            return
        self._doing = doing
        self._slow.start()

        def work() -> None:
            try:
                made = act(document)
            except Exception as fault:
                self._done.emit(partial(self._say, fault))
            else:
                self._done.emit(lambda: then(made) if self._document is document else None)

        self._threads.start(work)

    def _say_busy(self) -> None:
        self._said_busy = True
        self.busy_changed.emit(self._doing)

    def _on_done(self, follow: Callable[[], None]) -> None:
        self._slow.stop()
        if self._said_busy:
            # Where nothing was said, the word that stands there is of something else that is under way.
            self._said_busy = False
            self.busy_changed.emit("")
        follow()

    def _say(self, fault: Exception) -> None:
        if isinstance(fault, AssessmentError):
            self.failed.emit(str(fault))
        elif isinstance(fault, OSError):
            self.failed.emit("The file was not opened: the temporary folder of this computer is full; free some space.")
        else:
            # A fault of ours: said where every other one is, not lost with the thread it arose in.
            raise fault
