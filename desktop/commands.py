"""What an officer can do, one function an act: each is one step of undo with a name of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.document import records
from rubric.comparison import Gap
from rubric.evidence import EvidenceItem

if TYPE_CHECKING:
    from desktop.session import Session
    from rubric.assessment import Assessment
    from rubric.drafting import Draft


def add_evidence(session: Session, items: Sequence[EvidenceItem]) -> None:
    """Add items at the end. Their ids must be free: ask `new_evidence` for them."""
    name = "Add evidence" if len(items) == 1 else f"Add {len(items)} evidence items"
    session.perform(name, records.add_evidence(session.settled(), items))


def new_evidence(session: Session, **fields: Any) -> str:
    """Add one item with the next free id and give that id back."""
    return new_evidence_items(session, [fields])[0]


def new_evidence_items(session: Session, items: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """Add items with these fields, in one step, and give their ids back."""
    assessment = session.settled()
    ids = tuple(records.next_evidence_id(assessment, ahead) for ahead in range(len(items)))
    made = zip(ids, items, strict=True)
    add_evidence(session, [EvidenceItem(id=one, **{"text": "", **fields}) for one, fields in made])
    return ids


def change_evidence(session: Session, evidence_id: str, **fields: Any) -> None:
    """Change fields of an item other than its text."""
    session.perform(f"Change {evidence_id}", records.change_evidence(session.settled(), evidence_id, **fields))


def change_all(session: Session, evidence_ids: Sequence[str], **fields: Any) -> None:
    """Change the same fields of several items, in one step."""
    _change_all(session, evidence_ids, fields, None)


def write_all(session: Session, evidence_ids: Sequence[str], **fields: Any) -> None:
    """Take a line as it is typed for several items: what is written in one breath is one step."""
    _change_all(session, evidence_ids, fields, ("evidence", *evidence_ids, *sorted(fields)))


def _change_all(
    session: Session, evidence_ids: Sequence[str], fields: Mapping[str, Any], merge: tuple[str, ...] | None
) -> None:
    changes = records.change_all(session.settled(), evidence_ids, **fields)
    session.perform(f"Change {say_items(evidence_ids)}", changes, merge)


def move_evidence(session: Session, evidence_ids: Sequence[str], sub_heading: str) -> None:
    """Let items stand under one sub-heading only, or under none ("")."""
    session.perform(
        f"Move {say_items(evidence_ids)}", records.move_evidence(session.settled(), evidence_ids, sub_heading)
    )


def also_place_evidence(session: Session, evidence_ids: Sequence[str], sub_heading: str) -> None:
    """Let items stand under one more sub-heading."""
    changes = records.also_place_evidence(session.settled(), evidence_ids, sub_heading)
    session.perform(f"Also place {say_items(evidence_ids)}", changes)


def type_evidence_text(session: Session, evidence_id: str, text: str) -> None:
    """Take the text as it is typed: the gaps follow at once, the file follows on a pause."""
    session.type_text(evidence_id, text)


def attach_file(session: Session, evidence_id: str, path: Path, then: Callable[[], object] = lambda: None) -> None:
    """Copy a file into the assessment and keep it with an item, in the place of the one it had.

    It is copied off the window's thread; the step of undo follows when that is done, and ``then`` after it.
    """

    def attach(digest: str) -> None:
        item = next((item for item in session.assessment.evidence if item.id == evidence_id), None)
        if item is None:
            return
        name = f"Replace the file of {evidence_id}" if item.file_name else f"Attach a file to {evidence_id}"
        fields = {"file_name": path.name, "file_digest": digest}
        session.perform(name, records.change_evidence(session.settled(), evidence_id, **fields))
        then()

    if session.may_change():
        session.files.copy_in(path, attach)


def remove_file(session: Session, evidence_id: str) -> None:
    """Take the file away from an item."""
    changes = records.change_evidence(session.settled(), evidence_id, file_name="", file_digest="")
    session.perform(f"Remove the file of {evidence_id}", changes)


def join_lines(session: Session, evidence_id: str) -> None:
    """Make whole paragraphs of the lines that a page broke."""
    from rubric.text import join_lines as joined

    assessment = session.settled()
    item = records.item_of(assessment, evidence_id)
    changes = records.change_evidence(assessment, evidence_id, text=joined(item.text))
    session.perform(f"Join lines in {evidence_id}", changes)


def split_evidence(session: Session, evidence_id: str, at: int) -> str:
    """Make two items of one at a character of its text; the second one's id is given back, all else is on both."""
    assessment = session.settled()
    item = records.item_of(assessment, evidence_id)
    second = item.model_copy(update={"id": records.next_evidence_id(assessment), "text": item.text[at:].strip()})
    changes = records.change_evidence(assessment, evidence_id, text=item.text[:at].strip())
    session.perform(f"Split {evidence_id}", [*changes, *records.add_evidence(assessment, [second])])
    return second.id


def delete_evidence(session: Session, evidence_ids: Sequence[str]) -> None:
    """Put items in the bin; undo, or the bin itself, brings them back with the decisions about them."""
    from rubric.standing import aside_without

    assessment = session.settled()
    aside = aside_without(session.pack, assessment.passages, evidence_ids)
    changes = records.delete_evidence(assessment, evidence_ids, session.today(), aside)
    session.perform(f"Delete {say_items(evidence_ids)}", changes)


def restore_evidence(session: Session, evidence_ids: Sequence[str]) -> None:
    """Bring items back out of the bin."""
    name = f"Bring back {say_items(evidence_ids)}"
    session.perform(name, records.restore_evidence(session.settled(), evidence_ids))


def empty_bin(session: Session) -> None:
    """Delete for good what is in the bin."""
    session.perform("Empty the bin", records.empty_bin(session.settled()))


def decide_match(session: Session, evidence_id: str, pattern_id: str, verdict: str | None) -> None:
    """Confirm or reject that an item shows a pattern; None takes the decision back."""
    name = {"confirmed": "Confirm match", "rejected": "Reject match"}.get(verdict or "", "Take back decision")
    session.perform(name, records.decide_match(session.settled(), evidence_id, pattern_id, verdict))


def reject_matches(session: Session, evidence_id: str, pattern_ids: Sequence[str]) -> None:
    """Say that an item shows none of these patterns, in one step."""
    assessment = session.settled()
    decided = [records.decide_match(assessment, evidence_id, pattern, "rejected") for pattern in pattern_ids]
    session.perform("None of these matches", [change for changes in decided for change in changes])


def dismiss_gap(session: Session, gap: Gap, reason: str) -> None:
    """Dismiss a gap with the reason that the report prints."""
    dismiss_gaps(session, [gap], reason)


def dismiss_gaps(session: Session, gaps: Sequence[Gap], reason: str) -> None:
    """Dismiss several gaps for one reason, in one step."""
    from rubric.gaps import gap_digest

    assessment, day = session.settled(), session.today()
    dismissed = [
        records.dismiss_gap(
            assessment,
            gap.dismissal.gap if gap.dismissal else gap.key,
            reason,
            gap_digest(session.comparison, gap),
            day,
        )
        for gap in gaps
    ]
    name = "Dismiss gap" if len(gaps) == 1 else f"Dismiss {len(gaps)} gaps"
    session.perform(name, [change for changes in dismissed for change in changes])


def restore_gap(session: Session, gap_key: str) -> None:
    """Put a dismissed gap back."""
    session.perform("Put gap back", records.restore_gap(session.settled(), gap_key))


def add_action(session: Session, gap: Gap, what: str, owner: str, due: datetime.date | None) -> None:
    """Make an action that answers a gap."""
    add_actions(session, [(gap, what)], owner, due)


def add_actions(session: Session, answers: Sequence[tuple[Gap, str]], owner: str, due: datetime.date | None) -> None:
    """Make an action for each gap, with one owner and one date, in one step: (gap, what will be done) each."""
    assessment = session.settled()
    added = [
        records.add_action(assessment, gap.key, what, owner, due, ahead=ahead)
        for ahead, (gap, what) in enumerate(answers)
    ]
    name = "Make an action" if len(answers) == 1 else f"Make {len(answers)} actions"
    session.perform(name, [change for changes in added for change in changes])


def add_own_action(session: Session, sub_heading: str, what: str, owner: str, due: datetime.date | None) -> None:
    """Make an action that answers no gap, under a sub-heading or for the whole statement ("")."""
    changes = records.add_action(session.settled(), "", what, owner, due, sub_heading=sub_heading)
    session.perform("Make an action", changes)


def change_action(session: Session, action_id: int, **fields: Any) -> None:
    """Change an action, or mark it done with ``done=<day>``."""
    name = "Mark action done" if fields.get("done") else "Mark action not done" if "done" in fields else "Change action"
    session.perform(name, records.change_action(session.settled(), action_id, **fields))


def delete_action(session: Session, action_id: int) -> None:
    """Delete an action."""
    session.perform("Delete action", records.delete_action(session.settled(), action_id))


def change_account(session: Session, sub_heading: str, **fields: Any) -> None:
    """Change the council's own account of a sub-heading, or of the whole statement ("")."""
    merge = ("account", sub_heading, *sorted(fields))
    session.perform("Write our account", records.change_account(session.settled(), sub_heading, **fields), merge)


def write_account_part(session: Session, sub_heading: str, part: str, text: str) -> None:
    """Write one part of the account of a sub-heading."""
    written = _with_parts(session.settled(), sub_heading, {part: text})
    merge = ("account", sub_heading, "part", part)
    session.perform("Write our account", records.change_account(session.settled(), sub_heading, parts=written), merge)


def draft_account(session: Session, sub_heading: str, parts: Sequence[str]) -> tuple[Draft, ...]:
    """Draft these parts from the evidence, below what is written in them, as one step. Gives back what was drafted."""
    from rubric.drafting import appended, draft_parts

    assessment, titles = session.settled(), {part.id: part.title for part in session.pack.narrative_parts}
    account = assessment.account(sub_heading)
    drafts = draft_parts(session.pack, session.comparison, assessment, sub_heading, parts)
    drafted = {d.part: appended(account.parts.get(d.part, ""), d.text) for d in drafts if d.text}
    if drafted:
        what = titles[parts[0]].lower() if len(parts) == 1 else "our account"
        written = _with_parts(assessment, sub_heading, drafted)
        changes = records.change_account(assessment, sub_heading, parts=written)
        session.perform(f"Draft {what} from the evidence", changes)
    return drafts


def _with_parts(assessment: Assessment, sub_heading: str, written: dict[str, str]) -> dict[str, str]:
    parts = {**assessment.account(sub_heading).parts, **written}
    return {part: text for part, text in parts.items() if text}


def change_details(session: Session, **fields: Any) -> None:
    """Change what the cover says."""
    session.perform("Change details", records.change_details(session.settled(), **fields))


def change_report_options(session: Session, **fields: Any) -> None:
    """Change what is asked of the paper."""
    changes = records.change_report_options(session.settled(), **fields)
    session.perform("Change what the report holds", changes)


def write_report_option(session: Session, option: str, text: str) -> None:
    """Take a line of the paper as it is typed: what is written in one breath is one step."""
    changes = records.change_report_options(session.settled(), **{option: text})
    session.perform("Write on the report", changes, ("report_options", option))


def say_items(evidence_ids: Sequence[str]) -> str:
    """Which items a step of undo is about."""
    return evidence_ids[0] if len(evidence_ids) == 1 else f"{len(evidence_ids)} items"
