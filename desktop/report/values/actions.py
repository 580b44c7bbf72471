"""What will be done."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.report.values.text import Reference


@dataclass(frozen=True, slots=True)
class ActionRow:
    """What will be done, and the gap that it answers: where that is not open any more, what became of it."""

    gap: Reference | str
    what: str
    owner: str
    due: str
    state: str


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """Every action: those to be done by their dates, then those that are done."""

    standfirst: str
    rows: tuple[ActionRow, ...]
