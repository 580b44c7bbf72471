"""The jobs as they come in, read while another is being made: that one may be dropped for those that wait."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable

from desktop.report.job import Asked, asked


class Inbox:
    """Reads lines of UTF-8 on a thread of its own, in order."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._waiting: deque[Asked | None] = deque()
        self._changed = threading.Condition()
        threading.Thread(target=self._read, args=(lines,), daemon=True).start()

    def next(self) -> Asked | None:
        """The next job, once there is one; None when there will be no more."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting)
            return self._waiting.popleft()

    def waiting(self) -> Asked | None:
        """The job that waits while another is made."""
        with self._changed:
            return self._waiting[0] if self._waiting else None

    def _read(self, lines: Iterable[bytes]) -> None:
        for line in lines:
            if line.strip():
                self._put(asked(line))
        self._put(None)

    def _put(self, job: Asked | None) -> None:
        with self._changed:
            self._waiting.append(job)
            self._changed.notify()
