"""The report's child process for the command line: start it, hand it one job, wait."""

from __future__ import annotations

import datetime
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from desktop.child import command
from desktop.report.failures import ReportError
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
    job = {
        "assessment": assessment.model_dump(mode="json"),
        "pack": str(pack.folder.absolute()),
        "made_on": made_on.isoformat(),
        "out": str(out.absolute()),
        "added": [one.model_dump(mode="json") for one in pack.added],
    }
    try:
        child = subprocess.Popen(  # noqa: S603 - our own program, no shell
            command("desktop.report.worker"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
    except OSError:
        raise ReportError(
            "The part of Plumbline that makes reports could not be started; repair the installation."
        ) from None
    with child:
        try:
            return _wait(child, json.dumps(job), on_progress)
        except BaseException:
            # Also when the user presses Ctrl+C: a child left behind would finish a report nobody wants.
            child.kill()
            raise


def _wait(child: subprocess.Popen[str], job: str, on_progress: Callable[[float, str], None]) -> int:
    assert child.stdin is not None  # noqa: S101 - it was asked for
    assert child.stdout is not None  # noqa: S101 - it was asked for
    try:
        child.stdin.write(job + "\n")
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
    raise ReportError("The report stopped before it was done; make it again.")
