"""Finds totals within a sentence that their parts do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rubric.checks.figures import Figure, within
from rubric.checks.slips import FigureWords, Slip, slip, written
from rubric.reading import Span

_OF_TOTAL = re.compile(r"(?<![^\s,(])(?:of|out of)\s+(?:the|these|those|all|our)?\s*$", re.IGNORECASE)
_OF_WHICH = re.compile(
    r"\b(?:of (?:which|whom|these|those|them)|made up of|comprising|broken down|split)\b", re.IGNORECASE
)


def parts_of_total(flat: str, sentence: Span, here: list[Figure], ahead: list[Figure]) -> Iterator[Slip]:
    """Three parts or more that nearly make the total: "of 187 requests, 130 ..., 31 ... and 17 ...".

    Near means within a tenth: a list that comes to less, or to more, was not meant as the parts of that total.
    """
    bare = [f for f in here if not f.unit and not f.decimals]
    for position, total in enumerate(bare):
        parts = bare[position + 1 :]
        told = _OF_TOTAL.search(flat, max(sentence[0], total.span[0] - 20), total.span[0])
        between = flat[total.span[1] : parts[0].span[0]] if parts else ""
        if len(parts) < 3 or not (told or _OF_WHICH.search(between)) or any(p.value > total.value for p in parts):
            continue
        parts += _carried_on(ahead, total.value - sum(part.value for part in parts))
        summed = sum(part.value for part in parts)
        if summed != total.value and abs(summed - total.value) <= total.value / 10:
            spans = [total.span, *(part.span for part in parts)]
            yield slip("parts", spans, parts=written(summed), total=written(total.value))
        return


def _carried_on(ahead: Sequence[Figure], left: float) -> list[Figure]:
    """What the next sentence adds to a list, "The other 9 waited longer": its first bare figure, if there is room."""
    bare = [figure for figure in ahead if not figure.unit and not figure.decimals]
    return bare[:1] if bare and bare[0].value <= left else []


def listed_total(flat: str, sentence: Span, here: list[Figure], words: FigureWords) -> Iterator[Slip]:
    """Entries of one bare figure each, and a total after them: "in the borough 402 | next door 188 | total 590"."""
    parts: list[Figure] = []
    for start, end in _entries(flat, sentence):
        inside = within(here, (start, end))
        if len(inside) != 1 or inside[0].unit or inside[0].decimals:
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
