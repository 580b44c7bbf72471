"""What a report that could not be made says of itself."""

from __future__ import annotations

from pathlib import Path


class ReportError(Exception):
    """A report that cannot be made: one plain sentence with the file and the cure."""


def cannot_write(out: Path, error: OSError) -> ReportError:
    """The sentence for a file that could not be written."""
    if not out.parent.is_dir():
        return ReportError(f"{out}: the folder is not there; choose another folder.")
    if isinstance(error, PermissionError) and out.exists():
        return ReportError(
            f"{out}: the file is open in another program or may not be changed; close it, or choose another name."
        )
    if isinstance(error, PermissionError):
        return ReportError(f"{out}: nothing can be written in this folder; choose another folder.")
    return ReportError(
        f"{out}: the file could not be written ({error.strerror or 'unknown reason'}); choose another folder."
    )
