"""Folders of copies that only their user may read, and that are gone when they are no longer needed."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

_LEFT_SECONDS = 24 * 3600
"""A folder older than this was left by a program that did not end as it should."""


def make(prefix: str) -> Path:
    """A new folder, and an end to those of that name that were left behind."""
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    for left in folder.parent.glob(f"{prefix}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_SECONDS:
                remove(left)
    return folder


def remove(folder: Path) -> None:
    """Remove a folder with all that is in it, as far as that can be done now."""
    # Windows deletes no file that may only be read.
    for file in folder.rglob("*"):
        with suppress(OSError):
            if file.is_file():
                file.chmod(0o600)
    shutil.rmtree(folder, ignore_errors=True)
