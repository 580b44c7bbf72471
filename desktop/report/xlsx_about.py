"""The first sheet of the workbook: what it is, how much is in it, and how to read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from desktop.report import xlsx_account, xlsx_decided, xlsx_documents, xlsx_evidence, xlsx_figures, xlsx_gaps
from desktop.report.characters import WITHHELD, holds_withheld
from desktop.report.register import Register, date_cell, day_cell, gap_state
from desktop.report.xlsx_sheet import AnySheet, Cell, Column, Sheet, ToRow

TITLE = "About"

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

Pairs = Iterator[tuple[Cell, Cell]]


def about_sheet(register: Register, others: Sequence[AnySheet]) -> Sheet[tuple[Cell, Cell]]:
    """What stands in the workbook, in two columns."""
    columns: tuple[Column[tuple[Cell, Cell]], ...] = (
        Column("About this workbook", 44, lambda pair: pair[0]),
        Column("What it says", 100, lambda pair: pair[1]),
    )
    pairs = (*_what_it_is(register), *_counts(register), *_how_to_read(others), *_left_out(register), *_words(register))
    return Sheet(TITLE, columns, pairs, "")


def _what_it_is(register: Register) -> Pairs:
    report, details = register.report, register.assessment.details
    yield "State", report.state
    yield "Council", report.council
    yield "Quality statement", report.statement
    yield "Evidence as at", day_cell(details.as_of)
    yield "Period", details.period or "Not stated"
    yield "Prepared by", details.prepared_by or "Not stated"
    yield "For decision by", details.decided_by or "Not stated"
    yield "Review by", date_cell(details.review_by) or "Not stated"
    yield "Draft", details.draft
    yield "Made on", day_cell(register.made_on)
    if register.material.compared:
        yield "Rubric edition", f"{register.pack.id} {register.pack.edition_title}"


def _counts(register: Register) -> Pairs:
    yield "Items of evidence", len(register.comparison.items)
    if register.assessment.report_options.exemplars:
        yield from _compared(register)
    actions = register.assessment.decisions.actions
    yield "Actions", len(actions)
    yield "Actions overdue", sum(action.is_overdue(register.made_on) for action in actions)


def _compared(register: Register) -> Pairs:
    comparison = register.comparison
    states = Counter(gap_state(gap) for gap in comparison.gaps)
    for state in ("Open", "Dismissed", "Answered"):
        yield f"Gaps {state.lower()}", states[state]
    for place in ("", *(sub_heading.id for sub_heading in register.pack.sub_headings)):
        found = comparison.counts(place)
        said = f"{found.covered} covered, {found.weak} weak, {found.missing} missing"
        yield f"Patterns: {register.sub_heading(place)}", said


def _how_to_read(others: Sequence[AnySheet]) -> Pairs:
    for sheet in others:
        yield ToRow(f"Sheet: {sheet.title}", sheet.title), _HOLDS[sheet.title]
    gaps = any(sheet.title == xlsx_gaps.GAPS for sheet in others)
    open_gaps = "; G1, G2 and so on are open gaps, as in the paper" if gaps else ""
    yield "References", f"E1, E2 and so on are items of evidence{open_gaps}."
    yield (
        "Links",
        f"A link leads to the row where its item{' or gap' if gaps else ''} stood when this workbook was made. Once a "
        "sheet is sorted, look for the reference instead.",
    )
    yield "Dates", "A whole day is a date that sorts; a source that states only a month or a year has it in words."


def _left_out(register: Register) -> Pairs:
    binned = len(register.assessment.bin)
    yield "Left out", f"What is in the bin: {binned} {'item' if binned == 1 else 'items'}."
    options = register.assessment.report_options
    if not options.owners:
        yield "Left out", "The names of owners, as asked."
    if not options.exemplars:
        yield "Left out", "The comparison with exemplars, as asked."
    if options.mask and holds_withheld(register.assessment):
        yield "Left out", f"Personal data that was found: {WITHHELD} stands in its place."


def _words(register: Register) -> Pairs:
    asked, method = register.report.asked, register.report.method
    for statement in asked.i_statements:
        yield "What people expect", f"“{statement}”"
    yield "The local authority commitment", f"“{asked.we_statement}”"
    yield "Where these words are from", asked.wording_source
    if register.material.compared:
        yield "What this is not", method.caveat
    yield "Whose words", f"{method.acknowledgement} {method.ours}"
