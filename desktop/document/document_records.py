"""What an officer can do to imported documents and their passages, one function an act: each gives the changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from desktop.document.changes import Change
from desktop.document.errors import AssessmentError
from desktop.document.records import add_evidence
from desktop.document.row_changes import Changes, added, changed, deleted, made
from rubric.assessment import Assessment, Passage, SourceDocument
from rubric.columns import Columns, as_last_time, columns_of, may_be_mapped, read_as
from rubric.evidence import EvidenceItem
from rubric.parts import are_same_words, from_to, joined, parts_with, passages_of, refusal
from rubric.versions import Difference, said_of, taken_over


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
    return changed("source_document", assessment, _document(assessment, document_id), fields)


def take_newer_version(
    assessment: Assessment, older_id: int, document: SourceDocument, passages: Sequence[Passage]
) -> Changes:
    """Add the newer version of an imported document: what was decided on passages that stand in it is decided in it.
    The older one keeps its passages.
    """
    told = said_of(_document(assessment, older_id), document)
    return add_passages(assessment, told, taken_over(passages_of(assessment, older_id), passages))


def make_newer_version(assessment: Assessment, older_id: int, newer_id: int) -> Changes:
    """Say of a document that was imported by itself that it is the newer version of another."""
    newer, before = _document(assessment, newer_id), passages_of(assessment, newer_id)
    told = said_of(_document(assessment, older_id), newer)
    after = taken_over(passages_of(assessment, older_id), before)
    now = {passage.id: passage for passage in after if passage.id}
    free = max((passage.id for passage in assessment.passages), default=0) + 1
    new = (passage for passage in after if not passage.id)
    return (
        *changed("source_document", assessment, newer, dict(told)),
        *(deleted("passage", assessment, passage) for passage in before if passage.id not in now),
        *(c for p in before if p.id in now for c in changed("passage", assessment, p, dict(now[p.id]))),
        *(
            added("passage", assessment, made(Passage, {**dict(passage), "id": number}))
            for number, passage in enumerate(new, start=free)
        ),
    )


def take_new_words(assessment: Assessment, difference: Difference) -> Changes:
    """Let an item say what the newer version of its document says; what is decided on it is kept, as with any edit.
    Where it still names the older version as its source, with its date and place, it names the newer one.
    """
    older = difference.refound.older
    item = next(item for item in assessment.evidence if item.id == difference.evidence)
    before, after = _document(assessment, older.document), _document(assessment, difference.document)
    first = difference.refound.newer[0]
    follows = (
        ("source", before.title, after.title),
        ("date", before.date, after.date),
        ("page", older.place, first.place),
    )
    fields = {name: now for name, then, now in follows if now and getattr(item, name) == then}
    noted = {"verdict": "accepted", "evidence": item.id}
    return (
        *changed("evidence", assessment, item, {**fields, "text": difference.refound.words}),
        *(c for p in difference.refound.newer for c in changed("passage", assessment, p, noted)),
    )


def keep_words(assessment: Assessment, difference: Difference, kept: bool = True) -> Changes:
    """Let an item stand although the newer version of its document has other words, or none, in its place. Without
    ``kept`` that is to be decided again.
    """
    waiting = [passage for passage in difference.refound.newer if kept and not passage.verdict]
    return (
        *changed("passage", assessment, difference.refound.older, {"kept": kept}),
        *(c for p in waiting for c in changed("passage", assessment, p, {"verdict": "skipped"})),
    )


def delete_document(assessment: Assessment, document_id: int) -> Changes:
    """Delete an imported document and its passages; the evidence that was taken from it stays. A newer version of it
    stands by itself from then on.
    """
    document = {document.id: document for document in assessment.documents}[document_id]
    newer = (d for d in assessment.documents if d.supersedes == document_id)
    return (
        *(deleted("passage", assessment, p) for p in assessment.passages if p.document == document_id),
        *(change for d in newer for change in change_document(assessment, d.id, supersedes=None)),
        deleted("source_document", assessment, document),
    )


def map_columns(assessment: Assessment, document_id: int, columns: Columns) -> Changes:
    """Read the columns of a sheet in another way: passages that are no evidence yet say what their rows then say."""
    document = next(document for document in assessment.documents if document.id == document_id)
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
    passages = {passage.id: passage for passage in assessment.passages}
    noted: list[Change] = []
    for passage_id, item in accepted:
        passage = passages[passage_id]
        if passage.verdict == "accepted":
            raise AssessmentError(f"This passage is {passage.evidence} already: change that item instead.")
        noted += changed("passage", assessment, passage, {"verdict": "accepted", "evidence": item.id})
    return (*add_evidence(assessment, [item for _, item in accepted]), *noted)


def set_passage_verdict(assessment: Assessment, passage_id: int, verdict: str) -> Changes:
    """Skip a passage, say that it is not evidence, or put it back to be decided ("")."""
    return changed("passage", assessment, _passage(assessment, passage_id), {"verdict": verdict, "evidence": ""})


def cut_passage(assessment: Assessment, passage_id: int, texts: Sequence[str]) -> Changes:
    """Cut a passage into parts with these texts, which are its own words. What was decided of it holds for each."""
    passage = _passage(assessment, passage_id)
    _refuse(passage)
    if not all(text.strip() for text in texts) or not are_same_words(passage.text, texts):
        raise AssessmentError("The parts of a passage have its own words, all of them: cut it again.")
    if len(texts) < 2:
        return ()
    first = max(p.id for p in assessment.passages) + 1
    ids = (passage_id, *range(first, first + len(texts) - 1))
    parts = [_part(passage, id=one, text=text, evidence="") for one, text in zip(ids, texts, strict=True)]
    siblings = parts_with(assessment.passages, passage)
    at = siblings.index(passage)
    return tuple(_numbered(assessment, [*siblings[:at], *parts, *siblings[at + 1 :]]))


def join_passages(assessment: Assessment, passage_ids: Sequence[int]) -> Changes:
    """Make one passage of several, in the order given: the first, with the words of all."""
    first, *others = [_passage(assessment, passage_id) for passage_id in passage_ids]
    _refuse(first, *others)
    if not others:
        return ()
    last, gone = others[-1], {passage.id for passage in others}
    whole = _part(
        first,
        text=joined([passage.text for passage in (first, *others)], first.kind == "table"),
        paragraph=from_to(first.paragraph, last.paragraph),
        page=from_to(first.page, last.page),
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


def _refuse(*passages: Passage) -> None:
    if why := refusal(passages):
        raise AssessmentError(why)


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


def _document(assessment: Assessment, document_id: int) -> SourceDocument:
    return {document.id: document for document in assessment.documents}[document_id]


def _passage(assessment: Assessment, passage_id: int) -> Passage:
    return {passage.id: passage for passage in assessment.passages}[passage_id]
