"""What the file cannot take is lost neither to the window nor to undo: it is written as soon as the file takes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from desktop import commands
from desktop.document.file import read_assessment
from desktop.session import Session

TYPED = "Carers wait six weeks. Short breaks are hard to book."


@pytest.fixture
def full_disk(plain_session: Session) -> Callable[[], AbstractContextManager[list[str]]]:
    """The disk takes nothing for a while; gives what the officer is told meanwhile."""

    def full(*_row: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    @contextmanager
    def filled() -> Iterator[list[str]]:
        told: list[str] = []
        plain_session.failed.connect(told.append)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("desktop.document.file.store", full)
            yield told
        plain_session.failed.disconnect(told.append)
        assert told
        assert all("the disk is full" in sentence for sentence in told)

    return filled


@pytest.fixture
def one(enter: Callable[..., str], plain_session: Session) -> str:
    evidence_id = enter("Carers wait six weeks.")
    commands.change_evidence(plain_session, evidence_id, source="Log")
    return evidence_id


def test_what_was_typed_meanwhile_is_shown_and_written_on_closing(
    plain_session: Session, one: str, full_disk: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    with full_disk():
        plain_session.type_text(one, TYPED)
        plain_session.flush()
        assert plain_session.assessment.evidence[0].text == TYPED
    path = plain_session.path
    assert path is not None
    plain_session.close()
    assert read_assessment(path).evidence[0].text == TYPED


def test_what_was_typed_in_two_items_is_written_before_the_next_act_and_is_undone_by_item(
    plain_session: Session,
    one: str,
    enter: Callable[..., str],
    full_disk: Callable[[], AbstractContextManager[list[str]]],
) -> None:
    two = enter("The team meets weekly.")
    with full_disk():
        plain_session.type_text(one, TYPED)
        plain_session.type_text(two, "The team meets daily.")
        commands.change_evidence(plain_session, one, owner="Commissioning")
        assert [item.text for item in plain_session.assessment.evidence] == [TYPED, "The team meets daily."]
    assert plain_session.written is not plain_session.assessment
    commands.change_evidence(plain_session, one, source="Survey")
    assert plain_session.written is plain_session.assessment
    assert plain_session.assessment.evidence[0].text == TYPED
    assert plain_session.assessment.evidence[0].source == "Survey"
    plain_session.undo()
    plain_session.undo()
    assert [item.text for item in plain_session.assessment.evidence] == [TYPED, "The team meets weekly."]
    plain_session.undo()
    assert plain_session.assessment.evidence[0].text == "Carers wait six weeks."


def test_typing_that_was_held_is_not_in_the_next_file(
    plain_session: Session, one: str, full_disk: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    path = plain_session.path
    assert path is not None
    with full_disk():
        plain_session.type_text(one, TYPED)
        plain_session.close()
    assert plain_session.open(path)
    assert plain_session.assessment.evidence[0].text == "Carers wait six weeks."


def test_an_undo_and_a_redo_that_could_not_be_written_are_done_later(
    plain_session: Session, one: str, full_disk: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    steps = plain_session.undo_stack
    with full_disk():
        plain_session.undo()
        plain_session.step_to(0)
    assert (steps.index(), steps.count()) == (2, 2)
    plain_session.undo()
    assert plain_session.assessment.evidence[0].source == ""
    with full_disk():
        plain_session.redo()
    assert (steps.index(), steps.count()) == (1, 2)
    plain_session.redo()
    assert plain_session.assessment.evidence[0].source == "Log"
    plain_session.step_to(0)
    assert not plain_session.assessment.evidence


def test_an_act_that_could_not_be_written_leaves_what_can_be_done_again(
    plain_session: Session, one: str, full_disk: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    plain_session.undo()
    with full_disk():
        commands.change_evidence(plain_session, one, owner="Commissioning")
    plain_session.redo()
    assert plain_session.assessment.evidence[0].source == "Log"
