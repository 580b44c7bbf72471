"""Acts on thousands of rows: worked out beside the window's thread, then steps of undo like all others."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QThreadPool, Signal

from desktop import garbage
from desktop.document.errors import AssessmentError

if TYPE_CHECKING:
    from desktop.document.changes import Change
    from desktop.session import Session
    from rubric.assessment import Assessment

FEW_ROWS = 60
"""Rows that are worked out before anyone would notice: more are beside the window."""
_SAID_EVERY_SECONDS = 0.1


class GoOn(Protocol):
    """Says that so many of so many rows are done. What calls it ends there when nobody wants it any more."""

    def __call__(self, done: int = 0, of: int = 0) -> None: ...


def never_stops(done: int = 0, of: int = 0) -> None:
    """Goes on: the rows are too few for anybody to stop."""


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What an act will do: its name, its changes, what is to be told of it once they are written, and with which step
    before it it is one.
    """

    name: str
    changes: Sequence[Change]
    told: Any = None
    merge: tuple[str, ...] | None = None


Work = Callable[["Assessment", GoOn], WorkedOut]
"""Finds what an act does to the assessment as it stands."""


class _StoppedError(Exception):
    """The act is wanted no more: nothing of it is kept."""


@dataclass(eq=False)
class _Act:
    """One act under way; ``then`` follows in the window's thread once the job beside it is done."""

    doing: str
    then: Callable[[], object] = lambda: None
    is_stopped: bool = False
    fault: Exception | None = None
    said: float = field(default_factory=time.monotonic)


class LongActs(QObject):
    """Carries out one act at a time. The assessment may be changed while it is worked out, which then begins again."""

    progress = Signal(str, object)
    ended = Signal()
    _done = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._act: _Act | None = None
        self._threads = QThreadPool(self)
        self._quiet = ExitStack()
        self._done.connect(self._on_done)

    @staticmethod
    def is_long(rows: int) -> bool:
        """Whether an act on so many rows is done beside the window."""
        return rows > FEW_ROWS

    def begin(self, doing: str, rows: int, work: Work, then: Callable[[Any], object]) -> None:
        """Carry out what ``work`` gives for the assessment as it is, as one step; ``then`` gets what is to be told."""
        if not self._session.may_change():
            return
        if self._act is not None:
            self._session.failed.emit(f"{self._act.doing} is still under way: wait or cancel it.")
        elif self.is_long(rows):
            self._act = _Act(doing)
            # A search for garbage would hold the window up, and what it threw away here may be none of this thread's.
            self._quiet.enter_context(garbage.kept_waiting())
            self.progress.emit(doing, None)
            self._work_out(self._act, work, then)
        else:
            self._carry_out(work(self._session.settled(), never_stops), then)

    @property
    def is_busy(self) -> bool:
        """Whether an act is under way."""
        return self._act is not None

    def cancel(self) -> None:
        """End the act that is under way; nothing of it is kept."""
        if self._act is not None:
            self._act.is_stopped = True

    def stop(self) -> None:
        """End it and say nothing more."""
        self.cancel()
        self._threads.waitForDone()
        self._end()

    def _work_out(self, act: _Act, work: Work, then: Callable[[Any], object]) -> None:
        start, found = self._session.settled(), list[WorkedOut]()

        def follow() -> None:
            (out,) = found
            if out.changes and self._session.settled() is not start:
                self._work_out(act, work, then)
            else:
                self._end()
                self._carry_out(out, then)

        self._run(act, lambda: found.append(work(start, partial(self._go_on, act))), follow)

    def _carry_out(self, out: WorkedOut, then: Callable[[Any], object]) -> None:
        if self._session.perform(out.name, out.changes, out.merge):
            then(out.told)

    def _run(self, act: _Act, job: Callable[[], object], then: Callable[[], object]) -> None:
        act.then = then

        def run() -> None:
            try:
                job()
            except Exception as fault:
                act.fault = fault
            self._done.emit(act)

        self._threads.start(run)

    def _go_on(self, act: _Act, done: int = 0, of: int = 0) -> None:
        if act.is_stopped:
            raise _StoppedError
        if of and time.monotonic() - act.said > _SAID_EVERY_SECONDS:
            act.said = time.monotonic()
            self.progress.emit(f"{act.doing}: {done:,} of {of:,}", done / of)

    def _on_done(self, act: _Act) -> None:
        if act is not self._act:
            return
        if act.fault is None and not act.is_stopped:
            act.then()
            return
        self._end()
        if isinstance(act.fault, AssessmentError):
            self._session.failed.emit(str(act.fault))
        elif act.fault is not None and not isinstance(act.fault, _StoppedError):
            raise act.fault  # A fault of ours: said where every other one is.

    def _end(self) -> None:
        if self._act is not None:
            self._act = None
            self._quiet.close()
            self.ended.emit()
