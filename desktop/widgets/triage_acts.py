"""What is done to passages in triage: each is one step of undo, and what cannot be done is said in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop import document_commands
from desktop.models.counted import counted
from desktop.models.passage_joins import Joins
from desktop.models.passages import PassageRow
from desktop.session import Session
from rubric.assessment import FigureRecord, Passage, SourceDocument
from rubric.evidence import EvidenceItem
from rubric.figure_columns import figure_of_row
from rubric.parts import cut_at, cut_out, next_to_join, parts_with, refusal
from rubric.reading import Span
from rubric.suggestion import Suggestion
from rubric.trackers import fields_alone

Read = Callable[[Passage], Suggestion]

WITH_FIGURES = "with_figures"
"""Beside the fields of a new item: whether its figures are kept by themselves."""

JOIN_PARTS, CUT_AGAIN = "Join the parts it was cut in", "Take apart what was joined"
WHOLE_PASSAGE = "These words are the whole passage: there is nothing to cut off."
NOTHING_AS_SURE = "Nothing to accept by this passage: it shows no pattern, is decided or set aside, or repeats another."
NOTHING_TO_JOIN = "Nothing to join it with: a heading, a passage of another kind or the end comes next."
NO_WORDS_CHOSEN = "Choose words of one passage in the document first, then press C."
ONE_SENTENCE = "This passage is one sentence. To cut it, choose words in the document and press C."


def accept(
    session: Session,
    rows: Sequence[PassageRow],
    date: str | None,
    read: Read,
    *,
    own: Mapping[str, dict[str, Any]],
    place: str | None = None,
) -> None:
    """Accept these passages where the engine suggests, or all at one ``place``.

    ``own`` holds other fields for some, by their keys.
    """
    accepted: list[tuple[int, dict[str, Any]]] = []
    with_figures: set[int] = set()
    for row in rows:
        fields = own.get(row.key) or {**_suggested(read(row.passage), date), **told_by_row(session, row.passage)}
        if fields.pop(WITH_FIGURES, False):
            with_figures.add(row.passage.id)
        accepted.append((row.passage.id, {**fields, "sub_headings": (place,)} if place else fields))
    document_commands.accept_passages(session, accepted, with_figures)


def as_item(session: Session, passage: Passage, date: str | None) -> EvidenceItem:
    """A passage as the item that it would become, for what is read in it."""
    told = {"text": passage.text, "date": date, **told_by_row(session, passage)}
    return EvidenceItem.model_validate({**told, "id": str(passage.id)})


def as_item_with_figure(
    session: Session, passage: Passage, date: str | None
) -> tuple[EvidenceItem, FigureRecord | None]:
    """The same, with the figure that its row gives where it was one of a sheet."""
    item = as_item(session, passage, date)
    return item, figure_of_row(session.assessment.documents, passage, item)


def told_by_row(session: Session, passage: Passage) -> Mapping[str, Any]:
    """What the row of a sheet that a passage was says of the new item's fields; nothing where it was none."""
    sheet = sheet_of(session, passage)
    return fields_alone(session.pack, sheet, passage) if sheet else {}


def sheet_of(session: Session, passage: Passage) -> SourceDocument | None:
    """The document of a passage that was the row of a sheet."""
    documents = session.assessment.documents if passage.cells else ()
    return next((document for document in documents if document.id == passage.document), None)


def say_accepted(accepted: int, left: int, aside: int) -> str:
    """What was accepted at once, and what was left and why."""
    said = f"{counted(accepted, 'passage')} accepted"
    if left:
        said += f". {left} left: {'it repeats' if left == 1 else 'they repeat'} what is held already"
    if aside:
        said += f". {aside} set aside {'stays' if aside == 1 else 'stay'} so"
    return said


def decide(session: Session, rows: Sequence[PassageRow], verdict: str) -> None:
    """Decide the same on these passages."""
    document_commands.set_passage_verdicts(session, [row.passage.id for row in rows], verdict)


def cut(session: Session, passage: Passage, *places: int) -> str:
    """Cut a passage at these characters. Why that cannot be, else nothing."""
    if not (refused := refusal([passage])):
        document_commands.cut_passage(session, passage.id, cut_at(passage.text, *places))
    return refused


def make_passage(session: Session, passage: Passage, span: Span) -> tuple[int, str]:
    """Make a passage of a stretch of one: its id, or why that cannot be."""
    parts, which = cut_out(passage.text, span)
    refused = refusal([passage]) or (WHOLE_PASSAGE if len(parts) < 2 else "")
    if refused:
        return passage.id, refused
    at = parts_with(session.assessment.passages, passage).index(passage)
    document_commands.cut_passage(session, passage.id, parts)
    return parts_with(session.assessment.passages, passage)[at + which].id, ""


def join(session: Session, passages: Sequence[Passage], joins: Joins) -> str:
    """Join passages that follow each other, or one with the next, and note that. Why that cannot be, else nothing."""
    chain = [passages[0]]
    while len(chain) < max(len(passages), 2):
        following = next_to_join(session.assessment.passages, chain[-1])
        if following is None or (len(passages) > 1 and following.id != passages[len(chain)].id):
            return NOTHING_TO_JOIN
        chain.append(following)
    refused = _join(session, chain)
    if not refused:
        joins.note(chain, session.assessment.passages)
    return refused


def say_as_it_was(passage: Passage, joins: Joins) -> str:
    """How a passage may be made again what it was; nothing where it is as it came."""
    return CUT_AGAIN if joins.parts_of(passage) else JOIN_PARTS if passage.part else ""


def as_it_was(session: Session, passage: Passage, joins: Joins) -> str:
    """Take a passage apart that was joined, or join the parts it was cut in. Why that cannot be, else nothing."""
    if not (parts := joins.parts_of(passage)):
        return _join(session, parts_with(session.assessment.passages, passage))
    if not (refused := refusal([passage])):
        document_commands.take_apart(session, passage.id, parts)
    return refused


def _join(session: Session, passages: Sequence[Passage]) -> str:
    if not (refused := refusal(passages)):
        document_commands.join_passages(session, [passage.id for passage in passages])
    return refused


def _suggested(suggestion: Suggestion, date: str | None) -> dict[str, Any]:
    place = (suggestion.sub_heading,) if suggestion.sub_heading else ()
    return {"sub_headings": place, "category": suggestion.category, "date": date}
