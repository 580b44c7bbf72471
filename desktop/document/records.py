"""What an officer can do to an assessment, one function an act: each gives the changes that do it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence, Set
from typing import Any

from desktop.document.changes import Change
from desktop.document.errors import AssessmentError, gone
from desktop.document.row_changes import Changes, added, changed, deleted, made, put
from desktop.document.tables import Statement
from rubric.assessment import Account, Assessment, BinnedItem, Export, Passage
from rubric.decisions import Action, Dismissal, MatchDecision, digest
from rubric.evidence import EvidenceItem
from rubric.snapshots import PAPERS_KEPT, Snapshot

UNDECIDED = frozenset({"", "set-aside"})
"""Verdicts of passages on which the officer has not decided."""


def next_evidence_id(assessment: Assessment, ahead: int = 0) -> str:
    """The next free id of an evidence item, or the one so many ahead. A deleted item's id is not given again."""
    numbers = [_number(item.id) for item in assessment.evidence]
    return f"E{max([assessment.last_evidence_number, *numbers]) + 1 + ahead}"


def new_evidence_ids(assessment: Assessment, wanted: Sequence[str]) -> tuple[str, ...]:
    """An id for each new item: the one wanted where it is free and was never given, else ("" wants none) the next."""
    taken = {item.id for item in (*assessment.evidence, *assessment.bin)}
    given: list[str] = []
    for evidence_id in wanted:
        is_free = evidence_id not in taken and not 0 < _number(evidence_id) <= assessment.last_evidence_number
        given.append(evidence_id if is_free else "")
        taken |= {given[-1]}
    last = max([assessment.last_evidence_number, *map(_number, taken)])
    return tuple(evidence_id or f"E{(last := last + 1)}" for evidence_id in given)


def add_evidence(assessment: Assessment, items: Sequence[EvidenceItem]) -> Changes:
    """Add items at the end; their ids must be free."""
    taken = {item.id for item in assessment.evidence}
    for item in items:
        if item.id in taken:
            raise AssessmentError(f"There is an item {item.id} already: give the new one another id.")
        taken.add(item.id)
    return tuple(added("evidence", assessment, item) for item in items)


def change_evidence(assessment: Assessment, evidence_id: str, **fields: Any) -> Changes:
    """Change fields of an item."""
    return changed("evidence", assessment, item_of(assessment, evidence_id), fields)


def change_all(assessment: Assessment, evidence_ids: Sequence[str], **fields: Any) -> Changes:
    """Change the same fields of several items."""
    return _each(assessment, evidence_ids, lambda item: fields)


def move_evidence(assessment: Assessment, evidence_ids: Sequence[str], sub_heading: str) -> Changes:
    """Let items stand under one sub-heading only, or under none ("")."""
    return change_all(assessment, evidence_ids, sub_headings=(sub_heading,) if sub_heading else ())


def also_place_evidence(assessment: Assessment, evidence_ids: Sequence[str], sub_heading: str) -> Changes:
    """Let items stand under one more sub-heading, after those they stand under."""
    return _each(
        assessment,
        evidence_ids,
        lambda item: {"sub_headings": tuple(dict.fromkeys((*item.sub_headings, sub_heading)))},
    )


def delete_evidence(
    assessment: Assessment, evidence_ids: Sequence[str], day: datetime.date, aside: Set[int] = frozenset()
) -> Changes:
    """Put items in the bin; what was decided on their matches waits there with them. The passages they came from wait
    for a decision again, or are set ``aside``, and still name the item: see `restore_evidence`.
    """
    gone = _items(assessment, evidence_ids)
    ids = {item.id for item in gone}
    return (
        *_of_passages(assessment, ids, {"accepted"}, lambda p: {"verdict": "set-aside" if p.id in aside else ""}),
        *(deleted("evidence", assessment, item) for item in gone),
        *(added("bin", assessment, made(BinnedItem, {**dict(item), "deleted": day})) for item in gone),
        *_number_kept(assessment, max((_number(item.id) for item in gone), default=0)),
    )


def restore_evidence(assessment: Assessment, evidence_ids: Sequence[str]) -> Changes:
    """Bring items back out of the bin. The passages they came from are decided again, but for those on which there was
    another decision meanwhile.
    """
    binned = {item.id: item for item in assessment.bin}
    chosen = [binned[evidence_id] for evidence_id in dict.fromkeys(evidence_ids)]
    items = [
        EvidenceItem.model_validate({name: getattr(one, name) for name in EvidenceItem.model_fields}) for one in chosen
    ]
    return (
        *(deleted("bin", assessment, one) for one in chosen),
        *add_evidence(assessment, items),
        *_of_passages(assessment, {item.id for item in items}, UNDECIDED, lambda _: {"verdict": "accepted"}),
    )


def empty_bin(assessment: Assessment) -> Changes:
    """Delete what is in the bin for good, with the decisions on its matches and the figures kept from it.

    Undo still brings it back.
    """
    ids = {item.id for item in assessment.bin}
    return (
        *(deleted("figure", assessment, figure) for figure in assessment.figures if figure.evidence in ids),
        *(deleted("match_decision", assessment, m) for m in assessment.decisions.matches if m.evidence in ids),
        *(deleted("bin", assessment, item) for item in assessment.bin),
        *_of_passages(assessment, ids, UNDECIDED, lambda _: {"evidence": ""}),
    )


def decide_match(assessment: Assessment, evidence_id: str, pattern_id: str, verdict: str | None) -> Changes:
    """Confirm or reject that an item shows a pattern; no verdict takes the decision back."""
    item = item_of(assessment, evidence_id)
    held = next((m for m in assessment.decisions.matches if (m.evidence, m.pattern) == (evidence_id, pattern_id)), None)
    if verdict is None:
        return () if held is None else (deleted("match_decision", assessment, held),)
    fields = {"evidence": evidence_id, "pattern": pattern_id, "verdict": verdict, "digest": digest([item.text])}
    return put("match_decision", assessment, held, MatchDecision, fields)


def dismiss_gap(assessment: Assessment, gap_key: str, reason: str, mark: str, decided: datetime.date) -> Changes:
    """Dismiss a gap with a reason; ``mark`` is the digest of the text it rests on."""
    fields = {"gap": gap_key, "reason": reason, "digest": mark, "decided": decided}
    return put("dismissal", assessment, _dismissal(assessment, gap_key), Dismissal, fields)


def restore_gap(assessment: Assessment, gap_key: str) -> Changes:
    """Take the dismissal of a gap back."""
    held = _dismissal(assessment, gap_key)
    return () if held is None else (deleted("dismissal", assessment, held),)


def add_action(
    assessment: Assessment,
    gap_key: str,
    what: str,
    owner: str = "",
    due: datetime.date | None = None,
    *,
    sub_heading: str = "",
    ahead: int = 0,
) -> Changes:
    """Add what the council will do about a gap, or with no gap's key under a sub-heading ("" for the whole statement).

    Several are added in one step with ``ahead``: how many of them stand before this one.
    """
    number = max((action.id for action in assessment.decisions.actions), default=0) + 1 + ahead
    fields = {"id": number, "gap": gap_key, "sub_heading": sub_heading, "what": what, "owner": owner, "due": due}
    return (added("action", assessment, made(Action, fields)),)


def change_action(assessment: Assessment, action_id: int, **fields: Any) -> Changes:
    """Change fields of an action."""
    return changed("action", assessment, _action(assessment, action_id), fields)


def delete_action(assessment: Assessment, action_id: int) -> Changes:
    """Delete an action."""
    return (deleted("action", assessment, _action(assessment, action_id)),)


def change_account(assessment: Assessment, sub_heading: str, **fields: Any) -> Changes:
    """Change the council's own account of a sub-heading, or of the whole statement ("")."""
    held = next((a for a in assessment.accounts if a.sub_heading == sub_heading), None)
    before = Account(sub_heading=sub_heading) if held is None else held
    return put("account", assessment, held, Account, {**dict(before), **fields})


def change_details(assessment: Assessment, **fields: Any) -> Changes:
    """Change what the cover says."""
    return changed("assessment", assessment, assessment.details, fields)


def change_report_options(assessment: Assessment, **fields: Any) -> Changes:
    """Change what is asked of the paper."""
    return changed("report_options", assessment, assessment.report_options, fields)


def add_export(assessment: Assessment, file_name: str, made_on: datetime.date, draft: int, held: Snapshot) -> Changes:
    """Remember that a paper was made, and what stood in the assessment then."""
    number = max((export.number for export in assessment.exports), default=0) + 1
    fields = {"number": number, "made_on": made_on, "draft": draft, "file_name": file_name, "held": held}
    older = sorted(assessment.exports, key=lambda export: export.number)[: -(PAPERS_KEPT - 1)]
    thinned = ((export, Snapshot(gaps=export.held.gaps)) for export in older)
    return (
        *(change for export, gaps in thinned for change in changed("export", assessment, export, {"held": gaps})),
        added("export", assessment, made(Export, fields)),
    )


def _of_passages(
    assessment: Assessment, ids: Set[str], verdicts: Set[str], fields: Callable[[Passage], dict[str, Any]]
) -> Iterator[Change]:
    """The changes of those passages that name one of the items and are decided like this."""
    for passage in assessment.passages:
        if passage.evidence in ids and passage.verdict in verdicts:
            yield from changed("passage", assessment, passage, fields(passage))


def _number_kept(assessment: Assessment, number: int) -> Iterator[Change]:
    if number > assessment.last_evidence_number:
        row = Statement(
            statement=assessment.statement,
            pack_edition=assessment.pack_edition,
            last_evidence_number=assessment.last_evidence_number,
        )
        yield from changed("statement", assessment, row, {"last_evidence_number": number})


def _number(evidence_id: str) -> int:
    match = re.fullmatch(r"E([1-9][0-9]{0,8})", evidence_id)
    return int(match[1]) if match else 0


def item_of(assessment: Assessment, evidence_id: str) -> EvidenceItem:
    """The item of that id."""
    return _items(assessment, [evidence_id])[0]


def _items(assessment: Assessment, evidence_ids: Sequence[str]) -> list[EvidenceItem]:
    items = {item.id: item for item in assessment.evidence}
    if lost := [evidence_id for evidence_id in evidence_ids if evidence_id not in items]:
        raise AssessmentError(gone(lost[0]))
    return [items[evidence_id] for evidence_id in dict.fromkeys(evidence_ids)]


def _each(
    assessment: Assessment, evidence_ids: Sequence[str], fields: Callable[[EvidenceItem], dict[str, Any]]
) -> Changes:
    items = _items(assessment, evidence_ids)
    return tuple(change for item in items for change in changed("evidence", assessment, item, fields(item)))


def _dismissal(assessment: Assessment, gap_key: str) -> Dismissal | None:
    return next((d for d in assessment.decisions.dismissals if d.gap == gap_key), None)


def _action(assessment: Assessment, action_id: int) -> Action:
    return {action.id: action for action in assessment.decisions.actions}[action_id]
