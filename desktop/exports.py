"""Papers that are made for the officer, one at a time, and remembered with what stood in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.report_order import report_order
from desktop.report_process import ReportProcess

if TYPE_CHECKING:
    from desktop.session import Session
    from rubric.assessment import Assessment
    from rubric.snapshots import Snapshot


class Exports(QObject):
    """The exports of a session."""

    progress = Signal(float, str)
    finished = Signal(str)
    failed = Signal(str)
    cancelled = Signal()
    changed = Signal()
    """One begins to be made, or no longer is: see `making`."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._making = ""
        self._made_of: tuple[Assessment, Callable[[], Snapshot | None]] | None = None
        self.process = ReportProcess(self)
        self.process.progress.connect(self.progress)
        self.process.finished.connect(self._on_finished)
        self.process.failed.connect(self._on_failed)
        self.process.cancelled.connect(self._on_cancelled)

    @property
    def making(self) -> str:
        """The name of the paper that is being made; empty where none is."""
        return self._making

    def warm(self) -> None:
        """Make ready before one is asked for."""
        if self._session.is_open:
            self.process.warm()

    def make(self, path: Path) -> None:
        """Make the draft self-assessment; the ending of its name says as what. Publishes the file as well. A second is
        refused in a sentence while one is made.
        """
        from rubric.snapshots import take_snapshot

        session = self._session
        if self._making:
            session.failed.emit(f"{self._making} is still being made; wait or cancel it.")
            return
        self._making = path.name
        self.changed.emit()
        session.settle()
        session.publisher.publish_now()
        assessment, pack, today = session.assessment, session.pack, session.today()
        comparison = session.comparison if session.has_comparison else None
        held = cache(lambda: take_snapshot(assessment, comparison) if comparison else None)

        def job() -> str:
            held()  # It takes long as well, and nobody is to wait for it once the paper is there.
            return report_order(assessment, pack, today, path)

        self._made_of = assessment, held
        self.process.make(job)

    def cancel(self) -> None:
        """End what is being made; nothing of it is left."""
        self.process.cancel()

    def stop(self) -> None:
        """End it and say nothing more."""
        self.process.stop()
        self._no_longer()

    def _on_finished(self, path: str) -> None:
        """Remember what stood in the paper. That is no step of undo: what was handed over stays handed over."""
        from desktop.document import records

        session = self._session
        made, hold = self._made_of or (None, None)
        self._no_longer()
        held = hold() if hold else None
        if made is not None and held is not None and not session.read_only:
            name = Path(path).name
            session.write(records.add_export(session.settled(), name, session.today(), made.details.draft, held))
        self.finished.emit(path)

    def _on_failed(self, sentence: str) -> None:
        self._no_longer()
        self.failed.emit(sentence)

    def _on_cancelled(self) -> None:
        self._no_longer()
        self.cancelled.emit()

    def _no_longer(self) -> None:
        self._made_of = None
        if self._making:
            self._making = ""
            self.changed.emit()
