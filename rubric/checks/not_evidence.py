"""Raises a gap where a passage only explains the law, somebody's role or the document it stands in."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rubric.checks.given import Given, item_spans
from rubric.checks.words import Phrases, phrases, sentences
from rubric.comparison import Gap, ItemComparison
from rubric.reading import Span
from rubric.text import MEMORY

CHECK = "not-evidence"

_DEFINES = re.compile(
    r"\s+(?:is|are|means|mean|gives?|lets?|allows?|helps?|enables?|describes?)\s+"
    r"(?:an?|the\s+(?:process|provision|independent|name|term|amount|way)|when|where|money|anyone|someone|people|you|short-term|support|help"
    r"|care|for\s+(?:people|anyone|those)|usually|normally|housing|self-contained)\b",
    re.IGNORECASE,
)
_ARTICLE = 10
"""Letters before what is defined, within its sentence: "A", "The term"."""
_SUBSTANCE = ("number", "impact", "people-voice", "staff-voice", "partner-voice", "plan")

_GOES_ON = re.compile(r"(?:They|It|Its|Their|These|Each|Such)\b")
_LEAST_SHARE = 1 / 3
_MOSTLY = 1 / 2
"""Shares of a passage's sentences that explain: below the first no gap, above the second only a figure prevents one."""


class _Words(NamedTuple):
    explains: Phrases
    defined: Phrases


def not_evidence(given: Given) -> Iterator[Gap]:
    """Sentences that explain, and nothing else: no clear pattern, and no figure, effect, voice or plan."""
    words = _Words(phrases(given.pack.lexicon["check-explains"]), phrases(given.pack.lexicon["check-defined"]))
    for compared in given.items:
        found, share = _explaining(compared.item.text, words)
        if share < _LEAST_SHARE or compared.confirmed or _has_substance(compared, share, words.explains):
            continue
        yield given.gap(CHECK, given.place(compared), "explains", items=[compared], spans=item_spans(compared, found))


def _has_substance(compared: ItemComparison, share: float, explains: Phrases) -> bool:
    """Where most sentences explain, a stray match of the reader does not make evidence of them; a figure does."""
    if share > _MOSTLY:
        said = explains.spans(compared.item.text)
        figures = [found.span for found in compared.reading.qualities if found.id == "number"]
        return any(not any(start <= figure[0] < end for start, end in said) for figure in figures)
    return compared.reading.has(*_SUBSTANCE) or any(m.fit == "clear" for m in compared.matches)


@lru_cache(maxsize=MEMORY)
def _explaining(text: str, words: _Words) -> tuple[tuple[Span, ...], float]:
    """The sentences that explain, with those that go on about the same ("They ensure that ..."), and their share."""
    if not words.explains.within(text) and not words.defined.within(text):
        return (), 0.0
    every = sentences(text)
    found: list[Span] = []
    explained = lists = False
    for span in every:
        goes_on = lists or (explained and _GOES_ON.match(text, *span) is not None)
        explained = goes_on or words.explains.within(text, *span) or _defines(text, span, words.defined)
        # What stands under "The regulator's role is to:" belongs to it.
        lists = explained and (lists or text[span[1] : span[1] + 1] == ":")
        if explained:
            found.append(span)
    return tuple(found), len(found) / len(every)


def _defines(text: str, sentence: Span, defined: Phrases) -> bool:
    """Whether it says what something is, anywhere: "A direct payment is money that ..."."""
    return any(
        start - sentence[0] <= _ARTICLE and _DEFINES.match(text, end, sentence[1]) is not None
        for start, end in defined.spans(text, *sentence)
    )
