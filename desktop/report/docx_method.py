"""How the comparison was made, the words used, and the decision to sign, in the Word file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from desktop.report.docx_table import table
from desktop.report.docx_writing import heading, labelled, paragraph, part_heading, run
from desktop.report.parts import Part
from desktop.report.values.report import Report
from desktop.report.values.text import Row
from desktop.report.words import WORDS


def method(report: Report, part: Part) -> Markup:
    """What was compared, what the words mean, and whose limits they are."""
    told = report.method
    return Markup().join((
        part_heading(part),
        heading(2, WORDS.was_compared),
        _paragraphs(told.compared),
        *(paragraph("BodyList", exemplar) for exemplar in told.exemplars),
        heading(2, WORDS.is_not),
        _paragraphs((told.caveat,)),
        _pairs(WORDS.words_mean, told.words),
        _pairs(WORDS.evidence_from, told.categories),
        _pairs(WORDS.convincing, told.qualities),
        heading(2, WORDS.limits),
        _paragraphs(told.limits),
        heading(2, WORDS.whose_words),
        _paragraphs((told.acknowledgement, told.ours)),
    ))  # fmt: skip


def _paragraphs(texts: Iterable[str]) -> Markup:
    return Markup().join(paragraph("BodyText", text) for text in texts)


def _pairs(title: str, rows: Sequence[Row]) -> Markup:
    """What some words mean; nothing where the glossary says so."""
    told = [labelled(row.label[:1].upper() + row.label[1:], run(row.value)) for row in rows]
    return heading(2, title) + Markup().join(told) if told else Markup()


def glossary(report: Report, part: Part) -> Markup:
    """The words that the paper uses, and whose they are."""
    rows = [(word.word, word.meaning, word.source) for word in report.glossary]
    return part_heading(part) + table("Words used", ("Word", WORDS.meaning, "Whose"), (108, 291, 80), rows)


def decision(report: Report, part: Part) -> Markup:
    """What the director is asked, with room to answer and sign."""
    rows = [(question, "") for question in report.decision.rows]
    return Markup().join((
        part_heading(part),
        paragraph("Standfirst", f"{report.name}."),
        table(part.title, report.decision.head, (190, 289), rows, height=54),
        paragraph("Note"),
    ))  # fmt: skip
