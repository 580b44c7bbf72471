"""Work beside the window: the last that was asked for is answered, and a fault is not lost."""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest

from desktop.aside import Aside


@pytest.fixture
def aside(qapp: object) -> Aside:
    return Aside()


def test_what_is_asked_for_is_answered(aside: Aside, qtbot: Any) -> None:
    with qtbot.waitSignal(aside.answered) as answered:
        aside.ask(lambda: 6 * 7)
    assert answered.args == [42]
    assert not aside.busy


def test_of_what_is_asked_for_meanwhile_only_the_last_is_done(aside: Aside, qtbot: Any) -> None:
    go_on, answers = Event(), []
    aside.answered.connect(answers.append)

    def first() -> str:
        go_on.wait(10)
        return "first"

    aside.ask(first)
    for word in ("second", "third"):
        aside.ask(lambda word=word: word)
    go_on.set()
    qtbot.waitUntil(lambda: not aside.busy)
    assert answers == ["first", "third"]


def test_what_was_forgotten_is_not_answered(aside: Aside, qtbot: Any) -> None:
    answers: list[object] = []
    aside.answered.connect(answers.append)
    aside.ask(lambda: "forgotten")
    aside.forget()
    aside.ask(lambda: "asked after")
    qtbot.waitUntil(lambda: not aside.busy)
    assert answers == ["asked after"]


def test_a_fault_is_told_and_the_next_is_answered(aside: Aside, qtbot: Any) -> None:
    def fail() -> None:
        raise ArithmeticError("no such thing")

    with qtbot.captureExceptions() as faults:
        aside.ask(fail)
        qtbot.waitUntil(lambda: not aside.busy)
    assert [kind for kind, *_ in faults] == [ArithmeticError]
    with qtbot.waitSignal(aside.answered):
        aside.ask(lambda: 1)
