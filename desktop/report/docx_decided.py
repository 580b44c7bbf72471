"""What has changed, what people decided and what the words mean, in the Word file."""

from __future__ import annotations

from markupsafe import Markup

from desktop.report.docx_gaps import closed_table
from desktop.report.docx_table import Cell, table
from desktop.report.docx_writing import heading, labelled, paragraph, part_heading, say
from desktop.report.parts import Part
from desktop.report.values import Counts, Record, Report


def since(report: Report, part: Part) -> Markup:
    """Then and now, the patterns that moved, and what else is otherwise than in the last draft."""
    told = report.since
    if told is None:
        return Markup()
    head = ("Under", *(f"{when} {status}" for when in ("Then", "Now") for status in ("covered", "weak", "missing")))
    counts = [(row.title, *_counts(row.then), *_counts(row.now)) for row in told.counts]
    moved = [
        (pattern.title, pattern.sub_heading, pattern.then, pattern.now, say(pattern.evidence) or "None")
        for pattern in told.moved
    ]
    columns = ("Pattern", "Under", "Then", "Now", "Evidence")
    return Markup().join((
        part_heading(part),
        paragraph("Standfirst", told.standfirst),
        table("Patterns, then and now", head, (155, *[54] * 6), counts) if counts else "",
        table("Patterns that moved", columns, (170, 110, 60, 60, 79), moved) if moved else "",
        *(labelled(label, say(text)) for label, text in told.lines),
    ))  # fmt: skip


def _counts(found: Counts) -> tuple[str, str, str]:
    return str(found.covered), str(found.weak), str(found.missing)


def record(report: Report, part: Part) -> Markup:
    """The judgements, the matches and, where no other part prints them, the gaps that people dismissed."""
    told = report.record
    if told is None:
        return Markup()
    return Markup().join((
        part_heading(part),
        paragraph("Standfirst", told.standfirst),
        _judgements(told),
        _matches(told),
        closed_table("Gaps dismissed, with the reason", "Reason", told.dismissed),
    ))  # fmt: skip


def _judgements(told: Record) -> Markup:
    rows = [
        (title, Cell(made.words or "None given.", made.confidence), say(made.reasons) or "No reasons are given.")
        for title, made in told.judgements
    ]
    if not rows:
        return Markup()
    head = ("Of", "Judgement, and how sure we are", "Reasons")
    return heading(2, "Our own judgements") + table("Our own judgements", head, (110, 140, 229), rows)


def _matches(told: Record) -> Markup:
    title = "Matches that officers confirmed or rejected"
    rows = [
        (
            match.pattern, match.verdict, match.sub_heading,
            Cell(paragraphs=paragraph("TableText", say(match.evidence)) + _note(match.note)),
        )
        for match in told.matches
    ]  # fmt: skip
    if not rows:
        return Markup()
    more = paragraph("Note", told.more_matches) if told.more_matches else Markup()
    head = ("Pattern", "Decision", "Under", "Evidence")
    return heading(2, title) + table(title, head, (180, 69, 130, 100), rows) + more


def _note(words: str) -> Markup:
    return paragraph("TableNote", words) if words else Markup()


def glossary(report: Report, part: Part) -> Markup:
    """The words that the paper uses, by the alphabet."""
    rows = [(word.word, word.meaning, word.source) for word in report.glossary]
    return part_heading(part) + table("Words used", ("Word", "What it means", "Whose"), (120, 289, 70), rows)
