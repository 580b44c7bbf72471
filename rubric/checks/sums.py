"""Finds totals within a sentence that their parts do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from rubric.checks.figures import Figure, within
from rubric.checks.slips import FigureWords, Slip, slip, written
from rubric.reading import Span

_OF_TOTAL = re.compile(r"(?<![^\s,(])(?:of|out of)\s+(?:the|these|those|all|our)?\s*$", re.IGNORECASE)
_COLON = re.compile(r"(?:\s+[A-Za-z'-]+){0,6}:\s*")
_PART_OF = re.compile(r"\s+(?:out\s+)?of\s++(?:(?:the|these|those|all|our)\s*)?", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:the|its|our)\s+(?:other|remaining)\s+$", re.IGNORECASE)
_ADDED = re.compile(r"\s*\+\s*")
_MAKE = re.compile(r"\s*=\s*")
_OF_WHICH = re.compile(
    r"\b(?:of (?:which|whom|these|those|them)|made up of|comprising|broken down|split)\b", re.IGNORECASE
)


def parts_of_total(flat: str, sentence: Span, here: list[Figure], ahead: list[Figure]) -> Iterator[Slip]:
    """Three parts or more that nearly make the total: "of 187 requests, 130 ..., 31 ... and 17 ...".

    Near means within a tenth: a list that comes to less, or to more, was not meant as the parts of that total.
    """
    bare = [f for f in here if f.is_count]
    for position, total in enumerate(bare):
        parts = bare[position + 1 :]
        if (
            len(parts) < 3
            or not _is_total(flat, sentence, total, parts[0])
            or any(p.value > total.value for p in parts)
        ):
            continue
        led = bare[position - 1] if position else None
        first = led.value if led and _PART_OF.fullmatch(flat, led.span[1], total.span[0]) else 0
        sums = list(accumulate(part.value for part in parts))
        # The parts may end before the figures do, and the first of them may stand before the total ("3 of 41").
        if total.value in sums or first + sums[-1] == total.value:
            return
        parts += _carried_on(ahead, total.value - sums[-1])
        summed = sum(part.value for part in parts)
        if summed != total.value and abs(summed - total.value) <= total.value / 10:
            spans = [total.span, *(part.span for part in parts)]
            yield slip("parts", spans, parts=written(summed), total=written(total.value))
        return


def _is_total(flat: str, sentence: Span, total: Figure, part: Figure) -> bool:
    """Whether what follows is said to be the parts of a figure: "of 187", "187, of which", "187 visits: "."""
    between = flat[total.span[1] : part.span[0]]
    told = _OF_TOTAL.search(flat, max(sentence[0], total.span[0] - 20), total.span[0])
    return bool(told or _OF_WHICH.search(between) or _COLON.fullmatch(between))


def rest_of_total(flat: str, sentence: Span, here: list[Figure]) -> Iterator[Slip]:
    """What is left of a total, after one part or more: "of 40 homes, 28 were full and the other 15 had beds"."""
    bare = [f for f in here if f.is_count]
    if len(bare) < 3 or not _OTHER.search(flat, max(sentence[0], bare[-1].span[0] - 20), bare[-1].span[0]):
        return
    total, rest = bare[0], bare[-1]
    told = _OF_TOTAL.search(flat, max(sentence[0], total.span[0] - 20), total.span[0])
    parts = [part.value for part in bare[1:-1]]
    left = {total.value - sum(parts[n:]) for n in range(len(parts))} | {total.value - part for part in parts}
    if told and rest.value not in left and sum(parts) <= total.value:
        spans = [f.span for f in bare]
        yield slip("rest", spans, left=written(total.value - sum(parts)), stated=written(rest.value))


def written_sum(flat: str, here: list[Figure]) -> Iterator[Slip]:
    """A sum written out: "12 + 14 = 28"."""
    parts: list[Figure] = []
    for figure, following in pairwise(here):
        parts.append(figure)
        if _ADDED.fullmatch(flat, figure.span[1], following.span[0]):
            continue
        if len(parts) > 1 and _MAKE.fullmatch(flat, figure.span[1], following.span[0]):
            summed = sum(part.value for part in parts)
            if len({f.unit for f in (*parts, following)}) == 1 and abs(summed - following.value) > 0.06 * len(parts):
                spans = [part.span for part in (*parts, following)]
                yield slip("parts", spans, parts=written(summed), total=written(following.value))
        parts = []


def _carried_on(ahead: Sequence[Figure], left: float) -> list[Figure]:
    """What the next sentence adds to a list, "The other 9 waited longer": its first bare figure, if there is room."""
    bare = [figure for figure in ahead if figure.is_count]
    return bare[:1] if bare and bare[0].value <= left else []


def listed_total(flat: str, sentence: Span, here: list[Figure], words: FigureWords) -> Iterator[Slip]:
    """Entries of one bare figure each, and a total after them: "in the borough 402 | next door 188 | total 590"."""
    parts: list[Figure] = []
    for start, end in _entries(flat, sentence):
        inside = within(here, (start, end))
        if len(inside) != 1 or not inside[0].is_count:
            parts = []
        elif not words.totals.within(flat, start, end):
            parts.append(inside[0])
        else:
            summed = sum(part.value for part in parts)
            if len(parts) > 1 and summed != inside[0].value and abs(summed - inside[0].value) <= inside[0].value / 4:
                spans = [*(part.span for part in parts), inside[0].span]
                yield slip("parts", spans, parts=written(summed), total=written(inside[0].value))
            parts = []


def _entries(flat: str, sentence: Span) -> Iterator[Span]:
    start = sentence[0]
    for cut in re.finditer(r"(?:(?<!\s)\s+)?\|\s*|[;,]\s+", flat[slice(*sentence)]):
        yield start, sentence[0] + cut.start()
        start = sentence[0] + cut.end()
    yield start, sentence[1]
