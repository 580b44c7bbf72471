"""What stood in an assessment on a day, in marks and no words: enough to say later what has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rubric.comparison import Status
from rubric.decisions import digest
from rubric.pack import Model

if TYPE_CHECKING:
    from rubric.assessment import Assessment
    from rubric.comparison import Comparison


class Snapshot(Model):
    """``patterns`` holds the status of each pattern by its id and ``gaps`` the keys of the open gaps; the others hold a
    mark of what is written in each evidence item, action and account, by the item's id, the action's number and the
    sub-heading ("" for the whole statement).
    """

    patterns: Mapping[str, Status]
    gaps: tuple[str, ...]
    evidence: Mapping[str, str]
    actions: Mapping[str, str]
    accounts: Mapping[str, str]


def take_snapshot(assessment: Assessment, comparison: Comparison) -> Snapshot:
    """What stands in an assessment now."""
    return Snapshot(
        patterns={status.pattern: status.status for status in comparison.patterns},
        gaps=tuple(gap.key for gap in comparison.gaps if gap.is_open),
        evidence=_marks((item.id, item) for item in assessment.evidence),
        actions=_marks((str(action.id), action) for action in assessment.decisions.actions),
        accounts=_marks((account.sub_heading, account) for account in assessment.accounts),
    )


def _marks(rows: Iterable[tuple[str, Model]]) -> dict[str, str]:
    return {name: digest([row.model_dump_json()])[:8] for name, row in rows}
