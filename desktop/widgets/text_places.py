"""Where a character stands in a Qt document, which counts otherwise than Python does."""

from __future__ import annotations


def position_of(text: str, index: int) -> int:
    """Where a character of a text stands in a Qt document, which counts UTF-16 units and one for each new line."""
    return units(text[:index].replace("\r\n", "\n"))


def index_at(text: str, position: int) -> int:
    """Which character of a text stands at a position of a Qt document: the inverse of `position_of`."""
    if position_of(text, len(text)) == len(text):
        return min(position, len(text))
    return next((index for index in range(len(text)) if position_of(text, index) >= position), len(text))


def units(text: str) -> int:
    """How many places a text takes in a Qt document."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
