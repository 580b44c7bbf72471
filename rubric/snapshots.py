"""What stood in an assessment on a day, in marks and no words: enough to say later what has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rubric.comparison import Status
from rubric.decisions import digest
from rubric.pack import Model

if TYPE_CHECKING:
    from rubric.assessment import Account, Assessment
    from rubric.comparison import Comparison

PAPERS_KEPT = 20
"""Of how many papers all that stood in them is remembered; of those before only the gaps, which keep their numbers."""


class Snapshot(Model):
    """``patterns`` holds the status of each pattern by its id and ``gaps`` the keys of the open gaps; the others hold a
    mark of what is written in each evidence item, action and account, by the item's id, the action's number and the
    sub-heading ("" for the whole statement). ``done`` are the numbers of the actions that were done.
    """

    patterns: Mapping[str, Status] = {}
    gaps: tuple[str, ...]
    evidence: Mapping[str, str] = {}
    actions: Mapping[str, str] = {}
    accounts: Mapping[str, str] = {}
    done: tuple[str, ...] = ()


def take_snapshot(assessment: Assessment, comparison: Comparison) -> Snapshot:
    """What stands in an assessment now."""
    return Snapshot(
        patterns={status.pattern: status.status for status in comparison.patterns},
        gaps=tuple(gap.key for gap in comparison.gaps if gap.is_open),
        evidence=_marks((item.id, item) for item in assessment.evidence),
        actions=_marks((str(action.id), action) for action in assessment.decisions.actions),
        accounts=_marks((account.sub_heading, _written(account)) for account in assessment.accounts),
        done=tuple(str(action.id) for action in assessment.decisions.actions if action.done),
    )


def mark(written: Model) -> str:
    """The same while nothing in it is changed, also where a later version knows of more that could be written."""
    return digest([written.model_dump_json(exclude_defaults=True)])[:8]


def _written(account: Account) -> Account:
    """Without the parts in which nothing stands: to look at one is not to write it."""
    return account.model_copy(update={"parts": {part: text for part, text in account.parts.items() if text.strip()}})


def _marks(rows: Iterable[tuple[str, Model]]) -> dict[str, str]:
    return {name: mark(row) for name, row in rows}
