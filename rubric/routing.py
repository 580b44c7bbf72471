"""Suggests sub-headings for a passage from its text alone, best first."""

from __future__ import annotations

from collections.abc import Mapping

HOME_SHARE = 0.6
"""How much the patterns at home under a sub-heading say, beside the sub-heading's own words."""

MOST, LEAST, NEAR = 3, 2, -0.6


def suggest(own: Mapping[str, float], at_home: Mapping[str, float]) -> tuple[str, ...]:
    """The sub-headings a passage belongs under, by its own score on each and by the best of the patterns at home there.

    Scores are margins: above nought speaks for. At least two are given, so that the second guess is at hand.
    """
    whole = {sub_heading: score + HOME_SHARE * at_home[sub_heading] for sub_heading, score in own.items()}
    order = sorted(whole, key=lambda sub_heading: -whole[sub_heading])
    return tuple(s for n, s in enumerate(order[:MOST]) if n < LEAST or whole[s] > NEAR)
