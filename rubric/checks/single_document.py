"""Raises a gap where all the evidence under a sub-heading comes from one document."""

from collections.abc import Iterator

from rubric.checks.given import WHOLE, Items, Terms
from rubric.comparison import Gap
from rubric.sources import document_of

CHECK = "single-document"


def single_document(terms: Terms, sub_heading: str, items: Items) -> Iterator[Gap]:
    """So many items or more, each with a source, and all the same one.

    Where an item's source is not stated, nobody can say that there is one only.
    """
    if len(items) < terms.pack.limits.single_document_items:
        return
    first = document_of(items[0].item.source)
    if not first or any(document_of(c.item.source) != first for c in items):
        return
    yield terms.gap(
        CHECK,
        sub_heading,
        "one-document",
        items=items,
        subject=WHOLE,
        sub_heading_title=terms.title(sub_heading),
        count=len(items),
        source=items[0].item.source,
    )
