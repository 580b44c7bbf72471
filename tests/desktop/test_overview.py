"""The overview as an officer uses it: read, walked through by key, opened into the desk."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QToolTip

from desktop import commands
from desktop.models.due_actions import DueColumn
from desktop.models.evidence_filter import EvidenceFilter
from desktop.models.heat_map import Group
from desktop.models.places import WHOLE_STATEMENT
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import screen_reader, theme
from desktop.widgets.main_window import MainWindow
from desktop.widgets.overview_view import OverviewView
from rubric.pack import Pack


@pytest.fixture(autouse=True)
def _no_screen_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen_reader, "is_at_work", lambda: False)


@pytest.fixture
def entered(enter: Callable[..., str], pack: Pack) -> tuple[str, ...]:
    """Two items under the first sub-heading, of two categories and ages, and one under the second."""
    one, other = pack.sub_headings[0].id, pack.sub_headings[1].id
    first, second = pack.evidence_categories[0].id, pack.evidence_categories[1].id
    weak = next(pattern for pattern in pack.patterns if pattern.home == one)
    return (
        enter(f"{weak.title}~", sub_headings=(one,), category=first, date="2026-09"),
        enter("Carers wait.", sub_headings=(one,), category=second, date="2020"),
        enter("Staff say so.", sub_headings=(other,), category=second),
    )


@pytest.fixture
def view(window: MainWindow, entered: tuple[str, ...]) -> OverviewView:
    window.show_view("overview")
    view = window.views.view("overview")
    assert isinstance(view, OverviewView)
    return view


def column_of(view: OverviewView, group: Group, number: int) -> int:
    columns = [n for n, column in enumerate(view.heat.map._map.columns) if column.group == group]
    return columns[number]


def spoken(view: OverviewView) -> str:
    return view.heat.map.accessibleName()


def listed(window: MainWindow) -> tuple[str, ...]:
    return window.views.desk.middle.evidence_list.list.rows.open_keys()


# What it says


def test_it_stands_second_among_the_views(window: MainWindow, entered: tuple[str, ...]) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.views.current() == "overview"
    assert window.bar.views.chosen_key() == "overview"
    assert list(window.bar.views.buttons) == ["desk", "overview", "triage", "actions", "report"]


def test_the_statement_is_told_in_a_sentence(view: OverviewView, pack: Pack) -> None:
    assert (
        view.headline.text()
        == f"None of {len(pack.patterns)} patterns is covered, 1 is weak and {len(pack.patterns) - 1} are missing."
    )
    assert view.second.text().startswith(f"3 evidence items, 1 over {pack.limits.out_of_date_months} months old.")


def test_with_nothing_entered_it_says_how_to_begin(window: MainWindow, qtbot: Any) -> None:
    window.show_view("overview")
    view = window.views.view("overview")
    assert isinstance(view, OverviewView)
    assert not view.headline.isVisible()
    assert "Nothing is entered yet." in view.empty.how.text()
    with qtbot.waitSignal(window.views.import_requested):
        # Not the window's own answer, which would ask for a file.
        window.views.import_requested.disconnect(window.import_documents)
        view.to_import.click()
    view.to_desk.click()
    assert window.views.current() == "desk"


def test_what_may_only_be_read_is_not_imported_into(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "read_only", property(lambda self: True))
    window.show_view("overview")
    view = window.views.view("overview")
    assert isinstance(view, OverviewView)
    assert view.to_desk.isVisible()
    assert not view.to_import.isVisible()


def test_while_the_evidence_is_first_read_it_says_so_and_then_shows_it(
    window: MainWindow, view: OverviewView, qtbot: Any
) -> None:
    session = window._session
    path = session.path
    assert path is not None
    session.close()
    with qtbot.waitSignal(session.comparison_changed):
        assert session.open(path)
        window.show_view("overview")
        assert view.empty.sentence.isVisible()
        assert view.empty.sentence.text() == "The evidence is being read."
    assert view.headline.isVisible()


def test_hidden_it_costs_nothing_and_shown_it_is_right(
    window: MainWindow, view: OverviewView, enter: Callable[..., str]
) -> None:
    before = view.second.text()
    window.show_view("desk")
    enter("One more.")
    assert view.second.text() == before, "nobody is looking"
    window.show_view("overview")
    assert view.second.text().startswith("4 evidence items")


def test_while_it_is_seen_it_follows_every_change(
    window: MainWindow, view: OverviewView, settle: Callable[..., Any]
) -> None:
    settle(window._session.undo)
    assert view.second.text().startswith("2 evidence items")


# The map


def test_the_keyboard_walks_through_the_map_and_every_cell_is_said(
    view: OverviewView, pack: Pack, window: MainWindow
) -> None:
    heat = view.heat.map
    assert QApplication.focusWidget() is heat, "who comes by key is at the map"
    first, second = pack.sub_headings[:2]
    assert spoken(view).startswith(f"Where the evidence is. {first.title}: ")
    QTest.keyClick(heat, Qt.Key.Key_Right)
    assert spoken(view).endswith(f"{first.title}, {pack.evidence_categories[0].title}: 1 item")
    QTest.keyClick(heat, Qt.Key.Key_Down)
    assert spoken(view).endswith(f"{second.title}, {pack.evidence_categories[0].title}: none, and some is looked for")
    QTest.keyClick(heat, Qt.Key.Key_End)
    assert spoken(view).endswith("Not dated: 1 item")
    QTest.keyClick(heat, Qt.Key.Key_Right)
    assert heat.current_cell()[1] == len(heat._map.columns) - 1, "there is nothing to the right"
    QTest.keyClick(heat, Qt.Key.Key_Home)
    QTest.keyClick(heat, Qt.Key.Key_Up)
    QTest.keyClick(heat, Qt.Key.Key_Up)
    QTest.keyClick(heat, Qt.Key.Key_Left)
    assert heat.current_cell() == (0, 0)


def test_enter_opens_the_desk_with_the_evidence_of_the_cell(
    view: OverviewView, window: MainWindow, entered: tuple[str, ...], pack: Pack
) -> None:
    view.heat.map.go_to(0, column_of(view, Group.CATEGORIES, 1))
    QTest.keyClick(view.heat.map, Qt.Key.Key_Return)
    assert window.views.current() == "desk"
    assert window.views.desk.place() == pack.sub_headings[0].id
    assert listed(window) == (entered[1],)


def test_a_click_on_an_age_opens_the_desk_with_what_is_so_old(
    view: OverviewView, window: MainWindow, entered: tuple[str, ...]
) -> None:
    box = view.heat.map.geometry_now().cells[0, column_of(view, Group.AGES, 0)]
    QTest.mouseClick(view.heat.map, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert window.views.current() == "desk"
    assert listed(window) == (entered[0],)


def test_a_meter_opens_the_desk_at_its_sub_heading_unfiltered(
    view: OverviewView, window: MainWindow, entered: tuple[str, ...], qtbot: Any
) -> None:
    view.heat.map.go_to(0, column_of(view, Group.CATEGORIES, 0))
    view.heat.map.open_current()
    assert listed(window) == entered[:1]
    window.show_view("overview")
    box = view.heat.map.geometry_now().cells[0, 0]
    QTest.mouseClick(view.heat.map, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert listed(window) == entered[:2]


def test_a_press_that_is_let_go_elsewhere_opens_nothing(view: OverviewView, window: MainWindow) -> None:
    cells = view.heat.map.geometry_now().cells
    QTest.mousePress(view.heat.map, Qt.MouseButton.LeftButton, pos=cells[0, 1].center().toPoint())
    QTest.mouseRelease(view.heat.map, Qt.MouseButton.LeftButton, pos=cells[1, 1].center().toPoint())
    assert window.views.current() == "overview"


def test_an_item_is_shown_on_the_desk_whatever_was_filtered(
    view: OverviewView, window: MainWindow, entered: tuple[str, ...]
) -> None:
    desk = window.views.desk
    desk.show_filtered(desk.place(), EvidenceFilter(found="clear"))
    assert listed(window) == ()
    desk.show_evidence(entered[1])
    assert desk.middle.editor.shown_item() == entered[1]


def test_resting_on_a_cell_says_it_and_marks_it(view: OverviewView, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _where, text, _widget: said.append(text))
    heat = view.heat.map
    middle = heat.geometry_now().cells[1, 2].center().toPoint()
    QTest.mouseMove(heat, middle)
    QApplication.sendEvent(heat, QHelpEvent(QEvent.Type.ToolTip, middle, heat.mapToGlobal(middle)))
    assert said == [heat._map.rows[1].cells[2].accessible]
    QApplication.sendEvent(heat, QHelpEvent(QEvent.Type.ToolTip, QPoint(0, 0), heat.mapToGlobal(QPoint(0, 0))))
    assert len(said) == 1


def test_a_cell_brought_to_by_key_is_in_view_where_the_page_scrolls(
    view: OverviewView, window: MainWindow, qtbot: Any
) -> None:
    window.resize(1280, 660)
    theme.apply(QApplication.instance(), dark=False, scale=1.5)  # pyright: ignore[reportArgumentType]
    qtbot.waitUntil(lambda: view.area.verticalScrollBar().maximum() > 0)
    last = (len(view.heat.map._map.rows) - 1, len(view.heat.map._map.columns) - 1)
    view.heat.map.go_to(*last)
    box = view.heat.map.geometry_now().cells[last]
    middle = view.heat.map.mapTo(view.area.viewport(), box.center().toPoint())
    assert view.area.viewport().rect().contains(middle)


# As a table


def test_as_a_table_it_says_the_same_and_opens_the_same(
    view: OverviewView, window: MainWindow, settings: Settings, entered: tuple[str, ...]
) -> None:
    view.heat.swap.click()
    assert view.heat.table.isVisible()
    assert not view.heat.map.isVisible()
    assert QApplication.focusWidget() is view.heat.table
    assert settings.overview_as_table
    model = view.heat.model
    column = next(n for n in range(model.columnCount()) if model.cell_at(model.index(0, n))[1] == 2)
    view.heat.table.setCurrentIndex(model.index(0, column))
    QTest.keyClick(view.heat.table, Qt.Key.Key_Return)
    assert listed(window) == (entered[1],)


def test_the_table_is_shown_again_the_next_time(plain_session: Session, settings: Settings, qtbot: Any) -> None:
    settings.overview_as_table = True
    view = OverviewView(plain_session, settings)
    qtbot.addWidget(view)
    assert view.heat.is_table()
    view.heat.swap.click()
    assert not view.heat.is_table()
    assert view.heat.swap.accessibleName() == "As a table"


def test_a_screen_reader_gets_the_table_unless_a_person_chose_the_map(
    plain_session: Session, settings: Settings, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_reader, "is_at_work", lambda: True)
    for chosen, table in ((None, True), (False, False)):
        if chosen is not None:
            settings.overview_as_table = chosen
        view = OverviewView(plain_session, settings)
        qtbot.addWidget(view)
        assert view.heat.is_table() is table


def test_in_the_table_the_cell_that_was_current_stays_so(view: OverviewView, settle: Callable[..., Any]) -> None:
    view.heat.swap.click()
    view.heat.table.setCurrentIndex(view.heat.model.index(1, 3))
    settle(view._session.undo)
    assert (view.heat.table.currentIndex().row(), view.heat.table.currentIndex().column()) == (1, 3)


def test_what_is_decided_is_told_beside_how_many_are_missing(view: OverviewView, settle: Callable[..., Any]) -> None:
    session = view._session
    gaps = [gap for gap in session.comparison.gaps if gap.pattern]
    count, undecided = view.headline.text(), view.second.text()
    settle(commands.dismiss_gap, session, gaps[0], "Not a duty of this council.")
    assert view.second.text() == f"Of the weak and missing, 1 is dismissed. {undecided}"
    settle(commands.dismiss_gap, session, gaps[1], "Not a duty of this council.")
    settle(commands.add_action, session, gaps[2], "Count the waits", "", None)
    assert view.second.text().startswith("Of the weak and missing, 2 are dismissed and 1 has an action. ")
    assert view.headline.text() == count


# Steps, actions and accounts


def test_a_step_opens_the_gap_it_is_about(view: OverviewView, window: MainWindow) -> None:
    number = next(n for n, step in enumerate(view._steps, start=1) if step.gap)
    view.steps.setFocus()
    assert view.steps.chosen_key() == "1", "what Enter would open is chosen"
    view.steps.choose(str(number))
    QTest.keyClick(view.steps, Qt.Key.Key_Return)
    assert window.views.current() == "desk"
    desk = window.views.desk
    assert desk.explanation.shown_gap() == view._steps[number - 1].gap
    assert desk.gap_list.list.hasFocus()
    assert desk.gap_list.list.chosen_key() == view._steps[number - 1].gap


def test_possible_matches_open_the_item_that_has_them(
    view: OverviewView, window: MainWindow, enter: Callable[..., str], pack: Pack
) -> None:
    near = enter(f"{pack.patterns[0].title}?", sub_headings=(pack.sub_headings[2].id,))
    number = next(n for n, step in enumerate(view._steps) if step.kind == "confirm")
    box = view.steps.visualRect(view.steps.rows.index(number))
    QTest.mouseClick(view.steps.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert window.views.current() == "desk"
    editor = window.views.desk.middle.editor
    assert editor.shown_item() == near
    assert editor.matches.chips[0].confirm.hasFocus()


def test_possible_matches_are_looked_at_item_after_item_and_are_in_view(
    view: OverviewView, window: MainWindow, enter: Callable[..., str], pack: Pack, qtbot: Any
) -> None:
    possible, clear = pack.patterns[0].title, pack.patterns[1].title
    home = (pack.sub_headings[2].id,)
    near = [enter(f"{clear} and {possible}? {'Much more was said. ' * 60}", sub_headings=home) for _ in range(2)]
    window.resize(1366, 660)
    number = next(n for n, step in enumerate(view._steps, start=1) if step.kind == "confirm")
    assert view._steps[number - 1].sentence == "Look at 2 possible matches in 2 items"
    editor = window.views.desk.middle.editor
    for evidence in (near[0], near[1], near[0]):
        window.show_view("overview")
        view.steps.setFocus()
        view.steps.choose(str(number))
        QTest.keyClick(view.steps, Qt.Key.Key_Return)
        assert editor.shown_item() == evidence
        (chip,) = editor.matches.chips
        assert chip.confirm.hasFocus()
        qtbot.waitUntil(lambda chip=chip: chip.visibleRegion().boundingRect() == chip.rect())


def test_where_no_step_waits_it_says_so(view: OverviewView, enter: Callable[..., str], pack: Pack) -> None:
    everything = "\n".join(pattern.title for pattern in pack.patterns)
    for sub_heading in pack.sub_headings:
        for category in pack.evidence_categories:
            enter(everything, sub_headings=(sub_heading.id,), category=category.id)
    assert not view.steps.isVisible()
    assert view.no_steps.isVisible()


def test_an_action_opens_its_gap_and_one_of_a_closed_gap_all_actions(
    view: OverviewView, window: MainWindow, settle: Callable[..., Any], pack: Pack, qtbot: Any
) -> None:
    session = window._session
    assert "No actions yet." in view.due.empty.text()
    gap = next(gap for gap in session.comparison.gaps if gap.pattern)
    settle(commands.add_action, session, gap, "List them", "", datetime.date(2020, 1, 1))
    assert view.due.second.text() == "1 to do"
    assert view.due.model.index(0, DueColumn.WHEN).data().startswith("Overdue by")
    table = view.due.table
    what = view.due.model.index(0, DueColumn.WHAT)
    qtbot.waitUntil(lambda: table.viewport().rect().contains(table.visualRect(what)))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(what).center())
    assert window.views.desk.explanation.shown_gap() == gap.key
    pattern = pack.pattern(gap.pattern or "")
    settle(commands.new_evidence, session, text=pattern.title, sub_headings=(pattern.home,))
    window.show_view("overview")
    view.due.table.setCurrentIndex(view.due.model.index(0, 0))
    QTest.keyClick(view.due.table, Qt.Key.Key_Return)
    assert window.views.current() == "actions"


def test_when_every_action_is_done_that_is_said(
    view: OverviewView, window: MainWindow, settle: Callable[..., Any]
) -> None:
    gap = window._session.comparison.gaps[0]
    settle(commands.add_action, window._session, gap, "List them", "", None)
    action = window._session.assessment.decisions.actions[0]
    settle(commands.change_action, window._session, action.id, done=datetime.date(2026, 9, 1))
    assert view.due.empty.text() == "Every action is done."
    assert not view.due.table.isVisible()
    view.due.all.click()
    assert window.views.current() == "actions"


def test_the_accounts_lead_to_where_they_are_written(
    view: OverviewView, window: MainWindow, settle: Callable[..., Any], pack: Pack
) -> None:
    place = pack.sub_headings[1].id
    settle(commands.change_account, window._session, place, narrative="Well begun.")
    score = pack.score_words[0]
    settle(commands.change_account, window._session, "", judgement=score.score)
    assert view.account.judgement.text() == f"{score.score}: {score.words}"
    row = view.account.list.rows.row_of(place)
    assert "2 words, short" in view.account.list.rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    box = view.account.list.visualRect(view.account.list.rows.index(row))
    QTest.mouseClick(view.account.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    desk = window.views.desk
    assert (window.views.current(), desk.place(), desk.middle.tabs.chosen_key()) == ("desk", place, "account")
    window.show_view("overview")
    view.account.write.click()
    assert desk.place() == WHOLE_STATEMENT


# Room


def test_in_a_wide_window_nothing_scrolls_and_the_steps_stand_beside_the_map(view: OverviewView, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: view.area.verticalScrollBar().maximum() == 0)
    assert view._top.direction() == QBoxLayout.Direction.LeftToRight
    assert len(view.heat.map.geometry_now().bands) == 1


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_in_a_narrow_and_low_window_all_is_there_one_under_another(
    view: OverviewView, window: MainWindow, qtbot: Any, qapp: QApplication, scale: float
) -> None:
    theme.apply(qapp, dark=True, scale=scale)
    window.resize(1280, 660)
    qtbot.waitUntil(lambda: view._top.direction() == QBoxLayout.Direction.TopToBottom)
    qtbot.waitUntil(lambda: view.steps.height() >= view.steps.content_height())
    assert view.area.horizontalScrollBar().maximum() == 0
    panes = [view.heat, view._steps_pane, view.due, view.account]

    def stand_apart() -> bool:
        return all(one.geometry().bottom() < other.geometry().top() for one, other in itertools.pairwise(panes))

    qtbot.waitUntil(stand_apart)
    assert all(pane.height() >= pane.minimumSizeHint().height() for pane in panes)
    assert view.due.table.verticalScrollBar().maximum() == 0
