"""Raises a gap where a passage's own figures cannot all be right."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rubric.checks.changes import wrong_changes
from rubric.checks.comparisons import called_higher, called_similar, longest_below_average
from rubric.checks.counts import wrong_fractions, wrong_shares
from rubric.checks.figures import Figure, figures, within
from rubric.checks.given import Terms, item_spans
from rubric.checks.measures import measure_words, measures
from rubric.checks.shares import fraction_as_share, over_hundred, ratings_over_hundred, rest_of_all
from rubric.checks.slips import FigureWords, Slip, figure_words, slip, written
from rubric.checks.sums import listed_total, parts_of_total, rest_of_total, written_sum
from rubric.checks.tables import wrong_totals
from rubric.checks.times import backwards, two_values
from rubric.comparison import Gap, ItemComparison
from rubric.phrases import sentences
from rubric.reading import Span
from rubric.text import MEMORY, plain

CHECK = "figures-do-not-add"


def figures_do_not_add(terms: Terms, compared: ItemComparison) -> Iterator[Gap]:
    """One gap an item, with a sentence for each slip."""
    found = find_slips(compared.item.text, terms.made(figure_words))
    if len(compared.reading.periods) > 1:
        found = (*found, *backwards(compared))
    stated = measures(compared.item.text, terms.made(measure_words))
    if len(stated) > 1:
        found = (*found, *two_values(compared, stated))
    if not found:
        return
    reasons = terms.pack.check(CHECK).reasons
    sentences_said = dict.fromkeys(reasons[s.reason].format_map(dict(s.words)) for s in found)
    yield terms.gap(
        CHECK,
        terms.place(compared),
        "found",
        items=[compared],
        spans=item_spans(compared, dict.fromkeys(span for s in found for span in s.spans)),
        what=" ".join(sentences_said),
    )


@lru_cache(maxsize=MEMORY)
def find_slips(text: str, words: FigureWords) -> tuple[Slip, ...]:
    """Everything in one text that cannot be right by its own figures."""
    every = figures(text)
    if not every:
        return ()
    flat = plain(text)
    found: list[Slip] = []
    spans = sentences(text)
    for number, (start, end) in enumerate(spans):
        here = within(every, (start, end))
        if not here:
            continue
        following = spans[number + 1] if number + 1 < len(spans) else (end, end)
        ahead = within(every, following)
        found += _alone(flat, (start, end), here, words)
        if len(here) > 1:
            found += _together(flat, (start, end), here, words)
        found += parts_of_total(flat, (start, end), here, ahead)
        found += rest_of_all(flat, (start, end), here, every)
    for wrong in wrong_totals(text, words.totals):
        found.append(slip("total", [wrong.span], total=written(wrong.total), parts=written(wrong.parts)))
    return tuple(found)


def _alone(flat: str, sentence: Span, here: list[Figure], words: FigureWords) -> Iterator[Slip]:
    yield from over_hundred(flat, sentence, here, words)
    yield from fraction_as_share(flat, sentence, here, words)
    yield from wrong_fractions(flat, sentence, here)


def _together(flat: str, sentence: Span, here: list[Figure], words: FigureWords) -> Iterator[Slip]:
    yield from ratings_over_hundred(flat, here, words)
    yield from listed_total(flat, sentence, here, words)
    yield from rest_of_total(flat, sentence, here)
    yield from written_sum(flat, here)
    yield from wrong_shares(flat, sentence, here, words)
    yield from wrong_changes(flat, sentence, here, words)
    yield from called_similar(flat, sentence, here, words)
    yield from called_higher(flat, sentence, here, words)
    yield from longest_below_average(flat, sentence, here, words)
