"""Whether a sentence sets what the council does beside something better: somebody else's, or its own of before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rubric.amounts import are_alike, read_amount
from rubric.measured.figure import MeasuredFigure
from rubric.measured.reading import read_figures
from rubric.pack import Pack
from rubric.phrases import Phrases, phrases
from rubric.reading import Span
from rubric.text import clauses

_MORE, _LESS, _UNTOLD = 1, -1, 0
"""Which way is better. Where it cannot be told, nothing is called worse."""

_DENIED_WITHIN, _NAMED_WITHIN = 40, 30
"""Letters before a word in which another may deny it, and after it in which it is said with whom it compares."""


class _Words(NamedTuple):
    more: Phrases
    less: Phrases
    worse: Phrases
    higher: Phrases
    lower: Phrases
    alike: Phrases
    denials: Phrases
    others: Phrases
    not_others: Phrases
    beside: Phrases
    turned: Phrases


_LISTS = (
    ("measure-more-is-better",),
    ("measure-less-is-better",),
    ("compared-worse",),
    ("check-higher",),
    ("check-lower",),
    ("check-similar", "check-favourable"),
    ("check-denials", "quality-denied", "compared-unsure"),
    ("figure-comparators",),
    ("figure-not-comparators",),
    ("figure-earlier", "check-averages"),
    ("figure-now", "contrast-met"),
)


def compares_worse(pack: Pack, text: str, sentence: Span) -> bool:
    """Whether a figure in it is surely worse than the one beside it, or its words say so.

    Surely: the pack says of what is measured that more of it is better, or less, and nothing there denies it.
    """
    words = _words(*(sum((pack.lexicon[name] for name in names), ()) for names in _LISTS))
    figures = (figure for figure in read_figures(pack, text) if _within(figure.now.value, sentence))
    if any(_is_worse(words, text, figure) for figure in figures):
        return True
    return any(_says_worse(words, text, clause, sentence[1]) for clause in clauses(text, sentence))


@lru_cache(maxsize=4)
def _words(*lists: tuple[str, ...]) -> _Words:
    return _Words(*map(phrases, lists))


def _within(part: Span, whole: Span) -> bool:
    return whole[0] <= part[0] and part[1] <= whole[1]


def _is_worse(words: _Words, text: str, figure: MeasuredFigure) -> bool:
    now = read_amount(text[slice(*figure.now.value)])
    better = _better(words, text, figure.measure, figure.now.value if figure.is_share else None)
    if now is None or not better:
        return False
    for beside in _beside(figure, better):
        other = read_amount(text[slice(*beside)])
        said_alike = words.alike.within(text, *sorted((figure.now.value[1], beside[0])))
        if other and are_alike(now, other) and not said_alike and (now.number - other.number) * better < 0:
            return True
    return False


def _beside(figure: MeasuredFigure, better: int) -> Iterator[Span]:
    """The values beside it. That fewer were helped than before may be because fewer asked: a share would tell."""
    if figure.then and (figure.is_share or better == _LESS):
        yield figure.then.value
    if figure.comparator:
        yield figure.comparator.told.value


def _better(words: _Words, text: str, spans: Iterable[Span], share: Span | None = None) -> int:
    """Which way is better for what these stretches name.

    Of a share of cases what was done to them tells: "94% of the calls with delays were ended in time", not what they
    are: "12% of vacancies". Elsewhere two ways are none.
    """
    told: list[tuple[Span, int]] = []
    for span in spans:
        for way, listed in ((_MORE, words.more), (_LESS, words.less)):
            for found in listed.spans(text, *span):
                if _is_denied(words, text, span[0], found[0]):
                    return _UNTOLD
                if not share or text[share[1] : found[0]].split() != ["of"]:
                    told.append((found, way))
    told.sort()
    ways = {way for _, way in told}
    is_of_cases = share is not None and bool(told) and share[1] <= told[0][0][0]
    return told[-1][1] if len(ways) == 1 or is_of_cases else _UNTOLD


def _says_worse(words: _Words, text: str, clause: Span, end: int) -> bool:
    """Below an average, behind a target: what the words say of today where no second figure does."""
    start = clause[0]
    for word, way in sorted(_compared(words, text, clause).items()):
        named, _, _ = text[word[1] : min(clause[1], word[1] + _NAMED_WITHIN)].partition(",")
        near = (word[1], word[1] + len(named))
        other = next(iter([*_others(words, text, near), *words.beside.spans(text, *near)]), None)
        # "Fewer than 3% waited longer than the average" and "England is below the target" tell nothing of us.
        if other is None or _others(words, text, (start, word[0])):
            return False
        turned = (words.turned, words.lower if way == _MORE else words.higher)
        was_so = any(listed.within(text, other[1], end) for listed in turned)
        if not was_so and not _is_denied(words, text, start, word[0]):
            lies = way * _better(words, text, [(start, word[0])])
            if lies < 0 or (lies == 0 and words.worse.within(text, *word)):
                return True
        start = other[1]
    return False


def _compared(words: _Words, text: str, clause: Span) -> dict[Span, int]:
    """The words that compare, with the way they say it lies, where they say one: "worse than" does not."""
    listed = ((words.worse, _UNTOLD), (words.higher, _MORE), (words.lower, _LESS))
    return {span: way for found, way in listed for span in found.spans(text, *clause)}


def _others(words: _Words, text: str, span: Span) -> tuple[Span, ...]:
    """With whom a stretch compares."""
    return () if words.not_others.within(text, span[0], span[1] + _NAMED_WITHIN) else words.others.spans(text, *span)


def _is_denied(words: _Words, text: str, start: int, at: int) -> bool:
    return words.denials.within(text, max(start, at - _DENIED_WITHIN), at)
