"""Folders of copies are removed with what is in them, and with nothing that is elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop import private_folder

LONG_AGO = (1_000_000_000, 1_000_000_000)


@pytest.fixture(autouse=True)
def temporary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def test_what_was_left_behind_goes_when_a_folder_is_made(tmp_path: Path) -> None:
    left = tmp_path / "copies-old"
    left.mkdir()
    (left / "plan.pdf").write_bytes(b"whatever")
    (left / "plan.pdf").chmod(0o400)
    os.utime(left, LONG_AGO)
    recent = private_folder.make("copies-")
    assert private_folder.make("copies-") != recent
    assert not left.exists()
    assert recent.is_dir()


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own on Windows")
def test_what_a_link_leads_to_stays_as_it_is(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "plan.pdf").write_bytes(b"whatever")
    (kept / "plan.pdf").chmod(0o400)
    os.utime(kept, LONG_AGO)
    (tmp_path / "copies-link").symlink_to(kept)
    os.utime(tmp_path / "copies-link", LONG_AGO, follow_symlinks=False)
    folder = private_folder.make("copies-")
    (folder / "plan.pdf").symlink_to(kept / "plan.pdf")
    private_folder.remove(folder)
    private_folder.remove(tmp_path / "copies-link")
    assert not folder.exists()
    assert (kept / "plan.pdf").stat().st_mode & 0o777 == 0o400


@pytest.mark.skipif(os.name == "nt", reason="Windows asks nobody's number")
def test_what_is_another_users_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = private_folder.make("copies-")
    owner = os.getuid()
    monkeypatch.setattr("os.getuid", lambda: owner + 1)
    private_folder.remove(folder)
    assert folder.is_dir()
