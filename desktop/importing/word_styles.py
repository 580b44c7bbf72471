"""What the styles of a Word document say of its paragraphs: heading, contents, numbering, bold."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.importing.package import Element
from desktop.importing.word_numbering import value, whole

_DEEPEST_CHAIN = 12
_HEADINGS = ("heading", "title", "subtitle")


@dataclass(frozen=True, slots=True)
class Style:
    """One style, with what it takes from those it is based on."""

    is_heading: bool = False
    is_title: bool = False
    is_contents: bool = False
    is_bold: bool = False
    numbering: str = ""
    level: int | None = None


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, tree: Element | None) -> None:
        self._elements = {s.get("{w}styleId", ""): s for s in tree.iterfind("{w}style")} if tree is not None else {}
        self._known: dict[str, Style] = {}

    def get(self, style: str) -> Style:
        """What is known of a style; an unknown one says nothing."""
        if style not in self._known:
            self._known[style] = self._style(style)
        return self._known[style]

    def _style(self, style: str) -> Style:
        chain: list[Element] = []
        while (element := self._elements.get(style)) is not None and len(chain) < _DEEPEST_CHAIN:
            chain.append(element)
            style = value(element, "{w}basedOn")
        names = [value(element, "{w}name").lower() for element in chain]
        outline = first(chain, "{w}pPr/{w}outlineLvl")
        level = first(chain, "{w}pPr/{w}numPr/{w}ilvl")
        return Style(
            is_heading=any(name.startswith(_HEADINGS) for name in names) or 0 <= whole(outline, -1) < 9,
            is_title="title" in names,
            is_contents=any(name.startswith("toc ") or name == "table of figures" for name in names),
            is_bold=any(is_on(element.find("{w}rPr/{w}b")) for element in chain),
            numbering=first(chain, "{w}pPr/{w}numPr/{w}numId"),
            level=whole(level, 0) if level else None,
        )


def first(chain: list[Element], path: str) -> str:
    """A setting in the nearest style that makes it."""
    return next((found for element in chain if (found := value(element, path))), "")


def is_on(element: Element | None) -> bool:
    """Whether a setting that is on or off is there and on."""
    return element is not None and element.get("{w}val", "1") not in ("0", "false", "off", "none")
