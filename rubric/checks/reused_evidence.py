"""Raises a gap where one passage is made to carry many sub-headings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from rubric.checks.given import Given, Spans, Terms
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


class _Told(NamedTuple):
    """The long sentences of an item, what they say, and the sub-headings that it stands under."""

    compared: ItemComparison
    sentences: tuple[_Sentence, ...]
    words: frozenset[str]
    places: tuple[str, ...]


def sentences_told(terms: Terms, compared: ItemComparison) -> _Told:
    """What one item says that another may say again."""
    return _Told(compared, *_sentences(compared.item.text), terms.places(compared))


@lru_cache(maxsize=MEMORY)
def _sentences(text: str) -> tuple[tuple[_Sentence, ...], frozenset[str]]:
    small = lower(text)
    found: list[_Sentence] = []
    for start, end in sentences(text):
        said = _WORD.findall(small, start, end)
        if len(said) >= _LEAST_WORDS:
            found.append(_Sentence(" ".join(said), (start, end)))
    return tuple(found), frozenset(sentence.words for sentence in found)


def reused_evidence(given: Given, told: Sequence[_Told]) -> Iterator[Gap]:
    """One item placed under many sub-headings, or one long sentence that stands in items under many."""
    terms, limit = given.terms, given.terms.pack.limits.reused_sub_headings
    first: dict[str, _Told] = {}
    again: dict[str, list[_Told]] = {}
    repeated = _repeated(told)
    for one in told:
        if repeated.isdisjoint(one.words):
            continue
        for words, _ in one.sentences:
            earlier = first.setdefault(words, one)
            if earlier is not one:
                again.setdefault(words, [earlier]).append(one)
    groups: dict[tuple[str, ...], tuple[list[_Told], Spans]] = {}
    for one in told:
        if len(one.places) >= limit:
            groups[(one.compared.item.id,)] = [one], ()
    for words, those in again.items():
        placed = list({one.compared.item.id: one for one in those if one.compared.item.sub_headings}.values())
        if len(_carried(placed)) < limit:
            continue
        spans = tuple((one.compared.item.id, s.span) for one in placed for s in one.sentences if s.words == words)
        ids = tuple(sorted(one.compared.item.id for one in placed))
        groups[ids] = placed, (*groups.get(ids, ([], ()))[1], *spans)
    for those, spans in groups.values():
        yield terms.gap(
            CHECK,
            terms.place(those[0].compared),
            "one-item" if len(those) == 1 else "repeated",
            items=[one.compared for one in those],
            spans=spans,
            count=len(_carried(those)),
        )


def _repeated(told: Sequence[_Told]) -> frozenset[str]:
    """What more than one item says."""
    counted = Counter(chain.from_iterable(one.words for one in told))
    return frozenset(words for words, count in counted.items() if count > 1)


def _carried(told: Sequence[_Told]) -> set[str]:
    return {place for one in told for place in one.places}
