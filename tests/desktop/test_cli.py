"""The doors without a window: what they print, what they refuse, and what they leave behind."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import make_versions
import pytest

from desktop import cli
from desktop.check_json import check_object
from desktop.document.file import Document, read_assessment
from desktop.example import example_assessment
from desktop.report.failures import ReportError
from desktop.report.native import MISSING
from rubric.assessment import Assessment
from rubric.comparison import Comparison, Gap, ItemComparison, PatternStatus
from rubric.decisions import Action, Dismissal
from rubric.evidence import EvidenceItem
from rubric.pack import Pack
from rubric.reading import Match, QualityFound, Reading

ROOT = Path(__file__).parents[2]
FILES = ROOT / "tests" / "files"
EVIDENCE = FILES / "evidence.json"
PAPER = FILES / "committee-paper.txt"
REPORT = FILES / "published-section.txt"

Captured = pytest.CaptureFixture[str]


def done(*arguments: object) -> None:
    assert cli.main([str(argument) for argument in arguments]) == 0


def refused(capsys: Captured, *arguments: object) -> str:
    """The one sentence that says why the input cannot be used."""
    assert cli.main([str(argument) for argument in arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.endswith(".\n")
    assert "Traceback" not in said.err
    return said.err.strip()


# Starting


@pytest.mark.parametrize(
    ("arguments", "opens"),
    [
        ([], True), (["Aldermere.plumb"], True), (["C:/Papers/Aldermere.PLUMB"], True), (["check"], False),
        (["check", "a.plumb"], False), (["demo"], False), (["--version"], False), (["--selftest"], False),
        (["a.plumb", "b.plumb"], False), (["evidence.json"], False),
    ],
)  # fmt: skip
def test_the_window_opens_with_nothing_or_with_one_assessment(arguments: list[str], opens: bool):
    assert cli.is_window_call(arguments) == opens


def test_the_window_follows_the_demo_only_where_it_can_be_seen(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    assert cli.shows_window_after(["demo"])
    assert not cli.shows_window_after(["demo", "--no-window"])
    assert not cli.shows_window_after(["check", "a.json"])
    monkeypatch.delenv("DISPLAY")
    assert not cli.shows_window_after(["demo"])
    monkeypatch.setattr(sys, "platform", "win32")
    assert cli.shows_window_after(["demo"])


def test_version_and_help(capsys: Captured):
    done("--version")
    assert capsys.readouterr().out.startswith("Plumbline 0.")
    done("--help")
    said = capsys.readouterr().out
    for command in ("check", "report", "import", "derive", "demo", "--selftest"):
        assert command in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chekc", "a.json"], "invalid choice"),
        (["check"], "FILE"),
        (["check", "a.json", "--xml"], "--xml"),
        (["report", "a.json"], "-o"),
        (["import", "a.plumb"], "DOC"),
        (["--quick"], "--quick"),
    ],
)
def test_a_command_line_that_is_not_understood_is_said_in_one_sentence(
    capsys: Captured, arguments: list[str], says: str
):
    assert says in refused(capsys, *arguments)


# check


def test_check_prints_one_object_that_keeps_to_the_contract(capsys: Captured, pack: Pack):
    done("check", EVIDENCE, "--json")
    whole = json.loads(capsys.readouterr().out)
    assert list(whole) == ["format", "pack", "evidence", "patterns", "gaps"]
    assert whole["format"] == "plumbline-check/1"
    assert whole["pack"] == {"id": pack.id, "version": pack.edition}
    texts = {item["id"]: item["text"] for item in json.loads(EVIDENCE.read_text("utf-8"))["evidence"]}
    assert [item["id"] for item in whole["evidence"]] == list(texts)
    sub_headings = {s.id for s in pack.sub_headings}
    for item in whole["evidence"]:
        assert list(item) == ["id", "sub_headings", "patterns", "qualities"]
        assert set(item["sub_headings"]) <= sub_headings
        for found in item["patterns"]:
            assert list(found) == ["id", "fit", "span"]
            assert pack.pattern(found["id"])
            assert found["fit"] in ("clear", "partial", "possible")
        for found in item["patterns"] + item["qualities"]:
            start, end = found["span"]
            assert 0 <= start < end <= len(texts[item["id"]])
    assert [p["id"] for p in whole["patterns"]] == [p.id for p in pack.patterns]
    for pattern in whole["patterns"]:
        assert list(pattern) == ["id", "sub_heading", "status", "evidence"]
        assert pattern["status"] in ("covered", "weak", "missing")
    for gap in whole["gaps"]:
        assert list(gap) == ["key", "check", "sub_heading", "pattern", "evidence", "severity", "reason"]
        assert gap["key"].startswith(f"{gap['check']}/{gap['sub_heading']}/")
        assert gap["reason"]


def test_the_object_of_a_comparison(pack: Pack, golden):
    first, second = pack.patterns[0].id, pack.patterns[1].id
    texts = ("The wait was 3 days – “short”.", "")
    readings = [
        Reading(
            texts[0],
            ("capacity", "quality"),
            (Match(first, "clear", (0, 18)), Match(second, "possible", (4, 8))),
            (QualityFound("number", (13, 14)),),
            (),
        ),
        Reading(texts[1], (), (), (), ()),
    ]
    items = tuple(
        ItemComparison(EvidenceItem(id=f"E{n}", text=text), reading, reading.matches)
        for n, (text, reading) in enumerate(zip(texts, readings, strict=True), start=1)
    )
    statuses = (PatternStatus(first, "capacity", "covered", ("E1",)), PatternStatus(second, "quality", "missing", ()))
    dismissal = Dismissal(gap="k", reason="not here", digest="d", decided=datetime.date(2026, 10, 1))
    action = Action(id=1, gap="k", what="ask")
    gaps = (
        Gap(
            f"missing-pattern/quality/{second}", "missing-pattern", "quality", second, (), "common", "No item shows it."
        ),
        Gap("too-long/capacity/E1", "too-long", "capacity", None, ("E1",), "check", "Long.", actions=(action,)),
        Gap("empty/quality/", "empty", "quality", None, (), "check", "Dismissed.", dismissal=dismissal),
        Gap("empty//E2", "empty", "", None, ("E2",), "check", "Changed.", dismissal=dismissal, text_changed=True),
    )
    golden("check.json", check_object(pack, Comparison(items, statuses, gaps)))


def test_check_for_a_reader_goes_by_sub_heading_and_gives_reasons(capsys: Captured, pack: Pack):
    done("check", EVIDENCE)
    said = capsys.readouterr().out
    assert said.startswith(f"Aldermere\n{pack.quality_statement.title}, edition {pack.edition}\n")
    assert "Evidence as at 1 October 2026: 3 items" in said
    places = [said.index(f"\n{sub_heading.title}\n") for sub_heading in pack.sub_headings]
    assert places == sorted(places)
    assert " ".join(said.split()).endswith(" ".join(pack.caveat.split()))


def test_check_reads_an_assessment_and_never_writes_to_it(capsys: Captured, pack: Pack, tmp_path: Path):
    path = tmp_path / "Alderwick.plumb"
    Document.create(path, example_assessment(pack)).close()
    before = (path.read_bytes(), path.stat().st_mtime_ns, sorted(tmp_path.iterdir()))
    done("check", path)
    assert "dismissed" in capsys.readouterr().out
    done("check", path, "--json")
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(tmp_path.iterdir())) == before


def test_the_same_evidence_gives_the_same_words(capsys: Captured):
    done("check", EVIDENCE, "--json")
    first = capsys.readouterr().out
    done("check", EVIDENCE, "--json")
    assert capsys.readouterr().out == first


EMPTY = '{"format": "plumbline-evidence/1", "statement": "care-provision", "as_of": "2026-10-01", "evidence": []}'


def test_no_evidence_at_all_is_no_fault(capsys: Captured, tmp_path: Path):
    file = tmp_path / "empty.json"
    file.write_text("\ufeff" + EMPTY, "utf-8")
    done("check", file)
    assert capsys.readouterr().out.startswith("Council not stated\n")
    done("check", file, "--json")
    assert json.loads(capsys.readouterr().out)["evidence"] == []


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "JSON"),
        (b'{"format": "plumbline-evidence/1", "evid', "line 1"),
        (b"[" * 100_000, "JSON"),
        (b"[]", "the top"),
        (EMPTY.replace("evidence/1", "evidence/9").encode(), "format"),
        (EMPTY.replace("2026-10-01", "soon").encode(), "as_of"),
        (EMPTY.replace('"as_of"', '"colour": 1, "as_of"').encode(), "colour"),
        (EMPTY.replace("[]", '[{"id": "E1", "text": 5}]').encode(), "item E1"),
        (EMPTY.replace("[]", '[{"id": "E1", "text": "a"}, {"id": "E1", "text": "b"}]').encode(), "twice"),
        (EMPTY.replace("[]", '[{"id": "E1", "text": "half \\ud800"}]').encode(), "half of a letter"),
        (EMPTY.encode("utf-16"), "UTF-8"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"SQLite format 3\0 and nothing else", "."),
    ],
)
def test_evidence_that_cannot_be_used_is_refused(capsys: Captured, tmp_path: Path, raw: bytes, says: str):
    file = tmp_path / "evidence.json"
    file.write_bytes(raw)
    sentence = refused(capsys, "check", file)
    assert sentence.startswith("evidence.json")
    assert says in sentence
    assert file.read_bytes() == raw


def test_missing_files_folders_and_foreign_assessments_are_refused(capsys: Captured, tmp_path: Path):
    assert "no such file" in refused(capsys, "check", tmp_path / "nowhere.json")
    assert "no such file" in refused(capsys, "check", tmp_path / "nowhere.plumb")
    assert "folder" in refused(capsys, "check", tmp_path)
    foreign = tmp_path / "foreign.plumb"
    foreign.write_text("not an assessment", "utf-8")
    assert refused(capsys, "check", foreign).startswith("foreign.plumb")
    assert foreign.read_text("utf-8") == "not an assessment"


# import


def test_import_makes_the_file_and_says_what_was_found(capsys: Captured, tmp_path: Path, pack: Pack):
    path = tmp_path / "Aldermere.plumb"
    done("import", path, PAPER, "--council", "Aldermere")
    said = capsys.readouterr().out
    assert "Aldermere.plumb is new" in said
    assert "(9 June 2026)" in said
    assert "3 tables" in said
    assessment = read_assessment(path)
    assert assessment.details.council == "Aldermere"
    assert (assessment.statement, assessment.pack_edition) == (pack.id, pack.edition)
    assert [d.file_name for d in assessment.documents] == [PAPER.name]
    assert f"{len(assessment.passages)} passages, nothing left out" in said
    waiting = sum(passage.kind in ("prose", "table") for passage in assessment.passages)
    suggested = [line.split(None, 1)[0] for line in said.splitlines() if line.startswith("    ")]
    assert sum(map(int, suggested)) == waiting
    assert not assessment.evidence, "a passage becomes evidence only when the officer accepts it"


def test_import_says_how_many_passages_were_set_aside_and_why(capsys: Captured, tmp_path: Path):
    path = tmp_path / "a.plumb"
    done("import", path, PAPER, "--council", "Aldermere")
    said = capsys.readouterr().out
    assert "2 set aside as no evidence:" in said
    assert "1  Explains the regulator or a rating" in said
    stored = [p.verdict for p in read_assessment(path).passages if p.is_offered]
    assert f"{stored.count('')} wait for a decision" in said
    assert stored.count("set-aside") == 2


def test_a_document_that_was_imported_before_is_left_as_it_is_unless_asked_for(capsys: Captured, tmp_path: Path):
    path = tmp_path / "Aldermere.plumb"
    renamed = tmp_path / "the same under another name.txt"
    shutil.copy(PAPER, renamed)
    done("import", path, PAPER)
    done("import", path, renamed)
    assert "imported before" in capsys.readouterr().out
    assert len(read_assessment(path).documents) == 1
    done("import", path, renamed, "--again")
    assert len(read_assessment(path).documents) == 2


def test_evidence_that_is_exported_and_imported_again_is_the_same(
    capsys: Captured, tmp_path: Path, pack: Pack, qtbot: Any
):
    """Through the doors that an officer has: the file out by the command, and in by the window."""
    from desktop import document_commands
    from desktop.importing.read import read_document
    from desktop.session import Session

    whole = example_assessment(pack)
    Document.create(tmp_path / "from.plumb", whole).close()
    done("report", tmp_path / "from.plumb", "-o", tmp_path / "evidence.json")
    assert f"{len(whole.evidence)} items" in capsys.readouterr().out
    session = Session()
    with qtbot.waitSignal(session.comparison_changed, timeout=20_000):
        session.new(tmp_path / "to.plumb", "Alderwick", "", whole.details.as_of)
    session.imports._on_read(read_document(tmp_path / "evidence.json"))
    document_commands.take_in_rows(session, 1)
    qtbot.waitUntil(lambda: not session.long_acts.is_busy, timeout=20_000)
    assert session.assessment.evidence == whole.evidence
    session.close()
    done("report", tmp_path / "to.plumb", "-o", tmp_path / "again.json")
    first, again = (json.loads((tmp_path / name).read_text("utf-8")) for name in ("evidence.json", "again.json"))
    assert again["evidence"] == first["evidence"]


def test_evidence_that_cannot_be_written_there_is_refused(capsys: Captured, tmp_path: Path, pack: Pack):
    Document.create(tmp_path / "from.plumb", example_assessment(pack)).close()
    assert "the folder is not there" in refused(
        capsys, "report", tmp_path / "from.plumb", "-o", tmp_path / "nowhere" / "evidence.json"
    )
    (tmp_path / "evidence.json").mkdir()
    assert "folder of that name" in refused(capsys, "report", tmp_path / "from.plumb", "-o", tmp_path / "evidence.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["evidence.json", "from.plumb"]


def test_import_says_how_the_columns_of_a_sheet_were_read(capsys: Captured, tmp_path: Path):
    tracker = tmp_path / "tracker.csv"
    tracker.write_text(
        "Ref,Evidence,Source,Date\n1,The median wait fell from six days to three.,Brokerage,12/03/2026\n"
        "2,Carers say that short breaks are hard to book.,Forum,soon\n3,,Audit,\n",
        "utf-8",
    )
    done("import", tmp_path / "Alderwick.plumb", tracker)
    said = capsys.readouterr().out
    assert "  Columns: Text from “Evidence”, source from “Source” and date from “Date”." in said
    assert "Kept with the item, and in the evidence workbook: “Ref”." in said
    assert "  1 row has no text: it says every cell." in said
    assert "  1 date cannot be read, “soon”: it is kept with the item." in said


def test_a_newer_version_says_how_the_passages_fare_and_what_is_to_be_settled(capsys: Captured, tmp_path: Path):
    path, papers = tmp_path / "Aldermere.plumb", [tmp_path / "support v1.txt", tmp_path / "support v2.txt"]
    for paper, lines in zip(papers, (make_versions.FIRST, make_versions.SECOND), strict=True):
        paper.write_text(make_versions.written(lines, "Home support", "9 June 2026"), "utf-8")
    done("import", path, papers[0])
    capsys.readouterr()
    assert "no document called Minutes" in refused(capsys, "import", path, papers[1], "--newer-version-of", "Minutes")
    assert "one newer version" in refused(capsys, "import", path, *papers, "--newer-version-of", "Home support")
    assert len(read_assessment(path).documents) == 1
    done("import", path, papers[1], "--newer-version-of", "Home support")
    assert "6 of 11 passages stand, 3 changed, 2 gone" in capsys.readouterr().out
    assert read_assessment(path).documents[1].supersedes == 1


def test_where_one_document_cannot_be_read_none_is_imported(capsys: Captured, tmp_path: Path):
    path = tmp_path / "Aldermere.plumb"
    word = tmp_path / "strategy.docx"
    word.write_bytes(b"PK\x03\x04")
    assert "fetch it again" in refused(capsys, "import", path, PAPER, word)
    assert not path.exists()


def test_import_refuses_what_it_cannot_write_to(capsys: Captured, tmp_path: Path, pack: Pack):
    assert ".plumb" in refused(capsys, "import", PAPER, PAPER)
    assert refused(capsys, "import", tmp_path / "nowhere" / "a.plumb", PAPER)
    path = tmp_path / "open.plumb"
    held = Document.create(path, example_assessment(pack))
    try:
        before = path.read_bytes()
        assert "nothing was imported" in refused(capsys, "import", path, PAPER)
        assert path.read_bytes() == before
    finally:
        held.close()


# derive


def test_derive_says_what_each_report_shows(capsys: Captured, pack: Pack):
    done("derive", REPORT)
    said = capsys.readouterr().out
    assert said.startswith(f"published-section: {pack.quality_statement.title}, score 3\n")
    for pattern in pack.patterns:
        assert pattern.title in said
    done("derive", REPORT, REPORT, "--json")
    whole = json.loads(capsys.readouterr().out)
    assert [report["name"] for report in whole["reports"]] == ["published-section", "published-section (2)"]
    assert [pattern["id"] for pattern in whole["patterns"]] == [pattern.id for pattern in pack.patterns]
    assert {pattern["prevalence"] for pattern in whole["patterns"]} == {0, 2}


def test_derive_names_sub_headings_the_pack_does_not_know(capsys: Captured, tmp_path: Path, pack: Pack):
    changed = tmp_path / "changed.txt"
    title = pack.sub_headings[3].title
    changed.write_text(REPORT.read_text("utf-8").replace(title, "Care at the end of life"), "utf-8")
    done("derive", changed)
    assert "Care at the end of life (the pack has no such sub-heading)" in capsys.readouterr().out


def test_derive_refuses_what_is_not_a_report(capsys: Captured, tmp_path: Path):
    assert refused(capsys, "derive", PAPER).startswith("committee-paper.txt: this is not a section")
    assert "no such file" in refused(capsys, "derive", REPORT, tmp_path / "nowhere.txt")


# report, demo and self-test


def test_report_writes_the_draft(capsys: Captured, tmp_path: Path):
    out = tmp_path / "draft.docx"
    done("report", EVIDENCE, "-o", out)
    assert str(out) in capsys.readouterr().out
    assert out.read_bytes().startswith(b"PK")
    assert list(tmp_path.iterdir()) == [out]


def test_report_refuses_a_place_it_cannot_write_to(capsys: Captured, tmp_path: Path):
    assert "folder" in refused(capsys, "report", EVIDENCE, "-o", tmp_path / "nowhere" / "draft.pdf")
    assert list(tmp_path.iterdir()) == []


def test_report_says_a_fault_of_ours_in_its_own_sentence(capsys: Captured, monkeypatch: pytest.MonkeyPatch):
    def fails(*_: object) -> int:
        raise ReportError("The report stopped before it was done; make it again.")

    monkeypatch.setattr("desktop.report.client.make_report", fails)
    assert cli.main(["report", str(EVIDENCE), "-o", "draft.pdf"]) == 1
    assert capsys.readouterr().err == "The report stopped before it was done; make it again.\n"


def test_the_demo_checks_the_example_and_says_where_its_report_is(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: Assessment
):
    made: list[tuple[Assessment, Path]] = []
    monkeypatch.setattr("desktop.demo.make_report", lambda assessment, _, out, __: made.append((assessment, out)) or 31)
    done("demo", "--no-window", "-o", tmp_path / "example.pdf")
    said = capsys.readouterr().out
    assert said.startswith(example.details.council)
    assert said.endswith(f"The draft self-assessment (31 pages) is in {tmp_path / 'example.pdf'}\n")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done("demo", "--no-window")
    (shown, _), (_, elsewhere) = made
    assert shown.evidence == example.evidence
    assert str(elsewhere) in capsys.readouterr().out
    assert elsewhere.parent.is_dir()


def test_the_demo_goes_on_where_only_the_pdfs_own_parts_are_missing(capsys: Captured, monkeypatch: pytest.MonkeyPatch):
    def fail(sentence: str) -> Callable[..., int]:
        def make_report(*_: object) -> int:
            raise ReportError(sentence)

        return make_report

    monkeypatch.setattr("desktop.demo.make_report", fail(MISSING))
    done("demo", "--no-window")
    assert capsys.readouterr().out.endswith(f"{MISSING}\n")
    monkeypatch.setattr("desktop.demo.make_report", fail("example.pdf: the disk is full; make room."))
    assert cli.main(["demo", "--no-window"]) != cli.DONE


def test_the_self_test_says_ok_and_leaves_nothing(capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done("--selftest")
    assert capsys.readouterr().out == "ok\n"
    assert list(tmp_path.iterdir()) == []


# Faults of ours, and consoles


def _fails(*_: object, **__: object) -> None:
    raise ZeroDivisionError("Mrs Example waits in her kitchen")


@pytest.mark.expects_log_warnings
def test_a_fault_of_ours_is_one_sentence_and_its_log_holds_no_evidence(
    capsys: Captured, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("rubric.gaps.find_gaps", _fails)
    assert cli.main(["check", str(EVIDENCE)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "fault of its own" in said.err
    assert "plumbline.log" in said.err
    assert "Mrs Example" not in said.err + caplog.text
    assert "ZeroDivisionError at test_cli.py" in caplog.text


def test_a_failed_self_test_says_what_failed(capsys: Captured, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("desktop.demo.find_gaps", lambda *_: Comparison((), (), ()))
    assert cli.main(["--selftest"]) == 1
    assert "found nothing" in capsys.readouterr().err


def test_a_program_without_streams_still_gives_its_status(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert cli.main(["--version"]) == 0
    assert cli.main(["check", "nowhere.json"]) == 2


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_a_console_that_cannot_show_a_letter_stops_nothing():
    checked = run("check", EVIDENCE, PYTHONIOENCODING="ascii")
    assert checked.returncode == 0, checked.stderr
    assert b"Aldermere" in checked.stdout
    as_json = run("check", EVIDENCE, "--json", PYTHONIOENCODING="cp1252")
    assert json.loads(as_json.stdout.decode("utf-8"))["format"] == "plumbline-check/1"


def test_the_program_itself_passes_the_status_on():
    missing = run("check", "nowhere.json")
    assert missing.returncode == 2
    assert missing.stderr.decode().strip() == "nowhere.json: there is no such file; check the name and the folder."
    assert missing.stdout == b""


def test_a_reader_that_goes_away_is_no_fault():
    pipe_reader, pipe_writer = os.pipe()
    os.close(pipe_reader)
    with os.fdopen(pipe_writer, "wb") as gone:
        checked = subprocess.run(
            [sys.executable, "-m", "desktop", "check", str(EVIDENCE)],
            cwd=ROOT, stdout=gone, stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    assert (checked.returncode, checked.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_output_that_finds_no_room_is_said_in_one_sentence():
    with Path("/dev/full").open("wb") as full:
        checked = subprocess.run(
            [sys.executable, "-m", "desktop", "check", str(EVIDENCE)],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    assert checked.returncode == 2
    assert checked.stderr == b"The output could not be written; free some space, or send it somewhere else.\n"


def test_version_needs_nothing_heavy():
    code = "import sys; from desktop import cli; cli.main(['--version']); print(sorted(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    for heavy in ("PySide6", "pydantic", "numpy", "sqlite_utils", "weasyprint"):
        assert f"'{heavy}'" not in shown.stdout


def test_without_a_screen_the_window_is_refused_in_one_sentence(capsys, monkeypatch: pytest.MonkeyPatch):
    from desktop.__main__ import main

    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == cli.UNUSABLE
    said = capsys.readouterr().err
    assert "no screen" in said
    assert said.count("\n") == 1
