"""The report as a Word file that the council can edit: the same words as the PDF, in styles, with live references."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from docx.oxml.ns import qn
from markupsafe import Markup

from desktop.report.docx_contents import Entry, contents
from desktop.report.docx_cover import cover
from desktop.report.docx_gaps import closed, gaps
from desktop.report.docx_index import index
from desktop.report.docx_logo import logo
from desktop.report.docx_method import decision, glossary, method
from desktop.report.docx_package import elements, fill_pages, new_document, packed, paper_layout
from desktop.report.docx_picture import picture
from desktop.report.docx_record import record
from desktop.report.docx_section import plan, section
from desktop.report.docx_since import since
from desktop.report.docx_summary import asked, summary
from desktop.report.docx_table import SEQUENCE
from desktop.report.parts import Part, parts
from desktop.report.values.report import Report

WRITERS: Mapping[str, Callable[[Report, Part], Markup]] = {
    "summary": summary,
    "picture": picture,
    "asked": asked,
    "since": since,
    "section": section,
    "actions": plan,
    "gaps": gaps,
    "closed": closed,
    "record": record,
    "index": index,
    "method": method,
    "glossary": glossary,
    "decision": decision,
}
"""What writes a part, by the name of the template that writes it in the PDF."""


def word_file(report: Report) -> bytes:
    """The whole report."""
    document = new_document(report)
    every = parts(report)
    told = Markup().join(WRITERS[part.template](report, part) for part in every if part.listed)
    front = cover(report, logo(document, report))
    body = fill_pages(document, front + told + paper_layout(document, report))
    if any(part.template == "contents" for part in every):
        _list_headings(document, body, report)
    _number(body)
    _unlink(body)
    return packed(document)


def _list_headings(document: Any, body: Any, report: Report) -> None:
    """The contents, before the first part."""
    headings = [found for found in body.iterchildren(qn("w:p")) if found.style == "Heading1"]
    layout = paper_layout(document, report, "Contents")
    for made in elements(contents(report, [_entry(heading) for heading in headings], layout)):
        headings[0].addprevious(made)


def _entry(heading: Any) -> Entry:
    return Entry(heading.text, next(heading.iter(qn("w:bookmarkStart"))).get(qn("w:name")))


def _number(body: Any) -> None:
    """Bookmarks and tables are numbered as they stand."""
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        for number, mark in enumerate(body.iter(qn(name))):
            mark.set(qn("w:id"), str(number))
    counts = (found for found in body.iter(qn("w:fldSimple")) if found.get(qn("w:instr")).strip() == SEQUENCE)
    for number, found in enumerate(counts, start=1):
        next(found.iter(qn("w:t"))).text = str(number)


def _unlink(body: Any) -> None:
    """A link to a part that is left out becomes its words: Word would say that the bookmark is not there."""
    names = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    for link in [link for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor")) not in names]:
        for child in list(link):
            link.addprevious(child)
        link.getparent().remove(link)
