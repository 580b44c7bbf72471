"""The rows of the history: every step of undo by its name, the newest first, and where things stand now."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.models.found_rows import FoundRow

OPENED = "As it was opened"
WENT = ("Undone", "Done again")
"""What the session says of undo and of redo, before the name of the step."""


def history_rows(steps: Sequence[str], done: int) -> tuple[FoundRow, ...]:
    """The steps, of which the first ``done`` hold now. A row's key is how many steps hold once it is chosen."""
    rows = [
        FoundRow(str(number), name, _say(number, done), icon=_icon(number, done)) for number, name in _numbered(steps)
    ]
    return tuple(reversed(rows))


def say_went(acted: str) -> str:
    """What undo or redo did, from what the session says was done; empty where it was something new."""
    done, _, step = acted.partition(": ")
    return f"{done}: {step[:1].lower()}{step[1:]}" if done in WENT and step else ""


def _numbered(steps: Sequence[str]) -> list[tuple[int, str]]:
    return list(enumerate((OPENED, *steps)))


def _say(number: int, done: int) -> str:
    if number == done:
        return "You are here"
    if number > done:
        return "Taken back; choose it to do everything up to it again"
    after = done - number
    return f"Choose it to take back {'the step' if after == 1 else f'the {after} steps'} after it"


def _icon(number: int, done: int) -> str:
    return "check" if number == done else "redo-2" if number > done else "undo-2"
