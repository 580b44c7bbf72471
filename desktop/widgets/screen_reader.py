"""Whether a screen reader is at work, as far as the system says."""

from __future__ import annotations

import sys

from PySide6.QtGui import QAccessible

_GET_SCREEN_READER = 0x0046


def is_at_work() -> bool:
    """Windows says it of screen readers alone; elsewhere any help that asks what is on the screen counts as one."""
    if sys.platform == "win32":
        import ctypes

        running = ctypes.c_int(0)
        ctypes.windll.user32.SystemParametersInfoW(_GET_SCREEN_READER, 0, ctypes.byref(running), 0)
        return bool(running.value)
    return QAccessible.isActive()
