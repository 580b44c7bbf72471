"""Finds the values that a passage gives, each as it is printed, with what belongs to it: "412 of the 530 (78%)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from rubric.checks.figures import Figure, figures
from rubric.figures import find_figures
from rubric.measured.bounds import is_bound
from rubric.measured.times import Times
from rubric.measured.words import NEARLY, FigureWords
from rubric.reading import Span
from rubric.text import folded, words

SHARE = "of"
"""The unit of a part with its whole, "412 of 530"."""

_LONGEST_BARE = 9999
"""A longer row of digits without commas is a telephone, an account or a case more often than a count."""

_CODE_NEAR = 3
_LARGE = (
    "eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?"
)
_WORD = rf"(?:one|two|three|four|five|six|seven|eight|nine|ten|{_LARGE})"
_A_COUNT = re.compile(rf"(?:{_LARGE})(?:\s+per\s+cent)?")
_A_SHARE = re.compile(
    rf"\b(?:{_WORD}\s+(?:out\s+of|in(?:\s+every)?)\s+(?:every\s+)?(?:{_WORD}|\d{{1,3}}(?!\d))"
    rf"|(?!one\b){_WORD}\s+of\s+(?:the|our|its|these|their)\s+(?:{_WORD}|\d+)"
    r"|(?:two|three)[\s-](?:thirds|quarters|fifths)|four[\s-]fifths"
    r"|(?:an?|one)\s+(?:third|quarter|fifth|tenth)(?=\s+of\b)|half(?=\s+of\b))\b"
)
_SHARE_SIGN = re.compile(r"\b(?:of|in|thirds|quarters|fifths)\b")

_OF = re.compile(r"\s*(?:out\s+)?of\s+(?:(?:all\s+the|the|our|its|these|those|all|their)\s+)?|\s?/\s?")
_OUT_OF = re.compile(r"\s+[a-z]+\s+out\s+of\s+(?:the\s+)?")
_DAY_AND_MONTH = re.compile(r"(?:[12]?\d|3[01])\s?/\s?(?:0?\d|1[0-2])")
_OPENS = re.compile(r"(?:\s+of\s+(?:them|these|those|which|whom))?\s*\((?:or\s+|i\.e\.\s*)?")
_CLOSES = re.compile(r"\s*(?:(?:out\s+)?of\s+(?:the\s+)?[\d,]{1,12})?\s*\)")
_PER = re.compile(
    r"(?:\s*/\s?|\s+)(?:per\s+[\d,]+k?(?:\s+(?:people|adults|residents|population))?|each(?!\s+(?:year|month|week|day|quarter))"
    r"|(?:an?|per)\s+(?:hour|day|week|month|year|night|head|visit|place|bed|person))\b"
    r"(?!\s+(?:before|earlier|ago|on|later|previously|prior))"
)
_BEFORE = re.compile(rf"(?<!\w){NEARLY}\s+(?:an?\s+)?$")
_TIME_UNIT = re.compile(r"[\s-]+(?P<unit>minute|hour|day|week|month|year|mile)s?\b")
_DIGITS_NEAR = re.compile(r"\d[ -]$|^[ -]\d")
_START = itemgetter(0)


class Value(NamedTuple):
    """A value and all that is printed with it. ``at`` is where its first figure begins, ``unit`` as of `Figure`."""

    span: Span
    at: int
    unit: str
    qualifies: bool


def find_values(text: str, times: Times, known: FigureWords) -> list[Value]:
    """Every value, in order. Those that only say more of another ("within 28 days") ``qualifies``."""
    small = folded(text)
    counted = figures(text)
    if not counted and not _SHARE_SIGN.search(small) and not _A_COUNT.search(small):
        return []
    sure = find_figures(text, words(text), times.dates)
    codes = known.codes.spans(text)
    found = [
        _value(small, figure.span, figure.unit)
        for figure in counted
        if _touches(sure, figure.span) and not _is_code(small, figure, codes)
    ]
    shares = [share.span() for share in _A_SHARE.finditer(small)]
    found += _outside(found, (_value(small, share, "%") for share in shares))
    found += _outside(found, (_in_words(small, span) for span in sure if _A_COUNT.fullmatch(small, *span)))
    return _joined(small, sorted(value for value in found if not _touches(times.stated, value.span)))


def _in_words(small: str, span: Span) -> Value:
    if small[slice(*span)].endswith("cent"):
        return _value(small, span, "%")
    unit = _TIME_UNIT.match(small, span[1])
    return _value(small, (span[0], unit.end()), unit["unit"]) if unit else _value(small, span, "")


def _outside(found: Sequence[Value], more: Iterable[Value]) -> list[Value]:
    taken = sorted(value.span for value in found)
    return [value for value in more if not _touches(taken, value.span)]


def _touches(spans: Sequence[Span], span: Span) -> bool:
    at = bisect_left(spans, span[1], key=_START) - 1
    return at >= 0 and spans[at][1] > span[0]


def _is_code(small: str, figure: Figure, codes: Sequence[Span]) -> bool:
    """Whether digits are the number of something, a telephone, a case, or a day and a month."""
    start, end = figure.span
    near = small[max(0, start - 3) : end + 3]
    if ("/" in near and _DAY_AND_MONTH.search(near)) or small[max(0, start - 1) : start] in {"'", "’"}:
        return True
    if figure.unit or "," in small[start:end]:
        return False
    before = codes[: bisect_left(codes, start, key=_START)][-1:]
    numbered = bool(before) and 0 <= start - before[0][1] <= _CODE_NEAR
    long = figure.value > _LONGEST_BARE or (small[start] == "0" and not figure.decimals)
    in_a_row = _DIGITS_NEAR.search(small[max(0, start - 2) : start]) or _DIGITS_NEAR.match(small[end : end + 2])
    return numbered or long or in_a_row is not None


def _value(small: str, span: Span, unit: str) -> Value:
    start, end = span
    before, per = _BEFORE.search(small, max(0, start - 24), start), _PER.match(small, end)
    printed = (before.start() if before else start, per.end() if per else end)
    return Value(printed, start, unit, is_bound(small, printed, span, unit))


def _joined(small: str, found: Sequence[Value]) -> list[Value]:
    """With a part and its whole, and a share and the counts it is of, made one value."""
    joined: list[Value] = []
    for value in found:
        last = joined[-1] if joined else None
        if last is not None and not last.qualifies and (end := _one_with(small, last, value)):
            joined[-1] = last._replace(span=(last.span[0], end), unit="%" if "%" in (last.unit, value.unit) else SHARE)
        elif last is None or value.span[0] >= last.span[1]:
            joined.append(value)
    return joined


def _one_with(small: str, one: Value, other: Value) -> int:
    """Where both together end; 0 where they are two."""
    between = (one.span[1], other.at)
    if between[0] > between[1]:
        return 0
    if not one.unit and not other.unit and (_OF.fullmatch(small, *between) or _OUT_OF.fullmatch(small, *between)):
        return other.span[1]
    if {one.unit, other.unit} in ({"", "%"}, {SHARE, "%"}) and _OPENS.fullmatch(small, *between):
        closes = _CLOSES.match(small, other.span[1])
        return closes.end() if closes else 0
    return 0
