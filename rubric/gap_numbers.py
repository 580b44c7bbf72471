"""By which number a paper calls each open gap: the one that it had in an earlier paper, or the next that is free."""

from __future__ import annotations

from collections.abc import Iterable

from rubric.checks import missing_pattern, weak_pattern
from rubric.snapshots import Snapshot


def is_of_pattern(key: str) -> bool:
    """Whether a gap is against a pattern, and not from a check on the evidence."""
    return _check(key) in (missing_pattern.CHECK, weak_pattern.CHECK)


def subject(key: str) -> str:
    """What a gap is about: of one against a pattern it makes no difference whether that is weak or missing."""
    return key.partition("/")[2] if is_of_pattern(key) else key


def in_paper_order(keys: Iterable[str]) -> list[str]:
    """Those against patterns first, as they come; then check by check."""
    found = list(keys)
    checks = list(dict.fromkeys(_check(key) for key in found if not is_of_pattern(key)))
    return sorted(found, key=lambda key: -1 if is_of_pattern(key) else checks.index(_check(key)))


def numbered(gaps: Iterable[str], papers: Iterable[Snapshot]) -> dict[str, int]:
    """The numbers of open gaps, by their keys, after these papers, the oldest first; no number is given twice."""
    given: dict[str, int] = {}
    for keys in (*(paper.gaps for paper in papers), found := tuple(gaps)):
        for key in in_paper_order(keys):
            given.setdefault(subject(key), len(given) + 1)
    return {key: given[subject(key)] for key in found}


def _check(key: str) -> str:
    return key.partition("/")[0]
