"""A file of an older schema is brought up to date, after a backup; one of a newer schema is left alone."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.document import migrations, records
from desktop.document.data_folder import data_folder
from desktop.document.errors import AssessmentError
from desktop.document.file import Document, read_assessment
from rubric.assessment import Assessment

if TYPE_CHECKING:
    from sqlite_utils import Database

FILES = Path(__file__).parents[1] / "files"


def a_later_step(db: Database) -> None:
    db.execute("ALTER TABLE evidence ADD COLUMN weight INTEGER")


def a_step_that_fails(db: Database) -> None:
    db.execute("ALTER TABLE evidence ADD COLUMN weight INTEGER")
    raise sqlite3.OperationalError("database or disk is full")


def columns(path: Path) -> list[str]:
    db = sqlite3.connect(path)
    found = [row[1] for row in db.execute("PRAGMA table_info(evidence)")]
    db.close()
    return found


def backups() -> list[Path]:
    return list((data_folder() / "backups").glob("*/*.plumb"))


@pytest.mark.parametrize("name", ["first-schema"])
def test_a_file_of_every_released_schema_opens_with_all_it_holds(name: str, tmp_path: Path) -> None:
    expected = Assessment.model_validate_json((FILES / f"{name}.json").read_text("utf-8"))
    kept = FILES / f"{name}.plumb"
    before = kept.read_bytes()
    assert read_assessment(kept) == expected
    assert kept.read_bytes() == before
    mine = tmp_path / "mine.plumb"
    mine.write_bytes(before)
    document = Document.open(mine)
    assert document.assessment == expected
    document.write(records.change_details(document.assessment, council="Southmoor"))
    document.close()
    assert read_assessment(mine).details.council == "Southmoor"


def test_an_older_file_is_brought_up_to_date_after_a_backup(
    closed: Path, assessment: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = closed.read_bytes()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, a_later_step))
    assert read_assessment(closed) == assessment
    document = Document.open(closed)
    assert document.assessment == assessment
    assert closed.read_bytes() == before
    (backup,) = backups()
    assert "weight" not in columns(backup)
    document.write(records.change_evidence(assessment, "E1", text="New."))
    document.close()
    assert "weight" in columns(closed)
    assert closed.read_bytes()[60:64] == migrations.schema_version().to_bytes(4, "big")
    assert backup in backups()


def test_the_backup_is_a_file_that_opens(closed: Path, assessment: Assessment, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (*migrations.STEPS, a_later_step))
        Document.open(closed).close()
    (backup,) = backups()
    assert read_assessment(backup) == assessment
    assert [file.suffix for file in backup.parent.iterdir()] == [".plumb"]


def test_a_step_that_fails_changes_nothing(
    closed: Path, assessment: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = closed.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (*migrations.STEPS, a_step_that_fails))
        with pytest.raises(AssessmentError, match="the disk is full"):
            Document.open(closed)
    assert closed.read_bytes() == before
    assert os.listdir(closed.parent) == [closed.name]
    document = Document.open(closed)
    assert (document.assessment, document.read_only) == (assessment, False)
    document.close()


def test_a_working_copy_that_a_newer_version_left_is_kept_for_it(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (*migrations.STEPS, a_later_step))
        document = Document.open(closed)
        document.write(records.change_details(document.assessment, council="Southmoor"))
        document._db.close()
        assert document._working is not None
        assert document._lock is not None
        document._working.let_go()
        document._lock.let_go()
    with pytest.raises(AssessmentError, match=r"was made by a newer Plumbline: install the newer version to open it"):
        Document.open(closed)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, a_later_step))
    again = Document.open(closed)
    assert (again.recovered, again.assessment.details.council) == (1, "Southmoor")
    again.close()
