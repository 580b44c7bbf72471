"""The last sheet of the workbook: how to read it, what is left out, and whose words stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.report import xlsx_gaps
from desktop.report.characters import WITHHELD, holds_withheld
from desktop.report.register import Register
from desktop.report.words import WORDS
from desktop.report.xlsx_sheet import AnySheet, Pair, Sheet, pairs_sheet

TITLE = "About"


def about_sheet(register: Register, others: Sequence[AnySheet]) -> Sheet[Pair]:
    """What a reader may have to look up."""
    pairs = (*_how_to_read(others), *_left_out(register), *_words(register))
    return pairs_sheet(TITLE, "About this workbook", pairs)


def _how_to_read(others: Sequence[AnySheet]) -> Iterator[Pair]:
    gaps = any(sheet.title == xlsx_gaps.GAPS for sheet in others)
    open_gaps = "; G1, G2 and so on are open gaps, as in the paper" if gaps else ""
    yield "References", f"E1, E2 and so on are items of evidence{open_gaps}."
    yield (
        "Links",
        f"A link leads to the row where its item{' or gap' if gaps else ''} stood when this workbook was made. Once a "
        "sheet is sorted, look for the reference instead.",
    )
    yield "Dates", "A whole day is a date that sorts; a source that states only a month or a year has it in words."


def _left_out(register: Register) -> Iterator[Pair]:
    binned = len(register.assessment.bin)
    yield "Left out", f"What is in the bin: {binned} {'item' if binned == 1 else 'items'}."
    options = register.assessment.report_options
    if not options.owners:
        yield "Left out", "The names of owners, as asked."
    if not options.exemplars:
        yield "Left out", "The comparison with exemplars, as asked."
    if options.mask and holds_withheld(register.assessment):
        yield "Left out", f"Personal data that was found: {WITHHELD} stands in its place."


def _words(register: Register) -> Iterator[Pair]:
    asked, method = register.report.asked, register.report.method
    for statement in asked.i_statements:
        yield asked.i_statements_title, f"“{statement}”"
    yield asked.we_statement_title, f"“{asked.we_statement}”"
    yield "Where these words are from", asked.wording_source
    if register.material.compared:
        yield "Rubric edition", f"{register.pack.id} {register.pack.edition_title}"
        yield WORDS.is_not, method.caveat
    yield WORDS.whose_words, f"{method.acknowledgement} {method.ours}"
