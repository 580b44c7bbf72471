"""Files are copied into the assessment and out of it off the window's thread, and nowhere but where they belong."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest

from desktop import file_copier
from desktop.file_copier import FileCopier


class OneFile:
    """A document that keeps the same content under any digest."""

    def copy_file_to(self, digest: str, target: Path) -> None:
        target.write_bytes(b"whatever")


@pytest.fixture
def copier(qtbot: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FileCopier:
    """A copier at work on a document, in a temporary folder of its own."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    copier = FileCopier()
    copier.watch(OneFile())  # type: ignore[arg-type]
    return copier


@pytest.mark.parametrize("digest", ["../../..", "/", ".", "0" * 64])
def test_what_is_opened_lies_in_the_temporary_folder_whatever_the_digest(
    qtbot: Any, copier: FileCopier, tmp_path: Path, digest: str
) -> None:
    opened: list[Path] = []
    copier.copy_to_open(digest, "Plan.pdf", opened.append)
    qtbot.waitUntil(lambda: bool(opened))
    (folder,) = tmp_path.glob("plumbline-opened-*")
    assert opened[0].resolve().parent.parent == folder.resolve()
    copier.watch(None)


def test_a_quick_copy_leaves_what_is_said_of_other_work(qtbot: Any, copier: FileCopier) -> None:
    said: list[str] = []
    opened: list[Path] = []
    copier.busy_changed.connect(said.append)
    copier.copy_to_open("0" * 64, "Plan.pdf", opened.append)
    qtbot.waitUntil(lambda: bool(opened))
    assert said == []
    copier.watch(None)


def test_a_slow_copy_is_said_and_then_no_more(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, copier: FileCopier, tmp_path: Path
) -> None:
    copier.watch(None)
    monkeypatch.setattr(file_copier, "SLOW_MS", 0)
    slow = FileCopier()
    said: list[str] = []
    slow.busy_changed.connect(said.append)

    begun = Event()

    class Slow(OneFile):
        def copy_file_to(self, digest: str, target: Path) -> None:
            begun.wait(5)
            super().copy_file_to(digest, target)

    slow.watch(Slow())  # type: ignore[arg-type]
    slow.copy_to_open("0" * 64, "Plan.pdf", lambda _: None)
    qtbot.waitUntil(lambda: said == ["Opening Plan.pdf"])
    begun.set()
    qtbot.waitUntil(lambda: said == ["Opening Plan.pdf", ""])
    slow.watch(None)
