"""Raises a gap where a sub-heading admits nothing that is not good enough."""

from collections.abc import Iterator

from rubric.checks.given import WHOLE, Given
from rubric.checks.ratings import low_ratings, rating_words
from rubric.comparison import Gap

CHECK = "only-strengths"


def only_strengths(given: Given) -> Iterator[Gap]:
    """Two items or more and no shortfall among them; one item alone cannot be expected to tell everything."""
    words = rating_words(given.pack)
    for sub_heading, items in given.under.items():
        if len(items) < 2 or any(c.reading.has("shortfall") for c in items):
            continue
        if given.says(items, given.pack.lexicon["check-weaknesses"]):
            continue
        if any(low_ratings(c.item.text, words) for c in items):
            continue
        yield given.gap(
            CHECK,
            sub_heading,
            "no-shortfall",
            items=items,
            subject=WHOLE,
            sub_heading_title=given.title(sub_heading),
            count=len(items),
        )
