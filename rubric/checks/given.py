"""What a check is given, and how it raises a gap in the pack's own words."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from rubric.comparison import Gap, ItemComparison
from rubric.decisions import Action
from rubric.gap_key import key_of
from rubric.pack import Pack, Severity
from rubric.phrases import Phrases, phrases
from rubric.reading import Match, Span
from rubric.text import listed

if TYPE_CHECKING:
    from rubric.assessment import FigureRecord

WHOLE = "all"
"""Subject of a gap about a sub-heading as a whole: its key must not change with every item that is added."""
MOST_NAMED = 6
"""In one sentence: of what is more the rest is counted."""

Spans = tuple[tuple[str, Span], ...]
Items = tuple[ItemComparison, ...]
Shown = tuple[tuple[ItemComparison, Match], ...]
"""The matches of one pattern, each with its item, in the order of the items."""

Made = TypeVar("Made")
Make = Callable[[Pack], Any]


@dataclass(frozen=True, slots=True)
class Terms:
    """What every check may look at beside the evidence: the pack, and the day it is read on."""

    pack: Pack
    as_of: datetime.date
    _made: dict[Make, Any] = field(init=False, repr=False, compare=False, default_factory=dict[Make, Any])
    _phrases: dict[str, Phrases] = field(init=False, repr=False, compare=False, default_factory=dict[str, Phrases])

    def made(self, make: Callable[[Pack], Made]) -> Made:
        """What a check makes of the pack, made once."""
        if make not in self._made:
            self._made[make] = make(self.pack)
        return self._made[make]

    def phrases(self, entry: str) -> Phrases:
        """The words of a lexicon entry, ready to search."""
        if entry not in self._phrases:
            self._phrases[entry] = phrases(self.pack.lexicon[entry])
        return self._phrases[entry]

    def places(self, compared: ItemComparison) -> tuple[str, ...]:
        """The sub-headings that the item stands under, each once, in the officer's order."""
        known = self.made(_sub_headings)
        return tuple(dict.fromkeys([place for place in compared.item.sub_headings if place in known]))

    def knows(self, sub_heading: str) -> bool:
        """Whether the pack has that sub-heading."""
        return sub_heading in self.made(_sub_headings)

    def place(self, compared: ItemComparison) -> str:
        """The first sub-heading that the item stands under; "" where it is not placed."""
        return next(iter(self.places(compared)), "")

    def says(self, items: Iterable[ItemComparison], entry: str) -> bool:
        """Whether any item has words of a lexicon entry: see `any_says`."""
        return any_says(items, self.phrases(entry))

    def title(self, sub_heading: str) -> str:
        """The sub-heading's full name."""
        return self.pack.sub_heading(sub_heading).title

    def gap(
        self,
        check: str,
        sub_heading: str,
        reason: str,
        *,
        items: Iterable[ItemComparison] = (),
        subject: str = "",
        pattern: str | None = None,
        severity: Severity = "check",
        spans: Spans = (),
        lacking: tuple[str, ...] = (),
        **words: object,
    ) -> Gap:
        """A gap whose reason is the pack's sentence of that name, filled in.

        Without a ``subject`` or a pattern the key is made of the sorted ids of the items.
        """
        evidence = tuple(compared.item.id for compared in items)
        subject = subject or pattern or "+".join(sorted(evidence))
        sentence = self.pack.check(check).reasons[reason]
        return Gap(
            key=key_of(check, sub_heading, subject),
            check=check,
            sub_heading=sub_heading,
            pattern=pattern,
            evidence=evidence,
            severity=severity,
            reason=sentence.format_map({"evidence": listed(evidence, MOST_NAMED), **words}),
            spans=spans,
            lacking=lacking,
        )


@dataclass(frozen=True, slots=True)
class Given:
    """What a check of the whole statement may look at beside what it is told of each item.

    ``actions`` are those of the officer, by the key of the gap they answer, "" for those that answer none; ``items``
    all items by their ids, and ``figures`` those that the council keeps by themselves.
    """

    terms: Terms
    actions: Mapping[str, tuple[Action, ...]]
    items: Mapping[str, ItemComparison]
    figures: Sequence[FigureRecord]


def _sub_headings(pack: Pack) -> frozenset[str]:
    return frozenset(sub_heading.id for sub_heading in pack.sub_headings)


def any_says(items: Iterable[ItemComparison], words: Phrases) -> bool:
    """Whether any item has one of these words.

    That there is none of a thing is said only where the reader found none and no item has a word that could tell of
    it: one false flag costs more trust than a missed one.
    """
    return any(words.within(compared.item.text) for compared in items)


def quality_spans(compared: ItemComparison, quality: str) -> Iterator[tuple[str, Span]]:
    """Where an item carries a quality, as a gap keeps it."""
    for found in compared.reading.qualities:
        if found.id == quality:
            yield compared.item.id, found.span


def item_spans(compared: ItemComparison, spans: Iterable[Span]) -> Spans:
    """Spans of one item, as a gap keeps them."""
    return tuple((compared.item.id, span) for span in spans)
