"""Finds the passages of a document again in its newer version: those that stand, that changed and that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rubric.assessment import Passage
from rubric.likeness import Alike, Words, run_within, word_places, words_told
from rubric.parts import in_order
from rubric.passage_pairs import Found, Pairs, Standing, Told
from rubric.reading import Span
from rubric.text import ENDED, sentences

LEAST_QUOTED = 4
"""Words below which a passage is not looked for inside a longer one: it may stand anywhere by chance."""
LEAST_ALIKE = 0.5
"""How much is the same of a passage and what it changed to. What stands around them may make up for some of it."""
LEAST_OWN = 0.2
"""So much must be the same whatever stands around them."""
LEAST_HELD = 0.6
"""How much of a passage is found in a longer one that it has become a part of, changed."""
LEAST_HELD_WORDS = 6
_MOST_COMPARED = 2_500
_MOST_LOOKED_AT = 8
_MARKS = 2
"""Characters at the edge of a sentence that are no part of its first or last word."""
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Refound:
    """A passage of the older document, how it fares, and what stands in its place.

    ``newer`` are several where it was split. ``span`` tells the characters where it is a part of one longer passage.
    """

    older: Passage
    standing: Standing
    newer: tuple[Passage, ...] = ()
    span: Span | None = None

    @property
    def words(self) -> str:
        """What the newer document says in its place."""
        return self.newer[0].text[slice(*self.span)] if self.span else " ".join(passage.text for passage in self.newer)


def refind(older: Sequence[Passage], newer: Sequence[Passage]) -> tuple[Refound, ...]:
    """How each passage of the older document that was offered fares in the newer one, in the order they stand.

    It stands where its words do, but for case, blanks and marks, wherever they have moved to. Each newer passage is
    used once, or each part of it.
    """
    before, after = offered(older), offered(newer)
    found = _refind(tuple(map(_told, before)), tuple(map(_told, after)))
    return tuple(
        Refound(passage, one.standing, tuple(after[at] for at in one.newer), one.span)
        for passage, one in zip(before, found, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Added:
    """A passage of the newer document, and what of it stands in the place of nothing in the older one."""

    passage: Passage
    words: str


def added(older: Sequence[Passage], newer: Sequence[Passage]) -> tuple[Added, ...]:
    """What is new in the newer document: passages, or what stands in one around those found again. What is set aside
    is not counted.
    """
    taken: dict[tuple[int, int], list[Span | None]] = {}
    for refound in refind(older, newer):
        for passage in refound.newer:
            taken.setdefault((passage.number, passage.part), []).append(refound.span)
    found = (
        Added(passage, _around(passage.text, taken.get((passage.number, passage.part), [])))
        for passage in offered(newer)
        if passage.verdict != "set-aside"
    )
    return tuple(one for one in found if one.words)


def _around(text: str, taken: Sequence[Span | None]) -> str:
    """The words that none of these takes; None takes them all."""
    if None in taken:
        return ""
    spans = sorted(span for span in taken if span is not None)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    left = (text[start:end].strip() for start, end in zip(edges[::2], edges[1::2], strict=True))
    return " ".join(words for words in left if words_told(words))


def offered(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Those that may be evidence, in the order they stand."""
    return in_order(passage for passage in passages if passage.is_offered)


def _told(passage: Passage) -> Told:
    return Told(passage.text, passage.heading, passage.paragraph, passage.part > 0)


@lru_cache(maxsize=64)
def _refind(older: tuple[Told, ...], newer: tuple[Told, ...]) -> tuple[Found, ...]:
    return _Finding(older, newer).find()


class _Finding:
    def __init__(self, older: tuple[Told, ...], newer: tuple[Told, ...]) -> None:
        self.older, self.newer = older, newer
        self.old_words = [words_told(told.text) for told in older]
        self.new_words = [words_told(told.text) for told in newer]
        self._pairs = Pairs(older, newer)

    def find(self) -> tuple[Found, ...]:
        self._same_words()
        self._quoted()
        self._split()
        if self._pairs.left() and not all(map(self._pairs.stands_whole, range(len(self.newer)))):
            self._changed()
        return tuple(self._pairs.found.get(at, Found("gone")) for at in range(len(self.older)))

    # In the same words

    def _same_words(self) -> None:
        """Alone of its kind first: it tells where those are that say the same as others."""
        groups: dict[Words, tuple[list[int], list[int]]] = {}
        for side, told in enumerate((self.old_words, self.new_words)):
            for at, words in enumerate(told):
                if words:
                    groups.setdefault(words, ([], []))[side].append(at)
        for old, new in sorted(groups.values(), key=lambda group: len(group[0]) * len(group[1])):
            if len(old) * len(new) > _MOST_COMPARED:
                pairs = list(zip(old, new, strict=False))
            else:
                pairs = [(a, b) for a in old for b in new]
            self._pairs.take_best(pairs, "stands", self._pairs.context)

    def _quoted(self) -> None:
        """Inside a longer passage as whole sentences of it, or where the officer cut a sentence; the longest first."""
        places: dict[Words, list[int]] = {}
        for at in self._pairs.unused():
            words = self.new_words[at]
            for start in range(len(words) - LEAST_QUOTED + 1):
                held = places.setdefault(words[start : start + LEAST_QUOTED], [])
                if not held or held[-1] != at:
                    held.append(at)
        for at in sorted(self._pairs.left(), key=lambda at: -len(self.old_words[at])):
            words = self.old_words[at]
            if len(words) < LEAST_QUOTED:
                continue
            near = places.get(words[:LEAST_QUOTED], ())[:_MOST_LOOKED_AT]
            for new in sorted(near, key=lambda new: -self._pairs.context(at, new)):
                span = self._quote(at, new)
                if span is not None:
                    self._pairs.take(at, "stands", (new,), span)
                    break

    def _quote(self, at: int, new: int) -> Span | None:
        words, text, held = self.old_words[at], self.newer[new].text, self.new_words[new]
        for start in range(len(held) - len(words) + 1):
            if held[start : start + len(words)] == words:
                places, whole = word_places(text), sentences(text)
                span = places[start][0], _with_marks(text, places[start + len(words) - 1][1])
                begins = _is_cut(self.older, at) or any(0 <= span[0] - first <= _MARKS for first, _ in whole)
                ends = _is_cut(self.older, at + 1) or any(0 <= last - span[1] <= _MARKS for _, last in whole)
                if begins and ends and self._pairs.is_free(new, span):
                    return span
        return None

    def _split(self) -> None:
        """Now several passages, one after the other."""
        firsts: dict[Words, list[int]] = {}
        unused = set(self._pairs.unused())
        for at in sorted(unused):
            if self.new_words[at]:
                firsts.setdefault(self.new_words[at][:1], []).append(at)
        for at in self._pairs.left():
            words = self.old_words[at]
            for first in firsts.get(words[:1], ()):
                run = self._run(words, first, unused)
                if len(run) > 1:
                    self._pairs.take(at, "stands", run)
                    unused -= set(run)
                    break

    def _run(self, words: Words, first: int, unused: set[int]) -> tuple[int, ...]:
        """The newer passages from there on that make up these words and no more; none where they do not."""
        reached, at = 0, first
        while reached < len(words):
            told = self.new_words[at] if at in unused else ()
            if not told or words[reached : reached + len(told)] != told:
                return ()
            reached, at = reached + len(told), at + 1
        return tuple(range(first, at))

    # In other words

    def _changed(self) -> None:
        alike = Alike(self.old_words, self.new_words)
        for _ in range(_ROUNDS):
            left, unused = self._pairs.left(), self._pairs.unused()
            near = alike.near(left, unused)
            pairs = {(at, new) for at in left for new in (*near[at], *self._about(at))}
            pairs |= set(zip(left, unused, strict=False))
            self._pairs.take_best(
                [(at, new) for at, new in pairs if new not in self._pairs.used and self._is_changed(alike, at, new)],
                "changed",
                lambda at, new: alike.alike(at, new) + self._pairs.context(at, new),
            )
        self._part_of_longer(alike)
        self._changed_and_split(alike)
        for at, found in self._pairs.found.items():
            if found.standing == "changed" and self.older[at].is_part != self.newer[found.newer[0]].is_part:
                self._narrow(at)

    def _is_changed(self, alike: Alike, at: int, new: int) -> bool:
        own = alike.alike(at, new)
        return own >= LEAST_ALIKE or (own >= LEAST_OWN and own + self._pairs.context(at, new) >= LEAST_ALIKE)

    def _about(self, at: int) -> list[int]:
        """Newer passages that stand where it stood: beside its neighbours."""
        beside = [found.newer[-1] + 1 for found in [self._pairs.found.get(at - 1)] if found and found.newer]
        beside += [found.newer[0] - 1 for found in [self._pairs.found.get(at + 1)] if found and found.newer]
        return [new for new in beside if 0 <= new < len(self.newer)]

    def _part_of_longer(self, alike: Alike) -> None:
        """Found again, changed, in a part of a longer passage that others of the older ones may share with it."""
        open_ = [new for new in range(len(self.newer)) if not self._pairs.stands_whole(new)]
        long = [at for at in self._pairs.left() if len(self.old_words[at]) >= LEAST_HELD_WORDS]
        for at, others in alike.near(long, open_).items():
            for new in sorted(others, key=lambda new: -alike.held(at, new) - self._pairs.context(at, new)):
                if alike.held(at, new) < LEAST_HELD:
                    continue
                for sharer in self._pairs.used.get(new, ()):
                    self._narrow(sharer)
                span = run_within(self.old_words[at], self.newer[new].text)
                span = self._pairs.free_of(new, span) if span else None
                if span is not None:
                    self._pairs.take(at, "changed", (new,), span)
                    break

    def _changed_and_split(self, alike: Alike) -> None:
        """The other part of a changed passage that is now two, as where the officer cut its sentence."""
        for at, found in list(self._pairs.found.items()):
            if found.standing != "changed" or len(found.newer) != 1 or found.span is not None:
                continue
            new = found.newer[0]
            for other in (new + 1, new - 1):
                if not 0 <= other < len(self.newer) or other in self._pairs.used:
                    continue
                held = len(self.new_words[other]) >= LEAST_HELD_WORDS and alike.holds(at, other) >= LEAST_HELD
                if held or (_is_cut(self.newer, max(new, other)) and not self.older[at].is_part):
                    self._pairs.take(at, "changed", (min(new, other), max(new, other)))
                    break

    def _narrow(self, at: int) -> None:
        """Say in which part of a longer passage this changed one stands, where others may share it."""
        found = self._pairs.found[at]
        if found.standing == "changed" and found.span is None and len(found.newer) == 1:
            text = self.newer[found.newer[0]].text
            span = run_within(self.old_words[at], text)
            if span is not None and span != (0, len(text)) and self._pairs.is_free(found.newer[0], span, but=at):
                self._pairs.found[at] = found._replace(span=span)


def _is_cut(passages: Sequence[Told], at: int) -> bool:
    """Whether the officer cut a sentence before that passage."""
    both = [*passages[at - 1 : at], *passages[at : at + 1]]
    return len(both) == 2 and all(told.is_part for told in both) and ENDED.search(both[0].text) is None


def _with_marks(text: str, end: int) -> int:
    """The end of a quote with the marks that close it."""
    while end < len(text) and text[end] in ".,;:!?)]\"'”’%":
        end += 1
    return end
