"""Whether a sentence sets what the council does beside something better: somebody else's, or its own of before."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.amounts import Amount, are_alike, read_amount
from rubric.measured.figure import MeasuredFigure
from rubric.measured.reading import read_figures
from rubric.pack import Pack
from rubric.phrases import phrases
from rubric.reading import Span
from rubric.text import clauses

_DURATIONS = ("minute", "hour", "day", "week", "month")


def compares_worse(pack: Pack, text: str, sentence: Span) -> bool:
    """Whether a figure in it is worse than the one beside it, or its words say so, as far as can be told.

    More is taken for better, unless what is measured is a time or something of which the pack says that less is better.
    """
    figures = (figure for figure in read_figures(pack, text) if _within(figure.now.value, sentence))
    if any(_is_worse(pack, text, figure) for figure in figures):
        return True
    return any(_says_worse(pack, text, clause) for clause in clauses(text, sentence))


def _within(part: Span, whole: Span) -> bool:
    return whole[0] <= part[0] and part[1] <= whole[1]


def _is_worse(pack: Pack, text: str, figure: MeasuredFigure) -> bool:
    now = read_amount(text[slice(*figure.now.value)])
    if now is None:
        return False
    less = _is_time(now) or any(_has(pack, "measure-less-is-better", text, span) for span in figure.measure)
    return any(
        now.number > other.number if less else now.number < other.number
        for other in _beside(text, figure)
        if are_alike(now, other)
    )


def _beside(text: str, figure: MeasuredFigure) -> Iterator[Amount]:
    told = (figure.then, figure.comparator and figure.comparator.told)
    for other in told:
        amount = read_amount(text[slice(*other.value)]) if other else None
        if amount:
            yield amount


def _is_time(amount: Amount) -> bool:
    return amount.unit.removeprefix("working ") in _DURATIONS


def _says_worse(pack: Pack, text: str, clause: Span) -> bool:
    """Below an average, behind a target: what the words say where no second figure does."""
    if not _has(pack, "compared-with", text, clause):
        return False
    if _has(pack, "compared-worse", text, clause):
        return True
    less = _has(pack, "measure-less-is-better", text, clause)
    return _has(pack, "compared-higher" if less else "compared-lower", text, clause)


def _has(pack: Pack, name: str, text: str, span: Span) -> bool:
    return phrases(pack.lexicon[name]).within(text, *span)
