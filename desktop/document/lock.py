"""Holds a file for one writer, so that a second start on the same file opens it read-only."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

IN_USE = "it is open in another window or on another computer"
NOT_WRITABLE = "its folder or the file itself may not be written to"


class Lock:
    """The system's own lock on a small file beside the assessment.

    The system lets go of it when a program dies, also across a network share; a file that merely exists would lock
    an officer's colleagues out after a crash. The name starts with ~$, which sync clients leave alone.
    """

    def __init__(self, path: Path) -> None:
        self._marker = path.with_name(f"~${path.name}")
        self._lock = FileLock(self._marker, timeout=0, thread_local=False)

    def take(self) -> str:
        """Take the lock; returns why not, or nothing."""
        try:
            self._lock.acquire()
        except Timeout:
            return IN_USE
        except OSError:
            return NOT_WRITABLE
        return ""

    def let_go(self) -> None:
        """Let go of the lock and take its file away."""
        if not self._lock.is_locked:
            return
        # Taken away first: once let go, another program may hold a file of this name. Windows takes it away itself.
        # Where the drive has gone, so has the lock.
        with suppress(OSError):
            self._marker.unlink(missing_ok=True)
        with suppress(OSError):
            self._lock.release()
