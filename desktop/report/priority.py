"""How much of the computer a process may take while nobody waits for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_BELOW_NORMAL, _NORMAL = 0x4000, 0x20


@contextmanager
def behind_others() -> Iterator[None]:
    """Let other programs go first meanwhile. On Windows alone: elsewhere nobody may take back what was given away."""
    _set(_BELOW_NORMAL)
    try:
        yield
    finally:
        _set(_NORMAL)


def _set(priority: int) -> None:
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass(ctypes.c_void_p(kernel.GetCurrentProcess()), priority)
