"""The pack's words by which figures are told apart, made ready to search."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rubric.pack import Pack
from rubric.phrases import Phrases, phrases

NEARLY = (
    r"(?:about|around|approximately|approx\.?|roughly|some|nearly|almost|just\s+over|just\s+under|over|under"
    r"|more\s+than|fewer\s+than|less\s+than|at\s+least|up\s+to|c\.|~)"
)
"""What says that a value is not exact: it is printed with it."""


_HAVING = "(?:has|have|had|was|were|is|are|been|went|gone|come|came|then|since|also)"


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The pack's lists, ready to search.

    ``way`` matches a word for a rise or a fall at the end of a stretch, ``up_from`` one that leads to a value before,
    ``earlier`` words for a time before, ``people_did`` what people did whom a number alone stands for.
    """

    names: Phrases
    not_names: Phrases
    to_come: Phrases
    titles: Phrases
    codes: Phrases
    events: Phrases
    measuring: Phrases
    ways: Phrases
    way: re.Pattern[str]
    up_from: re.Pattern[str]
    earlier: re.Pattern[str]
    people_did: re.Pattern[str]


def figure_words(pack: Pack) -> FigureWords:
    """Those of the pack."""
    return _made(*(pack.lexicon[name] for name in _LISTS))


_LISTS = (
    "figure-comparators", "figure-not-comparators", "figure-to-come", "figure-titles", "figure-codes", "figure-earlier",
    "figure-events", "check-measuring", "check-rises", "check-falls", "draft-people-did",
)  # fmt: skip


@lru_cache(maxsize=4)
def _made(*lists: tuple[str, ...]) -> FigureWords:
    said = dict(zip(_LISTS, lists, strict=True))
    ways = (*said["check-rises"], *said["check-falls"])
    return FigureWords(
        names=phrases(said["figure-comparators"]),
        not_names=phrases(said["figure-not-comparators"]),
        to_come=phrases(said["figure-to-come"]),
        titles=phrases(said["figure-titles"]),
        codes=phrases(said["figure-codes"]),
        events=phrases(said["figure-events"]),
        measuring=phrases((*said["check-measuring"], "census", "intake", "round of")),
        ways=phrases(ways),
        way=re.compile(rf"\s+(?:{_HAVING}\s+)*{_any_of(ways)}$"),
        up_from=re.compile(
            rf"[\s,;(–-]*\b(?:(?:which|this)\s+(?:is|was)\s+)?(?:an?\s+)?{_any_of(ways)}\s+(?:from|on)\s+"
            r"(?:only\s+|just\s+)?$"
        ),
        earlier=re.compile(rf"\b{_any_of(said['figure-earlier'])}\b"),
        people_did=re.compile(rf"\s*(?:also\s+|now\s+|still\s+|have\s+)?{_any_of(said['draft-people-did'])}\b"),
    )


def _any_of(entries: tuple[str, ...]) -> str:
    longest_first = sorted((entry.lower() for entry in entries), key=len, reverse=True)
    patterns = (r"\s+".join(map(re.escape, entry.split())).replace(r"\#", r"[\w-]+") for entry in longest_first)
    return f"(?:{'|'.join(patterns)})"
