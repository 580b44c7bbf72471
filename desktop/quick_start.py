"""Leaves out of the start of the window what only costs time there."""

from __future__ import annotations

import gc
import os
from contextlib import ExitStack

from desktop import garbage

_start = ExitStack()


def hurry() -> None:
    """Let nothing look for garbage before `settle_down`: what is loaded now is needed to the end."""
    _start.enter_context(garbage.kept_waiting())
    # The reader multiplies no matrices: numpy's threads for that would start for nothing, here and in every process.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def settle_down() -> None:
    """Look for garbage again, but not among what was loaded for the start."""
    gc.freeze()
    _start.close()
