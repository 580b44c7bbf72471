"""The action plan: every action in one table, those to be done before those that are done."""

from __future__ import annotations

import datetime

from desktop.report.material import Material
from desktop.report.values.actions import ActionPlan
from desktop.report.wording import counted, number, sentence
from rubric.comparison import Gap
from rubric.decisions import Action

Planned = tuple[Action, Gap | None]
"""An action, with the gap that it answers as that stands now."""


def action_plan(material: Material) -> ActionPlan | None:
    """Every action; None where there is none."""
    every = planned(material)
    if not every:
        return None
    return ActionPlan(_standfirst(material, every), tuple(material.action_row(action, gap) for action, gap in every))


def planned(material: Material) -> tuple[Planned, ...]:
    """Those with a date by their dates, those without, and last those that are done."""
    answered = {action: gap for gap in material.comparison.gaps for action in gap.actions}
    every = sorted(material.assessment.decisions.actions, key=_place)
    return tuple((action, answered.get(action)) for action in every)


def to_do(material: Material) -> tuple[Planned, ...]:
    """The actions that are not done."""
    return tuple((action, gap) for action, gap in planned(material) if not action.done)


def _place(action: Action) -> tuple[bool, datetime.date, int]:
    day = action.done or action.due or datetime.date.max
    return action.done is not None, day, action.id


def _standfirst(material: Material, every: tuple[Planned, ...]) -> str:
    left = [action for action, _ in every if not action.done]
    complete = sum(action.is_plan for action in left)
    overdue = sum(action.is_overdue(material.made_on) for action in left)
    done = len(every) - len(left)
    said = f"{counted(len(left), 'action')} {_is(len(left))} to be done"
    if left and complete == len(left):
        said += f", {'with' if complete == 1 else 'each with'} an owner and a date"
    elif left:
        said += f": {number(complete) if complete else 'none'} {_has(complete)} an owner and a date"
        said += f", {number(len(left) - complete)} {_has(len(left) - complete)} not"
    told = [said]
    if overdue:
        told.append(f"the date of {number(overdue)} has passed")
    if done:
        told.append(f"{number(done)} {_is(done)} done")
    return " ".join(map(sentence, told))


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _has(count: int) -> str:
    return "has" if count == 1 else "have"
