"""The evidence list as an officer lives in it: adding by the line, sorting, filtering, several at once, the bin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop import commands
from desktop.document.errors import AssessmentError
from desktop.models.evidence_filter import EvidenceFilter
from desktop.models.evidence_order import Order
from desktop.models.places import BIN, DISMISSED, NOT_PLACED, WHOLE_STATEMENT
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.deleted_strip import DeletedStrip
from desktop.widgets.desk import Desk
from desktop.widgets.evidence_list import EvidenceList
from rubric.evidence import EvidenceItem
from rubric.pack import Pack

NONE, CONTROL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def desk(plain_session: Session, settings: Settings, qtbot: Any, qapp: QApplication) -> Iterator[Desk]:
    theme.apply(qapp, dark=False, scale=1.0)
    desk = Desk(plain_session, settings)
    qtbot.addWidget(desk)
    desk.resize(1440, 900)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    return desk


@pytest.fixture
def evidence_list(desk: Desk) -> EvidenceList:
    return desk.middle.evidence_list


@pytest.fixture
def popped(monkeypatch: pytest.MonkeyPatch) -> list[QMenu]:
    """The menus that were opened, without a screen to open them on."""
    menus: list[QMenu] = []

    def popup(menu: QMenu, _at: QPoint) -> None:
        menu.aboutToShow.emit()
        menus.append(menu)

    monkeypatch.setattr(QMenu, "popup", popup)
    return menus


@pytest.fixture
def here(desk: Desk, pack: Pack) -> str:
    desk.show_place(pack.sub_headings[0].id)
    return pack.sub_headings[0].id


@pytest.fixture
def three(enter: Callable[..., str], here: str, pack: Pack) -> tuple[str, str, str]:
    """Three items: a clear one of 2025, an old one without a pattern, and a partial one with no date."""
    title = pack.patterns[0].title
    return (
        enter(f"{title} is so.", sub_headings=(here,), date="2025-11", source="Survey", owner="Priya"),
        enter("Nobody wrote down why the ramp was left.", sub_headings=(here,), date="2021", source="Panel"),
        enter(f"{title}~ only in part.", sub_headings=(here,), category=pack.evidence_categories[0].id),
    )


def items(session: Session) -> dict[str, EvidenceItem]:
    return {item.id: item for item in session.assessment.evidence}


def keys(evidence_list: EvidenceList) -> tuple[str, ...]:
    return evidence_list.list.rows.open_keys()


def choose_several(evidence_list: EvidenceList, *ids: str) -> None:
    """As Ctrl+click does."""
    evidence_list.list.choose(ids[0])
    for one in ids[1:]:
        index = evidence_list.list.rows.index(evidence_list.list.rows.row_of(one))
        evidence_list.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)


# The line that adds


def test_enter_adds_and_the_line_is_ready_for_the_next(
    desk: Desk, evidence_list: EvidenceList, here: str, plain_session: Session
) -> None:
    field = evidence_list.quick_add.field
    desk.quick_add()
    assert field.hasFocus()
    QTest.keyClicks(field, "Waits fell.")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "Two")
    QTest.keyClick(field, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(field, "lines.")
    QTest.keyClick(field, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert [(item.text, item.sub_headings) for item in plain_session.assessment.evidence] == [
        ("Waits fell.", (here,)),
        ("Two\nlines.", (here,)),
    ]
    assert field.hasFocus()
    assert field.toPlainText() == ""
    assert evidence_list.list.chosen_key() == "E2"
    assert desk.middle.editor.shown_item() == "E2"


def test_the_line_grows_with_what_is_written_and_shrinks_again(evidence_list: EvidenceList, here: str) -> None:
    field = evidence_list.quick_add.field
    low = field.height()
    field.setPlainText("One\ntwo\nthree")
    assert field.height() > low
    field.setPlainText("\n".join(["line"] * 40))
    assert field.height() < 200
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.height() == low


def test_an_empty_line_adds_nothing_but_opens_the_editor_when_asked(
    desk: Desk, evidence_list: EvidenceList, here: str, plain_session: Session
) -> None:
    field = evidence_list.quick_add.field
    desk.quick_add()
    QTest.keyClicks(field, "   ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert plain_session.assessment.evidence == ()
    QTest.keyClick(field, Qt.Key.Key_Return, CONTROL)
    assert [item.text for item in plain_session.assessment.evidence] == [""]
    assert desk.middle.editor.text.hasFocus()


def test_undo_in_the_empty_line_takes_back_the_item_just_added(
    evidence_list: EvidenceList, here: str, plain_session: Session
) -> None:
    field = evidence_list.quick_add.field
    field.setFocus()
    QTest.keyClicks(field, "Waits fell.")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert plain_session.assessment.evidence == ()
    QTest.keyClicks(field, "a")
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert field.toPlainText() == ""


def test_what_stands_in_the_line_is_not_lost_when_the_file_is_closed(
    evidence_list: EvidenceList, here: str, plain_session: Session, qtbot: Any
) -> None:
    QTest.keyClicks(evidence_list.quick_add.field, "Half a thought")
    path = plain_session.path
    assert path is not None
    plain_session.close()
    with qtbot.waitSignal(plain_session.comparison_changed):
        assert plain_session.open(path)
    assert [(item.text, item.sub_headings) for item in plain_session.assessment.evidence] == [
        ("Half a thought", (here,))
    ]
    assert evidence_list.quick_add.field.toPlainText() == ""


def test_what_cannot_be_written_stays_in_the_line(
    evidence_list: EvidenceList, here: str, plain_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = evidence_list.quick_add.field
    assert plain_session._document is not None
    with monkeypatch.context() as full:
        full.setattr(plain_session._document, "write", _disk_full)
        QTest.keyClicks(field, "The disk is full.")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.toPlainText() == "The disk is full."
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [item.text for item in plain_session.assessment.evidence] == ["The disk is full."]


def _disk_full(_changes: object) -> None:
    raise AssessmentError("Alderwick.plumb: the disk is full; make room and try again.")


def test_the_next_item_may_have_the_source_of_the_last(
    evidence_list: EvidenceList, here: str, enter: Callable[..., str], plain_session: Session, pack: Pack
) -> None:
    quick_add = evidence_list.quick_add
    assert quick_add.same_source.isHidden()
    category = pack.evidence_categories[1].id
    enter("One.", sub_headings=(here,), source="Panel, May 2026", date="2026-05", category=category, owner="Asha")
    assert quick_add.same_source.text() == "Same source as E1"
    quick_add.same_source.click()
    QTest.keyClicks(quick_add.field, "Two.")
    QTest.keyClick(quick_add.field, Qt.Key.Key_Return)
    added = items(plain_session)["E2"]
    assert (added.source, added.date, added.category) == ("Panel, May 2026", "2026-05", category)
    assert added.owner == ""
    assert quick_add.same_source.text() == "Same source as E2"
    assert quick_add.same_source.isChecked()


def test_from_a_place_that_holds_no_evidence_the_line_adds_what_is_not_placed(
    desk: Desk, evidence_list: EvidenceList, here: str, plain_session: Session
) -> None:
    for place in (WHOLE_STATEMENT, DISMISSED, BIN):
        desk.show_place(place)
        assert evidence_list.quick_add.isHidden()
    desk.quick_add()
    assert desk.place() == NOT_PLACED
    QTest.keyClicks(evidence_list.quick_add.field, "Somewhere.")
    QTest.keyClick(evidence_list.quick_add.field, Qt.Key.Key_Return)
    assert items(plain_session)["E1"].sub_headings == ()


def test_a_file_open_to_read_only_has_no_line(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "read_only", property(lambda self: True))
    desk.refresh()
    evidence_list.list.choose(three[0])
    assert evidence_list.quick_add.isHidden()
    desk.quick_add()
    assert not evidence_list.quick_add.field.hasFocus()
    assert [act.text().split("\t")[0] for act in evidence_list.menu.made().actions() if act.text()] == [
        "&Write in it",
        "&Copy the text",
        "Choose &all",
    ]


# Sorting, grouping, filtering


def chosen_in_menu(menu: QMenu, *titles: str) -> QAction:
    """The entry under these titles, the menus opened on the way as they are with the mouse."""
    menu.aboutToShow.emit()
    act = next(act for act in menu.actions() if act.text().replace("&", "") == titles[0])
    under = act.menu()
    return chosen_in_menu(under, *titles[1:]) if isinstance(under, QMenu) and titles[1:] else act


def test_evidence_is_sorted_and_grouped_and_stays_so_next_time(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...], settings: Settings, plain_session: Session
) -> None:
    one, two, last = three
    menu = evidence_list.tools.order.menu()
    chosen_in_menu(menu, "Oldest first").trigger()
    assert keys(evidence_list) == (two, one, last)
    chosen_in_menu(menu, "Surest match first").trigger()
    assert keys(evidence_list) == (one, last, two)
    chosen_in_menu(menu, "Group by age").trigger()
    assert evidence_list.tools.order.accessibleName().endswith("surest match first, grouped by age")
    assert evidence_list.list.rows.rowCount() == 6
    again = EvidenceList(plain_session, Settings(Path(str(settings._stored.fileName()))))
    again.show_place(desk.place())
    assert again.list.rows.rowCount() == 6
    again.deleteLater()


def test_a_filter_is_said_above_the_list_and_taken_away_with_one_button(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...]
) -> None:
    assert evidence_list.filter_strip.isHidden()
    chosen_in_menu(evidence_list.tools.filter.menu(), "Found", "Clear").trigger()
    assert keys(evidence_list) == (three[0],)
    assert evidence_list.filter_strip.words.whole_text() == "Found: Clear"
    assert desk.middle.count.whole_text() == "1 of 3 evidence items"
    evidence_list.filter_strip.button.click()
    assert keys(evidence_list) == three
    assert evidence_list.filter_strip.isHidden()
    assert desk.middle.count.whole_text() == "3 evidence items"


def test_words_are_looked_for_as_they_are_typed(evidence_list: EvidenceList, three: tuple[str, ...]) -> None:
    chosen_in_menu(evidence_list.tools.filter.menu(), "Words…").trigger()
    line = evidence_list.filter_strip.line
    assert line.hasFocus()
    QTest.keyClicks(line, "RAMP")
    assert keys(evidence_list) == (three[1],)
    assert line.hasFocus()
    for _ in "RAMP":
        QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert keys(evidence_list) == three


def test_a_filter_that_nothing_agrees_with_says_how_to_go_on(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...]
) -> None:
    evidence_list.show_filter(EvidenceFilter(owner="Nobody"))
    assert evidence_list.empty.text() == "No item here agrees with the filter."
    assert not evidence_list.add.isVisible()
    assert desk.middle.count.whole_text() == "0 of 3 evidence items"
    assert not evidence_list.tools.isHidden()


def test_what_is_typed_or_added_does_not_vanish_because_of_the_filter(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...], settle: Callable[..., Any], qtbot: Any
) -> None:
    one = three[0]
    evidence_list.show_filter(EvidenceFilter(found="clear"))
    desk.middle.editor.text.setFocus()
    desk.middle.editor.text.selectAll()
    settle(QTest.keyClicks, desk.middle.editor.text, "No more.")
    assert keys(evidence_list) == (one,)
    assert desk.middle.editor.shown_item() == one
    QTest.keyClicks(evidence_list.quick_add.field, "Just added.")
    settle(QTest.keyClick, evidence_list.quick_add.field, Qt.Key.Key_Return)
    assert evidence_list.list.chosen_key() == "E4"
    qtbot.waitUntil(lambda: keys(evidence_list) == ("E4",))


def test_what_is_typed_stays_in_its_place_until_another_is_chosen(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...], settle: Callable[..., Any], qtbot: Any
) -> None:
    one, two, last = three
    evidence_list.show_order(Order("surest"))
    evidence_list.list.choose(one)
    desk.middle.editor.text.selectAll()
    settle(QTest.keyClicks, desk.middle.editor.text, "No more.")
    assert keys(evidence_list) == (one, last, two)
    evidence_list.list.choose(last)
    qtbot.waitUntil(lambda: keys(evidence_list) == (last, one, two))
    assert evidence_list.list.chosen_key() == last


def test_a_link_leads_to_an_item_that_the_filter_hides(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...]
) -> None:
    evidence_list.show_filter(EvidenceFilter(found="clear"))
    desk.show_evidence(three[1])
    assert desk.middle.editor.shown_item() == three[1]
    assert evidence_list.list.chosen_key() == three[1]


def test_another_file_is_shown_unfiltered(
    evidence_list: EvidenceList, three: tuple[str, ...], plain_session: Session, qtbot: Any
) -> None:
    evidence_list.show_filter(EvidenceFilter(words="ramp"))
    path = plain_session.path
    assert path is not None
    plain_session.close()
    with qtbot.waitSignal(plain_session.comparison_changed):
        assert plain_session.open(path)
    assert keys(evidence_list) == three
    assert evidence_list.filter_strip.isHidden()


# Several at once


def test_with_several_chosen_the_pane_below_shows_what_they_have_in_common(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...], plain_session: Session, settle: Callable[..., Any]
) -> None:
    evidence_list.list.choose(three[0])
    evidence_list.list.setFocus()
    QTest.keyClick(evidence_list.list, Qt.Key.Key_Down, SHIFT)
    bulk = desk.middle.bulk
    assert bulk.isVisible()
    assert bulk.title.text() == "2 items chosen"
    assert bulk.lines["source"].placeholderText() == "Different ones"
    assert bulk.choices["category"].currentText() == "Not stated"
    assert bulk.choices["status"].currentText() == "Not stated"
    QTest.keyClicks(bulk.lines["owner"], "Asha")
    settle(QTest.keyClick, bulk.lines["owner"], Qt.Key.Key_Return)
    assert [item.owner for item in plain_session.assessment.evidence] == ["Asha", "Asha", ""]
    assert plain_session.undo_stack.undoText() == "Change 2 items"
    settle(plain_session.undo)
    assert [item.owner for item in plain_session.assessment.evidence] == ["Priya", "", ""]
    QTest.keyClick(evidence_list.list, Qt.Key.Key_Up)
    assert not bulk.isVisible()
    assert desk.middle.editor.isVisible()


def test_category_status_and_dates_are_set_for_all_and_what_is_left_alone_stays(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...], plain_session: Session, pack: Pack
) -> None:
    evidence_list.list.selectAll()
    bulk = desk.middle.bulk
    category = bulk.choices["category"]
    assert category.currentText() == "Different ones"
    category.activated.emit(0)
    assert items(plain_session)[three[0]].category is None
    category.setCurrentIndex(category.findData(pack.evidence_categories[2].id))
    category.activated.emit(category.currentIndex())
    assert {item.category for item in plain_session.assessment.evidence} == {pack.evidence_categories[2].id}
    assert category.findText("Different ones") < 0
    status = bulk.choices["status"]
    status.setCurrentIndex(1)
    status.activated.emit(1)
    assert {item.status for item in plain_session.assessment.evidence} == {pack.evidence_statuses[0].id}
    bulk.dates["review_by"].take("June 2027")
    bulk.dates["date"].take("no day")
    assert {item.review_by for item in plain_session.assessment.evidence} == {"2027-06"}
    assert [item.date for item in plain_session.assessment.evidence] == ["2025-11", "2021", None]
    assert bulk.dates["date"].error_text()


def test_two_choices_made_for_several_at_once_are_two_steps_of_undo(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...], pack: Pack
) -> None:
    choose_several(evidence_list, *three)
    status = desk.middle.bulk.choices["status"]
    for row in (1, 2):
        status.setCurrentIndex(row)
        status.activated.emit(row)
    desk._session.undo()
    assert {item.status for item in items(desk._session).values()} == {pack.evidence_statuses[0].id}


def test_several_are_moved_and_placed_as_well_in_one_step(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...], pack: Pack, popped: list[QMenu]
) -> None:
    plain_session, here, there = desk._session, desk.place(), pack.sub_headings[1]
    choose_several(evidence_list, *three[:2])
    desk.move_evidence()
    bulk = desk.middle.bulk
    assert popped == [bulk._move_menu]
    chosen_in_menu(bulk._also_menu, f"2  {there.title}").trigger()
    assert [item.sub_headings for item in plain_session.assessment.evidence] == [(here, there.id)] * 2 + [(here,)]
    chosen_in_menu(bulk._move_menu, f"2  {there.title}").trigger()
    assert keys(evidence_list) == three[2:]
    plain_session.undo()
    plain_session.undo()
    assert {item.sub_headings for item in plain_session.assessment.evidence} == {(here,)}


def test_all_chosen_are_deleted_at_once_and_the_list_says_so(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...], plain_session: Session
) -> None:
    strip = desk.findChild(object, "deleted_strip")
    choose_several(evidence_list, *three[:2])
    evidence_list.list.setFocus()
    QTest.keyClick(evidence_list.list, Qt.Key.Key_Delete)
    assert list(items(plain_session)) == [three[2]]
    assert strip.words.whole_text() == "2 items are in the bin. Undo brings them back."
    assert evidence_list.list.chosen_keys() == (three[2],)
    strip.button.click()
    assert tuple(items(plain_session)) == three
    assert strip.isHidden()


def test_the_strip_about_a_deletion_goes_when_undo_is_about_something_else(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...], plain_session: Session
) -> None:
    strip = desk.findChild(object, "deleted_strip")
    evidence_list.list.choose(three[0])
    desk.delete_evidence()
    assert strip.words.whole_text() == f"{three[0]} is in the bin. Undo brings it back."
    commands.change_evidence(plain_session, three[1], owner="Asha")
    assert strip.isHidden()


def drop(desk: Desk, evidence_list: EvidenceList, place: str, modifiers: Qt.KeyboardModifier = NONE) -> QDropEvent:
    """Drop what is chosen on a place of the left pane, as the mouse does."""
    rows = evidence_list.list.rows
    data = rows.mimeData(evidence_list.list.selectedIndexes())
    places = desk.left.list
    at = QPointF(places.visualRect(places.rows.index(places.rows.row_of(place))).center())
    event = QDropEvent(at, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, modifiers)
    places.dropEvent(event)
    return event


def test_rows_dropped_on_a_sub_heading_go_there_and_with_ctrl_stand_there_too(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...], pack: Pack, qtbot: Any
) -> None:
    plain_session, here, there = desk._session, desk.place(), pack.sub_headings[2].id
    choose_several(evidence_list, *three[:2])
    with qtbot.waitSignal(desk.left.list.dropped):
        drop(desk, evidence_list, there, CONTROL)
    assert items(plain_session)[three[0]].sub_headings == (here, there)
    with qtbot.waitSignal(desk.left.list.dropped):
        drop(desk, evidence_list, there)
    assert [items(plain_session)[one].sub_headings for one in three] == [(there,), (there,), (here,)]
    assert plain_session.undo_stack.undoText() == "Move 2 items"


def test_rows_may_be_dropped_in_the_bin_but_not_on_the_whole_statement(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...], plain_session: Session, qtbot: Any
) -> None:
    evidence_list.list.choose(three[0])
    assert not drop(desk, evidence_list, WHOLE_STATEMENT).isAccepted()
    with qtbot.waitSignal(desk.left.list.dropped):
        drop(desk, evidence_list, BIN)
    assert tuple(items(plain_session)) == three[1:]


def test_the_context_menu_does_what_the_keys_do(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...], plain_session: Session, pack: Pack
) -> None:
    here = desk.place()
    evidence_list.list.choose(three[1])
    menu = evidence_list.menu
    chosen_in_menu(menu.made(), "Copy the text\tCtrl+C").trigger()
    assert QGuiApplication.clipboard().text() == "Nobody wrote down why the ramp was left."
    chosen_in_menu(menu.made(), "Also place under", f"2  {pack.sub_headings[1].title}").trigger()
    assert items(plain_session)[three[1]].sub_headings == (here, pack.sub_headings[1].id)
    chosen_in_menu(menu.made(), "Move to", "Not placed").trigger()
    assert keys(evidence_list) == (three[0], three[2])
    chosen_in_menu(menu.made(), "Choose all\tCtrl+A").trigger()
    assert evidence_list.chosen() == (three[0], three[2])
    chosen_in_menu(menu.made(), "Delete 2 items\tDelete").trigger()
    assert list(items(plain_session)) == [three[1]]


def test_the_context_menu_opens_by_key_and_says_the_keys(
    evidence_list: EvidenceList, three: tuple[str, ...], popped: list[QMenu]
) -> None:
    evidence_list.list.choose_none()
    asks = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), QPoint(4, 4))
    QApplication.sendEvent(evidence_list.list.viewport(), asks)
    assert popped == []
    evidence_list.list.choose(three[0])
    QApplication.sendEvent(evidence_list.list.viewport(), asks)
    said = [act.text().rpartition("\t")[2] for act in popped[0].actions() if "\t" in act.text()]
    assert said == ["Enter", "Ctrl+C", "Delete", "Ctrl+A"]


def test_enter_in_the_list_goes_to_the_text(desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...]) -> None:
    evidence_list.list.choose(three[0])
    evidence_list.list.setFocus()
    QTest.keyClick(evidence_list.list, Qt.Key.Key_Return)
    assert desk.middle.editor.text.hasFocus()


@pytest.mark.usefixtures("three")
def test_nothing_of_a_closed_assessment_is_held(evidence_list: EvidenceList, plain_session: Session) -> None:
    assert evidence_list._kept
    plain_session.close()
    assert evidence_list._kept == {}


# What stands twice


def test_an_item_that_repeats_another_says_so_and_leads_to_it(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...], enter: Callable[..., str], pack: Pack
) -> None:
    again = enter("nobody wrote down WHY the ramp was left", sub_headings=(pack.sub_headings[3].id,))
    desk.show_evidence(again)
    row = evidence_list.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert f", Same as {three[1]}, " in row
    editor = desk.middle.editor
    assert editor.repeat.text() == f"Same as {three[1]}"
    editor.repeat.click()
    assert editor.shown_item() == three[1]
    assert editor.repeat.isHidden()


# The bin


@pytest.fixture
def binned(desk: Desk, three: tuple[str, ...], plain_session: Session) -> tuple[str, ...]:
    commands.delete_evidence(plain_session, three[:2])
    desk.show_place(BIN)
    return three[:2]


def test_what_was_deleted_waits_in_the_bin_and_is_brought_back(
    desk: Desk, binned: tuple[str, ...], plain_session: Session
) -> None:
    pane = desk.middle.bin
    assert pane.list.rows.open_keys() == binned[::-1]
    assert (
        desk.left.list.rows.index(desk.left.list.rows.row_of(BIN)).data(Qt.ItemDataRole.AccessibleTextRole) == "Bin, 2"
    )
    assert pane.text.toPlainText() == "Nobody wrote down why the ramp was left."
    assert pane.restore.text() == f"Bring back {binned[1]}"
    pane.restore.click()
    assert set(items(plain_session)) == {binned[1], "E3"}
    pane.list.setFocus()
    pane.list.selectAll()
    QTest.keyClick(pane.list, Qt.Key.Key_R, CONTROL)
    assert plain_session.assessment.bin == ()
    assert desk.middle.count.isHidden()


def test_an_emptied_bin_is_brought_back_by_undo(desk: Desk, binned: tuple[str, ...], plain_session: Session) -> None:
    pane = desk.middle.bin
    pane.empty.click()
    assert plain_session.assessment.bin == ()
    assert pane.list.rows.rowCount() == 0
    plain_session.undo()
    assert pane.list.rows.open_keys() == binned[::-1]


def test_the_bin_has_no_gaps_no_tabs_and_no_line_to_add_by(desk: Desk, binned: tuple[str, ...]) -> None:
    assert desk.gap_list.list.rows.rowCount() == 0
    assert desk.gap_list.empty.text() == "No gaps flagged here."
    assert desk.middle.tabs.isHidden()
    assert desk.middle.add_button.isHidden()
    assert desk.middle.bin.isVisible()
    desk.back_to_list()
    assert desk.middle.bin.list.hasFocus()


def test_menus_that_are_opened_often_keep_only_what_they_show(evidence_list: EvidenceList, here: str) -> None:
    tools = evidence_list.tools
    for button in (tools.filter, tools.order):
        counts: list[int] = []
        for _ in range(3):
            button.menu().aboutToShow.emit()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            counts.append(len(button.menu().findChildren(QObject)))
        assert counts[0] == counts[2]


def test_what_undo_puts_back_into_the_bin_undo_is_not_said_to_bring_back(
    desk: Desk, three: tuple[str, str, str], plain_session: Session, qtbot: Any
) -> None:
    strip = desk.findChild(DeletedStrip)
    assert strip is not None
    commands.delete_evidence(plain_session, three[:1])
    assert strip.words.whole_text().startswith(f"{three[0]} is in the bin")
    path = plain_session.path
    assert path is not None
    plain_session.close()
    with qtbot.waitSignal(plain_session.comparison_changed):
        assert plain_session.open(path)
    commands.restore_evidence(plain_session, three[:1])
    plain_session.undo()
    assert strip.isHidden()
    plain_session.redo()
    commands.delete_evidence(plain_session, three[1:2])
    plain_session.undo()
    plain_session.redo()
    assert strip.words.whole_text().startswith(f"{three[1]} is in the bin")


def test_the_first_act_on_a_file_that_was_open_before_the_list_is_said(
    desk: Desk, three: tuple[str, str, str], plain_session: Session, qtbot: Any
) -> None:
    strip = DeletedStrip(plain_session)
    qtbot.addWidget(strip)
    commands.delete_evidence(plain_session, three[:1])
    assert not strip.isHidden()


def test_in_a_file_to_read_only_several_are_not_moved(
    desk: Desk, evidence_list: EvidenceList, three: tuple[str, ...], popped: list[QMenu], monkeypatch: Any
) -> None:
    choose_several(evidence_list, *three[:2])
    monkeypatch.setattr(Session, "read_only", property(lambda self: True))
    desk.move_evidence()
    assert popped == []


def test_shift_f10_offers_what_can_be_done_with_what_is_chosen(
    evidence_list: EvidenceList, three: tuple[str, ...], popped: list[QMenu], qtbot: Any
) -> None:
    rows = evidence_list.list
    rows.choose(three[1])
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_F10, SHIFT)
    assert [menu.actions()[0].text() for menu in popped] == ["&Write in it\tEnter"]
    rows.choose_none()
    qtbot.keyClick(rows, Qt.Key.Key_F10, SHIFT)
    assert len(popped) == 1, "nothing is chosen"
