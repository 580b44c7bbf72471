"""Raises a gap where exemplars show a pattern and no evidence does."""

from collections.abc import Iterator

from rubric.checks.given import Given, listed
from rubric.comparison import Gap
from rubric.reading import Span

CHECK = "missing-pattern"


def missing_pattern(given: Given) -> Iterator[Gap]:
    """A pattern that no item shows, not even in part. The reader's guesses are named and never counted."""
    possible: dict[str, list[tuple[str, Span]]] = {s.pattern: [] for s in given.statuses if s.status == "missing"}
    for compared in given.items:
        for match in compared.matches:
            if match.fit == "possible" and match.pattern in possible:
                possible[match.pattern].append((compared.item.id, match.span))
    for status in given.statuses:
        if status.status != "missing":
            continue
        pattern = given.pack.pattern(status.pattern)
        near = possible[pattern.id]
        yield given.gap(
            CHECK,
            status.sub_heading,
            f"{pattern.kind}-near" if near else pattern.kind,
            pattern=pattern.id,
            severity=given.pack.severity(pattern),
            spans=tuple(near),
            title=pattern.title,
            shown=len(pattern.shown_by),
            exemplars=len(given.pack.exemplars),
            near=listed(dict.fromkeys(evidence for evidence, _ in near)),
        )
