from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from desktop import resources
from desktop.report import native


@pytest.fixture(autouse=True)
def _weasyprint_is_not_met_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setenv("FONTCONFIG_FILE", "")


def test_the_fonts_file_names_our_folders_and_a_cache_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PLUMBLINE_DATA", str(tmp_path / "a & b ŵ"))
    with native.prepared():
        file = Path(os.environ["FONTCONFIG_FILE"])
    text = file.read_text("utf-8")
    assert str(resources.assets() / "fonts" / "source-sans-3") in text
    # By whichever of its names: on Windows it may have a short one.
    cache = ElementTree.fromstring(text).findtext("cachedir")
    assert cache is not None
    assert Path(cache).samefile(tmp_path / "a & b ŵ" / "paper-fonts" / "cache")


def test_a_folder_that_cannot_be_written_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("PLUMBLINE_DATA", str(tmp_path / "file"))
    monkeypatch.setattr(native, "user_cache_dir", lambda *_, **__: str(tmp_path / "cache"))
    with native.prepared():
        assert os.environ["FONTCONFIG_FILE"].startswith(str(tmp_path / "cache"))


def test_nothing_is_prepared_twice(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "weasyprint", SimpleNamespace())
    with native.prepared():
        assert os.environ["FONTCONFIG_FILE"] == ""


@pytest.fixture
def windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """What Windows is asked, answered here: its code page, the short names of files, the folders of libraries."""
    held: list[str] = []
    kernel = SimpleNamespace(GetACP=lambda: 1252, GetShortPathNameW=_short)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(os, "add_dll_directory", lambda folder: held.append(folder) or folder, raising=False)
    monkeypatch.setattr(native, "LIBRARIES", tmp_path)
    monkeypatch.setenv("WEASYPRINT_DLL_DIRECTORIES", "")
    return SimpleNamespace(held=held, kernel=kernel)


def _short(text: str, short: ctypes.Array[ctypes.c_wchar], size: int) -> int:
    short.value = text.encode("ascii", "replace").decode().replace("?", "~")
    assert len(short.value) < size
    return len(short.value)


def test_on_windows_libraries_come_from_our_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, windows: SimpleNamespace
):
    monkeypatch.setenv("PATH", "somebody's GTK")
    with native.prepared():
        assert os.environ["PATH"] == os.environ["WEASYPRINT_DLL_DIRECTORIES"] == str(tmp_path)
        assert windows.held == [str(tmp_path)]
    assert os.environ["PATH"] == "somebody's GTK"


def test_letters_outside_the_code_page_are_named_in_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, windows: SimpleNamespace
):
    monkeypatch.setenv("PLUMBLINE_DATA", str(tmp_path / "Siân Siŵn"))
    with native.prepared():
        assert os.environ["FONTCONFIG_FILE"].isascii()
    assert (tmp_path / "Siân Siŵn" / "paper-fonts" / "fonts.conf").read_text("utf-8").count("Si~n Si~n") == 1
    windows.kernel.GetACP = lambda: 65001
    with native.prepared():
        assert "Siân Siŵn" in os.environ["FONTCONFIG_FILE"]


@pytest.mark.parametrize("family", ["source-sans-3", "source-serif-4"])
def test_every_family_stands_with_its_licence(family: str):
    folder = resources.assets() / "fonts" / family
    assert "SIL Open Font License" in (folder / "OFL.txt").read_text("utf-8")
    assert list(folder.glob("*_400Regular.ttf"))
