"""Finds shares that cannot be right: more than all, ratings past a hundred, a rate called similar that is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rubric.checks.figures import Figure
from rubric.checks.slips import FigureWords, Slip, slip, written
from rubric.reading import Span

_SHARE = re.compile(
    r"\s*(?:of\b(?!\s+(?:target|budget|plan|capacity))|were\b|are\b|said\b|felt\b|agreed\b|rated\b|reported\b|had\b|have\b)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:[\s,;:()]|\b(?:and|with|while|or|a further|another|none|no|nil|were|was|being|is|are|rated|as|had|been)\b)*",
    re.IGNORECASE,
)
_RATED_OF = re.compile(
    r"[\s,]*(?:(?:of|the|all)\s+[\w ]{0,40}?)?(?:(?:were|was|are|is|being|had|have|been|rated|as|judged)\s+)*",
    re.IGNORECASE,
)


def over_hundred(flat: str, sentence: Span, here: list[Figure], words: FigureWords) -> Iterator[Slip]:
    """More than all of something: "104% of homes were rated Good"; growth and targets may pass a hundred."""
    for figure in here:
        share = figure.unit == "%" and _SHARE.match(flat, figure.span[1])
        if share and figure.value > 100 and not words.growth.within(flat, *sentence):
            yield slip("over-hundred", [figure.span], value=f"{written(figure.value)}%")


def ratings_over_hundred(flat: str, here: list[Figure], words: FigureWords) -> Iterator[Slip]:
    """Shares of one group by rating. A rating said again begins another group, and so do words about other services."""
    run: list[Figure] = []
    seen: set[str] = set()
    last = -1
    for figure in [f for f in here if f.unit == "%"]:
        lead = _RATED_OF.match(flat, figure.span[1])
        at = words.ratings.spans(flat, lead.end() if lead else figure.span[1], figure.span[1] + 80)[:1]
        if lead is None or not at or at[0][0] != lead.end():
            continue
        rating = flat[slice(*at[0])].lower()
        joined = run and _joined(flat, (last, figure.span[0]), words)
        elsewhere = re.search(r"\bof\b", flat[figure.span[1] : at[0][0]]) is not None
        if run and (not joined or rating in seen or elsewhere):
            yield from _run_over_hundred(run)
            run, seen = [], set()
        run.append(figure)
        seen.add(rating)
        last = at[0][1]
    yield from _run_over_hundred(run)


def _joined(flat: str, between: Span, words: FigureWords) -> bool:
    """Whether nothing but ratings and the words that join a list stands between two shares of it."""
    start = between[0]
    for first, last in [*words.ratings.spans(flat, *between), (between[1], between[1])]:
        if not _BETWEEN.fullmatch(flat, start, first):
            return False
        start = last
    return True


def _run_over_hundred(run: list[Figure]) -> Iterator[Slip]:
    total = sum(figure.value for figure in run)
    slack = sum(0.5 / 10**figure.decimals for figure in run)
    if len(run) > 1 and total > 100 + slack + 1e-9:
        yield slip("shares-over-hundred", [f.span for f in run], total=f"{written(round(total, 2))}%")


def called_similar(flat: str, sentence: Span, here: list[Figure], words: FigureWords) -> Iterator[Slip]:
    """A figure called similar to another of the same unit that is further from it than the pack's limit."""
    if words.targets.within(flat, *sentence):
        return
    for start, end in words.similar.spans(flat, *sentence):
        before = [f for f in here if f.span[1] <= start]
        after = [f for f in here if f.span[0] >= end]
        if not before or not after or before[-1].unit != after[0].unit or not before[-1].unit:
            continue
        if re.search(r"(?:\bnot|n't|\bless|\bmore)\W*(?:\w+\W+)?$", flat[max(sentence[0], start - 24) : start]):
            continue
        one, other = before[-1], after[0]
        if 100 * abs(one.value - other.value) > words.similar_within_per_cent * max(one.value, other.value):
            yield slip(
                "called-similar",
                [one.span, (start, end), other.span],
                value=flat[slice(*one.span)].strip(),
                other=flat[slice(*other.span)].strip(),
                words=" ".join(flat[start:end].split()),
                within=str(words.similar_within_per_cent),
            )


def fraction_as_share(flat: str, sentence: Span, here: list[Figure], words: FigureWords) -> Iterator[Slip]:
    """A staffing rate under one per cent is nearly always a fraction printed with a per cent sign."""
    if not words.staffing_rates.within(flat, *sentence):
        return
    for figure in here:
        if figure.unit == "%" and 0 < figure.value < 1 and figure.decimals > 1:
            yield slip("fraction", [figure.span], value=f"{written(figure.value)}%", share=f"{figure.value * 100:g}%")
