"""Raises a gap where a weakness is admitted and nobody says what is being done, by whom or by when."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rubric.checks.given import Given, Spans, Terms, item_spans, quality_spans
from rubric.checks.ratings import Rated, low_ratings, provider_ratings, rating_words
from rubric.comparison import Gap, ItemComparison
from rubric.reading import Span

CHECK = "shortfall-without-plan"


class _Told(NamedTuple):
    """What one item tells of shortfalls and of what is done about them.

    ``planned`` are the sub-headings for which it tells a plan, ``doing`` those under which it says that something is
    being done, each beside the patterns that it shows and beside "" for whatever it is. ``answer`` are its words where
    it tells a plan or an effect. ``low`` are ratings of named providers that are not good enough; ``unplanned`` is the
    gap that it raises where nothing else answers it, ``low_rating`` the same where nothing at all is being done.
    """

    compared: ItemComparison
    places: tuple[str, ...]
    planned: frozenset[str] = frozenset()
    doing: frozenset[tuple[str, str]] = frozenset()
    answer: str = ""
    low: tuple[Rated, ...] = ()
    undated: Gap | None = None
    unplanned: Gap | None = None
    low_rating: Gap | None = None

    @property
    def may_raise(self) -> bool:
        """Whether it admits something that wants an answer."""
        return bool(self.places and (self.low or self.undated or self.unplanned or self.low_rating))


def plans_told(terms: Terms, compared: ItemComparison) -> _Told | None:
    """What one item tells of all this; None where it tells nothing."""
    places = terms.places(compared)
    plan, effect = compared.reading.has("plan"), compared.reading.has("impact")
    is_doing = terms.says([compared], "check-being-done")
    about = ("", *_shown(compared)) if is_doing else ()
    admits = bool(places) and not (plan or effect or is_doing)
    unplanned, low_rating = _admitted(terms, compared, places[0]) if admits else (None, None)
    told = _Told(
        compared,
        places,
        planned=frozenset(places if plan else ()),
        doing=frozenset((place, pattern) for place in places for pattern in about),
        answer=compared.item.text.lower() if plan or effect else "",
        low=() if plan or effect else _low_providers(terms, compared),
        undated=_undated_plan(terms, compared) if plan else None,
        unplanned=unplanned,
        low_rating=low_rating,
    )
    return told if told.doing or told.answer or told.may_raise else None


def shortfall_without_plan(given: Given, told: Sequence[_Told]) -> Iterator[Gap]:
    """Shortfalls with no plan under their sub-heading, plans with no date, actions with no owner or date.

    A plan under the sub-heading is an item that tells one, or an action there with an owner and a due date.
    An item that tells both a shortfall and an effect has said what was done. A low rating of a named provider is
    answered only where a plan or an effect is told of that provider.
    """
    planned = {a.place for actions in given.actions.values() for a in actions if a.is_plan}
    planned = planned.union(*(one.planned for one in told))
    doing = frozenset[tuple[str, str]]().union(*(one.doing for one in told))
    answers = "\n".join(one.answer for one in told)
    for one in (one for one in told if one.may_raise):
        if one.undated:
            yield from _unless_planned(given, one.undated)
        elif named := [rated.span for rated in one.low if rated.provider not in answers]:
            yield from _unless_planned(given, _low_rating(given.terms, one.compared, named))
        elif planned.isdisjoint(one.compared.item.sub_headings):
            place = one.places[0]
            if one.unplanned and not any((place, pattern) in doing for pattern in _shown(one.compared)):
                yield one.unplanned
            elif one.low_rating and (place, "") not in doing:
                yield one.low_rating
    yield from _unfinished_actions(given)


def _shown(compared: ItemComparison) -> Iterator[str]:
    return (match.pattern for match in compared.matches if match.fit != "possible")


def _admitted(terms: Terms, compared: ItemComparison, place: str) -> tuple[Gap | None, Gap | None]:
    """The gap of a shortfall, or else of a low rating, that the item admits."""
    favourable, text = terms.phrases("check-favourable"), compared.item.text
    spans = tuple(found for found in quality_spans(compared, "shortfall") if not favourable.within(text, *found[1]))
    if spans:
        title = terms.title(place)
        return terms.gap(CHECK, place, "no-plan", items=[compared], spans=spans, sub_heading_title=title), None
    low = low_ratings(text, terms.made(rating_words))
    return None, _low_rating(terms, compared, low) if low else None


def _low_rating(terms: Terms, compared: ItemComparison, low: Sequence[Span]) -> Gap:
    return terms.gap(CHECK, terms.place(compared), "low-rating", items=[compared], spans=item_spans(compared, low))


def _low_providers(terms: Terms, compared: ItemComparison) -> tuple[Rated, ...]:
    words = terms.made(rating_words)
    return tuple(r for r in provider_ratings(compared.item.text, words) if words.low.within(r.rating))


def _undated_plan(terms: Terms, compared: ItemComparison) -> Gap | None:
    """A plan, in the words of one, that states no time at all: when it will be done cannot be told from the passage.

    What explains a role ("Their role is to ...") reads like a plan and is none; nor is what people hope for.
    """
    if compared.reading.has("date", "people-voice") or compared.reading.periods:
        return None
    if terms.says([compared], "check-explains"):
        return None
    spans = _told_plans(terms, compared)
    if not spans or terms.says([compared], "check-when"):
        return None
    return terms.gap(CHECK, terms.place(compared), "plan-without-date", items=[compared], spans=spans)


def _told_plans(terms: Terms, compared: ItemComparison) -> Spans:
    plans, not_plans = terms.phrases("check-plans"), terms.phrases("check-not-plans")
    text = compared.item.text
    told = ((found, found[1]) for found in quality_spans(compared, "plan"))
    return tuple(found for found, span in told if plans.within(text, *span) and not not_plans.within(text, *span))


def _unless_planned(given: Given, gap: Gap) -> Iterator[Gap]:
    """An action on the gap itself, with an owner and a due date, answers it."""
    if not any(a.is_plan for a in given.actions.get(gap.key, ())):
        yield gap


def _unfinished_actions(given: Given) -> Iterator[Gap]:
    for actions in given.actions.values():
        for action in actions:
            lacking = [word for word, present in (("owner", action.owner), ("date", action.due)) if not present]
            if not lacking or action.done:
                continue
            yield given.terms.gap(
                CHECK,
                action.place if given.terms.knows(action.place) else "",
                f"action-without-{'-or-'.join(lacking)}",
                subject=f"action-{action.id}",
                what=action.what.strip() or "—",
            )
