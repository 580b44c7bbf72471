"""Acts on thousands of rows: worked out and written beside the window's thread, then steps of undo like all others."""

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
MANY_CHANGES = 400
"""Changes that are written in about the time of a frame or two: a step with more is taken back off the thread too."""
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
    is_writing: bool = False
    is_stopped: bool = False
    fault: Exception | None = None
    said: float = field(default_factory=time.monotonic)


class LongActs(QObject):
    """Carries out one act at a time. The assessment may be changed while its changes are worked out, which then begins
    again; while they are written, whoever wants to change anything waits for the end of that.
    """

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
        if self.is_long(rows):
            if act := self._started(doing):
                self._work_out(act, work, then)
            return
        out = work(self._session.settled(), never_stops)
        if self._session.perform(out.name, out.changes, out.merge):
            then(out.told)

    def carry_out(self, doing: str, changes: Sequence[Change], then: Callable[[], object]) -> None:
        """Write changes, beside the window where they are many; ``then`` follows once the file has them."""
        if len(changes) > MANY_CHANGES:
            if act := self._started(doing):
                self._write(act, changes, lambda: self._session.write(()) and then())
        elif self._session.write(changes):
            then()

    @property
    def is_busy(self) -> bool:
        """Whether an act is under way."""
        return self._act is not None

    def cancel(self) -> None:
        """End the act that is under way; nothing of it is kept."""
        if self._act is not None:
            self._act.is_stopped = True

    def wait(self) -> None:
        """Wait for what is being written, if anything is: what comes next builds on it."""
        if self._act is not None and self._act.is_writing:
            self._threads.waitForDone()
            self._on_done(self._act)

    def stop(self) -> None:
        """End it and say nothing more; what the file has taken by then is a step like every other."""
        self.cancel()
        self.wait()
        self._threads.waitForDone()
        self._end()

    def _started(self, doing: str) -> _Act | None:
        if self._act is not None:
            self._session.failed.emit(f"{self._act.doing} is still under way: wait or cancel it.")
            return None
        self._act = _Act(doing)
        # A search for garbage would hold the window up, and what it threw away here may be none of this thread's.
        self._quiet.enter_context(garbage.kept_waiting())
        self.progress.emit(doing, None)
        return self._act

    def _work_out(self, act: _Act, work: Work, then: Callable[[Any], object]) -> None:
        start, found = self._session.settled(), list[WorkedOut]()

        def follow() -> None:
            (out,) = found
            if not out.changes:
                self._end()
                then(out.told)
            elif self._session.settled() is not start:
                self._work_out(act, work, then)
            else:
                self._write(act, out.changes, lambda: self._took(out, then))

        self._run(act, lambda: found.append(work(start, partial(self._go_on, act))), follow)

    def _took(self, out: WorkedOut, then: Callable[[Any], object]) -> None:
        self._session.perform_written(out.name, out.changes, out.merge)
        then(out.told)

    def _write(self, act: _Act, changes: Sequence[Change], then: Callable[[], object]) -> None:
        def follow() -> None:
            self._end()
            then()

        act.is_writing = True
        self._run(act, lambda: self._session.store(changes, partial(self._go_on, act)), follow)

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
        if act.fault is None:
            act.then()
            return
        self._end()
        if isinstance(act.fault, AssessmentError):
            self._session.failed.emit(str(act.fault))
        elif not isinstance(act.fault, _StoppedError):
            raise act.fault  # A fault of ours: said where every other one is.

    def _end(self) -> None:
        if self._act is not None:
            self._act = None
            self._quiet.close()
            self.ended.emit()
