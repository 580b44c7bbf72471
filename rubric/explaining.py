"""Tells what only explains the law, somebody's role, a process or the document itself from what says how things are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rubric.pack import Pack
from rubric.phrases import Phrases, phrases, sentences
from rubric.reading import Span
from rubric.text import MEMORY

MOSTLY = 1 / 2
"""The share of a passage's sentences above which it mostly explains."""

_DEFINES = re.compile(
    r"[\"']?\s+(?:means?\b|(?:is|are|gives?|lets?|allows?|helps?|enables?|describes?)\s+"
    r"(?:an?|the\s+(?:process|provision|independent|name|term|amount|way)|when|where|money|anyone|someone|people|you"
    r"|short-term|support|help|care|for\s+(?:people|anyone|those)|usually|normally|housing|self-contained)\b)",
    re.IGNORECASE,
)
_ARTICLE = 10
"""Letters before what is defined, within its sentence: "A", "The term"."""
_GOES_ON = re.compile(r"(?:They|It|Its|Their|These|Each|Such)\b")


def explaining(pack: Pack, text: str) -> tuple[tuple[Span, ...], float]:
    """The sentences that explain, and what share of all they are."""
    return _explaining(text, phrases(pack.lexicon["check-explains"]), phrases(pack.lexicon["check-defined"]))


def only_explains(pack: Pack, text: str, figures: Iterable[Span]) -> bool:
    """Whether most sentences explain and no figure makes evidence of the passage.

    A figure does so in digits anywhere but in the very words that explain ("412 people have a budget, as is required by
    law"), and in words outside the sentences that explain ("gives one of four ratings" tells of nobody).
    """
    found, share = explaining(pack, text)
    if share <= MOSTLY:
        return False
    said = phrases(pack.lexicon["check-explains"]).spans(text)
    return all(
        any(start <= first < end for start, end in (said if any(map(str.isdigit, text[first:last])) else found))
        for first, last in figures
    )


@lru_cache(maxsize=MEMORY)
def _explaining(text: str, explains: Phrases, defined: Phrases) -> tuple[tuple[Span, ...], float]:
    """Those that go on about the same ("They ensure that ...") are among them."""
    if not explains.within(text) and not defined.within(text):
        return (), 0.0
    every = sentences(text)
    found: list[Span] = []
    explained = lists = False
    for span in every:
        goes_on = lists or (explained and _GOES_ON.match(text, *span) is not None)
        explained = goes_on or explains.within(text, *span) or _defines(text, span, defined)
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
