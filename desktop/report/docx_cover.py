"""The cover of the Word file."""

from __future__ import annotations

from markupsafe import Markup

from desktop.report.docx_package import cover_layout
from desktop.report.docx_writing import paragraph, run, tab
from desktop.report.values import Report


def cover(report: Report) -> Markup:
    """Whose account it is and of what, who decides, and as at when."""
    facts = (paragraph("CoverFact", run(row.label, "Label"), tab(), run(row.value)) for row in report.cover)
    return Markup().join((
        paragraph("CoverCouncil", run(report.council), tab(), run(f" {report.draft} ", "DraftMark")),
        paragraph("Note", "Adult social care"),
        paragraph("PlumbLine"),
        paragraph("PlumbBob"),
        paragraph("Title", "Self-assessment"),
        paragraph("Subtitle", report.statement),
        *facts,
        paragraph("CoverNote", report.note, properties=cover_layout()),
    ))  # fmt: skip
