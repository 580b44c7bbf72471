"""Sets what was read in the evidence beside the exemplars: decisions applied, statuses counted, every check asked."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from rubric.checks import missing_pattern, weak_pattern
from rubric.checks.all import CHECKS, OF_A_PATTERN, OF_A_SUB_HEADING, OF_AN_ITEM, OF_THE_STATEMENT
from rubric.checks.given import Given, Items, Shown, Terms
from rubric.comparison import Comparison, Gap, ItemComparison, PatternStatus
from rubric.decisions import Action, Decisions, MatchDecision, digest
from rubric.evidence import EvidenceItem
from rubric.gap_key import key_of
from rubric.pack import Pack
from rubric.reading import Match, Reading

if TYPE_CHECKING:
    from rubric.assessment import FigureRecord

TOGETHER = 100
"""Items that are compared together: of the others, which did not change, nothing is looked at again."""

Evidence = tuple[EvidenceItem, ...]
Read = Callable[[Evidence], Iterable[Reading]]
Key = TypeVar("Key", str, int)
From = TypeVar("From")
Made = TypeVar("Made")


def compare(
    pack: Pack,
    readings: Iterable[tuple[EvidenceItem, Reading]],
    as_of: datetime.date,
    decisions: Decisions,
    figures: Sequence[FigureRecord] = (),
) -> Comparison:
    """`find_gaps` for items that are already read. Pure: no clock, no file, no order but that of its arguments."""
    readings = tuple(readings)
    read = {id(item): reading for item, reading in readings}
    evidence = tuple(item for item, _ in readings)

    def held(items: Evidence) -> list[Reading]:
        return [read[id(item)] for item in items]

    return Comparing().compare(pack, evidence, as_of, decisions, held, figures=figures)


class Comparing:
    """Compares evidence again and again while little of it changes, as when someone types.

    What an item, some items, a pattern or a sub-heading raise by themselves depends on nothing else: it is kept beside
    what it was made from, and made anew where that is another. So the answer is always that of `compare`.
    """

    def __init__(self) -> None:
        self._terms: Terms | None = None
        self._alone: dict[str, _Alone] = {}
        self._together: dict[int, tuple[tuple[Evidence, Sequence[MatchDecision]], _Together]] = {}
        self._patterns: dict[str, tuple[tuple[Shown, ...], tuple[PatternStatus, tuple[Gap, ...]]]] = {}
        self._sub_headings: dict[str, tuple[tuple[Items, ...], tuple[Gap, ...]]] = {}

    def compare(
        self,
        pack: Pack,
        evidence: Evidence,
        as_of: datetime.date,
        decisions: Decisions,
        read: Read,
        *,
        figures: Sequence[FigureRecord] = (),
    ) -> Comparison:
        """What `compare` gives; ``read`` is asked for items that were not there the last time."""
        terms = self._on_terms(pack, as_of)
        parts = self._parts(terms, evidence, decisions, read)
        actions: dict[str, tuple[Action, ...]] = {}
        for action in decisions.actions:
            actions[action.gap] = (*actions.get(action.gap, ()), action)
        by_id: dict[str, ItemComparison] = {}
        for part in parts:
            by_id.update(part.by_id)
        given = Given(terms, actions, by_id, figures)
        patterns = [
            _kept(
                self._patterns,
                pattern.id,
                tuple(part.shown.get(pattern.id, ()) for part in parts),
                lambda pattern, shown: _of_pattern(terms, pattern, tuple(chain(*shown))),
            )
            for pattern in pack.patterns
        ]
        gaps = [gap for part in parts for gap in part.gaps]
        gaps += [gap for _, of_pattern in patterns for gap in of_pattern]
        for sub_heading in pack.sub_headings:
            gaps += _kept(
                self._sub_headings,
                sub_heading.id,
                tuple(part.under.get(sub_heading.id, ()) for part in parts),
                lambda sub_heading, items: _of_sub_heading(terms, sub_heading, tuple(chain(*items))),
            )
        for n, (_, check) in enumerate(OF_THE_STATEMENT):
            gaps += check(given, [told for part in parts for told in part.told[n]])
        items = tuple(chain.from_iterable(part.items for part in parts))
        ordered = tuple(_in_order(pack, _answered(gaps, items, decisions, actions)))
        return Comparison(items, tuple(status for status, _ in patterns), ordered, by_id)

    def _on_terms(self, pack: Pack, as_of: datetime.date) -> Terms:
        if self._terms is None or self._terms.pack is not pack or self._terms.as_of != as_of:
            self._terms = Terms(pack, as_of)
            for kept in (self._alone, self._together, self._patterns, self._sub_headings):
                kept.clear()
        return self._terms

    def _parts(self, terms: Terms, evidence: Evidence, decisions: Decisions, read: Read) -> list[_Together]:
        """The evidence in parts, each looked at as a whole."""
        decided: dict[str, list[MatchDecision]] = {}
        for decision in decisions.matches:
            decided.setdefault(decision.evidence, []).append(decision)

        def together(_: int, given: tuple[Evidence, object]) -> _Together:
            every = [(item, self._held(item, decided.get(item.id, []))) for item in given[0]]
            readings = iter(read(tuple(item for item, alone in every if alone is None)))
            found = [alone or _alone(terms, item, next(readings), decided.get(item.id, [])) for item, alone in every]
            self._alone.update({alone.compared.item.id: alone for alone in found})
            return _together(found)

        self._forget_what_is_gone(evidence)
        starts = range(0, len(evidence), TOGETHER)
        given = ((evidence[start : start + TOGETHER], decisions.matches) for start in starts)
        return [_kept(self._together, n, part, together) for n, part in enumerate(given)]

    def _forget_what_is_gone(self, evidence: Evidence) -> None:
        if len(self._alone) > len(evidence):
            here = {item.id for item in evidence}
            self._alone = {id_: alone for id_, alone in self._alone.items() if id_ in here}
            self._together = {n: part for n, part in self._together.items() if n * TOGETHER < len(evidence)}

    def _held(self, item: EvidenceItem, verdicts: list[MatchDecision]) -> _Alone | None:
        alone = self._alone.get(item.id)
        same = alone is not None and alone.compared.item is item and alone.verdicts == verdicts
        return alone if same else None


@dataclass(frozen=True, slots=True)
class _Alone:
    """What one item says by itself: its comparison, its gaps, and what it tells the checks of the whole statement."""

    compared: ItemComparison
    verdicts: list[MatchDecision]
    places: tuple[str, ...]
    gaps: tuple[Gap, ...]
    told: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Together:
    """What some items say, one after another; ``shown`` by pattern, ``under`` by sub-heading."""

    items: Items
    by_id: Mapping[str, ItemComparison]
    shown: Mapping[str, Shown]
    under: Mapping[str, Items]
    gaps: tuple[Gap, ...]
    told: tuple[tuple[Any, ...], ...]


def _alone(terms: Terms, item: EvidenceItem, reading: Reading, verdicts: list[MatchDecision]) -> _Alone:
    compared = _decide(item, reading, verdicts, {pattern.id for pattern in terms.pack.patterns} if verdicts else set())
    return _Alone(
        compared,
        verdicts,
        terms.places(compared),
        tuple(gap for check in OF_AN_ITEM for gap in check(terms, compared)),
        tuple(tell(terms, compared) for tell, _ in OF_THE_STATEMENT),
    )


def _together(every: Sequence[_Alone]) -> _Together:
    shown: dict[str, list[tuple[ItemComparison, Match]]] = {}
    under: dict[str, list[ItemComparison]] = {}
    for alone in every:
        for match in alone.compared.matches:
            shown.setdefault(match.pattern, []).append((alone.compared, match))
        for place in alone.places:
            under.setdefault(place, []).append(alone.compared)
    return _Together(
        tuple(alone.compared for alone in every),
        {alone.compared.item.id: alone.compared for alone in every},
        {pattern: tuple(matches) for pattern, matches in shown.items()},
        {sub_heading: tuple(items) for sub_heading, items in under.items()},
        tuple(gap for alone in every for gap in alone.gaps),
        tuple(
            tuple(told for told in of_check if told) for of_check in zip(*(alone.told for alone in every), strict=True)
        ),
    )


def _kept(kept: dict[Key, tuple[From, Made]], key: Key, given: From, make: Callable[[Key, From], Made]) -> Made:
    """What was made of the same before, or else made now."""
    held = kept.get(key)
    if held is None or held[0] != given:
        held = kept[key] = given, make(key, given)
    return held[1]


def _decide(item: EvidenceItem, reading: Reading, decided: Sequence[MatchDecision], known: set[str]) -> ItemComparison:
    """The officer's word over the reader's: rejected matches leave, confirmed ones become clear."""
    if not decided:
        return ItemComparison(item, reading, reading.matches)
    decided = tuple(decision for decision in decided if decision.pattern in known)
    verdicts = {decision.pattern: decision.verdict for decision in decided}
    matches: list[Match] = []
    for match in reading.matches:
        verdict = verdicts.get(match.pattern)
        if verdict == "confirmed":
            matches.append(replace(match, fit="clear"))
        elif verdict is None:
            matches.append(match)
    read = {match.pattern for match in reading.matches}
    start = len(item.text) - len(item.text.lstrip())
    whole = (start, len(item.text.rstrip()))
    confirmed = {pattern for pattern, verdict in verdicts.items() if verdict == "confirmed"}
    if whole[0] < whole[1]:
        matches += [Match(pattern, "clear", whole) for pattern in verdicts if pattern in confirmed - read]
    else:
        confirmed &= read
    mark = digest([item.text])
    stale = frozenset(decision.pattern for decision in decided if decision.digest != mark)
    return ItemComparison(item, reading, tuple(matches), frozenset(confirmed), decided, stale)


def _of_pattern(terms: Terms, pattern: str, shown: Shown) -> tuple[PatternStatus, tuple[Gap, ...]]:
    """Where a pattern stands, and its gaps; a possible match counts for nothing."""
    clear, partial = ([c.item.id for c, match in shown if match.fit == fit] for fit in ("clear", "partial"))
    status = PatternStatus(
        pattern,
        terms.pack.pattern(pattern).home,
        "covered" if clear else "weak" if partial else "missing",
        tuple(dict.fromkeys([*clear, *partial])),
    )
    return status, tuple(gap for check in OF_A_PATTERN for gap in check(terms, status, shown))


def _of_sub_heading(terms: Terms, sub_heading: str, items: Items) -> tuple[Gap, ...]:
    return tuple(gap for check in OF_A_SUB_HEADING for gap in check(terms, sub_heading, items))


def _answered(
    gaps: Sequence[Gap],
    items: Sequence[ItemComparison],
    decisions: Decisions,
    actions: Mapping[str, tuple[Action, ...]],
) -> list[Gap]:
    """Each gap with its dismissal and its actions; a dismissal made on other words says so.

    What was decided about a missing pattern holds for the same pattern when it is weak, and the other way round.
    """
    dismissals = {dismissal.gap: dismissal for dismissal in decisions.dismissals}
    texts = {compared.item.id: compared.item.text for compared in items} if dismissals else {}
    answered: list[Gap] = []
    for gap in gaps:
        keys = _keys_of_pattern(gap) if gap.pattern else (gap.key,)
        dismissal = next((dismissals[key] for key in keys if key in dismissals), None)
        acted = tuple(action for key in keys for action in actions.get(key, ()))
        if dismissal or acted:
            changed = dismissal is not None and dismissal.digest != digest(texts[e] for e in gap.evidence)
            gap = replace(gap, dismissal=dismissal, text_changed=changed, actions=acted)  # noqa: PLW2901
        answered.append(gap)
    return answered


def _keys_of_pattern(gap: Gap) -> tuple[str, ...]:
    own_first = (gap.check, *(check for check in (missing_pattern.CHECK, weak_pattern.CHECK) if check != gap.check))
    return tuple(key_of(check, gap.sub_heading, gap.pattern or "") for check in own_first)


def _in_order(pack: Pack, gaps: Iterable[Gap]) -> list[Gap]:
    severities = {prevalence.severity: place for place, prevalence in enumerate(pack.prevalences)}
    sub_headings = {sub_heading.id: place for place, sub_heading in enumerate(pack.sub_headings)}
    checks = {check: place for place, check in enumerate(CHECKS)}
    last = len(sub_headings)
    return sorted(
        gaps,
        key=lambda g: (severities[g.severity], sub_headings.get(g.sub_heading, last), checks[g.check], g.key),
    )
