"""Finds the figures of a passage: counts, shares, money and lengths of time, and not what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rubric.reading import Span
from rubric.text import Word, lower

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    f"|nineteen|{_TENS}"
)
_CANDIDATES = frozenset(_WORDS.split("|")) | frozenset(
    ("hundred", "hundreds", "thousand", "thousands", "dozen", "twice", "doubled", "halved", "one", "half", "third")
) | frozenset(("quarter", "fifth", "sixth", "eighth", "tenth"))  # fmt: skip
BEFORE, AFTER = 24, 24
"""Letters before and after a figure in which words may stand that make it something else."""

_REFERRING = (
    "sections?|sec|paras?|paragraphs?|part|schedule|regulation|reg|article|appendix|annex|slide|pages?|pp?|item|row|line"
    "|tab|table|chart|figure|fig|log|minute|ref|case|note|version|phase|stage|level|tier|lot|zone|grade|band"
    "|priority|theme|chapter|question|recommendation|action|wave|cohort|ward|room|channel|bus|number|no|option|outcome"
    "|domain|standard|objective|step|tile|day|route|entry|agenda|extract|sheet|col|column|cell|box|point|risk|clause"
    "|period|draft|rule"
)
_COUNTABLE = r"people|adults|residents|homes|beds|providers|agencies|hours|days|weeks|months|per\s+cent"

_NOT_FIGURES = re.compile(
    rf"""
    \b(?:24/7\b | 24\s+hours\s+a\s+day | \d{{1,2}}(?:[:.]\d\d)?\s*(?:am|pm|noon)\b | half\s+past\s+\w+
    | at\s+(?:{_WORDS})(?=\s+(?:every|each|in|on|o'clock|when)|[.,]) | (?:{_WORDS})\s+o'clock
    | (?:aged?|over|under|above|age\s+of|older\s+than|younger\s+than|turning|turned|turns?)[\s-]*
      (?:1[4-9]|[2-9]\d|1[01]\d)(?:s\b|\+)?(?:\s*(?:-|to|and|or)\s*(?:\d\d\+?|over|under|above|older))?
      (?!\s*(?:%|{_COUNTABLE})|[,.]?\d)
    | (?:1[4-9]|[2-9]\d)(?:\+|s\b|\s+(?:and|or)\s+(?:over|under|above|older|younger)\b|[\s-]years?[\s-]old)
    | 1[468]\s*(?:-|to)\s*(?:2[0-9]|6[0-9])\b(?!\s*%|\s+(?:{_COUNTABLE}))
    | (?:aged?|turning|turned|age\s+of)\s+(?:{_WORDS})(?:-\w+)?\b | (?:{_WORDS})(?:-\w+)?[\s-]years?[\s-]old
    | (?:{_REFERRING})\.?\s*\#?(?:\d+(?:\.\d+)*[a-z]?(?:\s+(?:and|to)\s+\d+)?|(?:{_WORDS})\b)
      (?!\s*%|,?\d|\s*(?:{_COUNTABLE}))
    | [a-z]{{1,2}}\d[a-z\d]?\s*\d[a-z]{{2}}\b | q[1-4]\b | [12]:1\b | (?:111|999)\b
    | (?:act|regulations|order)\s+(?:of\s+)?\d{{4}} | \w+-minute\s+(?:slots?|visits?|calls?)
    | one\s+or\s+two\b | one-to-one\b | two-to-one\b | two-way\b | ten\s+years'\s+time
    ) | ^\s*[\#(]?(?:\d+(?:\.\d+)+[.):]?|\d{{1,2}}[.):])\s(?!(?:{_COUNTABLE}))
    """,
    re.VERBOSE | re.MULTILINE,
)
_FIGURE = re.compile(
    rf"""
    £\s?\d+(?:[.,]\d+)*\s?(?:k|m|bn|million|billion)?\b | (?<![\w.])\d+(?:[.,]\d+)*(?:\s?%|\s+per\s+cent\b)
    | (?<![\w.,])x?\d+(?:[.,]\d+)*(?:/\d+)?(?:k|m|bn|h|d|x|hrs?|wks?|mths?|yrs?|ish)?\b
    | \b(?:{_TENS})-(?:one|{_WORDS})(?:\s+per\s+cent)?\b | \b(?:{_WORDS})(?:\s+per\s+cent)?\b
    | \b(?:hundreds?|thousands?|dozen)\b | \b(?:twice|doubled|halved)\b | \bone\s+in\s+\w+
    | \b(?:a|one)\s+(?:half|third|quarter|fifth|sixth|eighth|tenth)\b | \bhalf\s+(?:of|the)\b | \btwo-thirds\b
    """,
    re.VERBOSE,
)


def find_figures(text: str, found: Sequence[Word], dated: Iterable[Span]) -> tuple[Span, ...]:
    """Where the figures stand. ``dated`` are the dates, which are none; nor are ages, references, times, postcodes.

    ``found`` are the words of the text: only the neighbourhood of those that could be figures is looked at.
    """
    near = [word for word in found if word.text[0] in "£0123456789" or word.text in _CANDIDATES]
    if not near:
        return ()
    letters = list(lower(text))
    for start, end in dated:
        letters[start:end] = " " * (end - start)
    without_dates = "".join(letters)
    stretches: list[list[int]] = []
    for word in near:
        start, end = max(0, word.start - BEFORE), min(len(text), word.end + AFTER)
        if stretches and start <= stretches[-1][1]:
            stretches[-1][1] = end
        else:
            stretches.append([start, end])
    for start, end in stretches:
        for hit in _NOT_FIGURES.finditer(without_dates, start, end):
            letters[hit.start() : hit.end()] = " " * (hit.end() - hit.start())
    rest = "".join(letters)
    return tuple(hit.span() for start, end in stretches for hit in _FIGURE.finditer(rest, start, end))
