"""Says which passages of imported documents repeat evidence that is held, or an earlier passage."""

from __future__ import annotations

from collections.abc import Mapping

from rubric.assessment import Assessment, Passage
from rubric.duplicates import Repeat
from rubric.parts import in_order
from rubric.versions import current_passages

_PASSAGE = "passage "


def passage_key(passage: Passage) -> str:
    """What a passage is called among the texts that are compared; an item of evidence is called by its id."""
    return f"{_PASSAGE}{passage.id}"


def texts_to_compare(assessment: Assessment) -> dict[str, str]:
    """What is compared, in the order in which the first of two is the one repeated: evidence, then every passage of a
    document without a newer version.

    An item stands where the passage stood that it was made of, so that accepting one changes nothing here.
    """
    passages = current_passages(assessment)
    items = {item.id: item.text for item in assessment.evidence}
    made = {passage_key(p): items[p.evidence] for p in passages if p.verdict == "accepted" and p.evidence in items}
    of_passages = {p.evidence for p in passages if p.verdict == "accepted"}
    texts = {evidence_id: text for evidence_id, text in items.items() if evidence_id not in of_passages}
    for document in assessment.documents:
        offered = (p for p in passages if p.document == document.id and p.is_offered)
        texts |= {passage_key(passage): made.get(passage_key(passage), passage.text) for passage in in_order(offered)}
    return texts


def repeats_of_passages(assessment: Assessment, found: Mapping[str, Repeat]) -> dict[int, Repeat]:
    """For each passage that is not accepted what it repeats: an item by its id, or else `repeated_passage`.

    ``found`` is what `find_repeats` says of `texts_to_compare`.
    """
    passages = current_passages(assessment)
    items = {passage_key(p): p.evidence for p in passages if p.verdict == "accepted" and p.evidence}
    held: dict[str, Repeat] = {}
    for key, repeat in found.items():
        if key in items:
            held.setdefault(repeat.of, Repeat(items[key], repeat.same_words))
    told: dict[int, Repeat] = {}
    for passage in passages:
        key = passage_key(passage)
        if key in items:
            continue
        repeat = found.get(key)
        if repeat is not None:
            of = items.get(repeat.of, repeat.of)
            later = held.get(repeat.of) if of.startswith(_PASSAGE) else None
            told[passage.id] = Repeat(later.of if later else of, repeat.same_words)
        elif key in held:
            told[passage.id] = held[key]
    return told


def repeated_passage(repeat: Repeat) -> int | None:
    """The id of the passage that is repeated; None where it is an item of evidence."""
    return int(repeat.of.removeprefix(_PASSAGE)) if repeat.of.startswith(_PASSAGE) else None
