"""Files kept in the assessment with an item: copied in once for each content, read when they are asked for."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.document.errors import AssessmentError, cause

if TYPE_CHECKING:
    from sqlite_utils import Database

LARGEST = 10_000_000
"""Bytes of one file: a long report with pictures, and still copied in a blink."""
LARGEST_TOGETHER = 50_000_000
"""Bytes of all files of an assessment: it is published whole, again and again, and sent by post."""

_NAMED = "SELECT file_digest FROM evidence UNION SELECT file_digest FROM bin"


def keep(db: Database, path: Path) -> str:
    """Copy a file in and give the digest by which an item names it. Raises AssessmentError or sqlite3.Error."""
    content = _read(path)
    digest = hashlib.sha256(content).hexdigest()
    (others,) = next(
        db.execute(
            f"SELECT coalesce(sum(length(content)), 0) FROM attached_file WHERE digest != ? AND digest IN ({_NAMED})",  # noqa: S608
            (digest,),
        )
    )
    if others + len(content) > LARGEST_TOGETHER:
        raise AssessmentError(
            f"{path.name} was not attached: the files in this assessment would take more than "
            f"{LARGEST_TOGETHER // 1_000_000} MB together; link to it instead."
        )
    with db.atomic():
        db.execute("INSERT OR IGNORE INTO attached_file (digest, content) VALUES (?, ?)", (digest, content))
    return digest


def content_of(db: Database, digest: str) -> bytes | None:
    """The content of a kept file; None where the assessment was given only its name."""
    found = next(db.execute("SELECT content FROM attached_file WHERE digest = ?", (digest,)), None)
    return found[0] if found else None


def has_unnamed(db: Database) -> bool:
    """Whether a content is held that no item names, nor one in the bin."""
    return next(db.execute(f"SELECT 1 FROM attached_file WHERE digest NOT IN ({_NAMED})"), None) is not None  # noqa: S608


def drop_unnamed(db: Database) -> None:
    """Take away for good what `has_unnamed` speaks of. Never from a working copy: there undo may still want it."""
    with db.atomic():
        db.execute(f"DELETE FROM attached_file WHERE digest NOT IN ({_NAMED})")  # noqa: S608
    db.execute("VACUUM")


def write_copy(content: bytes, target: Path) -> None:
    """Write a kept file out, whole or not at all. Raises AssessmentError."""
    temporary = target.with_name(f"~${target.name[-100:]}.tmp")
    try:
        temporary.write_bytes(content)
        os.replace(temporary, target)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise AssessmentError(f"{target.name} cannot be written: {cause(error)}.") from None


def _read(path: Path) -> bytes:
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise AssessmentError(f"{name} is a folder: attach one file of it, or link to the folder.")
        if not path.exists():
            raise AssessmentError(f"{name} is not there: it may have been moved or renamed; look for it.")
        if not path.is_file():
            raise AssessmentError(f"{name} is not a file that can be read: attach another.")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise AssessmentError(f"{name} cannot be read: {cause(error)}.") from None
    if not content:
        raise AssessmentError(f"{name} is empty: attach another file.")
    if len(content) > LARGEST:
        raise AssessmentError(f"{name} is larger than {LARGEST // 1_000_000} MB: link to it instead.")
    return content
