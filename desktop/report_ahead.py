"""Has the paper made while nobody asks for it: so it is there when somebody does, and can be looked at before."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import private_folder
from desktop.report_process import ReportProcess, report_job

if TYPE_CHECKING:
    from desktop.session import Session

QUIET_MS = 3_000
"""Nothing is made while somebody works: only when nothing changed for so long."""


class ReportAhead(QObject):
    """Watches a session. ``previewed`` names the newest PDF, which may be read until the next one is told."""

    previewed = Signal(str, int)
    failed = Signal(str)

    def __init__(self, session: Session, process: ReportProcess) -> None:
        super().__init__(session)
        self._session, self._process = session, process
        self._folder: Path | None = None
        self._number = 0
        self._busy = False
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._timer.timeout.connect(self._make)
        session.assessment_changed.connect(self._later)
        session.comparison_changed.connect(self._later)
        session.busy_changed.connect(self._on_busy)
        session.closed.connect(self._end)
        process.ready.connect(self._later)
        process.finished.connect(self._later)
        process.made_ahead.connect(self._on_made)
        process.not_made_ahead.connect(self.failed)

    def now(self) -> None:
        """Do not wait until it is quiet: somebody wants to look at the paper."""
        if self._process.is_warm:
            self._make()
        else:
            self._process.warm()

    def _later(self) -> None:
        self._timer.start()

    def _on_busy(self, doing: str) -> None:
        self._busy = bool(doing)
        self._timer.start()

    def _make(self) -> None:
        self._timer.stop()
        session = self._session
        if not session.is_open or not session.has_comparison or self._busy or not self._process.is_warm:
            return
        self._folder = self._folder or private_folder.make("plumbline-preview-")
        self._number += 1
        out = self._folder / f"{self._number}.pdf"
        self._process.ahead(report_job(session.assessment, session.pack, session.today(), out, ahead=True))

    def _on_made(self, path: str, pages: int) -> None:
        if self._folder is None or Path(path).parent != self._folder:
            return
        self.previewed.emit(path, pages)
        for old in self._folder.glob("*.pdf"):
            if old != Path(path):
                with suppress(OSError):
                    old.unlink()

    def _end(self) -> None:
        self._timer.stop()
        if self._folder is not None:
            private_folder.remove(self._folder)
            self._folder = None
