"""Every gap explains itself, and the officer answers it."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from desktop import commands
from desktop.dates import example_to_come, say_day
from desktop.widgets.gap_explanation import GapExplanation
from desktop.widgets.gap_sections import FIRST_SHOWN, in_turn


@pytest.fixture
def explanation(qtbot, plain_session):
    explanation = GapExplanation(plain_session)
    qtbot.addWidget(explanation)
    explanation.resize(400, 700)
    explanation.show()
    return explanation


def gap_of(session, check, pattern=None):
    return next(g for g in session.comparison.gaps if g.check == check and pattern in (None, g.pattern))


def said(widget):
    """Every word that is shown, rich or plain."""
    shown = widget.scroll_area.widget().findChildren(QWidget)
    return "\n".join(w.accessibleName() or w.text() if isinstance(w, QLabel) else w.accessibleName() for w in shown)


def button(widget, name):
    return next(b for b in widget.findChildren(QAbstractButton) if b.objectName() == name)


def test_with_no_gap_chosen_it_says_how_to_begin(explanation):
    assert "No gap is chosen." in said(explanation)
    assert not explanation.make_action.isVisible()


def test_a_missing_pattern_is_explained_from_the_pack(explanation, plain_session, pack):
    gap = gap_of(plain_session, "missing-pattern")
    pattern = pack.pattern(gap.pattern)
    explanation.show_gap(gap.key)
    words = said(explanation)
    for part in (pattern.title, "Missing", gap.reason, pattern.description, pattern.gather, "What exemplars show"):
        assert part in words
    assert f"{len(pattern.shown_by)} of {len(pack.exemplars)} exemplars show this" in words


def test_the_first_illustrations_stand_there_and_the_rest_come_on_request(explanation, plain_session, pack):
    pattern = max(pack.patterns, key=lambda p: len(p.illustrations))
    explanation.show_gap(gap_of(plain_session, "missing-pattern", pattern.id).key)
    shown = [w for w in explanation.scroll_area.widget().findChildren(QWidget, "illustration") if w.isVisible()]
    assert len(shown) == FIRST_SHOWN
    first = in_turn(pattern.illustrations)[0]
    assert first.fit == "clear"
    where = f"{pack.exemplar(first.exemplar).short_name}, {pack.sub_heading(first.sub_heading).short_title}"
    assert f"{where}, paragraph {first.paragraph}" in said(explanation)
    button(explanation, "show_more").click()
    shown = [w for w in explanation.scroll_area.widget().findChildren(QWidget, "illustration") if w.isVisible()]
    assert len(shown) == len(pattern.illustrations)


def test_each_exemplar_is_heard_before_any_speaks_twice(pack):
    for pattern in pack.patterns:
        clear = [i.exemplar for i in in_turn(pattern.illustrations) if i.fit == "clear"]
        assert len(set(clear[: len(pattern.shown_by)])) == len(pattern.shown_by)


def test_a_weak_pattern_quotes_what_was_read_says_what_it_lacks_and_leads_to_the_item(
    qtbot, explanation, plain_session, enter, pack
):
    pattern = pack.patterns[0]
    evidence_id = enter(f"We touch on {pattern.title}~ only.", sub_headings=(pattern.home,))
    gap = gap_of(plain_session, "weak-pattern", pattern.id)
    explanation.show_gap(gap.key)
    assert f"“{pattern.title}” {evidence_id}" in said(explanation)
    assert explanation.findChild(QLabel, "gap_lacking").accessibleName().startswith("No ")
    reason = explanation.findChild(QLabel, "gap_reason")
    assert f'<a href="{evidence_id}">' in reason.text()
    with qtbot.waitSignal(explanation.evidence_requested) as asked:
        reason.linkActivated.emit(evidence_id)
    assert asked.args == [evidence_id]


def test_words_of_the_evidence_are_never_taken_for_markup(explanation, plain_session, enter, pack):
    pattern = pack.patterns[0]
    enter(f"<b>{pattern.title}~</b>", sub_headings=(pattern.home,))
    commands.change_evidence(plain_session, "E1", source="<i>x</i>")
    explanation.show_gap(gap_of(plain_session, "weak-pattern", pattern.id).key)
    assert explanation.findChild(QLabel, "words_read").textFormat() == Qt.TextFormat.PlainText


def test_a_gap_that_the_evidence_closes_is_said_to_be_closed(explanation, plain_session, enter, pack):
    pattern = pack.patterns[0]
    explanation.show_gap(gap_of(plain_session, "missing-pattern", pattern.id).key)
    enter(pattern.title, sub_headings=(pattern.home,))
    assert "This gap is closed" in said(explanation)
    assert pattern.title in said(explanation)
    assert not explanation.make_action.isVisible()


def test_an_action_is_made_with_what_to_gather_as_its_beginning(qtbot, explanation, plain_session, pack):
    gap = gap_of(plain_session, "missing-pattern")
    explanation.show_gap(gap.key)
    qtbot.mouseClick(explanation.make_action, Qt.MouseButton.LeftButton)
    form = explanation.action_form
    assert form.what.toPlainText() == pack.pattern(gap.pattern).gather
    qtbot.keyClicks(form.what, "Count them")
    qtbot.keyClicks(form.owner, "Head of commissioning")
    qtbot.keyClicks(form.due.line, "31/12/2026")
    with qtbot.waitSignal(plain_session.comparison_changed):
        qtbot.mouseClick(form.submit, Qt.MouseButton.LeftButton)
    action = plain_session.assessment.decisions.actions[0]
    assert (action.gap, action.what, action.owner) == (gap.key, "Count them", "Head of commissioning")
    assert action.due == datetime.date(2026, 12, 31)
    assert "Head of commissioning · due 31 December 2026" in said(explanation)
    assert explanation.make_action.isVisible()


def test_an_action_without_words_or_with_a_day_that_is_none_is_not_made(qtbot, explanation, plain_session):
    explanation.show_gap(gap_of(plain_session, "missing-pattern").key)
    explanation.begin_action()
    form = explanation.action_form
    form.what.clear()
    form.submit.click()
    assert form.error_text() == "Say what will be done."
    form.what.setPlainText("Count them")
    qtbot.keyClicks(form.due.line, "June 2026")
    form.submit.click()
    assert form.error_text() == f"Write a day such as {example_to_come(plain_session.today())}."
    assert plain_session.assessment.decisions.actions == ()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_a_gap_is_dismissed_with_a_reason_and_put_back(qtbot, explanation, plain_session, settle):
    gap = gap_of(plain_session, "missing-pattern")
    explanation.show_gap(gap.key)
    explanation.begin_dismissal()
    form = explanation.dismiss_form
    form.submit.click()
    assert form.error_text().startswith("Give the reason")
    assert plain_session.assessment.decisions.dismissals == ()
    qtbot.keyClicks(form.reason, "Shown elsewhere")
    settle(form.submit.click)
    assert f"Dismissed on {say_day(plain_session.today())}" in said(explanation)
    assert "Shown elsewhere" in said(explanation)
    assert not explanation.dismiss.isVisible()
    settle(button(explanation, "put_back").click)
    assert plain_session.assessment.decisions.dismissals == ()
    assert explanation.dismiss.isVisible()


def test_a_dismissal_made_on_other_words_says_so(explanation, plain_session, enter, pack, settle):
    pattern = pack.patterns[0]
    evidence_id = enter(f"{pattern.title}~", sub_headings=(pattern.home,))
    gap = gap_of(plain_session, "weak-pattern", pattern.id)
    settle(commands.dismiss_gap, plain_session, gap, "Not ours")
    settle(commands.type_evidence_text, plain_session, evidence_id, f"{pattern.title}~ and more")
    explanation.show_gap(gap.key)
    assert "The text has changed since" in said(explanation)


def test_a_check_is_explained_from_its_own_words(explanation, plain_session, enter, pack):
    enter("94% of it", sub_headings=(pack.sub_headings[0].id,))
    gap = next(g for g in plain_session.comparison.gaps if g.severity == "check")
    explanation.show_gap(gap.key)
    for part in (pack.check(gap.check).title, pack.check(gap.check).meaning, pack.check(gap.check).gather):
        assert part in said(explanation)


def test_closing_the_assessment_forgets_the_gap(explanation, plain_session):
    explanation.show_gap(plain_session.comparison.gaps[0].key)
    plain_session.close()
    assert explanation.shown_gap() is None
    assert "No gap is chosen." in said(explanation)


def test_enter_in_the_last_field_makes_the_action(qtbot, explanation, plain_session, settle):
    explanation.show_gap(gap_of(plain_session, "missing-pattern").key)
    explanation.begin_action()
    form = explanation.action_form
    qtbot.keyClicks(form.due.line, "30/6/26")
    settle(qtbot.keyClick, form.due.line, Qt.Key.Key_Return)
    assert plain_session.assessment.decisions.actions[0].due == datetime.date(2026, 6, 30)


@pytest.mark.parametrize(("begin", "name"), [("begin_action", "action_form"), ("begin_dismissal", "dismiss_form")])
def test_what_is_half_written_about_a_gap_waits_until_it_is_chosen_again(explanation, plain_session, begin, name):
    first, second = [g for g in plain_session.comparison.gaps if g.check == "missing-pattern"][:2]
    form = getattr(explanation, name)
    explanation.show_gap(first.key)
    getattr(explanation, begin)()
    text = form.what if name == "action_form" else form.reason
    text.setPlainText("Ask the brokerage team")
    explanation.show_gap(second.key)
    assert form.isHidden()
    explanation.show_gap(first.key)
    assert not form.isHidden()
    assert text.toPlainText() == "Ask the brokerage team"


def test_a_form_that_was_only_looked_at_does_not_come_back(explanation, plain_session):
    first, second = [g for g in plain_session.comparison.gaps if g.check == "missing-pattern"][:2]
    explanation.show_gap(first.key)
    explanation.begin_action()
    explanation.show_gap(second.key)
    explanation.show_gap(first.key)
    assert explanation.action_form.isHidden()
