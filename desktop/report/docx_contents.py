"""The contents of the Word file, which Word can bring up to date, and how to read the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from desktop.report.docx_writing import field, labelled, paragraph, run, tab, w
from desktop.report.values.report import Report
from desktop.report.words import WORDS

INSTRUCTION = r' TOC \o "1-1" \h \z '


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading, and the bookmark that stands at it."""

    title: str
    bookmark: str


def contents(report: Report, entries: Sequence[Entry], layout: str) -> Markup:
    """The headings as links, then what references, typefaces and words mean, on pages of this layout."""
    lines = Markup().join((
        paragraph("TOCHeading", "Contents"),
        *(_line(entry, first=not place) for place, entry in enumerate(entries)),
        # Inside the field: Word takes this line away with the first update, which brings the numbers.
        paragraph("ContentsHint", "To fill in the page numbers, click in this list and press F9.", _mark("end")),
    ))  # fmt: skip
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", gallery), w("sdtContent", lines)) + _how_to_read(report, layout)


def _line(entry: Entry, *, first: bool) -> Markup:
    began = _mark("begin") + _instruction() + _mark("separate") if first else Markup()
    page = field(rf"PAGEREF {entry.bookmark} \h")
    return paragraph("TOC1", began, w("hyperlink", run(entry.title), tab(), page, anchor=entry.bookmark, history=1))


def _mark(kind: str) -> Markup:
    return w("r", w("fldChar", fldCharType=kind))


def _instruction() -> Markup:
    return w("r", Markup('<w:instrText xml:space="preserve">{}</w:instrText>').format(INSTRUCTION))


def _how_to_read(report: Report, layout: str) -> Markup:
    lines = [
        ("References", run(_references(report))),
        ("Typefaces", run(f"{WORDS.own_type} ")
         + run(WORDS.quoted_type, "QuotedWords")),
    ]  # fmt: skip
    if report.compared:
        status = "Covered, weak or missing: where a pattern that the exemplars show stands in our evidence."
        meanings = [f"{title}: {meaning}." for kind, title, meaning in report.method.severities if kind != "check"]
        lines += [("Status", run(status)), ("Severity", run(" ".join(meanings)))]
    *others, (label, words) = lines
    return Markup().join((
        paragraph("FrontHeading", WORDS.how_to_read),
        *(labelled(*line) for line in others),
        labelled(label, words, properties=layout),
    ))  # fmt: skip


def _references(report: Report) -> str:
    said = f"{WORDS.item_reference}{WORDS.in_index if report.prints('index') else ''}."
    if report.compared:
        said += f" {WORDS.gap_reference}{WORDS.in_gaps if report.prints('gaps') else ''}."
    return said
