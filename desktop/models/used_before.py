"""What was entered before in an assessment and may be entered again."""

from __future__ import annotations

from rubric.assessment import Assessment


def owners(assessment: Assessment) -> tuple[str, ...]:
    """Everyone who owns an action, an evidence item or a document, by name."""
    owned = (*assessment.decisions.actions, *assessment.evidence, *assessment.documents)
    named = {one.owner for one in owned}
    return tuple(sorted(named - {""}, key=str.casefold))


def reasons(assessment: Assessment) -> tuple[str, ...]:
    """The reasons for which gaps were dismissed, the latest first."""
    latest_first = sorted(assessment.decisions.dismissals, key=lambda d: d.decided, reverse=True)
    return tuple(dict.fromkeys(dismissal.reason for dismissal in latest_first if dismissal.reason))
