"""The block at the head of a committee paper that says whose it is and when: never evidence, always kept."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.dates import read_partial_date

_OPENINGS = (
    "agenda item", "author", "cabinet member", "classification", "committee", "contact", "date", "decision", "director",
    "document", "exempt", "financial", "item", "key decision", "lead", "meeting", "policy", "portfolio", "prepared by",
    "presented by", "report", "responsible", "subject", "title", "version", "ward", "wards",
)  # fmt: skip
_OPENING = "|".join(_OPENINGS)
_HEADER_LINE = re.compile(
    rf"(?:{_OPENING})\b[^\t:.]{{0,40}}(?::\s*)?\t+\S.*"
    rf"|(?:(?:{_OPENING})\b(?: [\w/]+){{0,2}}|from|to|purpose|status)\s*(?::\s*|\t)\S.*",
    re.IGNORECASE,
)
_HEADER_ROW = re.compile(r"(?:[^\t]{1,40}:)?\t+[^\t]+")
_TITLE = re.compile(r"(?:(?:report |document )?title|subject)\s*(?::|\t)\s*(\S.*)", re.IGNORECASE)
_DATE = re.compile(
    r"(?:date(?: of (?:the )?(?:meeting|report))?|(?:meeting|report) date)\s*(?::|\t)\s*(\S.*)", re.IGNORECASE
)
_DAY_NAME = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE)
_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}\S*[\s/.-]+\S+[\s/.-]+\d{4}|[a-z]+\s+\d{4}|\d{4}", re.IGNORECASE)


def is_header_line(line: str) -> bool:
    """Whether a line is one of those that stand at the head of a paper ("Date:", a tab, a day)."""
    return _HEADER_LINE.fullmatch(line) is not None


def is_header_row(line: str) -> bool:
    """Whether a line goes on with a head that has begun: a label with a colon, or nothing, then a tab and a value."""
    return _HEADER_ROW.fullmatch(line) is not None


def stated_title(blocks: Iterable[str]) -> str:
    """The title that the head of a paper gives; empty where it gives none."""
    return next((found[1].strip() for line in _lines(blocks) if (found := _TITLE.fullmatch(line))), "")


def stated_date(blocks: Iterable[str]) -> str | None:
    """The ISO day, month or year that the head of a paper gives; None where it gives none that can be read."""
    for line in _lines(blocks):
        found = _DATE.fullmatch(line)
        written = found and _WRITTEN.match(_DAY_NAME.sub("", found[1]))
        if written:
            try:
                return read_partial_date(written[0])
            except ValueError:
                continue
    return None


def _lines(blocks: Iterable[str]) -> Iterable[str]:
    return (line.strip() for block in blocks for line in block.split("\n"))
