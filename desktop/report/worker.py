"""The child process that makes reports, so that the window never waits and a cancelled report is a killed process.

One JSON job a line on standard input; JSON lines on standard output: ready, progress, then done or failed. Standard
error says what went wrong inside, never a word of the evidence. Nothing but this file imports WeasyPrint.
"""

from __future__ import annotations

import gc
import json
import logging
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from desktop.report import native
from desktop.report.failures import ReportError
from desktop.report.html import report_html, summaries_html
from desktop.report.job import Progress, run
from desktop.report.values import Report, Summary

LAYOUT, DRAWING = 0.2, 0.75
"""The share of the work that is done when layout begins, and when drawing begins."""

MANY_ROWS = 100
"""WeasyPrint lays out a page that refers to others' numbers three times. With more rows in the index than this, it is
quicker to lay out the rest of the report twice and write the numbers in."""


def main() -> int:
    """Warm up, then serve jobs until standard input ends."""
    try:
        _weasyprint()
    except (ImportError, OSError):
        # Word and workbook need no WeasyPrint: each PDF job says what is missing.
        _complain(sys.exc_info()[1])
    _say({"ready": True})
    # Nearly all that a job makes lives to its end: it is quicker to look for what can go once, after each.
    gc.disable()
    for line in sys.stdin:
        if line.strip():
            _serve(line)
            gc.collect()
    return 0


def _serve(line: str) -> None:
    reached = 0.0

    def progress(share: float, stage: str) -> None:
        nonlocal reached
        reached = max(reached, min(share, 1.0))
        _say({"progress": round(reached, 3), "stage": stage})

    try:
        out, pages = run(json.loads(line), make_pdf, progress)
    except ReportError as error:
        _say({"failed": str(error)})
    except Exception as error:
        # Whatever it is, the window gets a sentence and the next job is served.
        _complain(error)
        _say({"failed": "The report could not be made, through a fault of Plumbline's; the assessment is not harmed."})
    else:
        _say({"progress": 1.0, "stage": "Done"})
        _say({"done": str(out), "pages": pages})


def make_pdf(report: Callable[[int], Report], summaries: Sequence[Summary], progress: Progress) -> tuple[bytes, int]:
    """The report as PDF/UA-1, with a summary of exactly one page, and its number of pages."""
    try:
        html, options = _weasyprint()
    except (ImportError, OSError):
        raise ReportError(native.MISSING) from None
    progress(0.08, "Fitting the summary on one page")
    values = report(_fitting(html, options, summaries))
    progress(LAYOUT, "Laying out")
    listener = _Listener(progress, _expected_pages(values))
    logger = logging.getLogger("weasyprint")
    progress_logger = logging.getLogger("weasyprint.progress")
    progress_logger.setLevel(logging.INFO)
    logger.addHandler(listener)
    try:
        pages = _pages_of_anchors(html, options, values) if _rows(values) > MANY_ROWS else None
        document = html(string=report_html(values, pages), **options).render(pdf_variant="pdf/ua-1")
        data = document.write_pdf(pdf_variant="pdf/ua-1")
    finally:
        logger.removeHandler(listener)
    if not document.pages or not document.make_bookmark_tree() or not _is_whole(data):
        raise ReportError("The PDF did not pass its own check and was not kept; make it again.")
    return data, len(document.pages)


def _weasyprint() -> tuple[Any, dict[str, Any]]:
    """WeasyPrint, with our fonts, able to reach nothing but what stands in the page itself."""
    if "weasyprint" not in sys.modules:
        native.prepare()
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    return HTML, {"url_fetcher": URLFetcher(allowed_protocols={"data"}, fail_on_errors=True), "base_url": None}


def _fitting(html: Any, options: dict[str, Any], summaries: Sequence[Summary]) -> int:
    """Which is the first summary of one page, all of them laid out together; else the last."""
    pages = html(string=summaries_html(summaries), **options).render().pages
    begins = [number for number, page in enumerate(pages) if page.bookmarks and page.bookmarks[0][0] == 1]
    lengths = [end - begin for begin, end in pairwise((*begins, len(pages)))]
    return lengths.index(1) if 1 in lengths else len(summaries) - 1


def _pages_of_anchors(html: Any, options: dict[str, Any], report: Report) -> dict[str, int]:
    """Where each anchor before the index stands, found by laying out the report without its index."""
    without = replace(report, index=replace(report.index, tables=()))
    pages = html(string=report_html(without), **options).render().pages
    return {anchor: number for number, page in enumerate(pages, start=1) for anchor in page.anchors}


def _rows(report: Report) -> int:
    return sum(len(table.rows) for table in report.index.tables)


def _expected_pages(report: Report) -> float:
    rows = _rows(report) + sum(len(check.rows) for check in report.gaps.checks)
    return 8 + 2 * len(report.sections) + len(report.gaps.cards) / 4.5 + rows / 14


class _Listener(logging.Handler):
    """Turns WeasyPrint's own progress into ours; its warnings are complained of without their words."""

    def __init__(self, progress: Progress, expected: float) -> None:
        super().__init__()
        self._progress, self._expected = progress, expected

    def emit(self, record: logging.LogRecord) -> None:
        if record.name != "weasyprint.progress":
            _note(f"WeasyPrint: {record.msg}")
            return
        step = str(record.msg)
        if "Page %d" in step and isinstance(record.args, tuple):
            page = record.args[0]
            share = min(float(page) / self._expected, 1.0) if isinstance(page, int) else 0.0
            self._progress(LAYOUT + share * (DRAWING - LAYOUT), f"Laying out page {page}")
        elif step.startswith("Step 6"):
            self._progress(DRAWING, "Drawing the pages")


def _is_whole(data: bytes) -> bool:
    """A PDF that begins and ends as one, with its table of contents where its last lines say."""
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-32:]:
        return False
    start = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    return 0 < start < len(data)


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _complain(error: BaseException | None) -> None:
    """The kind of fault and where it rose; its message is left out, because it may quote the evidence."""
    places = traceback.extract_tb(error.__traceback__)[-3:] if error else []
    where = ", ".join(f"{place.filename.rsplit('/', 1)[-1]}:{place.lineno}" for place in places)
    _note(f"{type(error).__name__} at {where}")


def _note(words: str) -> None:
    sys.stderr.write(f"report worker: {words}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
