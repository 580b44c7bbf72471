"""Word and workbook tell the summary in the size that the PDF of the same was found to have."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.report import workshop
from desktop.report.job import asked
from desktop.report.summary import UNMEASURED
from desktop.report.values.report import Report

FOUND = 7


@pytest.fixture
def sizes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes in which a report was made, in order."""
    made: list[int] = []
    real = workshop.report_context

    def watched(*given: Any) -> Report:
        made.append(given[-1])
        return real(*given)

    monkeypatch.setattr(workshop, "report_context", watched)
    return made


def a_pdf(report: Callable[[int], Report], summary: Any, progress: Any) -> tuple[bytes, int]:
    """A PDF whose summary fits in the seventh size."""
    report(0)
    report(FOUND)
    return b"%PDF-", 1


def test_the_size_of_the_pdf_is_taken_where_it_is_known(
    sizes: list[int], job: Callable[[Any], dict[str, Any]], tmp_path: Path
):
    shop = workshop.Workshop(a_pdf)
    for name in ("a.docx", "a.pdf", "b.docx", "a.xlsx"):
        shop.run(asked(json.dumps(job(str(tmp_path / name)))), lambda share, stage: None)
    assert sizes == [UNMEASURED, 0, FOUND, FOUND, FOUND]


def test_what_was_found_for_another_paper_is_not_taken(
    sizes: list[int], job: Callable[[Any], dict[str, Any]], tmp_path: Path
):
    shop = workshop.Workshop(a_pdf)
    shop.run(asked(json.dumps(job(str(tmp_path / "a.pdf")))), lambda share, stage: None)
    other = job(str(tmp_path / "a.docx"))
    other["assessment"]["details"]["draft"] = 9
    shop.run(asked(json.dumps(other)), lambda share, stage: None)
    assert sizes[-1] == UNMEASURED
