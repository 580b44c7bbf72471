"""What an officer can do to imported documents and their passages: each is one step of undo with a name of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from desktop.commands import say_items
from desktop.document import document_records, figure_records, records, version_records
from desktop.long_acts import MANY_CHANGES, WorkedOut
from desktop.row_work import RowWork, at_once, new_items, repeats_in

if TYPE_CHECKING:
    from desktop.long_acts import GoOn
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

    Those with the same ``merge`` are one step. Thousands of rows are read beside the window.
    """
    from desktop.remembered_columns import remember

    def work(assessment: Assessment, _go_on: GoOn) -> WorkedOut:
        changes = document_records.map_columns(assessment, document_id, columns)
        return WorkedOut("Change columns", changes, merge=merge)

    def done(told: object) -> None:
        if not session.read_only and not session.is_example:
            remember(columns)
        then(told)

    rows = sum(passage.document == document_id for passage in session.settled().passages)
    if rows > MANY_CHANGES and not session.read_only:
        session.long_acts.begin("Changing columns", work, done)
    else:
        out = work(session.settled(), at_once)
        session.perform(out.name, out.changes, out.merge)
        done(out.told)


def take_in_rows(session: Session, document_id: int) -> TakenIn:
    """Turn every row of a tracker that waits into evidence, in one step, but for those that repeat what is there or
    an earlier row: they go on waiting.
    """
    return perform_on_rows(session, document_id, RowWork.take_in)


def keep_row_figures(session: Session, document_id: int) -> TakenIn:
    """Keep the figure of every row of a sheet that gives one, in one step. A row that waits becomes evidence by that,
    unless it repeats what is there.
    """
    return perform_on_rows(session, document_id, RowWork.keep_figures)


def perform_on_rows(session: Session, document_id: int, act: Callable[[RowWork], WorkedOut]) -> TakenIn:
    """Carry out what is worked out for all the rows of a sheet that wait, in one step."""
    out = act(RowWork(session.pack, session.settled(), document_id, session.doubts.repeats_with))
    session.perform(out.name, out.changes)
    return out.told


def perform_on_many_rows(
    session: Session,
    document_id: int,
    doing: str,
    act: Callable[[RowWork], WorkedOut],
    then: Callable[[TakenIn], object],
) -> None:
    """The same beside the window, however many they are; ``then`` gets what came of it."""
    pack = session.pack

    def work(assessment: Assessment, go_on: GoOn) -> WorkedOut:
        return act(RowWork(pack, assessment, document_id, repeats_in(assessment), go_on))

    session.long_acts.begin(doing, work, then)


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
