"""Reads which of the framework's ratings a text reports, and of whom; a rating that is only explained is none."""

import re
from functools import lru_cache
from typing import NamedTuple

from rubric.pack import Pack
from rubric.phrases import Phrases, phrases, sentences
from rubric.reading import Span
from rubric.text import MEMORY, plain

_NONE = re.compile(
    r"(?:\b(?:no|none|nil|not|never|zero|neither|nor|0)\b|\b0(?:\.0+)?\s?%)[^.;\n|,]{0,60}$", re.IGNORECASE
)
_NONE_REACH = 80
_RATED = re.compile(r"\brated\b", re.IGNORECASE)
_NOUGHT_AFTER = re.compile(r"[\s|:=(-]*0(?:\.0+)?\s?%?(?!\d|[.,]\d)")
_NAME = r"[A-Z][\w'&-]*(?:\s+(?:[A-Z][\w'&-]*|of|and|the|at|&|\([\w ]+\)))*"
_ROW = re.compile(
    rf"[\s>*-]*(?P<name>{_NAME})\s*(?:[|:-]+|,?\s*(?:(?:is|was)\s+)?(?:currently\s+)?rated(?:\s+as)?)?\s*$"
)
_LONGEST_NAME = 120
_A_WORD = re.compile(r"[A-Za-z]{4,}|[A-Z][a-z]{2}")


class Rated(NamedTuple):
    """A named provider and the rating a text gives it."""

    provider: str
    rating: str
    span: Span


class RatingWords(NamedTuple):
    """The lexicon entries that tell a rating that is reported from one that is explained."""

    ratings: Phrases
    low: Phrases
    kinds: Phrases
    explains: Phrases


def rating_words(pack: Pack) -> RatingWords:
    """The words of a pack, ready to search."""
    return RatingWords(
        phrases(pack.lexicon["check-ratings"]),
        phrases(pack.lexicon["check-low-ratings"]),
        phrases(pack.lexicon["check-kinds-of-service"]),
        phrases(pack.lexicon["check-explains"]),
    )


@lru_cache(maxsize=MEMORY)
def low_ratings(text: str, words: RatingWords) -> tuple[Span, ...]:
    """Where the text reports a rating that is not good enough, of anyone at all."""
    found: list[Span] = []
    for start, end in sentences(text):
        rated = _RATED.search(text, start, end)
        for span in words.low.spans(text, start, end):
            stated = text[span[0]].isupper() or (rated and rated.end() <= span[0])
            if not stated or span == (start, end) or words.explains.within(text, start, end):
                continue
            if _NONE.search(plain(text), max(start, span[0] - _NONE_REACH), span[0]) or _NOUGHT_AFTER.match(
                plain(text), span[1], end
            ):
                continue
            found.append(span)
    return tuple(found)


@lru_cache(maxsize=MEMORY)
def provider_ratings(text: str, words: RatingWords) -> tuple[Rated, ...]:
    """The providers a text names beside a rating: a row of a table, or "Name is rated Good"."""
    found: list[Rated] = []
    for start, end in sentences(text):
        spans = words.ratings.spans(text, start, end)
        if len(spans) != 1:
            continue
        first, last = spans[0]
        row = _ROW.match(plain(text), start, first) if first - start <= _LONGEST_NAME else None
        if row is None or not text[first].isupper() or _is_kind(row["name"], words.kinds):
            continue
        rating = " ".join(text[first:last].lower().split())
        found.append(Rated(" ".join(row["name"].lower().split()), rating, (start, last)))
    return tuple(found)


def _is_kind(name: str, kinds: Phrases) -> bool:
    """Whether a name is made of the words of a kind of service alone: "Nursing Homes", but not "Elm Care Services"."""
    left = name
    for start, end in reversed(kinds.spans(name)):
        left = left[:start] + left[end:]
    return _A_WORD.search(left) is None
