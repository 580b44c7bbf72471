"""A figure as a passage gives it: what it measures, its value, the earlier one, and what it is compared with."""

from __future__ import annotations

from typing import NamedTuple

from rubric.reading import Span


class Told(NamedTuple):
    """A value as it is printed, and the words that say of what time it is, where the same sentence has them."""

    value: Span
    period: Span | None = None


class Comparator(NamedTuple):
    """With whom or what a figure is compared, and the value there."""

    name: Span
    told: Told


class MeasuredFigure(NamedTuple):
    """Every part is a stretch of the passage: nothing is reckoned, and nothing said that does not stand there.

    ``measure`` are one or two stretches, the first being the heading or the whole under which the second stands.
    ``is_share`` is whether it is a part of something, which tells more than a count.
    """

    measure: tuple[Span, ...]
    now: Told
    then: Told | None = None
    comparator: Comparator | None = None
    is_share: bool = False

    @property
    def is_compared(self) -> bool:
        """Whether it stands beside an earlier value or somebody else's."""
        return self.then is not None or self.comparator is not None
