"""Puts a finished file in its place whole, or leaves what was there."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from desktop.report.failures import ReportError, cannot_write

_SHOWN = 40
"""Letters of a file's name that stand in the name of its beginnings, which must not be too long for the disk."""


def check_place(out: Path) -> None:
    """Raises ReportError where a file cannot go, before it is made."""
    if not out.parent.is_dir():
        raise ReportError(f"{out}: the folder is not there; choose another folder.")
    # A file that may not be written could still be replaced, which is not what its owner meant.
    if out.is_file() and not (out.stat().st_mode & stat.S_IWRITE and os.access(out, os.W_OK)):
        raise cannot_write(out, PermissionError())


def put(out: Path, data: bytes) -> None:
    """Write the file, or what it is a link to. Raises ReportError."""
    check_place(out)
    target = out.resolve() if out.is_symlink() else out
    # One name for each report, so that what a killed process left is written over and removed by the next.
    temporary = target.with_name(f".{target.stem[:_SHOWN]}-{crc32(target.name.encode()):08x}.part")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise cannot_write(out, error) from None
