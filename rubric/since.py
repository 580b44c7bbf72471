"""What has changed in an assessment since a paper was made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rubric.assessment import Account, Assessment, Export
from rubric.comparison import Comparison, Status
from rubric.gap_key import is_of_pattern, same_gap, subject_of
from rubric.snapshots import PAPERS_KEPT, Snapshot, mark, take_snapshot


class Moved(NamedTuple):
    """A pattern that stands elsewhere now."""

    pattern: str
    then: Status
    now: Status


@dataclass(frozen=True, slots=True)
class Since:
    """Evidence by its ids, gaps by their keys, actions by their numbers, accounts by their sub-headings.

    An action that was done since is not also among those changed. Of a gap against a pattern it makes no difference
    whether the pattern is weak or missing.
    """

    evidence_added: tuple[str, ...] = ()
    evidence_changed: tuple[str, ...] = ()
    evidence_removed: tuple[str, ...] = ()
    patterns: tuple[Moved, ...] = ()
    gaps_opened: tuple[str, ...] = ()
    gaps_closed: tuple[str, ...] = ()
    actions_added: tuple[int, ...] = ()
    actions_changed: tuple[int, ...] = ()
    actions_done: tuple[int, ...] = ()
    actions_removed: tuple[int, ...] = ()
    accounts: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether everything stands as it stood."""
        return self == Since()


def papers_held(assessment: Assessment) -> tuple[Export, ...]:
    """The papers made of which all that stood in them is remembered, the newest first."""
    return tuple(sorted(assessment.exports, key=lambda export: -export.number)[:PAPERS_KEPT])


def last_draft(assessment: Assessment) -> Export | None:
    """The last paper made of an earlier draft than the one that is worked on."""
    return next((export for export in papers_held(assessment) if export.draft < assessment.details.draft), None)


def what_changed(held: Snapshot, assessment: Assessment, comparison: Comparison) -> Since:
    """What is otherwise now than it was then. A pattern that one of the two editions does not know is not compared."""
    now = take_snapshot(assessment, comparison)
    then_open, now_open = _by_subject(held.gaps, now.patterns), _by_subject(now.gaps, held.patterns)
    done = tuple(action for action in now.done if action in held.actions and action not in held.done)
    return Since(
        evidence_added=_only_in(now.evidence, held.evidence),
        evidence_changed=_differing(held.evidence, now.evidence),
        evidence_removed=_only_in(held.evidence, now.evidence),
        patterns=tuple(
            Moved(pattern, held.patterns[pattern], status)
            for pattern, status in now.patterns.items()
            if held.patterns.get(pattern, status) != status
        ),
        gaps_opened=tuple(now_open[subject] for subject in _only_in(now_open, then_open)),
        gaps_closed=tuple(then_open[subject] for subject in _only_in(then_open, now_open)),
        actions_added=_numbers(_only_in(now.actions, held.actions)),
        actions_changed=_numbers(a for a in _differing(held.actions, now.actions) if a not in done),
        actions_done=_numbers(done),
        actions_removed=_numbers(_only_in(held.actions, now.actions)),
        accounts=tuple(
            place
            for place in dict.fromkeys((*now.accounts, *held.accounts))
            if held.accounts.get(place, _unwritten(place)) != now.accounts.get(place, _unwritten(place))
        ),
    )


def _by_subject(keys: Iterable[str], known: Mapping[str, Status]) -> dict[str, str]:
    """The keys by what they are about, without those of patterns that the other side does not know."""
    found: dict[str, str] = {}
    for key in keys:
        if not is_of_pattern(key) or subject_of(key) in known:
            found[same_gap(key)] = key
    return found


def _only_in(these: Mapping[str, str], those: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name for name in these if name not in those)


def _differing(then: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name for name, made in now.items() if name in then and then[name] != made)


def _numbers(ids: Iterable[str]) -> tuple[int, ...]:
    return tuple(map(int, ids))


def _unwritten(place: str) -> str:
    return mark(Account(sub_heading=place))
