"""Raises a gap where a weakness is admitted and nobody says what is being done, by whom or by when."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rubric.checks.given import Given, Spans, item_spans, quality_spans
from rubric.checks.ratings import RatingWords, low_ratings, provider_ratings, rating_words
from rubric.comparison import Gap, ItemComparison
from rubric.phrases import phrases
from rubric.reading import Span

CHECK = "shortfall-without-plan"


def shortfall_without_plan(given: Given) -> Iterator[Gap]:
    """Shortfalls with no plan under their sub-heading, plans with no date, actions with no owner or date.

    A plan under the sub-heading is an item that tells one, or an action there with an owner and a due date.
    An item that tells both a shortfall and an effect has said what was done. A low rating of a named provider is
    answered only where a plan or an effect is told of that provider.
    """
    planned = {s for s, items in given.under.items() if any(c.reading.has("plan") for c in items)}
    planned |= {a.place for actions in given.actions.values() for a in actions if a.owner and a.due}
    words = rating_words(given.pack)
    doing = {sub_heading: _doing(given, items) for sub_heading, items in given.under.items()}
    answers = [c.item.text.lower() for c in given.items if c.reading.has("plan", "impact")]
    for compared in given.items:
        place = given.place(compared)
        if not place:
            continue
        if compared.reading.has("plan"):
            yield from _undated_plan(given, compared, place)
        elif named := _unanswered_providers(compared, words, answers):
            yield from _unless_planned(given, _low_rating(given, compared, place, named))
        elif not planned.intersection(compared.item.sub_headings) and not compared.reading.has("impact"):
            yield from _unplanned(given, compared, place, words, doing[place])
    yield from _unfinished_actions(given)


class _Doing(NamedTuple):
    """The items under a sub-heading that tell what is being done, and the patterns that they show."""

    items: frozenset[str]
    patterns: frozenset[str]


def _doing(given: Given, items: Iterable[ItemComparison]) -> _Doing:
    words = phrases(given.pack.lexicon["check-being-done"])
    telling = [c for c in items if words.within(c.item.text)]
    shown = frozenset(pattern for c in telling for pattern in _shown(c))
    return _Doing(frozenset(c.item.id for c in telling), shown)


def _shown(compared: ItemComparison) -> frozenset[str]:
    return frozenset(match.pattern for match in compared.matches if match.fit != "possible")


def _unplanned(given: Given, compared: ItemComparison, place: str, words: RatingWords, doing: _Doing) -> Iterator[Gap]:
    """A shortfall, or else a low rating, where neither the item nor another on the same thing says what is done."""
    favourable, text = phrases(given.pack.lexicon["check-favourable"]), compared.item.text
    spans = tuple(found for found in quality_spans(compared, "shortfall") if not favourable.within(text, *found[1]))
    low = () if spans else low_ratings(text, words)
    if not (spans or low) or compared.item.id in doing.items or doing.patterns & _shown(compared):
        return
    if spans:
        yield given.gap(CHECK, place, "no-plan", items=[compared], spans=spans, sub_heading_title=given.title(place))
    elif not doing.items:
        yield _low_rating(given, compared, place, low)


def _low_rating(given: Given, compared: ItemComparison, place: str, low: tuple[Span, ...]) -> Gap:
    spans = item_spans(compared, low)
    return given.gap(CHECK, place, "low-rating", items=[compared], spans=spans)


def _unanswered_providers(compared: ItemComparison, words: RatingWords, answers: list[str]) -> tuple[Span, ...]:
    """The low ratings of providers whom no item with a plan or an effect names."""
    low = [r for r in provider_ratings(compared.item.text, words) if words.low.within(r.rating)]
    if not low or compared.reading.has("impact"):
        return ()
    return tuple(r.span for r in low if not any(r.provider in answer for answer in answers))


def _undated_plan(given: Given, compared: ItemComparison, place: str) -> Iterator[Gap]:
    """A plan, in the words of one, that states no time at all: when it will be done cannot be told from the passage.

    What explains a role ("Their role is to ...") reads like a plan and is none; nor is what people hope for.
    """
    if compared.reading.has("date", "people-voice") or compared.reading.periods:
        return
    if phrases(given.pack.lexicon["check-explains"]).within(compared.item.text):
        return
    spans = _told_plans(given, compared)
    if not spans or given.says([compared], given.pack.lexicon["check-when"]):
        return
    yield from _unless_planned(given, given.gap(CHECK, place, "plan-without-date", items=[compared], spans=spans))


def _told_plans(given: Given, compared: ItemComparison) -> Spans:
    plans, not_plans = phrases(given.pack.lexicon["check-plans"]), phrases(given.pack.lexicon["check-not-plans"])
    text = compared.item.text
    told = ((found, found[1]) for found in quality_spans(compared, "plan"))
    return tuple(found for found, span in told if plans.within(text, *span) and not not_plans.within(text, *span))


def _unless_planned(given: Given, gap: Gap) -> Iterator[Gap]:
    """An action on the gap itself, with an owner and a due date, answers it."""
    if not any(a.owner and a.due for a in given.actions.get(gap.key, ())):
        yield gap


def _unfinished_actions(given: Given) -> Iterator[Gap]:
    for actions in given.actions.values():
        for action in actions:
            lacking = [word for word, present in (("owner", action.owner), ("date", action.due)) if not present]
            if not lacking or action.done:
                continue
            yield given.gap(
                CHECK,
                action.place if action.place in given.under else "",
                f"action-without-{'-or-'.join(lacking)}",
                subject=f"action-{action.id}",
                what=action.what.strip() or "—",
            )
