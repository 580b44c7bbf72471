"""An officer who regrets yesterday's work finds the version from before it."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

from desktop.document import backups, records
from desktop.document.data_folder import data_folder
from desktop.document.file import Document, read_assessment
from rubric.assessment import Assessment


def sit_and_type(path: Path, text: str, at: int) -> None:
    document = Document.open(path)
    for piece in (text, text + " And more."):
        document.write(records.change_evidence(document.assessment, "E1", text=piece))
        document.publish()
    document.close()
    for backup in kept():
        if backup.stat().st_mtime > 1000:
            # The clock of a test stands nearly still; the name and the age of a backup must not.
            backup.rename(backup.with_name(f"{at}.plumb"))
            os.utime(backup.with_name(f"{at}.plumb"), (at, at))


def kept() -> list[Path]:
    return sorted((data_folder() / "backups").glob("*/*.plumb"))


def test_the_version_before_each_sitting_is_kept_and_the_oldest_goes(closed: Path, assessment: Assessment) -> None:
    assert kept() == []
    for sitting in range(1, backups.KEPT + 3):
        sit_and_type(closed, f"Sitting {sitting}.", sitting)
    assert [file.name for file in kept()] == ["3.plumb", "4.plumb", "5.plumb", "6.plumb", "7.plumb"]
    texts = [read_assessment(file).evidence[1].text for file in kept()]
    assert texts == [f"Sitting {sitting}. And more." for sitting in range(2, 7)]


def test_a_backup_that_cannot_be_made_stops_no_work(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full_disk)
    sit_and_type(closed, "New.", 1)
    assert read_assessment(closed).evidence[1].text == "New. And more."


def test_opening_leaves_the_garbage_collector_as_it_was(closed: Path) -> None:
    for switch in (gc.disable, gc.enable):
        switch()
        before = gc.isenabled()
        read_assessment(closed)
        assert gc.isenabled() == before
