"""Finds shares that cannot be right: more than all, ratings past a hundred, a rest that is not what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rubric.checks.figures import Figure
from rubric.checks.slips import FigureWords, Slip, slip, written
from rubric.reading import Span

_SHARE = re.compile(
    r"\s*(?:of\b(?!\s+(?:target|budget|plan|capacity))"
    r"|(?:were|are|said|felt|agreed|rated|reported|had|have|on time|in time|satisfied|compliant)\b)",
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
_REST = re.compile(r"\b(?:remaining|the\s+(?:rest|remainder|other)),?\s*\(?$", re.IGNORECASE)


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
    shares = [f for f in here if f.unit == "%"]
    if shares and _rating_before(flat, shares[0], words):
        yield from _ratings_first(flat, shares, words)
        return
    for figure in shares:
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


def _rating_before(flat: str, figure: Figure, words: FigureWords) -> str:
    """The rating that a share follows, as in "Good 77%"; "" where it follows none."""
    at = words.ratings.spans(flat, max(0, figure.span[0] - 30), figure.span[0])
    return flat[slice(*at[-1])].lower() if at and re.fullmatch(r"[\s:=(-]*", flat[at[-1][1] : figure.span[0]]) else ""


def _ratings_first(flat: str, shares: list[Figure], words: FigureWords) -> Iterator[Slip]:
    """Shares in the form "Good 77%, Requires Improvement 19%". A rating said again begins another group."""
    run: dict[str, Figure] = {}
    for figure in shares:
        led = _rating_before(flat, figure, words)
        if not led or led in run:
            yield from _run_over_hundred([*run.values()])
            run = {}
        if led:
            run[led] = figure
    yield from _run_over_hundred([*run.values()])


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


def rest_of_all(flat: str, sentence: Span, here: list[Figure], every: Sequence[Figure]) -> Iterator[Slip]:
    """The rest in per cent after the share that leaves it: "60% is bought in blocks, and the remaining 45% singly"."""
    for rest in here:
        if rest.unit != "%" or not _REST.search(flat, max(sentence[0], rest.span[0] - 24), rest.span[0]):
            continue
        before = [f for f in every if f.unit == "%" and f.span[1] <= rest.span[0]]
        told = [f.value for f in before if f.span[0] >= sentence[0]] or [f.value for f in before[-1:]]
        left = {100 - sum(told[n:]) for n in range(len(told))} | {100 - value for value in told}
        if told and all(abs(rest.value - one) > 1 for one in left) and sum(told) <= 100:
            value = f"{written(100 - sum(told))}%"
            yield slip(
                "rest", [f.span for f in (*before[-len(told) :], rest)], left=value, stated=f"{written(rest.value)}%"
            )


def fraction_as_share(flat: str, sentence: Span, here: list[Figure], words: FigureWords) -> Iterator[Slip]:
    """A staffing rate under one per cent is nearly always a fraction printed with a per cent sign."""
    if not words.staffing_rates.within(flat, *sentence):
        return
    for figure in here:
        if figure.unit == "%" and 0 < figure.value < 1 and figure.decimals > 1:
            yield slip("fraction", [figure.span], value=f"{written(figure.value)}%", share=f"{figure.value * 100:g}%")
