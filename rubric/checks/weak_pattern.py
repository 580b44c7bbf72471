"""Raises a gap where a pattern is touched and nothing shows it in full."""

from collections.abc import Iterator

from rubric import gap_key
from rubric.checks.given import MOST_NAMED, Shown, Terms
from rubric.comparison import Gap, PatternStatus
from rubric.text import listed

CHECK = gap_key.WEAK


def weak_pattern(terms: Terms, status: PatternStatus, shown: Shown) -> Iterator[Gap]:
    """A pattern with partial fits alone, and what those items lack of what the exemplars carry for it."""
    if status.status != "weak":
        return
    pattern = terms.pack.pattern(status.pattern)
    behind = [(c, match.span) for c, match in shown if match.fit == "partial"]
    lacking = tuple(q for q in pattern.qualities if not any(c.carries(q) for c, _ in behind))
    yield terms.gap(
        CHECK,
        status.sub_heading,
        "lacking" if lacking else "passing",
        items=[c for c, _ in behind],
        pattern=pattern.id,
        severity=terms.pack.severity(pattern),
        spans=tuple((c.item.id, span) for c, span in behind),
        lacking=lacking,
        title=pattern.title,
        shown=len(pattern.shown_by),
        exemplars=len(terms.pack.exemplars),
        lacking_words=listed((terms.pack.quality(q).lacking for q in lacking), MOST_NAMED),
    )
