"""Raises a gap where a sub-heading's evidence speaks with one voice, or without the people it is about."""

from collections.abc import Iterable, Iterator, Sequence

from rubric.checks.given import WHOLE, Given, any_says, listed
from rubric.comparison import Gap, ItemComparison
from rubric.pack import EvidenceCategory, Pack

CHECK = "single-voice"


def single_voice(given: Given) -> Iterator[Gap]:
    """One evidence category alone, or none of a category that the framework requires.

    Where an item's category is not stated, nobody can say that there is one only.
    """
    for sub_heading, items in given.under.items():
        if not items:
            continue
        absent = required_and_absent(given.pack, items)
        one_voice = len(categories_heard(given.pack, items) - {None}) == 1
        single = _only_category(items) if one_voice and len(items) > 1 else None
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


def categories_heard(pack: Pack, items: Iterable[ItemComparison]) -> set[str | None]:
    """The items' own categories (None where it is not stated), and those whose voice an item of another reports."""
    voices = {quality.id: quality.category for quality in pack.qualities if quality.category}
    own: set[str | None] = set()
    for compared in items:
        own.add(compared.item.category)
        own.update(voices.get(quality.id) for quality in compared.reading.qualities)
    return own


def required_and_absent(pack: Pack, items: Sequence[ItemComparison]) -> list[EvidenceCategory]:
    """The categories that the framework requires and that nothing here speaks for."""
    heard = categories_heard(pack, items)
    absent = [category for category in pack.evidence_categories if category.required and category.id not in heard]
    return [] if absent and any_says(items, pack.lexicon["check-people-heard"]) else absent


def _only_category(items: tuple[ItemComparison, ...]) -> str | None:
    categories = {c.item.category for c in items}
    return next(iter(categories)) if len(categories) == 1 else None
