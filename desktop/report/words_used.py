"""The words of the framework, and ours beside them, that the paper uses: each explained, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, cast

from desktop.report.values.account import Written
from desktop.report.values.method import Meaning
from desktop.report.values.report import Report
from desktop.report.values.section import Figure
from desktop.report.values.text import Quoted
from rubric.glossary import glossary
from rubric.pack import Pack

EXPLAINED = ("quality-",)
"""Qualities, such as figure and date, mean what they mean everywhere."""

PREVALENCES = "prevalence-"
"""Their titles are everyday words, which mean something of their own only beside a gap."""

OURS, FRAMEWORK = "Plumbline", "Framework"


_WORD = re.compile(r"[\w'’-]+")

_THEIRS = frozenset(
    ("account", "standfirst", "reasons", "what", "words", "source", "evidence", "caveat", "title", "summary", "index")
)
"""Fields in which the council writes, or others: what they mean by a word is not for us to say. The summary and the
index differ with the room there is for the first; what they say is said elsewhere too.
"""


def words_used(pack: Pack, report: Report) -> tuple[Meaning, ...]:
    """By the alphabet; of the words that the paper itself says, not those that it quotes."""
    said = _worded(" ".join(_strings(report, _THEIRS if report.prints("method") else _THEIRS | {"method"})))
    return tuple(
        Meaning(word.term, word.short, OURS if word.ours else FRAMEWORK)
        for word in glossary(pack)
        if not word.id.startswith(EXPLAINED if report.compared else (*EXPLAINED, PREVALENCES))
        and any(_worded(form) in said for form in (word.term, f"{word.term}s"))
    )


def _worded(text: str) -> str:
    """The words of a text, each between blanks, so that no part of a longer word is found."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _strings(value: Any, left_out: frozenset[str] = _THEIRS) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in cast("tuple[Any, ...]", value):
            yield from _strings(one, left_out)
    elif is_dataclass(value) and not isinstance(value, Quoted | Written | Figure):
        for field in fields(value):
            if field.name not in left_out:
                yield from _strings(getattr(value, field.name), left_out)
