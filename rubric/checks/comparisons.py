"""Finds figures that are set beside another in words that the two deny: similar, higher, lower, the longest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rubric.checks.figures import Figure
from rubric.checks.slips import FigureWords, Slip, slip
from rubric.phrases import Phrases
from rubric.reading import Span
from rubric.text import said

_DENIED = re.compile(r"(?:\bnot|n't|\bless|\bmore|\bno|\bneither|\bnever)\W*(?:\w+\W+)?$")
_NEAR_BEFORE = re.compile(r"[^;:|]{0,70}")
_THE_OTHER = re.compile(r"\s+(?:[A-Za-z][A-Za-z' -]{1,60}?\s*)(?:\(|,?\s*(?:at|of|was|is)\s+)?\s*")
_SIMILAR_THE_OTHER = re.compile(r"[^;|\d]{0,60}")
_ANOTHER = re.compile(r",?\s+(?:and|while|but|whereas)\s", re.IGNORECASE)
_FARTHEST = 160
"""Letters between "higher than" and the figure that it is of."""
_LEAST = 12
"""Letters between a figure and "higher than"; with fewer it is the difference: "10% higher than the 62% ..."."""


def called_similar(flat: str, sentence: Span, here: list[Figure], words: FigureWords) -> Iterator[Slip]:
    """A figure called similar to another of the same unit that is further from it than the pack's limit."""
    if words.targets.within(flat, *sentence):
        return
    for start, end in words.similar.spans(flat, *sentence):
        pair = _beside(here, (start, end))
        if pair is None or _DENIED.search(flat[max(sentence[0], start - 24) : start]):
            continue
        one, other = pair
        after = flat[end : other.span[0]]
        if not _SIMILAR_THE_OTHER.fullmatch(after) or _ANOTHER.search(after):
            continue
        before = [f.value for f in here if f.span[1] <= start and f.unit == one.unit]
        # Any figure before it may be the one that is meant: "72.5%, up from 61% and in line with 72% in England".
        if all(100 * abs(v - other.value) > words.similar_within_per_cent * max(v, other.value) for v in before):
            shown = {"words": said(flat, (start, end)), "within": str(words.similar_within_per_cent)}
            yield slip("called-similar", [one.span, (start, end), other.span], **_pair(flat, one, other), **shown)


def called_higher(flat: str, sentence: Span, here: list[Figure], words: FigureWords) -> Iterator[Slip]:
    """A figure called higher than a higher one, or lower than a lower one. No figure before it may make it right."""
    for higher, sought in ((True, words.higher), (False, words.lower)):
        yield from _called(flat, sentence, here, sought, higher=higher)


def _called(flat: str, sentence: Span, here: list[Figure], sought: Phrases, *, higher: bool) -> Iterator[Slip]:
    for start, end in sought.spans(flat, *sentence):
        pair = _beside(here, (start, end))
        if pair is None or _DENIED.search(flat[max(sentence[0], start - 16) : start]):
            continue
        one, other = pair
        gap = flat[one.span[1] : start]
        if not _NEAR_BEFORE.fullmatch(gap) or (len(gap) < _LEAST and "," not in gap and "(" not in gap):
            continue
        if other.span[0] - end > _FARTHEST:
            continue
        if not _THE_OTHER.fullmatch(flat, end, other.span[0]) or _ANOTHER.search(flat[end : other.span[0]]):
            continue
        before = [f.value for f in here if f.span[1] <= start and f.unit == one.unit]
        if (max(before) < other.value) if higher else (min(before) > other.value):
            yield slip(
                "called-higher",
                [one.span, (start, end), other.span],
                **_pair(flat, one, other),
                words=said(flat, (start, end)),
            )


def longest_below_average(flat: str, sentence: Span, here: list[Figure], words: FigureWords) -> Iterator[Slip]:
    """An average above the longest, which cannot be."""
    averages, longest = words.averages.spans(flat, *sentence), words.longest.spans(flat, *sentence)
    if len(averages) != 1 or len(longest) != 1:
        return
    average, most = (next((f for f in here if 0 <= f.span[0] - s[1] <= 40), None) for s in (averages[0], longest[0]))
    if (
        average
        and most
        and average is not most
        and average.unit == most.unit
        and most.unit
        and most.value < average.value
    ):
        yield slip("longest", [average.span, most.span], **_pair(flat, most, average))


def _beside(here: list[Figure], words: Span) -> tuple[Figure, Figure] | None:
    """The figures nearest before and after some words, if they are of one unit."""
    before = [f for f in here if f.span[1] <= words[0]]
    after = [f for f in here if f.span[0] >= words[1]]
    if not before or not after or before[-1].unit != after[0].unit or not after[0].unit:
        return None
    return before[-1], after[0]


def _pair(flat: str, one: Figure, other: Figure) -> dict[str, str]:
    return {"value": said(flat, one.span), "other": said(flat, other.span)}
