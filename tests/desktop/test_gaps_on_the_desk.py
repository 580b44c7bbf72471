"""Gaps on the desk as an officer goes through them: closed by typing, explained, stepped through, decided on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pressing import SHIFT, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop import commands
from desktop.models.places import DISMISSED
from desktop.widgets.desk import Desk
from desktop.widgets.main_window import MainWindow
from rubric.pack import Pack


def test_typing_closes_a_gap_and_keeps_everything_chosen(
    window: MainWindow, desk: Desk, pack: Pack, qtbot: Any
) -> None:
    session = window._session
    pattern = pack.patterns[0]
    desk.show_place(pattern.home)
    desk.add_evidence()
    other = next(key for key in desk.gap_list.list.rows.open_keys() if pattern.id not in key)
    desk.gap_list.list.choose(other)
    before = desk.left.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    with qtbot.waitSignal(session.comparison_changed):
        desk.middle.editor.text.insertPlainText(pattern.title)
    assert not any(pattern.id in key for key in desk.gap_list.list.rows.open_keys())
    assert desk.gap_list.list.chosen_key() == other
    assert desk.explanation.shown_gap() == other
    assert desk.middle.evidence_list.list.chosen_key() == "E1"
    assert desk.left.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole) != before


def test_a_chosen_gap_that_typing_closes_is_said_to_be_closed_until_another_is_chosen(
    window: MainWindow, desk: Desk, pack: Pack, settle: Callable[..., Any]
) -> None:
    pattern = pack.patterns[1]
    desk.show_place(pattern.home)
    desk.add_evidence()
    keys = desk.gap_list.list.rows.open_keys()
    at = next(n for n, key in enumerate(keys) if key.endswith(f"/{pattern.id}"))
    desk.gap_list.list.choose(keys[at])
    settle(desk.middle.editor.text.insertPlainText, pattern.title)
    said = {label.text() for label in desk.explanation.scroll_area.findChildren(QLabel)}
    assert "This gap is closed" in said
    assert desk.gap_list.list.chosen_key() == ""
    desk.make_action()
    assert not desk.explanation.action_form.isVisible()
    window._session.undo()
    desk.step_gap(1)
    assert desk.gap_list.list.chosen_key() == keys[at + 1]


def test_a_closed_gap_that_undo_brings_back_is_chosen_again(
    window: MainWindow, desk: Desk, pack: Pack, settle: Callable[..., Any]
) -> None:
    pattern = pack.patterns[1]
    desk.show_place(pattern.home)
    desk.add_evidence()
    key = next(key for key in desk.gap_list.list.rows.open_keys() if key.endswith(f"/{pattern.id}"))
    desk.gap_list.list.choose(key)
    settle(desk.middle.editor.text.insertPlainText, pattern.title)
    assert desk.gap_list.list.chosen_key() == ""
    settle(window._session.undo)
    assert desk.gap_list.list.chosen_key() == desk.explanation.shown_gap() == key
    assert desk.explanation.make_action.isVisible()


def test_a_chosen_gap_is_explained_and_leads_to_its_evidence(
    window: MainWindow, desk: Desk, pack: Pack, enter: Callable[..., str]
) -> None:
    pattern = pack.patterns[0]
    enter("Something else", sub_headings=(pattern.home,))
    touched = enter(f"{pattern.title}~", sub_headings=(pack.sub_headings[-1].id,))
    desk.show_place(pattern.home)
    key = next(key for key in desk.gap_list.list.rows.open_keys() if key.endswith(f"/{pattern.id}"))
    desk.gap_list.list.choose(key)
    assert desk.explanation.shown_gap() == key
    desk.explanation.evidence_requested.emit(touched)
    assert desk.place() == pack.sub_headings[-1].id
    assert desk.middle.editor.shown_item() == touched


def test_f8_goes_through_every_gap_and_back(window: MainWindow, desk: Desk, pack: Pack) -> None:
    session = window._session
    desk.show_place(pack.sub_headings[0].id)
    seen = [desk.gap_list.list.chosen_key()]
    for _ in range(len(session.comparison.gaps) - 1):
        press(window, Qt.Key.Key_F8)
        seen.append(desk.gap_list.list.chosen_key())
    assert set(seen) == {gap.key for gap in session.comparison.gaps}
    press(window, Qt.Key.Key_F8, SHIFT)
    assert desk.gap_list.list.chosen_key() == seen[-2]


def test_a_dismissed_gap_goes_to_the_gaps_put_away(
    window: MainWindow, desk: Desk, pack: Pack, settle: Callable[..., Any]
) -> None:
    desk.show_place(pack.sub_headings[0].id)
    gap = next(g for g in window._session.comparison.gaps if g.key == desk.gap_list.list.chosen_key())
    settle(commands.dismiss_gap, window._session, gap, "Not for this council.")
    assert gap.key not in desk.gap_list.list.rows.open_keys()
    desk.show_place(DISMISSED)
    assert desk.gap_list.list.rows.open_keys() == (gap.key,)
    assert desk.middle.tabs.isHidden()


def test_words_that_a_chosen_gap_rests_on_are_marked(
    window: MainWindow, desk: Desk, pack: Pack, enter: Callable[..., str]
) -> None:
    place = pack.sub_headings[0].id
    enter("Robust arrangements are in place.", sub_headings=(place,))
    gap = next(gap for gap in window._session.comparison.gaps if gap.spans and gap.sub_heading == place)
    marked: list[list[Any]] = []
    desk.middle.editor.highlight = lambda spans: marked.append(list(spans))  # pyright: ignore
    desk.show_gap(gap.key)
    desk.explanation.evidence_requested.emit("E1")
    assert marked[-1] == [span for item, span in gap.spans if item == "E1"]


def test_after_an_action_is_made_the_keyboard_is_in_the_gaps(window: MainWindow, desk: Desk, qtbot: Any) -> None:
    desk.make_action()
    with qtbot.waitSignal(window._session.comparison_changed):
        desk.explanation.action_form.submit.click()
    assert desk.gap_list.list.hasFocus()


def test_possible_matches_are_confirmed_by_number_from_the_list_of_gaps(
    window: MainWindow, desk: Desk, enter: Callable[..., str], pack: Pack, settle: Callable[..., Any]
) -> None:
    evidence_id = enter(f"{pack.patterns[0].title}?", sub_headings=(pack.sub_headings[0].id,))
    desk.show_evidence(evidence_id)
    for stop in (desk.gap_list.list, desk.explanation.scroll_area, desk.left.list, desk.middle.evidence_list.list):
        stop.setFocus()
        settle(press, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        assert window._session.assessment.decisions.matches[0].verdict == "confirmed"
        settle(window._session.undo)
    desk.gap_list.list.setFocus()
    settle(press, window, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert window._session.assessment.decisions.matches[0].verdict == "rejected"


def test_the_match_that_comes_near_a_gap_is_decided_by_key_from_anywhere_on_the_desk(
    window: MainWindow, desk: Desk, enter: Callable[..., str], pack: Pack, settle: Callable[..., Any]
) -> None:
    pattern = pack.patterns[0]
    enter(f"{pattern.title}~", sub_headings=(pattern.home,))
    desk.show_gap(f"weak-pattern/{pattern.home}/{pattern.id}")
    desk.middle.editor.text.setFocus()
    settle(press, window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window._session.assessment.decisions.matches[0].verdict == "rejected"
    settle(window._session.undo)
    desk.show_gap(f"weak-pattern/{pattern.home}/{pattern.id}")
    settle(press, window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window._session.assessment.decisions.matches[0].verdict == "confirmed"
