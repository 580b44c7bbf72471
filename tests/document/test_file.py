"""An officer makes a file, works in it, closes it, and opens it again."""

from __future__ import annotations

import datetime
import os
import sqlite3
from pathlib import Path

import pytest

from desktop.document import records
from desktop.document.changes import Change
from desktop.document.data_folder import data_folder
from desktop.document.errors import AssessmentError
from desktop.document.file import Document, read_assessment
from desktop.document.migrations import schema_version
from rubric.assessment import Assessment

DAY = datetime.date(2026, 11, 22)


def type_text(document: Document, text: str, evidence_id: str = "E1") -> None:
    document.write(records.change_evidence(document.assessment, evidence_id, text=text))


def text_of(assessment: Assessment, evidence_id: str = "E1") -> str:
    return next(item.text for item in assessment.evidence if item.id == evidence_id)


def everything_under(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def working_copies() -> list[Path]:
    return list((data_folder() / "working").glob("*"))


def test_a_new_file_holds_what_it_was_given_and_so_does_the_next_opening(path: Path, assessment: Assessment) -> None:
    document = Document.create(path, assessment)
    assert document.assessment == assessment
    assert (document.path, document.read_only, document.unpublished) == (path, False, False)
    document.close()
    again = Document.open(path)
    assert again.assessment == assessment
    assert (again.recovered, again.kept, again.read_only) == (0, None, False)
    again.close()


def test_what_is_typed_is_in_the_file_after_closing(closed: Path) -> None:
    document = Document.open(closed)
    type_text(document, "Respite is easier to book.")
    assert document.unpublished
    assert text_of(document.assessment) == "Respite is easier to book."
    assert text_of(read_assessment(closed)) == "Carers told us respite was hard to book."
    document.close()
    document.close()
    assert text_of(read_assessment(closed)) == "Respite is easier to book."


def test_publishing_says_when_and_leaves_nothing_to_publish(document: Document, path: Path) -> None:
    type_text(document, "New.")
    first = document.publish()
    assert not document.unpublished
    assert document.publish() >= first
    assert text_of(read_assessment(path)) == "New."


def test_a_closed_file_leaves_nothing_beside_it_and_no_working_copy(closed: Path) -> None:
    assert os.listdir(closed.parent) == [closed.name]
    assert working_copies() == []


def test_the_published_file_says_whose_it_is_and_has_no_log_and_no_path_in_it(document: Document, path: Path) -> None:
    header = path.read_bytes()
    assert header[18:20] == b"\1\1"
    assert header[68:72] == b"PLMB"
    assert str(path.parent).encode() not in header
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert db.execute("PRAGMA user_version").fetchone() == (schema_version(),)
    db.close()


def test_words_emptied_out_of_the_bin_are_in_neither_file(document: Document, path: Path) -> None:
    document.write(records.delete_evidence(document.assessment, ["E2"], DAY))
    document.publish()
    assert b"Brokerage report" in path.read_bytes()
    document.write(records.empty_bin(document.assessment))
    document.publish()
    assert b"Brokerage report" not in path.read_bytes()


def test_a_file_keeps_its_permissions(document: Document, path: Path) -> None:
    path.chmod(0o600)
    type_text(document, "New.")
    document.publish()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_new_file_does_not_take_the_place_of_another(closed: Path, assessment: Assessment) -> None:
    before = closed.read_bytes()
    with pytest.raises(AssessmentError, match=r"Northmoor 2026\.plumb is there already: choose another name\."):
        Document.create(closed, assessment)
    assert closed.read_bytes() == before


def test_a_new_file_in_a_folder_that_is_not_there(tmp_path: Path, assessment: Assessment) -> None:
    with pytest.raises(AssessmentError, match=r"a\.plumb cannot be reached: its folder is not there; connect"):
        Document.create(tmp_path / "none" / "a.plumb", assessment)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(AssessmentError, match="its folder is not there"):
        Document.open(tmp_path / "none" / "a.plumb")


def test_a_second_opening_is_read_only_and_says_so(document: Document, path: Path) -> None:
    type_text(document, "Not published yet.")
    before = everything_under(path.parent)
    second = Document.open(path)
    assert second.read_only
    assert second.read_only_because == "it is open in another window or on another computer"
    assert text_of(second.assessment) == "Carers told us respite was hard to book."
    with pytest.raises(AssessmentError, match="open read-only: save a copy under another name to change it"):
        type_text(second, "No.")
    with pytest.raises(AssessmentError, match="open read-only"):
        second.publish()
    second.close()
    assert everything_under(path.parent) == before
    assert not document.read_only
    document.close()
    third = Document.open(path)
    assert not third.read_only
    third.close()


def test_the_lock_holds_though_its_file_was_cleared_away(document: Document, path: Path) -> None:
    (path.parent / f"~${path.name}").unlink()
    second = Document.open(path)
    assert second.read_only
    second.close()


def test_a_new_file_does_not_take_what_an_open_window_works_on(
    document: Document, path: Path, assessment: Assessment
) -> None:
    for file in list(path.parent.iterdir()):
        file.unlink()
    with pytest.raises(AssessmentError, match="cannot be written: it is open in another window"):
        Document.create(path, assessment)
    document.close()
    assert read_assessment(path) == assessment


def test_a_link_to_a_file_is_the_file(document: Document, path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.plumb"
    link.symlink_to(path)
    second = Document.open(link)
    assert (second.read_only, second.path) == (True, path)
    second.close()


def test_opening_read_only_writes_nothing_anywhere(closed: Path) -> None:
    before = everything_under(closed.parent), closed.stat().st_mtime_ns, everything_under(data_folder())
    document = Document.open(closed, read_only=True)
    assert (document.read_only, document.read_only_because, document.unpublished) == (True, "", False)
    document.close()
    read_assessment(closed)
    assert (everything_under(closed.parent), closed.stat().st_mtime_ns, everything_under(data_folder())) == before


def test_a_file_that_may_not_be_written_to_opens_read_only(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    document = Document.open(closed)
    assert document.read_only
    assert document.read_only_because == "its folder or the file itself may not be written to"
    document.close()


def test_a_folder_that_may_not_be_written_to(
    closed: Path, assessment: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_lock: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    document = Document.open(closed)
    assert document.read_only_because == "its folder or the file itself may not be written to"
    document.close()
    with pytest.raises(AssessmentError, match=r"new\.plumb cannot be written: its folder or the file itself"):
        Document.create(closed.with_name("new.plumb"), assessment)


def test_save_as_writes_the_whole_and_stays_in_the_first_file(document: Document, path: Path) -> None:
    type_text(document, "New.")
    copy = path.with_name("Copy.plumb")
    document.save_copy(copy)
    assert document.path == path
    assert document.unpublished
    assert read_assessment(copy) == document.assessment
    document.save_copy(path)
    assert not document.unpublished
    assert sorted(os.listdir(path.parent)) == ["Copy.plumb", path.name, f"~${path.name}"]


def test_save_as_from_a_read_only_opening(document: Document, path: Path) -> None:
    second = Document.open(path)
    second.save_copy(path.with_name("Copy.plumb"))
    second.close()
    copy = Document.open(path.with_name("Copy.plumb"))
    type_text(copy, "Mine.")
    copy.close()
    assert text_of(read_assessment(path.with_name("Copy.plumb"))) == "Mine."
    assert text_of(read_assessment(path)) != "Mine."


def test_save_as_over_a_file_that_is_open(document: Document, path: Path, assessment: Assessment) -> None:
    other = Document.create(path.with_name("Other.plumb"), assessment)
    with pytest.raises(AssessmentError, match=r"Other\.plumb cannot be written: it is open in another window"):
        document.save_copy(other.path)
    other.close()


def test_a_change_that_does_not_start_from_what_is_there_is_our_fault_and_changes_nothing(document: Document) -> None:
    before = document.assessment
    changes = records.change_evidence(before, "E1", text="One.")
    stale = records.change_evidence(before, "E1", text="Two.")
    with pytest.raises(RuntimeError, match="does not start from what is there"):
        document.write((*changes, *stale))
    assert document.assessment is before
    assert not document.unpublished
    row = dict(before.evidence[0])
    with pytest.raises(RuntimeError, match="another key"):
        document.write([Change("evidence", ("care-provision", "E9"), None, row)])
    for missing in (Change("evidence", ("care-provision", "E9"), row, None), stale[0].inverse()):
        with pytest.raises(RuntimeError):
            document.write([missing])


def test_a_deleted_item_comes_back_to_its_place_by_undo(document: Document, assessment: Assessment) -> None:
    deleting = records.delete_evidence(assessment, ["E2", "old-7"], DAY)
    document.write(deleting)
    assert [item.id for item in document.assessment.evidence] == ["E1"]
    document.write([change.inverse() for change in reversed(deleting)])
    assert document.assessment == assessment
    document.publish()
    assert read_assessment(document.path) == assessment


def test_a_file_holds_the_first_statement_when_it_has_two(closed: Path, assessment: Assessment) -> None:
    db = sqlite3.connect(closed)
    db.execute("INSERT INTO statement VALUES ('other', '2024.1', 2, 0)")
    db.execute("INSERT INTO account (statement, position, sub_heading, narrative) VALUES ('other', 1, 'capacity', '')")
    db.commit()
    db.close()
    document = Document.open(closed)
    assert document.assessment == assessment
    document.write(records.change_account(document.assessment, "capacity", narrative="New."))
    document.close()
    db = sqlite3.connect(closed)
    assert db.execute("SELECT narrative FROM account WHERE statement = 'other'").fetchall() == [("",)]
    db.close()
