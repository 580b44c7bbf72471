"""One open assessment file: reading it, changing it, publishing it."""

from __future__ import annotations

import datetime
import os
import secrets
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.document import attachments
from desktop.document.backups import keep_earlier
from desktop.document.changes import Change
from desktop.document.contents import Contents, fill, load_contents, store
from desktop.document.data_folder import data_folder
from desktop.document.database import Edition, connect_working, edition_of, read_published, stamp
from desktop.document.errors import AssessmentError, cause
from desktop.document.lock import NOT_WRITABLE, Lock
from desktop.document.migrations import migrate
from desktop.document.opening import (
    InUse,
    bring_up_to_date,
    keep_beside,
    open_working_copy,
    start_working_copy,
)
from desktop.document.publishing import write_whole
from desktop.document.tables import TABLES
from desktop.document.working_copy import WorkingCopy
from rubric.assessment import Assessment

if TYPE_CHECKING:
    from sqlite_utils import Database


class Document:
    """An assessment file that is open, for work or read-only. Make one with `create` or `open`.

    ``recovered`` counts the changes that a crash had left unpublished. ``kept`` is where an earlier version was saved
    because the file had been changed elsewhere. ``read_only_because`` says why a file could not be opened for work.
    One thread writes and closes; `publish` may run in another.
    """

    def __init__(self, path: Path, db: Database, lock: Lock, working: WorkingCopy | None) -> None:
        self.path = path
        self.recovered = 0
        self.kept: Path | None = None
        self.read_only_because = ""
        self._db, self._lock, self._working = db, lock, working
        self._contents: Contents = load_contents(db, path.name)
        self._edition = edition_of(db)
        self._publishing = threading.Lock()
        self._closed = self._earlier_kept = False

    @staticmethod
    def create(path: Path, assessment: Assessment) -> Document:
        """Make a new file that holds ``assessment`` and open it. Raises AssessmentError, leaving nothing."""
        path = _real(path)
        if path.exists():
            raise AssessmentError(f"{path.name} is there already: choose another name.")
        with _plainly(path), ExitStack() as undo:
            lock = _taken(path)
            undo.callback(lock.let_go)
            working = start_working_copy(path)
            undo.callback(working.discard)
            db = connect_working(working.database)
            undo.callback(db.close)
            fill(db, assessment)
            document = Document(path, db, lock, working)
            document.publish()
            undo.pop_all()
        return document

    @staticmethod
    def open(path: Path, read_only: bool = False) -> Document:
        """Open a file for work; read-only if asked, if another window has it, or if it may not be written to.

        Raises AssessmentError, changing nothing.
        """
        path = _real(path)
        if read_only:
            return _open_read_only(path)
        if path.exists() and not os.access(path, os.W_OK):
            return _open_read_only(path, NOT_WRITABLE)
        with _plainly(path), ExitStack() as undo:
            try:
                lock = _taken(path)
                undo.callback(lock.let_go)
                opened = open_working_copy(path)
            except InUse as in_use:
                return _open_read_only(path, str(in_use))
            undo.callback(opened.working.let_go if opened.recovered else opened.working.discard)
            db = connect_working(opened.working.database)
            undo.callback(db.close)
            bring_up_to_date(db, path.name)
            document = Document(path, db, lock, opened.working)
            document.recovered, document.kept = opened.recovered, opened.kept
            undo.pop_all()
        return document

    @property
    def assessment(self) -> Assessment:
        """What the file holds now, frozen."""
        return self._contents.assessment

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._working is None

    @property
    def unpublished(self) -> bool:
        """Whether the officer's file lacks a change."""
        return self._working is not None and self._working.origin.edition != self._edition

    def write(self, changes: Iterable[Change]) -> None:
        """Keep changes: all of them are on this computer's disk when this returns, or none. Raises AssessmentError."""
        changes = tuple(changes)
        self._working_copy()
        contents = self._contents.after(changes)
        edition = Edition(self._edition.revision + 1, secrets.token_hex(8))
        try:
            with self._db.atomic():
                for change in changes:
                    self._store(change, contents)
                stamp(self._db, edition)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise AssessmentError(f"The last change to {self.path.name} was not kept: {cause(error)}.") from None
        self._contents, self._edition = contents, edition

    def _store(self, change: Change, contents: Contents) -> None:
        table = TABLES[change.table]
        if change.after is None:
            self._db.execute(table.delete, change.key)
        else:
            row = table.model.model_validate(change.after)
            place = contents.places[table.name][change.key] if change.before is None else None
            store(self._db, table, change.key, row, place)

    def keep_file(self, path: Path) -> str:
        """Copy a file in, for an item to name by the digest given back. May run in another thread.

        Raises AssessmentError. A content that no item comes to name is gone once the file is closed.
        """
        working = self._working_copy()
        try:
            with closing(connect_working(working.database)) as db:
                return attachments.keep(db, path)
        except sqlite3.Error as error:
            raise AssessmentError(f"{path.name} was not attached: {cause(error)}.") from None

    def copy_file_to(self, digest: str, target: Path) -> None:
        """Write a kept file out, to be opened or sent on. May run in another thread. Raises AssessmentError."""
        try:
            # What is worked in has one connection a thread; what is only read has none but the one in memory.
            with (
                nullcontext(self._db)
                if self._working is None
                else closing(connect_working(self._working.database)) as db
            ):
                content = attachments.content_of(db, digest)
        except sqlite3.Error as error:
            raise AssessmentError(f"{target.name} cannot be read from {self.path.name}: {cause(error)}.") from None
        if content is None:
            raise AssessmentError(f"{target.name} is only named here, not kept: attach the file again.")
        attachments.write_copy(content, target)

    def publish(self) -> datetime.datetime:
        """Write the officer's file whole, with everything kept so far; returns when that was.

        Raises AssessmentError, losing nothing. Where the file was changed by someone else since, theirs stays, ours
        is saved beside it, `path` is that from now on, and the error says so.
        """
        with self._publishing:
            working = self._working_copy()
            found = working.found_at(self.path)
            if self._closed or (not self.unpublished and found in ("ours", "theirs")):
                return datetime.datetime.now()
            if found in ("theirs", "damaged"):
                self._move_beside(working)
            db = connect_working(working.database)
            try:
                if not self._earlier_kept:
                    keep_earlier(db, self.path)
                    self._earlier_kept = True
                edition = write_whole(db, self.path)
            finally:
                db.close()
            _remember(working, self.path, edition)
            return datetime.datetime.now()

    def _move_beside(self, working: WorkingCopy) -> None:
        theirs = self.path.name
        kept, edition = keep_beside(working, self.path)
        lock = Lock(kept)
        lock.take()
        self._lock, held = lock, self._lock
        held.let_go()
        self.path = kept
        _remember(working, kept, edition)
        raise AssessmentError(
            f"{theirs} was changed by another program or computer while it was open here: your version is saved "
            f"beside it as {kept.name} and is the one now open; compare the two."
        )

    def save_copy(self, path: Path) -> None:
        """Write everything as another file, and stay in this one. Raises AssessmentError, losing nothing."""
        path = _real(path)
        if path == self.path and not self.read_only:
            self.publish()
            return
        with _plainly(path):
            lock = _taken(path)
            try:
                write_whole(self._db, path)
            finally:
                lock.let_go()

    def close(self) -> None:
        """Publish what is not published, and let go of the file. Raises AssessmentError; the next opening recovers."""
        if self._closed:
            return
        try:
            if not self.read_only:
                self.publish()
        finally:
            with self._publishing:
                self._closed = True
                self._db.close()
                if self._working is not None:
                    self._working.let_go() if self.unpublished else self._working.discard()
                self._lock.let_go()

    def _working_copy(self) -> WorkingCopy:
        if self._working is None:
            raise AssessmentError(f"{self.path.name} is open read-only: save a copy under another name to change it.")
        return self._working


def read_assessment(path: Path) -> Assessment:
    """What an officer's file holds, without opening it: nothing is written anywhere. Raises AssessmentError."""
    document = Document.open(path, read_only=True)
    document.close()
    return document.assessment


def _open_read_only(path: Path, because: str = "") -> Document:
    _, db = read_published(path)
    with _plainly(path), ExitStack() as undo:
        undo.callback(db.close)
        migrate(db)
        document = Document(path, db, Lock(path), None)
        document.read_only_because = because
        undo.pop_all()
    return document


def _remember(working: WorkingCopy, path: Path, edition: Edition) -> None:
    # The file is published all the same; the next opening compares the contents, and at worst keeps two versions.
    with suppress(OSError):
        working.remember(path, edition)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _taken(path: Path) -> Lock:
    if not path.parent.is_dir():
        raise AssessmentError(f"{path.name} cannot be reached: {cause(FileNotFoundError())}.")
    lock = Lock(path)
    why = lock.take()
    if why:
        raise InUse(why)
    return lock


@contextmanager
def _plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except InUse as in_use:
        raise AssessmentError(f"{path.name} cannot be written: {in_use}; choose another name or place.") from None
    except UnicodeEncodeError as error:
        raise AssessmentError(f"{path.name} cannot be written: {cause(error)}.") from None
    except (OSError, sqlite3.Error) as error:
        own = f"in Plumbline's own folder on this computer ({data_folder()})"
        raise AssessmentError(f"{path.name} cannot be opened: {own} {cause(error)}.") from None
