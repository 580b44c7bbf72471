"""An officer adds published reports of their own choice: what that changes, what is refused, what stays as it was."""

from __future__ import annotations

import datetime
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import make_sections
import pytest
from docx import Document
from PySide6.QtWidgets import QLabel, QWidget

from desktop import cli
from desktop.document import publishing
from desktop.document.data_folder import data_folder
from desktop.own_edition import own_contrasts, own_edition_file, read_own_edition, with_own_edition
from desktop.report.client import make_report
from desktop.report.context import report_context
from desktop.session import Session
from desktop.widgets.gap_sections import what_exemplars_show
from desktop.widgets.marks import MOST_SQUARES, tally_width
from desktop.widgets.status_line import StatusLine
from rubric.assessment import Assessment
from rubric.decisions import Action, Decisions
from rubric.exemplar import fingerprint, read_report
from rubric.gaps import find_gaps
from rubric.pack import Pack

MADE_ON = datetime.date(2026, 11, 22)

Captured = pytest.CaptureFixture[str]
Write = Callable[..., Path]

NOTHING_HELD = (
    '{"format": "plumbline-evidence/1", "statement": "%s", "council": "Aldermere", "as_of": "2026-10-01", '
    '"evidence": []}'
)


@pytest.fixture
def report(tmp_path: Path, published: Callable[..., str]) -> Write:
    """Writes a fictional report to a file of its area's name."""

    def write(area: str, *patterns: str, **told: Any) -> Path:
        path = tmp_path / f"{area.lower()}.txt"
        path.write_text(published(area, *patterns, **told), "utf-8")
        return path

    return write


@pytest.fixture
def evidence(tmp_path: Path, pack: Pack) -> Path:
    """A council that holds nothing yet: every pattern is a gap, whatever the reader has learned."""
    path = tmp_path / "nothing.json"
    path.write_text(NOTHING_HELD % pack.id, "utf-8")
    return path


def run(capsys: Captured, *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    status = cli.main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return status, " ".join(said.out.split()), said.err


def done(capsys: Captured, *arguments: object) -> str:
    status, out, err = run(capsys, *arguments)
    assert (status, err) == (0, "")
    return out


def refused(capsys: Captured, *arguments: object) -> tuple[str, str]:
    """What was shown all the same, and the one sentence."""
    status, out, err = run(capsys, *arguments)
    assert status == 2
    assert err.count("\n") == 1
    assert err.endswith(".\n")
    return out, err


def gaps(capsys: Captured, evidence: Path) -> dict[str, tuple[str, str]]:
    """The severity and the reason of each missing pattern."""
    found = json.loads(done(capsys, "check", evidence, "--json"))["gaps"]
    return {gap["pattern"]: (gap["severity"], gap["reason"]) for gap in found if gap["check"] == "missing-pattern"}


def names(pack: Pack) -> list[str]:
    return [one.source for one in read_own_edition(pack).exemplars]


def everything_under(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


# Adding


def test_two_reports_change_prevalence_and_severity_and_not_the_released_pack(
    capsys: Captured, report: Write, evidence: Path, pack: Pack
):
    released = everything_under(pack.folder)
    everywhere = next(p for p in pack.patterns if pack.severity(p) == "expected")
    seldom = next(p for p in pack.patterns if pack.severity(p) == "seen" and len(p.shown_by) * 2 == len(pack.exemplars))
    before = gaps(capsys, evidence)
    said = done(capsys, "derive", report("Eastmarch", seldom.id), report("Brackwater", seldom.id), "--own-edition")
    assert f"{pack.edition} with 2 reports of the council's own" in said
    assert "eastmarch.txt is added: the reader finds 1 pattern clear in it." in said
    count, of = len(pack.exemplars), len(pack.exemplars) + 2
    assert f"“{everywhere.title}” was expected ({count} of {count}) and is seen ({count} of {of})." in said
    after = gaps(capsys, evidence)
    assert before[everywhere.id][0] == "expected"
    assert after[everywhere.id][0] == "seen"
    assert f"{len(seldom.shown_by)} of {count}" in before[seldom.id][1]
    assert f"{len(seldom.shown_by) + 2} of {of}" in after[seldom.id][1]
    assert gaps(capsys, evidence) == after
    assert everything_under(pack.folder) == released


def test_the_reader_of_a_check_is_told_of_the_councils_own_reports(
    capsys: Captured, report: Write, evidence: Path, pack: Pack
):
    done(capsys, "derive", report("Eastmarch", council="Eastmarch Council"), "--own-edition")
    assert f"edition {pack.edition} with 1 report of the council's own" in done(capsys, "check", evidence)
    whole = json.loads(done(capsys, "check", evidence, "--json"))
    assert whole["pack"] == {"id": pack.id, "version": pack.edition, "own_exemplars": ["Eastmarch Council"]}


def test_no_text_of_a_report_is_kept(capsys: Captured, report: Write, pack: Pack):
    done(capsys, "derive", report("Eastmarch", pack.patterns[0].id), "--own-edition")
    kept = everything_under(data_folder())
    assert list(kept) == [own_edition_file(pack)]
    assert b"marmalade" not in kept[own_edition_file(pack)]
    held = json.loads(kept[own_edition_file(pack)])
    assert list(held) == ["format", "pack", "exemplars", "contrasts"]
    assert held["pack"] == {"id": pack.id, "edition": pack.edition}
    assert list(held["exemplars"][0]) == ["id", "name", "score", "source", "fingerprint", "shows", "added"]


def test_a_report_added_before_is_said_counted_once_and_read_again(capsys: Captured, report: Write, pack: Pack):
    first, second = pack.patterns[:2]
    path = report("Eastmarch", first.id)
    done(capsys, "derive", path, path, "--own-edition")
    assert names(pack) == ["eastmarch.txt"]
    held = own_edition_file(pack)
    learned = held.read_text("utf-8").replace(first.id, second.id)
    held.write_text(learned, "utf-8")  # As a reader found it that had learned otherwise.
    said = done(capsys, "derive", path, "--own-edition")
    assert "eastmarch.txt was added before and is not counted twice; it is read again" in said
    (one,) = read_own_edition(pack).exemplars
    assert {place.pattern for place in one.shows} == {first.id}


def test_the_same_report_under_another_name_is_the_same_report(
    capsys: Captured, report: Write, pack: Pack, tmp_path: Path
):
    path = report("Eastmarch", pack.patterns[0].id)
    copied = tmp_path / "copied.txt"
    copied.write_text(path.read_text("utf-8").upper(), "utf-8")
    assert "copied.txt is the same report as eastmarch.txt" in done(capsys, "derive", path, copied, "--own-edition")
    assert names(pack) == ["eastmarch.txt"]


def test_another_text_of_a_council_that_is_counted_already_is_said(capsys: Captured, report: Write, pack: Pack):
    done(capsys, "derive", report("Eastmarch", council="Eastmarch Council"), "--own-edition")
    other = report("Eastmarch-again", council="Eastmarch Council")
    assert "Eastmarch Council is counted already from another text" in done(capsys, "derive", other, "--own-edition")
    own = report("Elsewhere", council=pack.exemplars[0].council)
    assert "is counted already from another text" in done(capsys, "derive", own, "--own-edition")


def test_a_report_that_the_pack_has_is_said_and_not_counted_twice(
    capsys: Captured, report: Write, pack: Pack, monkeypatch: pytest.MonkeyPatch
):
    path = report("Eastmarch")
    mark = fingerprint(read_report(path.read_text("utf-8"), pack))
    posing = pack.exemplars[0].model_copy(update={"fingerprint": mark})
    posed = pack.model_copy(update={"exemplars": (posing, *pack.exemplars[1:])})
    monkeypatch.setattr("rubric.pack_file.load_pack", lambda folder: posed)
    said = done(capsys, "derive", path, "--own-edition")
    assert f"is an exemplar of the released pack already ({posing.short_name}) and is not counted twice" in said
    assert not own_edition_file(pack).exists()


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"score": 9}, "scored 9, which is no score of the framework"),
        ({"score": None}, "states no score"),
        ({"statement": "Partnerships and communities"}, "about “Partnerships and communities”"),
    ],
)
def test_what_is_no_exemplar_is_shown_and_not_added(
    capsys: Captured, report: Write, pack: Pack, told: dict[str, Any], says: str
):
    good, other = report("Brackwater"), report("Eastmarch", pack.patterns[0].id, **told)
    out, err = refused(capsys, "derive", other, "--own-edition")
    assert err.startswith("eastmarch.txt is not added to the council's own edition: it ")
    assert says in err
    assert "eastmarch: " in out
    assert pack.patterns[0].title in out
    assert not own_edition_file(pack).exists()
    refused(capsys, "derive", other, good, "--own-edition")
    assert names(pack) == ["brackwater.txt"]


def test_what_is_not_a_report_adds_nothing(capsys: Captured, report: Write, pack: Pack, tmp_path: Path):
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("Minutes of the board.", "utf-8")
    assert "minutes.txt" in refused(capsys, "derive", report("Eastmarch"), minutes, "--own-edition")[1]
    assert not own_edition_file(pack).exists()


def test_derive_alone_adds_nothing(capsys: Captured, report: Write, pack: Pack):
    done(capsys, "derive", report("Eastmarch"))
    assert not own_edition_file(pack).exists()
    assert "REPORT" in refused(capsys, "derive")[1]


def test_the_own_edition_for_another_program(capsys: Captured, report: Write, pack: Pack):
    whole = json.loads(done(capsys, "derive", report("Eastmarch"), "--own-edition", "--json"))
    assert whole["format"] == "plumbline-derive/1"
    assert [one["source"] for one in whole["own_edition"]["exemplars"]] == ["eastmarch.txt"]
    assert whole["own_edition"]["said"][0].startswith("eastmarch.txt is added")
    assert json.loads(done(capsys, "derive", "--own-edition", "--json"))["own_edition"]["said"] == []


# Contrast


def test_a_report_scored_lower_is_kept_as_contrast_and_counts_in_nothing(
    capsys: Captured, report: Write, evidence: Path, pack: Pack, example: Assessment
):
    before = gaps(capsys, evidence)
    path = report("Eastmarch", pack.patterns[0].id, score=2, council="Eastmarch Council", short_of=pack.patterns[1].id)
    said = done(capsys, "derive", path, "--own-edition")
    assert "kept as a contrast, for an exemplar is scored 3 or more and it is scored 2" in said
    assert "1 sentence in it says what was lacking" in said
    assert f"The council's own edition: {pack.edition} " in said
    assert gaps(capsys, evidence) == before
    (held,) = read_own_edition(pack).contrasts
    assert held.added == datetime.date.today()
    assert own_contrasts(pack) == (held,)
    out = evidence.with_name("draft.docx")
    make_report(example, with_own_edition(pack)[0], out, MADE_ON)
    with zipfile.ZipFile(out) as package:
        assert not any("Eastmarch" in package.read(name).decode("utf-8", "replace") for name in package.namelist())
    assert "Eastmarch Council: score 2, 1 sentence" in done(capsys, "derive", "--own-edition")
    done(capsys, "derive", "--remove", "eastmarch council")
    assert not own_edition_file(pack).exists()


def test_a_report_whose_score_was_corrected_is_one_or_the_other(capsys: Captured, report: Write, pack: Pack):
    done(capsys, "derive", report("Eastmarch", score=2), "--own-edition")
    assert "was added before" in done(capsys, "derive", report("Eastmarch", score=3), "--own-edition")
    own = read_own_edition(pack)
    assert ([one.score for one in own.exemplars], own.contrasts) == ([3], ())


def test_an_own_edition_of_the_first_format_is_read_and_written_as_the_new_one(
    capsys: Captured, report: Write, pack: Pack, held: dict[str, Any]
):
    del held["contrasts"], held["exemplars"][0]["added"]
    own_edition_file(pack).write_text(json.dumps(held | {"format": "plumbline-own-edition/1"}), "utf-8")
    assert "eastmarch.txt" in done(capsys, "derive", "--own-edition")
    done(capsys, "derive", report("Brackwater"), "--own-edition")
    assert json.loads(own_edition_file(pack).read_text("utf-8"))["format"] == "plumbline-own-edition/2"
    assert names(pack) == ["eastmarch.txt", "brackwater.txt"]


def test_a_saved_page_and_a_pdf_go_in_by_the_same_door(capsys: Captured, report: Write, pack: Pack, tmp_path: Path):
    section = read_report(report("Eastmarch").read_text("utf-8"), pack)
    made = make_sections.make(tmp_path, section, "made")
    page = tmp_path / "page.html"
    page.write_text(make_sections.page(make_sections.blocks(section), "Eastmarch Council"), "utf-8")
    assert "page.html is added" in done(capsys, "derive", page, "--own-edition")
    assert "made.pdf was added before" in done(capsys, "derive", made["pdf"], "--own-edition")
    assert [one.name for one in read_own_edition(pack).exemplars] == ["not stated"]


def test_a_report_among_imported_documents_is_said(capsys: Captured, report: Write, tmp_path: Path):
    said = done(capsys, "import", tmp_path / "Alderwick.plumb", report("Eastmarch"))
    assert "It looks like a published report: plumbline derive --own-edition counts it as one." in said


# Looking, and taking out


def test_what_is_in_the_own_edition_can_be_asked(capsys: Captured, report: Write):
    assert done(capsys, "derive", "--own-edition") == "There is no report in the council's own edition."
    done(capsys, "derive", report("Eastmarch", council="Eastmarch Council"), report("Brackwater"), "--own-edition")
    said = done(capsys, "derive", "--own-edition")
    assert "Eastmarch Council: score 3, 0 patterns, read from eastmarch.txt" in said
    assert "brackwater.txt: score 3, 0 patterns, council not stated" in said


def test_a_report_is_taken_out_by_its_council_file_or_id(capsys: Captured, report: Write, evidence: Path, pack: Pack):
    before = gaps(capsys, evidence)
    paths = report("Eastmarch", council="Eastmarch Council"), report("Brackwater"), report("Cold-Ash")
    done(capsys, "derive", *paths, "--own-edition")
    assert "eastmarch.txt is taken out." in done(capsys, "derive", "--remove", "eastmarch council")
    assert names(pack) == ["brackwater.txt", "cold-ash.txt"]
    done(capsys, "derive", "--own-edition", "--remove", "brackwater.txt")
    done(capsys, "derive", "--remove", read_own_edition(pack).exemplars[0].id)
    assert everything_under(data_folder()) == {}
    assert gaps(capsys, evidence) == before


def test_a_name_that_is_none_or_not_one_is_refused(capsys: Captured, report: Write, pack: Pack):
    done(capsys, "derive", report("Eastmarch"), report("Brackwater"), "--own-edition")
    assert "this names no report" in refused(capsys, "derive", "--remove", "Cold Ash")[1]
    said = refused(capsys, "derive", "--remove", "not stated")[1]
    assert "more than one report" in said
    assert "eastmarch.txt" in said
    assert "without a REPORT" in refused(capsys, "derive", report("Eastmarch"), "--remove", "brackwater.txt")[1]
    assert names(pack) == ["eastmarch.txt", "brackwater.txt"]


# A file that cannot be used


@pytest.fixture
def held(capsys: Captured, report: Write, pack: Pack) -> dict[str, Any]:
    """What the file of an own edition with one report holds."""
    done(capsys, "derive", report("Eastmarch", pack.patterns[0].id), "--own-edition")
    return json.loads(own_edition_file(pack).read_text("utf-8"))


def _contrast(pattern: str) -> dict[str, Any]:
    said = {"pattern": pattern, "fit": "clear", "sub_heading": None, "paragraph": 1, "words": "Too little."}
    return {"id": "own-2", "name": "A", "score": 1, "source": "a.pdf", "fingerprint": "2", "shortfalls": [said]}


BROKEN: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda held: "{", "damaged"),
    (lambda held: "", "damaged"),
    (lambda held: [], "damaged"),
    (lambda held: "[" * 100_000, "damaged"),
    (lambda held: held | {"format": "plumbline-own-edition/3"}, "newer"),
    (lambda held: held | {"note": "ours"}, "damaged"),
    (lambda held: held | {"pack": {"id": "care-provision", "edition": "2019.1"}}, "care-provision 2019.1"),
    (lambda held: held | {"exemplars": held["exemplars"] * 2}, "stands twice"),
    (lambda held: held | {"contrasts": "none"}, "damaged"),
    (lambda held: held | {"contrasts": [_contrast("gone")]}, "no pattern 'gone'"),
    (lambda held: json.dumps(held).replace(held["exemplars"][0]["shows"][0]["pattern"], "gone"), "no pattern 'gone'"),
]


@pytest.fixture
def broken(request: pytest.FixtureRequest, pack: Pack, held: dict[str, Any]) -> tuple[Path, str]:
    """A file that cannot be used, and a word of what is wrong with it."""
    breaks, says = request.param
    made = breaks(held)
    own_edition_file(pack).write_text(made if isinstance(made, str) else json.dumps(made), "utf-8")
    return own_edition_file(pack), says


@pytest.mark.parametrize("broken", BROKEN, indirect=True)
def test_a_broken_own_edition_is_said_and_the_released_pack_is_used(
    capsys: Captured, report: Write, evidence: Path, pack: Pack, broken: tuple[Path, str]
):
    file, says = broken
    before = file.read_bytes()
    status, out, err = run(capsys, "check", evidence)
    assert status == 0
    assert f"edition {pack.edition} Evidence" in out
    assert str(file) in err
    assert says in err
    assert err.endswith(f"until then the released edition {pack.edition} is used.\n")
    assert err.count("\n") == 1
    assert str(file) in refused(capsys, "derive", report("Brackwater"), "--own-edition")[1]
    assert str(file) in refused(capsys, "derive", "--remove", "eastmarch.txt")[1]
    assert file.read_bytes() == before


def test_a_folder_in_the_place_of_the_file_is_said(capsys: Captured, evidence: Path, pack: Pack):
    own_edition_file(pack).mkdir(parents=True)
    assert "cannot be opened" in run(capsys, "check", evidence)[2]


def test_reports_added_to_another_edition_are_kept_and_said(
    capsys: Captured, evidence: Path, pack: Pack, held: dict[str, Any], report: Write
):
    older = own_edition_file(pack).with_name(f"{pack.id}-2019.1.json")
    own_edition_file(pack).rename(older)
    own_edition_file(pack).with_name("another-statement-2024.1.json").write_text("{}", "utf-8")
    status, out, err = run(capsys, "check", evidence)
    assert status == 0
    assert f"builds on {pack.id} 2019.1, and {pack.edition} is in use" in err
    assert f"edition {pack.edition} Evidence" in out
    done(capsys, "derive", report("Eastmarch"), "--own-edition")
    assert run(capsys, "check", evidence)[2] == ""
    assert older.exists()


def test_where_it_cannot_be_written_what_was_there_stays(
    capsys: Captured, report: Write, pack: Pack, held: dict[str, Any], monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publishing.os, "replace", full)
    said = refused(capsys, "derive", report("Brackwater"), "--own-edition")[1]
    assert "the disk is full" in said
    assert list(everything_under(data_folder())) == [own_edition_file(pack)]
    assert names(pack) == ["eastmarch.txt"]


# The report and the window


def test_the_report_counts_the_councils_own_exemplars_and_says_so(
    capsys: Captured, report: Write, pack: Pack, example: Assessment, tmp_path: Path
):
    done(capsys, "derive", report("Eastmarch", council="Eastmarch Council"), "--own-edition")
    out = tmp_path / "draft.docx"
    make_report(example, with_own_edition(pack)[0], out, MADE_ON)
    document = Document(str(out))
    words = "\n".join(p.text for p in document.paragraphs)
    words += "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert f"{pack.id} {pack.edition} with 1 report of the council’s own" in words
    assert f"of {len(pack.exemplars) + 1} exemplars" in words
    assert "added by the council to its own edition from eastmarch.txt: Eastmarch Council." in words
    assert "One exemplar was added by us." in words


def test_the_window_counts_what_was_added_when_an_assessment_is_opened(
    qtbot: Any, plain_session: Session, capsys: Captured, report: Write, pack: Pack
):
    status = StatusLine(plain_session)
    qtbot.addWidget(status)
    assert status.edition.text().endswith(f"pack {pack.edition}")
    path = plain_session.path
    done(capsys, "derive", report("Eastmarch"), "--own-edition")
    assert plain_session.pack is pack, "while a file is open nothing changes under it"
    with qtbot.waitSignal(plain_session.comparison_changed):
        assert plain_session.open(path)
    assert status.edition.text().endswith(f"pack {pack.edition} with 1 report of the council's own")
    gap = next(gap for gap in plain_session.comparison.gaps if gap.pattern)
    assert f"of {len(pack.exemplars) + 1} exemplars" in gap.reason
    assert plain_session.assessment.pack_edition == pack.edition


def test_the_window_says_that_an_own_edition_cannot_be_used(
    qtbot: Any, plain_session: Session, pack: Pack, held: dict[str, Any]
):
    own_edition_file(pack).write_text("{", "utf-8")
    with qtbot.waitSignal(plain_session.failed) as said:
        assert plain_session.open(plain_session.path)
    assert "until then the released edition" in said.args[0]
    assert plain_session.pack is pack


def test_an_added_exemplar_stands_with_its_place_and_no_words(qtbot: Any, capsys: Captured, report: Write, pack: Pack):
    pattern = min(pack.patterns, key=lambda p: len(p.shown_by))
    done(capsys, "derive", report("Eastmarch", pattern.id, council="Eastmarch Council"), "--own-edition")
    own, _ = with_own_edition(pack)
    shown = what_exemplars_show(own, own.pattern(pattern.id))
    qtbot.addWidget(shown)
    more = shown.findChild(QWidget, "show_more")
    if more is not None:
        more.click()
    place = f"Eastmarch Council, {pack.sub_heading(pattern.home).short_title}, paragraph 2"
    (named,) = [words for words in shown.findChildren(QLabel) if words.text() == place]
    assert len(named.parentWidget().findChildren(QLabel)) == 1


def test_where_there_are_many_exemplars_the_figures_stand_without_squares(pack: Pack):
    assert tally_width(len(pack.exemplars)) > 0
    assert tally_width(MOST_SQUARES + 1) == 0


def test_in_the_report_an_added_exemplar_stands_with_its_place(
    capsys: Captured, report: Write, pack: Pack, example: Assessment
):
    pattern = pack.patterns[0]
    paths = [report(area, pattern.id) for area in ("Eastmarch", "Brackwater", "Cold-Ash")]
    done(capsys, "derive", *paths, "--own-edition")
    own, _ = with_own_edition(pack)
    answered = Action(id=1, gap=f"missing-pattern/{pattern.home}/{pattern.id}", what="Ask the market team")
    decisions = Decisions(actions=(answered,))
    comparison = find_gaps(own, (), example.details.as_of, decisions)
    bare = example.model_copy(update={"evidence": (), "decisions": decisions})
    cards = report_context(own, bare, comparison, MADE_ON).gaps.cards
    *in_our_words, last = next(card.shows for card in cards if card.title == pattern.title)
    assert len(in_our_words) == 2
    assert last == "Also shown in eastmarch.txt (paragraph 2), brackwater.txt (paragraph 2) and one more"
