"""The officer asks for some of the gaps, and goes from one to the next of those."""

import pytest
from PySide6.QtCore import Qt

from desktop import commands
from desktop.models.gap_filter import GapFilter
from desktop.models.places import DISMISSED
from desktop.settings import Settings
from desktop.widgets.desk import Desk
from desktop.widgets.gap_list import GapList


@pytest.fixture
def gaps(qtbot, plain_session, pack):
    gaps = GapList(plain_session)
    qtbot.addWidget(gaps)
    gaps.resize(400, 700)
    gaps.show()
    gaps.show_place(pack.sub_headings[0].id)
    return gaps


@pytest.fixture
def desk(qtbot, plain_session, tmp_path):
    desk = Desk(plain_session, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(desk)
    desk.resize(1440, 800)
    desk.show()
    return desk


def tick(gaps, words):
    menu = gaps.filter_button.entries
    menu.aboutToShow.emit()
    entry = next(entry for entry in menu.actions() if entry.text() == words)
    entry.trigger()
    return entry


def shown(gaps):
    return gaps.list.rows.open_keys()


def here(session, pack, **fields):
    place = pack.sub_headings[0].id
    return [
        g
        for g in session.comparison.gaps
        if g.sub_heading == place and all(getattr(g, k) == v for k, v in fields.items())
    ]


def test_ticking_a_severity_shows_those_alone_and_says_so(gaps, plain_session, pack):
    expected = here(plain_session, pack, severity="expected")
    assert gaps.strip.isHidden()
    tick(gaps, "Expected")
    assert list(shown(gaps)) == [g.key for g in expected]
    assert gaps.count.text() == f"{len(expected)} of {len(here(plain_session, pack))}"
    assert gaps.strip.words.whole_text() == "Only: expected"
    assert tick(gaps, "Expected").isChecked() is False
    checks = len(here(plain_session, pack, severity="check"))
    assert checks > 0
    said = f"{checks} check{'s' * (checks > 1)}"
    assert gaps.count.text() == f"{len(here(plain_session, pack)) - checks} open, and {said}"


def test_show_all_takes_the_filter_away(qtbot, gaps, plain_session, pack):
    tick(gaps, pack.check("empty").title)
    assert len(shown(gaps)) == 1
    qtbot.mouseClick(gaps.strip.button, Qt.MouseButton.LeftButton)
    assert gaps.strip.isHidden()
    assert len(shown(gaps)) == len(here(plain_session, pack))


def test_a_filter_that_nothing_agrees_with_says_so(gaps):
    tick(gaps, "With an action")
    assert shown(gaps) == ()
    assert gaps.empty.text() == "No gap here agrees with the filter."


def test_dismissed_gaps_are_seen_beside_the_open_ones(gaps, plain_session, pack, settle):
    first, second = here(plain_session, pack)[:2]
    settle(commands.dismiss_gap, plain_session, first, "Not ours.")
    gaps.refresh()
    assert first.key not in shown(gaps)
    tick(gaps, "Dismissed")
    assert shown(gaps) == (first.key,)
    tick(gaps, "No decision yet")
    assert {first.key, second.key} <= set(shown(gaps))
    row = gaps.list.rows.index(gaps.list.rows.row_of(first.key))
    assert "Dismissed: Not ours." in row.data(Qt.ItemDataRole.AccessibleTextRole)


def test_where_every_gap_is_put_away_it_says_how_many_and_shows_them(qtbot, gaps, plain_session, pack, settle):
    assert not gaps.show_put_away.isVisible()
    every = here(plain_session, pack)
    settle(commands.dismiss_gaps, plain_session, every, "Not ours.")
    gaps.refresh()
    assert shown(gaps) == ()
    patterns = sum(pack.sub_headings[0].id == pattern.home for pattern in pack.patterns)
    assert gaps.empty.text().startswith(f"No gaps open: 0 of {patterns} patterns covered, {len(every)} dismissed.")
    qtbot.mouseClick(gaps.show_put_away, Qt.MouseButton.LeftButton)
    assert set(shown(gaps)) == {gap.key for gap in every}
    assert not gaps.show_put_away.isVisible()
    qtbot.mouseClick(gaps.strip.button, Qt.MouseButton.LeftButton)
    assert gaps.show_put_away.isVisible()
    settle(plain_session.undo)
    gaps.refresh()
    assert not gaps.show_put_away.isVisible()


def test_the_checks_offered_are_those_that_found_something_here(gaps, pack):
    gaps.filter_button.entries.aboutToShow.emit()
    offered = [entry.text() for entry in gaps.filter_button.entries.actions()]
    assert pack.check("missing-pattern").title in offered
    assert pack.check("contradiction").title not in offered


def test_another_file_begins_without_a_filter(gaps, plain_session):
    tick(gaps, "Expected")
    plain_session.opened.emit()
    assert gaps.filter == GapFilter()


def test_next_gap_keeps_to_the_filter_through_every_sub_heading(desk, plain_session):
    desk.gap_list.show_filter(GapFilter(severities=frozenset({"expected"})))
    expected = [g.key for g in plain_session.comparison.gaps if g.severity == "expected"]
    seen = [desk.gap_list.list.chosen_key()]
    for _ in range(len(expected) + 3):
        desk.step_gap(1)
        seen.append(desk.gap_list.list.chosen_key())
    assert set(seen) == set(expected)
    assert desk.explanation.shown_gap() == seen[-1]


def test_over_the_whole_statement_every_gap_stands_in_one_list(desk, plain_session, pack):
    tick(desk.gap_list, "In the whole statement")
    assert len(shown(desk.gap_list)) == len(plain_session.comparison.gaps)
    place = desk.place()
    for _ in plain_session.comparison.gaps:
        desk.step_gap(1)
    assert desk.place() == place
    assert desk.gap_list.list.chosen_key() == shown(desk.gap_list)[-1]


def test_a_gap_that_is_asked_for_is_shown_though_a_filter_hides_it(desk, plain_session):
    desk.gap_list.show_filter(GapFilter(states=frozenset({"actioned"})))
    wanted = plain_session.comparison.gaps[-1]
    desk.show_gap(wanted.key)
    assert desk.gap_list.list.chosen_key() == wanted.key
    assert not desk.gap_list.filter.is_set


def test_where_gaps_are_put_away_only_severity_and_check_are_asked(desk, plain_session, settle, pack):
    settle(commands.dismiss_gap, plain_session, plain_session.comparison.gaps[0], "Not ours.")
    tick(desk.gap_list, "No decision yet")
    desk.show_place(DISMISSED)
    assert len(shown(desk.gap_list)) == 1
    assert desk.gap_list.strip.isHidden()
    desk.gap_list.filter_button.entries.aboutToShow.emit()
    assert "Dismissed" not in [entry.text() for entry in desk.gap_list.filter_button.entries.actions()]


def test_a_weak_gap_whose_match_is_rejected_stays_in_sight_as_missing(desk, plain_session, enter, settle, pack):
    pattern = pack.patterns[0]
    evidence_id = enter(f"{pattern.title}~", sub_headings=(pattern.home,))
    weak = next(g for g in plain_session.comparison.gaps if g.check == "weak-pattern")
    desk.show_gap(weak.key)
    settle(desk.decide_near, "rejected")
    assert desk.gap_list.list.chosen_key() == f"missing-pattern/{pattern.home}/{pattern.id}"
    assert desk.explanation.shown_gap() == desk.gap_list.list.chosen_key()
    assert plain_session.comparison.item(evidence_id).matches == ()


def test_home_goes_to_the_first_gap_though_a_heading_stands_above_it(qtbot, gaps):
    keys = gaps.list.rows.open_keys()
    gaps.list.choose(keys[-1])
    qtbot.keyClick(gaps.list, Qt.Key.Key_Home)
    assert gaps.list.chosen_key() == keys[0]
