"""What to look at before an export, and what has changed since one, as they lead an officer there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pressing import press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from report_acts import concern, export, options, shown_rows, wait_until_read

from desktop import commands
from desktop.models.action_filter import ActionFilter
from desktop.models.leading_rows import Way
from desktop.widgets import report_view
from desktop.widgets.main_window import MainWindow
from desktop.widgets.report_view import ReportView
from rubric.pack import Pack

PERSONAL = "Ring Jo on 020 7946 0018 or write to jo@example.org about the placement."


def test_a_concern_leads_to_its_place_by_enter(
    view: ReportView, window: MainWindow, enter: Callable[..., str], pack: Pack, qtbot: Any
) -> None:
    item = enter(PERSONAL, sub_headings=(pack.sub_headings[0].id,))
    commands.change_report_options(window._session, mask=False)
    row = concern(view, "personal-data", qtbot)
    assert row.title == "Personal data is found in 1 item: it stands in the paper."
    assert row.word == "Serious"
    view.concerns.list.setFocus()
    press(window, Qt.Key.Key_Return)
    assert window.views.current() == "desk"
    assert window.views.desk.middle.editor.shown_item() == item


def test_a_concern_about_several_things_leads_from_one_to_the_next(
    view: ReportView, window: MainWindow, enter: Callable[..., str], pack: Pack, qtbot: Any
) -> None:
    items = [enter("There were 12 of them.", sub_headings=(pack.sub_headings[n].id,)) for n in range(2)]
    seen: list[str | None] = []
    for _ in range(3):
        window.show_view("report")
        assert concern(view, "undated-figures", qtbot).title == "2 items give figures and no date."
        view.concerns.list.setFocus()
        press(window, Qt.Key.Key_Return)
        seen.append(window.views.desk.middle.editor.shown_item())
    assert seen == [*items, items[0]]


def test_personal_data_is_blacked_out_by_a_switch_beside_the_concern(
    view: ReportView, window: MainWindow, enter: Callable[..., str], qtbot: Any
) -> None:
    wait_until_read(view, qtbot)
    assert not view.concerns.black_out.isVisible()
    enter(PERSONAL)
    wait_until_read(view, qtbot)
    assert view.concerns.black_out.isVisible()
    assert concern(view, "personal-data", qtbot).word == "Note"
    view.concerns.black_out.click()
    assert not options(window).mask
    assert not view.parts.switches["mask"].isChecked()
    assert concern(view, "personal-data", qtbot).word == "Serious"


def test_unanswered_gaps_lead_to_their_list(view: ReportView, window: MainWindow, pack: Pack, qtbot: Any) -> None:
    assert concern(view, "gaps-unanswered", qtbot).title.startswith(f"{len(pack.patterns)} gaps have neither")
    index = view.concerns.list.currentIndex()
    view.concerns.list.clicked.emit(index)
    desk = window.views.desk
    assert desk.gap_list.filter.everywhere
    assert len(desk.gap_list.list.rows.open_keys()) == len(pack.patterns)
    assert desk.gap_list.list.hasFocus()


def test_the_other_ways_lead_where_they_say(view: ReportView, window: MainWindow, pack: Pack) -> None:
    place = pack.sub_headings[1].id
    session = window._session
    commands.add_own_action(session, place, "Do it", "", None)
    for way, shown in (
        (Way("action", "1"), "actions"),
        (Way("actions", "overdue"), "actions"),
        (Way("account", place), "desk"),
        (Way("judgement", ""), "desk"),
        (Way("pattern", pack.patterns[0].id), "desk"),
    ):
        window.show_view("report")
        view.led.emit(*way)
        assert window.views.current() == shown
    window.show_view("report")
    view.led.emit("actions", "overdue")
    assert window.views.currentWidget().choices.asked() == ActionFilter(stands="overdue")  # pyright: ignore[reportAttributeAccessIssue]
    view.led.emit("judgement", place)
    assert window.views.desk.place() == place
    assert window.views.desk.middle.account.judgement.hasFocus()
    view.led.emit("details", "prepared_by")
    sheet = next(dialog for dialog in window.findChildren(QDialog) if dialog.windowTitle().startswith("Details"))
    line = sheet.findChild(QWidget, "prepared_by")
    assert sheet.focusWidget() is line
    sheet.close()


def test_until_the_evidence_is_read_nothing_is_said_to_be_ready(
    view: ReportView, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window._session.path
    assert path is not None
    window.close_assessment()
    window._session.open(path)
    window.show_view("report")
    assert view.concerns.nothing.text() == "The evidence is being read."
    assert view.sections["concerns"].standing.whole_text() == ""


def test_nothing_in_the_way_is_said(view: ReportView, monkeypatch: pytest.MonkeyPatch, qtbot: Any) -> None:
    monkeypatch.setattr("desktop.widgets.report_view.concerns", lambda *_: ())
    view.read_anew()
    wait_until_read(view, qtbot)
    assert view.concerns.nothing.isVisible()
    assert view.concerns.nothing.text() == "Nothing stands in the way."
    assert view.sections["concerns"].standing.whole_text() == "ready"


def test_what_has_changed_since_the_last_export_leads_to_its_place(
    view: ReportView, window: MainWindow, enter: Callable[..., str], tmp_path: Path, qtbot: Any
) -> None:
    session = window._session
    pattern = session.pack.patterns[0]
    view.sections["since"].button.click()
    assert "Nothing has been exported yet" in view.since.said.text()
    with qtbot.waitSignal(session.comparison_changed):
        export(session, tmp_path / "Alderwick, draft.pdf")
    wait_until_read(view, qtbot)
    assert view.since.said.text().startswith("Alderwick, draft.pdf, draft 1, made on ")
    assert view.since.said.text().endswith("Nothing has changed since.")
    item = enter(f"{pattern.title}.", sub_headings=(pattern.home,))
    wait_until_read(view, qtbot)
    titles = [row.title for row in shown_rows(view.since.list)]
    assert pattern.title in titles
    assert "1 item added" in titles
    assert view.since.list.choose("added")
    view.since.list.setFocus()
    press(window, Qt.Key.Key_Return)
    assert window.views.desk.middle.editor.shown_item() == item


def test_what_to_look_at_is_worked_out_once_the_evidence_has_been_compared(
    view: ReportView, enter: Any, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    wait_until_read(view, qtbot)
    read: list[tuple[int, int]] = []
    monkeypatch.setattr(
        report_view, "concerns", lambda _pack, a, c, _day: read.append((len(a.evidence), len(c.items))) or ()
    )
    enter("There were 12 of them.")
    wait_until_read(view, qtbot)
    assert read == [(1, 1)]


def test_it_is_told_since_any_export(
    view: ReportView, window: MainWindow, enter: Any, qtbot: Any, tmp_path: Path
) -> None:
    enter("Seven waited.")
    export(window._session, tmp_path / "first.pdf")
    assert not view.since.which.isVisible()
    enter("Eight waited.")
    export(window._session, tmp_path / "second.xlsx")
    wait_until_read(view, qtbot)
    view.sections["since"].set_folded(False)
    assert view.since.which.isVisible()
    assert view.since.said.text().startswith("second.xlsx")
    view.since.which.setCurrentIndex(1)
    view.since.which.activated.emit(1)
    wait_until_read(view, qtbot)
    assert view.since.said.text().startswith("first.pdf")
    assert any(row.key == "added" for row in shown_rows(view.since.list))
