"""The program dies while an officer works; the next start has everything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.document import records
from desktop.document.data_folder import data_folder
from desktop.document.errors import AssessmentError
from desktop.document.file import Document, read_assessment
from desktop.document.working_copy import unpublished_files
from rubric.assessment import Assessment

ROOT = Path(__file__).parents[2]
TYPING = """
import sys
from pathlib import Path
from desktop.document import records
from desktop.document.file import Document
document = Document.open(Path(sys.argv[1]))
for number in range(1, 100_000):
    document.write(records.change_evidence(document.assessment, "E1", text=f"Sentence {number}"))
    print(number, flush=True)
"""


def die_while_typing(path: Path, after: int = 20) -> int:
    """How many sentences were said to be kept before the program was killed."""
    with subprocess.Popen(
        [sys.executable, "-c", TYPING, str(path)], stdout=subprocess.PIPE, cwd=ROOT, env=os.environ, text=True
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if int(line) == after:
                child.kill()
        rest = child.stdout.read().split()
    return int(rest[-1]) if rest else int(line)


def text_of(assessment: Assessment) -> str:
    return next(item.text for item in assessment.evidence if item.id == "E1")


@pytest.fixture
def crashed(closed: Path) -> Path:
    """A file that was being typed in when the program died: at least twenty sentences are not published."""
    die_while_typing(closed)
    return closed


def test_nothing_that_was_kept_is_lost(closed: Path) -> None:
    before = closed.read_bytes()
    kept = die_while_typing(closed)
    assert closed.read_bytes() == before
    document = Document.open(closed)
    # One more may have been kept than the child lived to say.
    assert document.recovered in (kept, kept + 1)
    assert text_of(document.assessment) == f"Sentence {document.recovered}"
    assert document.unpublished
    assert closed.read_bytes() == before
    document.close()
    assert text_of(read_assessment(closed)) == f"Sentence {document.recovered}"
    again = Document.open(closed)
    assert again.recovered == 0
    again.close()


def test_the_next_start_knows_which_files_have_more_than_was_saved(crashed: Path, assessment: Assessment) -> None:
    saved = Document.create(crashed.with_name("Saved.plumb"), assessment)
    assert unpublished_files() == (crashed,)
    document = Document.open(crashed)
    assert unpublished_files() == ()
    document.close()
    crash(saved)
    assert unpublished_files() == ()


def test_recovered_changes_survive_a_second_crash(crashed: Path) -> None:
    kept = die_while_typing(crashed)
    document = Document.open(crashed)
    assert document.recovered >= kept + 20
    document.close()


def test_a_file_that_was_moved_after_the_crash_is_known_again(crashed: Path, tmp_path: Path) -> None:
    moved = crashed.rename(tmp_path / "Renamed.plumb")
    document = Document.open(moved)
    assert document.recovered >= 20
    document.close()
    assert text_of(read_assessment(moved)).startswith("Sentence")


def test_a_copy_does_not_take_what_belongs_to_the_original(crashed: Path, tmp_path: Path) -> None:
    copy = tmp_path / "Copy.plumb"
    copy.write_bytes(crashed.read_bytes())
    document = Document.open(copy)
    assert document.recovered == 0
    document.close()
    original = Document.open(crashed)
    assert original.recovered >= 20
    original.close()


def test_a_file_that_was_deleted_after_the_crash_comes_back(crashed: Path) -> None:
    crashed.unlink()
    document = Document.open(crashed)
    assert document.recovered >= 20
    document.close()
    assert text_of(read_assessment(crashed)).startswith("Sentence")


def test_a_file_changed_elsewhere_after_the_crash_and_ours_are_both_kept(crashed: Path, assessment: Assessment) -> None:
    crashed.unlink()
    elsewhere = Document.create(crashed.with_name("Elsewhere.plumb"), assessment)
    elsewhere.close()
    elsewhere.path.rename(crashed)
    document = Document.open(crashed)
    assert document.recovered == 0
    assert document.assessment == assessment
    assert document.kept is not None
    assert document.kept.name.startswith("Northmoor 2026 (kept 20")
    document.close()
    assert text_of(read_assessment(document.kept)).startswith("Sentence")


@pytest.mark.parametrize("content", [b"", b"half a file"])
def test_a_file_damaged_after_the_crash_does_not_hide_what_was_kept(crashed: Path, content: bytes) -> None:
    crashed.write_bytes(content)
    with pytest.raises(AssessmentError) as said:
        Document.open(crashed)
    kept = next(file for file in crashed.parent.iterdir() if "(kept" in file.name)
    assert str(said.value) == (
        f"Northmoor 2026.plumb is damaged: open {kept.name} beside it, which holds all that was kept."
    )
    assert text_of(read_assessment(kept)).startswith("Sentence")
    assert crashed.read_bytes() == content
    with pytest.raises(AssessmentError, match=r"open a backup|choose a file"):
        Document.open(crashed)


def test_a_new_file_in_the_place_of_a_deleted_one_keeps_what_the_crash_left(
    crashed: Path, assessment: Assessment
) -> None:
    crashed.unlink()
    document = Document.create(crashed, assessment)
    document.close()
    kept = next(file for file in crashed.parent.iterdir() if "(kept" in file.name)
    assert text_of(read_assessment(kept)).startswith("Sentence")
    assert read_assessment(crashed) == assessment


def test_a_crash_right_after_publishing_recovers_nothing(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document.open(closed)
    document.write(records.change_evidence(document.assessment, "E1", text="New."))
    with monkeypatch.context() as patch:
        patch.setattr("desktop.document.working_copy.sync_file", full_disk)
        document.publish()
    crash(document)
    again = Document.open(closed)
    assert (again.recovered, text_of(again.assessment)) == (0, "New.")
    again.close()


def test_a_published_working_copy_gives_way_to_a_newer_file(closed: Path, assessment: Assessment) -> None:
    crash(Document.open(closed))
    closed.unlink()
    newer = Document.create(closed.with_name("Newer.plumb"), assessment.model_copy(update={"accounts": ()}))
    newer.close()
    newer.path.rename(closed)
    document = Document.open(closed)
    assert (document.recovered, document.kept, document.assessment.accounts) == (0, None, ())
    document.close()


def test_a_published_working_copy_of_a_missing_file(closed: Path) -> None:
    crash(Document.open(closed))
    content = closed.read_bytes()
    closed.unlink()
    with pytest.raises(AssessmentError, match="is not there: it may have been moved"):
        Document.open(closed)
    closed.write_bytes(content)
    Document.open(closed).close()


def test_a_damaged_working_copy_is_set_aside_and_the_file_opens(crashed: Path, assessment: Assessment) -> None:
    (working,) = (data_folder() / "working").glob("*/working.plumb")
    working.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    working.with_name("working.plumb-wal").unlink()
    document = Document.open(crashed)
    assert (document.recovered, document.assessment) == (0, assessment)
    document.close()
    assert [file.parent.name for file in (data_folder() / "damaged").glob("*/working.plumb")] == [working.parent.name]


def test_a_damaged_working_copy_of_a_deleted_file_is_set_aside_for_a_new_one(
    crashed: Path, assessment: Assessment
) -> None:
    (working,) = (data_folder() / "working").glob("*/working.plumb")
    working.write_bytes(b"")
    working.with_name("working.plumb-wal").unlink()
    crashed.unlink()
    Document.create(crashed, assessment).close()
    assert len(list((data_folder() / "damaged").glob("*"))) == 1


def test_a_note_that_cannot_be_read_is_passed_over(closed: Path) -> None:
    folder = data_folder() / "working" / "odd"
    folder.mkdir(parents=True)
    (folder / "origin.json").write_text('{"path": "x"')
    Document.open(closed).close()
    assert folder.exists()


def crash(document: Document) -> None:
    """Leave a document as a killed program would: the system lets go of its locks, and nothing is tidied."""
    assert document._working is not None
    assert document._lock is not None
    document._db.close()
    document._working.let_go()
    document._lock.let_go()


def full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")
