"""Turns a passage into units, single words and pairs of words, each cut further into the letters inside it.

Everything the reader weighs is one of these. A unit's own pull is the same wherever it stands, so a passage is read by
adding up its units: that is what makes reading quick, and what lets a match show the words it rests on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from rubric.pack import Pack
from rubric.phrases import sentences
from rubric.reading import Span
from rubric.signals import Signal
from rubric.text import Word

GRAM_SIZES = (3, 4, 5)
SIGNAL = "!"
"""Stands before the name of a signal, to keep it apart from the words."""

KEPT_FORMS = 32_768
"""Words whose plain form is kept: the same few thousand make nearly every passage."""

_YEAR = re.compile(r"(?:19|20)\d\d$")
_COUNTING_WORDS = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen twice half quarter fifth third tenth
"""
_LITTLE_WORDS = """
a about all also an and any are as at be been but by can did do for from had has have he her his i if in into is it its
me more my not of on or our out she so some than that the their them then there they this to up us was we were what when
which who will with would you your being each end last only over since such these those time where whom within year
years
"""
_COUNTING = frozenset(_COUNTING_WORDS.split())
_LITTLE = frozenset(_LITTLE_WORDS.split())


class Unit(NamedTuple):
    """A word in its plain form, or two neighbours joined by a space, and where it stands.

    ``shown`` marks the units fit to be shown to a reader: single words that are not little ones.
    """

    text: str
    span: Span
    shown: bool = False


class Piece(NamedTuple):
    """A sentence or line with its units."""

    span: Span
    units: tuple[Unit, ...]


def expansions(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """What the field's short forms stand for, from the pack's lexicon: ``jsna = joint strategic needs assessment``."""
    pairs = (entry.split(" = ", 1) for entry in pack.lexicon.get("reader-short-forms", ()))
    return {short: tuple(_stem(word) for word in full.split()) for short, full in pairs}


def pieces(
    text: str,
    found: Sequence[Word],
    short_forms: Mapping[str, tuple[str, ...]],
    signals: Sequence[Signal],
    pairs: Container[str] | None = None,
) -> list[Piece]:
    """The sentences of a text with their units, its signals among them; none for a text without a word.

    Of the pairs only those in ``pairs``, where they are given: of all others nothing is known.
    """
    cut: list[Piece] = []
    first = 0
    spans = sentences(text)
    hints = _by_sentence(spans, signals)
    for number, (start, end) in enumerate(spans):
        while first < len(found) and found[first].start < start:
            first += 1
        last = first
        while last < len(found) and found[last].end <= end:
            last += 1
        cut.append(Piece((start, end), (*_units(found[first:last], short_forms, pairs), *hints[number])))
        first = last
    return cut


def _by_sentence(spans: Sequence[Span], signals: Sequence[Signal]) -> list[list[Unit]]:
    hints: list[list[Unit]] = [[] for _ in spans]
    for signal in signals:
        at = bisect_right(spans, signal.span[0], key=itemgetter(0)) - 1
        if at >= 0 and signal.span[0] < spans[at][1]:
            hints[at].append(Unit(SIGNAL + signal.name, signal.span))
    return hints


def grams(unit: str) -> list[str]:
    """The runs of letters inside a single word, its edges marked; none for a pair or a figure."""
    if " " in unit or unit[0] in "#!":
        return []
    edged = f"<{unit}>"
    return [edged[i : i + size] for size in GRAM_SIZES for i in range(len(edged) - size + 1)]


def _units(
    found: Sequence[Word], short_forms: Mapping[str, tuple[str, ...]], known: Container[str] | None
) -> list[Unit]:
    plain: list[Unit] = []
    counted: list[Unit] = []
    for text, start, end in found:
        span = (start, end)
        if text in short_forms:
            plain += [Unit(word, span, True) for word in short_forms[text]]
        elif text[0] in "£0123456789":
            plain.append(Unit(_shape(text), span, True))
        else:
            stem, shown, counts = _form(text)
            plain.append(Unit(stem, span, shown))
            if counts:
                counted.append(Unit("#count", span))
    pairs: list[Unit] = []
    for a, b in pairwise(plain):
        pair = f"{a.text} {b.text}"
        if known is None or pair in known:
            pairs.append(Unit(pair, (a.span[0], b.span[1])))
    return plain + counted + pairs


def _shape(figure: str) -> str:
    if figure[0] == "£":
        return "#money"
    if figure.endswith("%"):
        return "#share"
    return "#year" if _YEAR.match(figure) else "#figure"


@lru_cache(maxsize=KEPT_FORMS)
def _form(word: str) -> tuple[str, bool, bool]:
    """A word's plain form, whether it is fit to be shown, and whether it counts."""
    return _stem(word), word not in _LITTLE, word in _COUNTING


def _stem(word: str) -> str:
    """A plural or possessive brought to its plain form; the letters inside a word carry the other endings."""
    if len(word) <= 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("'s"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
