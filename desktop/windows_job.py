"""Ties a child process to this one by a job of Windows: it ends with this one, and takes no more than it may.

Elsewhere it does nothing: `importing.limits` bounds a process from within there, and a closed pipe ends one that waits.
"""

from __future__ import annotations

import struct
import sys
from typing import Any

_UI_RESTRICTIONS, _EXTENDED_LIMITS = 4, 9
_ACTIVE_PROCESS, _PROCESS_MEMORY, _KILL_ON_JOB_CLOSE = 0x8, 0x100, 0x2000
_EVERY_UI_RESTRICTION = 0xFF
"""No clipboard, no windows of other programs, no desktop, no settings of the screen, no shutting down."""
_MAY_ASSIGN = 0x101
"""PROCESS_TERMINATE and PROCESS_SET_QUOTA."""


class Held:
    """A child process in a job of its own: it ends when that is closed, and when this process ends in whatever way."""

    def __init__(self, process_id: int, most_memory: int = 0) -> None:
        """Hold a process that has just been started, to so many bytes. Where Windows refuses that, it runs unheld."""
        self._kernel: Any = None
        self._job: Any = None
        if sys.platform == "win32" and process_id:
            self._hold(process_id, most_memory)

    def _hold(self, process_id: int, most_memory: int) -> None:
        self._kernel = kernel = _kernel()
        # Nobody inherits the handle: a child that had its own would keep the job open.
        self._job = kernel.CreateJobObjectW(None, None)
        limits = _limits(most_memory)
        kernel.SetInformationJobObject(self._job, _EXTENDED_LIMITS, limits, len(limits))
        process = kernel.OpenProcess(_MAY_ASSIGN, False, process_id)
        kernel.AssignProcessToJobObject(self._job, process)
        kernel.CloseHandle(process)
        if _is_alone():
            # Only now: where somebody has this program in a job, a process is not taken into one that has these.
            kernel.SetInformationJobObject(self._job, _UI_RESTRICTIONS, struct.pack("I", _EVERY_UI_RESTRICTION), 4)

    def close(self) -> None:
        """Let the child go, which ends it if it still runs."""
        job, self._job = self._job, None
        if job:
            self._kernel.CloseHandle(job)


def _is_alone() -> bool:
    """Whether a child is one process: the python.exe of a virtual environment starts another."""
    return sys.prefix == sys.base_prefix


def _limits(most_memory: int) -> bytes:
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of 64-bit Windows, of which three fields are set."""
    flags = _KILL_ON_JOB_CLOSE
    flags |= _ACTIVE_PROCESS if _is_alone() else 0
    flags |= _PROCESS_MEMORY if most_memory else 0
    return struct.pack("=16xI20xI68xQ24x", flags, 1, most_memory)


def _kernel() -> Any:
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32")  # pyright: ignore[reportAttributeAccessIssue] - Windows alone has it.
    handle, number, yes_or_no = wintypes.HANDLE, wintypes.DWORD, wintypes.BOOL
    for name, gives, *takes in (
        ("CreateJobObjectW", handle, ctypes.c_void_p, ctypes.c_wchar_p),
        ("SetInformationJobObject", yes_or_no, handle, ctypes.c_int, ctypes.c_char_p, number),
        ("OpenProcess", handle, number, yes_or_no, number),
        ("AssignProcessToJobObject", yes_or_no, handle, handle),
        ("CloseHandle", yes_or_no, handle),
    ):
        function = getattr(kernel, name)
        function.restype, function.argtypes = gives, takes
    return kernel
