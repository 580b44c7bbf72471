"""The report's child process for the command line: start it, hand it one job, wait."""

from __future__ import annotations

import datetime
import json
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from desktop.child import command
from desktop.report.failures import ReportError
from desktop.report_order import NOT_STARTED, STOPPED, report_order
from desktop.windows_job import Held
from rubric.assessment import Assessment
from rubric.pack import Pack


def make_report(
    assessment: Assessment,
    pack: Pack,
    out: Path,
    made_on: datetime.date,
    on_progress: Callable[[float, str], None] = lambda share, stage: None,
) -> int:
    """Make the report named by ``out``'s ending; its number of pages (0 for Word and workbook). Raises ReportError."""
    try:
        child = subprocess.Popen(  # noqa: S603 - our own program, no shell
            command("desktop.report.worker"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
    except OSError:
        raise ReportError(NOT_STARTED) from None
    with closing(Held(child.pid)), child:
        try:
            return _wait(child, report_order(assessment, pack, made_on, out), on_progress)
        except BaseException:
            # Also when the user presses Ctrl+C: a child left behind would finish a report nobody wants.
            child.kill()
            raise


def _wait(child: subprocess.Popen[str], order: str, on_progress: Callable[[float, str], None]) -> int:
    assert child.stdin is not None  # noqa: S101 - it was asked for
    assert child.stdout is not None  # noqa: S101 - it was asked for
    try:
        child.stdin.write(order)
        child.stdin.close()
    except OSError:
        pass  # It ended early: what follows finds that it said nothing.
    for line in child.stdout:
        said = json.loads(line)
        if "progress" in said:
            on_progress(said["progress"], said["stage"])
        elif "failed" in said:
            raise ReportError(said["failed"])
        elif "done" in said:
            return int(said["pages"])
    raise ReportError(STOPPED)
