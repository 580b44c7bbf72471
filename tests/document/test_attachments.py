"""A file is kept in the assessment with an item, as long as an item names it or undo could bring it back."""

from __future__ import annotations

import datetime
import os
import sqlite3
import threading
from pathlib import Path

import pytest

from desktop.document import attachments, publishing, records
from desktop.document.changes import inverse
from desktop.document.errors import AssessmentError
from desktop.document.file import Document
from rubric.assessment import Assessment

DAY = datetime.date(2026, 11, 22)
PAPER = b"%PDF-1.7 Placements report"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A file that an officer chooses."""
    file = tmp_path / "Placements – é.pdf"
    file.write_bytes(PAPER)
    return file


def attach(document: Document, file: Path, evidence_id: str = "E1") -> str:
    digest = document.keep_file(file)
    fields = {"file_name": file.name, "file_digest": digest}
    document.write(records.change_evidence(document.assessment, evidence_id, **fields))
    return digest


def content_in(path: Path) -> dict[str, bytes]:
    """What a published file holds, read without our own code."""
    db = sqlite3.connect(path)
    held = dict(db.execute("SELECT digest, content FROM attached_file"))
    db.close()
    return held


def crash(document: Document) -> None:
    """Leave a document as a killed program would."""
    assert document._working is not None
    document._db.close()
    document._working.let_go()
    document._lock.let_go()


def read_back(document: Document, digest: str, folder: Path) -> bytes:
    target = folder / "back.pdf"
    document.copy_file_to(digest, target)
    return target.read_bytes()


def test_a_file_is_kept_with_its_item_and_read_back(document: Document, path: Path, paper: Path) -> None:
    digest = attach(document, paper)
    paper.unlink()
    assert read_back(document, digest, paper.parent) == PAPER
    document.publish()
    assert content_in(path) == {digest: PAPER}
    assert sorted(os.listdir(paper.parent)) == [path.parent.name, "back.pdf"]


def test_the_same_content_is_kept_once(document: Document, path: Path, paper: Path) -> None:
    again = paper.with_name("Copy of it.pdf")
    again.write_bytes(PAPER)
    digest = attach(document, paper)
    assert attach(document, again, "E2") == digest
    document.publish()
    assert content_in(path) == {digest: PAPER}
    assert [item.file_name for item in document.assessment.evidence] == [again.name, paper.name, ""]


def test_a_file_opened_again_read_only_or_copied_carries_it(document: Document, path: Path, paper: Path) -> None:
    digest = attach(document, paper)
    copy = path.with_name("Copy.plumb")
    document.save_copy(copy)
    document.close()
    for file in (path, copy):
        again = Document.open(file)
        assert read_back(again, digest, paper.parent) == PAPER
        again.close()
        reader = Document.open(file, read_only=True)
        assert read_back(reader, digest, paper.parent) == PAPER
        reader.save_copy(path.with_name("From reader.plumb"))
        with pytest.raises(AssessmentError, match="open read-only: save a copy"):
            reader.keep_file(paper)
        reader.close()
        assert content_in(path.with_name("From reader.plumb")) == {digest: PAPER}


def test_a_crash_loses_no_file(closed: Path, paper: Path) -> None:
    document, path = Document.open(closed), closed
    digest = attach(document, paper)
    assert content_in(path) == {}
    crash(document)
    again = Document.open(path)
    assert again.recovered == 1
    assert read_back(again, digest, paper.parent) == PAPER
    again.close()
    assert content_in(path) == {digest: PAPER}


def test_a_crash_between_copying_and_naming_leaves_nothing_behind(closed: Path, paper: Path) -> None:
    document, path = Document.open(closed), closed
    document.keep_file(paper)
    crash(document)
    again = Document.open(path)
    again.write(records.change_details(again.assessment, council="Southmoor Council"))
    again.close()
    assert content_in(path) == {}


def test_what_was_taken_away_is_in_no_published_file_and_comes_back_by_undo(
    document: Document, path: Path, paper: Path
) -> None:
    digest = attach(document, paper)
    document.publish()
    removed = records.change_evidence(document.assessment, "E1", file_name="", file_digest="")
    document.write(removed)
    document.publish()
    assert content_in(path) == {}
    assert PAPER not in path.read_bytes()
    document.write(inverse(removed))
    assert read_back(document, digest, paper.parent) == PAPER
    document.publish()
    assert content_in(path) == {digest: PAPER}
    document.write(removed)
    document.close()
    assert content_in(path) == {}


def test_a_copy_sent_to_a_colleague_holds_nothing_that_was_taken_away(
    document: Document, path: Path, paper: Path
) -> None:
    attached = records.change_evidence(
        document.assessment, "E1", file_name=paper.name, file_digest=document.keep_file(paper)
    )
    document.write(attached)
    document.write(inverse(attached))
    copy = path.with_name("For a colleague.plumb")
    document.save_copy(copy)
    assert PAPER not in copy.read_bytes()


def test_an_item_in_the_bin_keeps_its_file_until_the_bin_is_emptied(
    document: Document, path: Path, paper: Path
) -> None:
    digest = attach(document, paper)
    document.write(records.delete_evidence(document.assessment, ["E1"], DAY))
    document.publish()
    assert content_in(path) == {digest: PAPER}
    emptied = records.empty_bin(document.assessment)
    document.write(emptied)
    document.publish()
    assert content_in(path) == {}
    document.write(inverse(emptied))
    document.write(records.restore_evidence(document.assessment, ["E1"]))
    document.close()
    assert content_in(path) == {digest: PAPER}


def test_files_are_no_part_of_what_is_held_in_memory(document: Document, paper: Path) -> None:
    digest = attach(document, paper)
    assert PAPER.decode() not in document.assessment.model_dump_json()
    assert digest in document.assessment.model_dump_json()


def no_file(_: Path) -> None:
    pass


def empty(file: Path) -> None:
    file.write_bytes(b"")


def folder(file: Path) -> None:
    file.mkdir()


def pipe(file: Path) -> None:
    os.mkfifo(file)


def large(file: Path) -> None:
    with file.open("wb") as content:
        content.truncate(attachments.LARGEST + 1)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (no_file, "Plan.docx is not there: it may have been moved or renamed; look for it."),
        (empty, "Plan.docx is empty: attach another file."),
        (folder, "Plan.docx is a folder: attach one file of it, or link to the folder."),
        (large, "Plan.docx is larger than 10 MB: link to it instead."),
        pytest.param(
            pipe,
            "Plan.docx is not a file that can be read: attach another.",
            marks=pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here"),
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_cure(make, said: str, document: Document, path: Path) -> None:
    file = path.parent / "Plan.docx"
    make(file)
    before = document.assessment
    with pytest.raises(AssessmentError) as refused:
        document.keep_file(file)
    assert str(refused.value) == said
    assert document.assessment is before
    assert not document.unpublished


def test_a_file_that_may_not_be_read_is_refused(document: Document, paper: Path, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(
        AssessmentError, match=r"^Placements – é.pdf cannot be read: permission was refused; close other"
    ):
        document.keep_file(paper)


def test_the_largest_file_is_taken(document: Document, path: Path) -> None:
    file = path.parent / "Plan.docx"
    with file.open("wb") as content:
        content.truncate(attachments.LARGEST)
    digest = attach(document, file)
    document.publish()
    assert len(content_in(path)[digest]) == attachments.LARGEST


def test_all_files_together_stay_small_enough_to_be_sent(document: Document, paper: Path, monkeypatch) -> None:
    monkeypatch.setattr(attachments, "LARGEST_TOGETHER", 2 * len(PAPER))
    attach(document, paper)
    second = paper.with_name("Second.pdf")
    second.write_bytes(PAPER[::-1])
    attach(document, second, "E2")
    third = paper.with_name("Third.pdf")
    third.write_bytes(b"x")
    with pytest.raises(AssessmentError, match=r"^Third.pdf was not attached: .* together; link to it instead\.$"):
        document.keep_file(third)
    assert document.keep_file(paper)
    document.write(records.change_evidence(document.assessment, "E2", file_name="", file_digest=""))
    assert document.keep_file(third)


def test_a_disk_that_is_full_while_a_file_is_copied_in(document: Document, paper: Path, monkeypatch) -> None:
    paper.write_bytes(os.urandom(100_000))
    real = sqlite3.connect

    def nearly_full(*arguments, **options):
        db = real(*arguments, **options)
        db.execute(f"PRAGMA max_page_count = {next(db.execute('PRAGMA page_count'))[0]}")
        return db

    with monkeypatch.context() as full:
        full.setattr(sqlite3, "connect", nearly_full)
        with pytest.raises(AssessmentError, match=r"^Placements – é.pdf was not attached: the disk is full; free some"):
            document.keep_file(paper)
    assert document.keep_file(paper)


def test_a_file_that_is_only_named_says_so(document: Document, tmp_path: Path, assessment: Assessment) -> None:
    with pytest.raises(AssessmentError, match=r"^Plan.docx is only named here, not kept: attach the file again\.$"):
        document.copy_file_to("0" * 64, tmp_path / "Plan.docx")
    assert not (tmp_path / "Plan.docx").exists()


def test_a_copy_that_cannot_be_written_leaves_nothing(document: Document, paper: Path, monkeypatch) -> None:
    digest = attach(document, paper)
    target = paper.with_name("Out.pdf")
    with pytest.raises(AssessmentError, match="cannot be written: its folder is not there"):
        document.copy_file_to(digest, target.parent / "gone" / "Out.pdf")

    def replace(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = sorted(os.listdir(target.parent))
    with monkeypatch.context() as full:
        full.setattr(os, "replace", replace)
        with pytest.raises(AssessmentError, match=r"Out.pdf cannot be written: the disk is full"):
            document.copy_file_to(digest, target)
    assert sorted(os.listdir(target.parent)) == before


def test_publishing_while_files_are_copied_in_keeps_every_one(document: Document, path: Path, tmp_path: Path) -> None:
    failed: list[BaseException] = []

    def copy_in() -> None:
        try:
            for number in range(20):
                file = tmp_path / f"{number}.bin"
                file.write_bytes(os.urandom(50_000))
                kept.append((file, document.keep_file(file)))
        except BaseException as error:
            failed.append(error)

    kept: list[tuple[Path, str]] = []
    worker = threading.Thread(target=copy_in)
    worker.start()
    for number in range(30):
        document.write(records.change_evidence(document.assessment, "E2", text=f"Sentence {number}"))
        document.publish()
    worker.join()
    assert failed == []
    file, digest = kept[-1]
    document.write(records.change_evidence(document.assessment, "E1", file_name=file.name, file_digest=digest))
    document.publish()
    assert content_in(path) == {digest: file.read_bytes()}


def test_unnamed_content_that_cannot_be_taken_away_stops_the_publishing(
    document: Document, path: Path, paper: Path, monkeypatch
) -> None:
    before = path.read_bytes()
    document.keep_file(paper)
    document.write(records.change_details(document.assessment, council="Southmoor"))

    def refuse(_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as full:
        full.setattr(publishing, "drop_unnamed", refuse)
        with pytest.raises(AssessmentError, match="the disk is full"):
            document.publish()
    assert path.read_bytes() == before
    document.publish()
    assert content_in(path) == {}
