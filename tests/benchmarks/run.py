"""Measures every figure that Plumbline promises and prints it beside its bar. Each is measured in a process of its own.

python tests/benchmarks/run.py [--only NAME]...
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from measure import ROOT, Figure, NotBuiltError, table

sys.path.insert(0, str(ROOT))

BENCHMARKS = (
    "start_up",
    "keystrokes",
    "cold_check",
    "opening",
    "searching",
    "publishing",
    "pdf",
    "long_pdf",
    "memory",
    "committee_paper",
)


def measure_one(name: str) -> None:
    """Print the figures of one benchmark as a line of JSON."""
    with tempfile.TemporaryDirectory(prefix="plumbline-benchmark-") as folder:
        os.environ.update(PLUMBLINE_DATA=str(Path(folder) / "data"), QT_QPA_PLATFORM="offscreen")
        try:
            figures: list[Figure] = importlib.import_module(name).measure(Path(folder))
        except NotBuiltError as reason:
            said: dict[str, object] = {"not_built": str(reason)}
        else:
            said = {"figures": [asdict(figure) for figure in figures]}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()
    # A worker thread or a warm child process that is still about must not hold up the next benchmark.
    os._exit(0)


def figures_of(name: str) -> list[tuple[str, ...]]:
    command = [sys.executable, __file__, "--one", name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    try:
        said = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        last = done.stderr.strip().splitlines()[-1:] or ["no answer"]
        return [(name, "failed", "", "", "", last[0])]
    if "not_built" in said:
        return [(name, "not built yet", "", "", "", said["not_built"])]
    return [row(Figure(**{**figure, "values": tuple(figure["values"])})) for figure in said["figures"]]


def row(figure: Figure) -> tuple[str, ...]:
    def shown(value: float) -> str:
        return f"{value * 1000:.1f} ms" if figure.unit == "s" and value < 1 else f"{value:.2f} {figure.unit}"

    bar = f"{shown(figure.bar)} ({figure.held})"
    kept = "" if figure.ratio <= 1 else "  over"
    return figure.name, shown(figure.median), shown(figure.p95), bar, f"{figure.ratio:.2f}{kept}", figure.note


def fixed_work() -> float:
    """Seconds that a fixed piece of work takes just now: it tells a slow or busy machine from a slow program."""
    start = time.perf_counter()
    sum(number * number % 7 for number in range(2_000_000))
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--only", action="append", choices=BENCHMARKS, help="measure this one only; may be repeated")
    parser.add_argument("--one", choices=BENCHMARKS, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        measure_one(chosen.one)
    rows: list[tuple[str, ...]] = [("figure", "median", "p95", "bar", "of the bar", "")]
    works: list[float] = []
    for name in chosen.only or BENCHMARKS:
        sys.stderr.write(f"{name} ...\n")
        works.append(fixed_work())
        rows += figures_of(name)
        works.append(fixed_work())
    fixed = f"a fixed piece of work took {min(works):.2f} to {max(works):.2f} s"
    sys.stdout.write(f"{table(rows)}\n\n{os.cpu_count()} cores; between the benchmarks {fixed}.\n")


if __name__ == "__main__":
    main()
