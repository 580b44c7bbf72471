"""What stands at the head and foot of every page: told by being there again and again, and taken out of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from desktop.importing import shapes
from desktop.importing.pdf.lines import Line
from desktop.importing.pdf.words import Page

_ZONE = 0.14
"""Share of a page's height at its head, and again at its foot, in which running lines stand."""
_MOST_LINES = 4
_LEAST_SHARE = 0.3
_LEAST_COUNTING = 3
_SAME_PLACE = 4.0
_FAR = 1.5
_FIGURES = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlc]{1,6}")


@dataclass(slots=True)
class Furniture:
    """What was taken out: the running lines, each once, and how many page numbers."""

    said: dict[str, str] = field(default_factory=dict)
    numbers: int = 0


def without_furniture(pages: Sequence[Page], page_lines: list[list[Line]]) -> Furniture:
    """Take the running lines and the page numbers out of ``page_lines``; says what they were."""
    edges = [_edges(page, found) for page, found in zip(pages, page_lines, strict=True)]
    by_words: dict[str, list[tuple[int, float]]] = defaultdict(list)
    by_count: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for at, sides in enumerate(edges):
        for line in (line for side in sides for line in side):
            by_words[_key(line.text)].append((at, line.foot))
            for count in _counts(line.text):
                by_count[at - count].append((at, line.foot))

    def is_furniture(line: Line, at: int) -> bool:
        again = _pages_there(by_words[_key(line.text)], line.foot)
        # A line that names the chapter is another on other pages, but the number in it goes up with the pages.
        counting = max((_pages_there(by_count[at - count], line.foot) for count in _counts(line.text)), default=0)
        running = again >= 2 and again >= _LEAST_SHARE * len(pages)
        return running or counting >= _LEAST_COUNTING or _is_page_number(line, page_lines[at])

    taken = Furniture()
    for at, sides in enumerate(edges):
        # From the edge inwards: where the text begins, nothing more is taken.
        gone = [line for side in sides for line in takewhile(lambda line, at=at: is_furniture(line, at), side)]
        page_lines[at] = [line for line in page_lines[at] if not any(line is other for other in gone)]
        for line in gone:
            if line.text.isdigit() or _ROMAN.fullmatch(line.text):
                taken.numbers += 1
            else:
                taken.said.setdefault(_key(line.text), line.text)
    return taken


def _edges(page: Page, found: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines nearest to the head of a page and to its foot, each from the edge inwards."""
    head = [line for line in found[:_MOST_LINES] if line.foot < _ZONE * page.height]
    foot = [line for line in found[: -_MOST_LINES - 1 : -1] if line.foot > (1 - _ZONE) * page.height]
    return head, foot


def _key(text: str) -> str:
    return _FIGURES.sub("#", text.casefold())


def _counts(text: str) -> set[int]:
    """The figures at the ends of a line, which may count pages."""
    words = text.split()
    return {int(word) for word in (words[0], words[-1]) if word.isascii() and word.isdigit() and len(word) < 5}


def _pages_there(places: list[tuple[int, float]], foot: float) -> int:
    """On how many pages something stands in the same place."""
    return len({page for page, other in places if abs(other - foot) <= _SAME_PLACE})


def _is_page_number(line: Line, found: list[Line]) -> bool:
    """Whether a line counts pages although it stands on one page alone: it says so, or is a figure well apart."""
    if shapes.is_page_mark(line.text):
        return True
    if len(found) < 2 or not ((line.text.isdigit() and len(line.text) <= 3) or _ROMAN.fullmatch(line.text)):
        return False
    apart = found[1].top - line.foot if line is found[0] else line.top - found[-2].foot if line is found[-1] else 0
    return apart > _FAR * line.size
