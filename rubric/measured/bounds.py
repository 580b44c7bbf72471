"""Tells the figures that only bound, name or change what is measured from those that measure it: "within 28 days"."""

from __future__ import annotations

import re

from rubric.amounts import DURATIONS
from rubric.measured.words import NEARLY
from rubric.reading import Span

_REACH = 40
_UNITS = DURATIONS | {"mile", "km", "working day", "working hour"}
_MEASURES_TIME = re.compile(
    rf"(?:\b(?:is|was|are|were|be|of|at|to|from|averag\w+|average|avg|ave|median|mean|took|takes|take|taking|longest"
    r"|shortest|stood|waits?|waited|waiting\s+time|reached|lasts?|lasted|against|with|now|still|target|v|vs|or)"
    rf"|[:=|(,>])\s*(?:{NEARLY}\s+)*$"
    r"|\b(?:average|avg|median|mean|typical|longest|shortest|wait|waits|time|times|stay|delay|delays|sickness)\b"
    r"[^.;:,()]{0,40}(?<!\bin)(?<!\bfor)(?<!\bover)(?<!\bduring)\s+$"
)
_MEASURES_AT_LEAST = re.compile(r"\b(?:is|was|are|were|averag\w+|took|waited|waits?)\s*$")
_LIMITS = re.compile(r"(?:over|under|more|fewer|less|at|up)\b")
_TIME_PASSES = re.compile(r"\s*(?:of|ago|before|earlier|later|after|away|notice|old|on|ahead)\b|-?\s?[a-z]*\s+old\b")
_BOUNDS = re.compile(
    r"(?:\b(?:per|every|each|within|after|first|last|next|past|number|years?|no|aged|between|than\s+the|top|all\s+but"
    r"|i'm|i\s+am|he's|she's|i\s+was|other|since|one\s+[a-z]+\s+in|(?:woman|man|person|lady|worst|best|rank)\s+of|grade|scale"
    r"|out\s+of|tier|version|week|another|further|extra|additional|(?:of|all|each\s+of)\s+(?:the|our|its|these|those|all))"
    r"|[#/])\s*$"
)
_NAMES = re.compile(r"-[a-z]|\s?(?:month|week|year|quarter|mth|wk|yr|qtr)ly\b")
_CHANGES_AFTER = re.compile(
    r"\s*(?:times\s+(?:the|as|more|higher|that)\b|(?:percentage\s+)?points?\b|pp\b|(?:[a-z]+\s+)?(?:lower|higher|more"
    r"|fewer|less|better|worse|above|below|faster|longer|shorter|over|under|up|down)\b"
    r"(?!\s+(?:or\s+)?(?:risk|need|support)))"
)
_CHANGES_BEFORE = re.compile(
    r"(?:\b(?:up|down)\s+(?:by\s+)?|\b(?:increase|rise|fall|drop|reduction|decrease|growth|cut|saving)\s+of\s+|[+]\s?"
    r"|\b(?:rais\w+|lift\w+|ris\w+|rose|fell|fall\w*|increas\w+|decreas\w+|reduc\w+|cut|grew|grow\w*|drop\w*|improv\w+"
    rf"|lower\w*|uplift\w*)\s+(?:[a-z]+\s+)?by\s+)(?:{NEARLY}\s+)*$"
)
_BY = re.compile(r"\bby\s+$")


def is_bound(small: str, printed: Span, span: Span, unit: str) -> bool:
    """Whether a figure only says more of another. ``printed`` is its span with "about" or "a week"."""
    lead = small[max(0, printed[0] - _REACH) : printed[0]]
    bare_lead = small[max(0, span[0] - _REACH) : span[0]]
    tail = small[span[1] : span[1] + _REACH]
    hyphened = unit in _UNITS and "-" in small[slice(*span)]
    if hyphened or _NAMES.match(tail) or _BOUNDS.search(lead):
        return True
    if unit in _UNITS and not _is_timed(small[slice(*printed)], lead, bare_lead, tail):
        return True
    if _CHANGES_BEFORE.search(bare_lead) or _CHANGES_AFTER.match(tail):
        return True
    return unit == "%" and _BY.search(bare_lead) is not None


def _is_timed(printed: str, lead: str, bare_lead: str, tail: str) -> bool:
    """Whether a time is what is measured: "took 11 days", and not "after 11 days" or "more than 24 hours"."""
    if _TIME_PASSES.match(tail):
        return False
    if _LIMITS.match(printed):
        return _MEASURES_AT_LEAST.search(lead) is not None
    return (_MEASURES_TIME.search(lead) or _MEASURES_TIME.search(bare_lead)) is not None
