"""Several gaps are dismissed for one reason, or given to one owner, in one step; every act has its place in a menu."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets.desk import Desk


@pytest.fixture
def desk(qtbot, plain_session, tmp_path):
    desk = Desk(plain_session, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(desk)
    desk.resize(1440, 800)
    with qtbot.waitActive(desk):
        desk.show()
        desk.activateWindow()
    return desk


@pytest.fixture
def chosen(qtbot, desk, plain_session):
    """The first three gaps of a sub-heading, chosen with Shift and the arrow key."""
    rows = desk.gap_list.list
    rows.setFocus()
    rows.choose(rows.rows.open_keys()[0])
    while len(rows.chosen_keys()) < 3:
        qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    return [gap for gap in plain_session.comparison.gaps if gap.key in rows.chosen_keys()]


def offers(desk):
    return {act.text(): act for act in desk.gap_list.menu.made().actions() if act.text()}


def test_several_gaps_are_named_in_place_of_an_explanation(desk, chosen, pack):
    assert desk.gaps.bulk.isVisible()
    assert not desk.explanation.isVisible()
    assert desk.gaps.bulk.title.text() == "3 gaps chosen"
    assert all(pack.pattern(gap.pattern).title in desk.gaps.bulk.names.text() for gap in chosen)
    desk.gap_list.list.choose(chosen[0].key)
    assert desk.explanation.isVisible()
    assert desk.explanation.shown_gap() == chosen[0].key


def test_they_are_dismissed_for_one_reason_in_one_step(qtbot, desk, chosen, plain_session, settle):
    desk.dismiss_gap()
    form = desk.gaps.bulk.dismiss_form
    assert form.submit.text() == "Dismiss 3 gaps"
    form.submit.click()
    assert form.error_text().startswith("Give the reason")
    qtbot.keyClicks(form.reason, "Not a duty of this council.")
    settle(form.submit.click)
    dismissals = plain_session.assessment.decisions.dismissals
    assert {d.gap for d in dismissals} == {gap.key for gap in chosen}
    assert {d.reason for d in dismissals} == {"Not a duty of this council."}
    assert desk.gap_list.list.hasFocus()
    assert len(desk.gap_list.list.chosen_keys()) == 1
    assert desk.explanation.isVisible()
    assert plain_session.undo_stack.undoText() == "Dismiss 3 gaps"
    plain_session.undo()
    assert plain_session.assessment.decisions.dismissals == ()


def test_each_is_made_an_action_with_one_owner_and_one_date(qtbot, desk, chosen, plain_session, settle):
    desk.make_action()
    form = desk.gaps.bulk.action_form
    assert not form.what.isVisible()
    qtbot.keyClicks(form.owner, "Quality lead")
    qtbot.keyClicks(form.due.line, "30/6/2090")
    settle(qtbot.keyClick, form.due.line, Qt.Key.Key_Return)
    actions = plain_session.assessment.decisions.actions
    assert [a.id for a in actions] == [1, 2, 3]
    assert [(a.gap, a.what) for a in actions] == [(g.key, plain_session.pack.pattern(g.pattern).gather) for g in chosen]
    assert {(a.owner, a.due) for a in actions} == {("Quality lead", datetime.date(2090, 6, 30))}
    plain_session.undo()
    assert plain_session.assessment.decisions.actions == ()


def test_a_reason_half_written_stays_when_another_gap_is_chosen_with_them(qtbot, desk, chosen, plain_session, settle):
    desk.dismiss_gap()
    form, rows = desk.gaps.bulk.dismiss_form, desk.gap_list.list
    qtbot.keyClicks(form.reason, "Not a duty")
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert form.isVisible()
    assert form.submit.text() == "Dismiss 4 gaps"
    desk.dismiss_gap()
    assert form.reason.hasFocus()
    assert form.reason.toPlainText() == "Not a duty"
    settle(form.submit.click)
    assert len(plain_session.assessment.decisions.dismissals) == 4
    assert not form.isVisible()


def test_a_form_with_nothing_written_goes_with_the_gaps_it_was_of(qtbot, desk, chosen):
    desk.dismiss_gap()
    qtbot.keyClick(desk.gap_list.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert not desk.gaps.bulk.dismiss_form.isVisible()


def test_an_owner_half_written_stays_and_goes_with_the_file(qtbot, desk, chosen, plain_session):
    desk.make_action()
    form = desk.gaps.bulk.action_form
    qtbot.keyClicks(form.owner, "Quality")
    qtbot.keyClick(desk.gap_list.list, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert form.isVisible()
    assert (form.owner.text(), form.submit.text()) == ("Quality", "Make 2 actions")
    desk.make_action()
    assert form.owner.text() == "Quality"
    assert form.isAncestorOf(desk.focusWidget())
    plain_session.close()
    assert form.isHidden()


def test_esc_leaves_everything_as_it_was(qtbot, desk, chosen, plain_session):
    desk.dismiss_gap()
    qtbot.keyClick(desk.gaps.bulk.dismiss_form, Qt.Key.Key_Escape)
    assert not desk.gaps.bulk.dismiss_form.isVisible()
    assert desk.gap_list.list.hasFocus()
    assert plain_session.assessment.decisions.dismissals == ()


def test_a_file_to_read_only_is_not_dismissed_in(desk, chosen, monkeypatch):
    monkeypatch.setattr(Session, "read_only", property(lambda self: True))
    desk.dismiss_gap()
    desk.make_action()
    assert not desk.gaps.bulk.dismiss_form.isVisible()
    assert not desk.gaps.bulk.action_form.isVisible()
    assert list(offers(desk)) == ["Choose a&ll\tCtrl+A"]


def test_the_menu_of_several_gaps_offers_what_is_done_with_all(desk, chosen):
    assert list(offers(desk)) == [
        "&Make 3 actions…\tCtrl+Shift+A",
        "&Dismiss 3 gaps…\tCtrl+D",
        "Choose a&ll\tCtrl+A",
    ]
    offers(desk)["&Dismiss 3 gaps…\tCtrl+D"].trigger()
    assert desk.gaps.bulk.dismiss_form.isVisible()


def test_the_menu_of_one_gap_says_the_keys_and_leads_to_its_evidence(qtbot, desk, plain_session, enter, pack):
    pattern = pack.patterns[0]
    evidence_id = enter(f"{pattern.title}~", sub_headings=(pattern.home,))
    desk.show_gap(f"weak-pattern/{pattern.home}/{pattern.id}")
    assert list(offers(desk))[:3] == [
        "&Make an action…\tCtrl+Shift+A",
        "&Dismiss with a reason…\tCtrl+D",
        "&Add evidence\tCtrl+E",
    ]
    with qtbot.waitSignal(desk.gap_list.menu.evidence_requested) as asked:
        offers(desk)[f"Show {evidence_id}"].trigger()
    assert asked.args == [evidence_id]
    offers(desk)["&Make an action…\tCtrl+Shift+A"].trigger()
    assert desk.explanation.action_form.isVisible()


def test_shift_f10_opens_the_menu(qtbot, desk):
    desk.gap_list.list.setFocus()
    qtbot.keyClick(desk.gap_list.list, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert menu.actions()[0].text().startswith("&Make an action")
    menu.close()


def test_a_dismissed_gap_is_put_back_from_its_menu(desk, plain_session, settle):
    key = desk.gap_list.list.chosen_key()
    desk.dismiss_gap()
    desk.explanation.dismiss_form.reason.setPlainText("Not ours.")
    settle(desk.explanation.dismiss_form.submit.click)
    desk.show_gap(key)
    settle(offers(desk)["&Put back"].trigger)
    assert plain_session.assessment.decisions.dismissals == ()


def test_evidence_for_a_gap_is_added_under_its_own_sub_heading(desk, plain_session, pack):
    desk.show_place(pack.sub_headings[0].id)
    other = next(g for g in plain_session.comparison.gaps if g.sub_heading == pack.sub_headings[2].id)
    desk.explanation.show_gap(other.key)
    desk.explanation.add_evidence.click()
    assert plain_session.assessment.evidence[0].sub_headings == (pack.sub_headings[2].id,)


def test_as_a_tab_the_explanation_stands_beside_the_list_where_there_is_room(qtbot, desk):
    desk.resize(1256, 540)
    qtbot.waitUntil(lambda: not desk.panes.right.isVisible())
    desk.step_gap(1)
    qtbot.waitUntil(lambda: desk.gaps.splitter.orientation() == Qt.Orientation.Horizontal)
    assert desk.explanation.isVisible()
    assert desk.gap_list.title.isHidden()
    desk.make_action()
    form = desk.explanation.action_form
    visible = desk.gaps.viewport().rect()
    qtbot.waitUntil(lambda: visible.contains(form.mapTo(desk.gaps.viewport(), form.rect().bottomLeft())))
    desk.resize(1440, 800)
    qtbot.waitUntil(lambda: desk.gaps.splitter.orientation() == Qt.Orientation.Vertical)
    assert not desk.gap_list.title.isHidden()


def test_where_the_tab_is_low_the_form_is_brought_into_view(qtbot, desk):
    desk.resize(900, 480)
    qtbot.waitUntil(lambda: not desk.panes.right.isVisible())
    desk.make_action()
    form = desk.explanation.action_form

    def is_seen():
        return (
            desk.gaps.viewport()
            .rect()
            .contains(form.submit.mapTo(desk.gaps.viewport(), form.submit.rect().bottomLeft()))
        )

    qtbot.waitUntil(is_seen)
