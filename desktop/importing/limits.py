"""Holds the process that reads a document to bounded time and memory, whatever the document does."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

MOST_SECONDS = 90
MOST_MEMORY = 2_000_000_000
"""Bytes of address space: the libraries alone take a quarter of it."""
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
        _bound_windows()
        return
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


def _bound_windows() -> None:
    """Put this process into a job of its own, which Windows ends when it asks for more memory.

    Written from Microsoft's description and not yet tried on Windows. Where it fails the watch remains.
    """
    if sys.platform != "win32":
        return
    import ctypes
    from ctypes import wintypes

    class Basic(ctypes.Structure):
        _fields_ = [
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        ]

    class Extended(ctypes.Structure):
        _fields_ = [
            ("BasicLimitInformation", Basic),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        ]

    process_memory, extended = 0x100, 9
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.SetInformationJobObject.argtypes = [wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD]
    kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return
    limits = Extended()
    limits.BasicLimitInformation.LimitFlags = process_memory
    limits.ProcessMemoryLimit = MOST_MEMORY
    if kernel.SetInformationJobObject(job, extended, ctypes.byref(limits), ctypes.sizeof(limits)):
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
