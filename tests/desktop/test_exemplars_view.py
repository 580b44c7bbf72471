"""An officer brings published reports in by the window: what counts, what is contrast, what is asked."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import make_sections
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from desktop.dates import say_day
from desktop.models.exemplar_rows import exemplar_rows
from desktop.models.rows import Row
from desktop.own_edition import own_edition_file, read_own_edition
from desktop.packs import Packs
from desktop.session import Session
from desktop.widgets.contrast_section import TITLE
from desktop.widgets.main_window import MainWindow
from desktop.widgets.own_edition_view import ExemplarsView
from rubric.comparison import Gap
from rubric.exemplar import fingerprint, read_report
from rubric.own_edition import BuildsOn, OwnEdition
from rubric.pack import Pack

Write = Callable[..., Path]
WAIT = 20_000
"""Milliseconds: a process is started to read each report."""


@pytest.fixture
def report(tmp_path: Path, pack: Pack, published: Callable[..., str]) -> Write:
    """Writes a fictional report to a saved page of its area's name."""

    def write(area: str, *patterns: str, council: str = "", **told: Any) -> Path:
        section = read_report(published(area, *patterns, **told), pack)
        path = tmp_path / f"{area.lower()}.html"
        path.write_text(make_sections.page(make_sections.blocks(section), council), "utf-8")
        return path

    return write


@pytest.fixture
def view(window: MainWindow) -> ExemplarsView:
    window.menus.acts["exemplars"].trigger()
    shown = window.views.currentWidget()
    assert isinstance(shown, ExemplarsView)
    return shown


@pytest.fixture
def add(qtbot: Any, plain_session: Session, report: Write) -> Callable[..., None]:
    """Writes a report, adds it and waits until the gaps have followed."""

    def added(area: str, *patterns: str, **told: Any) -> None:
        seen: list[str] = []
        changed = plain_session.own_reports.changed.connect(lambda _: seen.append("changed"))
        compared = plain_session.comparison_changed.connect(lambda: seen.append("compared"))
        plain_session.own_reports.add([report(area, *patterns, **told)])
        qtbot.waitUntil(lambda: seen[-2:] == ["changed", "compared"], timeout=WAIT)
        plain_session.disconnect(changed)
        plain_session.disconnect(compared)

    return added


def rows(view: ExemplarsView) -> list[str]:
    """What can be chosen, by title."""
    model = view.list.rows
    return [model.index(n).data() for n in range(model.rowCount()) if model.keys_of([n])]


def words(widget: QWidget) -> str:
    return "\n".join(found.accessibleName() or found.text() for found in widget.findChildren(QLabel))


def missing(session: Session, pattern: str) -> Gap:
    return next(gap for gap in session.comparison.gaps if gap.pattern == pattern)


# The list


def test_the_menu_and_go_to_lead_to_the_exemplars(window: MainWindow, view: ExemplarsView, pack: Pack):
    assert rows(view) == [exemplar.council for exemplar in pack.exemplars]
    assert window.bar.views.chosen_key() == ""
    assert window.menus.acts["exemplars"].isChecked()
    assert "act/exemplars" in {row.key for row in window.menus.offered()}
    assert view.list.chosen_key() == pack.exemplars[0].id
    assert view.remove_button.isHidden() or not view.remove_button.isVisible()
    window.show_view("desk")
    assert window.bar.views.chosen_key() == "desk"


def test_each_row_says_council_score_patterns_and_file(pack: Pack):
    own = OwnEdition.model_validate_json(json.dumps(_held(pack)))
    told = [row for row in exemplar_rows(pack, own) if isinstance(row, Row)]
    assert len({row.key for row in told}) == len(pack.exemplars) + 2
    assert told[-2].accessible == "Eastmarch, Score 3 · 1 of 46 patterns · a.pdf, since 1 November 2026"
    assert told[-1].accessible == "b.pdf, Score 2 · 1 shortfall · b.pdf"


def _held(pack: Pack) -> dict[str, Any]:
    pattern = pack.patterns[0]
    place = {"pattern": pattern.id, "sub_heading": None, "paragraph": 1}
    one = {"id": "own-1", "name": "Eastmarch", "score": 3, "source": "a.pdf", "fingerprint": "1", "shows": [place]}
    said = {**place, "fit": "clear", "words": "There was too little."}
    two = {"id": "own-2", "name": "not stated", "score": 2, "source": "b.pdf", "fingerprint": "2", "shortfalls": [said]}
    return {
        "pack": BuildsOn(id=pack.id, edition=pack.edition).model_dump(),
        "exemplars": [one | {"added": "2026-11-01"}],
        "contrasts": [two],
    }


# Adding and taking out


def test_a_report_that_is_added_counts_at_once(
    window: MainWindow, view: ExemplarsView, plain_session: Session, pack: Pack, add: Callable[..., None]
):
    everywhere = next(p for p in pack.patterns if pack.severity(p) == "expected")
    count = len(pack.exemplars)
    assert missing(plain_session, everywhere.id).severity == "expected"
    add("Eastmarch", pack.patterns[-1].id, council="Eastmarch Council")
    assert rows(view)[-1] == "Eastmarch Council"
    assert missing(plain_session, everywhere.id).severity == "common"
    assert f"{count} of {count + 1} exemplars" in missing(plain_session, everywhere.id).reason
    assert window.status.edition.text().endswith("with 1 report of the council's own")
    assert window.announcements.notice.first.text().startswith("eastmarch.html is added: the reader finds 1 pattern")
    assert view.list.chosen_key() == read_own_edition(pack).exemplars[0].id
    told = words(view.details)
    assert (
        f"{everywhere.title}: expected without it ({count} of {count}), common with it ({count} of {count + 1})."
        in told
    )
    assert f"Kept on this computer only, since {say_day(datetime.date.today())}." in told
    assert pack.patterns[-1].title in told


def test_what_is_removed_can_be_put_back(
    window: MainWindow, view: ExemplarsView, qtbot: Any, plain_session: Session, add: Callable[..., None]
):
    add("Eastmarch")
    add("Brackwater")
    before = plain_session.own_reports.held()
    count = len(plain_session.pack.exemplars)
    view.list.choose(before.exemplars[0].id)
    with qtbot.waitSignal(plain_session.own_reports.changed):
        QTest.keyClick(view.list, Qt.Key.Key_Delete)
    assert rows(view)[-1] == "brackwater.html"
    assert len(plain_session.pack.exemplars) == count - 1
    notice = window.announcements.notice
    assert (notice.first.text(), notice.button.text()) == ("eastmarch.html is taken out.", "Put back")
    with qtbot.waitSignal(plain_session.own_reports.changed):
        notice.button.click()
    assert plain_session.own_reports.held() == before
    assert len(plain_session.pack.exemplars) == count
    assert notice.first.text() == "eastmarch.html is back."
    assert view.list.chosen_key() == before.exemplars[0].id


def test_an_exemplar_of_the_pack_cannot_be_removed(view: ExemplarsView, plain_session: Session, pack: Pack):
    view.list.choose(pack.exemplars[1].id)
    QTest.keyClick(view.list, Qt.Key.Key_Delete)
    assert not view.remove_button.isEnabled()
    assert plain_session.pack is pack


def test_reports_are_chosen_in_a_dialog_or_dropped(
    view: ExemplarsView, qtbot: Any, plain_session: Session, report: Write, monkeypatch: pytest.MonkeyPatch
):
    first, second = report("Eastmarch"), report("Brackwater")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(first)], ""))
    with qtbot.waitSignal(plain_session.own_reports.changed, timeout=WAIT):
        view.add_button.click()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(second))])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(plain_session.own_reports.changed, timeout=WAIT):
        view.dropEvent(QDropEvent(QPointF(5, 5), action, dropped, button, keys))
    assert rows(view)[-2:] == ["eastmarch.html", "brackwater.html"]
    assert plain_session.assessment.documents == ()


def test_a_file_that_cannot_be_used_is_said_and_the_others_are_added(
    view: ExemplarsView, qtbot: Any, plain_session: Session, report: Write, tmp_path: Path
):
    faults: list[str] = []
    plain_session.failed.connect(faults.append)
    broken, minutes = tmp_path / "cut.pdf", tmp_path / "minutes.txt"
    broken.write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    minutes.write_text("Minutes of the board.", "utf-8")
    other = report("Elsewhere", statement="Partnerships and communities")
    with qtbot.waitSignal(plain_session.own_reports.changed, timeout=WAIT):
        plain_session.own_reports.add([broken, minutes, other, report("Eastmarch"), tmp_path / "gone.docx"])
    qtbot.waitUntil(lambda: len(faults) == 4, timeout=WAIT)
    assert sorted(fault.split(" ")[0].rstrip(":") for fault in faults) == sorted(
        ["cut.pdf", "minutes.txt", "elsewhere.html", "gone.docx"]
    )
    assert all(fault.endswith(".") for fault in faults)
    assert rows(view)[-1] == "eastmarch.html"


def test_an_own_edition_that_cannot_be_used_is_left_as_it_is(
    view: ExemplarsView, qtbot: Any, plain_session: Session, pack: Pack, report: Write
):
    file = own_edition_file(pack)
    file.parent.mkdir(parents=True)
    file.write_text("{", "utf-8")
    view.refresh()
    assert rows(view) == [exemplar.council for exemplar in pack.exemplars]
    with qtbot.waitSignal(plain_session.failed, timeout=WAIT) as said:
        plain_session.own_reports.add([report("Eastmarch")])
    assert str(file) in said.args[0]
    assert file.read_text("utf-8") == "{"


def test_closing_the_assessment_ends_the_reading(
    view: ExemplarsView, plain_session: Session, report: Write, pack: Pack
):
    plain_session.own_reports.add([report("Eastmarch"), report("Brackwater")])
    plain_session.close()
    assert read_own_edition(pack).reports == ()


# Contrast


@pytest.fixture
def sounded(window: MainWindow, plain_session: Session, pack: Pack, add: Callable[..., None]) -> Gap:
    """A gap of which a report scored 2 says that there was not enough; the window explains it."""
    pattern = pack.patterns[2]
    before = missing(plain_session, pattern.id)
    add("Eastmarch", council="Eastmarch Council", score=2, short_of=pattern.id)
    gap = missing(plain_session, pattern.id)
    assert (gap.severity, gap.reason) == (before.severity, before.reason), "a contrast counts in nothing"
    window.show_view("desk")
    window.views.desk.show_gap(gap.key)
    return gap


def test_a_gap_tells_on_request_what_shortfalls_sounded_like(window: MainWindow, sounded: Gap, pack: Pack):
    explanation = window.views.desk.gaps.explanation
    fold = explanation.findChild(QPushButton, "contrast_fold")
    assert fold.text() == f"{TITLE} (1)"
    assert not explanation.findChild(QWidget, "shortfall").isVisible()
    QTest.keyClick(fold, Qt.Key.Key_Space)
    quotation = explanation.findChild(QWidget, "shortfall")
    assert quotation.isVisible()
    pattern = pack.pattern(sounded.pattern or "")
    place = f"Eastmarch Council, scored 2, {pack.sub_heading(pattern.home).short_title}, paragraph 2"
    assert words(quotation) == f"“There was not enough of it in Eastmarch: {pattern.title}.”\n{place}"
    assert "predicts no score" in words(explanation.findChild(QWidget, "contrast_section"))


def test_what_was_unfolded_stays_so_while_the_gap_changes(window: MainWindow, sounded: Gap, add: Callable[..., None]):
    explanation = window.views.desk.gaps.explanation
    explanation.findChild(QPushButton, "contrast_fold").click()
    add("Brackwater", score=1, short_of=sounded.pattern)
    assert explanation.findChild(QPushButton, "contrast_fold").text() == f"{TITLE} (2)"
    assert explanation.findChild(QWidget, "shortfall").isVisible()


def test_a_gap_of_which_no_report_speaks_has_no_such_section(window: MainWindow, sounded: Gap, plain_session: Session):
    other = next(gap for gap in plain_session.comparison.gaps if gap.pattern not in (None, sounded.pattern))
    window.views.desk.show_gap(other.key)
    assert window.views.desk.gaps.explanation.findChild(QWidget, "contrast_section") is None


def test_a_contrast_stands_apart_with_its_quotations(
    window: MainWindow, sounded: Gap, plain_session: Session, pack: Pack
):
    window.show_view("exemplars")
    view = window.views.currentWidget()
    assert isinstance(view, ExemplarsView)
    (contrast,) = plain_session.packs.in_use.contrasts
    view.list.choose(contrast.id)
    told = words(view.details)
    assert "There was not enough of it in Eastmarch" in told
    assert f"near “{pack.pattern(sounded.pattern or '').title}”" in told
    assert "predicts no score" in told
    assert view.remove_button.isEnabled()
    assert plain_session.pack.added == ()


# What is imported and is a report


@pytest.fixture
def ask(window: MainWindow, plain_session: Session, qtbot: Any) -> Callable[..., Any]:
    """Imports documents and gives the strip that asks about the first report among them."""

    def asked(*paths: Path) -> Any:
        strip = window.announcements.report
        with qtbot.waitSignal(plain_session.own_reports.waiting_changed, timeout=WAIT):
            plain_session.imports.read(paths)
        qtbot.waitUntil(lambda: not window.progress.isVisible(), timeout=WAIT)
        assert strip.isVisible()
        return strip

    return asked


def test_a_report_that_is_imported_is_asked_about_and_nothing_is_done(
    window: MainWindow, plain_session: Session, ask: Callable[..., Any], report: Write, pack: Pack
):
    strip = ask(report("Eastmarch", council="Eastmarch Council"))
    assert strip.first.text() == "eastmarch.html: this looks like CQC’s report on Eastmarch Council, scored 3"
    assert strip.count.text() == "Count it as an exemplar"
    assert plain_session.assessment.documents == ()
    assert window.views.current() == "desk", "there is nothing to triage"
    strip.leave.click()
    assert not strip.isVisible()
    assert plain_session.assessment.documents == ()
    assert plain_session.pack is pack


def test_it_may_be_counted(plain_session: Session, ask: Callable[..., Any], report: Write, qtbot: Any):
    strip = ask(report("Eastmarch", council="Eastmarch Council"))
    with qtbot.waitSignal(plain_session.own_reports.changed):
        strip.count.click()
    assert not strip.isVisible()
    assert [one.name for one in plain_session.pack.added] == ["Eastmarch Council"]
    assert plain_session.assessment.documents == ()


def test_it_may_be_brought_in_as_evidence(
    window: MainWindow, plain_session: Session, ask: Callable[..., Any], report: Write, pack: Pack
):
    strip = ask(report("Eastmarch"))
    strip.evidence.click()
    assert not strip.isVisible()
    assert window.views.current() == "triage"
    (document,) = plain_session.assessment.documents
    assert document.file_name == "eastmarch.html"
    assert plain_session.assessment.passages
    assert plain_session.pack is pack
    plain_session.undo()
    assert plain_session.assessment.documents == ()


def test_a_report_that_is_a_newer_version_of_a_document_is_no_question(
    plain_session: Session, ask: Callable[..., Any], report: Write, qtbot: Any
):
    strip = ask(report("Eastmarch"))
    strip.evidence.click()
    (older,) = plain_session.assessment.documents
    with qtbot.waitSignal(plain_session.imports.newer_version_taken, timeout=WAIT):
        plain_session.imports.read_newer_version(report("Brackwater"), older.id)
    assert not strip.isVisible()
    assert plain_session.assessment.documents[-1].file_name == "brackwater.html"


def test_a_report_scored_lower_is_offered_as_contrast(
    plain_session: Session, ask: Callable[..., Any], report: Write, qtbot: Any
):
    strip = ask(report("Eastmarch", score=1))
    assert strip.count.text() == "Keep it as contrast"
    assert "scored 1" in strip.first.text()
    with qtbot.waitSignal(plain_session.own_reports.changed):
        strip.count.click()
    assert [one.score for one in plain_session.packs.in_use.contrasts] == [1]


def test_an_exemplar_of_the_pack_may_only_be_brought_in(
    plain_session: Session, ask: Callable[..., Any], report: Write, pack: Pack, monkeypatch: pytest.MonkeyPatch
):
    path = report("Eastmarch")
    mark = fingerprint(read_report(path.read_text("utf-8"), pack))
    posing = pack.exemplars[0].model_copy(update={"fingerprint": mark})
    posed = pack.model_copy(update={"exemplars": (posing, *pack.exemplars[1:])})
    monkeypatch.setattr(Packs, "released", posed)
    strip = ask(path)
    assert not strip.count.isVisible()
    assert f"an exemplar of the pack already ({posing.short_name})" in strip.second.text()


def test_several_are_asked_about_one_after_the_other_and_papers_come_in_beside_them(
    window: MainWindow, plain_session: Session, ask: Callable[..., Any], report: Write, qtbot: Any
):
    paper = report("Eastmarch").with_name("paper.txt")
    paper.write_text("Homecare\n\nThe median wait for homecare was 3 days between January and March 2026.", "utf-8")
    strip = ask(report("Eastmarch"), paper, report("Brackwater"))
    qtbot.waitUntil(lambda: window.views.current() == "triage", timeout=WAIT)
    assert [document.file_name for document in plain_session.assessment.documents] == ["paper.txt"]
    assert strip.first.text().startswith("eastmarch.html")
    strip.leave.click()
    assert strip.first.text().startswith("brackwater.html")
    with qtbot.waitSignal(plain_session.failed) as said:
        plain_session.close()
    assert said.args[0].startswith("brackwater.html: closed before you said what it is to be")
    assert not strip.isVisible()


def test_a_report_that_comes_several_times_is_asked_about_once(
    plain_session: Session, ask: Callable[..., Any], report: Write
):
    path = report("Eastmarch")
    strip = ask(path, path, path)
    strip.evidence.click()
    assert not strip.isVisible()
    assert len(plain_session.assessment.documents) == 1


def test_a_paper_of_the_name_of_a_report_is_told_of_all_the_same(
    window: MainWindow, plain_session: Session, report: Write, tmp_path: Path, qtbot: Any
):
    paper = tmp_path / "papers" / "eastmarch.html"
    paper.parent.mkdir()
    paper.write_text("<h1>Homecare</h1><p>The median wait for homecare was 3 days in March 2026.</p>", "utf-8")
    with qtbot.waitSignal(plain_session.imports.finished, timeout=WAIT) as finished:
        plain_session.imports.read([report("Eastmarch"), paper])
    assert [one.name for one in finished.args[0].read] == ["eastmarch.html"]
