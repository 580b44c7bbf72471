"""The window as an officer uses it: opening, choosing a view and a look, reading what is said, closing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pressing import CONTROL, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.models.evidence_filter import EvidenceFilter
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.main_window import MainWindow
from rubric.pack import Pack


def test_with_nothing_open_there_are_only_ways_in(plain_session: Session, settings: Settings, qtbot: Any) -> None:
    plain_session.close()
    window = MainWindow(plain_session, settings)
    qtbot.addWidget(window)
    assert window.pages.currentWidget() is window.start
    assert not window.bar.isVisibleTo(window)
    assert window.windowTitle() == "Plumbline"
    for name in ("add", "draft_pdf", "details", "next_gap", "undo"):
        assert not window.menus.acts[name].isEnabled()


def test_an_opened_assessment_is_named_remembered_and_shown(window: MainWindow, settings: Settings) -> None:
    path = window._session.path
    assert path is not None
    assert window.windowTitle() == "Alderwick - Plumbline"
    assert settings.recent_files() == (path,)
    assert window.bar.council.whole_text() == "Alderwick Council"
    assert window.bar.saved.text().startswith("Saved")
    assert window.views.current() == "desk"


def test_undo_says_what_it_takes_back(window: MainWindow, enter: Callable[..., str]) -> None:
    enter("Something")
    assert window.menus.acts["undo"].text() == "&Undo add evidence"
    window.menus.acts["undo"].trigger()
    assert window._session.assessment.evidence == ()
    assert window.menus.acts["redo"].text() == "&Redo add evidence"
    assert not window.menus.acts["undo"].isEnabled()


def test_views_are_changed_by_keys_and_tabs(window: MainWindow) -> None:
    press(window, Qt.Key.Key_4, CONTROL)
    assert window.views.current() == "actions"
    assert window.bar.views.chosen_key() == "actions"
    window.bar.views.buttons["triage"].click()
    assert window.views.current() == "triage"
    assert window.menus.acts["triage"].isChecked()
    press(window, Qt.Key.Key_F8)
    assert window.views.current() == "desk"


def test_text_size_and_theme_change_at_once_and_stay(window: MainWindow, settings: Settings) -> None:
    press(window, Qt.Key.Key_Plus, CONTROL)
    assert theme.scale() == settings.text_scale == theme.TEXT_SIZES[1]
    press(window, Qt.Key.Key_Minus, CONTROL)
    press(window, Qt.Key.Key_Minus, CONTROL)
    assert theme.scale() == theme.TEXT_SIZES[0]
    window.menus.acts["dark"].trigger()
    window.menus.acts["dark"].associatedObjects()[0].aboutToShow.emit()
    assert window.menus.acts["dark"].isChecked()
    assert window.menus.acts["dark"].icon().isNull(), "a picture would stand where the tick does"
    assert theme.is_dark()
    assert settings.dark


def test_a_failure_stays_in_sight_until_it_is_closed(window: MainWindow, tmp_path: Path) -> None:
    bad = tmp_path / "bad.plumb"
    bad.write_text("not an assessment", "utf-8")
    window.open_assessment(bad)
    assert window.notice.isVisible()
    assert "bad.plumb" in window.notice.first.text()
    window.notice.close_button.click()
    assert not window.notice.isVisible()


def test_closing_the_window_keeps_the_work_and_the_places(
    window: MainWindow, settings: Settings, enter: Callable[..., str]
) -> None:
    enter("Kept")
    path = window._session.path
    assert path is not None
    window.close()
    assert not window._session.is_open
    assert not settings.layout("window").isEmpty()
    assert window._session.open(path)
    assert [item.text for item in window._session.assessment.evidence] == ["Kept"]


def test_a_window_whose_work_cannot_be_saved_stays_to_say_so(window: MainWindow, qtbot: Any) -> None:
    session = window._session
    close, sentence = session.close, "Alderwick.plumb: the folder is gone; your work is kept on this computer."

    def close_without_publishing() -> None:
        session.failed.emit(sentence)
        close()

    session.close = close_without_publishing  # pyright: ignore[reportAttributeAccessIssue]
    assert not window.close()
    assert window.notice.first.text() == sentence
    assert window.notice.isVisible()
    session.close = close
    assert window.close()


def test_work_that_a_crash_left_is_offered_on_the_start_page(
    plain_session: Session, settings: Settings, qtbot: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plain_session.close()
    left = tmp_path / "Left.plumb"
    monkeypatch.setattr(plain_session, "unpublished_files", lambda: (left,))
    window = MainWindow(plain_session, settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.start.findChild(QWidget, "kept_notice") is not None)


def test_details_are_changed_in_a_sheet(window: MainWindow) -> None:
    window.show_details()
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    assert sheet.windowTitle() == "Details of the assessment"
    sheet.close()


def test_a_read_only_assessment_offers_a_copy_and_no_change(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "read_only", property(lambda self: True))
    window._session.opened.emit()
    assert window.notice.button.text() == "Save a copy…"
    for name in ("add", "delete", "import", "make_action", "dismiss"):
        assert not window.menus.acts[name].isEnabled()


def test_nothing_that_is_said_makes_a_low_window_grow_at_the_largest_text(
    window: MainWindow, qapp: QApplication, enter: Callable[..., str], pack: Pack
) -> None:
    theme.apply(qapp, dark=False, scale=theme.TEXT_SIZES[-1])
    window.resize(1280, 660)
    desk, size = window.views.desk, window.size()
    enter("Waits fell.", sub_headings=(pack.sub_headings[0].id,))
    desk.show_place(pack.sub_headings[0].id)
    evidence = desk.middle.evidence_list
    for say in (
        lambda: window.notice.say("notice", "You stopped at passage 4", "What is decided is kept.", "Go on", print),
        lambda: window.progress.say("Reading the evidence", None, can_cancel=True),
        lambda: evidence.done.tell("paper.pdf is kept with E1"),
        lambda: evidence.show_filter(EvidenceFilter(words="waits")),
        lambda: desk.middle.waiting.say("12 pieces wait to be added", "Go on with them"),
    ):
        say()
        QApplication.processEvents()
        assert window.size() == size
    desk.quick_add()
    field = evidence.quick_add.field
    assert field.visibleRegion().boundingRect().height() > field.height() // 2
