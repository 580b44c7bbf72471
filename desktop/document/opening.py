"""Decides what an opened file continues from: the officer's file, or what a crash left in its working copy."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.document.backups import back_up
from desktop.document.database import Edition, connect_working, edition_of, read_published
from desktop.document.errors import AssessmentError, DamagedError
from desktop.document.migrations import migrate, migrations
from desktop.document.publishing import write_whole
from desktop.document.working_copy import UNPUBLISHED, WorkingCopy, left_behind, new_working_copy

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True)
class Opened:
    """A working copy that is ready, with what was found: changes not yet published, and a version kept beside."""

    working: WorkingCopy
    recovered: int = 0
    kept: Path | None = None


class InUse(Exception):  # noqa: N818
    """Another start of the program works on the file; its one argument says so."""


def open_working_copy(path: Path) -> Opened:
    """Take the working copy that a file continues from. Raises AssessmentError, InUse or OSError."""
    content, published = b"", None
    if path.exists():
        try:
            content, db = read_published(path)
        except DamagedError:
            _rescue(path)
            raise
        published = edition_of(db)
        db.close()
    left, in_use = left_behind(path, published)
    if in_use:
        raise InUse(in_use)
    if left is None:
        return Opened(_fresh(path, content, published))
    try:
        return _continue(left, path, content, published)
    except BaseException:
        left.let_go()
        raise


def _continue(left: WorkingCopy, path: Path, content: bytes, published: Edition | None) -> Opened:
    mine = left.edition()
    if mine is None:
        left.set_aside()
        return Opened(_fresh(path, content, published))
    if mine == published:
        left.remember(path, mine)
        return Opened(left)
    if mine == left.origin.edition:
        if published is not None:
            left.discard()
        return Opened(_fresh(path, content, published))
    if published in (None, left.origin.edition):
        left.remember(path, left.origin.edition)
        return Opened(left, recovered=mine.revision - left.origin.revision)
    kept, _ = keep_beside(left, path)
    left.discard()
    return Opened(_fresh(path, content, published), kept=kept)


def _fresh(path: Path, content: bytes, published: Edition | None) -> WorkingCopy:
    if published is None:
        raise AssessmentError(f"{path.name} is not there: it may have been moved or renamed; look for it.")
    return new_working_copy(path, content, published)


def start_working_copy(path: Path) -> WorkingCopy:
    """The empty working copy of a new file; what a crash left of a deleted one is kept beside. Raises as above."""
    _keep_what_was_left(path)
    return new_working_copy(path, b"", UNPUBLISHED)


def _rescue(path: Path) -> None:
    kept = _keep_what_was_left(path)
    if kept is not None:
        raise AssessmentError(f"{path.name} is damaged: open {kept.name} beside it, which holds all that was kept.")


def _keep_what_was_left(path: Path) -> Path | None:
    left, in_use = left_behind(path, None)
    if in_use:
        raise InUse(in_use)
    if left is None:
        return None
    try:
        if left.edition() is None:
            left.set_aside()
            return None
        kept, _ = keep_beside(left, path)
        left.discard()
    finally:
        left.let_go()
    return kept


def keep_beside(working: WorkingCopy, path: Path) -> tuple[Path, Edition]:
    """Publish a working copy beside a file that someone else has changed, under a name that says so."""
    now = datetime.datetime.now()
    kept = path.with_name(f"{path.stem} (kept {now:%Y-%m-%d %H.%M}){path.suffix}")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.stem} (kept {now:%Y-%m-%d %H.%M}, {number}){path.suffix}")
    db = connect_working(working.database)
    try:
        return kept, write_whole(db, kept)
    finally:
        db.close()


def bring_up_to_date(db: Database, name: str) -> None:
    """Apply the migrations that a working copy lacks, after a backup."""
    if migrations().pending(db):
        back_up(db, name)
        migrate(db)
