"""The pages of the paper as an officer reads them: made, gone through, renewed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pressing import CONTROL, press
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from report_acts import Maker, export

from desktop.widgets import theme
from desktop.widgets.main_window import MainWindow
from desktop.widgets.report_pages import PageList
from desktop.widgets.report_preview import COMING, OLD
from desktop.widgets.report_view import ReportView


def test_the_pages_are_made_when_the_view_is_first_seen_and_not_again(
    view: ReportView, window: MainWindow, maker: Maker, pages: PageList
) -> None:
    assert maker.asked == 1
    window.show_view("desk")
    window.show_view("report")
    assert maker.asked == 1
    assert pages.isVisible()
    assert view.preview.of.text() == "of 9"
    assert [view.preview.parts.itemText(n) for n in range(3)] == ["Summary", "Needs", "Gaps"]


def test_only_pages_in_sight_are_drawn_and_each_says_its_words(pages: PageList, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: pages.image(0) is not None and pages.image(1) is not None)
    assert pages.image(8) is None
    index = pages.pages.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Page 1 of 9"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Page 1"
    pages.go_to(8)
    qtbot.waitUntil(lambda: pages.image(8) is not None)
    image = pages.image(8)
    assert image is not None
    assert image.width() == round(595 * 96 / 72 * pages.zoom() * pages.devicePixelRatioF())


def test_a_screen_reader_meets_each_page_by_its_number_and_part(pages: PageList, qtbot: Any) -> None:
    pages.setFocus()
    pages.go_to(4)
    qtbot.waitUntil(lambda: pages.image(4) is not None)
    spoken = QAccessible.queryAccessibleInterface(pages)
    page = spoken.child(4)
    assert page.text(QAccessible.Text.Name) == "Page 5 of 9, Needs"
    assert page.text(QAccessible.Text.Description) == "Page 5"


def test_pages_are_gone_through_by_key(view: ReportView, window: MainWindow, pages: PageList) -> None:
    pages.setFocus()
    press(window, Qt.Key.Key_End)
    assert view.preview.page_box.value() == 9
    assert view.preview.parts.currentText() == "Gaps"
    press(window, Qt.Key.Key_Home)
    assert view.preview.page_box.value() == 1
    assert view.preview.parts.currentIndex() == -1
    for _ in range(4):
        press(window, Qt.Key.Key_PageDown)
    assert view.preview.page_box.value() > 1
    for _ in range(4):
        press(window, Qt.Key.Key_PageUp)
    assert view.preview.page_box.value() == 1
    assert pages.hasFocus()


def test_a_page_is_gone_to_by_its_number_and_by_its_part(view: ReportView, window: MainWindow, pages: PageList) -> None:
    box = view.preview.page_box
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "7")
    press(window, Qt.Key.Key_Return)
    assert pages.page() == 6
    view.preview.parts.setCurrentIndex(0)
    view.preview.parts.activated.emit(0)
    assert pages.page() == 1
    assert pages.hasFocus()


def test_pages_are_made_larger_and_smaller_by_key_and_wheel_and_keep_their_place(
    view: ReportView, window: MainWindow, pages: PageList
) -> None:
    fitting, text = pages.zoom(), theme.scale()
    pages.go_to(4, 0.25)
    pages.setFocus()
    press(window, Qt.Key.Key_Plus)
    assert pages.zoom() > fitting
    assert not pages.fits
    assert pages.page() == 4
    press(window, Qt.Key.Key_0)
    assert pages.zoom() == fitting
    press(window, Qt.Key.Key_Minus)
    assert pages.zoom() < fitting
    before = pages.zoom()
    at = QPointF(100, 100)
    wheel = QWheelEvent(
        at, pages.viewport().mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        CONTROL, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pages.viewport(), wheel)
    assert pages.zoom() > before
    assert theme.scale() == text
    for _ in range(30):
        press(window, Qt.Key.Key_Plus)
    assert pages.zoom() == 3.0
    assert pages.page() == 4


def test_pages_that_are_renewed_stay_where_they_were(
    pages: PageList,
    maker: Maker,
) -> None:
    pages.go_to(4, 0.5)
    maker.make(pages, *"1234567", Needs=1, Gaps=4)
    assert pages._place() == (2, pytest.approx(0.5, abs=0.01))


def test_pages_older_than_the_evidence_say_so_and_are_made_anew(
    view: ReportView, window: MainWindow, pages: PageList, maker: Maker, enter: Any
) -> None:
    strip = view.preview.strip
    assert not strip.isVisible()
    enter("There were 12 of them.")
    assert strip.isVisible()
    assert strip.words.whole_text() == OLD
    press(window, Qt.Key.Key_F5)
    assert maker.asked == 2
    assert not strip.isVisible()
    assert view.preview.progress.isVisible()
    maker.make(pages, "One")
    assert not view.preview.progress.isVisible()
    assert not strip.isVisible()
    assert view.preview.of.text() == "of 1"


def test_pages_that_are_made_by_themselves_are_said_to_come(
    view: ReportView, window: MainWindow, pages: PageList, enter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window._session.report_ahead), "follows", True)
    enter("There were 12 of them.")
    assert view.preview.strip.words.whole_text() == COMING
    assert not view.preview.strip.button.isVisible()


def test_before_there_are_pages_none_is_told(view: ReportView, maker: Maker) -> None:
    preview = view.preview
    assert not any(part.isVisible() for part in (preview.page_label, preview.page_box, preview.of, preview.parts))
    assert preview.progress.stage.text() == ""
    maker.make(preview.pages, *"12345", Summary=1)
    assert preview.page_box.isVisible()
    assert preview.parts.currentIndex() == -1
    assert preview.parts.placeholderText() == "Go to a part…"


def test_a_whole_page_is_shown_and_follows_the_window(
    view: ReportView, window: MainWindow, pages: PageList, qapp: QApplication
) -> None:
    pages.go_to(4, 0.5)
    view.preview.whole.click()
    for height in (900, 700):
        window.resize(1440, height)
        qapp.processEvents()
        assert pages.visualRect(pages.pages.index(pages.page())).height() <= pages.viewport().height() + 1
        assert pages.page() == 4
    view.preview.fit.click()
    fitting = pages.zoom()
    pages.setFocus()
    press(window, Qt.Key.Key_9)
    assert pages.zoom() < fitting


def test_pages_that_do_not_come_can_be_asked_for_again(view: ReportView, window: MainWindow, maker: Maker) -> None:
    press(window, Qt.Key.Key_F5)
    press(window, Qt.Key.Key_F5)
    assert maker.asked == 3
    assert view.preview.progress.isVisible()


def test_pages_of_what_was_entered_before_are_said_to_be_old(
    view: ReportView, window: MainWindow, pages: PageList, enter: Any, write_paper: Callable[..., Path]
) -> None:
    enter("There were 12 of them.")
    window._session.report_ahead.previewed.emit(str(write_paper("late.pdf", "One")), 1)
    assert view.preview.strip.words.whole_text() == OLD


def test_pages_that_were_made_ahead_take_the_place_of_old_ones(
    view: ReportView, pages: PageList, maker: Maker, enter: Any
) -> None:
    enter("There were 12 of them.")
    maker.make(pages, "One", "Two")
    assert maker.asked == 1
    assert not view.preview.strip.isVisible()
    assert view.preview.of.text() == "of 2"


def test_an_export_makes_no_page_old(view: ReportView, window: MainWindow, pages: PageList, tmp_path: Path) -> None:
    export(window._session, tmp_path / "Alderwick, draft.pdf")
    assert not view.preview.strip.isVisible()


def test_what_changed_while_nobody_looked_is_in_the_pages_when_they_are_seen(
    window: MainWindow, pages: PageList, maker: Maker, enter: Any
) -> None:
    window.show_view("desk")
    enter("There were 12 of them.")
    assert maker.asked == 1
    window.show_view("report")
    assert maker.asked == 2


def test_pages_that_cannot_be_made_say_why_and_are_tried_again(
    view: ReportView, window: MainWindow, maker: Maker
) -> None:
    preview = view.preview
    assert preview.empty.sentence.text() == "The pages are being made."
    assert not preview.make.isVisible()
    window._session.report_ahead.failed.emit("cover.html.j2, line 4: this part of the paper is at fault.")
    assert preview.empty.sentence.text() == "The pages could not be made."
    assert preview.empty.how.text().startswith("cover.html.j2")
    window.show_view("desk")
    window.show_view("report")
    assert maker.asked == 1
    preview.make.click()
    assert maker.asked == 2
    assert preview.empty.sentence.text() == "The pages are being made."


def test_old_pages_stay_where_new_ones_fail(
    view: ReportView, window: MainWindow, pages: PageList, maker: Maker
) -> None:
    press(window, Qt.Key.Key_F5)
    window._session.report_ahead.failed.emit("The report stopped before it was done; make it again.")
    assert pages.isVisible()
    assert view.preview.strip.words.whole_text().startswith("The report stopped")
    view.preview.strip.button.click()
    assert maker.asked == 3


@pytest.mark.expects_log_warnings
def test_a_paper_that_cannot_be_read_is_said(
    view: ReportView, window: MainWindow, maker: Maker, tmp_path: Path, qtbot: Any
) -> None:
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7")
    with qtbot.waitSignal(view.preview.pages.failed):
        window._session.report_ahead.previewed.emit(str(tmp_path / "torn.pdf"), 1)
    assert view.preview.strip.words.whole_text() == "The pages could not be read: make them anew."


def test_closing_the_file_empties_it(view: ReportView, window: MainWindow, pages: PageList, maker: Maker) -> None:
    window.close_assessment()
    assert pages.paper.sizes == ()
    assert view.preview.page_count() == 0
    assert view.preview.empty.sentence.text() == "No assessment is open."
    assert not view.preview.page_box.isEnabled()
    window._session.report_ahead.previewed.emit("late.pdf", 1)
    assert view.preview.empty.sentence.text() == "No assessment is open."


def test_pages_that_are_made_while_nobody_looks_are_opened_when_somebody_does(
    view: ReportView, window: MainWindow, maker: Maker, qtbot: Any
) -> None:
    window.show_view("desk")
    with qtbot.assertNotEmitted(view.preview.pages.shown):
        window._session.report_ahead.made_of = window._session.assessment
        window._session.report_ahead.previewed.emit(str(maker.write("paper.pdf", "One", "Two")), 2)
    with qtbot.waitSignal(view.preview.pages.shown):
        window.show_view("report")
    assert view.preview.of.text() == "of 2"


def test_pages_that_fit_are_no_wider_than_on_paper_and_stand_in_the_middle(
    window: MainWindow, pages: PageList, qapp: QApplication
) -> None:
    window.resize(1920, 1080)
    qapp.processEvents()
    assert pages.zoom() == 1.0
    assert pages.visualRect(pages.pages.index(0)).width() == pages.viewport().width()
    theme.apply(qapp, dark=False, scale=1.25)
    assert pages.zoom() == 1.25
    window.resize(1280, 660)
    qapp.processEvents()
    assert pages.zoom() < 1.25
    assert pages.horizontalScrollBar().maximum() == 0
