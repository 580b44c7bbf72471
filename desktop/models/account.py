"""What is said beside the council's own account: the evidence to refer to, the faults of its references, its length."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.models.counted import counted
from desktop.models.evidence import excerpt
from desktop.models.rows import Row
from rubric.assessment import Assessment
from rubric.comparison import Comparison
from rubric.drafting import Draft
from rubric.evidence import EvidenceItem
from rubric.pack import Pack
from rubric.references import FaultyReference, known_ids, references_of
from rubric.titles import title_of

IN_SHORT = "In short"
"""What the first part of an account is called; its first paragraph is printed in large type."""

_NOTHING_MORE = "Nothing more in the evidence can stand here as it is."


def reference_rows(pack: Pack, assessment: Assessment, sub_heading: str) -> tuple[Row, ...]:
    """The items that stand under a sub-heading, or all for the whole statement, in the order they were entered."""
    account, known = assessment.account(sub_heading), known_ids(assessment)
    used: dict[str, list[str]] = {}
    for part, text in {"": account.narrative, **account.parts}.items():
        for evidence in references_of(text, known):
            used.setdefault(evidence, []).append(title_of(pack.narrative_parts, part) or IN_SHORT)
    return tuple(
        _reference(item, ", ".join(used.get(item.id, ())))
        for item in assessment.evidence
        if not sub_heading or sub_heading in item.sub_headings
    )


def _reference(item: EvidenceItem, used: str) -> Row:
    """An item that the account can refer to, with where it does."""
    title = excerpt(item.text)
    said = f"{item.id}, {title}, {f'used in {used}' if used else 'not used'}"
    return Row(item.id, title, said, tooltip=f"{title}\nUsed in {used}" if used else title, end=used)


def say_use(rows: Iterable[Row]) -> str:
    """How many of the items the account refers to."""
    used = [bool(row.end) for row in rows]
    items = "item is" if len(used) == 1 else "items are"
    return f"{sum(used)} of {len(used)} {items} used" if used else "No evidence stands here yet"


def say_fault(pack: Pack, fault: FaultyReference) -> str:
    """What is wrong with a reference."""
    if fault.fault == "elsewhere":
        places = " and ".join(pack.sub_heading(place).short_title for place in fault.places)
        return f"{fault.evidence} now stands under {places}."
    words = {"not-placed": "is not placed under a sub-heading", "in-bin": "is in the bin"}
    return f"{fault.evidence} {words.get(fault.fault, 'is no item of this assessment')}."


def say_draft(pack: Pack, drafts: Iterable[Draft]) -> str:
    """What came of drafting, and what was left out and why."""
    every = list(drafts)
    counts = {draft.part: len(draft.sentences) + len(draft.actions) for draft in every}
    count = sum(counts.values())
    sentences, them = ("sentence", "it") if count == 1 else ("sentences", "them")
    first = f"Drafted {count} {sentences} from the evidence; undo takes {them} back."
    if len(every) > 1:
        titles = ", ".join(part.title for part in pack.narrative_parts if counts.get(part.id))
        first = f"Drafted {count} {sentences}: {titles}. Undo takes {them} back."
    if not count:
        used_up = any(draft.no_room for draft in every)
        first = "The working length has no room for more." if used_up else _NOTHING_MORE
    left_out = dict.fromkeys(pair for draft in every for pair in draft.left_out)
    if not left_out:
        return first
    items = "1 item was" if len(left_out) == 1 else f"{len(left_out)} items were"
    reasons = ", ".join(f"{evidence} ({pack.check(check).title.lower()})" for evidence, check in left_out)
    return f"{first} {items} left out: {reasons}."


def say_length(pack: Pack, words: int, sub_heading: str) -> str:
    """How long an account is beside the pack's working length."""
    least, most = pack.limits.narrative_words
    of = "" if sub_heading else " a sub-heading"
    return f"{counted(words, 'word')}; a working length is {least} to {most}{of}, ours not CQC's"


def say_standing(comparison: Comparison, sub_heading: str) -> str:
    """What evidence stands here, in counts that suggest no judgement."""
    counts = comparison.counts(sub_heading)
    whole = f"{counts.covered} of {sum(counts)} patterns covered, {counts.weak} weak, {counts.missing} missing"
    return f"The evidence here: {whole}. That counts what was found; it makes no judgement."
