"""The officer's file is written while things go wrong around it."""

from __future__ import annotations

import datetime
import os
import sqlite3
import threading
from pathlib import Path

import pytest

from desktop.document import publishing, records
from desktop.document.changes import Change
from desktop.document.errors import AssessmentError
from desktop.document.file import Document, read_assessment
from desktop.document.opening import keep_beside
from rubric.assessment import Assessment


def type_text(document: Document, text: str) -> None:
    document.write(records.change_evidence(document.assessment, "E1", text=text))


def text_of(assessment: Assessment) -> str:
    return next(item.text for item in assessment.evidence if item.id == "E1")


def full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_publishing_again_and_again_while_the_officer_types(document: Document, path: Path) -> None:
    failed: list[BaseException] = []
    stop = threading.Event()

    def publish() -> None:
        try:
            while not stop.is_set():
                document.publish()
                read_assessment(path)
        except BaseException as error:
            failed.append(error)

    worker = threading.Thread(target=publish)
    worker.start()
    for number in range(400):
        type_text(document, f"Sentence {number}")
    stop.set()
    worker.join()
    assert failed == []
    document.publish()
    assert text_of(read_assessment(path)) == "Sentence 399"


def test_closing_waits_for_what_is_being_published(closed: Path) -> None:
    document = Document.open(closed)
    type_text(document, "New.")
    worker = threading.Thread(target=document.publish)
    worker.start()
    document.close()
    worker.join()
    document.publish()
    assert text_of(read_assessment(closed)) == "New."
    assert os.listdir(closed.parent) == [closed.name]


def test_a_full_disk_while_publishing(document: Document, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    type_text(document, "New.")
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "sync_file", full_disk)
        with pytest.raises(AssessmentError) as said:
            document.publish()
    assert str(said.value) == ("Northmoor 2026.plumb cannot be saved: the disk is full; free some space and try again.")
    assert path.read_bytes() == before
    assert document.unpublished
    assert sorted(os.listdir(path.parent)) == [path.name, f"~${path.name}"]
    document.publish()
    assert text_of(read_assessment(path)) == "New."


def test_a_disk_that_is_full_at_closing_loses_nothing(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document.open(closed)
    type_text(document, "New.")
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "sync_file", full_disk)
        with pytest.raises(AssessmentError, match="the disk is full"):
            document.close()
    document.close()
    again = Document.open(closed)
    assert (again.recovered, text_of(again.assessment)) == (1, "New.")
    again.close()


def test_a_disk_that_is_full_while_typing(document: Document) -> None:
    before = document.assessment
    pages = next(document._db.execute("PRAGMA page_count"))[0]
    document._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(AssessmentError) as said:
        type_text(document, "Long. " * 10_000)
    assert str(said.value) == (
        "The last change to Northmoor 2026.plumb was not kept: the disk is full; free some space and try again."
    )
    assert document.assessment is before
    document._db.execute("PRAGMA max_page_count = 1000000")
    type_text(document, "New.")
    assert text_of(document.assessment) == "New."


def test_a_new_file_on_a_full_disk_leaves_nothing(
    path: Path, assessment: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "sync_file", full_disk)
    with pytest.raises(AssessmentError, match="the disk is full"):
        Document.create(path, assessment)
    assert os.listdir(path.parent) == []


def test_half_a_character_is_refused_whole(document: Document, path: Path) -> None:
    before = document.assessment
    row = dict(before.accounts[1])
    with pytest.raises(AssessmentError, match="was not kept: a text holds half a character; delete the character"):
        document.write(
            [
                *records.change_evidence(before, "E1", text="New."),
                Change("account", ("care-provision", ""), row, {**row, "narrative": "\ud83d"}),
            ]
        )
    assert document.assessment is before
    spoilt = before.model_copy(update={"details": before.details.model_copy(update={"council": "\ud83d"})})
    with pytest.raises(AssessmentError, match=r"b\.plumb cannot be written: a text holds half a character"):
        Document.create(path.with_name("b.plumb"), spoilt)
    assert not path.with_name("b.plumb").exists()


def test_our_own_folder_is_on_a_full_disk(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.document.working_copy.sync_file", full_disk)
    with pytest.raises(AssessmentError, match=r"cannot be opened: in Plumbline's own folder on this computer \(.*full"):
        Document.open(closed)
    assert os.listdir(closed.parent) == [closed.name]


def test_a_program_that_holds_the_file_for_a_moment(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, refusals = os.replace, [PermissionError(13, "in use")] * 3

    def replace(source: Path, target: Path) -> None:
        if target == path and refusals:
            raise refusals.pop()
        real(source, target)

    monkeypatch.setattr(publishing, "PAUSES", (0, 0, 0, 0))
    monkeypatch.setattr(os, "replace", replace)
    type_text(document, "New.")
    document.publish()
    assert text_of(read_assessment(path)) == "New."


def test_a_program_that_does_not_let_go(document: Document, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(_source: Path, _target: Path) -> None:
        raise PermissionError(13, "in use")

    type_text(document, "New.")
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "PAUSES", (0, 0))
        patch.setattr(os, "replace", replace)
        with pytest.raises(AssessmentError, match="permission was refused; close other programs that use it"):
            document.publish()
    assert document.unpublished
    assert sorted(os.listdir(path.parent)) == [path.name, f"~${path.name}"]


def test_a_folder_that_goes_away(document: Document, path: Path) -> None:
    type_text(document, "New.")
    away = path.parent.rename(path.parent.with_name("away"))
    with pytest.raises(AssessmentError, match="its folder is not there; connect the drive"):
        document.publish()
    away.rename(path.parent)
    document.publish()
    assert text_of(read_assessment(path)) == "New."


def test_a_disk_that_writes_what_it_was_not_given(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    type_text(document, "New.")
    for spoil in (lambda file: os.truncate(file, 8192), delete_a_row):
        with monkeypatch.context() as patch:
            patch.setattr(publishing, "sync_file", spoil)
            with pytest.raises(AssessmentError, match="the disk did not answer as it should; choose another folder"):
                document.publish()
    assert path.read_bytes() == before
    assert document.unpublished


def delete_a_row(file: Path) -> None:
    db = sqlite3.connect(file)
    db.execute("DELETE FROM evidence WHERE id = 'E2'")
    db.commit()
    db.close()


def change_elsewhere(path: Path, text: str) -> None:
    """Another computer works on the file; its version arrives by sync."""
    copy = path.with_name("elsewhere.plumb")
    copy.write_bytes(path.read_bytes())
    other = Document.open(copy)
    type_text(other, text)
    other.close()
    copy.replace(path)


def test_a_file_changed_elsewhere_is_not_overwritten(document: Document, path: Path) -> None:
    change_elsewhere(path, "Theirs.")
    type_text(document, "Ours.")
    with pytest.raises(AssessmentError) as said:
        document.publish()
    kept = document.path
    assert kept != path
    assert str(said.value) == (
        "Northmoor 2026.plumb was changed by another program or computer while it was open here: your version is "
        f"saved beside it as {kept.name} and is the one now open; compare the two."
    )
    assert f"{datetime.date.today():%Y-%m-%d}" in kept.name
    assert text_of(read_assessment(path)) == "Theirs."
    assert text_of(read_assessment(kept)) == "Ours."
    assert not document.unpublished
    type_text(document, "Ours again.")
    document.publish()
    theirs = Document.open(path)
    assert not theirs.read_only
    theirs.close()
    ours = Document.open(kept)
    assert ours.read_only
    ours.close()
    assert text_of(read_assessment(kept)) == "Ours again."


def test_two_versions_kept_in_one_minute_have_two_names(document: Document, path: Path) -> None:
    assert document._working is not None
    names = {keep_beside(document._working, path)[0] for _ in range(3)}
    assert len(names) == 3
    assert all(read_assessment(name) == document.assessment for name in names)


def test_a_file_changed_elsewhere_while_we_changed_nothing_stays_as_it_is(closed: Path) -> None:
    document = Document.open(closed)
    change_elsewhere(closed, "Theirs.")
    document.close()
    assert text_of(read_assessment(closed)) == "Theirs."
    assert os.listdir(closed.parent) == [closed.name]


def test_a_file_that_was_only_touched_is_still_ours(document: Document, path: Path) -> None:
    os.utime(path, (0, 0))
    type_text(document, "New.")
    document.publish()
    assert text_of(read_assessment(path)) == "New."


def test_a_file_that_was_damaged_underneath_us_is_kept_too(document: Document, path: Path) -> None:
    path.write_bytes(b"half a file")
    with pytest.raises(AssessmentError, match="was changed by another program"):
        document.close()
    assert path.read_bytes() == b"half a file"
    assert read_assessment(document.path) == document.assessment


def test_a_file_deleted_underneath_us_is_written_again(document: Document, path: Path) -> None:
    path.unlink()
    document.close()
    assert read_assessment(path) == document.assessment


def test_a_drive_that_goes_away_before_closing(document: Document, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("filelock.FileLock.release", full_disk)
    type_text(document, "New.")
    document.close()
    assert text_of(read_assessment(path)) == "New."


def test_a_folder_that_cannot_be_synced_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", full_disk)
    publishing.sync_folder(tmp_path)


def test_what_a_killed_program_left_beside_the_file_is_taken_away_by_the_next(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(publishing, "_clear", lambda _: None)
        killed.setattr(publishing, "replace", lambda *_: None)
        document.write(records.change_details(document.assessment, council="Thornmere"))
        document.publish()
    assert list(path.parent.glob("*.tmp"))
    document.write(records.change_details(document.assessment, council="Aldermere"))
    document.publish()
    assert not list(path.parent.glob("*.tmp*"))
    assert read_assessment(path).details.council == "Aldermere"
