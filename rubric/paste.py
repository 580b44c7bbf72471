"""Cuts pasted text into the pieces that may each be an evidence item: a paragraph, a list entry, a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rubric.text import BULLETS, FINISHED

LEAST_WRAPPED, MOST_WRAPPED = 55, 100
"""Characters of a line that was broken only because it was full, as in emails and copied pages."""

_BULLET = re.compile(rf"(?:[{BULLETS}](?!\w)|o\t)\s*(?=\S)")
_ORDINAL = re.compile(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[a-z]|[ivx]{1,4})[.)]\s")


def cut_pasted(text: str) -> tuple[str, ...]:
    """The pieces of a text, in order. No word of it is left out; marks of lists and lines without words are.

    Blank lines part pieces, and so does every line that was not broken just for being full. Rows of a table stay
    together.
    """
    return tuple(piece for run in _runs(text) for piece in _pieces(run))


def _runs(text: str) -> Iterator[list[str]]:
    """Lines with nothing between them, each run beginning at a blank line, a list mark, or a table's edge."""
    run: list[str] = []
    for raw in text.splitlines():
        line = raw.strip()
        if not any(letter.isalnum() for letter in line):
            yield run
            run = []
            continue
        entry = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
        numbered = _ORDINAL.match(entry)
        if entry != line or numbered or (run and _is_row(entry) != _is_row(run[-1])):
            yield run
            run = []
        run.append(" ".join(entry.split()) if numbered else entry)
    yield run


def _pieces(run: list[str]) -> list[str]:
    if not run:
        return []
    if _is_row(run[0]):
        return ["\n".join(run)]
    *before, _last = run
    full = all(LEAST_WRAPPED <= len(line) <= MOST_WRAPPED for line in before)
    if full and not all(FINISHED.search(line) for line in before):
        return [" ".join(run)]
    return run


def _is_row(line: str) -> bool:
    return "\t" in line
