"""Exporting from the report's view: as each kind of file, opened, told of."""

from __future__ import annotations

from pathlib import Path

import pytest
from pressing import press
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from desktop.settings import Settings
from desktop.widgets import file_choices
from desktop.widgets.main_window import MainWindow
from desktop.widgets.report_pages import PageList
from desktop.widgets.report_view import ReportView


def test_it_is_exported_from_here_as_each_kind_of_file(
    view: ReportView, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made: list[Path] = []
    monkeypatch.setattr(file_choices.QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "draft"), ""))
    monkeypatch.setattr(window._session.exports, "make", made.append)
    for suffix in (".pdf", ".docx", ".xlsx"):
        view.exports[suffix].setFocus()
        press(window, Qt.Key.Key_Return)
    assert made == [tmp_path / "draft.pdf", tmp_path / "draft.docx", tmp_path / "draft.xlsx"]
    assert view.exports[".docx"].accessibleName() == "Export Word"


def test_an_export_is_opened_if_that_is_asked_and_its_folder_is_told_and_shown(
    view: ReportView, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True)
    assert not view.show_folder.isVisible()
    window._session.exports.finished.emit(str(tmp_path / "draft.pdf"))
    assert opened == []
    assert window.notice.button.text() == "Open"
    assert window.notice.second.text() == str(tmp_path)
    assert "draft.pdf" not in view.facts.whole_text()
    view.show_folder.click()
    assert opened == [tmp_path]
    view.open_after.click()
    assert settings.open_after_export
    window._session.exports.finished.emit(str(tmp_path / "draft.pdf"))
    assert opened[1:] == [tmp_path / "draft.pdf"]
    assert window.notice.button.text() == "Show in folder"
    window.notice.button.click()
    assert opened[2:] == [tmp_path]


def test_what_no_program_opens_is_said_to_be_made_and_where_it_lies(
    view: ReportView, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    window._session.exports.finished.emit(str(tmp_path / "draft.docx"))
    window.notice.button.click()
    assert window.notice.first.text() == "No program on this computer opens draft.docx"
    assert str(tmp_path) in window.notice.second.text()


def test_the_news_of_an_export_stands_once_and_goes_with_the_view(
    view: ReportView, window: MainWindow, tmp_path: Path
) -> None:
    assert not window.bar.draft.isVisible()
    window._session.exports.finished.emit(str(tmp_path / "draft.pdf"))
    press(window, Qt.Key.Key_F5)
    assert window.notice.isVisible()
    window.show_view("desk")
    assert not window.notice.isVisible()
    assert window.bar.draft.isVisible()


def test_while_one_is_made_no_other_is_asked_for_and_the_keyboard_comes_back(
    view: ReportView, window: MainWindow, pages: PageList, tmp_path: Path
) -> None:
    view.exports[".xlsx"].setFocus()
    window._session.exports.make(tmp_path / "draft.xlsx")
    assert not any(button.isEnabled() for button in view.exports.values())
    assert pages.hasFocus()
    window._session.exports.cancel()
    assert all(button.isEnabled() for button in view.exports.values())
    assert view.exports[".xlsx"].hasFocus()
