"""What an officer can do to imported documents and their passages: each is one step of undo with a name of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from desktop.commands import say_items
from desktop.document import document_records, figure_records, records, version_records
from desktop.long_acts import WorkedOut
from desktop.row_work import RowWork, new_items, repeats_in

if TYPE_CHECKING:
    from desktop.long_acts import GoOn, Work
    from desktop.session import Session
    from rubric.assessment import Assessment, Passage
    from rubric.columns import Columns, TakenIn
    from rubric.versions import Difference


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

    assessment = session.settled()
    items = new_items(session.pack, assessment, accepted)
    passages = {passage.id: passage for passage in assessment.passages if passage.id in with_figures}
    figures = [
        figure
        for key, item in items
        if key in passages
        for figure in offered(session.pack, item, told=figure_of_row(assessment.documents, passages[key], item))
    ]
    changes = (*document_records.accept_passages(assessment, items), *figure_records.add_figures(assessment, figures))
    session.perform("Accept passage" if len(accepted) == 1 else f"Accept {len(accepted)} passages", changes)


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


def map_columns(
    session: Session,
    document_id: int,
    columns: Columns,
    then: Callable[[Any], object] = lambda _told: None,
    merge: tuple[str, ...] | None = None,
) -> None:
    """Read the columns of a sheet in another way, now and for the next sheet like it; ``then`` follows.

    Those with the same ``merge`` are one step. Many rows are read beside the window.
    """
    from desktop.remembered_columns import remember

    def work(assessment: Assessment, _go_on: GoOn) -> WorkedOut:
        changes = document_records.map_columns(assessment, document_id, columns)
        return WorkedOut("Change columns", changes, merge=merge)

    def done(told: object) -> None:
        if not session.is_example:
            remember(columns)
        then(told)

    rows = sum(passage.document == document_id for passage in session.settled().passages)
    session.long_acts.begin("Changing columns", rows, work, done)


def take_in_rows(session: Session, document_id: int, then: Callable[[TakenIn], object] = lambda _taken: None) -> None:
    """Turn every row of a tracker that waits into evidence, in one step, but for those that repeat what is there or
    an earlier row: they go on waiting. ``then`` gets what came of it.
    """
    rows = sum(passage.is_waiting for passage in _rows_of(session.settled(), document_id))
    work = _on_rows(session, document_id, rows, RowWork.take_in)
    session.long_acts.begin(f"Taking in {rows:,} rows", rows, work, then)


def keep_row_figures(
    session: Session, document_id: int, then: Callable[[TakenIn], object] = lambda _taken: None
) -> None:
    """Keep the figure of every row of a sheet that gives one, in one step. A row that waits becomes evidence by that,
    unless it repeats what is there. ``then`` gets what came of it.
    """
    from rubric.figure_columns import rows_to_keep

    assessment = session.settled()
    document = document_records.document_of(assessment, document_id)
    rows = len(rows_to_keep(document, _rows_of(assessment, document_id), assessment.figures))
    work = _on_rows(session, document_id, rows, RowWork.keep_figures)
    session.long_acts.begin(f"Keeping {rows:,} figures", rows, work, then)


def _on_rows(session: Session, document_id: int, rows: int, act: Callable[[RowWork], WorkedOut]) -> Work:
    pack, long_acts = session.pack, session.long_acts

    def work(assessment: Assessment, go_on: GoOn) -> WorkedOut:
        # What the window knows of repeats already may be asked in its own thread alone.
        repeats = repeats_in(assessment) if long_acts.is_long(rows) else session.doubts.repeats_with
        return act(RowWork(pack, assessment, document_id, repeats, go_on))

    return work


def _rows_of(assessment: Assessment, document_id: int) -> list[Passage]:
    return [passage for passage in assessment.passages if passage.document == document_id and passage.cells]


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
