"""Keeps Python's search for garbage waiting while very much is made of which nothing is any."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Search:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._was_on = False

    @contextmanager
    def kept_waiting(self) -> Iterator[None]:
        """Nothing is searched until everyone who asked for that has left, in whatever thread."""
        with self._lock:
            if not self._inside:
                self._was_on = gc.isenabled()
                gc.disable()
            self._inside += 1
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1
                if not self._inside and self._was_on:
                    gc.enable()


kept_waiting = _Search().kept_waiting
