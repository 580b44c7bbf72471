from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop import resources
from desktop.report import native


def test_the_fonts_file_names_our_folders_and_a_cache_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PLUMBLINE_DATA", str(tmp_path / "a & b ŵ"))
    monkeypatch.setenv("FONTCONFIG_FILE", "")
    native.prepare()
    file = Path(os.environ["FONTCONFIG_FILE"])
    text = file.read_text("utf-8")
    assert str(resources.assets() / "fonts" / "source-sans-3") in text
    assert "a &amp; b ŵ" in text
    assert (file.parent / "cache").is_dir()


def test_a_folder_that_cannot_be_written_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("PLUMBLINE_DATA", str(tmp_path / "file"))
    monkeypatch.setenv("FONTCONFIG_FILE", "")
    monkeypatch.setattr(native, "user_cache_dir", lambda *_, **__: str(tmp_path / "cache"))
    native.prepare()
    assert os.environ["FONTCONFIG_FILE"].startswith(str(tmp_path / "cache"))


@pytest.mark.parametrize("family", ["source-sans-3", "source-serif-4"])
def test_every_family_stands_with_its_licence(family: str):
    folder = resources.assets() / "fonts" / family
    assert "SIL Open Font License" in (folder / "OFL.txt").read_text("utf-8")
    assert list(folder.glob("*_400Regular.ttf"))
