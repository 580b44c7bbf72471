"""Leaves out of the start of the window what only costs time there: a tenth of it."""

from __future__ import annotations

import builtins
import gc
import os


def hurry() -> None:
    """Load Qt, and let nothing look for garbage before `settle_down`: what is loaded now is needed to the end.

    With Qt, PySide looks in the source of every module that is imported for its other spelling of names. Nothing here
    uses that, so that imports are as quick again as before.
    """
    import PySide6.QtCore  # noqa: F401

    gc.disable()
    # The reader multiplies no matrices: numpy's threads for that would start for nothing, here and in every process.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def settle_down() -> None:
    """Look for garbage again, but not among what was loaded for the start."""
    gc.freeze()
    gc.enable()
