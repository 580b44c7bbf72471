"""The whole job on the bundled example: for a first look at the program, and for its test of itself."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

from desktop.check_text import check_text
from desktop.document import search_index
from desktop.example import example_assessment
from desktop.report.client import make_report
from desktop.report.failures import ReportError
from desktop.report.native import MISSING
from rubric.gaps import find_gaps
from rubric.pack import Pack


def run_demo(pack: Pack, out: Path | None) -> str:
    """Check the example, write its report and say where it is. Raises ReportError.

    Where the parts that make a PDF are not installed this says so, and the window follows all the same.
    """
    assessment = example_assessment(pack)
    comparison = find_gaps(pack, assessment.evidence, assessment.details.as_of, assessment.decisions)
    out = out or Path(tempfile.mkdtemp(prefix="plumbline-")) / "Example.pdf"
    try:
        pages = make_report(assessment, pack, out, datetime.date.today())
        end = f"The draft self-assessment ({pages} pages) is in {out}"
    except ReportError as error:
        if str(error) != MISSING:
            raise
        end = MISSING
    return f"{check_text(pack, assessment, comparison)}\n\n{end}"


def selftest(pack: Pack) -> str:
    """Whether every part of the program works here: "ok", or what failed. Nothing is left behind."""
    assessment = example_assessment(pack)
    comparison = find_gaps(pack, assessment.evidence, assessment.details.as_of, assessment.decisions)
    if not comparison.gaps or not any(status.status == "covered" for status in comparison.patterns):
        return "the check of the example found nothing: install Plumbline again."
    if fault := search_index.fault():
        return fault
    with tempfile.TemporaryDirectory(prefix="plumbline-", ignore_cleanup_errors=True) as folder:
        out = Path(folder) / "Example.pdf"
        try:
            pages = make_report(assessment, pack, out, datetime.date.today())
        except ReportError as error:
            return f"the report of the example: {error}"
        if not pages or not out.is_file():
            return "the report of the example is empty: install Plumbline again."
    return "ok"
