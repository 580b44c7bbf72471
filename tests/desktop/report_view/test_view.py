"""The report's view as a whole: its sections, its room, the keyboard's way through it."""

from __future__ import annotations

from typing import Any

import pytest
from pressing import press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from report_acts import Maker, concern, wait_until_read

from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import report_view, theme
from desktop.widgets.main_window import MainWindow
from desktop.widgets.report_pages import PageList
from desktop.widgets.report_view import ReportView


def test_it_is_the_fifth_view(view: ReportView, window: MainWindow, qtbot: Any) -> None:
    assert window.views.current() == "report"
    assert window.bar.views.chosen_key() == "report"
    assert window.menus.acts["report"].isChecked()
    assert view.sections["concerns"].button.hasFocus()
    wait_until_read(view, qtbot)
    window.show_view("desk")
    window.show_view("report")
    assert view.concerns.list.hasFocus()


def test_sections_stay_folded_as_they_were_left(view: ReportView, window: MainWindow, settings: Settings) -> None:
    assert view.look.isHidden()
    assert not view.parts.isHidden()
    button = view.sections["parts"].button
    button.setFocus()
    press(window, Qt.Key.Key_Return)
    assert view.parts.isHidden()
    assert button.accessibleDescription() == "Folded"
    assert button.accessibleName().startswith("In this paper, all ")
    again = ReportView(window._session, settings)
    assert again.sections["parts"].is_folded()
    again.deleteLater()


def test_a_file_that_may_only_be_read_is_only_looked_at(
    view: ReportView, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "read_only", property(lambda _: True))
    view.refresh()
    assert not view.parts.boxes["index"].box.isEnabled()
    assert not view.parts.summary_only.isEnabled()
    assert not view.look.logo.choose.isEnabled()
    assert view.look.lines["footer"].isReadOnly()
    assert view.exports[".pdf"].isEnabled()


def test_what_is_unfolded_and_the_row_with_the_keyboard_come_in_sight(
    view: ReportView, window: MainWindow, qtbot: Any
) -> None:
    window.resize(1280, 660)
    look, bar = view.sections["look"], view._area.verticalScrollBar()
    if not look.is_folded():
        look.button.click()
    look.button.click()
    qtbot.waitUntil(lambda: look.visibleRegion().boundingRect().height() == look.height() > 200)
    wait_until_read(view, qtbot)
    window.show_view("desk")
    bar.setValue(bar.maximum())
    window.show_view("report")
    found = view.concerns.list
    assert found.hasFocus()
    qtbot.waitUntil(lambda: found.visibleRegion().contains(found.visualRect(found.currentIndex()).center()))


def test_with_the_summary_alone_the_left_pane_is_no_wider_than_its_room(view: ReportView, window: MainWindow) -> None:
    view.parts.summary_only.click()
    view.splitter.setSizes([1, 2000])
    QApplication.processEvents()
    for folding in view.sections.values():
        folding.set_folded(False)
    QApplication.processEvents()
    assert view._page.width() <= view._area.viewport().width()
    assert view.parts.boxes["index"].box.accessibleName().endswith("(not in the summary)")


def test_the_report_leads_away_and_back(view: ReportView, window: MainWindow, enter: Any, qtbot: Any) -> None:
    enter("Seven waited.")
    concern(view, "cover-empty", qtbot)
    view.concerns.list.led.emit("evidence", "E1")
    assert window.views.current() == "desk"
    assert window.notice.button.text() == "Back to the report"
    window.notice.button.click()
    assert window.views.current() == "report"
    assert not window.notice.isVisible()


def test_the_keyboard_goes_through_it_in_the_order_of_the_eye(
    view: ReportView, window: MainWindow, pages: PageList
) -> None:
    view.open_after.setFocus()
    order: list[QWidget | None] = []
    for _ in range(60):
        press(window, Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    boxes = [part.box for part in view.parts.boxes.values() if part.box.isEnabled()]
    stops = [
        view.exports[".pdf"], view.exports[".docx"], view.exports[".xlsx"], view.sections["concerns"].button,
        view.concerns.list, view.sections["parts"].button, view.parts.summary_only, *boxes,
        *view.parts.switches.values(), view.sections["look"].button, view.sections["since"].button,
        view.preview.page_box, view.preview.parts, view.preview.smaller, view.preview.fit,
        view.preview.whole, view.preview.larger, pages,
    ]  # fmt: skip
    assert order[: len(stops)] == stops


def test_f6_goes_from_what_it_holds_to_the_pages(view: ReportView, window: MainWindow, pages: PageList) -> None:
    view.concerns.list.setFocus()
    press(window, Qt.Key.Key_F6)
    assert view.preview.isAncestorOf(QApplication.focusWidget() or window)
    press(window, Qt.Key.Key_F6)
    assert view.left.isAncestorOf(QApplication.focusWidget() or window)


@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 1280, 660), (1.5, 1280, 660), (1.0, 1920, 1080)])
def test_it_fits_every_window(window: MainWindow, pages: PageList, scale: float, width: int, height: int) -> None:
    application, view = QApplication.instance(), window.views.view("report")
    assert isinstance(application, QApplication)
    assert isinstance(view, ReportView)
    theme.apply(application, dark=False, scale=scale)
    window.resize(width, height)
    application.processEvents()
    assert (window.width(), window.height()) == (width, height)
    assert view.preview.geometry().right() <= view.splitter.width()
    for button in (*view.exports.values(), *window.bar.views.buttons.values()):
        assert button.width() >= button.minimumSizeHint().width()
    assert pages.viewport().height() > 200
    assert pages.horizontalScrollBar().maximum() == 0


def test_the_officer_decides_how_wide_the_left_side_is(window: MainWindow, maker: Maker, qapp: QApplication) -> None:
    window.resize(1920, 1080)
    qapp.processEvents()
    window.show_view("report")
    view = window.views.view("report")
    assert isinstance(view, ReportView)
    assert view.left.width() == report_view.LEFT_WHERE_WIDE
    view.splitter.moveSplitter(600, 1)
    theme.apply(qapp, dark=True, scale=1.0)
    window.show_view("desk")
    window.show_view("report")
    assert view.left.width() == 600
