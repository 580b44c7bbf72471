"""What the report's templates may say, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from rubric.pack import Severity
from rubric.paper_parts import PaperPart


@dataclass(frozen=True, slots=True)
class Reference:
    """A link printed as [E14] or [G1]; plain text where it has no ``target``, because nothing of it is printed.

    ``anchor`` is its own name where it is the first use in its section.
    """

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
    """A sub-heading's row: ``squares`` names the status of each pattern, covered first. No ``target``, no link."""

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
    """The page that a director reads. Without the comparison there is no heat map and no gap: what the evidence
    admits stands in their place.

    ``more_actions`` counts those that are not among ``actions``; ``plan`` and ``all_gaps`` name the parts that have
    them all, where those are printed. A final paper has nothing ``asked``.
    """

    standfirst: str
    heat_map: tuple[HeatRow, ...]
    counts: Counts
    total: int
    strengths: tuple[Text, ...]
    no_strength: Text
    gaps: tuple[ShortGap, ...]
    no_gap: str
    admitted: tuple[Text, ...]
    actions: tuple[tuple[str, Text], ...]
    more_actions: str
    plan: str
    asked: str
    judgement: Judgement | None
    caveat: str
    gaps_shown: str
    all_gaps: str


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
class HeatCell:
    """The patterns of one sub-heading that so many exemplars show. ``said`` states every count in words."""

    squares: tuple[str, ...]
    gaps: tuple[Reference, ...]
    said: str


@dataclass(frozen=True, slots=True)
class HeatLine:
    """A sub-heading's row of the picture, a cell for each severity."""

    title: str
    target: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A count, and its length as a share of the longest in its table. ``said`` is the count, or what none means."""

    count: int
    share: float
    said: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A table of counts drawn as bars: a row a sub-heading. ``caption`` says what to see."""

    title: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Bar, ...]], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The statement in pictures: the patterns, whose evidence there is, and how old it is.

    ``severities`` are the heads of the heat map's columns: severity, title, how many patterns.
    """

    title: str
    caption: str
    severities: tuple[tuple[str, str, str], ...]
    lines: tuple[HeatLine, ...]
    categories: Bars
    ages: Bars


@dataclass(frozen=True, slots=True)
class ThenNow:
    """How many patterns of a sub-heading stood where in the earlier draft, and where they stand now."""

    title: str
    then: Counts
    now: Counts


@dataclass(frozen=True, slots=True)
class Moved:
    """A pattern that stands elsewhere than in the earlier draft."""

    title: str
    sub_heading: str
    then: str
    now: str
    evidence: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed since an earlier draft. ``lines`` are a label and what is to be said under it."""

    standfirst: str
    counts: tuple[ThenNow, ...]
    moved: tuple[Moved, ...]
    lines: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class DecidedMatch:
    """An officer's word on whether an item shows a pattern."""

    verdict: str
    pattern: str
    sub_heading: str
    evidence: Text
    note: str


@dataclass(frozen=True, slots=True)
class Record:
    """What people decided, beside what was computed. ``dismissed`` is empty where another part prints those gaps."""

    standfirst: str
    judgements: tuple[tuple[str, Judgement], ...]
    matches: tuple[DecidedMatch, ...]
    more_matches: str
    dismissed: tuple[ClosedGap, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word that the paper uses, what it means, and whose word it is."""

    word: str
    meaning: str
    source: str


@dataclass(frozen=True, slots=True)
class Look:
    """What is the council's own in the look of the paper. ``logo`` is a PNG picture in base64."""

    accent: str
    logo: str
    watermark: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said, and where it comes from."""

    words: str
    source: Text


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A value as it is printed, over the period it is of or those who have it."""

    value: str
    under: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as an item gives it: what it measures, in the item's words. None is what the item does not say."""

    measure: Text
    now: FigureValue
    then: FigureValue | None
    comparator: FigureValue | None
    source: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    """What will be done, and the gap that it answers: where that is not open any more, what became of it."""

    gap: Reference | str
    what: str
    owner: str
    due: str
    state: str


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """Every action: those to be done by their dates, then those that are done."""

    standfirst: str
    rows: tuple[ActionRow, ...]


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
class PartTitles:
    """What the parts of every sub-heading are called, whoever wrote them: the pack's titles."""

    well: str
    voices: str
    short: str


@dataclass(frozen=True, slots=True)
class Section:
    """One sub-heading of the statement. It ``holds`` something, or nothing stands under it and little is to be said.

    ``before`` says how its patterns stood in an earlier draft, ``stands`` that no gap is open and what became of them.

    ``frank`` names covered patterns whose evidence admits a shortfall: shown, and no strength; ``unsure`` those whose
    evidence is out of date, not placed or not clear. ``absent`` says in one
    sentence what the evidence under the sub-heading does not hold, in place of a part of its own for each.
    """

    id: str
    title: str
    short_title: str
    counts: Counts | None
    holds: bool
    before: str
    stands: str
    closed: str
    gaps: tuple[Reference, ...]
    standfirst: Text
    account: tuple[Text, ...]
    judgement: Judgement | None
    titles: PartTitles
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
    frank: Text
    unsure: Text
    actions: tuple[ActionRow, ...]
    more_actions: Text
    absent: str

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
class BareGap:
    """A missing pattern of which there is nothing more to say: a row in place of a card."""

    anchor: str
    number: str
    title: str
    severity: str
    severity_title: str
    shown: str
    sub_heading: str
    near: Text
    gather: str


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


_GRAVITY: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Gaps:
    """The open gaps, most serious first. ``bare`` are rows where so many patterns have nothing to tell of them that
    cards would be a book; ``bare_note`` says where more of each is told.
    """

    standfirst: str
    cards: tuple[Card, ...]
    bare: tuple[BareGap, ...]
    bare_note: str
    checks_title: str
    checks: tuple[CheckTable, ...]

    @property
    def by_severity(self) -> tuple[tuple[tuple[Card, ...], tuple[BareGap, ...]], ...]:
        """The cards and the rows of each severity, the gravest first: whatever the form, what is graver goes before."""
        ranks = {one.severity: _GRAVITY.index(one.severity) for one in (*self.cards, *self.bare)}
        return tuple(
            (
                tuple(card for card in self.cards if card.severity == severity),
                tuple(gap for gap in self.bare if gap.severity == severity),
            )
            for severity in sorted(ranks, key=ranks.__getitem__)
        )


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
    """How the comparison was made and what its words mean, unless the glossary says so."""

    compared: tuple[str, ...]
    exemplars: tuple[str, ...]
    severities: tuple[tuple[str, str, str], ...]
    words: tuple[Row, ...]
    categories: tuple[Row, ...]
    qualities: tuple[Row, ...]
    limits: tuple[str, ...]
    acknowledgement: str
    ours: str
    caveat: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The page to sign: the heads of its two columns, and what each row asks or has room for."""

    head: tuple[str, str]
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the self-assessment says.

    ``parts`` are those that were asked for and have something to say, in the order of the pages; of the others nothing
    is here, and no reference leads to them. ``follow_on`` names those that begin on the page of the part before them.
    ``name`` is what the paper calls itself inside a sentence, ``note`` what its cover says of it at the foot;
    ``owners`` says whether owners are named.
    """

    title: str
    council: str
    statement: str
    theme: str
    name: str
    draft: str
    state: str
    footer: str
    note: str
    compared: bool
    owners: bool
    look: Look
    parts: tuple[PaperPart, ...]
    follow_on: tuple[str, ...]
    cover: tuple[Row, ...]
    summary: Summary
    picture: Picture | None
    asked: Asked
    since: Changes | None
    sections: tuple[Section, ...]
    plan: ActionPlan | None
    gaps: Gaps
    dismissed: tuple[ClosedGap, ...]
    answered: tuple[ClosedGap, ...]
    record: Record | None
    index: Index
    method: Method
    glossary: tuple[Meaning, ...]
    decision: Decision

    def prints(self, part: str) -> bool:
        """Whether a part is printed, by its id."""
        return any(printed.id == part for printed in self.parts)
