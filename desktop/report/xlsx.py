"""The working register as a workbook: every field an officer fills, as tables to filter and sort."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from desktop.report.register import Register
from desktop.report.values.report import Report
from desktop.report.xlsx_about import about_sheet
from desktop.report.xlsx_account import account_sheet
from desktop.report.xlsx_decided import matches_sheet, passages_sheet
from desktop.report.xlsx_documents import documents_sheet
from desktop.report.xlsx_evidence import evidence_sheet
from desktop.report.xlsx_figures import figures_sheet, kept_figures_sheet
from desktop.report.xlsx_gaps import actions_sheet, gaps_sheet, patterns_sheet
from desktop.report.xlsx_sheet import AnySheet
from desktop.report.xlsx_summary import summary_sheet
from desktop.report.xlsx_writing import Cover, written
from rubric.assessment import Assessment, ReportOptions
from rubric.comparison import Comparison
from rubric.pack import Pack


def workbook(
    pack: Pack, assessment: Assessment, comparison: Comparison, report: Report, made_on: datetime.date
) -> bytes:
    """The whole workbook: a summary first, and last how to read it."""
    register = Register(pack, assessment, comparison, report, made_on)
    sheets: list[AnySheet] = [
        evidence_sheet(register),
        patterns_sheet(register),
        gaps_sheet(register),
        actions_sheet(register),
        figures_sheet(register),
        account_sheet(register),
        matches_sheet(register),
    ]
    if assessment.figures:
        sheets.append(kept_figures_sheet(register))
    if assessment.documents:
        sheets += [documents_sheet(register), passages_sheet(register)]
    asked = _as_asked(sheets, assessment.report_options)
    asked.append(about_sheet(register, asked))
    cover = Cover(
        title=report.title,
        author=report.council,
        made_on=made_on,
        head=report.state,
        foot=report.footer,
    )
    return written(cover, [summary_sheet(register, asked), *asked])


def _as_asked(sheets: Sequence[AnySheet], options: ReportOptions) -> list[AnySheet]:
    """The sheets without what the officer asked to leave out."""
    return [
        replace(
            sheet,
            columns=[
                c for c in sheet.columns if (options.owners or not c.owner) and (options.exemplars or not c.compared)
            ],
        )
        for sheet in sheets
        if options.exemplars or not sheet.compared
    ]
