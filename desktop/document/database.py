"""Opens SQLite databases: the one on disk that is worked in, and published ones, read whole and checked in memory."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.document.errors import AssessmentError, DamagedError, cause
from desktop.document.migrations import APPLICATION_ID, is_newer, schema_version, steps_applied
from desktop.document.tables import TABLES

if TYPE_CHECKING:
    from sqlite_utils import Database

LARGEST = 1 << 30  # a gigabyte: a thousand times a full assessment, and no more than memory can take
JOURNAL, WRITE_AHEAD_LOG = b"\1\1", b"\2\2"


@dataclass(frozen=True)
class Edition:
    """Which contents a file has: the number of its last change, and a random mark that no other change has."""

    revision: int
    mark: str


def connect(path: Path | None) -> Database:
    """A connection to a database on disk, or to one in memory."""
    # Imported late: it brings numpy, and the window must not wait for it.
    from sqlite_utils import Database

    connection = sqlite3.connect(path or ":memory:", timeout=10, check_same_thread=False)
    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    db.execute("PRAGMA trusted_schema = OFF")  # a file comes by post: its schema may be anyone's
    return db


def connect_working(path: Path) -> Database:
    """A connection to a working copy: every change is on the disk before the call that makes it returns."""
    db = connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA secure_delete = ON")
    return db


def edition_of(db: Database) -> Edition:
    """The edition that a database holds."""
    return Edition(*next(db.execute("SELECT revision, mark FROM assessment")))


def stamp(db: Database, edition: Edition) -> None:
    """Say which edition a database holds from now on."""
    db.execute("UPDATE assessment SET revision = ?, mark = ?", (edition.revision, edition.mark))


def row_counts(db: Database) -> tuple[int, ...]:
    """How many rows each table has."""
    query = " UNION ALL ".join(f"SELECT count(*) FROM {name}" for name in TABLES)  # noqa: S608
    return tuple(count for (count,) in db.execute(query))


def read_published(path: Path) -> tuple[bytes, Database]:
    """Read a published file whole, check it, and give its bytes with a database in memory that holds them.

    Nothing is left beside the file and no handle stays on it. Raises AssessmentError: one sentence with the cure.
    """
    content = _read(path)
    name = path.name
    if not content:
        raise DamagedError(f"{name} is empty: open a backup of it instead.")
    if not content.startswith(b"SQLite format 3\0"):
        raise DamagedError(f"{name} is not a Plumbline assessment: choose a file that ends in .plumb.")
    if int.from_bytes(content[68:72], "big") != APPLICATION_ID:
        raise AssessmentError(f"{name} was made by another program: choose a Plumbline assessment.")
    if int.from_bytes(content[60:64], "big") > schema_version():
        raise newer(name)
    db = connect(None)
    try:
        _load(db, content)
        if is_newer(db):
            raise newer(name)
        edition_of(db)
        if steps_applied(db) != int.from_bytes(content[60:64], "big") or not _is_plain(db):
            raise sqlite3.DatabaseError
    except (sqlite3.Error, StopIteration, MemoryError, UnicodeDecodeError):
        db.close()
        raise DamagedError(f"{name} is damaged or cut short: open a backup of it instead.") from None
    except AssessmentError:
        db.close()
        raise
    return content, db


def _load(db: Database, content: bytes) -> None:
    page_size = int.from_bytes(content[16:18], "big")
    pages = int.from_bytes(content[28:32], "big")
    # SQLite forgives a file that lost its last pages until one of them is read.
    if pages * (65536 if page_size == 1 else page_size) > len(content):
        raise sqlite3.DatabaseError
    db.conn.deserialize(in_journal_mode(content, JOURNAL))  # memory cannot have a write-ahead log
    if next(db.execute("PRAGMA quick_check"))[0] != "ok":
        raise sqlite3.DatabaseError


def _is_plain(db: Database) -> bool:
    """Whether it holds tables and no trigger or view: what those would do to the officer's rows is anyone's."""
    return not next(db.execute("SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')"))[0]


def in_journal_mode(content: bytes, mode: bytes) -> bytes:
    """The bytes of a database with the journal mode that its header states changed: no write, no wait for the disk."""
    return b"".join((content[:18], mode, content[20:]))


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise AssessmentError(f"{path.name} is a folder: choose a file that ends in .plumb.")
        if path.stat().st_size > LARGEST:
            raise AssessmentError(f"{path.name} is far too large for an assessment: choose another file.")
        return path.read_bytes()
    except FileNotFoundError:
        raise AssessmentError(f"{path.name} is not there: it may have been moved or renamed; look for it.") from None
    except OSError as error:
        raise AssessmentError(f"{path.name} cannot be read: {cause(error)}.") from None


def newer(name: str) -> AssessmentError:
    """What is said of a file that this version would spoil."""
    return AssessmentError(f"{name} was made by a newer Plumbline: install the newer version to open it.")
