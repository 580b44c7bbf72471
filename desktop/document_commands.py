"""What an officer can do to imported documents and their passages: each is one step of undo with a name of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from desktop.commands import say_items
from desktop.document import document_records, figure_records, records, version_records
from rubric.columns import SUB_HEADINGS, TakenIn
from rubric.evidence import EvidenceItem

if TYPE_CHECKING:
    from desktop.session import Session
    from rubric.assessment import Passage
    from rubric.columns import Columns
    from rubric.versions import Difference


MOST_PLACED = 300
"""Rows that are taken in at once and read for where they stand."""


def accept_passages(
    session: Session, accepted: Sequence[tuple[int, dict[str, Any]]], with_figures: Collection[int] = ()
) -> None:
    """Turn passages into evidence, in one step: (passage id, fields of the new item) each.

    What the fields leave out is taken from the passage: what the cells of its row say, its text, its document's title
    and date, its paragraph. An item of an evidence file keeps its id where that is free. The figures
    of those named in ``with_figures`` are kept by themselves as well.
    """
    from rubric.figure_columns import figure_of_row
    from rubric.trends import offered

    items = _new_items(session, accepted)
    assessment = session.settled()
    passages = {passage.id: passage for passage in assessment.passages if passage.id in with_figures}
    figures = [
        figure
        for key, item in items
        if key in passages
        for figure in offered(session.pack, item, told=figure_of_row(assessment.documents, passages[key], item))
    ]
    changes = (*document_records.accept_passages(assessment, items), *figure_records.add_figures(assessment, figures))
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
        taken = {"text": passage.text, "source": document.name, "page": passage.place, "date": document.date}
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


def set_passage_verdicts(session: Session, passage_ids: Sequence[int], verdict: str) -> None:
    """Skip passages, say that they are not evidence, or put them back to be decided (""), in one step."""
    what = "passage" if len(passage_ids) == 1 else f"{len(passage_ids)} passages"
    several = "" if len(passage_ids) == 1 else f": {what}"
    names = {"skipped": f"Skip {what}", "not-evidence": f"Not evidence{several}"}
    changes = document_records.set_passage_verdicts(session.settled(), passage_ids, verdict)
    session.perform(names.get(verdict, f"Put {what} back"), changes)


def cut_passage(session: Session, passage_id: int, texts: Sequence[str]) -> None:
    """Make several passages of one; their texts are its own words."""
    session.perform("Split passage", document_records.cut_passage(session.settled(), passage_id, texts))


def join_passages(session: Session, passage_ids: Sequence[int]) -> None:
    """Make one passage of several."""
    session.perform("Join passages", document_records.join_passages(session.settled(), passage_ids))


def take_apart(session: Session, passage_id: int, parts: Sequence[Passage]) -> None:
    """Make a joined passage again what it was joined of."""
    session.perform("Take passages apart", document_records.take_apart(session.settled(), passage_id, parts))


def map_columns(session: Session, document_id: int, columns: Columns) -> None:
    """Read the columns of a sheet in another way, now and for the next sheet like it."""
    from desktop.remembered_columns import remember

    session.perform("Change columns", document_records.map_columns(session.settled(), document_id, columns))
    if not session.read_only and not session.is_example:
        remember(columns)


def take_in_rows(session: Session, document_id: int) -> TakenIn:
    """Turn every row of a tracker that waits into evidence, in one step, but for those that repeat what is there or
    an earlier row: they go on waiting.

    Items of an evidence file that repeat each other were kept as two by those who wrote it.
    """
    waiting = [p for p in session.settled().passages if p.document == document_id and p.is_waiting and p.cells]
    items, repeats = _items_of_rows(session, document_id, waiting)
    session.perform(f"Take in {_said_rows(len(items))}", document_records.accept_passages(session.settled(), items))
    return TakenIn(len(items), repeats)


def keep_row_figures(session: Session, document_id: int) -> TakenIn:
    """Keep the figure of every row of a sheet that gives one, in one step. A row that waits becomes evidence by that,
    unless it repeats what is there: a figure is kept of an item.
    """
    from rubric.figure_columns import row_figure, rows_to_keep

    assessment = session.settled()
    document = next(document for document in assessment.documents if document.id == document_id)
    rows = rows_to_keep(document, [p for p in assessment.passages if p.document == document_id], assessment.figures)
    new, repeats = _items_of_rows(session, document_id, [row for row in rows if row.is_waiting])
    items = {item.id: item for item in assessment.evidence}
    of_rows = {row.id: items.get(row.evidence) for row in rows} | dict(new)
    told = (row_figure(document.columns, row.cells, item) for row in rows if (item := of_rows[row.id]) is not None)
    figures = [figure for figure in told if figure is not None]
    changes = (*document_records.accept_passages(assessment, new), *figure_records.add_figures(assessment, figures))
    session.perform("Keep figure" if len(figures) == 1 else f"Keep {len(figures):,} figures", changes)
    return TakenIn(len(new), repeats, len(figures))


def _items_of_rows(
    session: Session, document_id: int, waiting: Sequence[Passage]
) -> tuple[list[tuple[int, EvidenceItem]], int]:
    """The items that rows become, each with the id of its row, and how many repeat what is there or an earlier one."""
    from rubric.columns import is_own_file
    from rubric.passage_repeats import passage_key

    document = next(document for document in session.settled().documents if document.id == document_id)
    texts = {passage_key(passage): passage.text for passage in waiting}
    repeats = session.repeats_with(texts)
    if is_own_file(document.columns):
        repeats = {key: repeat for key, repeat in repeats.items() if repeat.of not in texts}
    taken = [passage for passage in waiting if passage_key(passage) not in repeats]
    places = {} if SUB_HEADINGS in document.columns.values() else _suggested_places(session, taken)
    return _new_items(session, [(p.id, places.get(p.id, {})) for p in taken]), len(waiting) - len(taken)


def _suggested_places(session: Session, rows: Sequence[Passage]) -> dict[int, dict[str, Any]]:
    """Where rows stand that do not say so themselves. Of many rows it would take seconds: these are placed later."""
    if len(rows) > MOST_PLACED:
        return {}
    found = ((row.id, session.suggestion(row).sub_heading) for row in rows)
    return {row: {"sub_headings": (place,)} for row, place in found if place}


def _said_rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def change_document(session: Session, document_id: int, **fields: Any) -> None:
    """Change what is said of an imported document."""
    session.perform("Change document", document_records.change_document(session.settled(), document_id, **fields))


def date_items_of(session: Session, document_id: int, before: str | None) -> None:
    """Give a document's date to the items taken from it that have the date it had before, or none, in one step."""
    from rubric.documents import items_to_date

    assessment = session.settled()
    ids = items_to_date(assessment, document_id, before)
    date = next((document.date for document in assessment.documents if document.id == document_id), None)
    if ids:
        session.perform(f"Date {say_items(ids)}", records.change_all(assessment, ids, date=date))


def delete_document(session: Session, document_id: int) -> None:
    """Delete an imported document and its passages; the evidence that was taken from it stays."""
    session.perform("Delete document", document_records.delete_document(session.settled(), document_id))


def make_newer_version(session: Session, older_id: int, newer_id: int) -> None:
    """Say of an imported document that it is the newer version of another: decisions on what stands are taken over."""
    changes = version_records.make_newer_version(session.settled(), older_id, newer_id)
    session.perform("Take as newer version", changes)


def take_new_words(session: Session, difference: Difference) -> None:
    """Let an item say what the newer version of its document says."""
    changes = version_records.take_new_words(session.settled(), difference)
    session.perform(f"Take new words of {difference.evidence}", changes)


def keep_words(session: Session, difference: Difference, kept: bool = True) -> None:
    """Let an item stand although the newer version of its document says otherwise, or no longer."""
    changes = version_records.keep_words(session.settled(), difference, kept)
    session.perform(f"{'Keep words of' if kept else 'Decide again on'} {difference.evidence}", changes)
