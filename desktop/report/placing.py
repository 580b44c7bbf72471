"""Puts a finished file in its place whole, or leaves what was there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from desktop.report.failures import ReportError, cannot_write


def check_place(out: Path) -> None:
    """Raises ReportError where a file cannot go, before it is made."""
    if not out.parent.is_dir():
        raise ReportError(f"{out}: the folder is not there; choose another folder.")


def put(out: Path, data: bytes) -> None:
    """Write the file. Raises ReportError."""
    # One name for each report, so that what a killed process left is written over and removed by the next.
    temporary = out.with_name(f".{out.name}.part")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(out)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise cannot_write(out, error) from None
