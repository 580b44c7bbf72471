"""What an officer can do, one function an act: each is one step of undo with a name of its own."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.document import records
from rubric.comparison import Gap
from rubric.evidence import EvidenceItem

if TYPE_CHECKING:
    from desktop.session import Session
    from rubric.assessment import Assessment, FigureRecord
    from rubric.columns import Columns
    from rubric.drafting import Draft
    from rubric.versions import Difference


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
    session.perform(f"Change {_said(evidence_ids)}", changes, merge)


def move_evidence(session: Session, evidence_ids: Sequence[str], sub_heading: str) -> None:
    """Let items stand under one sub-heading only, or under none ("")."""
    session.perform(f"Move {_said(evidence_ids)}", records.move_evidence(session.settled(), evidence_ids, sub_heading))


def also_place_evidence(session: Session, evidence_ids: Sequence[str], sub_heading: str) -> None:
    """Let items stand under one more sub-heading."""
    changes = records.also_place_evidence(session.settled(), evidence_ids, sub_heading)
    session.perform(f"Also place {_said(evidence_ids)}", changes)


def type_evidence_text(session: Session, evidence_id: str, text: str) -> None:
    """Take the text as it is typed: the gaps follow at once, the file follows on a pause."""
    session.type_text(evidence_id, text)


def attach_file(session: Session, evidence_id: str, path: Path) -> None:
    """Copy a file into the assessment and keep it with an item, in the place of the one it had.

    It is copied off the window's thread; the step of undo follows when that is done.
    """

    def attach(digest: str) -> None:
        item = next((item for item in session.assessment.evidence if item.id == evidence_id), None)
        if item is None:
            return
        name = f"Replace the file of {evidence_id}" if item.file_name else f"Attach a file to {evidence_id}"
        fields = {"file_name": path.name, "file_digest": digest}
        session.perform(name, records.change_evidence(session.settled(), evidence_id, **fields))

    session.keep_file(path, attach)


def remove_file(session: Session, evidence_id: str) -> None:
    """Take the file away from an item."""
    changes = records.change_evidence(session.settled(), evidence_id, file_name="", file_digest="")
    session.perform(f"Remove the file of {evidence_id}", changes)


def join_lines(session: Session, evidence_id: str) -> None:
    """Make whole paragraphs of the lines that a page broke."""
    from rubric.text import join_lines as joined

    assessment = session.settled()
    item = next(item for item in assessment.evidence if item.id == evidence_id)
    changes = records.change_evidence(assessment, evidence_id, text=joined(item.text))
    session.perform(f"Join lines in {evidence_id}", changes)


def split_evidence(session: Session, evidence_id: str, at: int) -> str:
    """Make two items of one at a character of its text; the second one's id is given back, all else is on both."""
    assessment = session.settled()
    item = next(item for item in assessment.evidence if item.id == evidence_id)
    second = item.model_copy(update={"id": records.next_evidence_id(assessment), "text": item.text[at:].strip()})
    changes = records.change_evidence(assessment, evidence_id, text=item.text[:at].strip())
    session.perform(f"Split {evidence_id}", [*changes, *records.add_evidence(assessment, [second])])
    return second.id


def delete_evidence(session: Session, evidence_ids: Sequence[str]) -> None:
    """Put items in the bin; undo, or the bin itself, brings them back with the decisions about them."""
    name = f"Delete {_said(evidence_ids)}"
    session.perform(name, records.delete_evidence(session.settled(), evidence_ids, session.today()))


def restore_evidence(session: Session, evidence_ids: Sequence[str]) -> None:
    """Bring items back out of the bin."""
    name = f"Bring back {_said(evidence_ids)}"
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


def accept_passages(
    session: Session, accepted: Sequence[tuple[int, dict[str, Any]]], with_figures: Collection[int] = ()
) -> None:
    """Turn passages into evidence, in one step: (passage id, fields of the new item) each.

    What the fields leave out is taken from the passage: what the cells of its row say, its text, its document's title
    and date, its paragraph. An item of an evidence file keeps its id where that is free. The
    figures of those named in ``with_figures`` are kept by themselves as well.
    """
    from rubric.trends import offered

    items = _new_items(session, accepted)
    figures = [figure for key, item in items if key in with_figures for figure in offered(session.pack, item)]
    assessment = session.settled()
    changes = (*records.accept_passages(assessment, items), *records.add_figures(assessment, figures))
    session.perform("Accept passage" if len(accepted) == 1 else f"Accept {len(accepted)} passages", changes)


def _new_items(session: Session, accepted: Sequence[tuple[int, dict[str, Any]]]) -> list[tuple[int, EvidenceItem]]:
    from rubric.trackers import fields_of

    assessment = session.settled()
    passages = {passage.id: passage for passage in assessment.passages}
    documents = {document.id: document for document in assessment.documents}
    made: list[dict[str, Any]] = []
    for passage_id, fields in accepted:
        passage = passages[passage_id]
        document = documents[passage.document]
        page = f"paragraph {passage.paragraph}" if passage.paragraph else passage.page
        taken = {"text": passage.text, "source": document.title, "page": page, "date": document.date}
        made.append({**taken, **fields_of(session.pack, document, passage), **fields})
    wanted = [fields.pop("id", "") for fields in made]
    given = records.new_evidence_ids(assessment, wanted)
    items: list[tuple[int, EvidenceItem]] = []
    for (passage_id, _), fields, evidence_id, asked in zip(accepted, made, given, wanted, strict=True):
        kept = (
            {"extra": {**fields.get("extra", {}), "id (as written)": asked}} if asked not in ("", evidence_id) else {}
        )
        items.append((passage_id, EvidenceItem.model_validate({**fields, **kept, "id": evidence_id})))
    return items


def accept_passage(session: Session, passage_id: int, **fields: Any) -> None:
    """Turn one passage into an evidence item with these fields."""
    accept_passages(session, [(passage_id, fields)])


def set_passage_verdict(session: Session, passage_id: int, verdict: str) -> None:
    """Skip a passage, say that it is not evidence, or put it back to be decided ("")."""
    set_passage_verdicts(session, [passage_id], verdict)


def set_passage_verdicts(session: Session, passage_ids: Sequence[int], verdict: str) -> None:
    """Decide the same on several passages, in one step."""
    what = "passage" if len(passage_ids) == 1 else f"{len(passage_ids)} passages"
    several = "" if len(passage_ids) == 1 else f": {what}"
    names = {"skipped": f"Skip {what}", "not-evidence": f"Not evidence{several}"}
    assessment = session.settled()
    decided = [records.set_passage_verdict(assessment, passage_id, verdict) for passage_id in passage_ids]
    session.perform(names.get(verdict, f"Put {what} back"), [change for changes in decided for change in changes])


def cut_passage(session: Session, passage_id: int, texts: Sequence[str]) -> None:
    """Make several passages of one; their texts are its own words."""
    session.perform("Split passage", records.cut_passage(session.settled(), passage_id, texts))


def join_passages(session: Session, passage_ids: Sequence[int]) -> None:
    """Make one passage of several."""
    session.perform("Join passages", records.join_passages(session.settled(), passage_ids))


def map_columns(session: Session, document_id: int, columns: Columns) -> None:
    """Read the columns of a sheet in another way, now and for the next sheet like it."""
    from desktop.remembered_columns import remember

    session.perform("Change columns", records.map_columns(session.settled(), document_id, columns))
    if not session.read_only and not session.is_example:
        remember(columns)


def take_in_rows(session: Session, document_id: int) -> tuple[int, int]:
    """Turn every row of a tracker that waits into evidence, in one step, but for those that repeat what is there or
    an earlier row: they go on waiting. Gives back how many were taken in and how many repeat.

    Items of an evidence file that repeat each other were kept as two by those who wrote it.
    """
    from rubric.columns import is_own_file

    assessment = session.settled()
    document = next(document for document in assessment.documents if document.id == document_id)
    waiting = [p for p in assessment.passages if p.document == document_id and p.is_waiting and p.cells]
    texts = {f"passage {passage.id}": passage.text for passage in waiting}
    repeats = session.repeats_with(texts)
    if is_own_file(document.columns):
        repeats = {key: repeat for key, repeat in repeats.items() if repeat.of not in texts}
    taken = [passage.id for passage in waiting if f"passage {passage.id}" not in repeats]
    items = _new_items(session, [(passage_id, {}) for passage_id in taken])
    session.perform(f"Take in {_said_rows(len(taken))}", records.accept_passages(session.settled(), items))
    return len(taken), len(waiting) - len(taken)


def _said_rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def change_document(session: Session, document_id: int, **fields: Any) -> None:
    """Change what is said of an imported document."""
    session.perform("Change document", records.change_document(session.settled(), document_id, **fields))


def date_items_of(session: Session, document_id: int, before: str | None) -> None:
    """Give a document's date to the items taken from it that have the date it had before, or none, in one step."""
    from rubric.documents import items_to_date

    assessment = session.settled()
    ids = items_to_date(assessment, document_id, before)
    date = next((document.date for document in assessment.documents if document.id == document_id), None)
    if ids:
        session.perform(f"Date {_said(ids)}", records.change_all(assessment, ids, date=date))


def delete_document(session: Session, document_id: int) -> None:
    """Delete an imported document and its passages; the evidence that was taken from it stays."""
    session.perform("Delete document", records.delete_document(session.settled(), document_id))


def make_newer_version(session: Session, older_id: int, newer_id: int) -> None:
    """Say of an imported document that it is the newer version of another: decisions on what stands are taken over."""
    changes = records.make_newer_version(session.settled(), older_id, newer_id)
    session.perform("Take as newer version", changes)


def take_new_words(session: Session, difference: Difference) -> None:
    """Let an item say what the newer version of its document says."""
    changes = records.take_new_words(session.settled(), difference)
    session.perform(f"Take new words of {difference.evidence}", changes)


def keep_words(session: Session, difference: Difference, kept: bool = True) -> None:
    """Let an item stand although the newer version of its document says otherwise, or no longer."""
    changes = records.keep_words(session.settled(), difference, kept)
    session.perform(f"{'Keep words of' if kept else 'Decide again on'} {difference.evidence}", changes)


def keep_figures(session: Session, figures: Sequence[FigureRecord]) -> None:
    """Keep figures by themselves, in one step."""
    name = "Keep figure" if len(figures) == 1 else f"Keep {len(figures)} figures"
    session.perform(name, records.add_figures(session.settled(), figures))


def change_figure(session: Session, figure_id: int, **fields: Any) -> None:
    """Change fields of a figure that is kept."""
    session.perform("Change figure", records.change_figure(session.settled(), figure_id, **fields))


def rename_measure(session: Session, figure_ids: Sequence[int], measure: str) -> None:
    """Call what several figures measure by one name, in one step, so that they line up."""
    assessment = session.settled()
    renamed = [records.change_figure(assessment, figure_id, measure=measure) for figure_id in figure_ids]
    session.perform("Rename measure", [change for changes in renamed for change in changes])


def delete_figure(session: Session, figure_id: int) -> None:
    """Keep a figure no longer; the evidence it was taken from stays."""
    session.perform("Delete figure", records.delete_figure(session.settled(), figure_id))


def _said(evidence_ids: Sequence[str]) -> str:
    return evidence_ids[0] if len(evidence_ids) == 1 else f"{len(evidence_ids)} items"
