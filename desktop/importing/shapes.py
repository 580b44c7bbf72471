"""What a line of a paper looks like: a number, a list mark, a heading, a row of a table."""

from __future__ import annotations

import re

LONG_LINE = 100
"""Characters beyond which a line was not wrapped by hand."""
LONGEST = 20_000
"""Characters beyond which nothing more is joined on: no officer can use a longer passage."""

_NUMBERED = re.compile(r"(\d{1,9}(?:\.\d{1,9})+|\d{1,2}(?=[.)]))[.)]?(?:\s+(\S.*))?")
_BULLET = re.compile(r"[-–—•·▪◦●○*\uf0b7]\s+(\S.*)")
_LETTERED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})\)\s+\S.*")
_MARKED_HEADING = re.compile(r"#{1,6}\s+(.+)")
_BOLD_LINE = re.compile(r"\*\*([^*]+)\*\*(:?)")
_BOLD = re.compile(r"(?<!\w)\*\*(?=\S)([^*]+?)(?<=\S)\*\*(?!\w)")
_ITALIC = re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])")
_CAPTION = re.compile(r"(?:table|figure|chart)\s+\w+", re.IGNORECASE)
_PAGE = re.compile(r"page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s+of\s+\d{1,4}|-\s*\d{1,4}\s*-", re.IGNORECASE)
_FINISHED = re.compile(r"[.!?:;][\"'”’)\]]*$")
_SMALL = frozenset(
    ("a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "into", "its", "of", "on", "or", "over", "per",
     "the", "their", "to", "under", "up", "via", "with", "within")
)  # fmt: skip
_HEADING_WORDS = 12
_BOLD_HEADING_WORDS = 15


def numbered(line: str) -> tuple[str, str] | None:
    """The paragraph number that a line begins with and what follows; a figure ("3.5 million") is not a number."""
    found = _NUMBERED.fullmatch(line)
    if not found:
        return None
    number, rest = found[1], found[2] or ""
    return None if rest[:1].islower() or (rest and rest[0] in "%-–—") else (number, rest)


def bulleted(line: str) -> str | None:
    """What follows a list mark, if the line begins with one; a lettered entry keeps its letter."""
    found = _BULLET.fullmatch(line)
    if found:
        return found[1]
    return line if _LETTERED.fullmatch(line) else None


def marked_heading(line: str) -> str | None:
    """The words of a line marked as a heading, with ``#`` or in bold throughout."""
    if found := _MARKED_HEADING.fullmatch(line):
        return without_emphasis(found[1].rstrip("#").rstrip() or found[1])
    found = _BOLD_LINE.fullmatch(line)
    if found and len(found[1].split()) <= _BOLD_HEADING_WORDS:
        return found[1].strip() + found[2]
    return None


def table_row(line: str) -> str | None:
    """The cells of a row with a tab between them, from tabs or upright strokes; empty for a rule between rows."""
    if line.startswith("|") and line.count("|") > 1:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        return "\t".join(cells) if any(letter.isalnum() for letter in line) else ""
    return line if "\t" in line.rstrip() else None


def is_rule(line: str) -> bool:
    """Whether a line only separates: dashes, stars, underlines."""
    return not line.strip("-=_*~#|:. \t")


def is_page_mark(line: str) -> bool:
    """Whether a line only counts pages ("Page 3 of 9")."""
    return _PAGE.fullmatch(line) is not None


def is_caption(line: str) -> bool:
    """Whether a line names a table or figure ("Table 2: waits")."""
    return _CAPTION.match(line) is not None


def is_finished(text: str) -> bool:
    """Whether a paragraph ends as a sentence does."""
    return _FINISHED.search(text.rstrip()[-8:]) is not None


def ends_open(text: str) -> bool:
    """Whether a paragraph breaks off where no sentence can end."""
    return text.endswith(",") or text.rsplit(None, 1)[-1].lower() in _SMALL


def starts_small(text: str) -> bool:
    """Whether the first letter is a small one."""
    return text.lstrip("\"'“‘(")[:1].islower()


def is_title(text: str) -> bool:
    """Whether a line may be a heading: short, one line, begun with a capital, not ended as a sentence is."""
    words = text.split()
    return (
        len(words) <= _HEADING_WORDS
        and not starts_small(text)
        and any(letter.isalpha() for letter in text)
        and not text.endswith((".", ",", ";", "!", "?", ":", "|"))
    )


def is_capitalised(text: str) -> bool:
    """Whether a line is written as titles are, every word of weight with a capital; it may end with a colon."""
    words = [word.strip("\"'“”‘’()[]:&/-–") for word in text.split()]
    return is_title(text.rstrip(":")) and not any(word[:1].islower() and word not in _SMALL for word in words)


def without_emphasis(text: str) -> str:
    """The text without the stars that mark bold and italic."""
    return _ITALIC.sub(r"\1", _BOLD.sub(r"\1", text))
