"""Raises a gap where a sub-heading tells what was done and never what changed for people."""

from collections.abc import Iterator
from functools import lru_cache

from rubric.checks.given import WHOLE, Items, Terms, item_spans
from rubric.comparison import Gap
from rubric.phrases import Phrases
from rubric.reading import Span
from rubric.text import MEMORY

CHECK = "activity-without-effect"

_LEAST_SHARE = 1 / 3
"""Of the items under a sub-heading: where fewer tell of activity, the others may be meant for something else."""


def activity_without_effect(terms: Terms, sub_heading: str, items: Items) -> Iterator[Gap]:
    """Two items or more, and a third of all, that report activity, and no effect in any item under the sub-heading."""
    if any(c.reading.has("impact") for c in items) or terms.says(items, "check-effects"):
        return
    words = terms.phrases("check-activity")
    active = [(c, found) for c in items if (found := _activity(c.item.text, words))]
    if len(active) < 2 or len(active) < _LEAST_SHARE * len(items):
        return
    yield terms.gap(
        CHECK,
        sub_heading,
        "no-effect",
        items=[c for c, _ in active],
        subject=WHOLE,
        spans=tuple(span for c, found in active for span in item_spans(c, found)),
        lacking=("impact",),
        sub_heading_title=terms.title(sub_heading),
        active=len(active),
        count=len(items),
    )


@lru_cache(maxsize=MEMORY)
def _activity(text: str, words: Phrases) -> tuple[Span, ...]:
    return tuple(words.spans(text))
