"""What a report that could not be made says of itself."""

from __future__ import annotations

import errno
from pathlib import Path

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


class ReportError(Exception):
    """A report that cannot be made: one plain sentence with the file and the cure."""


class TemplateError(ReportError):
    """A template that cannot be set: it names the template and the line, and no word of the evidence."""

    def __init__(self, place: str) -> None:
        super().__init__(f"{place}: this part of the paper is at fault; the assessment is not harmed. Tell support.")
        self.place = place


def cannot_write(out: Path, error: OSError) -> ReportError:
    """The sentence for a file that could not be written."""
    if not out.parent.is_dir():
        return ReportError(f"{out}: the folder is not there; choose another folder.")
    # Asked before anything is permitted or not: of a folder Windows says no more than that it may not be written.
    if out.is_dir():
        return ReportError(f"{out}: there is a folder of that name; choose another name.")
    if isinstance(error, PermissionError) and out.exists():
        return ReportError(
            f"{out}: the file is open in another program or may not be changed; close it, or choose another name."
        )
    if isinstance(error, PermissionError):
        return ReportError(f"{out}: nothing can be written in this folder; choose another folder.")
    if error.errno in _FULL:
        return ReportError(f"{out}: the disk is full; make room, or choose another disk.")
    return ReportError(f"{out}: the file could not be written there; choose another folder.")
