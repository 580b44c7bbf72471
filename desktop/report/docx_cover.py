"""The cover of the Word file."""

from __future__ import annotations

from markupsafe import Markup

from desktop.report.docx_package import cover_layout
from desktop.report.docx_writing import paragraph, run, tab
from desktop.report.values.report import Report
from desktop.report.words import WORDS


def cover(report: Report, logo: Markup) -> Markup:
    """Whose account it is and of what, who decides, and as at when."""
    facts = (paragraph("CoverFact", run(row.label, "Label"), tab(), run(row.value)) for row in report.cover)
    marked = tab() + run(report.look.watermark, "State") if report.look.watermark else ""
    return Markup().join((
        paragraph("CoverLogo", logo) if logo else "",
        paragraph("CoverCouncil", run(report.council), tab(), run(f" {report.draft} ", "DraftMark")),
        paragraph("CoverService", WORDS.service, marked),
        paragraph("PlumbLine"),
        paragraph("PlumbBob"),
        paragraph("Title", "Self-assessment"),
        paragraph("Subtitle", report.statement),
        *facts,
        paragraph("CoverNote", report.note, properties=cover_layout()),
    ))  # fmt: skip
