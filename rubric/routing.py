"""Suggests sub-headings for a passage, best first: from its text, and where that is unsure from its heading as well."""

from __future__ import annotations

from collections.abc import Mapping

HOME_SHARE = 0.6
"""How much the patterns at home under a sub-heading say, beside the sub-heading's own words."""

MOST, LEAST, NEAR = 3, 2, -0.6

UNSURE = 0.8
"""How far apart the two best of a text are where its heading is not asked: of those, 97 of 100 were right."""
HEADING_SHARE, MOST_OF_HEADING = 0.5, 1.0
"""How much a heading says beside the text, and beyond which it says no more. Weak: many a heading is another's."""


def leanings(own: Mapping[str, float], at_home: Mapping[str, float]) -> dict[str, float]:
    """How far a passage leans to each sub-heading, best first, by its own score on each and by the best of the patterns
    at home there. Scores are margins: above nought speaks for.
    """
    whole = {sub_heading: score + HOME_SHARE * at_home[sub_heading] for sub_heading, score in own.items()}
    return dict(sorted(whole.items(), key=lambda leaning: -leaning[1]))


def suggest(leaning: Mapping[str, float]) -> tuple[str, ...]:
    """The sub-headings to suggest, of those that a passage leans to, best first.

    At least two are given, so that the second guess is at hand.
    """
    return tuple(s for n, s in enumerate(list(leaning)[:MOST]) if n < LEAST or leaning[s] > NEAR)


def under_heading(leaning: Mapping[str, float], heading: Mapping[str, float]) -> dict[str, float]:
    """How far a passage leans to each sub-heading, best first, where its heading leans like that.

    A heading that speaks for nothing ("Background") says nothing, and neither does one over a text that is sure.
    """
    first, second = [*leaning.values(), 0.0, 0.0][:2]
    if first - second >= UNSURE or max(heading.values(), default=-1.0) <= 0:
        return dict(leaning)
    both = {
        sub_heading: said + HEADING_SHARE * max(-MOST_OF_HEADING, min(MOST_OF_HEADING, heading[sub_heading]))
        for sub_heading, said in leaning.items()
    }
    return dict(sorted(both.items(), key=lambda leaning: -leaning[1]))
