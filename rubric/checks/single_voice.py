"""Raises a gap where a sub-heading's evidence speaks with one voice, or without the people it is about."""

from collections.abc import Iterator

from rubric.checks.given import WHOLE, Given, listed
from rubric.comparison import Gap, ItemComparison

CHECK = "single-voice"


def single_voice(given: Given) -> Iterator[Gap]:
    """One evidence category alone, or none of a category that the framework requires.

    An item of another category that reports a voice counts for that voice's category too. Where an item's category
    is not stated, nobody can say that there is one only.
    """
    voices = {quality.id: quality.category for quality in given.pack.qualities if quality.category}
    for sub_heading, items in given.under.items():
        if not items:
            continue
        heard = {c.item.category for c in items} | {voices.get(q.id) for c in items for q in c.reading.qualities}
        absent = [c for c in given.pack.evidence_categories if c.required and c.id not in heard]
        if given.says(items, given.pack.lexicon["check-people-heard"]):
            absent = []
        single = _only_category(items) if len(heard - {None}) == 1 and len(items) > 1 else None
        if not absent and single is None:
            continue
        reason = "one-category" if not absent else "one-category-and-absent" if single else "absent"
        yield given.gap(
            CHECK,
            sub_heading,
            reason,
            items=items,
            subject=WHOLE,
            sub_heading_title=given.title(sub_heading),
            count=len(items),
            category=given.pack.category(single).title if single else "",
            absent=listed(c.title for c in absent),
        )


def _only_category(items: tuple[ItemComparison, ...]) -> str | None:
    categories = {c.item.category for c in items}
    return next(iter(categories)) if len(categories) == 1 else None
