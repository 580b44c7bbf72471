"""How a sentence begins that is not understood by itself: by the pack's words, tied to another or leaning on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rubric.pack import Pack


@dataclass(frozen=True, slots=True)
class Beginnings:
    """``tie`` takes what ties a sentence to another that is not quoted, or speaks to the readers of another paper.

    ``leans`` is how one begins that needs the one before it, ``may_lean`` how one does that speaks of what the one
    before it names, where there is one; ``points_back`` finds words further on that do.
    """

    tie: re.Pattern[str]
    leans: re.Pattern[str]
    may_lean: re.Pattern[str]
    points_back: re.Pattern[str]


def beginnings(pack: Pack) -> Beginnings:
    """Those of the pack's words."""
    return _made(*(pack.lexicon[f"draft-{name}"] for name in _LISTS))


_LISTS = (
    "ties", "joins", "addresses", "leaning", "pointed-at", "some-people", "people-did", "named-before", "that-before",
    "own-names", "went-on", "before-that",
)  # fmt: skip


@lru_cache(maxsize=4)
def _made(*lists: tuple[str, ...]) -> Beginnings:
    said = dict(zip(_LISTS, map(_any_of, lists), strict=True))
    tie = rf"{said['ties']},\s+|{said['joins']}\s+(?=\w)|{said['addresses']}\s+|[QA]:\s+"
    leans = (
        rf"(?:{said['leaning']}|(?:\w+ )?of {said['pointed-at']}"
        rf"|(?:[\d,]+%?|{said['some-people']}) (?:also )?{said['people-did']})\b"
        rf"|(?:\w+ ){{1,6}}{said['named-before']}\b|(?:\w+ ){{1,5}}that {said['that-before']}\b"
    )
    may_lean = rf"The (?!{said['own-names']})\w+(?:,| {said['went-on']}\b)"
    points_back = rf"\bthese\b|\b{said['before-that']} (?:this|that|those)(?=[,.;:)])"
    return Beginnings(
        re.compile(rf"(?:{tie})+"),
        re.compile(leans, re.IGNORECASE),
        re.compile(may_lean),
        re.compile(points_back, re.IGNORECASE),
    )


def _any_of(entries: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, entries))})"
