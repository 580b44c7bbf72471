"""The rows of a search: what was found, the words that were looked for, and where it stands, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.dates import say_day, say_partial_date
from desktop.models.account import IN_SHORT
from desktop.models.evidence import Shape, say_source
from desktop.models.gaps import gap_shape
from desktop.models.places import WHOLE_STATEMENT, place_of_item, place_title
from desktop.models.rows import Heading
from desktop.searchable import NARRATIVE, REASONS, AccountPart, Asked, Found, Hit, MarkedLine
from rubric.assessment import FigureRecord, Passage, SourceDocument
from rubric.comparison import Comparison, Gap
from rubric.decisions import Action
from rubric.evidence import EvidenceItem
from rubric.pack import Pack, Pattern, SubHeading
from rubric.reading import Span
from rubric.titles import title_of

TITLES = {
    "evidence": "Evidence",
    "gap": "Gaps",
    "action": "Actions",
    "account": "Our account",
    "figure": "Figures kept",
    "document": "Documents",
    "passage": "Passages of documents",
    "pattern": "Patterns",
    "sub-heading": "Sub-headings",
    "word": "Words of the framework",
}
MORE = "more"
"""The kind of a row that asks for all of another kind."""

EXCERPT, LEAD = 260, 28
_ICONS = {
    "evidence": "text-quote", "action": "clipboard-list", "account": "pen-line", "figure": "trending-up",
    "document": "file-text", "passage": "file-input", "sub-heading": "list-checks", "word": "book-a",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundRow:
    """Something to go to, in two lines with the words found marked; ``keys`` are those that lead there too.

    ``spans`` of the title count from its own beginning; ``found_in`` is the line beside name and text where words were
    found, if they were found there.
    """

    key: str
    title: str
    second: str
    spans: tuple[Span, ...] = ()
    found_in: MarkedLine | None = None
    icon: str = ""
    shape: Shape | None = None
    keys: str = ""

    @property
    def tooltip(self) -> str:
        """The first line whole, where it may have been cut."""
        return self.title

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        found_in = f"{self.found_in.label} {self.found_in.words}".strip() if self.found_in else ""
        return ", ".join(part for part in (self.title, self.second, found_in, self.keys) if part)


def split_key(key: str) -> tuple[str, str]:
    """What kind of thing a row leads to, and which."""
    kind, _, which = key.partition("/")
    return kind, which


def found_rows(
    pack: Pack, comparison: Comparison | None, found: Found, documents: Mapping[int, SourceDocument]
) -> tuple[Heading | FoundRow, ...]:
    """What was found, each kind under its heading; where there is more than is shown, a row that asks for all."""
    rows: list[Heading | FoundRow] = []
    for kind, count in found.counts.items():
        hits = [hit for hit in found.hits if hit.key.kind == kind]
        rows.append(Heading(f"heading/{kind}", TITLES[kind], str(count)))
        rows += [_row(pack, comparison, hit, documents) for hit in hits]
        if count > len(hits):
            rows.append(FoundRow(f"{MORE}/{kind}", f"Show all {count}", "", icon="chevron-down"))
    return tuple(rows)


def say_found(found: Found) -> str:
    """How much was found, in words."""
    total = sum(found.counts.values())
    kinds = [f"{TITLES[kind]} {count}" for kind, count in found.counts.items()]
    return f"{total} found: {', '.join(kinds)}" if total else "Nothing found"


def excerpt(text: str, spans: tuple[Span, ...], lead: int = LEAD) -> tuple[str, tuple[Span, ...]]:
    """A text on one line, begun not long before the first of the words found, with where they stand in it."""
    start = 0
    if spans and spans[0][0] > lead + 12:
        start = text.find(" ", spans[0][0] - lead, spans[0][0]) + 1 or spans[0][0]
    cut = text[start : start + EXCERPT]
    line = "".join(" " if letter.isspace() else letter for letter in cut)
    before = "…" if start else ""
    by = start - len(before)
    inside = (span for span in spans if span[0] >= start and span[1] <= start + len(cut))
    return before + line, tuple((a - by, b - by) for a, b in inside)


def _row(pack: Pack, comparison: Comparison | None, hit: Hit, documents: Mapping[int, SourceDocument]) -> FoundRow:
    in_text = bool(hit.text.spans) and not hit.name.spans
    line = hit.name if hit.name.words else hit.text
    title, spans = excerpt(line.words, line.spans)
    found_in = None
    if not spans or (line is hit.name and not hit.name.spans):
        found_in = _line(hit.text) if in_text and line is hit.name else next(iter(map(_line, hit.more)), None)
    second = " · ".join(part for part in _where(pack, comparison, hit, documents) if part)
    kind = hit.key.kind
    key = f"{kind}/{hit.key.id}"
    shape = _shape(comparison, hit)
    return FoundRow(key, title or "Nothing written yet", second, spans, found_in, _ICONS.get(kind, ""), shape)


def _line(line: MarkedLine) -> MarkedLine:
    return MarkedLine(line.label, *excerpt(line.words, line.spans, LEAD // 2))


def _shape(comparison: Comparison | None, hit: Hit) -> Shape | None:
    match hit.piece:
        case Gap():
            return gap_shape(hit.piece)
        case Pattern():
            statuses = comparison.patterns if comparison else ()
            for status in statuses:
                if status.pattern == hit.piece.id:
                    return status.status
            return "none"
    return None


def _where(
    pack: Pack, comparison: Comparison | None, hit: Hit, documents: Mapping[int, SourceDocument]
) -> Iterator[str]:
    match hit.piece:
        case EvidenceItem() as item:
            first, *rest = say_source({}, item).split(" · ")
            yield from (first, _place(pack, place_of_item(pack, item)), *rest)
        case Gap() as gap:
            yield "Put away" if gap.dismissal else "Open" if gap.is_open else "Answered"
            yield _place(pack, gap.sub_heading)
        case Action() as action:
            yield "Done" if action.done else f"Due {say_day(action.due)}" if action.due else "No date"
            yield action.owner or "No owner"
            own_place = "" if action.gap else action.place or place_title(pack, WHOLE_STATEMENT)
            yield _place(pack, action.place) or own_place
        case AccountPart(account, part):
            yield _place(pack, account.sub_heading or WHOLE_STATEMENT)
            yield part_title(pack, part)
        case FigureRecord() as figure:
            yield from (figure.value, figure.period, figure.evidence)
        case SourceDocument() as document:
            yield from ("Imported document", say_partial_date(document.date))
        case Passage() as passage:
            document = documents.get(passage.document)
            yield document.name if document else ""
            yield passage.place
            accepted = f"accepted as {passage.evidence}" if passage.verdict == "accepted" else ""
            yield accepted if passage.verdict else "to decide"
        case Pattern() as pattern:
            yield f"{len(pattern.shown_by)} of {len(pack.exemplars)} exemplars"
            yield _place(pack, pattern.home)
            yield (_shape(comparison, hit) or "") if comparison else ""
        case SubHeading():
            yield "Sub-heading"
        case Asked(word):
            yield "" if hit.text.spans else word.short


def part_title(pack: Pack, part: str) -> str:
    """What a part of an account is called."""
    ours = {NARRATIVE: IN_SHORT.lower(), REASONS: "reasons for the judgement"}
    return ours.get(part) or title_of(pack.narrative_parts, part)


def _place(pack: Pack, place: str) -> str:
    return place_title(pack, place) if place else ""
