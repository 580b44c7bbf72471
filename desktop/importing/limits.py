"""Holds the process that reads a document to bounded time and memory, whatever the document does."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

MOST_SECONDS = 90
MOST_MEMORY = 2_000_000_000
"""Bytes of address space, on Windows of memory: the libraries alone take a quarter of it."""
_SPARE_SECONDS = 30


def hold(give_up: Callable[[], None]) -> None:
    """Bound this process for good. ``give_up`` is called when its time is over; it should say so, and nothing else."""
    _bound_memory()
    watch = threading.Timer(MOST_SECONDS, _end, [give_up])
    watch.daemon = True
    watch.start()


def _end(give_up: Callable[[], None]) -> None:
    give_up()
    os._exit(0)  # What holds up the reading would hold up any other way out.


def _bound_memory() -> None:
    if sys.platform == "win32":
        return  # Whoever starts the process holds it by a job: see windows_job.
    import resource

    def lower(kind: int, most: int) -> None:
        _, highest = resource.getrlimit(kind)
        most = most if highest == resource.RLIM_INFINITY else min(most, highest)
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):  # Not every system bounds everything; the watch is there on all.
            return

    lower(resource.RLIMIT_AS, MOST_MEMORY)
    lower(resource.RLIMIT_CPU, MOST_SECONDS + _SPARE_SECONDS)
    lower(resource.RLIMIT_CORE, 0)
