"""Raises a gap where there is nothing to read, too little of it or more than anyone will read."""

from collections.abc import Iterator
from functools import lru_cache

from rubric.checks.given import WHOLE, Given
from rubric.comparison import Gap
from rubric.text import MEMORY


def empty(given: Given) -> Iterator[Gap]:
    """A sub-heading with no evidence; an item with no words, or too few to say anything."""
    for sub_heading, items in given.under.items():
        if not items:
            yield given.gap(
                "empty", sub_heading, "no-evidence", subject=WHOLE, sub_heading_title=given.title(sub_heading)
            )
    least = given.pack.limits.item_words[0]
    for compared in given.items:
        count = word_count(compared.item.text)
        if count < least:
            reason = "no-words" if count == 0 else "few-words"
            yield given.gap("empty", given.place(compared), reason, items=[compared], count=count, least=least)


def too_long(given: Given) -> Iterator[Gap]:
    """An item longer than the pack's limit."""
    most = given.pack.limits.item_words[1]
    for compared in given.items:
        count = word_count(compared.item.text)
        if count > most:
            yield given.gap("too-long", given.place(compared), "long", items=[compared], count=count, most=most)


@lru_cache(maxsize=MEMORY)
def word_count(text: str) -> int:
    """Words as a word processor counts them."""
    return len(text.split())
