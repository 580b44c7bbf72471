"""Drawings that hold a value: the plumb line of the cover in the council's colour, and the words behind the text."""

from __future__ import annotations

from markupsafe import escape

from desktop.report.characters import printable
from desktop.report.faces import showable
from desktop.report.values.report import Look

PALE = "#F1F3F4"
"""So pale that every ink stands out from it as it must from paper."""

LARGEST, ACROSS = 110, 700
"""Points: the largest letter behind the text, and how long its line may be from corner to corner."""

_LETTER = 0.56
"""About how wide a letter is for its height."""


def plumb_line(look: Look) -> str:
    """A line that falls to a bob, as SVG."""
    return (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 248'>"
        "<path d='M4 0V214' stroke='#1A2126' stroke-width='.8'/>"
        f"<path d='M4 212 8 217V231L4 248 0 231V217z' fill='{look.accent}'/></svg>"
    )


def watermark(look: Look) -> str:
    """The words from corner to corner of a page, as SVG: so pale that the text above them can be read."""
    words = showable(printable(look.watermark))
    size = min(LARGEST, ACROSS / (_LETTER * max(len(words), 1)))
    return (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 595 842' width='595' height='842'>"
        f"<text x='297' y='421' text-anchor='middle' transform='rotate(-54 297 421)' "
        f"font-family='Source Sans 3' font-weight='600' font-size='{size:.0f}' fill='{PALE}'>"
        f"{escape(words)}</text></svg>"
    )
