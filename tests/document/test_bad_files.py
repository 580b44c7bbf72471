"""Files that cannot be opened are each refused in one plain sentence, and nothing is changed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.document import database
from desktop.document.data_folder import data_folder
from desktop.document.errors import AssessmentError, cause
from desktop.document.file import Document, read_assessment


def foreign(path: Path) -> None:
    path.unlink()
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE note (text)")
    db.commit()
    db.close()


def sql(*statements: str) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        db = sqlite3.connect(path)
        for statement in statements:
            db.execute(statement)
        db.commit()
        db.close()

    return spoil


def overwrite(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * len(content[4096:])
    path.write_bytes(content)


def blank_last_page(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:-4096] + b"\0" * 4096)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


NEWER = "was made by a newer Plumbline: install the newer version to open it."
DAMAGED = "is damaged or cut short: open a backup of it instead."
BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "is not there: it may have been moved or renamed; look for it."),
    "a folder": (folder, "is a folder: choose a file that ends in .plumb."),
    "empty": (lambda path: path.write_bytes(b""), "is empty: open a backup of it instead."),
    "a PDF": (
        lambda path: path.write_bytes(b"%PDF-1.7\n"),
        "is not a Plumbline assessment: choose a file that ends in .plumb.",
    ),
    "of another program": (foreign, "was made by another program: choose a Plumbline assessment."),
    "a header only": (lambda path: os.truncate(path, 100), DAMAGED),
    "cut short": (lambda path: os.truncate(path, 20_000), DAMAGED),
    "cut at a page": (lambda path: os.truncate(path, path.stat().st_size - 4096), DAMAGED),
    "overwritten": (overwrite, DAMAGED),
    "with a blank page": (blank_last_page, DAMAGED),
    "of a newer version": (sql("PRAGMA user_version = 99"), NEWER),
    "with a newer step": (
        sql("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('plumbline', 'later')"),
        NEWER,
    ),
    "without a cover": (sql("DELETE FROM assessment"), DAMAGED),
    "without a statement": (sql("DELETE FROM statement"), "holds no assessment: open a backup of it instead."),
    "without a table": (sql("DROP TABLE passage"), "cannot be read at its table passage: open a backup of it instead."),
    "with a date that is none": (
        sql("UPDATE evidence SET date = 'soon' WHERE id = 'E2'"),
        "cannot be read at row 1 of its table evidence, date: open a backup of it instead.",
    ),
    "with a file that leads elsewhere": (
        sql("UPDATE evidence SET file_digest = '/tmp/elsewhere/' WHERE id = 'E2'"),
        "cannot be read at row 1 of its table evidence, file_digest: open a backup of it instead.",
    ),
    "with broken JSON": (
        sql("UPDATE evidence SET extra = '{' WHERE id = 'E1'"),
        "cannot be read at row 2 of its table evidence: open a backup of it instead.",
    ),
    "with a word that is null": (
        sql("UPDATE action SET what = NULL WHERE id = 1"),
        "cannot be read at row 2 of its table action, what: open a backup of it instead.",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_cannot_be_opened(closed: Path, kind: str) -> None:
    spoil, sentence = BAD[kind]
    spoil(closed)
    before = closed.read_bytes() if closed.is_file() else None
    for opening in (Document.open, read_assessment):
        with pytest.raises(AssessmentError) as said:
            opening(closed)
        assert str(said.value) == f"{closed.name} {sentence}"
    assert (closed.read_bytes() if closed.is_file() else None) == before
    assert os.listdir(closed.parent) == ([closed.name] if closed.exists() else [])
    assert list((data_folder() / "working").glob("*")) == []


def test_a_file_far_too_large_is_not_read(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "LARGEST", 1000)
    with pytest.raises(AssessmentError, match="far too large for an assessment"):
        read_assessment(closed)


def test_a_file_that_may_not_be_read(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(AssessmentError, match="cannot be read: permission was refused; close other programs"):
        Document.open(closed)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER gone AFTER UPDATE ON assessment BEGIN DELETE FROM passage; END",
        "CREATE VIEW shown AS SELECT text FROM evidence",
        "DROP TABLE _sqlite_migrations",
    ],
)
def test_a_file_that_someone_has_worked_on_is_refused(closed: Path, statement: str) -> None:
    sql(statement)(closed)
    before = closed.read_bytes()
    with pytest.raises(AssessmentError, match="open a backup of it instead"):
        Document.open(closed)
    assert closed.read_bytes() == before


def test_a_schema_that_is_no_text_any_more_is_refused(closed: Path) -> None:
    content = closed.read_bytes()
    closed.write_bytes(content.replace(b"CREATE TABLE", b"CREA\xff\xfe TABLE"[:12]))
    with pytest.raises(AssessmentError, match="damaged"):
        Document.open(closed)


def test_a_file_that_another_program_switched_to_a_log_still_opens(closed: Path) -> None:
    sql("PRAGMA journal_mode = WAL")(closed)
    assert closed.read_bytes()[18:20] == b"\2\2"
    Document.open(closed).close()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "No space left"), "the disk is full"),
        (sqlite3.OperationalError("database or disk is full"), "the disk is full"),
        (FileNotFoundError(2, "No such file"), "its folder is not there"),
        (PermissionError(13, "Access is denied"), "permission was refused"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "permission was refused"),
        (OSError(5, "Input/output error"), "the disk did not answer"),
    ],
)
def test_every_cause_comes_with_a_cure(error: OSError | sqlite3.Error, words: str) -> None:
    assert cause(error).startswith(words)
    assert ";" in cause(error)
