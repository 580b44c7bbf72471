"""Makes the PDF of a report: composes its pages, puts their heads on, writes the file, and says how far it is."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from desktop.report import heads
from desktop.report.composing import compose
from desktop.report.failures import ReportError
from desktop.report.html import compile_templates, heads_html, style_sheet
from desktop.report.parts import parts
from desktop.report.summary import SIZES
from desktop.report.typesetter import Pages, Typesetter
from desktop.report.values.report import Report
from desktop.report.values.summary import Summary
from desktop.report.workshop import Progress

LAYOUT, DRAWING, WRITING = 0.1, 0.7, 0.95
"""The share of the work that is done when layout begins, when drawing begins, and when the file is put together."""


@cache
def typesetter() -> Typesetter:
    """The one that this process has. Raises ReportError where WeasyPrint is missing."""
    return Typesetter(style_sheet())


def warm_pdf() -> None:
    """Make a small PDF, so that the first that is asked for finds all in memory. Raises ReportError."""
    setter = typesetter()
    compile_templates()
    html = '<html lang="en-GB"><title>Warm</title><p>Warm <b>warm</b> <q>warm</q></p></html>'
    setter.write(html, setter.lay_out(html), lambda page: None)
    setter.forget()


def make_pdf(
    report: Callable[[int], Report], summary: Callable[[int], Summary], progress: Progress
) -> tuple[bytes, int]:
    """The report as a PDF, with a summary of exactly one page, and its number of pages."""
    setter, report = typesetter(), cache(report)
    laid_out = _LaidOut(progress, _expected_pages(report(0)))

    def lay_out(html: str) -> Pages:
        return laid_out.add(setter.lay_out(html))

    with _listening(laid_out):
        progress(LAYOUT, "Laying out")
        values, pages = compose(report, summary, len(SIZES), lay_out)
        found = heads.titles(pages, {part.id: part.title for part in parts(values)})
        html = heads_html(values, found)
        heads.put_on(pages, setter.lay_out(html), found)

        def drawn(page: int) -> None:
            share = page / len(pages)
            progress(DRAWING + share * (WRITING - DRAWING), f"Drawing page {page}")

        data = setter.write(html, pages, drawn)
    setter.keep_used()
    if not pages or not any(page.bookmarks for page in pages) or not _is_whole(data):
        raise ReportError("The PDF did not pass its own check and was not kept; make it again.")
    return data, len(pages)


def _expected_pages(report: Report) -> float:
    rows = sum(len(table.rows) for table in (*report.index.tables, *report.gaps.checks))
    return 10 + 2 * len(report.sections) + len(report.gaps.cards) / 4.5 + rows / 14


class _LaidOut(logging.Handler):
    """Counts the pages as WeasyPrint lays them out; its warnings are complained of without their words."""

    def __init__(self, progress: Progress, expected: float) -> None:
        super().__init__()
        self._progress, self._expected, self._done = progress, expected, 0

    def add(self, pages: Pages) -> Pages:
        """Count the pages of a part that is done."""
        self._done += len(pages)
        self._say(self._done)
        return pages

    def emit(self, record: logging.LogRecord) -> None:
        if record.name != "weasyprint.progress":
            sys.stderr.write(f"report worker: WeasyPrint: {record.msg}\n")
        elif "Page %d" in str(record.msg) and isinstance(record.args, tuple) and isinstance(record.args[0], int):
            self._say(self._done + record.args[0])

    def _say(self, page: int) -> None:
        share = min(page / self._expected, 1.0)
        self._progress(LAYOUT + share * (DRAWING - LAYOUT), f"Laying out page {page}")


@contextmanager
def _listening(listener: logging.Handler) -> Iterator[None]:
    logging.getLogger("weasyprint.progress").setLevel(logging.INFO)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)


def _is_whole(data: bytes) -> bool:
    """A PDF that begins and ends as one, with its table of contents where its last lines say."""
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-32:]:
        return False
    start = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    return 0 < start < len(data)
