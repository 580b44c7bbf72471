"""What the report's templates may say, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from rubric.paper_parts import PaperPart


@dataclass(frozen=True, slots=True)
class Reference:
    """A link printed as [E14] or [G1]. ``anchor`` is its own name where it is the first use in its section."""

    label: str
    target: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words quoted exactly as they stand in an evidence item."""

    words: str


Text = tuple[str | Reference | Quoted, ...]
"""Running text: plain words, words quoted, references."""


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many patterns stand where."""

    covered: int
    weak: int
    missing: int


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A sub-heading's row: ``squares`` names the status of each pattern, covered first."""

    title: str
    target: str
    squares: tuple[str, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class ShortGap:
    """A gap in a line or two."""

    severity: str
    severity_title: str
    text: Text


@dataclass(frozen=True, slots=True)
class Judgement:
    """The council's own judgement in the pack's words, with its reasons and how sure it is; empty is not said."""

    words: str
    reasons: Text
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """The page that a director reads."""

    standfirst: str
    heat_map: tuple[HeatRow, ...]
    counts: Counts
    total: int
    strengths: tuple[Text, ...]
    gaps: tuple[ShortGap, ...]
    actions: tuple[tuple[str, Text], ...]
    asked: str
    judgement: Judgement | None
    caveat: str
    gaps_shown: str
    open_gaps: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What the framework asks, the council's account of the whole statement, and what it does of its own accord."""

    i_statements: tuple[str, ...]
    we_statement: str
    wording_source: str
    account: tuple[Text, ...]
    judgement: Judgement | None
    actions: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said, and where it comes from."""

    words: str
    source: Text


@dataclass(frozen=True, slots=True)
class Figure:
    """Figures as one item gives them."""

    words: Text
    source: str
    date: str
    period: str
    comparator: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    """What will be done, and the gap that it answers, if it answers one."""

    gap: Reference | None
    what: str
    owner: str
    due: str
    state: str


@dataclass(frozen=True, slots=True)
class Written:
    """A part of the account as the council wrote it, under the pack's title."""

    title: str
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class WrittenParts:
    """What the council wrote itself, in place of what is put together from the evidence where it wrote nothing.

    ``others`` are parts that nothing is put together for.
    """

    well: Written | None
    voices: Written | None
    short: Written | None
    doing: Written | None
    others: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One sub-heading of the statement."""

    id: str
    title: str
    short_title: str
    counts: Counts
    gaps: tuple[Reference, ...]
    standfirst: Text
    account: tuple[Text, ...]
    judgement: Judgement | None
    written: WrittenParts
    well: tuple[Text, ...]
    also_well: Text
    voices: tuple[Quotation, ...]
    more_voices: Text
    figures: tuple[Figure, ...]
    more_figures: Text
    short: tuple[ShortGap, ...]
    more_short: Text
    checks: Text
    admitted: tuple[Text, ...]
    actions: tuple[ActionRow, ...]
    more_actions: Text

    @property
    def is_written(self) -> bool:
        """Whether the council wrote more than what stands in large type."""
        parts = (self.written.well, self.written.voices, self.written.short, self.written.doing, *self.written.others)
        return bool(self.account) or any(parts)


@dataclass(frozen=True, slots=True)
class Card:
    """A gap against a pattern, with all that explains it."""

    anchor: str
    number: str
    title: str
    severity: str
    severity_title: str
    status: str
    shown_by: int
    exemplars: int
    sub_heading: str
    shows: tuple[str, ...]
    evidence: Text
    why: Text
    gather: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A gap that a check on the evidence raised."""

    anchor: str
    number: str
    sub_heading: str
    reason: Text
    action: str


@dataclass(frozen=True, slots=True)
class CheckTable:
    """What one check found. ``more`` stands for what is not printed."""

    title: str
    meaning: str
    gather: str
    rows: tuple[CheckRow, ...]
    more: Text


@dataclass(frozen=True, slots=True)
class Gaps:
    """The open gaps, most serious first."""

    standfirst: str
    cards: tuple[Card, ...]
    checks_title: str
    checks: tuple[CheckTable, ...]


@dataclass(frozen=True, slots=True)
class ClosedGap:
    """A gap that is not open any more: why, and since when."""

    title: Text
    sub_heading: str
    reason: str
    when: str
    note: str


@dataclass(frozen=True, slots=True)
class IndexRow:
    """An evidence item as the index prints it."""

    anchor: str
    id: str
    source: str
    words: str
    category: str
    date: str
    period: str
    caveat: str
    used: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class IndexTable:
    """At most fifty rows: longer tables lay out too slowly."""

    title: str
    rows: tuple[IndexRow, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The evidence that the draft relies on, and what it leaves aside."""

    standfirst: str
    tables: tuple[IndexTable, ...]
    unused: str
    long: bool = False


@dataclass(frozen=True, slots=True)
class Method:
    """How the comparison was made and what its words mean."""

    compared: tuple[str, ...]
    exemplars: tuple[str, ...]
    severities: tuple[tuple[str, str, str], ...]
    categories: tuple[Row, ...]
    qualities: tuple[Row, ...]
    limits: tuple[str, ...]
    acknowledgement: str
    ours: str
    caveat: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the draft self-assessment says."""

    council: str
    statement: str
    theme: str
    number: int
    draft: str
    state: str
    footer: str
    parts: tuple[PaperPart, ...]
    cover: tuple[Row, ...]
    summary: Summary
    asked: Asked
    sections: tuple[Section, ...]
    gaps: Gaps
    dismissed: tuple[ClosedGap, ...]
    answered: tuple[ClosedGap, ...]
    index: Index
    method: Method
    decision: tuple[str, ...]
