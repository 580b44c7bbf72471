"""The rows of the evidence list: one passage, what was read in it, and what to watch."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from desktop.ages import age_titles
from desktop.dates import say_partial_date
from desktop.models.evidence_filter import EvidenceFilter
from desktop.models.evidence_order import Order, in_order
from desktop.models.places import stands_under
from desktop.models.rows import Heading, Notice
from rubric.assessment import Assessment
from rubric.comparison import Comparison, ItemComparison
from rubric.duplicates import Repeat
from rubric.evidence import EvidenceItem
from rubric.pack import Pack
from rubric.reading import Reading

Shape = Literal["covered", "weak", "missing", "possible", "none"]

EXCERPT = 240


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """An evidence item in two lines. The counts are of patterns by fit."""

    key: str
    title: str
    second: str
    status: Shape
    clear: int = 0
    partial: int = 0
    possible: int = 0
    notice: Notice | None = None

    @property
    def counts(self) -> tuple[tuple[Shape, str], ...]:
        """The two surest kinds of match, each with its shape."""
        every: tuple[tuple[Shape, int, str], ...] = (
            ("covered", self.clear, "clear"),
            ("weak", self.partial, "partial"),
            ("possible", self.possible, "possible"),
        )
        return tuple((shape, f"{count} {word}") for shape, count, word in every if count)

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        found = ", ".join(words for _, words in self.counts) or "no pattern found"
        notice = [self.notice.words] if self.notice else []
        _, _, source = self.second.partition(" · ")
        return ", ".join([self.key, found, *notice, source.replace(" · ", ", "), self.title])


KeptRows = dict[str, tuple[tuple[object, ...], EvidenceRow]]
"""Rows by the ids of their items, each beside what it was made from."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What is asked of a list: which items, in which order.

    What an officer is working on must not go from under the cursor. Items in ``held`` are shown whatever the filter
    says, and stand where they would as they were then; so are items that were not ``known`` when the filter was set.
    """

    filter: EvidenceFilter = field(default_factory=EvidenceFilter)
    order: Order = field(default_factory=Order)
    known: frozenset[str] | None = None
    held: Mapping[str, ItemComparison] = field(default_factory=dict[str, ItemComparison])

    @property
    def is_plain(self) -> bool:
        """Whether every item is shown, as it was entered."""
        return not self.filter.is_set and self.order == Order()

    def afresh(self, assessment: Assessment, **asked: object) -> Listing:
        """The listing when something else is asked for: nothing is being worked on, and nothing is new."""
        known = frozenset(item.id for item in assessment.evidence)
        return replace(self, known=known, held={}, **asked)

    def holding(self, assessment: Assessment, comparison: Comparison | None, evidence_ids: Iterable[str]) -> Listing:
        """The listing while these are worked on; what was held before goes where it belongs."""
        compared = {item.item.id: item for item in comparison.items} if comparison else {}
        items = {item.id: item for item in assessment.evidence}
        held = {
            one: self.held.get(one) or compared.get(one) or unread(items[one]) for one in evidence_ids if one in items
        }
        return replace(self, held=held)

    def shows(self, pack: Pack, stands_as: ItemComparison, as_of: datetime.date) -> bool:
        """Whether an item is shown."""
        evidence_id = stands_as.item.id
        if evidence_id in self.held or (self.known is not None and evidence_id not in self.known):
            return True
        return self.filter.lets_through(pack, stands_as, as_of)


_UNREAD = Reading("", (), (), (), ())

# Of several notices the first stands: personal data before age, and that before a passage that stands twice.
_NOTICE_ICONS = {"personal-data": "shield-alert", "out-of-date": "calendar-clock"}


def evidence_rows(
    pack: Pack,
    assessment: Assessment,
    comparison: Comparison | None,
    place: str,
    *,
    listing: Listing | None = None,
    repeats: Mapping[str, Repeat] | None = None,
    kept: KeptRows | None = None,
) -> tuple[EvidenceRow | Heading, ...]:
    """The items at a place. Before the first comparison nothing is filtered: what was found is not known.

    Whoever asks again and again for the same file hands over the same ``kept``: with every letter one row of thousands
    changes.
    """
    kept = {} if kept is None else kept
    compared = comparison.by_id if comparison else {}
    listing, repeats = listing or Listing(), repeats or {}
    notices = {evidence_id: Notice("copy", say_repeat(repeat), "ink2") for evidence_id, repeat in repeats.items()}
    notices |= _notices(pack, comparison) if comparison else {}
    titles = {category.id: category.title for category in pack.evidence_categories}
    as_of = assessment.details.as_of
    is_filtered = comparison is not None and listing.filter.is_set
    here: dict[str, EvidenceItem] = {}
    standing: list[ItemComparison] = []
    for item in assessment.evidence:
        if not stands_under(pack, item, place):
            continue
        stands_as = listing.held.get(item.id) or compared.get(item.id) or unread(item)
        if not is_filtered or listing.shows(pack, stands_as, as_of):
            here[item.id] = item
            standing.append(stands_as)
    rows: list[EvidenceRow | Heading] = []
    for number, group in enumerate(in_order(pack, standing, listing.order, as_of)):
        if group.title:
            rows.append(Heading(f"heading {number}", group.title, str(len(group.items))))
        for stands_as in group.items:
            evidence_id = stands_as.item.id
            rows.append(_row(kept, titles, here[evidence_id], compared.get(evidence_id), notices.get(evidence_id)))
    if len(kept) > len(assessment.evidence):
        for gone in kept.keys() - {item.id for item in assessment.evidence}:
            del kept[gone]
    return tuple(rows)


def count_at(pack: Pack, assessment: Assessment, place: str) -> int:
    """How many items stand at a place, whether or not they are shown."""
    return sum(stands_under(pack, item, place) for item in assessment.evidence)


def say_repeat(repeat: Repeat) -> str:
    """Which other item says the same."""
    return f"{'Same' if repeat.same_words else 'Nearly the same'} as {repeat.of}"


def excerpt(text: str) -> str:
    """The beginning of a passage on one line."""
    return " ".join(text[:EXCERPT].split()) or "Nothing written yet"


def say_source(titles: Mapping[str, str], item: EvidenceItem) -> str:
    """Where an item comes from: its id, source and page, date or else its period, and category (by its title)."""
    source = ", ".join(filter(None, [item.source, item.page])) or "no source"
    date, category = say_partial_date(item.date) or item.period or "no date", titles.get(item.category or "", "")
    return " · ".join(filter(None, [item.id, source, date, category]))


def unread(item: EvidenceItem) -> ItemComparison:
    return ItemComparison(item, _UNREAD, ())


def _row(
    kept: KeptRows,
    titles: Mapping[str, str],
    item: EvidenceItem,
    compared: ItemComparison | None,
    notice: Notice | None,
) -> EvidenceRow:
    """The row of an item, the very same while nothing about it changes."""
    given = (item, compared, notice, titles.get(item.category or ""))
    held = kept.get(item.id)
    if held is None or held[0] != given:
        held = kept[item.id] = given, _new_row(titles, item, compared, notice)
    return held[1]


def _new_row(
    titles: Mapping[str, str], item: EvidenceItem, compared: ItemComparison | None, notice: Notice | None
) -> EvidenceRow:
    fits = [match.fit for match in compared.matches] if compared else []
    clear, partial, possible = fits.count("clear"), fits.count("partial"), fits.count("possible")
    status: Shape = "covered" if clear else "weak" if partial else "possible" if possible else "none"
    source = say_source(titles, item)
    return EvidenceRow(item.id, excerpt(item.text), source, status, clear, partial, possible, notice)


def _notices(pack: Pack, comparison: Comparison) -> dict[str, Notice]:
    flagged: dict[str, set[str]] = defaultdict(set)
    for gap in comparison.gaps:
        if gap.check in _NOTICE_ICONS and gap.is_open:
            for evidence_id in gap.evidence:
                flagged[evidence_id].add(gap.check)
    words = {check.id: check.title for check in pack.checks}
    words["out-of-date"] = f"{age_titles(pack)['out-of-date']} old"
    return {
        evidence_id: next(Notice(icon, words[check]) for check, icon in _NOTICE_ICONS.items() if check in checks)
        for evidence_id, checks in flagged.items()
    }
