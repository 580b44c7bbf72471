"""The versions of one document: which counts, what a newer one takes over, and which items it leaves to be settled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rubric.assessment import Assessment, Passage, SourceDocument
from rubric.likeness import words_told
from rubric.parts import from_to, in_order, joined, passages_of
from rubric.refinding import Added, Refound, added, refind

Settled = Literal["", "taken", "kept", "deleted"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A passage that changed or is gone in the newest version of its document, and the item that was made of it.

    ``evidence`` is empty where there is none: then nothing is to be settled. Else ``settled`` says how it was.
    """

    document: int
    refound: Refound
    evidence: str
    settled: Settled

    @property
    def is_open(self) -> bool:
        """Whether an item waits for a word on it."""
        return bool(self.evidence) and not self.settled


def superseded(assessment: Assessment) -> frozenset[int]:
    """The documents of which a newer version was brought in."""
    return frozenset(document.supersedes for document in assessment.documents if document.supersedes is not None)


def current_passages(assessment: Assessment) -> tuple[Passage, ...]:
    """The passages of the documents that count: those of an older version are kept, but wait for nothing any more."""
    old = superseded(assessment)
    return tuple(p for p in assessment.passages if p.document not in old) if old else assessment.passages


def newest_version(assessment: Assessment, document_id: int) -> int:
    """The version that counts of a document: itself, or the last of those that followed it."""
    following = {document.supersedes: document.id for document in assessment.documents}
    seen = {document_id}
    while (newer := following.get(document_id)) is not None and newer not in seen:
        seen.add(newer)
        document_id = newer
    return document_id


def earlier_versions(assessment: Assessment, document_id: int) -> tuple[int, ...]:
    """The versions before a document, the last first."""
    documents = {document.id: document for document in assessment.documents}
    earlier: list[int] = []
    document = documents.get(document_id)
    while document is not None and document.supersedes in documents and document.supersedes not in earlier:
        earlier.append(document.supersedes)
        document = documents[document.supersedes]
    return tuple(earlier)


def said_of(older: SourceDocument, newer: SourceDocument, passages: Sequence[Passage]) -> SourceDocument:
    """The newer version with what is said of the older one, where nothing is said of itself. Its date is its own.

    A title that is the name of its file is its own where its passages have it.
    """
    of_file = newer.title == newer.file_name.rpartition(".")[0]
    stated = any(words_told(passage.text) == words_told(newer.title) for passage in passages)
    title = older.title if of_file and not stated else newer.title
    told = {name: getattr(newer, name) or getattr(older, name) for name in ("kind", "owner", "where_from", "columns")}
    return newer.model_copy(update={**told, "title": title, "date_confirmed": False, "supersedes": older.id})


def taken_over(older: Sequence[Passage], newer: Sequence[Passage]) -> tuple[Passage, ...]:
    """The newer passages with what was decided on those of the older ones that stand in them, and cut as those were.

    What is new or changed stays as it came, and so does what was decided on already. The first part of a passage keeps
    its id, the others have none (0) yet.
    """
    answers: dict[tuple[int, int], list[Refound]] = {}
    for refound in refind(older, newer):
        for passage in refound.newer:
            answers.setdefault((passage.number, passage.part), []).append(refound)
    made: list[Passage] = []
    for passage in in_order(newer):
        found = answers.get((passage.number, passage.part), [])
        if not _is_undecided(passage) or not found:
            made.append(passage)
        elif _is_to_be_joined(found[0]):
            if passage == found[0].newer[0]:
                made.append(_decided(_joined(found[0].newer), found[0]))
        elif any(_is_to_be_cut(refound) for refound in found) and not passage.part:
            made += _cut(passage, found)
        else:
            made.append(_decided(passage, found[0]) if found[0].span is None else passage)
    return tuple(made)


def differences(assessment: Assessment, document_id: int) -> tuple[Difference, ...]:
    """What changed or is gone in a document since the version before it, in the order it stood there.

    Of still earlier versions come those passages that an item was made of, and of none that followed.
    """
    newer = passages_of(assessment, document_id)
    named = {passage.evidence for passage in newer if passage.verdict == "accepted"}
    texts = {item.id: item.text for item in assessment.evidence}
    binned = {item.id for item in assessment.bin}
    found: list[Difference] = []
    followed: set[str] = set()
    for nth, older_id in enumerate(earlier_versions(assessment, document_id)):
        older = passages_of(assessment, older_id)
        for refound in refind(older, newer):
            passage = refound.older
            made = passage.verdict == "accepted" and passage.evidence in texts
            if refound.standing == "stands" or (nth and (not made or passage.evidence in followed | named)):
                continue
            evidence = passage.evidence if made or passage.evidence in binned else ""
            settled: Settled = "deleted" if evidence and not made else ""
            if made and (evidence in named or words_told(texts[evidence]) == words_told(refound.words)):
                settled = "taken"
            elif made and passage.kept:
                settled = "kept"
            found.append(Difference(document_id, refound, evidence, settled))
        followed |= {passage.evidence for passage in older if passage.verdict == "accepted"}
    return tuple(found)


def new_in(assessment: Assessment, document_id: int) -> tuple[Added, ...]:
    """What a document says that the version before it did not, in the order it stands."""
    before = next(iter(earlier_versions(assessment, document_id)), None)
    return () if before is None else added(passages_of(assessment, before), passages_of(assessment, document_id))


def unsettled(assessment: Assessment) -> Mapping[str, Difference]:
    """By the ids of the items: what the newest version of a document has otherwise than they, or no more."""
    old = superseded(assessment)
    if not any(p.document in old and p.verdict == "accepted" and not p.kept for p in assessment.passages):
        return {}
    return {d.evidence: d for d in _of_newest(assessment, old) if d.is_open}


def kept_otherwise(assessment: Assessment) -> Mapping[str, Difference]:
    """The same of the items that were kept though the newest version has other words, or none."""
    if not any(p.kept for p in assessment.passages):
        return {}
    return {d.evidence: d for d in _of_newest(assessment, superseded(assessment)) if d.settled == "kept"}


def _of_newest(assessment: Assessment, old: Collection[int]) -> Iterator[Difference]:
    newest = (d.id for d in assessment.documents if d.supersedes is not None and d.id not in old)
    return (d for document_id in newest for d in differences(assessment, document_id))


def _is_undecided(passage: Passage) -> bool:
    return passage.verdict in ("", "set-aside")


def _is_to_be_joined(refound: Refound) -> bool:
    """Whether an item was made of what is now several passages: then they stay one."""
    one_item = refound.standing == "stands" and refound.older.verdict == "accepted"
    return one_item and len(refound.newer) > 1 and all(map(_is_undecided, refound.newer))


def _is_to_be_cut(refound: Refound) -> bool:
    """Whether it stands in a part of a passage, and was decided on or cut off by itself."""
    return refound.span is not None and (refound.older.part > 0 or not _is_undecided(refound.older))


def _decided(passage: Passage, refound: Refound) -> Passage:
    if refound.standing != "stands":
        return passage
    return passage.model_copy(update={"verdict": refound.older.verdict, "evidence": refound.older.evidence})


def _joined(passages: Sequence[Passage]) -> Passage:
    first, last = passages[0], passages[-1]
    text = joined([passage.text for passage in passages], first.kind == "table")
    places = {name: from_to(getattr(first, name), getattr(last, name)) for name in ("paragraph", "page")}
    return first.model_copy(update={"text": text, **places})


def _cut(passage: Passage, found: Sequence[Refound]) -> Iterator[Passage]:
    """The parts of a passage: those that were found again, and what stands between them."""
    spans = sorted((refound.span, n) for n, refound in enumerate(found) if refound.span is not None)
    pieces: list[tuple[str, Refound | None]] = []
    reached = 0
    for (start, end), n in spans:
        pieces += [(passage.text[reached:start], None), (passage.text[start:end], found[n])]
        reached = end
    pieces = [(text.strip(), refound) for text, refound in (*pieces, (passage.text[reached:], None))]
    pieces = [piece for piece in pieces if words_told(piece[0])]
    for part, (text, refound) in enumerate(pieces, start=1):
        fields = {"text": text, "part": part if len(pieces) > 1 else 0, "id": passage.id if part == 1 else 0}
        made = passage.model_copy(update=fields)
        yield _decided(made, refound) if refound else made
