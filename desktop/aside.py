"""Works something out without keeping the window waiting."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal


class Aside(QObject):
    """`answered` gives what came of it. Of what is asked for while it works, only the last is done."""

    answered = Signal(object)
    _worked = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: Callable[[], object] | None = None
        self._busy = False
        self._number = 0
        self._threads = QThreadPool(self)
        self._threads.setMaxThreadCount(1)
        self._worked.connect(self._on_worked)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._busy

    def ask(self, work: Callable[[], object]) -> None:
        """Work this out; it must touch nothing that the window changes."""
        self._wanted = work
        self._begin()

    def wait(self) -> None:
        """Wait until nothing is worked on; what came of it is answered as ever."""
        self._threads.waitForDone()

    def forget(self) -> None:
        """Give no answer to what was asked until now."""
        self._number += 1
        self._wanted = None

    def _begin(self) -> None:
        if self._busy or self._wanted is None:
            return
        work, self._wanted = self._wanted, None
        self._busy, number = True, self._number

        def run() -> None:
            try:
                answer = work()
            except Exception as fault:
                answer = fault
            self._worked.emit(number, answer)

        self._threads.start(run)

    def _on_worked(self, number: int, answer: object) -> None:
        self._busy = False
        self._begin()
        if isinstance(answer, Exception):
            # A fault of ours: said where every other one is, not lost with the thread it arose in.
            raise answer
        if number == self._number:
            self.answered.emit(answer)
