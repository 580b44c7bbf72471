"""A report is asked for in one line, which the process reads as what was asked."""

from __future__ import annotations

import datetime
from pathlib import Path

from desktop.report.job import asked
from desktop.report_order import report_order
from rubric.assessment import Assessment
from rubric.pack import Pack


def test_what_is_asked_arrives_whole(example: Assessment, pack: Pack, tmp_path: Path) -> None:
    day = datetime.date(2026, 11, 22)
    line = report_order(example, pack, day, tmp_path / "Entwurf, “eins”.pdf", ahead=True)
    assert line.endswith("\n")
    assert line.count("\n") == 1
    job = asked(line).job()
    assert job.assessment == example
    assert (job.made_on, job.out, job.ahead) == (day, tmp_path / "Entwurf, “eins”.pdf", True)
    assert job.pack == pack.folder.absolute()


def test_an_assessment_without_evidence_arrives_as_well(example: Assessment, pack: Pack, tmp_path: Path) -> None:
    bare = example.model_copy(update={"evidence": ()})
    job = asked(report_order(bare, pack, datetime.date(2026, 11, 22), tmp_path / "a.pdf")).job()
    assert job.assessment == bare
    assert not job.ahead
