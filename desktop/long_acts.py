"""Acts on thousands of rows: worked out and written beside the window's thread, then steps of undo like all others."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThreadPool, Signal

from desktop.document.errors import AssessmentError
from desktop.step import Step

if TYPE_CHECKING:
    from desktop.document.changes import Change
    from desktop.session import Session
    from rubric.assessment import Assessment

MANY_CHANGES = 400
"""Changes that are written in about the time of a frame or two: a step with more is taken back off the thread too."""
_SAID_EVERY_SECONDS = 0.1

GoOn = Callable[[int, int], None]
"""Says that so many of so many rows are done. What calls it ends there when nobody wants it any more."""


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What an act will do: its name, its changes, what is to be told of it once they are written, and with which step
    before it it is one.
    """

    name: str
    changes: Sequence[Change]
    told: Any = None
    merge: tuple[str, ...] | None = None


class _StoppedError(Exception):
    """The act is wanted no more: nothing of it is kept."""


@dataclass(eq=False)
class _Act:
    """One act under way: ``work`` finds its changes, unless it has them, and ``take`` follows once they are written."""

    doing: str
    work: Callable[[Assessment, GoOn], WorkedOut]
    take: Callable[[WorkedOut], None]
    out: WorkedOut | None = None
    start: Assessment | None = None
    fault: Exception | None = None
    is_stopped: bool = False
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
        self._is_writing = False
        self._threads = QThreadPool(self)
        self._done.connect(self._on_done)

    def begin(self, doing: str, work: Callable[[Assessment, GoOn], WorkedOut], then: Callable[[Any], object]) -> None:
        """Carry out what ``work`` gives for the assessment as it is, as one step; ``then`` gets what is to be told."""

        def take(out: WorkedOut) -> None:
            if out.changes:
                self._session.perform_written(out.name, out.changes, out.merge)
            then(out.told)

        self._begin(_Act(doing, work, take))

    def carry_out(self, doing: str, step: Step, changes: Sequence[Change], then: Callable[[], object]) -> None:
        """Write what takes a step back, or does it again; ``then`` does so on the undo stack."""

        def take(out: WorkedOut) -> None:
            step.is_written = True
            then()

        out = WorkedOut(doing, changes)
        self._begin(_Act(doing, lambda _start, _go_on: out, take, out))

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
        if self._is_writing and self._act is not None:
            self._threads.waitForDone()
            self._on_done(self._act)

    def stop(self) -> None:
        """End it and say nothing more."""
        self.cancel()
        self._threads.waitForDone()
        self._end()

    def _begin(self, act: _Act) -> None:
        if self._act is not None:
            self._session.failed.emit(f"{self._act.doing} is still under way: wait or cancel it.")
            return
        self._act = act
        self.progress.emit(act.doing, None)
        if act.out is None:
            self._work_out(act)
        else:
            self._write(act, act.out)

    def _work_out(self, act: _Act) -> None:
        start = act.start = self._session.settled()

        def find() -> None:
            act.out = act.work(start, lambda done, of: self._go_on(act, done, of))

        self._run(act, find)

    def _write(self, act: _Act, out: WorkedOut) -> None:
        self._is_writing = True
        self._run(act, lambda: self._session.store(out.changes, lambda: self._go_on(act)))

    def _run(self, act: _Act, job: Callable[[], None]) -> None:
        def run() -> None:
            # A search for garbage would hold the window up, and hardly any of what is made here is any.
            gc.disable()
            try:
                job()
            except _StoppedError:
                act.out = None
            except Exception as fault:
                act.fault = fault
            finally:
                gc.enable()
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
        if act.fault is not None:
            self._end()
            if not isinstance(act.fault, AssessmentError):
                raise act.fault  # A fault of ours: said where every other one is.
            self._session.failed.emit(str(act.fault))
        elif act.out is None:
            self._end()
        elif self._is_writing or not act.out.changes:
            self._end()
            act.take(act.out)
        elif self._session.settled() is not act.start:
            self._work_out(act)
        else:
            self._write(act, act.out)

    def _end(self) -> None:
        if self._act is not None:
            self._act, self._is_writing = None, False
            self.ended.emit()
