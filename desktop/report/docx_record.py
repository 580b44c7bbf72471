"""The record of what people decided, in the Word file."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from desktop.report.docx_gaps import closed_table
from desktop.report.docx_table import Cell, Cells, table
from desktop.report.docx_writing import heading, paragraph, part_heading, say
from desktop.report.parts import Part
from desktop.report.values.account import Judgement
from desktop.report.values.record import DecidedMatch
from desktop.report.values.report import Report
from desktop.report.words import WORDS


def record(report: Report, part: Part) -> Markup:
    """The judgements, the matches confirmed and rejected, and the gaps dismissed where no other part prints them."""
    told = report.record
    if told is None:
        return Markup()
    return Markup().join((
        part_heading(part),
        paragraph("Standfirst", told.standfirst),
        _judgements(told.judgements) if told.judgements else "",
        _matches(told.matches) if told.matches else "",
        paragraph("Note", told.more_matches) if told.more_matches else "",
        closed_table(WORDS.gaps_dismissed, "Reason", told.dismissed),
    ))  # fmt: skip


def _judgements(told: Sequence[tuple[str, Judgement]]) -> Markup:
    rows: list[Cells] = [
        (title, Cell(made.words or WORDS.none_given, made.confidence), say(made.reasons) or WORDS.no_reasons)
        for title, made in told
    ]
    head = ("Of", WORDS.judgement_and_sure, "Reasons")
    return heading(2, WORDS.judgements) + table(WORDS.judgements, head, (110, 169, 200), rows)


def _matches(told: Sequence[DecidedMatch]) -> Markup:
    rows: list[Cells] = [
        (match.pattern, match.verdict, match.sub_heading, Cell(say(match.evidence), match.note)) for match in told
    ]
    title = WORDS.matches
    return heading(2, title) + table(title, ("Pattern", "Decision", "Under", "Evidence"), (184, 70, 110, 115), rows)
