"""The child process as the window meets it: lines in, lines out, killed when nobody wants the report any more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent

Worker = subprocess.Popen[str]


@pytest.fixture(scope="module")
def start() -> Iterator[Callable[..., Worker]]:
    started: list[Worker] = []

    def begin(**environment: str) -> Worker:
        worker = subprocess.Popen(
            [sys.executable, "-m", "desktop.report.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=ROOT,
            env=os.environ | environment,
        )
        started.append(worker)
        return worker

    yield begin
    for worker in started:
        worker.kill()
        worker.communicate()


@pytest.fixture(scope="module")
def worker(start: Callable[[], Worker]) -> Worker:
    """One worker for many jobs, as the window keeps one."""
    warm = start()
    assert said(warm) == {"ready": True}
    return warm


def said(worker: Worker) -> dict[str, Any]:
    assert worker.stdout is not None
    return json.loads(worker.stdout.readline())


def ask(worker: Worker, job: object) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The last word on a job, and the progress before it."""
    assert worker.stdin is not None
    worker.stdin.write(job if isinstance(job, str) else json.dumps(job) + "\n")
    worker.stdin.flush()
    steps: list[dict[str, Any]] = []
    while "progress" in (line := said(worker)):
        steps.append(line)
    return line, steps


def test_a_report_is_made(worker: Worker, job: Callable[[Path], dict[str, Any]], tmp_path: Path):
    out = tmp_path / "draft – ŵ.pdf"
    last, steps = ask(worker, job(out))
    assert last["done"] == str(out)
    assert last["pages"] > 10
    assert out.read_bytes().startswith(b"%PDF-")
    assert [file.name for file in tmp_path.iterdir()] == [out.name]
    shares = [step["progress"] for step in steps]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert any(step["stage"] == "Laying out page 5" for step in steps)


def test_every_letter_arrives_whatever_the_computer_writes_in(
    start: Callable[..., Worker], job: Callable[[Path], dict[str, Any]], tmp_path: Path
):
    worker = start(PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    said(worker)
    out = tmp_path / "draft – ŵ.xlsx"
    last, _ = ask(worker, json.dumps(job(out), ensure_ascii=False) + "\n")
    assert last == {"done": str(out), "pages": 0}
    assert out.is_file()


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_other_endings_make_other_files(
    worker: Worker, job: Callable[[Path], dict[str, Any]], tmp_path: Path, ending: str
):
    out = tmp_path / f"draft.{ending}"
    assert ask(worker, job(out))[0] == {"done": str(out), "pages": 0}
    assert out.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing/draft.xlsx", "the folder is not there; choose another folder."),
        ("draft.odt", "a report ends in .pdf, .docx or .xlsx; choose one of these."),
    ],
)
def test_a_place_that_will_not_do_is_said(
    worker: Worker, job: Callable[[Path], dict[str, Any]], tmp_path: Path, name: str, sentence: str
):
    assert ask(worker, job(tmp_path / name))[0] == {"failed": f"{tmp_path / name}: {sentence}"}
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_stays_when_writing_fails(worker: Worker, job: Callable[[Path], dict[str, Any]], tmp_path: Path):
    out = tmp_path / "draft.xlsx"
    out.mkdir()
    (out / "kept").write_text("kept")
    last, _ = ask(worker, job(out))
    assert last["failed"].startswith(f"{out}: ")
    assert [file.name for file in tmp_path.iterdir()] == ["draft.xlsx"]
    assert (out / "kept").read_text() == "kept"


def test_nonsense_is_answered_and_the_next_job_served(
    worker: Worker, job: Callable[[Path], dict[str, Any]], tmp_path: Path
):
    assert "failed" in ask(worker, "{nonsense\n")[0]
    assert "failed" in ask(worker, {"assessment": {}})[0]
    bad_pack = job(tmp_path / "draft.xlsx") | {"pack": str(tmp_path)}
    assert "pack.toml" in ask(worker, bad_pack)[0]["failed"]
    assert "done" in ask(worker, job(tmp_path / "draft.xlsx"))[0]


def ahead(job: dict[str, Any]) -> dict[str, Any]:
    return job | {"ahead": True}


def test_what_was_made_ahead_is_there_when_it_is_asked_for(
    worker: Worker, job: Callable[[Path], dict[str, Any]], tmp_path: Path
):
    made, steps = ask(worker, ahead(job(tmp_path / "ahead.pdf")))
    assert made == {"done": str(tmp_path / "ahead.pdf"), "pages": made["pages"], "ahead": True}
    assert steps == []
    last, steps = ask(worker, job(tmp_path / "draft.pdf"))
    assert last == {"done": str(tmp_path / "draft.pdf"), "pages": made["pages"]}
    assert [step["stage"] for step in steps] == ["Writing the file", "Done"]
    assert (tmp_path / "draft.pdf").read_bytes() == (tmp_path / "ahead.pdf").read_bytes()


def test_another_kind_of_file_and_another_day_are_made_anew(
    worker: Worker, job: Callable[[Path], dict[str, Any]], tmp_path: Path
):
    ask(worker, ahead(job(tmp_path / "draft.docx")))
    ask(worker, job(tmp_path / "draft.xlsx"))
    assert (tmp_path / "draft.xlsx").read_bytes() != (tmp_path / "draft.docx").read_bytes()
    ask(worker, job(tmp_path / "next.xlsx") | {"made_on": "2026-11-23"})
    assert (tmp_path / "next.xlsx").read_bytes() != (tmp_path / "draft.xlsx").read_bytes()


def test_a_report_made_ahead_gives_way_to_one_that_is_asked_for(
    start: Callable[[], Worker], job: Callable[[Path], dict[str, Any]], tmp_path: Path
):
    worker = start()
    said(worker)
    first = ahead(job(tmp_path / "ahead.pdf"))
    assert worker.stdin is not None
    worker.stdin.write(json.dumps(first) + "\n")
    worker.stdin.flush()
    assert ask(worker, job(tmp_path / "draft.xlsx"))[0] == {"dropped": True, "ahead": True}
    assert said(worker)["stage"] == "Reading the assessment"
    while "progress" in (last := said(worker)):
        pass
    assert last == {"done": str(tmp_path / "draft.xlsx"), "pages": 0}
    assert [file.name for file in tmp_path.iterdir()] == ["draft.xlsx"]


def test_a_report_that_is_asked_for_while_the_same_is_made_ahead_is_made_once(
    start: Callable[[], Worker], job: Callable[[Path], dict[str, Any]], tmp_path: Path
):
    worker = start()
    said(worker)
    assert worker.stdin is not None
    worker.stdin.write(json.dumps(ahead(job(tmp_path / "ahead.pdf"))) + "\n")
    worker.stdin.flush()
    made, steps = ask(worker, job(tmp_path / "draft.pdf"))
    assert made["ahead"]
    assert any(step["stage"].startswith("Laying out") for step in steps), "its progress is that of the one asked for"
    stages: list[str] = []
    while "progress" in (last := said(worker)):
        stages.append(last["stage"])
    assert last["done"] == str(tmp_path / "draft.pdf")
    assert stages == ["Writing the file", "Done"]


def test_a_failure_ahead_says_that_nobody_waited_for_it(
    worker: Worker, job: Callable[[Path], dict[str, Any]], tmp_path: Path
):
    failed, _ = ask(worker, ahead(job(tmp_path / "gone" / "ahead.pdf")) | {"made_on": "2026-11-24"})
    assert failed["ahead"]
    assert "the folder is not there" in failed["failed"]


def test_two_processes_make_the_same_bytes_and_so_does_one_that_kept_pages(
    worker: Worker, start: Callable[[], Worker], job: Callable[[Path], dict[str, Any]], tmp_path: Path
):
    changed = job(tmp_path / "kept.pdf")
    changed["assessment"]["evidence"][0]["source"] = "Brokerage log of the other office"
    ask(worker, job(tmp_path / "before.pdf"))
    ask(worker, changed)
    other = start()
    said(other)
    ask(other, changed | {"out": str(tmp_path / "cold.pdf")})
    kept, cold = (tmp_path / "kept.pdf").read_bytes(), (tmp_path / "cold.pdf").read_bytes()
    assert sha256(kept).hexdigest() == sha256(cold).hexdigest()
    assert kept != (tmp_path / "before.pdf").read_bytes()


def test_a_killed_report_leaves_nothing(
    start: Callable[[], Worker], job: Callable[[Path], dict[str, Any]], tmp_path: Path
):
    worker = start()
    said(worker)
    assert worker.stdin is not None
    worker.stdin.write(json.dumps(job(tmp_path / "draft.pdf")) + "\n")
    worker.stdin.flush()
    while not said(worker)["stage"].startswith("Laying out page"):
        pass
    worker.kill()
    worker.wait()
    assert list(tmp_path.iterdir()) == []


def test_it_ends_with_its_input_and_never_tells_a_word_of_the_evidence(
    start: Callable[[], Worker], job: Callable[[Path], dict[str, Any]], tmp_path: Path
):
    worker = start()
    spoilt = job(tmp_path / "draft.xlsx")
    spoilt["assessment"]["evidence"][0]["date"] = "the carer came on the Thursday"
    out, errors = worker.communicate(json.dumps(spoilt) + "\n{the carer came\n")
    assert worker.returncode == 0
    assert out.count("failed") == 2
    assert "carer" not in errors
    assert "carer" not in out
