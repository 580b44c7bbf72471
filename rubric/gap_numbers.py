"""By which number a paper calls each open gap: the one that it had in an earlier paper, or the next that is free."""

from __future__ import annotations

from collections.abc import Iterable

from rubric.gap_key import check_of, is_of_pattern, same_gap
from rubric.snapshots import Snapshot


def in_paper_order(keys: Iterable[str]) -> list[str]:
    """Those against patterns first, as they come; then check by check."""
    found = list(keys)
    checks = list(dict.fromkeys(check_of(key) for key in found if not is_of_pattern(key)))
    return sorted(found, key=lambda key: -1 if is_of_pattern(key) else checks.index(check_of(key)))


def numbered(gaps: Iterable[str], papers: Iterable[Snapshot]) -> dict[str, int]:
    """The numbers of open gaps, by their keys, after these papers, the oldest first; no number is given twice."""
    given: dict[str, int] = {}
    for keys in (*(paper.gaps for paper in papers), found := tuple(gaps)):
        for key in in_paper_order(keys):
            given.setdefault(same_gap(key), len(given) + 1)
    return {key: given[same_gap(key)] for key in found}
