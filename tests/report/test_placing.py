"""A report takes its place whole, and only where it may."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from desktop.report.failures import ReportError
from desktop.report.placing import check_place, put


def test_what_was_there_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    out = tmp_path / "draft.pdf"
    out.write_bytes(b"old")
    put(out, b"new")
    assert out.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [out]


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path) -> None:
    out = tmp_path / "signed.pdf"
    out.write_bytes(b"signed")
    out.chmod(0o444)
    for act in (check_place, lambda place: put(place, b"new")):
        with pytest.raises(ReportError, match="may not be changed; close it, or choose another name"):
            act(out)
    assert out.read_bytes() == b"signed"


def test_a_link_stays_one_and_its_file_is_written(tmp_path: Path) -> None:
    kept, out = tmp_path / "kept", tmp_path / "draft.pdf"
    kept.mkdir()
    (kept / "paper.pdf").write_bytes(b"old")
    with suppress(OSError):
        out.symlink_to(kept / "paper.pdf")
    if not out.is_symlink():
        pytest.skip("links may not be made here")
    put(out, b"new")
    assert out.is_symlink()
    assert (kept / "paper.pdf").read_bytes() == b"new"
    assert list(kept.iterdir()) == [kept / "paper.pdf"]


@pytest.mark.parametrize("name", ["a" * 251 + ".pdf", "\u00e9" * 125 + ".docx"])
def test_a_name_as_long_as_the_disk_allows_is_written(tmp_path: Path, name: str) -> None:
    put(tmp_path / name, b"new")
    assert [path.name for path in tmp_path.iterdir()] == [name]
