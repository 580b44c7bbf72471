"""Finds rises and falls that their own figures deny: the wrong way round, or of another size than is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rubric.checks.figures import LARGE, Figure
from rubric.checks.slips import FigureWords, Slip, slip, written
from rubric.reading import Span
from rubric.text import said

_NEARLY = (
    r"(?:about|around|almost|nearly|over|under|some|roughly|approximately|approx\.?|just|only|more than|less than|c\.?"
    r"|an?|~)"
)
_FROM = re.compile(rf"\bfrom\s+(?:(?:an?|the|its|our)\s+[a-z -]{{3,24}}\s(?:of\s+)?)?(?:{_NEARLY}\s*)*$", re.IGNORECASE)
_TO = re.compile(rf"[^.;:|()]{{0,45}}?\sto\s+(?:{_NEARLY}\s*)*|\s*(?:->|→)\s*", re.IGNORECASE)
# No word may stand in it twice, here and in _NEARLY: a row of them would be read in twice as many ways with each.
_BY = re.compile(
    r"(?:\s+(?:by|of|in|the|sharply|slightly|steadily|further|again|overall|markedly|significantly|number|numbers"
    r"|average|total|waits?|people|referrals|requests|admissions|hours|per\s+cent|(?:percentage\s+)?points?"
    rf"|{_NEARLY}|[\d.,£]+%?))*(?:\s+(?!and|as|while|but|when|went|moved|because|by|on|to)[a-z]+){{0,2}}[\s,]*",
    re.IGNORECASE,
)
_WHICH_IS = re.compile(r"[\s,(-]*+(?:which is\s+|that is\s+)?(?:(?:an?|the)\s+)?(?:overall\s+|net\s+)?")
_BRACKET = re.compile(r"\s*\(\s*+(?:[+-]\s*)?")
_NOT = re.compile(r"(?:\bnot|n't|\bnever|\bno)\s+(?:\w+\s+)?$", re.IGNORECASE)
_MULTIPLES = {"doubled": 2.0, "trebled": 3.0, "tripled": 3.0, "halved": 0.5}
_MULTIPLE_AGREES = 0.25
"""Share by which what is called double may differ from double."""
_AGREES = 1.0
_NEARLY_AGREES = 3.0
"""Points by which a stated change may differ from its figures, beyond the rounding of those figures."""


def wrong_changes(flat: str, sentence: Span, here: list[Figure], words: FigureWords) -> Iterator[Slip]:
    """From one figure to another of the same unit, with a word for the way and perhaps a share for the size."""
    for place in range(len(here) - 1):
        old, new = here[place], here[place + 1]
        before = _FROM.search(flat, max(sentence[0], old.span[0] - 50), old.span[0])
        if not _alike(flat, old, new) or before is None or not _TO.fullmatch(flat, old.span[1], new.span[0]):
            continue
        before_it = (sentence[0], before.start())
        after_it = (new.span[1], here[place + 2].span[0] if place + 2 < len(here) else sentence[1])
        way = _way_before(flat, before_it, words) or _way_after(flat, after_it, words)
        if way is None or words.ranks.within(flat, *sentence):
            continue
        rising, span = way
        if (new.value < old.value) if rising else (new.value > old.value):
            shown = {"value": said(flat, old.span), "other": said(flat, new.span), "words": flat[slice(*span)]}
            yield slip("change-direction", [span, old.span, new.span], **shown)
        elif (multiple := _MULTIPLES.get(flat[slice(*span)].lower())) and old.value:
            if (
                abs(new.value / old.value / multiple - 1) > _MULTIPLE_AGREES
                and "than" not in flat[max(0, span[0] - 6) : span[0]]
            ):
                shown = {"value": said(flat, old.span), "other": said(flat, new.span), "words": flat[slice(*span)]}
                yield slip("change-direction", [span, old.span, new.span], **shown)
        elif old.unit != "%" and old.value and (stated := _stated(flat, here, place, span, before.start())):
            yield from _wrong_size(flat, (old, new, stated))


def _alike(flat: str, old: Figure, new: Figure) -> bool:
    """Whether two figures are of one unit, or the second leaves it out: "from 12 days to 9"."""
    return old.unit == new.unit or (not new.unit and flat[new.span[1] : new.span[1] + 1] in (".", ",", ";", ")", ""))


def _ways(flat: str, stretch: Span, words: FigureWords) -> list[tuple[Span, bool]]:
    found = [(span, True) for span in words.rises.spans(flat, *stretch)]
    return sorted(found + [(span, False) for span in words.falls.spans(flat, *stretch)])


def _way_before(flat: str, stretch: Span, words: FigureWords) -> tuple[bool, Span] | None:
    """Whether it rose, and the word that says so, where that word and no other belongs to the figures after it."""
    found = _ways(flat, (max(stretch[0], stretch[1] - 80), stretch[1]), words)
    if not found:
        return None
    span, rising = found[-1]
    if not _BY.fullmatch(flat, span[1], stretch[1]) or _NOT.search(flat, max(stretch[0], span[0] - 16), span[0]):
        return None
    return rising, span


def _way_after(flat: str, stretch: Span, words: FigureWords) -> tuple[bool, Span] | None:
    """The same where it follows the figures: "from 1,200 to 1,380, an increase of 15%"."""
    found = _ways(flat, stretch, words)
    if len(found) != 1 or not _WHICH_IS.fullmatch(flat, stretch[0], found[0][0][0]):
        return None
    span, rising = found[0]
    return (
        (rising, span)
        if _BY.fullmatch(flat, span[1], stretch[1]) and flat[stretch[1] : stretch[1] + 1].isdigit()
        else None
    )


def _stated(flat: str, here: list[Figure], place: int, way: Span, start: int) -> Figure | None:
    """The share that is given as the size of a change: beside the word that says its way, or in brackets after it."""
    new, after = here[place + 1], here[place + 2] if place + 2 < len(here) else None
    if way[0] < start:
        beside = [f for f in here[:place] if f.unit == "%" and way[0] - 6 <= f.span[0] and f.span[1] <= start]
        if beside:
            return beside[0]
        if (
            after is None
            or not _BRACKET.fullmatch(flat, new.span[1], after.span[0])
            or flat[after.span[1] :][:1] != ")"
        ):
            return None
    return after if after and after.unit == "%" else None


def _wrong_size(flat: str, figures: tuple[Figure, Figure, Figure]) -> Iterator[Slip]:
    old, new, stated = figures
    least, most = _range(old, new)
    nearly = re.search(rf"{_NEARLY}\s*$", flat[max(0, stated.span[0] - 14) : stated.span[0]], re.IGNORECASE)
    slack = (_NEARLY_AGREES if nearly else _AGREES) + 0.5 / 10**stated.decimals
    if least - slack <= stated.value <= most + slack:
        return
    share = written(round(abs(100 * (new.value - old.value) / old.value), 1))
    shown = {"value": said(flat, old.span), "other": said(flat, new.span), "share": f"{share}%"}
    yield slip("change-size", [old.span, new.span, stated.span], stated=said(flat, stated.span), **shown)


def _range(old: Figure, new: Figure) -> tuple[float, float]:
    """The least and the most that the change may be in per cent, each figure having perhaps been rounded."""
    (a, one), (b, two) = ((f.value, _rounded(f)) for f in (old, new))
    changes = [abs(100 * (y - x) / x) for x in (a - one, a + one) for y in (b - two, b + two) if x > 0]
    return (min(changes), max(changes)) if changes else (0.0, float("inf"))


def _rounded(figure: Figure) -> float:
    """By how much a figure may have been rounded: 1,600 perhaps by 50, 1.2 perhaps by 0.05, 37 by nothing."""
    if figure.decimals:
        return 0.5 / 10**figure.decimals
    if figure.unit in LARGE:
        return 0.5
    step = 1
    while figure.value >= 10 * step and figure.value % (10 * step) == 0:
        step *= 10
    return step / 2 if step > 1 else 0.0
