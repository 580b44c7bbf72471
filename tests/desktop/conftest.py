"""An open assessment for the window's parts, read by a reader that says only what a test writes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PySide6.QtWidgets import QApplication

from desktop import commands
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.desk import Desk
from desktop.widgets.main_window import MainWindow
from rubric.pack import Fit, Pack
from rubric.reading import Match, QualityFound, Reading

AS_OF = datetime.date(2026, 10, 1)


class PlainReader:
    """Finds a pattern where its title stands in the text: with "?" after it possible, with "~" partial, else clear."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    def read(self, text: str) -> Reading:
        matches: list[Match] = []
        for pattern in self._pack.patterns:
            start = text.find(pattern.title)
            if start >= 0:
                end = start + len(pattern.title)
                fits: dict[str, Fit] = {"?": "possible", "~": "partial"}
                matches.append(Match(pattern.id, fits.get(text[end : end + 1], "clear"), (start, end)))
        figure = next((n for n, letter in enumerate(text) if letter.isdigit()), None)
        qualities = () if figure is None else (QualityFound("number", (figure, figure + 1)),)
        homes = tuple(dict.fromkeys(self._pack.pattern(match.pattern).home for match in matches))
        return Reading(text, homes, tuple(matches), qualities, ())

    def read_all(self, texts: Sequence[str]) -> list[Reading]:
        return [self.read(text) for text in texts]


@pytest.fixture
def plain_session(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Pack) -> Iterator[Session]:
    """A session with a new assessment open, compared once."""
    for place in ("rubric.gaps", "rubric.suggestion"):
        monkeypatch.setattr(f"{place}.reader_for", PlainReader)
    monkeypatch.setattr("rubric.pack_file.load_pack", lambda folder: pack)
    session = Session()
    with qtbot.waitSignal(session.comparison_changed):
        assert session.new(tmp_path / "Alderwick.plumb", "Alderwick Council", "2026/27", AS_OF)
    yield session
    session.close()


@pytest.fixture
def settle(qtbot: Any, plain_session: Session) -> Callable[..., Any]:
    """Do something and wait until the gaps have followed."""

    def settled(act: Callable[..., Any], *arguments: Any, **fields: Any) -> Any:
        with qtbot.waitSignal(plain_session.comparison_changed):
            return act(*arguments, **fields)

    return settled


@pytest.fixture
def enter(settle: Callable[..., Any], plain_session: Session) -> Callable[..., str]:
    """Enter an evidence item and give its id."""

    def entered(text: str, **fields: Any) -> str:
        return settle(commands.new_evidence, plain_session, text=text, **fields)

    return entered


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def window(plain_session: Session, settings: Settings, qtbot: Any, qapp: QApplication) -> Iterator[MainWindow]:
    """The window with an assessment open in which nothing is written yet."""
    theme.apply(qapp, dark=False, scale=1.0)
    window = MainWindow(plain_session, settings)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    path = plain_session.path
    assert path is not None
    plain_session.close()
    with qtbot.waitSignal(plain_session.comparison_changed):
        assert plain_session.open(path)
    yield window
    theme.apply(qapp, dark=False, scale=1.0)


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    return window.views.desk


@pytest.fixture
def write_paper(tmp_path: Path) -> Callable[..., Path]:
    """Writes a PDF with these words on its pages, and parts that begin on pages counted from 0."""

    def written(name: str, *pages: str, **parts: int) -> Path:
        pdf = pikepdf.new()
        named = pikepdf.Name
        font = pikepdf.Dictionary(Type=named.Font, Subtype=named.Type1, BaseFont=named.Helvetica)
        for words in pages:
            page = pdf.add_blank_page(page_size=(595, 842))
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            page.Contents = pdf.make_stream(f"BT /F1 24 Tf 60 700 Td ({words}) Tj ET".encode())
        with pdf.open_outline() as outline:
            for title, page in parts.items():
                outline.root.append(pikepdf.OutlineItem(title, page))
        path = tmp_path / name
        pdf.save(path)
        return path

    return written
