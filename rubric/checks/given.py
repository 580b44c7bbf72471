"""What a check is given, and how it raises a gap in the pack's own words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rubric.comparison import Gap, ItemComparison, PatternStatus
from rubric.decisions import Action
from rubric.pack import Pack, Severity
from rubric.phrases import phrases
from rubric.reading import Span

WHOLE = "all"
"""Subject of a gap about a sub-heading as a whole: its key must not change with every item that is added."""

Spans = tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Given:
    """Everything a check may look at.

    ``under`` holds each sub-heading's items, in the pack's order; an item that is not placed stands under none.
    ``actions`` are those of the officer, by the key of the gap they answer, "" for those that answer none.
    """

    pack: Pack
    items: tuple[ItemComparison, ...]
    statuses: tuple[PatternStatus, ...]
    under: Mapping[str, tuple[ItemComparison, ...]]
    actions: Mapping[str, tuple[Action, ...]]
    as_of: datetime.date

    def place(self, compared: ItemComparison) -> str:
        """The first sub-heading that the item stands under; "" where it is not placed."""
        for sub_heading in compared.item.sub_headings:
            if sub_heading in self.under:
                return sub_heading
        return ""

    def says(self, items: Iterable[ItemComparison], entries: tuple[str, ...]) -> bool:
        """Whether any item has words of a lexicon entry: see `any_says`."""
        return any_says(items, entries)

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
            key=f"{check}/{sub_heading}/{subject}",
            check=check,
            sub_heading=sub_heading,
            pattern=pattern,
            evidence=evidence,
            severity=severity,
            reason=sentence.format_map({"evidence": listed(evidence), **words}),
            spans=spans,
            lacking=lacking,
        )


def any_says(items: Iterable[ItemComparison], entries: tuple[str, ...]) -> bool:
    """Whether any item has words of a lexicon entry.

    That there is none of a thing is said only where the reader found none and no item has a word that could tell of
    it: one false flag costs more trust than a missed one.
    """
    words = phrases(entries)
    return any(words.within(compared.item.text) for compared in items)


def listed(words: Iterable[str], most: int = 6) -> str:
    """Words as a British list, "E1, E2 and E3"; past ``most`` the rest is counted."""
    every = list(words)
    if len(every) == 1:
        return every[0]
    if len(every) > most:
        every = [*every[: most - 1], f"{len(every) - most + 1} more"]
    return " and ".join([", ".join(every[:-1]), every[-1]]) if every else ""


def quality_spans(compared: ItemComparison, quality: str) -> Iterator[tuple[str, Span]]:
    """Where an item carries a quality, as a gap keeps it."""
    for found in compared.reading.qualities:
        if found.id == quality:
            yield compared.item.id, found.span


def item_spans(compared: ItemComparison, spans: Iterable[Span]) -> Spans:
    """Spans of one item, as a gap keeps them."""
    return tuple((compared.item.id, span) for span in spans)
