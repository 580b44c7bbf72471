"""Raises a gap where exemplars show a pattern and no evidence does."""

from collections.abc import Iterator

from rubric import gap_key
from rubric.checks.given import MOST_NAMED, Shown, Terms
from rubric.comparison import Gap, PatternStatus
from rubric.text import listed

CHECK = gap_key.MISSING


def missing_pattern(terms: Terms, status: PatternStatus, shown: Shown) -> Iterator[Gap]:
    """A pattern that no item shows, not even in part. The reader's guesses are named and never counted."""
    if status.status != "missing":
        return
    pattern = terms.pack.pattern(status.pattern)
    near = tuple((c.item.id, match.span) for c, match in shown)
    yield terms.gap(
        CHECK,
        status.sub_heading,
        f"{pattern.kind}-near" if near else pattern.kind,
        pattern=pattern.id,
        severity=terms.pack.severity(pattern),
        spans=near,
        title=pattern.title,
        shown=len(pattern.shown_by),
        exemplars=len(terms.pack.exemplars),
        near=listed(dict.fromkeys(evidence for evidence, _ in near), MOST_NAMED),
    )
