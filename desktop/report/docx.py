"""The report as a Word file that the council can edit: the same words as the PDF, in Word's own styles."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from desktop.report.characters import printable
from desktop.report.values import ClosedGap, Quoted, Reference, Report, Section, Text
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
        _section(document, section)
    _gaps(document, report)
    _closed(document, "Gaps dismissed, with the reason", report.dismissed)
    _closed(document, "Gaps answered by finished actions", report.answered)
    _index(document, report)
    _method(document, report)
    _decision(document, report)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def plain(text: Text) -> str:
    """Running text without links."""
    said = ""
    for piece in text:
        words = f"[{piece.label}]" if isinstance(piece, Reference) else piece
        words = f"‘{words.words}’" if isinstance(words, Quoted) else words
        said += (" " if said and words[:1] not in " .,;:)" else "") + words
    return printable(said)


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


def _heading(document: Any, words: str, level: int) -> None:
    document.add_heading(printable(words), level)


def _paragraph(document: Any, words: str, bold: str = "", style: str | None = None) -> None:
    paragraph = document.add_paragraph(style=style)
    if bold:
        paragraph.add_run(printable(bold) + " ").bold = True
    paragraph.add_run(printable(words))


def _table(document: Any, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = document.add_table(rows=1, cols=len(head), style="Light Grid")
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    for cell, words in zip(table.rows[0].cells, head, strict=True):
        cell.text = words
    # A head that Word repeats on each page, and that a screen reader takes for one.
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = printable(words)
    document.add_paragraph()


def _cover(document: Any, report: Report) -> None:
    _paragraph(document, report.draft, bold=report.council)
    document.add_heading("Self-assessment", 0)
    _paragraph(document, report.statement)
    _table(document, ("About this draft", ""), ((row.label, row.value) for row in report.cover))
    _paragraph(
        document,
        "This is the council’s own account. It compares our evidence with published reports and names where we fall "
        "short. It does not predict a rating. Not for publication until it has been approved.",
    )


def _summary(document: Any, report: Report) -> None:
    summary = report.summary
    document.add_page_break()
    _heading(document, "Summary", 1)
    _paragraph(document, summary.standfirst)
    _heading(document, "Where our evidence stands against the exemplars", 2)
    counts = [(row.title, row.counts) for row in summary.heat_map] + [(f"All {summary.total} patterns", summary.counts)]
    _table(
        document,
        ("Sub-heading", "Covered", "Weak", "Missing"),
        ((title, str(found.covered), str(found.weak), str(found.missing)) for title, found in counts),
    )
    _heading(document, "Strengths", 2)
    for strength in summary.strengths:
        _paragraph(document, plain(strength), style="List Bullet")
    _heading(document, "Gaps", 2)
    for gap in summary.gaps:
        _paragraph(document, plain(gap.text), bold=f"{gap.severity_title}.", style="List Bullet")
    _heading(document, "What is being done", 2)
    for when, what in summary.actions:
        _paragraph(document, plain(what), bold=f"{when}:", style="List Bullet")
    _heading(document, "Asked of the director", 2)
    _paragraph(document, summary.asked)
    if summary.judgement:
        _paragraph(document, summary.judgement.reasons, bold=f"Our own judgement: {summary.judgement.words}")
    _paragraph(document, f"{summary.caveat} {summary.gaps_shown}")


def _asked(document: Any, report: Report) -> None:
    document.add_page_break()
    _heading(document, "What is asked, and our account", 1)
    _heading(document, "What people expect", 2)
    for statement in report.asked.i_statements:
        _paragraph(document, f"“{statement}”")
    _heading(document, "The local authority commitment", 2)
    _paragraph(document, f"“{report.asked.we_statement}”")
    _paragraph(document, f"{report.asked.wording_source}.")
    _heading(document, "Our account of the whole", 2)
    for paragraph in report.asked.account or (("Not written yet.",),):
        _paragraph(document, plain(paragraph))
    if report.asked.judgement:
        _paragraph(document, report.asked.judgement.reasons, bold=f"Our own judgement: {report.asked.judgement.words}")


def _section(document: Any, section: Section) -> None:
    document.add_page_break()
    _heading(document, section.title, 1)
    found = section.counts
    _paragraph(document, f"{found.covered} covered, {found.weak} weak, {found.missing} missing.")
    for paragraph in (section.standfirst, *section.account):
        _paragraph(document, plain(paragraph))
    if section.judgement:
        _paragraph(document, section.judgement.reasons, bold=f"Our own judgement: {section.judgement.words}")
    _heading(document, "What we do well", 2)
    for line in section.well:
        _paragraph(document, plain(line[1:]), bold=plain(line[:1]))
    if section.also_well:
        _paragraph(
            document,
            plain(section.also_well),
            bold="Our evidence also shows:" if section.well else "Our evidence shows:",
        )
    elif not section.well:
        _paragraph(document, "No pattern under this heading is covered yet.")
    _heading(document, "What people told us", 2)
    for voice in section.voices:
        _paragraph(document, f"“{voice.words}” {plain(voice.source)}")
    _paragraph(document, plain(section.more_voices) if section.voices else "None.")
    _heading(document, "Figures", 2)
    rows = [
        (plain(figure.words), figure.source, " ".join(filter(None, (figure.date, figure.period))), figure.comparator)
        for figure in section.figures
    ]
    _table(document, ("What it says", "Source", "Date; period", "Compared with"), rows or [("None", "", "", "")])
    _heading(document, "Where we fall short", 2)
    for gap in section.short:
        _paragraph(document, plain(gap.text), bold=f"{gap.severity_title}.")
    if not section.short:
        _paragraph(document, "No gap against the exemplars is open under this heading.")
    for line in (section.more_short, section.checks):
        if line:
            _paragraph(document, plain(line))
    for number, line in enumerate(section.admitted):
        _paragraph(document, plain(line), bold="" if number else "We say so ourselves:")
    _heading(document, "What is being done", 2)
    actions = [
        (f"{action.gap.label}", action.what, action.owner, " ".join(filter(None, (action.due, action.state))))
        for action in section.actions
    ]
    _table(document, ("Gap", "Action", "Owner", "By when"), actions or [("None", "", "", "")])
    if section.more_actions:
        _paragraph(document, plain(section.more_actions))


def _gaps(document: Any, report: Report) -> None:
    document.add_page_break()
    _heading(document, "Gaps, most serious first", 1)
    _paragraph(document, report.gaps.standfirst)
    for card in report.gaps.cards:
        _heading(document, f"{card.number}. {card.title}", 2)
        _paragraph(
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
                _paragraph(document, words, bold=f"{label}:")
    for check in report.gaps.checks:
        _heading(document, f"{report.gaps.checks_title}: {check.title}", 2)
        _paragraph(document, f"{check.meaning} {check.gather}")
        rows = ((row.number, row.sub_heading, " ".join((plain(row.reason), row.action))) for row in check.rows)
        _table(document, ("Gap", "Under", "Why"), rows)
        if check.more:
            _paragraph(document, plain(check.more))


def _closed(document: Any, title: str, gaps: tuple[ClosedGap, ...]) -> None:
    if not gaps:
        return
    _heading(document, title, 1)
    rows = ((plain(gap.title), gap.sub_heading, f"{gap.reason} {gap.note}".strip(), gap.when) for gap in gaps)
    _table(document, ("Gap", "Under", "Reason", "Date"), rows)


def _index(document: Any, report: Report) -> None:
    document.add_page_break()
    _heading(document, "Evidence index", 1)
    _paragraph(document, report.index.standfirst)
    for table in report.index.tables:
        _heading(document, table.title, 2)
        rows = (
            (
                row.id, f"{row.source}. {row.words} {row.caveat}".strip(), row.category,
                f"{row.date} {row.period}".strip(), ", ".join(use.label for use in row.used) or "Not used",
            )
            for row in table.rows
        )  # fmt: skip
        _table(document, ("Ref", "Source, and what it says", "Category", "Date; period", "Used in"), rows)
    if report.index.unused:
        _paragraph(document, report.index.unused)


def _method(document: Any, report: Report) -> None:
    method = report.method
    document.add_page_break()
    _heading(document, "How the comparison was made", 1)
    for words in (*method.compared, *method.exemplars):
        _paragraph(document, words)
    for title, rows in (
        ("What the words mean", [(t, d) for _, t, d in method.severities]),
        ("Where evidence comes from", [(row.label, row.value) for row in method.categories]),
        ("What makes it convincing", [(row.label, row.value) for row in method.qualities]),
    ):
        _heading(document, title, 2)
        _table(document, ("Word", "Meaning"), ((label, sentence(value)) for label, value in rows))
    _heading(document, "Limits, all of them ours", 2)
    for words in method.limits:
        _paragraph(document, words)
    for words in (method.acknowledgement, method.ours, method.caveat):
        _paragraph(document, words)


def _decision(document: Any, report: Report) -> None:
    _heading(document, "The director’s decision", 1)
    rows = [(asked, "") for asked in report.decision]
    _table(document, ("Decision", "Answer, name and date"), rows)
