"""Raises a gap where there is nothing to read, too little of it or more than anyone will read."""

from collections.abc import Iterator
from functools import lru_cache

from rubric.checks.given import WHOLE, Items, Terms
from rubric.comparison import Gap, ItemComparison
from rubric.text import MEMORY


def empty(terms: Terms, sub_heading: str, items: Items) -> Iterator[Gap]:
    """A sub-heading with no evidence."""
    if not items:
        title = terms.title(sub_heading)
        yield terms.gap("empty", sub_heading, "no-evidence", subject=WHOLE, sub_heading_title=title)


def too_short(terms: Terms, compared: ItemComparison) -> Iterator[Gap]:
    """An item with no words, or too few to say anything."""
    least, count = terms.pack.limits.item_words[0], word_count(compared.item.text)
    if count < least:
        reason = "no-words" if count == 0 else "few-words"
        yield terms.gap("empty", terms.place(compared), reason, items=[compared], count=count, least=least)


def too_long(terms: Terms, compared: ItemComparison) -> Iterator[Gap]:
    """An item longer than the pack's limit."""
    most, count = terms.pack.limits.item_words[1], word_count(compared.item.text)
    if count > most:
        yield terms.gap("too-long", terms.place(compared), "long", items=[compared], count=count, most=most)


@lru_cache(maxsize=MEMORY)
def word_count(text: str) -> int:
    """Words as a word processor counts them."""
    return len(text.split())
