"""The first sheet of the workbook: whose it is, how the council stands, what is open, and where to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from desktop.report import xlsx_account, xlsx_decided, xlsx_documents, xlsx_evidence, xlsx_figures, xlsx_gaps
from desktop.report.register import Register, date_cell, day_cell, gap_state
from desktop.report.values.text import Text
from desktop.report.wording import counted, sentence
from desktop.report.words import WORDS
from desktop.report.xlsx_sheet import AnySheet, Pair, Sheet, ToRow, pairs_sheet

TITLE = "Summary"

OPEN = 12
"""So many open gaps against patterns are named here; the sheet of gaps has them all."""

_HOLDS = {
    xlsx_evidence.TITLE: "Every item with all its fields, what it shows, what is flagged on it and where it is used.",
    xlsx_gaps.PATTERNS: "Every pattern that the exemplars show, and how the evidence stands against it.",
    xlsx_gaps.GAPS: "Open gaps, numbered as in the paper; then those dismissed, with the reason, and those answered.",
    xlsx_gaps.ACTIONS: "What will be done, by whom and by when.",
    xlsx_figures.TITLE: "Every figure that can be read in the evidence, with its period and what it is compared with.",
    xlsx_figures.KEPT: "The figures that the council keeps by themselves, each with the item it was taken from.",
    xlsx_documents.TITLE: "The documents that were read in: whose they are, of when, and what was not taken of them.",
    xlsx_account.TITLE: "The council's own account and judgement, part by part.",
    xlsx_decided.MATCHES: "Where people confirmed or rejected that an item shows a pattern.",
    xlsx_decided.PASSAGES: "What became of the passages of documents that were read in.",
}  # fmt: skip


def summary_sheet(register: Register, others: Sequence[AnySheet]) -> Sheet[Pair]:
    """What a reader needs first."""
    pairs = (*_what_it_is(register), *_judged(register), *_counts(register), *_open(register), *_sheets(others))
    return pairs_sheet(TITLE, TITLE, pairs)


def _what_it_is(register: Register) -> Iterator[Pair]:
    report, details = register.report, register.assessment.details
    yield "Council", report.council
    yield "Quality statement", report.statement
    yield "State", report.state
    yield "Draft", details.draft
    yield "Evidence as at", day_cell(details.as_of)
    yield "Period", details.period or "Not stated"
    yield "Prepared by", details.prepared_by or "Not stated"
    yield "For decision by", details.decided_by or "Not stated"
    yield "Review by", date_cell(details.review_by) or "Not stated"
    yield "Made on", day_cell(register.made_on)


def _judged(register: Register) -> Iterator[Pair]:
    """The council's own judgement of the whole, and what its director is asked."""
    summary = register.report.summary
    made = summary.judgement
    said = f"{made.words} {_words(made.reasons)}" if made else "Not made yet."
    yield ToRow(WORDS.judgement, xlsx_account.TITLE), said
    if made and made.confidence:
        yield WORDS.how_sure, made.confidence
    yield "In short", summary.standfirst
    if summary.asked:
        yield WORDS.asked_of_director, summary.asked


def _words(text: Text) -> str:
    return " ".join(piece for piece in text if isinstance(piece, str))


def _counts(register: Register) -> Iterator[Pair]:
    yield ToRow("Items of evidence", xlsx_evidence.TITLE), len(register.comparison.items)
    if register.material.compared:
        yield from _compared(register)
    actions = register.assessment.decisions.actions
    yield ToRow("Actions", xlsx_gaps.ACTIONS), len(actions)
    yield ToRow("Actions overdue", xlsx_gaps.ACTIONS), sum(a.is_overdue(register.made_on) for a in actions)


def _compared(register: Register) -> Iterator[Pair]:
    comparison = register.comparison
    states = Counter(gap_state(gap) for gap in comparison.gaps)
    for state in ("Open", "Dismissed", "Answered"):
        yield ToRow(f"Gaps {state.lower()}", xlsx_gaps.GAPS), states[state]
    places = {"": register.pack.whole} | {s.id: s.short_title for s in register.pack.sub_headings}
    for place, title in places.items():
        found = comparison.counts(place)
        said = f"{found.covered} covered, {found.weak} weak, {found.missing} missing"
        yield ToRow(f"Patterns: {title}", xlsx_gaps.PATTERNS), said


def _open(register: Register) -> Iterator[Pair]:
    """The most serious gaps that are open, each with what is done about it, and what else waits for somebody."""
    material = register.material
    if material.compared:
        gaps = [gap for gap in material.open_gaps if gap.pattern]
        for gap in gaps[:OPEN]:
            done = counted(len(gap.actions), "action") if gap.actions else "no action yet"
            said = f"{material.severity_title(gap.severity)}. {sentence(material.gap_in_short(gap))} {sentence(done)}"
            yield ToRow(f"Open: {register.gap_name(gap)}", xlsx_gaps.GAPS, gap.key), said
        if rest := len(material.open_gaps) - len(gaps[:OPEN]):
            others = counted(rest, "more gap stands", "more gaps stand")
            yield ToRow("Open: others", xlsx_gaps.GAPS), sentence(f"{others} there")
    unplaced = sum(not compared.sub_headings for compared in register.comparison.items)
    if unplaced:
        yield ToRow("Open: not placed", xlsx_evidence.TITLE), sentence(counted(unplaced, "item"))
    waiting = sum(p.is_offered and p.is_waiting for p in register.assessment.passages)
    if waiting:
        yield ToRow("Open: not decided on", xlsx_decided.PASSAGES), sentence(counted(waiting, "passage"))


def _sheets(others: Sequence[AnySheet]) -> Iterator[Pair]:
    for sheet in others:
        yield ToRow(f"Sheet: {sheet.title}", sheet.title), _HOLDS.get(sheet.title, "How to read this workbook.")
