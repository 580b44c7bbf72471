"""Writes a published file: always whole, under another name first, and in place only once it is known to be good."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.document.attachments import drop_unnamed, has_unnamed
from desktop.document.database import Edition, connect, edition_of, read_published, row_counts
from desktop.document.errors import AssessmentError, cause

if TYPE_CHECKING:
    from sqlite_utils import Database

PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)  # seconds; a virus scanner or sync client lets go of a file within these


def write_whole(db: Database, target: Path) -> Edition:
    """Write what a database holds as ``target``. On failure the target is as it was; raises AssessmentError."""
    if not target.parent.is_dir():
        raise AssessmentError(f"{target.name} cannot be saved: {cause(FileNotFoundError())}.")
    # Sync clients leave alone what starts with ~$ or ends in .tmp.
    # One name for each file, so that what a killed program left is taken away by the next.
    temporary = target.with_name(f"~${hashlib.sha256(target.name.encode(errors='replace')).hexdigest()[:8]}.tmp")
    try:
        _clear(temporary)
        edition = _write_checked(db, temporary)
        if target.exists():
            temporary.chmod(target.stat().st_mode)
        replace(temporary, target)
        sync_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise AssessmentError(f"{target.name} cannot be saved: {cause(error)}.") from None
    finally:
        with suppress(OSError):
            _clear(temporary)
    return edition


def _clear(temporary: Path) -> None:
    for left in (temporary, temporary.with_name(f"{temporary.name}-journal")):
        left.unlink(missing_ok=True)


def _write_checked(db: Database, temporary: Path) -> Edition:
    with db.atomic():
        before, counts = edition_of(db), row_counts(db)
    db.execute("VACUUM INTO ?", (str(temporary),))
    if has_unnamed(db):
        _without_unnamed(temporary)
    sync_file(temporary)
    try:
        _, copy = read_published(temporary)
    except AssessmentError:
        raise sqlite3.DatabaseError from None
    try:
        edition = edition_of(copy)
        # A change may have come in between; then the numbers speak of two editions.
        if edition == before and row_counts(copy) != counts:
            raise sqlite3.DatabaseError
    finally:
        copy.close()
    return edition


def _without_unnamed(file: Path) -> None:
    """What was attached and taken away again waits for undo in the working copy, and is in no published file."""
    copy = connect(file)
    try:
        drop_unnamed(copy)
    finally:
        copy.close()


def replace(temporary: Path, target: Path) -> None:
    """Put a finished file in the place of another, waiting for whoever holds that one for a moment."""
    for pause in PAUSES:
        try:
            os.replace(temporary, target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(temporary, target)


def sync_file(path: Path) -> None:
    """Wait until a file's content is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until a folder's names are on the disk, where the system lets a folder be opened."""
    # Windows opens no folder, and some network file systems refuse; the rename itself has been done.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
