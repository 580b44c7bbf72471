"""Keeps which newer passage answers which older one, and what of each is still free."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from rubric.likeness import words_told
from rubric.reading import Span

Standing = Literal["stands", "changed", "gone"]
_NUMBER, _HEADING, _NEIGHBOUR = 0.15, 0.1, 0.15


class Told(NamedTuple):
    """What a passage says and where: what tells it from others."""

    text: str
    heading: str
    paragraph: str
    is_part: bool


class Found(NamedTuple):
    """How an older passage fares, by the places of the newer ones that answer it.

    ``span`` tells the characters where it is a part of one longer passage.
    """

    standing: Standing
    newer: tuple[int, ...] = ()
    span: Span | None = None


class Pairs:
    """Older and newer passages, by their places, and which have found each other so far."""

    def __init__(self, older: Sequence[Told], newer: Sequence[Told]) -> None:
        self.older, self.newer = older, newer
        self.found: dict[int, Found] = {}
        self.used: dict[int, set[int]] = {}
        """Which older passages each newer one answers."""

    def context(self, at: int, new: int) -> float:
        """How much speaks for the pair beside its words: what stands around both, and then how near they are."""
        old, now = self.older[at], self.newer[new]
        before, after = self.found.get(at - 1), self.found.get(at + 1)
        return (
            _NUMBER * (bool(old.paragraph) and old.paragraph == now.paragraph)
            + _HEADING * (bool(old.heading) and words_told(old.heading) == words_told(now.heading))
            + _NEIGHBOUR * bool(before and before.newer and before.newer[-1] in (new - 1, new))
            + _NEIGHBOUR * bool(after and after.newer and after.newer[0] in (new + 1, new))
            - abs(at / len(self.older) - new / len(self.newer)) / 100
        )

    def take_best(
        self, pairs: Iterable[tuple[int, int]], standing: Standing, worth: Callable[[int, int], float]
    ) -> None:
        """Take these pairs, the best first, as long as both are free."""
        for at, new in sorted(pairs, key=lambda pair: (-worth(*pair), pair)):
            if at not in self.found and new not in self.used:
                self.take(at, standing, (new,))

    def take(self, at: int, standing: Standing, newer: tuple[int, ...], span: Span | None = None) -> None:
        """Say what became of an older passage, and which newer ones answer it."""
        self.found[at] = Found(standing, newer, span)
        for new in newer:
            self.used.setdefault(new, set()).add(at)

    def left(self) -> list[int]:
        """The older passages of which nothing is said yet."""
        return [at for at in range(len(self.older)) if at not in self.found]

    def unused(self) -> list[int]:
        """The newer passages that answer none."""
        return [new for new in range(len(self.newer)) if new not in self.used]

    def stands_whole(self, new: int) -> bool:
        """Whether all of a newer passage answers an older one."""
        found = [self.found[at] for at in self.used.get(new, ())]
        return any(one.span is None and (one.standing == "stands" or len(one.newer) > 1) for one in found)

    def is_free(self, new: int, span: Span, but: int = -1) -> bool:
        """Whether no other takes any of these characters."""
        for at in self.used.get(new, ()):
            taken = self.found[at].span or (0, len(self.newer[new].text))
            if at != but and span[0] < taken[1] and taken[0] < span[1]:
                return False
        return True

    def free_of(self, new: int, span: Span) -> Span | None:
        """What of these characters no other takes; None where another stands in their midst or takes them all."""
        text, (start, end) = self.newer[new].text, span
        for at in self.used.get(new, ()):
            first, last = self.found[at].span or (0, len(text))
            if first <= start:
                start = max(start, last)
            elif first < end:
                end = first
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(text[start:end].rstrip())
        return (start, end) if words_told(text[start:end]) and self.is_free(new, (start, end)) else None
