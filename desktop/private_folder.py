"""Folders of copies that only their user may read, and that are gone when they are no longer needed."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

_LEADS_ELSEWHERE = stat.FILE_ATTRIBUTE_REPARSE_POINT
"""On Windows a folder may be a link of another kind."""
_LEFT_SECONDS = 24 * 3600
"""A folder older than this was left by a program that did not end as it should."""


def make(prefix: str) -> Path:
    """A new folder, and an end to those of that name that were left behind."""
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    for left in folder.parent.glob(f"{prefix}*"):
        with suppress(OSError):
            if time.time() - left.lstat().st_mtime > _LEFT_SECONDS:
                remove(left)
    return folder


def remove(folder: Path) -> None:
    """Remove a folder with all that is in it, as far as that can be done now. What is another user's stays, and so does
    what a link leads to: anybody may put one into a temporary folder.
    """
    if not _is_own(folder):
        return
    # Windows deletes no file that may only be read.
    for file in folder.rglob("*"):
        with suppress(OSError):
            if _is_own(file) and file.is_file():
                file.chmod(0o600)
    shutil.rmtree(folder, ignore_errors=True)


def _is_own(path: Path) -> bool:
    try:
        found = path.lstat()
    except OSError:
        return False
    is_link = stat.S_ISLNK(found.st_mode) or getattr(found, "st_file_attributes", 0) & _LEADS_ELSEWHERE
    return not is_link and (os.name == "nt" or found.st_uid == os.getuid())
