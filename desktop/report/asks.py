"""What the director is asked: the summary says it, and the page to sign has a row for each."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.report.action_plan import to_do
from desktop.report.material import Material
from desktop.report.values.report import Decision
from desktop.report.wording import counted, number

MANY_GAPS = 10
"""Of more gaps nobody can say one by one what is done about them."""

MANY_CHECKS = 20
"""So many gaps from checks, and more, say that the evidence has not been gone through."""


def asks(material: Material) -> tuple[str, ...]:
    """A sentence for each thing to decide, where there is something to decide; none once the paper is final."""
    return () if material.assessment.report_options.final else tuple(_asks(material))


def decision(material: Material) -> Decision:
    """The page to sign: a row for each thing that is asked; of a final paper who approves it, and when."""
    decided_by = material.assessment.details.decided_by or "Director of adult social services"
    signature = f"Signature of {decided_by}"
    if material.assessment.report_options.final:
        return Decision(("Approved for use", "Filled in on signing"), ("Name", signature, "Date"))
    return Decision(("Decision", "Answer, name and date"), (*asks(material), signature))


def _asks(material: Material) -> Iterator[str]:
    yield "Say whether this account is right and may be used."
    yield from _about_actions(material)
    if material.compared:
        yield from _about_gaps(material)
    if material.assessment.account("").judgement is not None:
        yield "Say whether our own judgement is right."


def _about_actions(material: Material) -> Iterator[str]:
    actions = [action for action, _gap in to_do(material)]
    overdue = sum(action.is_overdue(material.made_on) for action in actions)
    complete = sum(action.is_plan and not action.is_overdue(material.made_on) for action in actions)
    if complete:
        yield f"Approve the {counted(complete, 'action')} that {_has(complete)} an owner and a date."
    if overdue:
        yield f"Set a new date for {counted(overdue, 'overdue action')}."
    if rest := len(actions) - complete - overdue:
        yield f"Name an owner and a date for {counted(rest, 'action')}{' more' if complete else ''}."


def _about_gaps(material: Material) -> Iterator[str]:
    found = material.tally
    without = f"{counted(found.unanswered, 'gap')} against patterns that {_has(found.unanswered)} no action"
    if found.unanswered > MANY_GAPS:
        yield f"Have evidence gathered for the {without}{_expected_first(material)}."
    elif found.unanswered:
        yield f"Decide what is done about the {without}."
    if found.checks >= MANY_CHECKS:
        yield f"Have the {counted(found.checks, 'gap')} from checks on the evidence looked at before this is used."


def _expected_first(material: Material) -> str:
    expected = sum(
        gap.severity == "expected" and not gap.actions for gap in material.open_gaps if gap.pattern is not None
    )
    if not expected:
        return ""
    return (
        f"; name an owner for the {number(expected)} that {_is(expected)} {material.severity_title('expected').lower()}"
    )


def _has(count: int) -> str:
    return "has" if count == 1 else "have"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
