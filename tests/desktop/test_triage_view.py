"""Deciding on the passages of an imported document, with the keyboard and with the mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop import document_commands
from desktop.document import document_records
from desktop.widgets.triage_flags import PatternBadge
from desktop.widgets.triage_view import TriageView
from rubric.assessment import Passage, SourceDocument


@pytest.fixture
def titles(pack):
    return [pattern.title for pattern in pack.patterns]


@pytest.fixture
def view(qtbot, plain_session):
    view = TriageView(plain_session)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    return view


@pytest.fixture
def imported(view, plain_session, settle, titles):
    """A paper with a heading, a line of front matter, two clear passages, a possible one and one with no pattern."""
    words = [
        ("heading", "4. Placements"),
        ("front-matter", "This paper is for decision."),
        ("prose", f"First: {titles[0]}."),
        ("prose", f"Second: {titles[1]}?"),
        ("table", "Third, with nothing."),
        ("prose", f"Fourth: {titles[2]}."),
    ]
    passages = [
        Passage(id=0, document=0, number=n, kind=kind, text=text, page="page 7")
        for n, (kind, text) in enumerate(words, start=1)
    ]
    document = SourceDocument(id=0, title="Placements report", file_name="paper.docx", digest="x", date="2026-03")
    settle(plain_session.perform, "Import", document_records.add_passages(plain_session.assessment, document, passages))
    view.begin()
    return plain_session.assessment.passages


def read(qtbot, view, clear):
    """Wait until every passage has been read."""
    qtbot.waitUntil(
        lambda: view.page.deciding.bulk.clear_act.text() == f"Accept all that &clearly show a pattern ({clear})"
    )
    rows = [view.page.deciding.model.index(n) for n in range(view.page.deciding.model.rowCount())]
    qtbot.waitUntil(lambda: not any("Not read yet" in r.data(Qt.ItemDataRole.AccessibleTextRole) for r in rows))


def press(qtbot, view, key):
    view.page.deciding.list.setFocus()
    qtbot.keyClick(view.page.deciding.list, key)


def verdicts(session):
    return [p.verdict for p in session.assessment.passages if p.kind in {"prose", "table"}]


def test_with_no_document_it_says_how_to_begin(qtbot, view):
    assert view.documents.empty.sentence.text() == "No document imported yet."
    assert view.documents.empty.isVisible()
    with qtbot.waitSignal(view.import_requested):
        view.findChild(object, "import").click()


def test_every_passage_is_listed_and_headings_are_context_only(qtbot, view, imported, pack):
    read(qtbot, view, clear=2)
    rows = [
        view.page.deciding.model.index(n).data(Qt.ItemDataRole.AccessibleTextRole)
        for n in range(view.page.deciding.model.rowCount())
    ]
    assert len(rows) == 4
    assert "No pattern found" in rows[2]
    assert view.page.deciding.progress_words.text() == "0 of 4 decided"
    assert "4. Placements" in view.page.document.toPlainText()
    assert {s.cursor.selectedText() for s in view.page.document.extraSelections()} == {
        pack.patterns[n].title for n in range(3)
    }


def test_a_accepts_with_the_documents_name_place_and_date(qtbot, view, imported, plain_session, pack):
    read(qtbot, view, clear=2)
    press(qtbot, view, Qt.Key.Key_A)
    item = plain_session.assessment.evidence[0]
    assert item.text == f"First: {pack.patterns[0].title}."
    assert (item.source, item.page, item.date) == ("Placements report", "page 7", "2026-03")
    assert item.sub_headings == (pack.patterns[0].home,)
    assert verdicts(plain_session) == ["accepted", "", "", ""]
    assert view.current_passage() == imported[3].id
    assert view.page.deciding.list.hasFocus()
    press(qtbot, view, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: view.current_passage() == imported[2].id)
    with qtbot.waitSignal(view.evidence_requested) as asked:
        view.page.deciding.card().findChild(object, "show_evidence").click()
    assert asked.args == [item.id]


def test_s_skips_and_n_says_not_evidence_and_one_undo_takes_back_one_answer(qtbot, view, imported, plain_session):
    press(qtbot, view, Qt.Key.Key_S)
    press(qtbot, view, Qt.Key.Key_N)
    assert verdicts(plain_session) == ["skipped", "not-evidence", "", ""]
    assert view.page.deciding.progress_words.text() == "2 of 4 decided"
    plain_session.undo()
    assert verdicts(plain_session) == ["skipped", "", "", ""]


def test_what_the_card_says_is_what_is_stored(qtbot, view, imported, plain_session, pack):
    card = view.page.deciding.card()
    card.sub_heading.show_value(pack.sub_headings[3].id)
    card.category.show_value(pack.evidence_categories[2].id)
    card.date.line.setFocus()
    card.date.line.clear()
    qtbot.keyClicks(card.date.line, "30 June 2026")
    assert verdicts(plain_session) == ["", "", "", ""]
    card.findChild(object, "accepted").click()
    item = plain_session.assessment.evidence[0]
    assert item.sub_headings == (pack.sub_headings[3].id,)
    assert (item.category, item.date) == (pack.evidence_categories[2].id, "2026-06-30")


def test_a_date_that_cannot_be_read_is_said_on_the_card_and_nothing_is_accepted(qtbot, view, imported, plain_session):
    card = view.page.deciding.card()
    card.date.line.setText("last summer")
    press(qtbot, view, Qt.Key.Key_A)
    assert "Write a date" in view.page.deciding.card().date.error_text()
    assert plain_session.assessment.evidence == ()


def test_all_clear_passages_are_accepted_in_one_step(qtbot, view, imported, plain_session):
    read(qtbot, view, clear=2)
    view.page.deciding.bulk.clear_act.trigger()
    assert verdicts(plain_session) == ["accepted", "", "", "accepted"]
    assert not view.page.deciding.bulk.clear_act.isEnabled()
    assert view.page.deciding.strip.words.whole_text() == "2 passages accepted"
    plain_session.undo()
    assert verdicts(plain_session) == ["", "", "", ""]
    assert plain_session.assessment.evidence == ()


def test_a_skipped_passage_can_be_decided_again(qtbot, view, imported, plain_session):
    press(qtbot, view, Qt.Key.Key_S)
    press(qtbot, view, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: view.current_passage() == imported[2].id)
    press(qtbot, view, Qt.Key.Key_A)
    assert verdicts(plain_session)[0] == "skipped"
    view.page.deciding.card().findChild(object, "decide_again").click()
    assert verdicts(plain_session)[0] == ""
    assert view.current_passage() == imported[2].id


def test_a_passage_is_chosen_by_pressing_it_in_the_document(qtbot, view, imported):
    block = view.page.document.document().findBlockByNumber(4)
    box = view.page.document.document().documentLayout().blockBoundingRect(block)
    at = QPoint(120, int(box.center().y()))
    qtbot.mouseClick(view.page.document.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.current_passage() == imported[4].id


def test_what_is_decided_shows_its_patterns_and_their_words_after_a_restart_too(
    qtbot, view, imported, plain_session, settle, pack
):
    settle(document_commands.set_passage_verdicts, plain_session, [imported[2].id], "skipped")
    path = plain_session.path
    plain_session.close()
    with qtbot.waitSignal(plain_session.comparison_changed):
        assert plain_session.open(path)
    view.begin()
    read(qtbot, view, clear=1)
    press(qtbot, view, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: view.current_passage() == imported[2].id)
    assert [badge.accessibleName() for badge in view.page.deciding.card().findChildren(PatternBadge)] == [
        pack.patterns[0].title
    ]
    marked = {s.cursor.selectedText() for s in view.page.document.extraSelections()}
    assert pack.patterns[0].title in marked


def test_when_all_is_decided_it_says_so(qtbot, view, imported):
    assert not view.page.deciding.all_decided.isVisible()
    for _ in range(4):
        press(qtbot, view, Qt.Key.Key_S)
    assert view.page.deciding.all_decided.isVisible()
    assert view.page.facts.text() == "4 passages found · 4 decided · 0 to go"


def test_several_documents_are_chosen_from(qtbot, view, imported, plain_session, settle):
    passage = Passage(id=0, document=0, number=1, kind="prose", text="Other words")
    document = SourceDocument(id=0, title="Minutes", file_name="minutes.docx", digest="y")
    settle(
        plain_session.perform, "Import", document_records.add_passages(plain_session.assessment, document, [passage])
    )
    view.begin()
    assert view.documents.isVisible()
    view.documents.words.setText("minutes")
    qtbot.keyClick(view.documents.words, Qt.Key.Key_Return)
    assert view.page.title.text() == "Minutes"
    assert view.page.document.toPlainText() == "Other words"
    assert view.page.deciding.list.hasFocus()
    view.page.all_documents.click()
    assert view.documents.isVisible()
    assert view.documents.chosen() == plain_session.assessment.documents[-1].id


def test_a_single_document_is_triaged_without_a_choice(qtbot, view, imported):
    view.begin()
    assert view.page.title.text() == "Placements report"
    assert not view.documents.isVisible()


def add_long_report(session):
    words = "Forty-one people live outside the borough, most of them near their families. " * 8
    passages = [Passage(id=0, document=0, number=n, kind="prose", text=f"{n}. {words}") for n in range(1, 401)]
    document = SourceDocument(id=0, title="Long report", file_name="long.docx", digest="y")
    session.perform("Import", document_records.add_passages(session.assessment, document, passages))


def test_a_long_document_is_laid_out_as_far_as_it_is_seen_and_the_rest_after_that(qtbot, view, imported, plain_session):
    add_long_report(plain_session)
    view.show_document(plain_session.assessment.documents[-1].id)
    text = view.page.document

    def is_laid_out():
        return text.document().lastBlock().layout().lineCount() > 0

    assert text.document().firstBlock().layout().lineCount() > 0
    assert not is_laid_out()
    qtbot.waitUntil(is_laid_out)
    view.show_passage(plain_session.assessment.passages[-1].id)
    assert 0 < text._box(text._written[-1]).top() < text.viewport().height()


def test_a_passage_far_down_is_shown_at_once_though_nothing_before_it_is_laid_out(view, imported, plain_session):
    add_long_report(plain_session)
    view.show_passage(plain_session.assessment.passages[-1].id)
    text = view.page.document
    assert 0 < text._box(text._written[-1]).top() < text.viewport().height()
