"""Raises a gap where a passage's own figures cannot all be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rubric.checks.figures import figures, within
from rubric.checks.given import Given, item_spans
from rubric.checks.measures import Measure, measures, period_at
from rubric.checks.shares import called_similar, fraction_as_share, over_hundred, ratings_over_hundred
from rubric.checks.slips import FigureWords, Slip, slip, written
from rubric.checks.sums import listed_total, parts_of_total
from rubric.checks.tables import wrong_totals
from rubric.checks.words import phrases, sentences
from rubric.comparison import Gap, ItemComparison
from rubric.reading import Span
from rubric.text import MEMORY, plain

CHECK = "figures-do-not-add"


def figures_do_not_add(given: Given) -> Iterator[Gap]:
    """One gap an item, with a sentence for each slip."""
    lexicon = given.pack.lexicon
    words = FigureWords(
        phrases(lexicon["check-growth"]),
        phrases(lexicon["check-ratings"] + lexicon["check-unrated"]),
        phrases(lexicon["check-similar"]),
        phrases(lexicon["check-targets"]),
        phrases(lexicon["check-totals"]),
        phrases(lexicon["check-staffing-rates"]),
        given.pack.limits.similar_within_per_cent,
    )
    idle = phrases(lexicon["check-idle-words"])
    reasons = given.pack.check(CHECK).reasons
    for compared in given.items:
        found = find_slips(compared.item.text, words)
        stated = measures(compared.item.text, idle)
        if len(stated) > 1:
            found = (*found, *_two_values(compared, stated))
        if not found:
            continue
        sentences_said = dict.fromkeys(reasons[s.reason].format_map(dict(s.words)) for s in found)
        yield given.gap(
            CHECK,
            given.place(compared),
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
        found += over_hundred(flat, (start, end), here, words)
        found += ratings_over_hundred(flat, here, words)
        found += parts_of_total(flat, (start, end), here, ahead)
        found += listed_total(flat, (start, end), here, words)
        found += called_similar(flat, (start, end), here, words)
        found += fraction_as_share(flat, (start, end), here, words)
    for wrong in wrong_totals(text, words.totals):
        found.append(slip("total", [wrong.span], total=written(wrong.total), parts=written(wrong.parts)))
    return tuple(found)


def _two_values(compared: ItemComparison, stated: Sequence[Measure]) -> Iterator[Slip]:
    """One item that gives a measure two values for the period it states with both."""
    said: dict[object, tuple[float, Span]] = {}
    for measure in stated:
        period = period_at(compared.reading, measure.span)
        if not period:
            continue
        value, span = said.setdefault((measure.words, measure.unit, period), (measure.value, measure.span))
        if value != measure.value:
            text = compared.item.text
            shown = {"value": text[slice(*span)], "other": text[slice(*measure.span)], "what": " ".join(measure.words)}
            yield slip("two-values", [span, measure.span], **shown)
