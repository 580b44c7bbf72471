"""Reads Markdown: its marks become those that plain text is read by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from desktop.importing.lines import pieces
from desktop.importing.reading import Reading, counted

_FRONT_MATTER = re.compile(r"---\n((?:[^\n]*\n){1,40}?)---[ \t]*\n")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_EDGE_OF_CELL = re.compile(r"[\t\n]+")


def read(text: str) -> Reading:
    """The text as its marks mean it; addresses of links are left out."""
    head = _FRONT_MATTER.match(text)
    body = text[head.end() :] if head else text
    marks = MarkdownIt("commonmark").enable("table")
    walk = _Walk(marks.parse(body))
    walk.run()
    reading = Reading(pieces((head[1] + "\n" if head else "") + "\n".join(walk.lines)))
    if walk.pictures:
        reading.left_out.append(f"{counted(walk.pictures, 'picture', 'pictures')} left out.")
    return reading


class _Walk:
    """Goes through the marks once and writes the lines."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.lines: list[str] = []
        self.pictures = 0
        self._tokens = tokens

    def run(self) -> None:
        mark = ""
        before = ""
        row: list[str] = []
        in_row = False
        for token in self._tokens:
            match token.type:
                case "heading_open":
                    before = "# "
                case "list_item_open":
                    mark = f"{token.info}. " if token.info else "- "
                case "inline" if in_row:
                    row.append(_EDGE_OF_CELL.sub(" ", self._inline(token)))
                case "inline":
                    text = self._inline(token)
                    self.lines += [f"{mark}{before}{text}" if not mark or not before else f"{before}{text}"]
                    mark = ""
                case "tr_open":
                    row, in_row = [], True
                case "tr_close":
                    in_row = False
                    self.lines.append("\t".join(row) if any(row) else "")
                case "fence" | "code_block":
                    self.lines += ["", token.content, ""]
                case "html_block":
                    self.lines += ["", _TAG.sub(" ", _COMMENT.sub("", token.content)), ""]
                case "heading_close" | "paragraph_close" | "table_close" | "bullet_list_close" | "ordered_list_close":
                    before = ""
                    if not token.hidden:
                        self.lines.append("")

    def _inline(self, token: Token) -> str:
        said: list[str] = []
        for child in token.children or ():
            match child.type:
                case "text" | "code_inline":
                    said.append(child.content)
                case "softbreak" | "hardbreak":
                    said.append("\n")
                case "strong_open" | "strong_close":
                    said.append("**")
                case "image":
                    self.pictures += 1
                    said.append(child.content)
        text = "".join(said)
        # Bold stays where it makes a heading of a whole line.
        return (
            text if text.startswith("**") and text.endswith("**") and text.count("**") == 2 else text.replace("**", "")
        )
