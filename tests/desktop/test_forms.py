"""An action and a dismissal are written with little typing: names and reasons come back, a day is typed or chosen."""

import datetime

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtWidgets import QApplication, QCompleter

from desktop import commands
from desktop.dates import read_day
from desktop.models.used_before import owners, reasons
from desktop.widgets import theme
from desktop.widgets.action_form import ActionForm
from desktop.widgets.day_field import DayField
from desktop.widgets.dismiss_form import DismissForm

REASONS = ("Not a duty of this council.", "Shown in another statement.")


@pytest.fixture
def day_field(qtbot, plain_session):
    field = DayField("Due", plain_session)
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.fixture
def dismiss_form(qtbot):
    form = DismissForm()
    qtbot.addWidget(form)
    form.show()
    with qtbot.waitActive(form):
        form.activateWindow()
    form.begin(REASONS)
    return form


@pytest.mark.parametrize("written", ["30 June 2026", "30/6/26", "30.06.2026", "30 Jun 2026", "2026-06-30"])
def test_a_day_is_taken_as_officers_write_it(qtbot, day_field, written):
    qtbot.keyClicks(day_field.line, written)
    qtbot.keyClick(day_field.line, Qt.Key.Key_Return)
    assert day_field.value == datetime.date(2026, 6, 30)
    assert day_field.line.text() == "30 June 2026"


def test_the_calendar_opens_at_what_is_written_and_its_day_is_taken(qtbot, day_field):
    day_field.take("30 June 2026")
    calendar = day_field.open_calendar()
    assert calendar.days.selectedDate() == QDate(2026, 6, 30)
    assert calendar.days.firstDayOfWeek() == Qt.DayOfWeek.Monday
    with qtbot.waitSignal(day_field.changed) as changed:
        calendar.days.activated.emit(QDate(2026, 7, 1))
    assert changed.args == [datetime.date(2026, 7, 1)]
    assert day_field.line.text() == "1 July 2026"
    assert not calendar.isVisible()


def test_the_calendar_opens_by_key_at_today_and_esc_leaves_the_field_as_it_was(qtbot, day_field, plain_session):
    day_field.line.setFocus()
    qtbot.keyClick(day_field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = day_field.findChild(type(day_field.open_calendar()))
    today = plain_session.today()
    assert calendar.days.selectedDate() == QDate(today.year, today.month, today.day)
    qtbot.keyClick(calendar, Qt.Key.Key_Escape)
    assert day_field.value is None


def test_an_owner_is_offered_from_actions_and_evidence(qtbot, plain_session, enter, settle):
    enter("One", owner="Brokerage lead")
    settle(commands.add_own_action, plain_session, "", "Count", "Head of commissioning", None)
    form = ActionForm(plain_session)
    qtbot.addWidget(form)
    form.begin("Count")
    assert owners(plain_session.assessment) == ("Brokerage lead", "Head of commissioning")
    form.owner.completer().setCompletionPrefix("LEAD")
    assert form.owner.completer().currentCompletion() == "Brokerage lead"


def test_the_latest_reason_stands_first_and_each_once(plain_session, settle):
    first, second, third = plain_session.comparison.gaps[:3]
    for gap, reason in ((first, REASONS[0]), (second, REASONS[1]), (third, REASONS[0])):
        settle(commands.dismiss_gap, plain_session, gap, reason)
    assert set(reasons(plain_session.assessment)) == set(REASONS)
    assert len(reasons(plain_session.assessment)) == 2


def test_a_reason_given_before_is_offered_while_it_is_typed(qtbot, dismiss_form):
    area = dismiss_form.reason
    qtbot.keyClicks(area, "another")
    assert area.suggestions.list.isVisible()
    assert area.suggestions.currentCompletion() == REASONS[1]
    area.suggestions.activated.emit(REASONS[1])
    assert area.toPlainText() == REASONS[1]
    with qtbot.waitSignal(dismiss_form.submitted) as submitted:
        dismiss_form.submit.click()
    assert submitted.args == [REASONS[1]]


def test_every_reason_is_shown_by_key_and_none_where_there_is_none(qtbot, dismiss_form):
    assert "Alt+Down" in dismiss_form.hint.text()
    qtbot.keyClick(dismiss_form.reason, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert dismiss_form.reason.suggestions.completionCount() == 2
    assert dismiss_form.reason.suggestions.list.isVisible()
    dismiss_form.begin()
    assert "Alt+Down" not in dismiss_form.hint.text()
    qtbot.keyClick(dismiss_form.reason, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert dismiss_form.reason.suggestions is None


def test_words_never_used_before_are_left_alone(qtbot, dismiss_form):
    qtbot.keyClicks(dismiss_form.reason, "Something new")
    assert not dismiss_form.reason.suggestions.list.isVisible()
    assert dismiss_form.reason.toPlainText() == "Something new"


def test_asking_often_keeps_only_what_is_offered_now(dismiss_form):
    for _ in range(3):
        dismiss_form.begin(REASONS)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(dismiss_form.findChildren(QCompleter)) == 1


@pytest.fixture
def action_form(qtbot, plain_session, settle):
    settle(
        commands.add_own_action, plain_session, "", "Count", "Head of commissioning and market shaping, adults", None
    )
    settle(commands.add_own_action, plain_session, "", "Count", "Brokerage lead", None)
    form = ActionForm(plain_session)
    qtbot.addWidget(form)
    form.resize(420, 300)
    form.show()
    with qtbot.waitActive(form):
        form.activateWindow()
    form.begin("Count the waits")
    form.owner.setFocus()
    return form


def test_enter_on_an_owner_offered_only_chooses_it_and_enter_again_makes_the_action(qtbot, action_form):
    submitted = []
    action_form.submitted.connect(lambda *fields: submitted.append(fields))
    qtbot.keyClicks(action_form.owner, "lead")
    offered = action_form.owner.completer().popup()
    assert offered.isVisible()
    qtbot.keyClick(offered, Qt.Key.Key_Down)
    qtbot.keyClick(offered, Qt.Key.Key_Return)
    assert action_form.owner.text() == "Brokerage lead"
    assert not offered.isVisible()
    assert not submitted
    qtbot.keyClick(action_form.owner, Qt.Key.Key_Return)
    assert submitted == [("Count the waits", "Brokerage lead", None)]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_owners_offered_are_read_whole_and_within_the_window(qtbot, qapp, action_form, scale):
    theme.apply(qapp, dark=False, scale=scale)
    action_form.resize(theme.px(420), 300)
    qtbot.keyClicks(action_form.owner, "commissioning")
    offered = action_form.owner.completer().popup()
    longest = offered.fontMetrics().horizontalAdvance("Head of commissioning and market shaping, adults")
    assert longest <= offered.viewport().width() <= action_form.width()
    window = action_form.window()
    assert offered.geometry().right() <= window.mapToGlobal(window.rect().topRight()).x()
    theme.apply(qapp, dark=False, scale=1.0)


def test_the_example_of_a_due_day_is_to_come_and_cannot_be_taken_for_one_filled_in(qtbot, day_field, plain_session):
    hint = day_field.line.placeholderText()
    assert hint.startswith("such as ")
    assert (
        plain_session.today() < read_day(hint.removeprefix("such as ")) < plain_session.today() + datetime.timedelta(32)
    )
    qtbot.keyClicks(day_field.line, "soon")
    qtbot.keyClick(day_field.line, Qt.Key.Key_Return)
    assert hint in day_field.error_text()
