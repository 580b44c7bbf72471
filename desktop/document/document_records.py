"""What an officer can do to imported documents and their passages, one function an act: each gives the changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from desktop.document.changes import Change
from desktop.document.errors import AssessmentError, gone
from desktop.document.records import add_evidence
from desktop.document.row_changes import Changes, added, changed, deleted, made
from rubric.assessment import Assessment, Passage, SourceDocument
from rubric.columns import Columns, as_last_time, columns_of, may_be_mapped, read_as
from rubric.evidence import EvidenceItem
from rubric.parts import are_same_words, cut_out, from_to, joined, parts_with, refusal
from rubric.reading import Span


def add_passages(assessment: Assessment, document: SourceDocument, passages: Sequence[Passage]) -> Changes:
    """Add an imported document and its passages, each under the next free id whatever id it came with.

    The columns of a sheet are read as those of a like one were in this assessment.
    """
    if may_be_mapped(document.columns):
        rows = (passage.cells for passage in passages)
        last_time = as_last_time(document.columns, columns_of(assessment.documents), rows)
        document, passages = read_as(document, passages, last_time)
    document_id = max((d.id for d in assessment.documents), default=0) + 1
    first = max((p.id for p in assessment.passages), default=0) + 1
    stored = (
        made(Passage, {**dict(passage), "id": number, "document": document_id})
        for number, passage in enumerate(passages, start=first)
    )
    return (
        added("source_document", assessment, made(SourceDocument, {**dict(document), "id": document_id})),
        *(added("passage", assessment, passage) for passage in stored),
    )


def change_document(assessment: Assessment, document_id: int, **fields: Any) -> Changes:
    """Change what is said of an imported document."""
    return changed("source_document", assessment, document_of(assessment, document_id), fields)


def delete_document(assessment: Assessment, document_id: int) -> Changes:
    """Delete an imported document and its passages; the evidence that was taken from it stays. A newer version of it is
    from then on that of the version before it, or stands by itself.
    """
    document = document_of(assessment, document_id)
    newer = (d for d in assessment.documents if d.supersedes == document_id)
    return (
        *(deleted("passage", assessment, p) for p in assessment.passages if p.document == document_id),
        *(change for d in newer for change in change_document(assessment, d.id, supersedes=document.supersedes)),
        deleted("source_document", assessment, document),
    )


def map_columns(assessment: Assessment, document_id: int, columns: Columns) -> Changes:
    """Read the columns of a sheet in another way: passages that are no evidence yet say what their rows then say."""
    document = document_of(assessment, document_id)
    held = [passage for passage in assessment.passages if passage.document == document_id and passage.cells]
    told, passages = read_as(document, held, columns)
    return (
        *changed("source_document", assessment, document, {"columns": told.columns}),
        *(
            change
            for before, after in zip(held, passages, strict=True)
            if after is not before
            for change in changed("passage", assessment, before, {"text": after.text, "verdict": after.verdict})
        ),
    )


def accept_passages(assessment: Assessment, accepted: Sequence[tuple[int, EvidenceItem]]) -> Changes:
    """Add the items that passages became, and note each on its passage: (passage id, item)."""
    passages = named_passages(assessment, [passage_id for passage_id, _ in accepted])
    noted: list[Change] = []
    for passage, (_, item) in zip(passages, accepted, strict=True):
        if passage.verdict == "accepted":
            raise AssessmentError(f"This passage is {passage.evidence} already: change that item instead.")
        noted += changed("passage", assessment, passage, {"verdict": "accepted", "evidence": item.id})
    return (*add_evidence(assessment, [item for _, item in accepted]), *noted)


def set_passage_verdicts(assessment: Assessment, passage_ids: Sequence[int], verdict: str) -> Changes:
    """Skip passages, say that they are not evidence, or put them back to be decided ("")."""
    decided = {"verdict": verdict, "evidence": ""}
    passages = named_passages(assessment, passage_ids)
    return tuple(change for passage in passages for change in changed("passage", assessment, passage, decided))


def cut_passage(assessment: Assessment, passage_id: int, texts: Sequence[str]) -> Changes:
    """Cut a passage into parts with these texts, which are its own words. What was decided of it holds for each."""
    passage = _passage(assessment, passage_id)
    _refuse(passage)
    if not all(text.strip() for text in texts) or not are_same_words(passage.text, texts):
        raise AssessmentError("The parts of a passage have its own words, all of them: cut it again.")
    if len(texts) < 2:
        return ()
    return _in_parts(assessment, passage, [{"text": text} for text in texts])


def decide_stretch(assessment: Assessment, passage_id: int, stretch: Span, **decided: Any) -> Changes:
    """Decide on a stretch of a passage, which is cut out for it; what stands around it stays as it is."""
    passage = _passage(assessment, passage_id)
    texts, which = cut_out(passage.text, stretch)
    parts = [{"text": text, **(decided if n == which else {})} for n, text in enumerate(texts)]
    return _in_parts(assessment, passage, parts)


def join_passages(assessment: Assessment, passage_ids: Sequence[int]) -> Changes:
    """Make one passage of several, in the order given: the first, with the words of all. What was decided of each
    alike holds for the whole, which else waits.
    """
    first, *others = named_passages(assessment, passage_ids)
    _refuse(first, *others)
    if not others:
        return ()
    last, gone = others[-1], {passage.id for passage in others}
    whole = _part(
        first,
        text=joined([passage.text for passage in (first, *others)], first.kind == "table"),
        paragraph=from_to(first.paragraph, last.paragraph),
        page=from_to(first.page, last.page),
        verdict=first.verdict if all(passage.verdict == first.verdict for passage in others) else "",
        evidence="",
    )
    families = {
        (passage.document, passage.number): parts_with(assessment.passages, passage) for passage in (first, *others)
    }
    left = ([whole if one == first else one for one in parts if one.id not in gone] for parts in families.values())
    return (
        *(deleted("passage", assessment, passage) for passage in others),
        *(change for parts in left for change in _numbered(assessment, parts)),
    )


def take_apart(assessment: Assessment, passage_id: int, parts: Sequence[Passage]) -> Changes:
    """Make a joined passage again the passages that it was joined of, with what was decided of each."""
    whole = _passage(assessment, passage_id)
    _refuse(whole)
    if not are_same_words(whole.text, [part.text for part in parts]):
        raise AssessmentError("This passage has other words than it was joined of: cut it instead.")
    ids = _free_ids(assessment, whole.id, len(parts))
    families: dict[int, list[Passage]] = {}
    for one, part in zip(ids, parts, strict=True):
        families.setdefault(part.number, []).append(_part(part, id=one))
    changes: list[Change] = []
    for number, again in families.items():
        held = list(parts_with(assessment.passages, again[0]))
        at = held.index(whole) if number == whole.number else 0
        held[at : at + (number == whole.number)] = again
        changes += _numbered(assessment, held)
    return tuple(changes)


def _refuse(*passages: Passage) -> None:
    if why := refusal(passages):
        raise AssessmentError(why)


def _in_parts(assessment: Assessment, passage: Passage, parts: Sequence[dict[str, Any]]) -> Changes:
    """The changes that put parts with these fields in the place of a passage."""
    ids = _free_ids(assessment, passage.id, len(parts))
    made = [_part(passage, **{"id": one, "evidence": "", **fields}) for one, fields in zip(ids, parts, strict=True)]
    siblings = parts_with(assessment.passages, passage)
    at = siblings.index(passage)
    return tuple(_numbered(assessment, [*siblings[:at], *made, *siblings[at + 1 :]]))


def _free_ids(assessment: Assessment, first: int, count: int) -> tuple[int, ...]:
    """The id of a passage and as many more as its parts need."""
    free = max(p.id for p in assessment.passages) + 1
    return (first, *range(free, free + count - 1))


def _part(passage: Passage, **fields: Any) -> Passage:
    return passage.model_copy(update=fields)


def _numbered(assessment: Assessment, parts: Sequence[Passage]) -> Iterator[Change]:
    """The changes after which these are the parts of one passage, in this order; one alone is whole."""
    held = {passage.id: passage for passage in assessment.passages}
    for number, part in enumerate(parts, start=1):
        after = _part(part, part=number if len(parts) > 1 else 0)
        if part.id not in held:
            yield added("passage", assessment, after)
        elif after != held[part.id]:
            yield from changed("passage", assessment, held[part.id], dict(after))


def document_of(assessment: Assessment, document_id: int) -> SourceDocument:
    """The document of that number."""
    for document in assessment.documents:
        if document.id == document_id:
            return document
    raise AssessmentError(gone("This document"))


def _passage(assessment: Assessment, passage_id: int) -> Passage:
    return named_passages(assessment, [passage_id])[0]


def named_passages(assessment: Assessment, passage_ids: Sequence[int]) -> list[Passage]:
    """The passages of these numbers."""
    held = {passage.id: passage for passage in assessment.passages}
    if not all(passage_id in held for passage_id in passage_ids):
        raise AssessmentError(gone("This passage"))
    return [held[passage_id] for passage_id in passage_ids]
