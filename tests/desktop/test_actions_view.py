"""The actions of an assessment: the soonest first, ticked, changed and deleted."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu

from desktop import commands
from desktop.dates import example_to_come
from desktop.models.actions import ActionColumn
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.actions_view import ActionsView

PAST, SOON = datetime.date(2020, 1, 31), datetime.date(2090, 1, 31)


@pytest.fixture
def view(qtbot, plain_session, tmp_path):
    view = ActionsView(plain_session, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(view)
    view.resize(1200, 500)
    view.show()
    return view


@pytest.fixture
def actions(plain_session, settle, pack):
    """Three actions, each about a gap of another sub-heading."""
    gaps = {gap.sub_heading: gap for gap in plain_session.comparison.gaps if gap.pattern}
    for sub_heading, what, due in zip(
        pack.sub_headings, ("Later", "Undated", "Late"), (SOON, None, PAST), strict=False
    ):
        settle(commands.add_action, plain_session, gaps[sub_heading.id], what, "", due)
    return plain_session.assessment.decisions.actions


def cell(view, row, column):
    return view.model.index(row, column)


def texts(view, column=ActionColumn.WHAT):
    return [cell(view, row, column).data() for row in range(view.model.rowCount())]


def choose(choice, value):
    row = choice.findData(value)
    choice.setCurrentIndex(row)
    choice.activated.emit(row)


def press(qtbot, view, key):
    view.table.setFocus()
    qtbot.keyClick(view.table, key)


def test_with_no_action_it_says_how_to_begin(view):
    assert view.findChild(QLabel, "empty").text() == "No actions yet."
    assert not view.table.isVisible()


def test_the_soonest_stands_first_and_overdue_is_said_in_words(view, actions, qtmodeltester):
    assert texts(view) == ["Late", "Later", "Undated"]
    assert texts(view, ActionColumn.STATE) == ["Overdue", "Later", "No date"]
    assert view.count.text() == "3 to do, 1 overdue, 0 done"
    qtmodeltester.check(view.model)


def test_ticking_says_that_it_is_done_and_undo_takes_it_back(view, actions, plain_session):
    assert view.model.setData(cell(view, 0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert texts(view) == ["Later", "Undated", "Late"]
    done = next(a for a in plain_session.assessment.decisions.actions if a.what == "Late")
    assert done.done == plain_session.today()
    plain_session.undo()
    assert texts(view) == ["Late", "Later", "Undated"]


def test_a_cell_is_written_in_place(view, actions, plain_session):
    assert view.model.setData(cell(view, 0, ActionColumn.DUE), "1 March 2090")
    assert view.model.setData(cell(view, 2, ActionColumn.OWNER), "Brokerage lead")
    stored = {a.what: a for a in plain_session.assessment.decisions.actions}
    assert stored["Late"].due == datetime.date(2090, 3, 1)
    assert stored["Undated"].owner == "Brokerage lead"


def test_what_cannot_be_taken_is_said_and_nothing_changes(view, actions, plain_session):
    before = plain_session.assessment.decisions.actions
    assert not view.model.setData(cell(view, 0, ActionColumn.DUE), "soon")
    assert view.fault.text() == f"Write a day such as {example_to_come(plain_session.today())}."
    assert not view.model.setData(cell(view, 0, ActionColumn.WHAT), "  ")
    assert "Say what will be done" in view.fault.text()
    assert plain_session.assessment.decisions.actions == before


def test_the_form_changes_an_action(qtbot, view, actions, plain_session):
    view.table.setCurrentIndex(cell(view, 0, 0))
    view.edit_button.click()
    assert view.form.what.toPlainText() == "Late"
    qtbot.keyClicks(view.form.what, "Sooner")
    view.form.submit.click()
    assert "Sooner" in {a.what for a in plain_session.assessment.decisions.actions}
    assert not view.form.isVisible()


@pytest.mark.parametrize("gone", ["deleted", "undone"])
def test_an_action_that_is_gone_meanwhile_is_changed_no_more(view, actions, plain_session, gone):
    view.show_action(actions[-1].id)
    view.edit_button.click()
    assert view.panel.isVisible()
    if gone == "deleted":
        view.delete_button.click()
    else:
        plain_session.undo()
    assert actions[-1] not in plain_session.assessment.decisions.actions
    assert not view.panel.isVisible()


def test_a_new_action_stays_half_written_while_another_is_deleted(qtbot, view, actions):
    view.add_button.click()
    qtbot.keyClicks(view.form.what, "Visit")
    view.delete_button.click()
    assert view.panel.isVisible()
    assert view.form.what.toPlainText() == "Visit"


def test_a_sub_heading_that_the_pack_does_not_have_is_kept(qtbot, view, plain_session, pack):
    commands.add_own_action(plain_session, "another-edition", "Visit both homes", "", None)
    view.edit_button.click()
    assert view.place.currentText() == "another-edition"
    qtbot.keyClicks(view.form.owner, "The market team")
    view.form.submit.click()
    (action,) = plain_session.assessment.decisions.actions
    assert (action.owner, action.sub_heading) == ("The market team", "another-edition")
    view.add_button.click()
    assert view.place.findData("another-edition") == -1
    assert view.place.currentText() == "Whole statement"
    view.form.cancel.click()


def test_the_table_is_filtered_by_sub_heading(view, actions, pack):
    choose(view.choices.place, pack.sub_headings[1].id)
    assert texts(view) == ["Undated"]
    assert view.count.text().startswith("3 to do")


def test_deleting_is_undone_and_the_gap_can_be_gone_to(qtbot, view, actions, plain_session):
    view.table.setCurrentIndex(cell(view, 0, 0))
    with qtbot.waitSignal(view.gap_requested) as asked:
        view.gap_button.click()
    assert asked.args == [actions[2].gap]
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert texts(view) == ["Later", "Undated"]
    plain_session.undo()
    assert texts(view) == ["Late", "Later", "Undated"]


def test_an_action_can_be_acted_on_at_once_and_a_closed_gap_not_gone_to(view, actions, plain_session, settle):
    assert view.edit_button.isEnabled()
    view.table.setCurrentIndex(cell(view, 0, 0))
    assert view.gap_button.isEnabled()
    pattern = plain_session.pack.pattern(actions[2].gap.split("/")[2])
    settle(commands.new_evidence, plain_session, text=pattern.title, sub_headings=(pattern.home,))
    assert not view.gap_button.isEnabled()
    assert cell(view, 0, ActionColumn.GAP).data() == f"{pattern.title} (gap closed)"


@pytest.mark.parametrize(
    ("stands", "shown"),
    [("open", ["Late", "Later", "Undated"]), ("overdue", ["Late"]), ("soon", []), ("done", ["Done"])],
)
def test_the_table_is_filtered_by_how_they_stand(view, actions, plain_session, *, settle, stands, shown):
    settle(commands.add_own_action, plain_session, "", "Done", "", None)
    settle(commands.change_action, plain_session, 4, done=PAST)
    choose(view.choices.stands, stands)
    assert texts(view) == shown
    assert view.count.text().endswith(f"{len(shown)} of 4 shown")
    assert view.none.isVisible() is not bool(shown)
    view.choices.show_all.click()
    assert len(texts(view)) == 4


def test_the_table_is_filtered_by_owner_and_offers_those_there_are(view, actions, plain_session):
    assert view.choices.owner.findData("Brokerage lead") < 0
    commands.change_action(plain_session, actions[0].id, owner="Brokerage lead")
    choose(view.choices.owner, "Brokerage lead")
    assert texts(view) == ["Later"]
    choose(view.choices.owner, "")
    assert texts(view) == ["Late", "Undated"]
    plain_session.undo()
    assert texts(view) == ["Late", "Later", "Undated"], "nobody owns any of them now"


def test_a_column_is_sorted_by_and_the_order_stays(view, actions, plain_session):
    view.table.setCurrentIndex(cell(view, 0, 0))
    view.sort_button.menu().actions()[ActionColumn.WHAT].trigger()
    assert texts(view) == ["Late", "Later", "Undated"]
    view.sort_button.menu().actions()[ActionColumn.WHAT].trigger()
    assert texts(view) == ["Undated", "Later", "Late"]
    assert view.table.currentIndex().row() == 2, "the action that was chosen is chosen still"
    commands.change_action(plain_session, actions[1].id, what="Counted")
    assert texts(view) == ["Later", "Late", "Counted"]


def test_space_marks_done_and_not_done_from_any_column(qtbot, view, actions, plain_session):
    view.table.setCurrentIndex(cell(view, 0, ActionColumn.OWNER))
    press(qtbot, view, Qt.Key.Key_Space)
    assert {a.what for a in plain_session.assessment.decisions.actions if a.done} == {"Late"}
    assert plain_session.undo_stack.undoText() == "Mark action done"
    assert view.done_button.text() == "Mark as not done"
    press(qtbot, view, Qt.Key.Key_Space)
    assert not any(a.done for a in plain_session.assessment.decisions.actions)
    assert plain_session.undo_stack.undoText() == "Mark action not done"


def test_enter_goes_to_the_gap(qtbot, view, actions):
    view.table.setCurrentIndex(cell(view, 0, 0))
    with qtbot.waitSignal(view.gap_requested) as asked:
        press(qtbot, view, Qt.Key.Key_Return)
    assert asked.args == [actions[2].gap]


def test_after_deleting_the_next_one_is_chosen(qtbot, view, actions):
    view.table.setCurrentIndex(cell(view, 1, 0))
    press(qtbot, view, Qt.Key.Key_Delete)
    assert texts(view)[view.table.currentIndex().row()] == "Undated"


def test_a_file_to_read_only_is_only_read(qtbot, view, actions, plain_session, monkeypatch):
    monkeypatch.setattr(Session, "read_only", property(lambda self: True))
    view.refresh()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Delete):
        press(qtbot, view, key)
    assert plain_session.assessment.decisions.actions == actions
    assert not view.add_button.isEnabled()


def test_an_action_of_no_gap_is_added_under_a_sub_heading(qtbot, view, plain_session, pack):
    view.first_button.click()
    assert view.form.submit.text() == "Add the action"
    qtbot.keyClicks(view.form.what, "Visit both homes")
    view.place.show_value(pack.sub_headings[1].id)
    qtbot.keyClicks(view.form.due.line, "30/6/2090")
    qtbot.keyClick(view.form.due.line, Qt.Key.Key_Return)
    (action,) = plain_session.assessment.decisions.actions
    assert (action.gap, action.sub_heading, action.due) == ("", pack.sub_headings[1].id, datetime.date(2090, 6, 30))
    assert cell(view, 0, ActionColumn.GAP).data() == f"{pack.sub_headings[1].short_title}, no gap"
    assert not view.gap_button.isEnabled()
    view.edit_button.click()
    view.place.show_value("")
    view.form.submit.click()
    assert plain_session.assessment.decisions.actions[0].place == ""
    assert cell(view, 0, ActionColumn.GAP).data() == "Whole statement, no gap"


def test_what_is_added_is_shown_though_a_filter_would_hide_it(qtbot, view, actions):
    choose(view.choices.stands, "overdue")
    view.add_button.click()
    qtbot.keyClicks(view.form.what, "Visit both homes")
    view.form.submit.click()
    assert texts(view)[view.table.currentIndex().row()] == "Visit both homes"


def test_the_place_of_an_action_that_answers_a_gap_is_the_gaps_own(view, actions):
    view.edit_button.click()
    assert not view.place.isVisible()
    view.form.cancel.click()
    assert not view.form.isVisible()


def test_an_action_deleted_while_it_is_changed_takes_the_form_with_it(qtbot, view, actions, plain_session):
    view.table.setCurrentIndex(cell(view, 0, 0))
    view.edit_button.click()
    qtbot.keyClicks(view.form.what, "Sooner")
    press(qtbot, view, Qt.Key.Key_Delete)
    assert not view.panel.isVisible()
    assert texts(view) == ["Later", "Undated"]
    plain_session.undo()
    view.edit_button.click()
    commands.change_action(plain_session, actions[0].id, owner="Brokerage lead")
    assert view.panel.isVisible(), "another action was changed"


def test_undoing_the_making_of_an_action_that_is_changed_takes_the_form_with_it(view, actions, plain_session):
    view.show_action(actions[-1].id)
    view.edit_button.click()
    plain_session.undo()
    assert not view.panel.isVisible()


def test_a_sub_heading_that_the_pack_does_not_know_is_kept_when_an_action_is_changed(view, plain_session):
    commands.add_own_action(plain_session, "of-old", "Visit", "", None)
    view.edit_button.click()
    assert view.place.currentText() == "of-old"
    view.form.what.setPlainText("Visit both homes")
    view.form.submit.click()
    (action,) = plain_session.assessment.decisions.actions
    assert (action.what, action.sub_heading) == ("Visit both homes", "of-old")
    view.add_button.click()
    assert view.place.findData("of-old") < 0


def test_a_column_keeps_the_width_that_a_person_gave_it(qtbot, view, plain_session, actions, tmp_path):
    view.table.horizontalHeader().resizeSection(ActionColumn.OWNER, 333)
    view.table.sort_by(ActionColumn.DUE)
    again = ActionsView(plain_session, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(again)
    again.resize(900, 500)
    again.show()
    assert again.table.columnWidth(ActionColumn.OWNER) == 333
    assert again.table.horizontalHeader().sortIndicatorSection() == ActionColumn.DUE


def test_an_owner_is_offered_from_those_named_before(qtbot, view, actions, plain_session):
    commands.change_action(plain_session, actions[0].id, owner="Brokerage lead")
    view.table.setCurrentIndex(cell(view, 0, ActionColumn.OWNER))
    view.table.edit(view.table.currentIndex())
    editor = view.table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "lead")
    assert editor.completer().currentCompletion() == "Brokerage lead"


def test_an_owner_half_typed_in_the_table_stays_while_the_gaps_are_found_again(qtbot, view, actions, settle):
    view.table.setCurrentIndex(cell(view, 0, ActionColumn.OWNER))
    view.table.edit(view.table.currentIndex())
    editor = view.table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Brok")
    settle(commands.new_evidence, view._session, text="Something else.")
    assert editor.text() == "Brok"


def test_the_menu_of_a_row_says_the_keys(view, actions):
    said = [act.text() for act in view.menu().actions()]
    assert said == ["Mark as done\tSpace", "Show the gap\tEnter", "Change…", "Delete\tDelete"]


def test_shift_f10_opens_the_menu_of_a_row(qtbot, view, actions, monkeypatch):
    popped: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: popped.append(menu))
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert [menu.actions()[0].text() for menu in popped] == ["Mark as done\tSpace"]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_what_is_asked_for_stands_in_one_row_in_a_small_window_too(qapp, qtbot, view, actions, *, pack, scale):
    theme.apply(qapp, dark=False, scale=scale)
    view.resize(1256, 500)
    choose(view.choices.place, pack.sub_headings[1].id)
    parts = (view.choices.stands, view.choices.owner, view.choices.place, view.done_button, view.delete_button)
    qtbot.waitUntil(lambda: len({part.mapTo(view, part.rect().center()).y() for part in parts}) == 1)
    assert view.choices.show_all.isVisible()
    for part in (*parts, view.choices.show_all, view.sort_button, view.add_button):
        assert part.visibleRegion().boundingRect() == part.rect()
    theme.apply(qapp, dark=False, scale=1.0)
