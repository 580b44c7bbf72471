"""A gap is dismissed, or made an action, with keys alone; what was done is said, and the keyboard is with the gaps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import commands
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.desk import Desk
from desktop.widgets.main_window import MainWindow
from rubric.titles import gap_title

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(window: MainWindow, qtbot: Any) -> Desk:
    with qtbot.waitActive(window):
        window.activateWindow()
    desk = window.views.desk
    desk.gap_list.list.setFocus()
    return desk


@pytest.fixture
def press(window: MainWindow) -> Callable[..., None]:
    """Press a key where the keyboard is: in a list that is open, else in the window."""

    def pressed(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        popup = QApplication.activePopupWidget()
        QTest.keyClick((popup or window).windowHandle(), key, modifiers)

    return pressed


def chosen_title(desk: Desk, session: Session) -> str:
    gap = next(gap for gap in session.comparison.gaps if gap.key == desk.gap_list.list.chosen_key())
    return gap_title(session.pack, gap)


@pytest.mark.parametrize("offered", [False, True])
def test_a_gap_is_dismissed_with_keys_alone(
    desk: Desk, press: Callable[..., None], plain_session: Session, settle: Callable[..., Any], offered: bool
) -> None:
    if offered:
        settle(commands.dismiss_gap, plain_session, plain_session.comparison.gaps[-1], "Not ours to do.")
    title = chosen_title(desk, plain_session)
    press(Qt.Key.Key_D, CONTROL)
    form = desk.explanation.dismiss_form
    for key in (Qt.Key.Key_N, Qt.Key.Key_O, Qt.Key.Key_T):
        press(key)
    assert (form.reason.suggestions is not None and form.reason.suggestions.list.isVisible()) == offered
    press(Qt.Key.Key_Tab)
    assert form.submit.hasFocus()
    settle(press, Qt.Key.Key_Space)
    assert plain_session.assessment.decisions.dismissals[-1].reason == "not"
    assert desk.gap_list.list.hasFocus()
    assert chosen_title(desk, plain_session) != title
    done = desk.gap_list.done
    assert done.isVisible()
    assert done.words.whole_text() == f"Dismissed: “{title}”. Undo takes it back."
    settle(done.button.click)
    assert not done.isVisible()
    assert title in {gap_title(plain_session.pack, gap) for gap in plain_session.comparison.gaps if gap.is_open}


def test_an_action_that_is_made_is_said_and_its_gap_stays_chosen(
    desk: Desk, press: Callable[..., None], plain_session: Session, settle: Callable[..., Any]
) -> None:
    title = chosen_title(desk, plain_session)
    press(Qt.Key.Key_A, CONTROL | SHIFT)
    settle(desk.explanation.action_form.submit.click)
    assert desk.gap_list.list.hasFocus()
    assert chosen_title(desk, plain_session) == title
    assert desk.gap_list.done.words.whole_text() == f"Action made for “{title}”. Undo takes it back."
    settle(commands.new_evidence, plain_session, text="Something else was done.")
    assert not desk.gap_list.done.isVisible()


def test_in_a_small_window_the_list_and_what_was_done_come_into_view(
    window: MainWindow,
    desk: Desk,
    press: Callable[..., None],
    settle: Callable[..., Any],
    *,
    qapp: QApplication,
    qtbot: Any,
) -> None:
    theme.apply(qapp, dark=False, scale=1.5)
    window.resize(1280, 660)
    press(Qt.Key.Key_D, CONTROL)
    form = desk.explanation.dismiss_form
    form.reason.setPlainText("Not a duty of this council.")
    qtbot.waitUntil(lambda: desk.gaps.verticalScrollBar().value() > 0)
    settle(form.submit.click)
    qtbot.waitUntil(lambda: desk.gap_list.done.visibleRegion().boundingRect() == desk.gap_list.done.rect())
    assert desk.gap_list.list.hasFocus()


def test_several_gaps_that_are_dismissed_are_counted(
    desk: Desk, press: Callable[..., None], plain_session: Session, settle: Callable[..., Any]
) -> None:
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_D, CONTROL)
    desk.gaps.bulk.dismiss_form.reason.setPlainText("Not a duty of this council.")
    settle(desk.gaps.bulk.dismiss_form.submit.click)
    assert desk.gap_list.done.words.whole_text() == "2 gaps dismissed. Undo takes them back."
    assert desk.gap_list.list.hasFocus()
