"""The page of imported documents, with the keyboard and with the mouse."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from desktop import commands, document_commands
from desktop.document import document_records
from desktop.import_summary import ImportSummary, ReadDocument
from desktop.widgets.documents_page import DocumentsPage
from rubric.assessment import Passage, SourceDocument

DIGEST = "ab" * 32


@pytest.fixture
def bring_in(plain_session, settle):
    """Brings in a document with so many passages and gives its id."""

    def brought(title, passages=3, **told):
        told = {"file_name": f"{title.lower()}.docx", "digest": title, **told}
        pieces = [
            Passage(id=0, document=0, number=n, kind="prose", text=f"{title}, piece {n}.")
            for n in range(1, passages + 1)
        ]
        document = SourceDocument(id=0, title=title, **told)
        settle(
            plain_session.perform, "Import", document_records.add_passages(plain_session.assessment, document, pieces)
        )
        return plain_session.assessment.documents[-1].id

    return brought


@pytest.fixture
def page(qtbot, plain_session, settings):
    page = DocumentsPage(plain_session, settings)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    page.show()
    return page


def document(session, document_id):
    return next(d for d in session.assessment.documents if d.id == document_id)


def accept(session, settle, document_id):
    """Accept every passage of a document and give the ids of the items."""
    waiting = [p.id for p in session.assessment.passages if p.document == document_id and p.is_waiting]
    settle(document_commands.accept_passages, session, [(passage, {}) for passage in waiting])
    return [item.id for item in session.assessment.evidence[-len(waiting) :]]


def titles(page):
    rows = [page.list.rows.index(n).data() for n in range(page.list.rows.rowCount())]
    return [str(title) for title in rows]


def test_an_empty_page_says_what_belongs_here_and_how_to_begin(qtbot, page):
    assert page.empty.sentence.text() == "No document imported yet."
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.import_requested):
        page.findChild(object, "import").click()


def test_documents_are_listed_and_enter_opens_the_triage_of_one(qtbot, page, bring_in):
    bring_in("Survey")
    market = bring_in("Market report", date="2026-03")
    assert titles(page) == ["Market report", "Survey"]
    assert page.count.whole_text() == "2 documents · 6 passages to decide"
    page.choose(market)
    page.list.setFocus()
    with qtbot.waitSignal(page.triage_requested) as asked:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert asked.args == [market]


def test_letters_typed_in_the_list_go_to_the_document_that_begins_with_them(qtbot, page, bring_in):
    survey = bring_in("Survey")
    market = bring_in("Market report")
    page.list.setFocus()
    assert page.chosen() == survey
    qtbot.keyClicks(page.list, "aaam")
    assert titles(page) == ["Market report", "Survey"]
    assert page.words.text() == ""
    assert page.list.hasFocus()
    page.list.keyboardSearch("")  # As after a pause.
    qtbot.keyClicks(page.list, "m")
    assert page.chosen() == market


def test_a_document_is_looked_for_by_its_words_from_the_list(qtbot, page, bring_in):
    survey = bring_in("Survey")
    bring_in("Market report")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Slash)
    assert page.words.hasFocus()
    qtbot.keyClicks(page.words, "surv")
    assert titles(page) == ["Survey"]
    with qtbot.waitSignal(page.triage_requested) as asked:
        qtbot.keyClick(page.words, Qt.Key.Key_Return)
    assert asked.args == [survey]
    qtbot.keyClicks(page.words, "x")
    assert titles(page) == []
    assert page.none.isVisible()
    qtbot.keyClick(page.words, Qt.Key.Key_Escape)
    assert len(titles(page)) == 2
    assert page.list.hasFocus()


def test_the_list_is_sorted_from_its_menu(page, bring_in):
    bring_in("B", date="2025")
    bring_in("A", passages=9, date="2026-03")
    bring_in("C")
    orders = {}
    for act in page.sort_button.menu().actions():
        act.trigger()
        orders[act.text()] = "".join(titles(page))
    assert orders == {
        "Last imported first": "CAB",
        "By title": "ABC",
        "Newest first": "ABC",
        "Most to decide first": "ACB",
    }


def test_the_order_that_was_chosen_is_that_of_the_next_time(qtbot, page, bring_in, plain_session, settings):
    bring_in("A")
    bring_in("B")
    page.sort_button.menu().actions()[1].trigger()
    later = DocumentsPage(plain_session, settings)
    qtbot.addWidget(later)
    assert titles(later) == ["A", "B"]


def test_the_date_that_was_found_is_confirmed_with_one_press(page, bring_in, plain_session):
    found = bring_in("Report", date="2026-03")
    said = "The date was found in the document: confirm it, or write the right one."
    assert page.form.standing.text() == said
    place = page.form.mapFromGlobal(page.form.kind.mapToGlobal(QPoint()))
    page.form.confirm.click()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert page.form.mapFromGlobal(page.form.kind.mapToGlobal(QPoint())) == place
    assert document(plain_session, found).date_confirmed
    assert not page.form.confirm.isVisible()
    plain_session.undo()
    assert not document(plain_session, found).date_confirmed
    assert page.form.confirm.isVisible()


def test_a_changed_date_is_given_in_one_press_to_the_items_that_had_the_old_one_or_none(
    page, bring_in, plain_session, settle
):
    changed = bring_in("Report", date="2026-03", date_confirmed=True)
    first, second, third = accept(plain_session, settle, changed)
    settle(commands.change_evidence, plain_session, second, date=None)
    settle(commands.change_evidence, plain_session, third, date="2025")
    assert not page.form.take_date.isVisible()
    page.form.date.line.setText("April 2026")
    page.form.date.line.write()
    assert document(plain_session, changed).date == "2026-04"
    assert document(plain_session, changed).date_confirmed
    assert page.form.offered.text() == "2 items taken from this document still have the date it had before, or none."
    assert page.form.take_date.text() == "Give them April 2026"
    page.form.take_date.click()
    dates = {item.id: item.date for item in plain_session.assessment.evidence}
    assert dates == {first: "2026-04", second: "2026-04", third: "2025"}
    assert not page.form.take_date.isVisible()
    plain_session.undo()
    assert {item.date for item in plain_session.assessment.evidence} == {"2026-03", None, "2025"}
    assert page.form.take_date.isVisible()
    plain_session.undo()
    assert document(plain_session, changed).date == "2026-03"
    assert not page.form.take_date.isVisible()


def test_a_date_that_cannot_be_read_is_said_under_it_and_changes_nothing(page, bring_in, plain_session):
    kept = bring_in("Report", date="2026-03")
    page.form.date.line.setText("last spring")
    page.form.date.line.write()
    assert page.form.date.error_text()
    assert document(plain_session, kept).date == "2026-03"


def test_what_is_known_is_corrected_in_the_form_and_kept_when_another_is_chosen(page, bring_in, plain_session, pack):
    other = bring_in("Other")
    report = bring_in("Report")
    page.choose(report)
    page.form.lines["owner"].setText("Commissioning Team")
    page.form.lines["version"].setText("v3")
    page.choose(other)
    told = document(plain_session, report)
    assert (told.owner, told.version) == ("Commissioning Team", "v3")
    assert page.form.lines["owner"].text() == ""
    kind = pack.document_kinds[1]
    page.form.kind.show_value(kind.id)
    page.form.kind.activated.emit(page.form.kind.currentIndex())
    assert document(plain_session, other).kind == kind.id
    page.form.lines["title"].setText(" ")
    page.form.lines["title"].write()
    assert document(plain_session, other).title == "Other"


def test_the_whole_digest_is_copied_and_what_was_left_out_is_listed(page, bring_in, qapp):
    bring_in("Report", digest=DIGEST, left_out=("2 pictures left out.", "1 comment left out."))
    assert page.form.digest.text() == "abababababab…"
    assert DIGEST in page.form.digest.toolTip()
    page.form.copy_digest.click()
    assert QGuiApplication.clipboard().text() == DIGEST
    assert page.form.left_out.text() == "2 pictures left out.\n1 comment left out."


def test_the_items_taken_lead_to_the_desk(qtbot, page, bring_in, plain_session, settle):
    report = bring_in("Report")
    ids = accept(plain_session, settle, report)
    assert page.form.facts["passages"].text() == "3 accepted"
    page.form.taken.choose(ids[1])
    with qtbot.waitSignal(page.evidence_requested) as asked:
        qtbot.keyClick(page.form.taken, Qt.Key.Key_Return)
    assert asked.args == [ids[1]]


def test_undo_and_redo_are_said_until_something_else_is_done(page, bring_in, plain_session, settle):
    accept(plain_session, settle, bring_in("Report", passages=1))
    assert page.undone.isHidden()
    plain_session.undo()
    assert page.undone.isVisible()
    assert page.undone.words.whole_text() == "Undone: accept passage"
    plain_session.redo()
    assert page.undone.words.whole_text() == "Done again: accept passage"
    bring_in("Survey")
    assert page.undone.isHidden()


def test_a_page_that_is_not_seen_says_nothing_of_undo(page, bring_in, plain_session):
    bring_in("Report")
    page.hide()
    plain_session.undo()
    page.show()
    assert page.undone.isHidden()


def test_a_deleted_document_leaves_its_evidence_and_one_undo_brings_it_back(
    qtbot, page, bring_in, plain_session, settle
):
    bring_in("Other")
    report = bring_in("Report")
    page.choose(report)
    ids = accept(plain_session, settle, report)
    before = plain_session.assessment
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert titles(page) == ["Other"]
    assert [item.id for item in plain_session.assessment.evidence] == ids
    assert report not in {p.document for p in plain_session.assessment.passages}
    assert page.deleted.words.whole_text() == "Report is deleted; the 3 items taken from it stay."
    page.deleted.button.click()
    assert not page.deleted.isVisible()
    assert plain_session.assessment == before
    assert page.chosen() == report


def test_the_last_document_that_is_deleted_can_be_brought_back_from_the_empty_page(page, bring_in):
    bring_in("Report")
    page.side.delete.click()
    assert page.empty.isVisible()
    assert page.deleted.isVisible()
    page.deleted.button.click()
    assert titles(page) == ["Report"]
    assert page.chosen() is not None


def test_an_import_of_several_is_told_until_it_is_dismissed(page, bring_in):
    bring_in("Old")
    bring_in("New", digest=DIGEST, left_out=("2 pictures left out.",))
    read = ReadDocument("new.docx", 3, ("2 pictures left out.",), DIGEST)
    page.show_import(ImportSummary((read,), ("bad.pdf: it is locked; unlock it.",)))
    assert titles(page) == ["Not read", "bad.pdf", "Just imported", "New", "Imported before", "Old"]
    assert page.strip.words.whole_text() == "new.docx: 3 passages to decide on; 1 file not read"
    page.list.choose("refused:0")
    assert any(label.text() == "It is locked; unlock it." for label in page.findChildren(QLabel, "how"))
    assert page.chosen() is None
    page.strip.button.click()
    assert titles(page) == ["New", "Old"]
    assert not page.strip.isVisible()
    assert page.chosen() is not None


def test_a_document_that_was_imported_before_is_the_one_that_is_chosen(qtbot, page, bring_in):
    known = bring_in("Known", digest=DIGEST)
    bring_in("Other")
    page.show_import(ImportSummary(known=(ReadDocument("again.docx", 3, (), DIGEST),)))
    assert page.chosen() == known
    with qtbot.waitSignal(page.form.again_requested) as asked:
        page.form.again.click()
    assert asked.args == [known]


def test_nothing_is_said_across_documents_before_two_of_them_gave_evidence(page, bring_in, plain_session, settle):
    accept(plain_session, settle, bring_in("Dashboard"))
    bring_in("Report")
    assert not page.across.isVisible()


def test_two_documents_that_disagree_are_told_and_lead_to_the_gap(qtbot, page, bring_in, plain_session, settle):
    for title in ("Dashboard", "Report"):
        accept(plain_session, settle, bring_in(title, passages=1, date="2026-08"))
    first, second = plain_session.assessment.evidence
    told = "of home care packages were sourced within five days."
    settle(commands.type_evidence_text, plain_session, first.id, f"82% {told}")
    alone = "No sub-heading of 3 items or more draws on one document alone."
    assert page.across.none.text() == f"No two documents are seen to disagree. {alone}"
    assert not page.across.list.isVisible()
    settle(commands.type_evidence_text, plain_session, second.id, f"91% {told}")
    (gap,) = (gap for gap in plain_session.comparison.gaps if gap.check == "contradiction")
    assert page.across.list.isVisible()
    assert page.across.none.text() == alone
    page.across.list.choose(gap.key)
    with qtbot.waitSignal(page.gap_requested) as asked:
        qtbot.keyClick(page.across.list, Qt.Key.Key_Return)
    assert asked.args == [gap.key]


def test_a_file_that_may_only_be_read_shows_its_documents_and_changes_none(page, bring_in, plain_session, monkeypatch):
    report = bring_in("Report", date="2026-03")
    monkeypatch.setattr(type(plain_session), "read_only", property(lambda _self: True))
    page.refresh()
    assert page.side.triage.isEnabled()
    for control in (page.side.delete, page.side.newer, page.form.again, page.form.confirm, page.form.kind):
        assert not control.isEnabled()
    page._on_delete()
    page.form.confirm_date()
    assert not document(plain_session, report).date_confirmed


def test_another_assessment_shows_none_of_these_documents(page, bring_in, plain_session, tmp_path):
    bring_in("Report")
    plain_session.close()
    assert titles(page) == []
    assert page.empty.isVisible()
