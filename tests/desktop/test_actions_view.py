"""The actions of an assessment: the soonest first, ticked, changed and deleted."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop import commands
from desktop.models.actions import ActionColumn
from desktop.widgets.actions_view import ActionsView

PAST, SOON = datetime.date(2020, 1, 31), datetime.date(2090, 1, 31)


@pytest.fixture
def view(qtbot, plain_session):
    view = ActionsView(plain_session)
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
    assert view.fault.text() == "Write a day such as 30 June 2026."
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


def test_the_table_is_filtered_by_sub_heading(view, actions, pack):
    row = view.filter.findData(pack.sub_headings[1].id)
    view.filter.setCurrentIndex(row)
    view.filter.activated.emit(row)
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
