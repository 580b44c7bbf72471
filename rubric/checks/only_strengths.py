"""Raises a gap where a sub-heading admits nothing that is not good enough."""

from collections.abc import Iterator

from rubric.checks.given import WHOLE, Items, Terms
from rubric.checks.ratings import low_ratings, rating_words
from rubric.comparison import Gap

CHECK = "only-strengths"


def only_strengths(terms: Terms, sub_heading: str, items: Items) -> Iterator[Gap]:
    """Two items or more and no shortfall among them; one item alone cannot be expected to tell everything."""
    if len(items) < 2 or any(c.reading.has("shortfall") for c in items):
        return
    if terms.says(items, "check-weaknesses"):
        return
    words = terms.made(rating_words)
    if any(low_ratings(c.item.text, words) for c in items):
        return
    yield terms.gap(
        CHECK,
        sub_heading,
        "no-shortfall",
        items=items,
        subject=WHOLE,
        sub_heading_title=terms.title(sub_heading),
        count=len(items),
    )
