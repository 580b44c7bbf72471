"""Where the evidence comes near the pattern of a gap, under its own sub-heading and under the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rubric.comparison import Comparison, Gap, ItemComparison
from rubric.pack import SUREST_FIRST
from rubric.reading import Match


@dataclass(frozen=True, slots=True)
class Near:
    """An item with words that touch a pattern, by the reader or by the officer's word.

    ``is_here`` says that it stands under the gap's own sub-heading. A match that the officer ``rejected`` counts for
    nothing; it is ``stale`` where that was decided on other words than those now there.
    """

    compared: ItemComparison
    match: Match
    is_here: bool
    rejected: bool = False
    stale: bool = False


def near(comparison: Comparison, gap: Gap) -> tuple[Near, ...]:
    """Every item that touches the pattern of a gap: what counts first, then what stands here, then the surest.

    None for a gap that is about no pattern.
    """
    if gap.pattern is None:
        return ()
    found = _touching(comparison, gap, gap.pattern)
    return tuple(sorted(found, key=lambda n: (n.rejected, not n.is_here, SUREST_FIRST.index(n.match.fit))))


def _touching(comparison: Comparison, gap: Gap, pattern: str) -> Iterator[Near]:
    for compared in comparison.items:
        rejected = any(d.pattern == pattern and d.verdict == "rejected" for d in compared.decided)
        for match in compared.reading.matches if rejected else compared.matches:
            if match.pattern == pattern:
                here, stale = gap.sub_heading in compared.sub_headings, pattern in compared.stale
                yield Near(compared, match, here, rejected, stale)
