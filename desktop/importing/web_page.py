"""Reads a saved web page: what it is about, without the menus around it. No script runs, no address is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.importing import blocks, shapes
from desktop.importing.html_tree import BLOCKS, Node, tree
from desktop.importing.lines import Piece, pieces
from desktop.importing.reading import Reading, counted
from desktop.importing.word_numbering import whole

_NEVER = frozenset(
    ("head", "svg", "math", "canvas", "audio", "video", "object", "applet", "map", "input", "select", "button",
     "datalist", "nav", "dialog", "frameset")
)  # fmt: skip
_AROUND = frozenset(("header", "footer", "aside"))
_AROUND_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "alertdialog", "dialog"))
_MENU_NAME = re.compile(
    r"(?!(?:has|with|no|is|show)[-_])(?:[a-z0-9]+[-_])?(?:nav|navbar|navigation|menu|breadcrumbs?|cookies?|footer|skip)"
    r"(?:[-_](?:bar|banner|links?|list|container|wrapper|consent|notice|message|main))?",
    re.IGNORECASE,
)
"""What the makers of pages call what stands around the content, where no element says it."""
_MOST_WORDS_OF_MENU = 300
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_BOLD = frozenset(("b", "strong"))
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_WORDS_OF_PICTURE = 4
"""Words from which the description of a picture says something."""


def read(html: str) -> Reading:
    """The content of a page; its title stands in for a heading where there is none."""
    page = tree(html)
    content = _content(page)
    walk = _Walk(around=content.tag in ("", "body", "html"))
    walk.flow(content)
    walk.flush()
    if not walk.pieces:  # All of it stood in what is a menu by its name.
        walk = _Walk(around=False)
        walk.flow(page)
        walk.flush()
    reading = Reading(walk.pieces)
    if not any(piece.kind == "heading" for piece in walk.pieces):
        title = next(_all(page, "title"), None)
        reading.title = blocks.clean(" ".join(_plain(title).split())) if title else ""
    if walk.around_left_out or content.tag not in ("", "body", "html"):
        reading.left_out.append("The menus and the head and foot of the page are left out.")
    if walk.pictures:
        reading.left_out.append(f"{counted(walk.pictures, 'picture', 'pictures')} left out.")
    return reading


def _content(page: Node) -> Node:
    """The element that holds what the page is about."""
    for wanted in (
        _all(page, "main"),
        (n for n in _all(page) if n.attributes.get("role") == "main"),
        _all(page, "article"),
    ):
        found = list(wanted)
        if len(found) == 1 and any(letter.isalnum() for letter in _plain(found[0])):
            return found[0]
    return next(_all(page, "body"), page)


def _all(node: Node, tag: str = "") -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, Node):
            if not tag or child.tag == tag:
                yield child
            yield from _all(child, tag)


def _plain(node: Node) -> str:
    return " ".join(child if isinstance(child, str) else _plain(child) for child in node.children)


def _is_unseen(node: Node) -> bool:
    attributes = node.attributes
    return (
        node.tag in _NEVER
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _UNSEEN.search(attributes.get("style", "")) is not None
    )


def _is_around(node: Node) -> bool:
    """Whether an element is a menu, a banner or the foot of a page, by its kind or by its name."""
    if node.tag in _AROUND or node.attributes.get("role") in _AROUND_ROLES:
        return True
    names = f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}".split()
    return any(map(_MENU_NAME.fullmatch, names)) and len(_plain(node).split()) <= _MOST_WORDS_OF_MENU


class _Walk:
    """Goes through a page once; ``flush`` ends the paragraph that is being gathered."""

    def __init__(self, *, around: bool) -> None:
        self.pieces: list[Piece] = []
        self.pictures = 0
        self.around_left_out = False
        self._around = around
        self._said: list[str] = []
        self._bold = 0
        self._label = ""
        self._heading = False

    def flow(self, node: Node, *, bold: bool = False) -> None:
        """Take everything in an element."""
        for child in node.children:
            if isinstance(child, str):
                self._say(_BLANKS.sub(" ", child), bold)
            elif _is_unseen(child):
                self.around_left_out = self.around_left_out or child.tag == "nav"
            elif self._around and _is_around(child):
                self.around_left_out = True
            elif child.tag == "br":
                self._say("\n", bold)
            elif child.tag == "img":
                self._picture(child)
            elif child.tag in BLOCKS:
                self.flush()
                self._block(child)
                self.flush()
            else:
                self.flow(child, bold=bold or child.tag in _BOLD)

    def flush(self) -> None:
        """End the paragraph."""
        text = blocks.clean(re.sub(r" ?\n ?", "\n", "".join(self._said)))
        bold = self._bold == sum(not letter.isspace() for letter in text) > 0
        self._said, self._bold = [], 0
        if not text:
            return
        label, self._label = self._label, ""
        if self._heading or (bold and not label and blocks.may_be_heading(text)):
            self.pieces += blocks.heading(text, label.strip("-."))
        elif label == "-" or (label and shapes.numbered(text)):
            self.pieces += blocks.entry(text)
        elif label:
            self.pieces += blocks.labelled(label, text)
        else:
            self.pieces += blocks.paragraph(text)

    def _say(self, text: str, bold: bool) -> None:
        self._said.append(text)
        if bold:
            self._bold += sum(not letter.isspace() for letter in text)

    def _picture(self, node: Node) -> None:
        words = blocks.clean(node.attributes.get("alt", "")).split()
        if len(words) < _WORDS_OF_PICTURE:
            self.pictures += 1
        else:
            self._said += ["\n", " ".join(words), "\n"]

    def _block(self, node: Node) -> None:
        if node.tag in _HEADINGS:
            self._heading = True
            self.flow(node)
            self.flush()
            self._heading = False
        elif node.tag in _LISTS:
            self._list(node)
        elif node.tag == "dl":
            self._terms(node)
        elif node.tag == "table":
            self._table(node)
        elif node.tag == "pre":
            self.pieces += pieces(_plain(node), in_head=False)
        else:
            self.flow(node)

    def _list(self, node: Node) -> None:
        number = whole(node.attributes.get("start"), 1) - 1
        for child in node.children:
            if isinstance(child, Node) and child.tag == "li" and not _is_unseen(child):
                number = whole(child.attributes.get("value"), number + 1)
                self._label = f"{number}." if node.tag == "ol" else "-"
                self.flow(child)
                self.flush()
                self._label = ""
            elif isinstance(child, Node):
                self.flow(Node("", children=[child]))
                self.flush()

    def _terms(self, node: Node) -> None:
        rows: list[list[str]] = []
        for child in (n for n in _all(node) if n.tag in ("dt", "dd")):
            text = self._text(child)
            if child.tag == "dt" or not rows:
                rows.append([text, ""])
            else:
                rows[-1][1] = blocks.joined((rows[-1][1], text))
        self.pieces += blocks.table(rows)

    def _table(self, node: Node) -> None:
        """A table as a table; one that only lays out, as the paragraphs in it."""
        rows = [[cell for cell in row.children if isinstance(cell, Node)] for row in _rows(node)]
        cells = [cell for row in rows for cell in row if cell.tag in ("td", "th")]
        inner = {"table", *_HEADINGS}
        lays_out = node.attributes.get("role") == "presentation" or any(
            n.tag in inner for cell in cells for n in _all(cell)
        )
        if lays_out or max(map(len, rows), default=0) < 2:
            self.flow(node)
            return
        for caption in (child for child in node.children if isinstance(child, Node) and child.tag == "caption"):
            self.flow(caption)
            self.flush()
        spans = [
            [
                blocks.Cell(
                    self._text(cell), whole(cell.attributes.get("colspan"), 1), whole(cell.attributes.get("rowspan"), 1)
                )
                for cell in row
                if cell.tag in ("td", "th")
            ]
            for row in rows
        ]
        self.pieces += blocks.table(blocks.spread(spans))

    def _text(self, node: Node) -> str:
        """What an element says, on one line."""
        inside = _Walk(around=False)
        inside.flow(node)
        inside.flush()
        self.pictures += inside.pictures
        return blocks.joined(f"{p.number} {p.text}".strip().replace("\n", " ") for p in inside.pieces)


def _rows(node: Node) -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, Node) and not _is_unseen(child):
            if child.tag == "tr":
                yield child
            elif child.tag in ("thead", "tbody", "tfoot"):
                yield from _rows(child)
