"""Chooses which figures of many items a table of a few rows shows: those that compare first, then the recent ones."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rubric.ages import dating
from rubric.comparison import ItemComparison
from rubric.measured.clear import is_clear
from rubric.measured.figure import MeasuredFigure
from rubric.measured.of_time import of_time
from rubric.measured.reading import read_figures
from rubric.pack import Pack
from rubric.phrases import phrases, sentences
from rubric.text import lower, words

_DIGIT = re.compile(r"\d")

MOST_OF_ONE = 2
"""Rows of one item, so that a table tells of more than one source."""

FEWEST = 2
"""Below so many rows, counts in passing are shown too: of those who were asked, of those who came."""


class ChosenFigure(NamedTuple):
    """A figure, and the item that gives it."""

    compared: ItemComparison
    figure: MeasuredFigure


def choose_figures(pack: Pack, items: Iterable[ItemComparison], most: int) -> list[ChosenFigure]:
    """At most so many, one a measure, in the order of a table. What is undated comes last.

    What is not understood by itself, or could be of several times, is left out; items that admit a shortfall take turns
    with those that do not.
    """
    every = [
        ChosenFigure(compared, figure)
        for compared in items
        for figure in read_figures(pack, compared.item.text)
        if is_clear(compared.item.text, figure)
        and not of_time(pack, compared.item, figure).is_mistakable
        and not _is_over(pack, compared.item.text, figure)
    ]
    outcomes = pack.quality("number").category

    def place(chosen: ChosenFigure) -> tuple[bool, bool, bool, int]:
        dated = dating(pack, chosen.compared)
        last = dated.last if dated else datetime.date.min
        figure, category = chosen.figure, chosen.compared.item.category
        return not figure.is_compared, category != outcomes, not figure.is_share, -last.toordinal()

    once = [*_each_once(pack, sorted(every, key=place))]
    telling = [c for c in once if c.figure.is_compared or c.figure.is_share or c.compared.item.category == outcomes]
    in_passing = [chosen for chosen in once if chosen not in telling]
    return _by_turns([*telling, *in_passing[: max(FEWEST - len(telling), 0)]], most)


def _is_over(pack: Pack, text: str, figure: MeasuredFigure) -> bool:
    """Whether a figure is of a stated time and a later sentence gives one of today."""
    if figure.now.period is None:
        return False
    today = phrases(pack.lexicon["figure-now"])
    later = (span for span in sentences(text) if span[0] >= figure.now.value[1])
    return any(today.within(text, *span) and _DIGIT.search(text, *span) for span in later)


def _by_turns(figures: Sequence[ChosenFigure], most: int) -> list[ChosenFigure]:
    """So many, those of items that admit a shortfall in turn with the others: neither kind crowds out the other.

    They stand in the order they had.
    """
    weak = [chosen for chosen in figures if chosen.compared.reading.has("shortfall")]
    well = [chosen for chosen in figures if not chosen.compared.reading.has("shortfall")]
    turns = [chosen for pair in zip_longest(well, weak) for chosen in pair if chosen]
    return sorted(turns[:most], key=figures.index)


def _each_once(pack: Pack, figures: Iterable[ChosenFigure]) -> Iterator[ChosenFigure]:
    """Those whose measure was not told before, and no more of one item than is fair to the others."""
    told: set[frozenset[str]] = set()
    shown: dict[str, int] = {}
    for chosen in figures:
        measure = _measure(pack, chosen)
        count = shown.get(chosen.compared.item.id, 0)
        if measure not in told and count < MOST_OF_ONE:
            told.add(measure)
            shown[chosen.compared.item.id] = count + 1
            yield chosen


def _measure(pack: Pack, chosen: ChosenFigure) -> frozenset[str]:
    """The words that tell a measure from others."""
    idle = pack.lexicon["check-idle-words"]
    text = chosen.compared.item.text
    said = (word.text for span in chosen.figure.measure for word in words(lower(text[slice(*span)])))
    return frozenset(word for word in said if word not in idle and word[0] not in "£0123456789")
