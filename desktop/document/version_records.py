"""What an officer can do with the newer version of a document, one function an act: each gives the changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from desktop.document.changes import Change
from desktop.document.document_records import add_passages, decide_stretch, document_of
from desktop.document.records import item_of
from desktop.document.row_changes import Changes, added, changed, deleted, made
from rubric.assessment import Assessment, Passage, SourceDocument
from rubric.evidence import EvidenceItem
from rubric.parts import passages_of
from rubric.versions import Difference, said_of, taken_over


def take_newer_version(
    assessment: Assessment, older_id: int, document: SourceDocument, passages: Sequence[Passage]
) -> Changes:
    """Add the newer version of an imported document: what was decided on passages that stand in it is decided in it,
    and their items name it as their source. The older one keeps its passages.
    """
    older = document_of(assessment, older_id)
    told, after = said_of(older, document, passages), taken_over(passages_of(assessment, older_id), passages)
    return (*add_passages(assessment, told, after), *_items_follow(assessment, older, told, after))


def make_newer_version(assessment: Assessment, older_id: int, newer_id: int) -> Changes:
    """Say of a document that was imported by itself that it is the newer version of another."""
    newer, before = document_of(assessment, newer_id), passages_of(assessment, newer_id)
    older = document_of(assessment, older_id)
    told, after = said_of(older, newer, before), taken_over(passages_of(assessment, older_id), before)
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
        *_items_follow(assessment, older, told, after),
    )


def take_new_words(assessment: Assessment, difference: Difference) -> Changes:
    """Let an item say what the newer version of its document says; what is decided on it is kept, as with any edit.
    Where it still names the older version as its source, with its date and place, it names the newer one.
    """
    refound = difference.refound
    item = item_of(assessment, difference.evidence)
    before, after = document_of(assessment, refound.older.document), document_of(assessment, difference.document)
    fields = _followed(item, before, after, refound.older, refound.newer[0])
    free = [passage for passage in refound.newer if passage.verdict != "accepted"]
    return (
        *changed("evidence", assessment, item, {**fields, "text": refound.words}),
        *_decided(assessment, difference, free, verdict="accepted", evidence=item.id),
    )


def keep_words(assessment: Assessment, difference: Difference, kept: bool = True) -> Changes:
    """Let an item stand although the newer version of its document has other words, or none, in its place: those are
    skipped. Without ``kept`` both are to be decided again.
    """
    before, now = ("", "skipped") if kept else ("skipped", "")
    asked = [passage for passage in difference.refound.newer if passage.verdict == before]
    return (
        *changed("passage", assessment, difference.refound.older, {"kept": kept}),
        *_decided(assessment, difference, asked, verdict=now),
    )


def _decided(
    assessment: Assessment, difference: Difference, passages: Sequence[Passage], **fields: Any
) -> Iterator[Change]:
    """The changes that decide on passages that took the place of an older one; of a longer one on that part alone."""
    for passage in passages:
        if difference.refound.span is not None:
            yield from decide_stretch(assessment, passage.id, difference.refound.span, **fields)
        else:
            yield from changed("passage", assessment, passage, fields)


def _items_follow(
    assessment: Assessment, before: SourceDocument, after: SourceDocument, passages: Sequence[Passage]
) -> Iterator[Change]:
    """The changes that let the items of passages that stand name the newer version."""
    items = {item.id: item for item in assessment.evidence}
    older = {passage.evidence: passage for passage in reversed(passages_of(assessment, before.id))}
    for passage in passages:
        then, item = older.get(passage.evidence), items.get(passage.evidence)
        if then is not None and item is not None and passage.verdict == "accepted":
            yield from changed("evidence", assessment, item, _followed(item, before, after, then, passage))


def _followed(
    item: EvidenceItem, before: SourceDocument, after: SourceDocument, older: Passage, newer: Passage
) -> dict[str, Any]:
    """What an item says of its source, where it still names the older version: the newer one."""
    follows = (
        ("source", before.title, after.title),
        ("date", before.date, after.date),
        ("page", older.place, newer.place),
    )
    return {name: now for name, then, now in follows if now and getattr(item, name) == then}
