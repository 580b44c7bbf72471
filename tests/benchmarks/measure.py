"""What every benchmark shares: a figure beside its bar, and how long something took."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Figure:
    """Values measured for one promise. ``held`` says which of them is compared with the bar."""

    name: str
    values: tuple[float, ...]
    bar: float
    unit: str = "s"
    held: str = "median"
    note: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def p95(self) -> float:
        ordered = sorted(self.values)
        return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]

    @property
    def ratio(self) -> float:
        """How much of the bar is used: at most 1 where the promise is kept."""
        return {"median": self.median, "p95": self.p95, "worst": max(self.values)}[self.held] / self.bar


class NotBuiltError(Exception):
    """The part that a figure measures is not there."""


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def in_new_process(code: str, *arguments: str, data: Path) -> str:
    """The last line that a fresh interpreter prints. ``started`` is its start, on the clock of ``time.time``.

    An installed program has its bytecode, so this one keeps it too, whatever the shell says.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(Path(__file__).parent)]),
        "PLUMBLINE_DATA": str(data),
        "PYTHONPYCACHEPREFIX": str(data / "bytecode"),
        "STARTED": repr(time.time()),
    }
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=environment, cwd=data, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "the process failed")
    return done.stdout.strip().splitlines()[-1]


def resident_megabytes() -> float:
    """Memory of this process that is really in use (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
