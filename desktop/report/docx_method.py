"""How the comparison was made, and the decision to sign, in the Word file."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from desktop.report.docx_table import table
from desktop.report.docx_writing import heading, labelled, paragraph, part_heading, run
from desktop.report.parts import Part
from desktop.report.values import Report
from desktop.report.wording import sentence

WORDS = (
    ("Exemplar", "A published report section that the rubric was made from."),
    ("Pattern", "Something that exemplars show, at a grain on which one can act."),
    ("Covered", "At least one item shows the pattern clearly, or an officer confirmed that it does."),
    ("Weak", "Items only touch the pattern: a stock phrase, a plan, no figure."),
    ("Missing", "No item shows the pattern."),
)


def method(report: Report, part: Part) -> Markup:
    """What was compared, what the words mean, and whose limits they are."""
    told = report.method
    severities = [(title, sentence(meaning)) for _severity, title, meaning in told.severities]
    return Markup().join((
        part_heading(part),
        heading(2, "What was compared"),
        _paragraphs(told.compared),
        *(paragraph("BodyList", exemplar) for exemplar in told.exemplars),
        heading(2, "What this is not"),
        _paragraphs((told.caveat,)),
        heading(2, "What the words mean"),
        _pairs((*WORDS, *severities)),
        heading(2, "Where evidence comes from"),
        _pairs((row.label, row.value) for row in told.categories),
        heading(2, "What makes it convincing"),
        _pairs((row.label, row.value) for row in told.qualities),
        heading(2, "Limits, all of them ours"),
        _paragraphs(told.limits),
        heading(2, "Whose words"),
        _paragraphs((told.acknowledgement, told.ours)),
    ))  # fmt: skip


def _paragraphs(texts: Iterable[str]) -> Markup:
    return Markup().join(paragraph("BodyText", text) for text in texts)


def _pairs(pairs: Iterable[tuple[str, str]]) -> Markup:
    return Markup().join(labelled(label[:1].upper() + label[1:], run(value)) for label, value in pairs)


def decision(report: Report, part: Part) -> Markup:
    """What the director is asked, with room to answer and sign."""
    rows = [(question, "") for question in report.decision]
    told = f"{report.name}."
    return Markup().join((
        part_heading(part),
        paragraph("Standfirst", told),
        table("The decision", ("Decision", "Answer, name and date"), (190, 289), rows, height=54),
        paragraph("Note"),
    ))  # fmt: skip
