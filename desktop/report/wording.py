"""How the report says counts, lists and dates."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.dates import say_partial_date
from rubric.comparison import Counts
from rubric.evidence import EvidenceItem
from rubric.partial_dates import MONTHS, first_day

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

NO_BREAK = "\N{NO-BREAK SPACE}"

LONGEST_HELD = 25
"""A longer last word is not held to its reference: the two might be wider than a column."""


def number(count: int) -> str:
    """Up to ten in words, as the house style of reports has it; none is "no"."""
    return _WORDS[count] if count < len(_WORDS) else f"{count:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """No gaps, one gap, two gaps, 11 gaps."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def sentence(text: str) -> str:
    """The text with a capital first letter and a full stop, unless it ends in a mark of its own."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if not text or text[-1] in ".!?…" else ".")


def in_words(found: Counts) -> str:
    """Seven covered, one weak, none missing."""
    counts = (number(count) if count else "none" for count in (found.covered, found.weak, found.missing))
    return "{} covered, {} weak, {} missing".format(*counts)


def short_date(partial: str | None) -> str:
    """12 Feb 2026, for narrow columns; nothing where the date is not stated."""
    if not partial:
        return ""
    first = first_day(partial)
    month = MONTHS[first.month - 1][:3]
    return (str(first.year), f"{month} {first.year}", f"{first.day} {month} {first.year}")[partial.count("-")]


def source_line(item: EvidenceItem) -> str:
    """Where an item comes from and when, for the line below a quotation."""
    page = f"page {item.page}" if item.page.isdigit() else item.page
    parts = [item.source or "Source not stated", page, say_partial_date(item.date) or "date not stated"]
    return ", ".join(part for part in parts if part)


def no_lone_word(label: str) -> str:
    """The label with its last space unbreakable, so that no line holds one word alone."""
    return NO_BREAK.join(label.rsplit(" ", 1))


def paragraphs(text: str) -> Sequence[str]:
    """The paragraphs of a text: they are parted by an empty line."""
    blocks = text.replace("\r\n", "\n").split("\n\n")
    return [" ".join(block.split()) for block in blocks if block.strip()]
