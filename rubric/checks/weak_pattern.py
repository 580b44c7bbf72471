"""Raises a gap where a pattern is touched and nothing shows it in full."""

from collections.abc import Iterator

from rubric.checks.given import Given, listed
from rubric.comparison import Gap

CHECK = "weak-pattern"


def weak_pattern(given: Given) -> Iterator[Gap]:
    """A pattern with partial fits alone, and what those items lack of what the exemplars carry for it."""
    by_id = {compared.item.id: compared for compared in given.items}
    for status in given.statuses:
        if status.status != "weak":
            continue
        pattern = given.pack.pattern(status.pattern)
        behind = [by_id[evidence] for evidence in status.evidence]
        lacking = tuple(q for q in pattern.qualities if not any(c.carries(q) for c in behind))
        spans = [(c.item.id, m.span) for c in behind for m in c.matches if m.pattern == pattern.id]
        yield given.gap(
            CHECK,
            status.sub_heading,
            "lacking" if lacking else "passing",
            items=behind,
            pattern=pattern.id,
            severity=given.pack.severity(pattern),
            spans=tuple(spans),
            lacking=lacking,
            title=pattern.title,
            shown=len(pattern.shown_by),
            exemplars=len(given.pack.exemplars),
            lacking_words=listed(given.pack.quality(q).lacking for q in lacking),
        )
