"""Settings outlive the program, and a damaged file of them never stops it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from desktop.settings import RECENT, Settings, settings_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def test_everything_is_there_the_next_time(file: Path) -> None:
    settings = Settings(file)
    settings.dark, settings.text_scale, settings.statement_folded, settings.gaps_share = True, 1.3, True, 0.3
    assert settings.overview_as_table is None, "nobody has chosen yet"
    settings.overview_as_table = False
    settings.keep_layout("window", QByteArray(b"\x01\x02"))
    settings.add_recent_file(Path("/council/one.plumb"))
    again = Settings(file)
    assert (again.dark, again.text_scale, again.statement_folded, again.gaps_share) == (True, 1.3, True, 0.3)
    assert again.overview_as_table is False
    assert again.layout("window") == QByteArray(b"\x01\x02")
    assert again.recent_files() == (Path("/council/one.plumb"),)


def test_counts_are_kept_of_recent_files_alone(file: Path) -> None:
    settings = Settings(file)
    for name in ("one", "two"):
        settings.add_recent_file(Path(f"/council/{name}.plumb"))
        settings.keep_counts(Path(f"/council/{name}.plumb"), (24, 10, 12))
    settings.forget_recent_file(Path("/council/one.plumb"))
    settings.keep_counts(Path("/council/two.plumb"), (25, 9, 12))
    again = Settings(file)
    assert again.counts_of(Path("/council/two.plumb")) == (25, 9, 12)
    assert again.counts_of(Path("/council/one.plumb")) is None


@pytest.mark.parametrize("damaged", ["not JSON", "[1, 2]", '{"a": [1]}', '{"a": ["x", 1, 2]}'])
def test_damaged_counts_are_as_none(file: Path, damaged: str) -> None:
    file.write_text(f"[recent]\ncounts={damaged!r}\n", "utf-8")
    assert Settings(file).counts_of(Path("a")) is None


def test_with_no_file_there_are_plain_defaults(file: Path) -> None:
    settings = Settings(file)
    assert (settings.dark, settings.text_scale, settings.recent_files()) == (False, 1.0, ())
    assert settings.layout("window").isEmpty()


def test_the_file_opened_last_stands_first_and_once(file: Path) -> None:
    settings = Settings(file)
    for name in ("one", "two", "one"):
        settings.add_recent_file(Path(f"/council/{name}.plumb"))
    assert [path.stem for path in settings.recent_files()] == ["one", "two"]


def test_only_so_many_files_are_remembered(file: Path) -> None:
    settings = Settings(file)
    for number in range(RECENT + 3):
        settings.add_recent_file(Path(f"/council/{number}.plumb"))
    assert len(settings.recent_files()) == RECENT


def test_a_file_can_be_forgotten(file: Path) -> None:
    settings = Settings(file)
    settings.add_recent_file(Path("/council/one.plumb"))
    settings.forget_recent_file(Path("/council/one.plumb"))
    assert settings.recent_files() == ()


@pytest.mark.parametrize(
    "text", ["[look]\ntext_scale=huge\ndark=perhaps\n", "no ini at all \x00", "[recent]\nfiles=\n"]
)
def test_a_damaged_file_gives_the_defaults(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
    settings = Settings(file)
    assert settings.text_scale == 1.0
    assert not settings.dark
    assert settings.recent_files() == ()
    assert settings.gaps_share == 0.0


def test_a_folder_that_is_gone_is_not_offered(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    settings.last_folder = str(tmp_path / "gone")
    assert settings.last_folder != str(tmp_path / "gone")
    settings.last_folder = str(tmp_path)
    assert settings.last_folder == str(tmp_path)


def test_settings_lie_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PLUMBLINE_DATA", str(tmp_path))
    assert settings_file() == tmp_path / "settings.ini"


def test_importing_from_elsewhere_does_not_move_where_drafts_are_offered(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.last_folder = str(tmp_path)
    assert settings.documents_folder == str(tmp_path)
    papers = tmp_path / "papers"
    papers.mkdir()
    settings.documents_folder = str(papers)
    assert (settings.documents_folder, settings.last_folder) == (str(papers), str(tmp_path))
