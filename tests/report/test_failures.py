"""What is said where a report could not be written."""

import errno
from pathlib import Path

import pytest

from desktop.report.failures import cannot_write


@pytest.mark.parametrize(
    ("error", "cure"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (OSError(errno.EIO, "Input/output error"), "choose another folder"),
        (PermissionError(errno.EACCES, "Permission denied"), "choose another folder"),
    ],
)
def test_the_cure_is_named_and_not_the_systems_words(tmp_path: Path, error: OSError, cure: str) -> None:
    said = str(cannot_write(tmp_path / "draft.pdf", error))
    assert cure in said
    assert "draft.pdf" in said
    assert error.strerror not in said


@pytest.mark.parametrize(
    "error", [IsADirectoryError(errno.EISDIR, "Is a directory"), PermissionError(errno.EACCES, "Permission denied")]
)
def test_a_folder_of_that_name_is_said(tmp_path: Path, error: OSError) -> None:
    (tmp_path / "draft.pdf").mkdir()
    said = str(cannot_write(tmp_path / "draft.pdf", error))
    assert "a folder of that name" in said


def test_a_file_open_elsewhere_is_said(tmp_path: Path) -> None:
    (tmp_path / "draft.pdf").touch()
    said = str(cannot_write(tmp_path / "draft.pdf", PermissionError(errno.EACCES, "Permission denied")))
    assert "open in another program" in said


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    assert "the folder is not there" in str(cannot_write(tmp_path / "gone" / "draft.pdf", FileNotFoundError()))
