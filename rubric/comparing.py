"""Sets what was read in the evidence beside the exemplars: decisions applied, statuses counted, every check asked."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rubric.checks import missing_pattern, weak_pattern
from rubric.checks.all import CHECKS
from rubric.checks.given import Given
from rubric.comparison import Comparison, Gap, ItemComparison, PatternStatus
from rubric.decisions import Action, Decisions, MatchDecision, digest
from rubric.evidence import EvidenceItem
from rubric.pack import Pack
from rubric.reading import Match, Reading


def compare(
    pack: Pack, readings: Iterable[tuple[EvidenceItem, Reading]], as_of: datetime.date, decisions: Decisions
) -> Comparison:
    """`find_gaps` for items that are already read. Pure: no clock, no file, no order but that of its arguments."""
    decided: dict[str, list[MatchDecision]] = {}
    for decision in decisions.matches:
        decided.setdefault(decision.evidence, []).append(decision)
    known = {pattern.id for pattern in pack.patterns}
    items = tuple(_decide(item, reading, decided.get(item.id, ()), known) for item, reading in readings)
    actions: dict[str, tuple[Action, ...]] = {}
    for action in decisions.actions:
        actions[action.gap] = (*actions.get(action.gap, ()), action)
    statuses = _statuses(pack, items)
    given = Given(pack, items, statuses, _under(pack, items), actions, as_of)
    gaps = [gap for _check, raised in CHECKS for gap in raised(given)]
    return Comparison(items, statuses, tuple(_in_order(pack, _answered(gaps, items, decisions, actions))))


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


def _statuses(pack: Pack, items: Sequence[ItemComparison]) -> tuple[PatternStatus, ...]:
    """Where each pattern stands over the whole statement; a possible match counts for nothing."""
    clear: dict[str, list[str]] = {pattern.id: [] for pattern in pack.patterns}
    partial: dict[str, list[str]] = {pattern.id: [] for pattern in pack.patterns}
    for compared in items:
        for match in compared.matches:
            if match.fit == "clear":
                clear[match.pattern].append(compared.item.id)
            elif match.fit == "partial":
                partial[match.pattern].append(compared.item.id)
    return tuple(
        PatternStatus(
            pattern.id,
            pattern.home,
            "covered" if clear[pattern.id] else "weak" if partial[pattern.id] else "missing",
            tuple(dict.fromkeys([*clear[pattern.id], *partial[pattern.id]])),
        )
        for pattern in pack.patterns
    )


def _under(pack: Pack, items: Sequence[ItemComparison]) -> Mapping[str, tuple[ItemComparison, ...]]:
    under: dict[str, list[ItemComparison]] = {sub_heading.id: [] for sub_heading in pack.sub_headings}
    for compared in items:
        for sub_heading in dict.fromkeys(compared.item.sub_headings):
            if sub_heading in under:
                under[sub_heading].append(compared)
    return {sub_heading: tuple(placed) for sub_heading, placed in under.items()}


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
    return tuple(f"{check}/{gap.sub_heading}/{gap.pattern}" for check in own_first)


def _in_order(pack: Pack, gaps: Iterable[Gap]) -> list[Gap]:
    severities = {prevalence.severity: place for place, prevalence in enumerate(pack.prevalences)}
    sub_headings = {sub_heading.id: place for place, sub_heading in enumerate(pack.sub_headings)}
    checks = {check: place for place, (check, _) in enumerate(CHECKS)}
    last = len(sub_headings)
    return sorted(
        gaps,
        key=lambda g: (severities[g.severity], sub_headings.get(g.sub_heading, last), checks[g.check], g.key),
    )
