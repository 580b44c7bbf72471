"""Makes the files of one job after another, and keeps between them what the next may need again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from desktop.report.context import report_context, summary_alone
from desktop.report.failures import ReportError
from desktop.report.job import Asked, Job
from desktop.report.placing import check_place, put
from desktop.report.summary import UNMEASURED
from desktop.report.values.report import Report
from desktop.report.values.summary import Summary
from rubric.assessment import Assessment
from rubric.comparing import Comparing
from rubric.comparison import Comparison
from rubric.evidence import EvidenceItem
from rubric.gaps import find_gaps
from rubric.masking import masked
from rubric.own_edition import with_added
from rubric.pack import AddedExemplar, Pack, PackError
from rubric.pack_file import load_pack
from rubric.reader import reader_for

Progress = Callable[[float, str], None]
MakePdf = Callable[[Callable[[int], Report], Callable[[int], Summary], Progress], tuple[bytes, int]]
"""Makes the PDF from the report's values, with the summary in one of its sizes, and from the summary alone."""


class Workshop:
    """Keeps the pack, what was read in the evidence, and the last file made: the same again is only written."""

    def __init__(self, make_pdf: MakePdf) -> None:
        self._make_pdf = make_pdf
        self._pack: tuple[Path, tuple[AddedExemplar, ...], Pack] | None = None
        self._comparing = Comparing()
        self._items: dict[str, EvidenceItem] = {}
        self._last: tuple[str, bytes, int] = ("", b"", 0)
        self._measured: tuple[str, int] = ("", UNMEASURED)

    def run(self, asked: Asked, progress: Progress) -> tuple[Path, int]:
        """Make the file and say how many pages it has (none for Word and workbook). Raises ReportError."""
        if asked.mark != self._last[0]:
            job = asked.job()
            progress(0.02, "Reading the assessment")
            check_place(job.out)
            self._last = (asked.mark, *self._file(job, asked.content, progress))
        _, data, pages = self._last
        check_place(asked.out)
        progress(0.99, "Writing the file")
        put(asked.out, data)
        return asked.out, pages

    def warm(self, folder: Path) -> None:
        """Read ahead what the first job will most likely need. Raises ReportError."""
        reader_for(self._load(folder))

    def _load(self, folder: Path, added: tuple[AddedExemplar, ...] = ()) -> Pack:
        """The pack, which is read once. Raises ReportError."""
        if self._pack is None or self._pack[:2] != (folder, added):
            try:
                self._pack = (folder, added, with_added(load_pack(folder), added))
            except PackError as error:
                raise ReportError(str(error)) from None
        return self._pack[2]

    def _compare(self, pack: Pack, assessment: Assessment) -> Comparison:
        """What is the same as in the last job is not read again: it is known by being the same object."""
        held = self._items
        evidence = tuple(kept if (kept := held.get(item.id, item)) == item else item for item in assessment.evidence)
        self._items = {item.id: item for item in evidence}
        as_of, decisions, figures = assessment.details.as_of, assessment.decisions, assessment.figures
        return find_gaps(pack, evidence, as_of, decisions, self._comparing, figures=figures)

    def _file(self, job: Job, content: str, progress: Progress) -> tuple[bytes, int]:
        pack, assessment = self._load(job.pack, job.added), job.assessment
        progress(0.04, "Comparing the evidence")
        comparison = self._compare(pack, assessment)
        if assessment.report_options.mask:
            assessment, comparison = masked(pack, assessment, comparison)

        tried = [UNMEASURED]

        def report(summary_size: int) -> Report:
            tried.append(summary_size)
            return report_context(pack, assessment, comparison, job.made_on, summary_size)

        def one_page(size: int) -> Summary:
            return summary_alone(pack, assessment, comparison, job.made_on, size)

        ending = job.out.suffix.lower()
        if ending == ".pdf":
            made = self._make_pdf(report, one_page, progress)
            # The size that was asked for last is the one that fits the page.
            self._measured = (content, tried[-1])
            return made
        progress(0.5, "Writing")
        size = self._measured[1] if self._measured[0] == content else UNMEASURED
        if ending == ".docx":
            from desktop.report.docx import word_file

            return _checked(word_file(report(size)), "word/document.xml"), 0
        if ending == ".xlsx":
            from desktop.report.xlsx import workbook

            return _checked(workbook(pack, assessment, comparison, report(size), job.made_on), "xl/workbook.xml"), 0
        raise ReportError(f"{job.out}: a report ends in .pdf, .docx or .xlsx; choose one of these.")


def _checked(data: bytes, part: str) -> bytes:
    """The file, if it opens and holds what it must."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if part not in parts.namelist() or parts.testzip():
            raise ReportError("The report did not pass its own check and was not kept; make it again.")
    return data
