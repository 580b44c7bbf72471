"""Raises a gap where a sub-heading's evidence speaks with one voice, or without the people it is about."""

from collections.abc import Iterable, Iterator, Sequence

from rubric.checks.given import WHOLE, Items, Terms, any_says
from rubric.comparison import Gap, ItemComparison
from rubric.pack import EvidenceCategory, Pack
from rubric.phrases import phrases
from rubric.text import listed

CHECK = "single-voice"


def single_voice(terms: Terms, sub_heading: str, items: Items) -> Iterator[Gap]:
    """One evidence category alone, or none of a category that the framework requires.

    Where an item's category is not stated, nobody can say that there is one only.
    """
    if not items:
        return
    absent = required_and_absent(terms.pack, items)
    one_voice = len(categories_heard(terms.pack, items) - {None}) == 1
    single = _only_category(items) if one_voice and len(items) > 1 else None
    if not absent and single is None:
        return
    reason = "one-category" if not absent else "one-category-and-absent" if single else "absent"
    yield terms.gap(
        CHECK,
        sub_heading,
        reason,
        items=items,
        subject=WHOLE,
        sub_heading_title=terms.title(sub_heading),
        count=len(items),
        category=terms.pack.category(single).title if single else "",
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
    return [] if absent and any_says(items, phrases(pack.lexicon["check-people-heard"])) else absent


def _only_category(items: Items) -> str | None:
    categories = {c.item.category for c in items}
    return next(iter(categories)) if len(categories) == 1 else None
