"""Marks of lists that are drawn, not written: browsers print the dot before an entry as a small shape."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.importing.pdf.words import Rule, Word

MARK = "•"
_SMALLEST, _LARGEST = 0.15, 0.65
"""Share of the letters' size that the mark of a list measures."""
_FARTHEST = 2.5
"""Letters' sizes between a mark and the first word behind it."""
_MOST = 2_000


def with_drawn_marks(words: list[Word], shapes: Iterable[Rule]) -> list[Word]:
    """The words of a page, with a mark before each that a small shape stands before; nothing else is on its left."""
    found = list(words)
    for shape in list(shapes)[:_MOST]:
        middle = (shape.top + shape.foot) / 2
        level = [word for word in words if word.top <= middle <= word.foot]
        right = [word for word in level if word.left >= shape.right]
        first = min(right, key=lambda word: word.left, default=None)
        if first is None or first.left - shape.right > _FARTHEST * first.size:
            continue
        beside = any(0 <= shape.left - word.right < _FARTHEST * first.size for word in level)
        if not beside and _SMALLEST * first.size <= shape.foot - shape.top <= _LARGEST * first.size:
            found.insert(found.index(first), Word(MARK, shape.left, shape.right, first.foot, first.size))
    return found
