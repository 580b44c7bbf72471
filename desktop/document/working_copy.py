"""The database that is worked in: a copy on this computer, which remembers what it has published and where."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from desktop.document.data_folder import data_folder
from desktop.document.database import (
    WRITE_AHEAD_LOG,
    Edition,
    connect_working,
    edition_of,
    in_journal_mode,
    newer,
    read_published,
)
from desktop.document.errors import AssessmentError
from desktop.document.lock import IN_USE, Lock
from desktop.document.migrations import is_newer
from desktop.document.publishing import sync_file, sync_folder

UNPUBLISHED = Edition(0, "")
Found = Literal["ours", "theirs", "damaged", "nothing"]
_ABSENT = (-1, -1)  # size and time of a file that is not there


@dataclass(frozen=True)
class Origin:
    """The officer's file as it was when this working copy last published it or was taken from it."""

    path: str
    revision: int
    mark: str
    size: int = -1
    modified: int = -1

    @property
    def edition(self) -> Edition:
        """Which contents the officer's file had then."""
        return Edition(self.revision, self.mark)


class WorkingCopy:
    """A folder with the database, its write-ahead log and the memory of its origin; locked while it is in use."""

    def __init__(self, folder: Path, origin: Origin) -> None:
        self.folder, self.origin = folder, origin
        self.database = folder / "working.plumb"
        self._lock = Lock(self.database)

    def take(self) -> bool:
        """Take it for this program; false where another start of the program is using it."""
        return not self._lock.take()

    def let_go(self) -> None:
        """Leave it for the next opening."""
        self._lock.let_go()

    def remember(self, path: Path, edition: Edition) -> None:
        """Note that the officer's file at ``path`` now has these contents. Raises OSError."""
        self.origin = Origin(str(path), edition.revision, edition.mark, *_fingerprint(path))
        note = self.folder / "origin.json"
        temporary = note.with_suffix(".tmp")
        temporary.write_text(json.dumps(asdict(self.origin)), "utf-8")
        sync_file(temporary)
        os.replace(temporary, note)

    def found_at(self, path: Path) -> Found:
        """What stands where the officer's file was published; a touched file is read before it is believed."""
        status = _fingerprint(path)
        if status == _ABSENT:
            return "nothing"
        if status == (self.origin.size, self.origin.modified):
            return "ours"
        try:
            _, db = read_published(path)
        except AssessmentError:
            return "damaged"
        edition = edition_of(db)
        db.close()
        return "ours" if edition == self.origin.edition else "theirs"

    def edition(self) -> Edition | None:
        """Which contents it has; nothing where it is damaged. Raises AssessmentError where a newer version left it."""
        try:
            db = connect_working(self.database)
            try:
                if is_newer(db):
                    raise newer(Path(self.origin.path).name)
                healthy = next(db.execute("PRAGMA quick_check"))[0] == "ok"
                return edition_of(db) if healthy else None
            finally:
                db.close()
        except (sqlite3.Error, StopIteration, UnicodeDecodeError):
            return None

    def discard(self) -> None:
        """Delete it: the officer's file holds all of it."""
        self.let_go()
        # The note goes first, so that a folder only half deleted is never taken for a working copy.
        with suppress(OSError):
            (self.folder / "origin.json").unlink()
        shutil.rmtree(self.folder, ignore_errors=True)

    def set_aside(self) -> None:
        """Keep a damaged one out of the way, for whoever can still read something from it."""
        self.let_go()
        aside = data_folder() / "damaged"
        aside.mkdir(parents=True, exist_ok=True)
        self.folder.rename(aside / self.folder.name)


def new_working_copy(path: Path, content: bytes, edition: Edition) -> WorkingCopy:
    """A working copy of the published ``content`` at ``path``, or an empty one. Raises OSError."""
    folder = data_folder() / "working" / secrets.token_hex(8)
    folder.mkdir(mode=0o700, parents=True)
    working = WorkingCopy(folder, Origin(str(path), 0, ""))
    working.take()
    try:
        working.database.write_bytes(content and in_journal_mode(content, WRITE_AHEAD_LOG))
        sync_file(working.database)
        working.remember(path, edition)
        sync_folder(folder)
        sync_folder(folder.parent)
    except OSError:
        working.discard()
        raise
    return working


def left_behind(path: Path, published: Edition | None) -> tuple[WorkingCopy | None, str]:
    """The working copy that a crash or a failed publishing left of a file, taken; or why it cannot be.

    A file that was moved since is known by its contents, where nothing stands any more at the place it was at.
    """
    moved: list[WorkingCopy] = []
    for working in _working_copies():
        if os.path.normcase(working.origin.path) == os.path.normcase(path):
            return (working, "") if working.take() else (None, IN_USE)
        if working.origin.edition == published and not Path(working.origin.path).exists():
            moved.append(working)
    return next((working for working in moved if working.take()), None), ""


def unpublished_files() -> tuple[Path, ...]:
    """The files whose working copies hold changes that were never published, and that no window has open."""
    left: list[Path] = []
    for working in _working_copies():
        if working.take():
            with suppress(AssessmentError):
                if working.edition() not in (None, working.origin.edition):
                    left.append(Path(working.origin.path))
            working.let_go()
    return tuple(left)


def _working_copies() -> Iterator[WorkingCopy]:
    for note in sorted((data_folder() / "working").glob("*/origin.json")):
        try:
            yield WorkingCopy(note.parent, Origin(**json.loads(note.read_text("utf-8"))))
        except (OSError, ValueError, TypeError):
            continue


def _fingerprint(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return _ABSENT
    return status.st_size, status.st_mtime_ns
