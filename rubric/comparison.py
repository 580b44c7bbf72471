"""How a council's evidence compares with the exemplars: the values that the window and the report show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from rubric.decisions import Action, Dismissal, MatchDecision
from rubric.evidence import EvidenceItem
from rubric.pack import Severity
from rubric.reading import Match, Reading, Span

DATE = "date"

Status = Literal["covered", "weak", "missing"]


@dataclass(frozen=True, slots=True)
class ItemComparison:
    """One evidence item beside what was read in it, after the officer's decisions.

    ``matches`` leaves out what the officer rejected and carries what was confirmed as ``clear``.
    ``confirmed`` names those patterns. ``decided`` are the decisions about this item, ``stale`` the patterns of those
    that were made on other words than those now there: they still hold, and are to be looked at again.
    """

    item: EvidenceItem
    reading: Reading
    matches: tuple[Match, ...]
    confirmed: frozenset[str] = frozenset()
    decided: tuple[MatchDecision, ...] = ()
    stale: frozenset[str] = frozenset()

    @property
    def sub_headings(self) -> tuple[str, ...]:
        """Where the officer placed the item; empty where it is not placed."""
        return self.item.sub_headings

    def carries(self, quality_id: str) -> bool:
        """Whether its text has a quality; a date or period that stands beside the text is as good as one in it."""
        is_dated = quality_id == DATE and bool(self.item.date or self.item.period)
        return is_dated or self.reading.has(quality_id)


@dataclass(frozen=True, slots=True)
class PatternStatus:
    """Where a pattern stands over the whole statement, and the ids of the items behind that, best first."""

    pattern: str
    sub_heading: str
    status: Status
    evidence: tuple[str, ...]


class Counts(NamedTuple):
    """How many patterns are covered, weak and missing."""

    covered: int
    weak: int
    missing: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Something flagged, with all that explains it.

    ``key`` is stable: check, sub-heading and subject (the pattern's id, the sorted ids of the items it rests on, or
    "all" where it is about a sub-heading as a whole). ``sub_heading`` is "" for an item that is not placed.
    ``spans`` are the words read, as (evidence id, span). ``lacking`` names qualities the exemplars carry and this
    evidence does not. ``text_changed`` says that a dismissal was made on other words than those now there.
    """

    key: str
    check: str
    sub_heading: str
    pattern: str | None
    evidence: tuple[str, ...]
    severity: Severity
    reason: str
    spans: tuple[tuple[str, Span], ...] = ()
    lacking: tuple[str, ...] = ()
    dismissal: Dismissal | None = None
    text_changed: bool = False
    actions: tuple[Action, ...] = ()

    @property
    def about(self) -> str:
        """What it is about, whichever check raises it: a pattern that is missing today may be weak tomorrow."""
        return f"{self.sub_heading}/{self.pattern}" if self.pattern else self.key

    @property
    def is_open(self) -> bool:
        """Neither dismissed nor answered by actions that are all done."""
        return self.dismissal is None and not (self.actions and all(a.done for a in self.actions))

    @property
    def is_unanswered(self) -> bool:
        """Neither dismissed nor with an action, be it done or not."""
        return self.dismissal is None and not self.actions


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole answer of `find_gaps`: items in the order given, patterns in the pack's, gaps most serious first.

    ``by_id`` holds the items by their ids; whoever has it at hand may give it.
    """

    items: tuple[ItemComparison, ...]
    patterns: tuple[PatternStatus, ...]
    gaps: tuple[Gap, ...]
    by_id: Mapping[str, ItemComparison] = field(default_factory=dict[str, ItemComparison], repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.by_id:
            object.__setattr__(self, "by_id", {compared.item.id: compared for compared in self.items})

    def item(self, evidence_id: str) -> ItemComparison:
        """The item of that id. Raises KeyError."""
        return self.by_id[evidence_id]

    def gap_answered_by(self, action: Action) -> Gap | None:
        """The gap that an action answers, under whichever check it is now raised; None where it is closed."""
        return next((gap for gap in self.gaps if action in gap.actions), None)

    def under(self, sub_heading: str) -> tuple[PatternStatus, ...]:
        """The patterns whose home is that sub-heading."""
        return tuple(p for p in self.patterns if p.sub_heading == sub_heading)

    def counts(self, sub_heading: str = "") -> Counts:
        """How the patterns stand whose home is that sub-heading; without one, those of the whole statement."""
        found = Counter(p.status for p in (self.under(sub_heading) if sub_heading else self.patterns))
        return Counts(found["covered"], found["weak"], found["missing"])
