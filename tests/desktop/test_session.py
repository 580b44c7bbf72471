"""The open assessment, worked on as an officer would."""

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from desktop import commands, document_commands
from desktop.importing.read import read_document
from desktop.session import Session
from rubric import duplicates
from rubric.pack import PackError

AS_OF = datetime.date(2026, 10, 1)
WAITS = "Between April and June 2026, 94% of home care packages started within two days, against 81% a year before."


@pytest.fixture
def session(qtbot):
    session = Session()
    yield session
    session.close()


@pytest.fixture
def at_work(session, qtbot, tmp_path):
    """A session with a new assessment open and compared once."""
    with qtbot.waitSignal(session.comparison_changed):
        assert session.new(tmp_path / "Alderwick.plumb", "Alderwick Council", "2026/27", AS_OF)
    return session


def enter(session, qtbot, **fields):
    with qtbot.waitSignal(session.comparison_changed):
        return commands.new_evidence(session, **fields)


def test_what_opening_needs_is_loaded_while_nobody_waits_for_it(session, qtbot, monkeypatch):
    made = {}
    monkeypatch.setattr("rubric.reader._READERS", made)
    session.load_ahead()
    qtbot.waitUntil(lambda: session.pack.folder in made)
    assert made[session.pack.folder].pack is session.pack


def test_a_fault_while_loading_ahead_is_not_lost_and_closing_waits_for_what_is_under_way(session, qtbot, monkeypatch):
    def poor(_pack):
        raise ZeroDivisionError

    monkeypatch.setattr("rubric.reader.reader_for", poor)
    with qtbot.captureExceptions() as faults:
        session.load_ahead()
        session.close()
        assert session._loading._threads.activeThreadCount() == 0
        qtbot.waitUntil(lambda: [kind for kind, *_ in faults] == [ZeroDivisionError])


def test_a_pack_that_cannot_be_used_is_left_to_be_said_on_opening(session, qtbot, monkeypatch):
    def poor(_pack):
        raise PackError("It has no weights.")

    monkeypatch.setattr("rubric.reader.reader_for", poor)
    with qtbot.captureExceptions() as faults, qtbot.waitSignal(session._loading.answered):
        session.load_ahead()
    assert faults == []


def test_a_new_assessment_has_everything_still_to_show(at_work):
    assert at_work.assessment.details.council == "Alderwick Council"
    assert {p.status for p in at_work.comparison.patterns} == {"missing"}
    assert len(at_work.comparison.patterns) == len(at_work.pack.patterns)


def test_gaps_follow_typing_before_anything_is_written(at_work, qtbot):
    evidence_id = enter(at_work, qtbot, sub_headings=("capacity",))
    steps = at_work.undo_stack.count()
    with qtbot.waitSignal(at_work.comparison_changed):
        commands.type_evidence_text(at_work, evidence_id, WAITS)
    assert at_work.comparison.item(evidence_id).reading.has("number")
    assert at_work.undo_stack.count() == steps
    at_work.flush()
    assert at_work.undo_stack.count() == steps + 1


def test_what_repeats_is_known_after_every_step_and_only_the_changed_text_is_looked_at(at_work, qtbot, monkeypatch):
    first = enter(at_work, qtbot, text=WAITS)
    second = enter(at_work, qtbot, text="The panel of people who draw on care and support meets every month.")
    assert at_work.doubts.repeats == {}
    looked = []
    outline = duplicates._outline
    monkeypatch.setattr(duplicates, "_outline", lambda text: looked.append(text) or outline(text))
    with qtbot.waitSignal(at_work.comparison_changed):
        commands.type_evidence_text(at_work, second, WAITS)
    at_work.flush()
    assert at_work.doubts.repeats == {second: duplicates.Repeat(first, same_words=True)}
    assert looked == [WAITS]
    assert set(at_work.doubts.repeats_with({"pasted": WAITS})) == {second, "pasted"}
    assert looked == [WAITS, WAITS]
    with qtbot.waitSignal(at_work.comparison_changed):
        commands.delete_evidence(at_work, [first])
    assert at_work.doubts.repeats == {}
    with qtbot.waitSignal(at_work.comparison_changed):
        at_work.undo()
    assert set(at_work.doubts.repeats) == {second}


def test_one_undo_takes_back_a_breath_of_typing_and_redo_brings_it_again(at_work, qtbot):
    evidence_id = enter(at_work, qtbot, sub_headings=("capacity",))
    for end in (10, 20, len(WAITS)):
        commands.type_evidence_text(at_work, evidence_id, WAITS[:end])
        at_work.flush()
    at_work.undo()
    assert at_work.assessment.evidence[0].text == ""
    at_work.redo()
    assert at_work.assessment.evidence[0].text == WAITS


def test_a_field_changed_in_mid_sentence_loses_nothing(at_work, qtbot):
    evidence_id = enter(at_work, qtbot)
    commands.type_evidence_text(at_work, evidence_id, WAITS)
    commands.change_evidence(at_work, evidence_id, category="outcomes")
    item = at_work.assessment.evidence[0]
    assert (item.text, item.category) == (WAITS, "outcomes")


def test_a_dismissed_gap_keeps_its_reason_and_can_be_put_back(at_work, qtbot):
    gap = at_work.comparison.gaps[0]
    with qtbot.waitSignal(at_work.comparison_changed):
        commands.dismiss_gap(at_work, gap, "Held by the county, not by us.")
    assert next(g for g in at_work.comparison.gaps if g.key == gap.key).dismissal.reason.startswith("Held")
    with qtbot.waitSignal(at_work.comparison_changed):
        commands.restore_gap(at_work, gap.key)
    assert next(g for g in at_work.comparison.gaps if g.key == gap.key).dismissal is None


def test_what_was_entered_is_there_on_opening_again(at_work, qtbot):
    path = at_work.path
    enter(at_work, qtbot, text=WAITS, sub_headings=("capacity",), date="2026-06")
    at_work.close()
    assert not at_work.is_open
    with qtbot.waitSignal(at_work.comparison_changed):
        assert at_work.open(path)
    assert at_work.assessment.evidence[0].text == WAITS


def test_a_file_that_is_no_assessment_is_refused_in_one_sentence(session, qtbot, tmp_path):
    stray = tmp_path / "minutes.plumb"
    stray.write_text("Minutes of the board")
    with qtbot.waitSignal(session.failed) as said:
        assert not session.open(stray)
    assert "minutes.plumb" in said.args[0]
    assert not session.is_open


def test_a_second_session_may_read_but_not_change(at_work, qtbot):
    other = Session()
    assert other.open(at_work.path)
    assert other.read_only
    with qtbot.waitSignal(other.failed):
        commands.new_evidence(other, text="no")
    assert not other.assessment.evidence
    other.close()


def test_passages_of_a_document_wait_for_the_officer_and_one_undo_takes_back_their_acceptance(at_work, qtbot, tmp_path):
    paper = tmp_path / "paper.txt"
    paper.write_text(
        "Date:\t4 June 2026\nTitle:\tHome care update\n\n1. Home care\n\n"
        "1.1 There were 412 packages begun in the quarter.\n\n1.2 Nine people waited more than a fortnight.\n",
        "utf-8",
    )
    with qtbot.waitSignal(at_work.imports.finished, timeout=20_000):
        at_work.imports.read([paper])
    offered = [p for p in at_work.assessment.passages if p.kind == "prose"]
    assert [p.paragraph for p in offered] == ["1.1", "1.2"]
    assert not at_work.assessment.evidence
    document_commands.accept_passages(at_work, [(p.id, {"sub_headings": ("capacity",)}) for p in offered])
    assert [e.page for e in at_work.assessment.evidence] == ["paragraph 1.1", "paragraph 1.2"]
    assert {e.source for e in at_work.assessment.evidence} == {"Home care update"}
    at_work.undo()
    assert not at_work.assessment.evidence
    assert {p.verdict for p in at_work.assessment.passages if p.kind == "prose"} == {""}


def test_what_is_half_typed_stays_when_a_document_comes_in(at_work, qtbot, tmp_path):
    item = enter(at_work, qtbot, text="Waits fell")
    paper = tmp_path / "paper.txt"
    paper.write_text("Twelve people waited for home care.", "utf-8")
    at_work.type_text(item, "Waits fell in May")
    at_work.imports._on_read(read_document(paper))
    assert [one.text for one in at_work.assessment.evidence] == ["Waits fell in May"]
    at_work.type_text(item, "Waits fell in May and June")
    assert [one.text for one in at_work.settled().evidence] == ["Waits fell in May and June"]
    assert len(at_work.assessment.documents) == 1


def test_a_document_that_cannot_be_read_is_said_and_changes_nothing(at_work, qtbot, tmp_path):
    before = at_work.assessment
    with qtbot.waitSignal(at_work.failed, timeout=20_000) as said:
        at_work.imports.read([tmp_path / "gone.txt"])
    assert "gone.txt" in said.args[0]
    assert at_work.assessment == before


def test_several_documents_come_one_after_the_other_and_a_bad_one_holds_up_none(at_work, qtbot, tmp_path):
    papers = [tmp_path / name for name in ("one.txt", "bad.pdf", "two.html")]
    papers[0].write_text("Nine people waited more than a fortnight.", "utf-8")
    papers[1].write_bytes(b"no PDF at all")
    papers[2].write_text("<html><p>Twelve homes were visited in the quarter.</p><img></html>", "utf-8")
    stages: list[str] = []
    at_work.imports.progress.connect(lambda stage, _share: stages.append(stage))
    with qtbot.waitSignal(at_work.imports.finished, timeout=30_000) as finished:
        at_work.imports.read(papers[:1])
        at_work.imports.read(papers[1:])
    assert [d.file_name for d in at_work.assessment.documents] == ["one.txt", "two.html"]
    assert stages[-1] == "Reading two.html, 3 of 3"
    (summary,) = finished.args
    assert summary.headline == "2 documents read: 2 passages to decide on"
    refusal, left_out = summary.notes.split("\n")
    assert refusal.startswith("bad.pdf: ")
    assert left_out == "two.html: 1 picture left out."
    at_work.undo()
    assert [d.file_name for d in at_work.assessment.documents] == ["one.txt"]


def test_a_cancelled_import_keeps_what_was_read_and_says_what_was_not(at_work, qtbot, tmp_path):
    papers = [tmp_path / f"{name}.txt" for name in ("one", "two", "three")]
    for paper in papers:
        paper.write_text(f"Of list {paper.stem}, nine people waited more than a fortnight.", "utf-8")
    at_work.imports.progress.connect(lambda stage, _share: "two" in stage and at_work.imports.cancel())
    with qtbot.waitSignal(at_work.imports.finished, timeout=30_000) as finished:
        at_work.imports.read(papers)
    assert [d.file_name for d in at_work.assessment.documents] == ["one.txt"]
    assert finished.args[0].notes == "2 documents were not read: the import was cancelled."
    at_work.imports.progress.disconnect()
    with qtbot.waitSignal(at_work.imports.finished, timeout=30_000):
        at_work.imports.read(papers[2:])
    assert [d.file_name for d in at_work.assessment.documents] == ["one.txt", "three.txt"]


def test_a_document_that_was_imported_before_is_left_unless_it_is_wanted_again(at_work, qtbot, tmp_path):
    paper, same = tmp_path / "paper.txt", tmp_path / "the same.txt"
    for path in (paper, same):
        path.write_text("Nine people waited more than a fortnight.", "utf-8")
    with qtbot.waitSignal(at_work.imports.finished, timeout=30_000) as finished:
        at_work.imports.read([paper, same])
    assert [d.file_name for d in at_work.assessment.documents] == ["paper.txt"]
    assert finished.args[0].notes == (
        "the same.txt was imported before and is left as it is; Import again is in its form."
    )
    with qtbot.waitSignal(at_work.imports.finished, timeout=30_000) as finished:
        at_work.imports.read([paper])
    assert finished.args[0].headline == "Nothing new was imported"
    assert len(at_work.assessment.documents) == 1
    with qtbot.waitSignal(at_work.imports.finished, timeout=30_000):
        at_work.imports.read([paper], again=True)
    assert [d.file_name for d in at_work.assessment.documents] == ["paper.txt", "paper.txt"]


def test_what_an_imported_document_tells_of_itself_is_kept_with_it(at_work, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(at_work, "today", lambda: datetime.date(2026, 11, 30))
    paper = tmp_path / "market_position_statement_v2.1_2026-03.txt"
    paper.write_text("Title:\tCare market\nOwner:\tCommissioning Team\n\n1. Homes\n\nTwelve homes closed.\n", "utf-8")
    with qtbot.waitSignal(at_work.imports.finished, timeout=30_000):
        at_work.imports.read([paper])
    (document,) = at_work.assessment.documents
    told = (document.title, document.kind, document.version, document.date, document.date_confirmed, document.owner)
    assert told == ("Care market", "strategy", "v2.1", "2026-03", False, "Commissioning Team")
    assert document.imported == datetime.date(2026, 11, 30)


def test_a_report_is_made_in_a_child_process_with_progress(at_work, qtbot, tmp_path):
    enter(at_work, qtbot, text=WAITS, sub_headings=("capacity",), date="2026-06")
    heard: list[float] = []
    at_work.exports.progress.connect(lambda share, stage: heard.append(share))
    with qtbot.waitSignal(at_work.exports.finished, timeout=60_000):
        at_work.exports.make(tmp_path / "draft.pdf")
    assert (tmp_path / "draft.pdf").read_bytes().startswith(b"%PDF")
    assert heard == sorted(heard)
    assert len(heard) > 3


def test_a_paper_that_was_made_is_remembered_and_undo_leaves_it_so(at_work, qtbot, tmp_path):
    enter(at_work, qtbot, text=WAITS, sub_headings=("capacity",), date="2026-06")
    with qtbot.waitSignal(at_work.exports.finished, timeout=60_000):
        at_work.exports.make(tmp_path / "draft.xlsx")
    (export,) = at_work.assessment.exports
    assert (export.file_name, export.draft, export.made_on) == ("draft.xlsx", 1, at_work.today())
    assert list(export.held.evidence) == ["E1"]
    at_work.undo()
    assert at_work.assessment.evidence == ()
    assert at_work.assessment.exports == (export,)


def test_a_report_that_failed_is_not_remembered(at_work, qtbot, tmp_path):
    with qtbot.waitSignal(at_work.exports.failed, timeout=60_000):
        at_work.exports.make(tmp_path / "no-such-folder" / "draft.xlsx")
    assert at_work.assessment.exports == ()


def test_a_cancelled_report_leaves_nothing(at_work, qtbot, tmp_path):
    QTimer.singleShot(0, lambda: at_work.exports.make(tmp_path / "draft.pdf"))
    with qtbot.waitSignal(at_work.exports.cancelled, timeout=20_000):
        at_work.exports.progress.connect(lambda *_: at_work.exports.cancel())
    assert list(Path(tmp_path).glob("draft*")) == []


def test_the_example_opens_as_a_fresh_copy_that_goes_when_it_is_closed(session, qtbot):
    with qtbot.waitSignal(session.comparison_changed):
        assert session.open_example()
    copy = session.path
    assert "not kept" in session.publisher.saved_text
    commands.new_evidence(session, text="Only trying things out.")
    session.close()
    assert not copy.exists()
    assert session.open_example()
    assert "Only trying things out." not in {e.text for e in session.assessment.evidence}


def test_who_never_rests_is_written_for_as_well(at_work, qtbot):
    evidence_id = enter(at_work, qtbot, sub_headings=("capacity",))
    steps = at_work.undo_stack
    with qtbot.waitSignal(steps.indexChanged, timeout=20_000):
        QTimer.singleShot(0, lambda: commands.type_evidence_text(at_work, evidence_id, "The waits"))
        typing = QTimer(at_work, interval=100)
        typing.timeout.connect(
            lambda: commands.type_evidence_text(at_work, evidence_id, at_work.assessment.evidence[0].text + " fell")
        )
        typing.start()
    typing.stop()
    assert at_work.assessment.evidence[0].text.startswith("The waits fell")


def test_a_file_opened_while_another_is_still_being_read_gets_its_own_gaps(session, qtbot, tmp_path):
    assert session.new(tmp_path / "Alderwick.plumb", "Alderwick Council", "2026/27", AS_OF)
    with qtbot.waitSignal(session.comparison_changed):
        assert session.open_example()
    assert [c.item for c in session.comparison.items] == list(session.assessment.evidence)
