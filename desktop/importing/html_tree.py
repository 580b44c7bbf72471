"""A forgiving tree of a web page, made in one pass: nothing is run or fetched, and no page can make it endless."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape

DEEPEST = 150
"""Elements nested more deeply stand beside each other."""
_LONGEST_TAG = 20_000
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(r"""([a-zA-Z][\w:-]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?+""")
_WORDS_ONLY = frozenset(
    ("script", "style", "textarea", "title", "noscript", "iframe", "xmp", "noembed", "noframes", "template")
)
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
     "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "ul", "caption", "tbody",
     "thead", "tfoot", "tr", "td", "th")
)  # fmt: skip
_CLOSES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr", "caption"), ("table",)),
    "thead": (("thead", "tbody", "tfoot", "caption"), ("table",)),
    "tbody": (("thead", "tbody", "tfoot", "caption"), ("table",)),
    "tfoot": (("thead", "tbody", "tfoot", "caption"), ("table",)),
}
"""What a start tag ends, unless one of the second row stands between."""
_HOLDS_IN = ("td", "th", "table", "caption")


@dataclass(slots=True)
class Node:
    """An element. Text among its children is a plain string."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)


def tree(html: str) -> Node:
    """The elements of a page under one node without a name."""
    building = _Building()
    position = 0
    while (found := html.find("<", position)) >= 0:
        building.say(html[position:found])
        tag = _TAG.match(html, found, min(len(html), found + _LONGEST_TAG))
        follows = html[found + 1 : found + 2]
        if tag:
            position = tag.end()
            name = tag[2].lower()
            if tag[1]:
                building.end(name)
            elif name in _WORDS_ONLY:
                position = _step_over(building, name, html, position)
            else:
                building.start(name, tag[3])
        elif html.startswith("<!--", found):
            position = _after(html, "-->", found + 4)
        elif follows in ("!", "?", "/") or follows.isalpha():
            position = _after(html, ">", found)
        else:
            building.say("<")
            position = found + 1
    building.say(html[position:])
    return building.root


def _after(html: str, mark: str, position: int) -> int:
    end = html.find(mark, position)
    return end + len(mark) if end >= 0 else len(html)


def _step_over(building: _Building, name: str, html: str, position: int) -> int:
    """The place behind an element whose tags are no tags; of a title the words are kept."""
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(html, position)
    stop = end.start() if end else len(html)
    if name == "title":
        building.start(name, "")
        building.say(html[position:stop])
        building.end(name)
    return _after(html, ">", stop)


class _Building:
    """The tree so far and the elements that are open."""

    def __init__(self) -> None:
        self.root = Node("")
        self._open = [self.root]
        self._names: Counter[str] = Counter()

    def say(self, text: str) -> None:
        if text:
            self._open[-1].children.append(_unescaped(text))

    def start(self, name: str, written: str) -> None:
        if name in _CLOSES:
            self._close(*_CLOSES[name])
        if name in BLOCKS:
            self._close(("p",), _HOLDS_IN)
        node = Node(name, _attributes(written))
        self._open[-1].children.append(node)
        is_closed = name in _VOID or (written.endswith("/") and name not in BLOCKS)
        if not is_closed and len(self._open) < DEEPEST:
            self._open.append(node)
            self._names[name] += 1

    def end(self, name: str) -> None:
        of_table = name in (*_HOLDS_IN, "tr", "tbody", "thead", "tfoot")
        self._close((name,), () if of_table else _HOLDS_IN)

    def _close(self, names: tuple[str, ...], within: tuple[str, ...]) -> None:
        """End the innermost open element of one of the names, unless one of ``within`` stands between."""
        if not any(self._names[name] for name in names):
            return
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag in names:
                self._names.subtract(node.tag for node in self._open[depth:])
                del self._open[depth:]
                return
            if self._open[depth].tag in within:
                return


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), _unescaped(double or single or bare))
    return found


def _unescaped(text: str) -> str:
    try:
        return unescape(text)
    except ValueError:  # The number of a character has thousands of digits.
        return text
