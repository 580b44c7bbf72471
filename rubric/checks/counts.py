"""Finds shares that are not those of the counts beside them: "388 of 612 (73%)"; "three quarters (61%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rubric.checks.figures import Figure
from rubric.checks.slips import FigureWords, Slip, slip, written
from rubric.reading import Span
from rubric.text import said

_OF = re.compile(r"\s*(?:out\s+)?of\s++(?:(?:all\s+the|the|our|its|these|those|all)\s*)?", re.IGNORECASE)
_SLASH = re.compile(r"\s?/\s?")
_SAME_THING = re.compile(r"(?:\s+[A-Za-z'-]+){0,5}\s*(?:\(|=|,\s*or\b|:)\s*(?:i\.e\.\s*|or\s+)?")
_NO_MORE = re.compile(r"\s*(?:[);,:.]|$)")
_BEGINS_OF = re.compile(
    r"(?:^|[.:;(|,]\s*|\b(?:that|and|while)\s+)(?:out\s+)?of\s+(?:the|our|these|those|all)?\s*$", re.IGNORECASE
)
_OPENS = re.compile(r"\s*(?:[A-Za-z'-]+\s+){0,2}\(\s*")
_AGREES = 1.0
"""Points by which a share may differ from its counts: people round, and cut off."""

_FRACTIONS = {
    "half": 50.0, "a third": 100 / 3, "one third": 100 / 3, "two thirds": 200 / 3, "two-thirds": 200 / 3,
    "a quarter": 25.0, "one quarter": 25.0, "three quarters": 75.0, "three-quarters": 75.0, "a fifth": 20.0,
    "two fifths": 40.0, "three fifths": 60.0, "four fifths": 80.0, "a tenth": 10.0, "one in three": 100 / 3,
    "one in four": 25.0, "three in four": 75.0, "one in five": 20.0, "four in five": 80.0, "one in ten": 10.0,
    "nine in ten": 90.0,
}  # fmt: skip
_FRACTION = re.compile(
    r"(?:\b(?P<than>over|more than|under|less than|fewer than)\s+)?\b(?P<words>"
    + "|".join(sorted(_FRACTIONS, key=len, reverse=True))
    + r")(?:\s+(?:of\s+)?[a-z' -]{2,40}?)?\s*\(\s*$",
    re.IGNORECASE,
)
_FRACTION_AGREES = 5.0


def wrong_shares(flat: str, sentence: Span, here: list[Figure], words: FigureWords) -> Iterator[Slip]:
    """A share beside the two counts it is of, where no other figure of the sentence makes it right."""
    counts = [f for f in here if f.is_count]
    whole = next((f for f in counts if _BEGINS_OF.search(flat, max(sentence[0], f.span[0] - 24), f.span[0])), None)
    for one, two in pairwise(here):
        if not one.is_count:
            continue
        between = (one.span[1], two.span[0])
        if two.is_count and _part_of(flat, between):
            yield from _wrong_pair(flat, sentence, here, (one, two), words)
        elif two.unit != "%" or whole is None or whole.span[0] >= one.span[0]:
            continue
        elif _OPENS.fullmatch(flat, *between) and _NO_MORE.match(flat, two.span[1]):
            yield from _wrong_share(flat, one, whole, two, counts)


def _part_of(flat: str, between: Span) -> bool:
    return bool(_OF.fullmatch(flat, *between) or _SLASH.fullmatch(flat, *between))


def _wrong_pair(
    flat: str, sentence: Span, here: list[Figure], pair: tuple[Figure, Figure], words: FigureWords
) -> Iterator[Slip]:
    """A share before or after its counts, "73% (388 of 612)"; and a part that is more than its whole."""
    part, total = pair
    is_of = bool(_OF.fullmatch(flat, part.span[1], total.span[0]))
    if is_of and part.value > total.value > 1 and not words.growth.within(flat, *sentence):
        yield slip("part-over-whole", [part.span, total.span], part=written(part.value), total=written(total.value))
        return
    at = here.index(part)
    counts = [f for f in here if f.is_count]
    after = here[at + 2] if at + 2 < len(here) else None
    if after and after.unit == "%" and _SAME_THING.fullmatch(flat, total.span[1], after.span[0]):
        if _NO_MORE.match(flat, after.span[1]):
            yield from _wrong_share(flat, part, total, after, counts)
    elif at and here[at - 1].unit == "%" and re.fullmatch(r"\s*\(\s*", flat[here[at - 1].span[1] : part.span[0]]):
        yield from _wrong_share(flat, part, total, here[at - 1], counts)


def _wrong_share(flat: str, part: Figure, total: Figure, share: Figure, counts: list[Figure]) -> Iterator[Slip]:
    slack = _AGREES + 0.5 / 10**share.decimals
    wholes = [f.value for f in counts if f.value]
    if not total.value or any(
        abs(100 * part.value / whole - share.value) <= slack or abs(100 - 100 * part.value / whole - share.value) <= 0.6
        for whole in wholes
    ):
        return
    right = written(round(100 * part.value / total.value, share.decimals or None))
    yield slip(
        "share-of-count",
        [part.span, total.span, share.span],
        part=written(part.value),
        total=written(total.value),
        share=f"{right}%",
        stated=said(flat, share.span),
    )


def wrong_fractions(flat: str, sentence: Span, here: list[Figure]) -> Iterator[Slip]:
    """A fraction in words and its share in brackets: "three quarters of homes (61%)"."""
    for figure in here:
        if figure.unit != "%" or flat[figure.span[0] - 1 : figure.span[0]] != "(":
            continue
        told = _FRACTION.search(flat, max(sentence[0], figure.span[0] - 80), figure.span[0])
        if told is None or not _NO_MORE.match(flat, figure.span[1]):
            continue
        # Letters that are other forms of "s" and "i" match in any case, and make no word that is known.
        fraction = _FRACTIONS.get(" ".join(told["words"].lower().split()))
        if fraction is None:
            continue
        than = (told["than"] or "").lower()  # then it may be further off one way, and not at all the other
        apart = figure.value - fraction
        wrong = (
            apart < -0.5 if than in ("over", "more than") else apart > 0.5 if than else abs(apart) > _FRACTION_AGREES
        )
        if wrong:
            span = told.span("words")
            shown = {"words": flat[slice(*span)], "value": f"{written(figure.value)}%"}
            yield slip("fraction-in-words", [span, figure.span], **shown)
