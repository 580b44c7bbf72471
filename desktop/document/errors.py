"""What can be wrong with an assessment file, said to the officer."""

from __future__ import annotations

import errno
import sqlite3


class AssessmentError(Exception):
    """One plain sentence that names the file, the place and the cure."""


class DamagedError(AssessmentError):
    """The file is no assessment any more, whatever it was before."""


def gone(what: str) -> str:
    """Why nothing can be done to what was there a moment ago, before an undo or a deletion was written."""
    return f"{what} is not there any more: undo or redo brings it back."


def cause(error: OSError | sqlite3.Error | UnicodeEncodeError) -> str:
    """Why a file could not be read or written, and the cure, to stand after a colon."""
    number, words = getattr(error, "errno", None), str(error)
    if isinstance(error, UnicodeEncodeError):
        return "a text holds half a character; delete the character and type it again"
    if number in (errno.ENOSPC, errno.EDQUOT) or "disk is full" in words:
        return "the disk is full; free some space and try again"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "its folder is not there; connect the drive or choose another folder"
    if isinstance(error, PermissionError) or "readonly" in words:
        return "permission was refused; close other programs that use it, or choose another folder"
    return "the disk did not answer as it should; choose another folder"
