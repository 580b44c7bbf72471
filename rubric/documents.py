"""What an assessment holds of its imported documents: how far each is decided, and what was taken from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rubric.assessment import Assessment, Passage, SourceDocument
from rubric.checks import contradiction, single_document
from rubric.comparison import Gap
from rubric.parts import in_order
from rubric.versions import current_passages, superseded


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of one document: how many of its passages have which verdict, and the items taken from it.

    Headings and front matter are not counted. A passage that is set aside is neither decided nor waiting; nor is one
    that waited in a document of which a newer version is here.
    """

    document: SourceDocument
    verdicts: Mapping[str, int]
    evidence: tuple[str, ...]
    newer: SourceDocument | None = None

    @property
    def found(self) -> int:
        """How many passages are counted."""
        return sum(self.verdicts.values())

    @property
    def waiting(self) -> int:
        """How many passages are still to be decided on."""
        return self.verdicts.get("", 0)

    @property
    def asked(self) -> int:
        """How many passages are asked about: all but those set aside."""
        return self.found - self.verdicts.get("set-aside", 0)

    @property
    def decided(self) -> int:
        """How many of those are decided."""
        return self.asked - self.waiting


def held(assessment: Assessment) -> tuple[Held, ...]:
    """What is held of each document, in the order they were brought in."""
    verdicts: dict[int, Counter[str]] = {document.id: Counter() for document in assessment.documents}
    evidence: dict[int, list[str]] = {document.id: [] for document in assessment.documents}
    old = superseded(assessment)
    for passage in in_order(assessment.passages):
        if passage.document in verdicts and (passage.verdict or passage.document not in old) and passage.is_offered:
            verdicts[passage.document][passage.verdict] += 1
            if passage.verdict == "accepted" and passage.evidence:
                evidence[passage.document].append(passage.evidence)
    newer = {d.supersedes: d for d in assessment.documents if d.supersedes is not None}
    return tuple(
        Held(d, verdicts[d.id], tuple(dict.fromkeys(evidence[d.id])), newer.get(d.id)) for d in assessment.documents
    )


def next_to_triage(assessment: Assessment, after: int) -> SourceDocument | None:
    """The next document, from the first again after the last, in which a passage waits for a decision."""
    waiting = {passage.document for passage in current_passages(assessment) if passage.is_waiting}
    at = [document.id for document in assessment.documents].index(after) + 1
    ordered = (*assessment.documents[at:], *assessment.documents[:at])
    return next((document for document in ordered if document.id in waiting), None)


def passage_of(assessment: Assessment, evidence_id: str) -> Passage | None:
    """The passage that an item of evidence was taken from, in the newest version that has it; None where it was
    typed.
    """
    taken = [p for p in assessment.passages if p.evidence == evidence_id and p.verdict == "accepted"]
    return max(taken, key=lambda passage: (passage.document, -passage.id), default=None)


def items_to_date(assessment: Assessment, document_id: int, before: str | None) -> tuple[str, ...]:
    """The items that may take a document's date: taken from it, with the date it had before or with none."""
    document = next((d for d in assessment.documents if d.id == document_id), None)
    if document is None or document.date in (None, before):
        return ()
    taken = {p.evidence for p in assessment.passages if p.document == document_id and p.verdict == "accepted"}
    return tuple(item.id for item in assessment.evidence if item.id in taken and item.date in (None, before))


def gaps_across(assessment: Assessment, gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """The gaps that are about documents: those that contradict each other, and a sub-heading that draws on one only.

    A contradiction within one document, or in what was typed, is seen on the desk like any other gap.
    """
    from_document = {p.evidence: p.document for p in assessment.passages if p.verdict == "accepted" and p.evidence}

    def is_across(gap: Gap) -> bool:
        if gap.check == single_document.CHECK:
            return True
        documents = {from_document.get(evidence_id) for evidence_id in gap.evidence} - {None}
        return gap.check == contradiction.CHECK and len(documents) > 1

    return tuple(gap for gap in gaps if gap.is_open and is_across(gap))
