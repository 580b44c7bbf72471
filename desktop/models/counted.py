"""How many of a thing, in words: 1 item, 2,000 items."""

from __future__ import annotations


def counted(count: int, one: str, many: str = "") -> str:
    """A number with what it counts, which takes an "s" for several unless they are called otherwise."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
