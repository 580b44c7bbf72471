"""On Windows a child process is held by a job: asked of a Windows that is made up, and where it is there of Windows."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from desktop import windows_job
from desktop.windows_job import Held

JOB, PROCESS = 70, 90


class Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, field by field as Microsoft describes it."""

    _fields_ = [
        ("per_process_user_time_limit", ctypes.c_int64),
        ("per_job_user_time_limit", ctypes.c_int64),
        ("limit_flags", ctypes.c_uint32),
        ("minimum_working_set_size", ctypes.c_uint64),
        ("maximum_working_set_size", ctypes.c_uint64),
        ("active_process_limit", ctypes.c_uint32),
        ("affinity", ctypes.c_uint64),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
        ("io_info", ctypes.c_uint64 * 6),
        ("process_memory_limit", ctypes.c_uint64),
        ("job_memory_limit", ctypes.c_uint64),
        ("peak_process_memory_used", ctypes.c_uint64),
        ("peak_job_memory_used", ctypes.c_uint64),
    ]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What Windows is asked, in order; it does all of it."""
    asked: list[tuple[Any, ...]] = []

    def function(name: str, gives: int) -> Any:
        # As ctypes has it: an object that is called and told what it takes.
        return type(name, (), {"__call__": lambda _, *given: asked.append((name, *given)) or gives})()

    names = {"CreateJobObjectW": JOB, "OpenProcess": PROCESS}
    names |= dict.fromkeys(("SetInformationJobObject", "AssignProcessToJobObject", "CloseHandle"), 1)
    kernel = SimpleNamespace(**{name: function(name, gives) for name, gives in names.items()})
    monkeypatch.setattr(ctypes, "WinDLL", lambda name: kernel, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "base_prefix", sys.prefix)
    return asked


def limits(asked: list[tuple[Any, ...]]) -> Limits:
    (given,) = (given for name, _, kind, given, *_ in (each for each in asked if len(each) == 5) if kind == 9)
    assert len(given) == ctypes.sizeof(Limits)
    return Limits.from_buffer_copy(given)


def test_a_child_is_bounded_before_it_is_taken_into_its_job(asked: list[tuple[Any, ...]]):
    held = Held(1234, 5_000_000_000)
    assert [each[0] for each in asked] == [
        "CreateJobObjectW",
        "SetInformationJobObject",
        "OpenProcess",
        "AssignProcessToJobObject",
        "CloseHandle",
        "SetInformationJobObject",
    ]
    # No name by which another program could find it, and no inheriting by a child.
    assert asked[0] == ("CreateJobObjectW", None, None)
    assert asked[2] == ("OpenProcess", 0x0001 | 0x0100, False, 1234)
    assert asked[3] == ("AssignProcessToJobObject", JOB, PROCESS)
    assert asked[4] == ("CloseHandle", PROCESS)
    assert asked[5] == ("SetInformationJobObject", JOB, 4, b"\xff\0\0\0", 4)
    found = limits(asked)
    assert found.limit_flags == 0x2000 | 0x100 | 0x8
    assert found.process_memory_limit == 5_000_000_000
    assert found.active_process_limit == 1
    asked.clear()
    held.close()
    held.close()
    assert asked == [("CloseHandle", JOB)]


def test_a_child_that_makes_reports_may_take_what_it_needs(asked: list[tuple[Any, ...]]):
    Held(1234)
    assert limits(asked).limit_flags == 0x2000 | 0x8
    assert limits(asked).process_memory_limit == 0


def test_the_python_of_a_virtual_environment_may_start_the_one_behind_it(
    asked: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "base_prefix", "C:\\Python313")
    Held(1234, 1000)
    assert limits(asked).limit_flags == 0x2000 | 0x100
    assert asked[-1] == ("CloseHandle", PROCESS)


def test_a_child_that_did_not_start_and_one_elsewhere_than_on_windows_are_not_asked_about(
    asked: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
):
    Held(0).close()
    monkeypatch.setattr(sys, "platform", "linux")
    Held(1234, 1000).close()
    assert asked == []


WAITS = "import sys, time; print('here', flush=True); time.sleep(60)"
STARTS_ONE = """
import subprocess, sys, time
from desktop.windows_job import Held
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
held = Held(child.pid)
print(child.pid, flush=True)
time.sleep(60)
"""
on_windows = pytest.mark.skipif(sys.platform != "win32", reason="jobs are a thing of Windows")


@on_windows
def test_closing_it_ends_the_child():
    with subprocess.Popen([sys.executable, "-c", WAITS], stdout=subprocess.PIPE) as child:
        held = Held(child.pid)
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"here"
        held.close()
        assert child.wait(20) is not None


@on_windows
def test_a_program_that_is_killed_takes_its_children_with_it():
    with subprocess.Popen([sys.executable, "-c", STARTS_ONE], stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        child = int(program.stdout.readline())
        kernel: Any = windows_job._kernel()
        kernel.WaitForSingleObject.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
        process = kernel.OpenProcess(0x00100000, False, child)
        try:
            assert kernel.WaitForSingleObject(process, 0) != 0, "it still runs"
            program.kill()
            assert kernel.WaitForSingleObject(process, 20_000) == 0
        finally:
            kernel.CloseHandle(process)


TAKES = """
import subprocess, sys
sys.stdin.readline()
try:
    held = b"x" * 1_000_000_000
    print("took it")
except MemoryError:
    print("no room")
try:
    subprocess.run([sys.executable, "-c", ""], check=True)
    print("started one")
except OSError:
    print("may not")
"""


@on_windows
@pytest.mark.skipif("WINEPREFIX" in os.environ, reason="Wine keeps no job to its memory and number of processes")
def test_a_child_gets_no_more_memory_and_starts_nothing():
    with subprocess.Popen(
        [sys.executable, "-c", TAKES], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        Held(child.pid, 600_000_000)
        said, _ = child.communicate("go\n")
    assert said.split("\n")[:2] == ["no room", "may not" if sys.prefix == sys.base_prefix else "started one"]
