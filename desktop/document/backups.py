"""Keeps earlier versions of a file in Plumbline's own folder: from before a migration, and from before each sitting."""

from __future__ import annotations

import datetime
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.document.data_folder import data_folder

if TYPE_CHECKING:
    from sqlite_utils import Database

KEPT = 5  # earlier versions of one file; a sixth takes the place of the oldest


def back_up(db: Database, name: str) -> None:
    """Copy a database as it stands. Raises OSError or sqlite3.Error: then nothing that is risky may follow."""
    target = sqlite3.connect(_new_backup(db, name))
    try:
        db.conn.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
    finally:
        target.close()


def keep_earlier(db: Database, path: Path) -> None:
    """Copy the officer's file before it is replaced, where there is one and the disk allows it."""
    with suppress(OSError):
        if path.exists():
            shutil.copyfile(path, _new_backup(db, path.name))


def _new_backup(db: Database, name: str) -> Path:
    (assessment_id,) = next(db.execute("SELECT id FROM assessment"))
    folder = data_folder() / "backups" / assessment_id
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for oldest in sorted(folder.iterdir(), key=lambda backup: backup.stat().st_mtime_ns)[: 1 - KEPT]:
        oldest.unlink()
    return folder / f"{Path(name).stem} {datetime.datetime.now():%Y-%m-%d %H.%M.%S}.plumb"
