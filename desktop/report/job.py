"""One job of the report: from an assessment to a finished file under its own name."""

from __future__ import annotations

import datetime
import io
import os
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from desktop.report.context import report_context, summary_alone
from desktop.report.failures import ReportError, cannot_write
from desktop.report.values import Report, Summary
from rubric.assessment import Assessment
from rubric.gaps import find_gaps
from rubric.masking import masked
from rubric.own_edition import with_added
from rubric.pack import AddedExemplar, Pack, PackError
from rubric.pack_file import load_pack

Progress = Callable[[float, str], None]
MakePdf = Callable[[Callable[[int], Report], Callable[[int], Summary], Progress], tuple[bytes, int]]
"""Makes the PDF from the report's values, with the summary in one of its sizes, and from the summary alone."""


class Job(BaseModel):
    """What is asked of the worker, in one line of JSON. ``added`` are the exemplars of the council's own edition."""

    model_config = ConfigDict(hide_input_in_errors=True)

    assessment: Assessment
    pack: Path
    made_on: datetime.date
    out: Path
    added: tuple[AddedExemplar, ...] = ()


def run(raw: dict[str, Any], make_pdf: MakePdf, progress: Progress) -> tuple[Path, int]:
    """Make the file and say how many pages it has (none for Word and workbook). Raises ReportError."""
    try:
        job = Job.model_validate(raw)
    except ValidationError:
        raise ReportError("The assessment could not be read for the report; close it, open it and try again.") from None
    progress(0.02, "Reading the assessment")
    if not job.out.parent.is_dir():
        raise ReportError(f"{job.out}: the folder is not there; choose another folder.")
    try:
        pack = with_added(load_pack(job.pack), job.added)
    except PackError as error:
        raise ReportError(str(error)) from None
    data, pages = _file(job, pack, make_pdf, progress)
    progress(0.99, "Writing the file")
    write(job.out, data)
    return job.out, pages


def _file(job: Job, pack: Pack, make_pdf: MakePdf, progress: Progress) -> tuple[bytes, int]:
    progress(0.04, "Comparing the evidence")
    assessment = job.assessment
    comparison = find_gaps(pack, assessment.evidence, assessment.details.as_of, assessment.decisions)
    if assessment.report_options.mask:
        assessment, comparison = masked(pack, assessment, comparison)

    def report(summary_size: int) -> Report:
        return report_context(pack, assessment, comparison, job.made_on, summary_size)

    def one_page(size: int) -> Summary:
        return summary_alone(pack, assessment, comparison, job.made_on, size)

    ending = job.out.suffix.lower()
    if ending == ".pdf":
        return make_pdf(report, one_page, progress)
    progress(0.5, "Writing")
    if ending == ".docx":
        from desktop.report.docx import SUMMARY_SIZE, word_file

        return _checked(word_file(report(SUMMARY_SIZE)), "word/document.xml"), 0
    if ending == ".xlsx":
        from desktop.report.xlsx import workbook

        return _checked(workbook(pack, assessment, comparison, report(0), job.made_on), "xl/workbook.xml"), 0
    raise ReportError(f"{job.out}: a report ends in .pdf, .docx or .xlsx; choose one of these.")


def _checked(data: bytes, part: str) -> bytes:
    """The file, if it opens and holds what it must."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if part not in parts.namelist() or parts.testzip():
            raise ReportError("The report did not pass its own check and was not kept; make it again.")
    return data


def write(out: Path, data: bytes) -> None:
    """Put the file in place whole, or leave what was there. Raises ReportError."""
    # One name for each report, so that what a killed process left is written over and removed by the next.
    temporary = out.with_name(f".{out.name}.part")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(out)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise cannot_write(out, error) from None
