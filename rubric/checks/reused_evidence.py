"""Raises a gap where one passage is made to carry many sub-headings."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rubric.checks.given import Given, Spans
from rubric.comparison import Gap, ItemComparison
from rubric.phrases import sentences
from rubric.reading import Span
from rubric.text import MEMORY, lower

CHECK = "reused-evidence"

_WORD = re.compile(r"\w+")
_LEAST_WORDS = 8
"""Shorter sentences may agree by chance: "None were handed back in the year."."""


class _Sentence(NamedTuple):
    words: str
    span: Span


def reused_evidence(given: Given) -> Iterator[Gap]:
    """One item placed under many sub-headings, or one long sentence that stands in items under many."""
    limit = given.pack.limits.reused_sub_headings
    first: dict[str, ItemComparison] = {}
    again: dict[str, list[ItemComparison]] = {}
    for compared in given.items:
        for sentence in _sentences(compared.item.text):
            earlier = first.setdefault(sentence.words, compared)
            if earlier is not compared:
                again.setdefault(sentence.words, [earlier]).append(compared)
    groups: dict[tuple[str, ...], tuple[list[ItemComparison], Spans]] = {}
    for compared in given.items:
        if len(compared.item.sub_headings) >= limit and len(_known(given, [compared])) >= limit:
            groups[(compared.item.id,)] = [compared], ()
    for words, told in again.items():
        items = list({compared.item.id: compared for compared in told if compared.item.sub_headings}.values())
        if len(_known(given, items)) < limit:
            continue
        spans = tuple((c.item.id, s.span) for c in items for s in _sentences(c.item.text) if s.words == words)
        ids = tuple(sorted(compared.item.id for compared in items))
        groups[ids] = items, (*groups.get(ids, ([], ()))[1], *spans)
    for items, spans in groups.values():
        carried = _known(given, items)
        yield given.gap(
            CHECK,
            given.place(items[0]),
            "one-item" if len(items) == 1 else "repeated",
            items=items,
            spans=spans,
            count=len(carried),
        )


def _known(given: Given, items: list[ItemComparison]) -> set[str]:
    return {s for compared in items for s in compared.item.sub_headings if s in given.under}


@lru_cache(maxsize=MEMORY)
def _sentences(text: str) -> tuple[_Sentence, ...]:
    small = lower(text)
    found: list[_Sentence] = []
    for start, end in sentences(text):
        said = _WORD.findall(small, start, end)
        if len(said) >= _LEAST_WORDS:
            found.append(_Sentence(" ".join(said), (start, end)))
    return tuple(found)
