"""Finds what a figure measures, in the words of its own clause: those before it, those after it, or all of them."""

from __future__ import annotations

import re

from rubric.measured.passage import Passage
from rubric.measured.words import NEARLY
from rubric.reading import Span
from rubric.text import folded

MOST_WORDS = 20
_SHORT_WORD = 6
"""Letters. A shorter word says too little of a measure by itself."""

_LINKS_REACH = 80

_TIES = re.compile(
    r"(?:\s|[,;:•*–-]|\b(?:and|but|so|while|whereas|though|although|when|that|of\s+which|however|also|meanwhile)\b)+"
)
_THERE = re.compile(
    r"(?:(?:there|we|we've)\s+(?:is|are|was|were|have|had|has|now|currently|also|been|got)\s*)*(?:about|only|just|now|some|all|a\s+total\s+of|a\s+further|total|the)?\s*(?:only|just)?\s*"
)
_OF = re.compile(r"\s*(?:of\s+(?:all\s+(?:the\s+)?|the\s+|our\s+)?)?")
_LINKS = re.compile(
    rf"(?:[\s:=(,|–-]|\b(?:is|are|was|were|be|at|of|to|now|currently|only|just|stands|stood|stays|remains|remained|still|worth|costing|totalling"
    rf"|reached|totalled|totals|came|comes|averages|averaged|by|the|a|an|{NEARLY})(?!\w))*$"
)
_TRAILING_TIME = re.compile(r"[\s,(]*\b(?:in|at|on|during|for|over|of|to|by|and)?\s*(?:the\s+)?$")
_LEADING_TIME = re.compile(r"\s*(?:in|at|on|during|for|over|by|of|as|and|to|-)?\s*$")
_AFTER_LEAD = re.compile(r"\s*[,:)]?\s*")
_NOW = re.compile(r"\s*(?:now|today|currently|at\s+present)\s*(?=[,;.)]|$)")
_LEANS = re.compile(
    r"(?:it|they|this|these|those(?!\s+(?:who|over|under|aged|with|without|in|leaving|living|using|waiting|from|whose|discharged|asked))|that|he|she|its|their|his|her|such|which|who|whom|whose|one|both|each|here|including|among|them|us|there|or$|and$|of$|with$)\b"
)
_SAYS_LITTLE = re.compile(r"the\s+\w+|(?:the\s+)?(?:longest|shortest|average|mean|median|total|most|least)")
_IT = re.compile(r"\b(?:it|them)\b")
_FEW_WORDS = 5
_POINTS_BACK = re.compile(
    r"(?<!between\s)\b(?:them|these|those|it|there)$|\bof\s+(?:them|these|those|whom|which)\b|\b(?:these|that\s+figure|this\s+figure)\b"
)
_CUTS_AFTER = re.compile(
    r",\s|\s(?=(?:which|who|where|because|so\s+that|although|while|after|before)\s)|\s[–(-]\s?|\s\("
)
_CUTS_BEFORE = re.compile(r",\s|[–-]\s")
_TOLD_THAT = re.compile(
    r".*\b(?:told|said|says|heard|found|finds|noted|notes|shows?|showed|report\w*|agreed|advised|recall\w*|frank|clear|aware|known|estimate[sd]?"
    r"|confirm\w*|means?|meant|believed?|recogni\w+|identified|highlighted|indicated?|suggest\w*|established|recorded)\s+(?:us\s+|members\s+)?that\s+"
)
_BEGUN_BADLY = re.compile(
    r"(?:had|was|were|is|are|has|have|been|do|did|draw|go|come|need|want|take|stay|leave|share|attend|pay|give|make|see|run|sit|meet|done|got"
    r"|at|in|on|by|from|to|for|within|out|with|[a-z]+ing)\b(?!\s+(?:20\d\d|19\d\d))"
)
_CHANGED_TO = re.compile(r"\bto\b|->|→|\bnow\b")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|been|did|do|does|can|said|told|went|took|felt|found|met|made|gave|got|held|left|lost|kept"
    r"|came|began|chose|knew|paid|sent|set|saw|ran|rose|fell|work|works|live|lives|hold|holds|use|uses|get|know|say|feel"
    r"|[a-z]{3,}ed)\b"
)


_BEGUN_BY_VERB = re.compile(
    r"(?:had|has|have|was|were|is|are|did|do|said|say|told|live|lives|lived|held|hold|found|met|made|gave|got|left|lost|kept"
    r"|came|began|chose|knew|know|paid|sent|saw|ran|rose|fell|took|went|felt|feel|answer|answers|ask|asks)\b"
    r"|[a-z]{3,}ed\s+(?:…|the|an?|our|their|its|all|by|to|from|at|in|on|with|for|up)(?!\w)"
)


def is_begun_by_verb(words: str) -> bool:
    """Whether a measure says what is done, and not who does it: "had used the service", "Recruited … workers"."""
    return _BEGUN_BY_VERB.match(folded(words)) is not None


def has_verb(passage: Passage, span: Span) -> bool:
    """Whether somebody does something in a stretch: what comes after a comma in a list often lacks it."""
    return _VERB.search(passage.small, *span) is not None


def leans(passage: Passage, span: Span) -> bool:
    """Whether the words of a measure are not understood by themselves."""
    small = passage.small[slice(*span)]
    if passage.words(span) <= _FEW_WORDS and _IT.search(small):
        return True
    return _LEANS.match(small) is not None or _POINTS_BACK.search(small) is not None


def measure(passage: Passage, segment: Span, printed: Span, *, alone: bool, unit: str) -> Span | None:
    """The words of a segment that say what its value measures; None where they do not say it surely.

    ``alone`` is whether nothing before the segment says more of it, so that one word is too few; a value
    without a ``unit`` counts people or things, which must be named.
    """
    before, after = _around(passage, segment, printed, alone=alone)
    found: Span | None
    if _says(passage, (_past(_THERE, passage, before), before[1])):
        if _says(passage, after) and not _CHANGED_TO.search(passage.small, *printed):
            found = _shortened(passage, (before[0], after[1]), printed[0])
        else:
            found = _before_it(passage, before, counts=not unit)
    else:
        found = _after_it(passage, after, alone=alone, counts=not unit)
    if found is None:
        return None
    found = _trimmed(passage, found)
    words = _LETTERS.findall(passage.text[slice(*found)])
    is_short = not words or (alone and len(words) < 2 and len(words[0]) < _SHORT_WORD)
    is_short = is_short or (alone and _SAYS_LITTLE.fullmatch(passage.small, *found) is not None)
    is_part = alone and (not unit or not has_verb(passage, found)) and _BEGUN_BADLY.match(passage.small, *found)
    return None if is_short or is_part or leans(passage, found) or passage.words(found) > MOST_WORDS else found


def _around(passage: Passage, segment: Span, printed: Span, *, alone: bool) -> tuple[Span, Span]:
    """The words of a segment before its value and after it, without times and ties at their outer ends."""
    start, end = _without_leading_time(passage, segment, printed)[0], printed[0]
    for lead in (_TIES, _TOLD_THAT, _TIES):
        start = _past(lead, passage, (start, end))
    after = (_past(_NOW, passage, (printed[1], segment[1])), segment[1])
    after = _without_trailing_time(passage, after)
    return (start, end), _first_of_list(passage, after)


def _before_it(passage: Passage, before: Span, *, counts: bool) -> Span | None:
    """The words that lead to a value, without "was" or "has fallen"; none where they do not name what is counted."""
    tail = max(before[0], before[1] - _LINKS_REACH)
    links = _LINKS.search(passage.small, tail, before[1])
    end = links.start() if links else before[1]
    if counts and end == before[1] - 1 and has_verb(passage, before):
        return None
    way = passage.known.way.search(passage.small, max(before[0], end - _LINKS_REACH), end)
    return _shortened(passage, (before[0], way.start() if way else end), before[1])


def _after_it(passage: Passage, after: Span, *, alone: bool, counts: bool) -> Span | None:
    """The words that follow a value; none where they do not name what is counted: "41 got one"."""
    if not _says(passage, after) or passage.text[slice(*after)].lstrip()[:1] in ",;:(":
        return None
    start = _past(_OF, passage, after)
    did = passage.known.people_did.match(passage.small, start, after[1]) or _VERB.match(passage.small, start)
    one_word = len(_WORDS.findall(passage.small, start, after[1])) < 2
    return None if alone and (one_word or (counts and did)) else _shortened(passage, (start, after[1]), start)


def _first_of_list(passage: Passage, after: Span) -> Span:
    """Where nobody does anything each part between commas is of its own, but where the last two are "A and B"."""
    comma = passage.small.find(", ", *after)
    if (
        comma < 0
        or has_verb(passage, (after[0], comma))
        or re.match(r"[\w' ,-]{1,40}\band\s", passage.small[comma + 2 : after[1]])
    ):
        return after
    return after[0], comma


def _says(passage: Passage, span: Span) -> bool:
    return span[0] < span[1] and _LETTERS.search(passage.text, *span) is not None


def _past(pattern: re.Pattern[str], passage: Passage, span: Span) -> int:
    found = pattern.match(passage.small, *span)
    return found.end() if found else span[0]


def _without_leading_time(passage: Passage, segment: Span, printed: Span) -> Span:
    start = segment[0]
    for begins, ends in passage.times_in((segment[0], printed[0])):
        if not _LEADING_TIME.fullmatch(passage.small, start, begins):
            break
        follows = _AFTER_LEAD.match(passage.small, ends, printed[0])
        start = follows.end() if follows else ends
    return start, segment[1]


def _without_trailing_time(passage: Passage, span: Span) -> Span:
    times = passage.times_in(span)
    if not times or passage.text[times[-1][1] : span[1]].strip(" ,.)"):
        return span
    lead = _TRAILING_TIME.search(passage.small, span[0], times[-1][0])
    return span[0], lead.start() if lead else times[-1][0]


def _shortened(passage: Passage, span: Span, value: int) -> Span:
    """In at most so many words, cut where a clause ends, after the value or else before it."""
    start, end = span
    small = passage.small
    while len(small[start:end].split()) > MOST_WORDS:
        after = [cut.start() for cut in _CUTS_AFTER.finditer(small, max(start + 1, value), end)]
        before = [cut.end() for cut in _CUTS_BEFORE.finditer(small, start, min(value, end))]
        if after and after[-1] > start:
            end = after[-1]
        elif before and before[0] > start:
            start = before[0]
        else:
            break
    return start, end


def _trimmed(passage: Passage, span: Span) -> Span:
    start, end = span
    while start < end and passage.text[start] in " \n\t,;:|/.–-)•↓↑'\"‘’“”(*":
        start += 1
    while end > start and passage.text[end - 1] in " \n\t,;:|.–-(↓↑='\"‘“*":
        end -= 1
    # A bracket that was cut from the other of its pair.
    inner = passage.text[start:end]
    if inner.endswith(")") and inner.count(")") > inner.count("("):
        end -= 1
    elif inner.count("(") > inner.count(")"):
        end = start + inner.rindex("(")
        while end > start and passage.text[end - 1] == " ":
            end -= 1
    return start, end
