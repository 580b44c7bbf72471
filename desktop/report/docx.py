"""The report as a Word file that the council can edit: the same words as the PDF, in Word's own styles."""

from __future__ import annotations

import datetime
import io
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from desktop.report.characters import printable
from desktop.report.docx_section import action_cells, add_judgement, add_section
from desktop.report.docx_writing import add_heading, add_paragraph, add_table, plain
from desktop.report.values import ClosedGap, Report
from desktop.report.wording import sentence

FACE = "Arial"
"""A face that every office computer has: a Word file is opened on other people's."""


def word_file(report: Report) -> bytes:
    """The whole report."""
    document = Document()
    _prepare(document, report)
    _cover(document, report)
    _summary(document, report)
    _asked(document, report)
    for section in report.sections:
        add_section(document, section)
    _gaps(document, report)
    _closed(document, "Gaps dismissed, with the reason", report.dismissed)
    _closed(document, "Gaps answered by finished actions", report.answered)
    _index(document, report)
    _method(document, report)
    _decision(document, report)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _prepare(document: Any, report: Report) -> None:
    properties = document.core_properties
    properties.title = printable(f"Draft self-assessment: {report.statement}, {report.council}")[:255]
    properties.author = printable(report.council)[:255]
    properties.language = "en-GB"
    properties.comments = ""
    # The maker's own clock has no place in a file that is the same for the same evidence.
    properties.created = properties.modified = datetime.datetime(2000, 1, 1)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FACE, Pt(11)
    for level in (1, 2, 3):
        style = document.styles[f"Heading {level}"]
        style.font.name = FACE
        style.element.rPr.rFonts.attrib.clear()
        style.element.rPr.rFonts.set(qn("w:ascii"), FACE)
        style.element.rPr.rFonts.set(qn("w:hAnsi"), FACE)
    page = document.sections[0]
    page.page_width, page.page_height = Pt(595), Pt(842)
    page.header.paragraphs[0].text = printable(f"{report.state}. {report.council}")
    footer = page.footer.paragraphs[0]
    footer.text = printable(f"{report.footer} Page ")
    _page_number(footer)


def _page_number(paragraph: Any) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _cover(document: Any, report: Report) -> None:
    add_paragraph(document, report.draft, bold=report.council)
    document.add_heading("Self-assessment", 0)
    add_paragraph(document, report.statement)
    add_table(document, ("About this draft", ""), ((row.label, row.value) for row in report.cover))
    add_paragraph(
        document,
        "This is the council’s own account. It compares our evidence with published reports and names where we fall "
        "short. It does not predict a rating. Not for publication until it has been approved.",
    )


def _summary(document: Any, report: Report) -> None:
    summary = report.summary
    document.add_page_break()
    add_heading(document, "Summary", 1)
    add_paragraph(document, summary.standfirst)
    add_heading(document, "Where our evidence stands against the exemplars", 2)
    counts = [(row.title, row.counts) for row in summary.heat_map] + [(f"All {summary.total} patterns", summary.counts)]
    add_table(
        document,
        ("Sub-heading", "Covered", "Weak", "Missing"),
        ((title, str(found.covered), str(found.weak), str(found.missing)) for title, found in counts),
    )
    add_heading(document, "Strengths", 2)
    for strength in summary.strengths:
        add_paragraph(document, plain(strength), style="List Bullet")
    add_heading(document, "Gaps", 2)
    for gap in summary.gaps:
        add_paragraph(document, plain(gap.text), bold=f"{gap.severity_title}.", style="List Bullet")
    add_heading(document, "What is being done", 2)
    for when, what in summary.actions:
        add_paragraph(document, plain(what), bold=f"{when}:", style="List Bullet")
    add_heading(document, "Asked of the director", 2)
    add_paragraph(document, summary.asked)
    if summary.judgement:
        add_paragraph(document, plain(summary.judgement.reasons), bold=f"Our own judgement: {summary.judgement.words}")
    add_paragraph(document, f"{summary.caveat} {summary.gaps_shown}")


def _asked(document: Any, report: Report) -> None:
    document.add_page_break()
    add_heading(document, "What is asked, and our account", 1)
    add_heading(document, "What people expect", 2)
    for statement in report.asked.i_statements:
        add_paragraph(document, f"“{statement}”")
    add_heading(document, "The local authority commitment", 2)
    add_paragraph(document, f"“{report.asked.we_statement}”")
    add_paragraph(document, f"{report.asked.wording_source}.")
    add_heading(document, "Our account of the whole", 2)
    for paragraph in report.asked.account or (("Not written yet.",),):
        add_paragraph(document, plain(paragraph))
    add_judgement(document, report.asked.judgement)
    if report.asked.actions:
        add_heading(document, "What is being done for the whole", 2)
        add_table(document, ("Action", "Owner", "By when"), [action_cells(action) for action in report.asked.actions])


def _gaps(document: Any, report: Report) -> None:
    document.add_page_break()
    add_heading(document, "Gaps, most serious first", 1)
    add_paragraph(document, report.gaps.standfirst)
    for card in report.gaps.cards:
        add_heading(document, f"{card.number}. {card.title}", 2)
        add_paragraph(
            document,
            f"{card.status}; {card.shown_by} of {card.exemplars} exemplars; {card.sub_heading}.",
            bold=f"{card.severity_title}.",
        )
        shows = " ".join(f"{shown}." for shown in card.shows)
        for label, words in (
            ("Exemplars show", shows), ("Our evidence", plain(card.evidence)), ("Why it falls short", plain(card.why)),
            ("To gather", card.gather), ("Action", " ".join(card.actions)),
        ):  # fmt: skip
            if words:
                add_paragraph(document, words, bold=f"{label}:")
    for check in report.gaps.checks:
        add_heading(document, f"{report.gaps.checks_title}: {check.title}", 2)
        add_paragraph(document, f"{check.meaning} {check.gather}")
        rows = ((row.number, row.sub_heading, " ".join((plain(row.reason), row.action))) for row in check.rows)
        add_table(document, ("Gap", "Under", "Why"), rows)
        if check.more:
            add_paragraph(document, plain(check.more))


def _closed(document: Any, title: str, gaps: tuple[ClosedGap, ...]) -> None:
    if not gaps:
        return
    add_heading(document, title, 1)
    rows = ((plain(gap.title), gap.sub_heading, f"{gap.reason} {gap.note}".strip(), gap.when) for gap in gaps)
    add_table(document, ("Gap", "Under", "Reason", "Date"), rows)


def _index(document: Any, report: Report) -> None:
    document.add_page_break()
    add_heading(document, "Evidence index", 1)
    add_paragraph(document, report.index.standfirst)
    for table in report.index.tables:
        add_heading(document, table.title, 2)
        rows = (
            (
                row.id, f"{row.source}. {row.words} {row.caveat}".strip(), row.category,
                f"{row.date} {row.period}".strip(), ", ".join(use.label for use in row.used) or "Not used",
            )
            for row in table.rows
        )  # fmt: skip
        add_table(document, ("Ref", "Source, and what it says", "Category", "Date; period", "Used in"), rows)
    if report.index.unused:
        add_paragraph(document, report.index.unused)


def _method(document: Any, report: Report) -> None:
    method = report.method
    document.add_page_break()
    add_heading(document, "How the comparison was made", 1)
    for words in (*method.compared, *method.exemplars):
        add_paragraph(document, words)
    for title, rows in (
        ("What the words mean", [(t, d) for _, t, d in method.severities]),
        ("Where evidence comes from", [(row.label, row.value) for row in method.categories]),
        ("What makes it convincing", [(row.label, row.value) for row in method.qualities]),
    ):
        add_heading(document, title, 2)
        add_table(document, ("Word", "Meaning"), ((label, sentence(value)) for label, value in rows))
    add_heading(document, "Limits, all of them ours", 2)
    for words in method.limits:
        add_paragraph(document, words)
    for words in (method.acknowledgement, method.ours, method.caveat):
        add_paragraph(document, words)


def _decision(document: Any, report: Report) -> None:
    add_heading(document, "The director’s decision", 1)
    rows = [(asked, "") for asked in report.decision]
    add_table(document, ("Decision", "Answer, name and date"), rows)
