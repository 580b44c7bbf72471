"""A gap says where the evidence comes near, and each match is confirmed, rejected or taken back there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop import commands
from desktop.session import Session
from desktop.widgets.gap_explanation import GapExplanation


@pytest.fixture
def explanation(qtbot, plain_session):
    explanation = GapExplanation(plain_session)
    qtbot.addWidget(explanation)
    explanation.resize(400, 900)
    explanation.show()
    return explanation


@pytest.fixture
def pattern(pack):
    return pack.patterns[0]


def weak(session):
    return next(g for g in session.comparison.gaps if g.check == "weak-pattern")


def button(explanation, name):
    return explanation.findChild(QAbstractButton, name)


def headings(explanation):
    content = explanation.scroll_area.widget()
    return [part.text() for part in content.findChildren(QLabel) if part.property("kind") == "section"]


def decisions(session):
    return [(d.evidence, d.verdict) for d in session.assessment.decisions.matches]


def test_what_comes_near_elsewhere_stands_apart_and_leads_to_its_item(qtbot, explanation, plain_session, enter, pack):
    pattern, other = pack.patterns[0], pack.sub_headings[-1]
    here = enter(f"{pattern.title}~", sub_headings=(pattern.home,))
    there = enter(f"{pattern.title}?", sub_headings=(other.id,))
    explanation.show_gap(weak(plain_session).key)
    said = headings(explanation)
    home = pack.sub_heading(pattern.home).short_title
    assert said.index(f"Near it under {home}") < said.index("Near it elsewhere"), "whichever place is shown"
    places = {w.accessibleName(): w for w in explanation.findChildren(QLabel, "match_where")}
    assert set(places) == {here, f"{there} under {other.short_title}"}
    with qtbot.waitSignal(explanation.evidence_requested) as asked:
        places[f"{there} under {other.short_title}"].linkActivated.emit(there)
    assert asked.args == [there]


def test_a_match_that_is_confirmed_there_closes_the_gap_which_says_what_covers_it(
    qtbot, explanation, plain_session, enter, pattern
):
    evidence_id = enter(f"{pattern.title}~", sub_headings=(pattern.home,))
    explanation.show_gap(weak(plain_session).key)
    with qtbot.waitSignal(plain_session.comparison_changed):
        qtbot.mouseClick(button(explanation, f"confirm-{evidence_id}"), Qt.MouseButton.LeftButton)
    assert decisions(plain_session) == [(evidence_id, "confirmed")]
    assert headings(explanation) == ["What covers it now"]
    plain_session.undo()
    assert decisions(plain_session) == []


def test_a_match_that_is_rejected_stays_in_sight_and_is_taken_back(explanation, plain_session, enter, pattern, settle):
    kept, gone = (enter(f"{pattern.title}~", sub_headings=(pattern.home,)) for _ in range(2))
    explanation.show_gap(weak(plain_session).key)
    settle(button(explanation, f"reject-{gone}").click)
    assert decisions(plain_session) == [(gone, "rejected")]
    assert "Rejected by you" in headings(explanation)
    assert button(explanation, f"reject-{gone}") is None
    assert button(explanation, f"reject-{kept}") is not None
    settle(button(explanation, f"take_back-{gone}").click)
    assert decisions(plain_session) == []
    assert "Rejected by you" not in headings(explanation)


def test_a_rejection_on_other_words_says_so_and_is_made_again(explanation, plain_session, enter, pattern, settle):
    _first, second = (enter(f"{pattern.title}~", sub_headings=(pattern.home,)) for _ in range(2))
    settle(commands.decide_match, plain_session, second, pattern.id, "rejected")
    explanation.show_gap(weak(plain_session).key)
    assert explanation.findChild(QLabel, "stale") is None
    assert button(explanation, f"reject_again-{second}") is None
    settle(commands.type_evidence_text, plain_session, second, f"{pattern.title}~ and more")
    assert explanation.findChild(QLabel, "stale").text() == "Rejected on other words: look again."
    settle(button(explanation, f"reject_again-{second}").click)
    assert explanation.findChild(QLabel, "stale") is None
    assert decisions(plain_session) == [(second, "rejected")]


def test_the_key_decides_on_the_first_that_is_undecided(explanation, plain_session, enter, pattern, settle):
    first, second = (enter(f"{pattern.title}~", sub_headings=(pattern.home,)) for _ in range(2))
    explanation.show_gap(weak(plain_session).key)
    assert "Ctrl+Shift+N" in button(explanation, f"reject-{first}").accessibleName()
    assert "Ctrl+Shift+N" not in button(explanation, f"reject-{second}").accessibleName()
    settle(explanation.decide_match, "rejected")
    settle(explanation.decide_match, "confirmed")
    assert decisions(plain_session) == [(first, "rejected"), (second, "confirmed")]
    explanation.decide_match("rejected")
    assert len(decisions(plain_session)) == 2, "with nothing undecided the key does nothing"


def test_many_matches_come_on_request(explanation, plain_session, enter, pattern):
    for _ in range(6):
        enter(f"{pattern.title}~", sub_headings=(pattern.home,))
    explanation.show_gap(weak(plain_session).key)
    assert button(explanation, "reject-E5") is None
    button(explanation, "show_more_matches").click()
    assert button(explanation, "reject-E6") is not None


def test_a_file_to_read_only_is_not_decided_on(explanation, plain_session, enter, pattern, monkeypatch):
    evidence_id = enter(f"{pattern.title}~", sub_headings=(pattern.home,))
    monkeypatch.setattr(Session, "read_only", property(lambda self: True))
    explanation.show_gap(weak(plain_session).key)
    assert not button(explanation, f"confirm-{evidence_id}").isEnabled()
    explanation.decide_match("confirmed")
    assert decisions(plain_session) == []


def test_a_dismissal_made_on_other_words_is_kept_or_put_back(explanation, plain_session, enter, pattern, settle):
    evidence_id = enter(f"{pattern.title}~", sub_headings=(pattern.home,))
    settle(commands.dismiss_gap, plain_session, weak(plain_session), "Not ours.")
    explanation.show_gap(weak(plain_session).key)
    assert button(explanation, "still_dismissed") is None
    settle(commands.type_evidence_text, plain_session, evidence_id, f"{pattern.title}~ and more")
    assert weak(plain_session).text_changed
    settle(button(explanation, "still_dismissed").click)
    assert not weak(plain_session).text_changed
    (dismissal,) = plain_session.assessment.decisions.dismissals
    assert dismissal.reason == "Not ours."


def test_what_was_dismissed_when_missing_is_one_dismissal_when_kept_as_weak(
    explanation, plain_session, enter, pattern, settle
):
    missing = next(g for g in plain_session.comparison.gaps if g.pattern == pattern.id)
    settle(commands.dismiss_gap, plain_session, missing, "Not ours.")
    enter(f"{pattern.title}~", sub_headings=(pattern.home,))
    explanation.show_gap(weak(plain_session).key)
    settle(button(explanation, "still_dismissed").click)
    assert len(plain_session.assessment.decisions.dismissals) == 1
    settle(button(explanation, "put_back").click)
    assert weak(plain_session).is_open
