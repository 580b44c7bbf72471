"""Has the paper made while nobody asks for it: so it is there when somebody does, and can be looked at before."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import private_folder
from desktop.report_order import report_order
from desktop.report_process import ReportProcess

if TYPE_CHECKING:
    from desktop.session import Session
    from rubric.assessment import Assessment

QUIET_MS = 3_000
"""Nothing is made while somebody works: only when nothing changed for so long."""


class ReportAhead(QObject):
    """Watches a session. ``previewed`` names the newest PDF, which may be read until the next one is told, and
    ``made_of`` is what it was made of.
    """

    previewed = Signal(str, int)
    failed = Signal(str)

    def __init__(self, session: Session, process: ReportProcess) -> None:
        super().__init__(session)
        self._session, self._process = session, process
        self._folder: Path | None = None
        self._number = 0
        self._asked: dict[Path, Assessment] = {}
        self.made_of: Assessment | None = None
        self._busy = self._is_wanted = False
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._timer.timeout.connect(self._make)
        session.assessment_changed.connect(self._later)
        session.comparison_changed.connect(self._later)
        session.busy_changed.connect(self._on_busy)
        session.closed.connect(self._end)
        process.ready.connect(self._later)
        for over in (process.finished, process.failed):
            over.connect(self._later)
        process.made_ahead.connect(self._on_made)
        process.not_made_ahead.connect(self.failed)

    @property
    def follows(self) -> bool:
        """Whether what is entered comes into the paper by itself."""
        return self._process.is_warm

    def now(self) -> None:
        """Do not wait until it is quiet: somebody wants to look at the paper. It is made as soon as it can be."""
        self._is_wanted = True
        if self._process.is_warm:
            self._make()
        else:
            self._process.warm()

    def _later(self) -> None:
        if self._is_wanted:
            self._make()
        else:
            self._timer.start()

    def _on_busy(self, doing: str) -> None:
        self._busy = bool(doing)
        self._later()

    def _make(self) -> None:
        self._timer.stop()
        session, process = self._session, self._process
        if not session.is_open or not session.has_comparison or self._busy or process.busy or not process.is_warm:
            return
        self._is_wanted = False
        if self._folder is None or not self._folder.is_dir():
            self._folder = private_folder.make("plumbline-preview-")
        self._number += 1
        out = self._folder / f"{self._number}.pdf"
        self._asked[out] = session.assessment
        process.ahead(partial(report_order, session.assessment, session.pack, session.today(), out, ahead=True))

    def _on_made(self, path: str, pages: int) -> None:
        if self._folder is None or Path(path).parent != self._folder:
            return
        self.made_of = self._asked.get(Path(path))
        self._asked = {out: asked for out, asked in self._asked.items() if int(out.stem) > int(Path(path).stem)}
        self.previewed.emit(path, pages)
        for old in self._folder.glob("*.pdf"):
            if old != Path(path):
                with suppress(OSError):
                    old.unlink()

    def _end(self) -> None:
        self._timer.stop()
        self._is_wanted, self.made_of = False, None
        self._asked.clear()
        if self._folder is not None:
            private_folder.remove(self._folder)
            self._folder = None
