from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest

from desktop.report import client
from desktop.report.failures import ReportError
from rubric.assessment import Assessment
from rubric.pack import Pack

MADE_ON = datetime.date(2026, 11, 22)


def test_the_command_line_makes_a_workbook_and_hears_how_far_it_is(assessment: Assessment, pack: Pack, tmp_path: Path):
    stages: list[str] = []
    pages = client.make_report(
        assessment, pack, tmp_path / "draft.xlsx", MADE_ON, lambda share, stage: stages.append(stage)
    )
    assert pages == 0
    assert stages[-1] == "Done"
    assert (tmp_path / "draft.xlsx").is_file()


def test_a_failure_is_one_sentence(assessment: Assessment, pack: Pack, tmp_path: Path):
    with pytest.raises(ReportError, match=r"the folder is not there; choose another folder\.$"):
        client.make_report(assessment, pack, tmp_path / "missing" / "draft.xlsx", MADE_ON)


def test_a_worker_that_dies_is_said(
    assessment: Assessment, pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(client, "command", lambda module: [sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(ReportError, match="stopped before it was done"):
        client.make_report(assessment, pack, tmp_path / "draft.pdf", MADE_ON)


def test_a_worker_that_cannot_start_is_said(
    assessment: Assessment, pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(client, "command", lambda module: [str(tmp_path / "nowhere")])
    with pytest.raises(ReportError, match="could not be started"):
        client.make_report(assessment, pack, tmp_path / "draft.pdf", MADE_ON)
