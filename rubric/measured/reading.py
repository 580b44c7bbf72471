"""Reads the figures that a passage gives surely: what is measured, its value and time, and what it is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from rubric.measured.figure import MeasuredFigure, Told
from rubric.measured.mains import Main, find_mains
from rubric.measured.naming import has_verb, leans, measure
from rubric.measured.passage import Passage
from rubric.measured.tables import read_tables
from rubric.measured.times import find_times
from rubric.measured.values import SHARE, Value, find_values
from rubric.measured.words import FigureWords, figure_words
from rubric.pack import Pack
from rubric.periods import find_periods
from rubric.phrases import sentences
from rubric.reading import Span
from rubric.text import clauses, folded

LONGEST_SENTENCE = 1500
"""Letters. What goes on longer without a stop is no sentence."""

MOST_WORDS = 22
"""In a measure and the heading before it."""

_LONGEST_LABEL = _LONGEST_HEADING = 10
_FEWEST = 10
"""A bare number below it is a count worth a row only where something is set beside it."""

_BEGINS_OF = re.compile(r"(?:^|[.:;(|,]\s*|\b(?:that|and|while)\s+)(?:out\s+)?of\s+(?:the|our|these|those|all)?\s*$")
_PARTS = re.compile(
    r",\s+(?:and\s+|but\s+|while\s+)?|\s+(?:and|but|while|whereas|plus)\s+|;\s+|\s+[(–-]\s*|\s*/\s+|\s*\|\s*"
)
_TO_COME = re.compile(r"[^.;,()]{0,25}\b(?:by\s+20\d\d|in\s+(?:ten|twenty|\d+)\s+(?:yrs?|years)|over\s+the\s+next)\b")
_NOTHING = re.compile(r"[\W\d_]*(?:now|today|currently)?[\W\d_]*")
_HEADS, _HEADED = re.compile(r"(?:^|[;:(|\n–—-]|,\s+and)\s*$"), re.compile(r"\s*:|\s+[–—-]\s")
_LABEL_NEAR = 4
_NEAR = 25
"""Letters from the end of a measure within which a time still is of its value."""


def read_figures(pack: Pack, text: str) -> tuple[MeasuredFigure, ...]:
    """Every figure of a passage that is read surely, in order."""
    return _read(figure_words(pack), text)


@lru_cache(maxsize=4096)
def _read(known: FigureWords, text: str) -> tuple[MeasuredFigure, ...]:
    times = find_times(text, tuple(find_periods(text)), known)
    values = find_values(text, times, known)
    if not values:
        return ()
    passage = Passage(text, folded(text), times.stated, known)
    tabled, rows = read_tables(passage)
    found = list(tabled)
    at = row = 0
    cut = sentences(text)
    heading = _heading(passage, cut[0], values[0]) if cut else None
    for sentence in cut:
        while at < len(values) and values[at].span[0] < sentence[0]:
            at += 1
        end = at
        while end < len(values) and values[end].span[0] < sentence[1]:
            end += 1
        while row < len(rows) and rows[row][1] <= sentence[0]:
            row += 1
        here, at = values[at:end], end
        in_table = row < len(rows) and rows[row][0] < sentence[1]
        if here and not in_table and sentence[1] - sentence[0] <= LONGEST_SENTENCE and text[sentence[1] - 1] != "?":
            found += _in_sentence(passage, sentence, here, heading)
    return tuple(sorted(found, key=lambda figure: figure.now.value))


def _in_sentence(
    passage: Passage, sentence: Span, here: Sequence[Value], heading: Span | None
) -> Iterator[MeasuredFigure]:
    mains = find_mains(passage, sentence, here)
    cut = clauses(passage.text, sentence)
    lead = next(iter(passage.times_in((sentence[0], here[0].span[0]))), heading)
    whole: Span | None = None
    counted = before = None
    done = led = False
    for main, following in zip_longest(mains, mains[1:]):
        clause = _clause(cut, main.start, sentence)
        first = clause[0] if before is not None and before is counted else _begin(passage, clause, before, main)
        theirs = (before.linked if before else sentence[0], main.start)
        before = main
        if first is None:
            continue
        segment = (first, _end(passage, clause, main, following))
        if _BEGINS_OF.search(passage.small[max(sentence[0], main.start - 24) : main.start]):
            stop = min(segment[1], following.start) if following else segment[1]
            comma = passage.text.find(", ", main.start, stop)
            whole, counted = (clause[0], comma if comma > 0 else stop), main
            continue
        head = _label(passage, cut, clause, mains)
        if head is None and whole and whole[1] <= first <= clause[1]:
            head = whole
        acts = has_verb(passage, segment)
        lacking = head is None and done and first != clause[0] and not acts
        lacking = lacking or (head is None and led and not acts and first >= main.start)
        done = acts or (done and first != clause[0])
        named = _named(passage, segment, main, head)
        led = named is not None and named[-1][0] < main.start and main.end < named[-1][1]
        if named is None or lacking or _is_hidden(passage, named[-1], main, head, theirs):
            continue
        begun = _headed(passage, (here[0].span[1], main.start)) or (lead if lead and lead[1] <= main.start else None)
        period = _period(passage, segment, main, named[-1], whole) or begun
        if period is None or not _is_past_or_to_come(passage, period):
            is_share = main.now.unit in {"%", SHARE}
            yield MeasuredFigure(named, Told(main.now.span, period), main.then, main.comparator, is_share)


def _heading(passage: Passage, first: Span, value: Value) -> Span | None:
    """The one time of a heading of a few words, in which nothing is told yet: what stands below it is of that time."""
    times = passage.times_in(first)
    is_heading = value.span[0] >= first[1] and not has_verb(passage, first)
    return times[0] if len(times) == 1 and is_heading and passage.words(first) <= _LONGEST_HEADING else None


def _headed(passage: Passage, before: Span) -> Span | None:
    """The last time that stands at the head of a clause, as "14 May: 1 of 30" has it: what follows is of that time."""
    headed = [
        (start, end)
        for start, end in passage.times_in(before)
        if _HEADS.search(passage.text, before[0], start) and _HEADED.match(passage.text, end)
    ]
    return headed[-1] if headed else None


def _clause(cut: Sequence[Span], at: int, sentence: Span) -> Span:
    """The clause of a value. One that begins a clause may have been taken for the number of a paragraph."""
    following = next((part for part in cut if part[1] > at), sentence)
    return min(following[0], at), following[1]


def _begin(passage: Passage, clause: Span, before: Main | None, main: Main) -> int | None:
    """Where the words of a value begin: with its clause, or after what parts it from the value before it."""
    if before is None or before.linked <= clause[0]:
        parted = [found.end() for found in _PARTS.finditer(passage.small, max(clause[0], main.start - 12), main.start)]
        apart = bool(parted) and parted[-1] == main.start and has_verb(passage, (clause[0], main.start))
        return main.start if apart else clause[0]
    parts = [*_PARTS.finditer(passage.small, before.linked, main.start)]
    return parts[-1].end() if parts else None


def _end(passage: Passage, clause: Span, main: Main, following: Main | None) -> int:
    """Where they end: with the clause, before what it is compared with, or before the words of the value after it."""
    stop = clause[1]
    if following is not None and following.start < stop:
        parts = [*_PARTS.finditer(passage.small, main.linked, following.start)]
        stop = parts[-1].start() if parts else stop
    return max(min(stop, main.cut), main.end)


def _label(passage: Passage, cut: Sequence[Span], clause: Span, mains: Sequence[Main]) -> Span | None:
    """The few words before a colon at the head of what a value stands in."""
    for part in reversed(cut):
        if part[0] >= clause[0]:
            continue
        words = passage.text[slice(*part)].strip()
        if passage.text[part[1] : part[1] + 1] == ":" or words.endswith(":"):
            has_value = any(part[0] <= main.start < part[1] for main in mains)
            is_label = not has_value and len(words.split()) <= _LONGEST_LABEL and not _is_time(passage, part)
            return part if is_label else None
        if passage.text[part[1] : part[1] + 1] not in ",;":
            return None
    return None


def _is_time(passage: Passage, part: Span) -> bool:
    times = passage.times_in(part)
    rest = len(passage.text[slice(*part)].strip(" :")) - sum(end - start for start, end in times)
    return bool(times) and rest < 6


def _named(passage: Passage, segment: Span, main: Main, head: Span | None) -> tuple[Span, ...] | None:
    """The words of a measure, after those of its heading or its whole."""
    if (
        head is not None
        and 0 <= main.start - head[1] <= _LABEL_NEAR
        and _NOTHING.fullmatch(passage.small, main.end, segment[1])
    ):
        return (head,) if passage.words(head) > 1 and not leans(passage, head) else None
    named = measure(passage, segment, (main.start, main.end), alone=head is None, unit=main.now.unit)
    if named is None or (head is not None and leans(passage, head)):
        return None
    spans = (named,) if head is None or head[1] > named[0] else (head, named)
    return spans if sum(map(passage.words, spans)) <= MOST_WORDS else None


def _is_hidden(passage: Passage, named: Span, main: Main, head: Span | None, theirs: Span) -> bool:
    """Whether a value is small, is yet to come or may never, or is somebody else's or beside theirs, unread."""
    bare = passage.small[main.now.at : main.now.span[1]]
    alone = main.then is None and main.comparator is None and head is None
    if main.comparator is None and passage.names_in(named):
        return True
    if alone and main.now.unit == "" and bare.isdigit() and int(bare) < _FEWEST:
        return True
    stretches = [(min(named[0], main.start), max(named[1], main.linked)), *([head] if head else [])]
    if any(passage.known.to_come.within(passage.text, *one) for one in stretches):
        return True
    return bool(passage.names_in(theirs)) or _TO_COME.match(passage.small, main.linked) is not None


def _period(passage: Passage, segment: Span, main: Main, named: Span, whole: Span | None) -> Span | None:
    """The time of a value in its own words, after it or before it, or in those of its whole."""
    reach = max(main.end, named[1]) + _NEAR
    after = [time for time in passage.times_in((main.end, segment[1])) if time[0] <= reach]
    before = passage.times_in((segment[0], main.start))
    of_whole = passage.times_in(whole) if whole and whole[1] <= main.start else ()
    for found in (after[:1], before[-1:], of_whole[:1]):
        if found:
            return found[0]
    return None


def _is_past_or_to_come(passage: Passage, period: Span) -> bool:
    """Whether a time says that a value is not the one of now."""
    words = passage.small[slice(*period)]
    earlier = passage.known.earlier.fullmatch(words) is not None and not words.startswith("last ")
    return earlier or words.startswith(("by ", "after "))
