"""What is being typed in a line stays, in every form, whatever else changes before it is handed on."""

import pytest
from PySide6.QtCore import Qt

from desktop import commands
from desktop.document import document_records
from desktop.widgets.bulk_pane import BulkPane
from desktop.widgets.details_form import DetailsForm
from desktop.widgets.documents_page import DocumentsPage
from desktop.widgets.evidence_fields import EvidenceFields
from desktop.widgets.report_look import PaperLook
from rubric.assessment import Passage, SourceDocument


@pytest.fixture
def item(enter):
    return enter("Home care starts within 4 days.", owner="Brokerage")


@pytest.fixture
def form(request, qtbot, plain_session, settings, settle, enter, item):
    """A form of that name, shown, and the way in which it shows anew what is stored."""
    session = plain_session
    if request.param == "a document":
        document = SourceDocument(id=0, title="Report", file_name="report.docx", digest="d", owner="Brokerage")
        pieces = [Passage(id=0, document=0, number=1, kind="prose", text="A piece of it.")]
        settle(session.perform, "Import", document_records.add_passages(session.assessment, document, pieces))
        page = DocumentsPage(session)
        made, form = page, page.form
    elif request.param == "an item":
        made = form = EvidenceFields(session, settings)
        show = lambda: form.show_item(next(one for one in session.assessment.evidence if one.id == item))  # noqa: E731
        show()
        session.assessment_changed.connect(show)
    elif request.param == "several items":
        made = form = BulkPane(session)
        form.show_items((item, enter("Another.", owner="Brokerage")))
    elif request.param == "the details":
        made = form = DetailsForm(session)
    else:
        made = form = PaperLook(session, settings)
        form.refresh()
        session.assessment_changed.connect(form.refresh)
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return form


FORMS = [
    ("a document", "owner"),
    ("an item", "owner"),
    ("several items", "owner"),
    ("the details", "period"),
    ("the paper", "footer"),
]
IN_EVERY_FORM = pytest.mark.parametrize(("form", "name"), FORMS, indirect=["form"])


def stored(session, form, name):
    if isinstance(form, EvidenceFields | BulkPane):
        return getattr(session.assessment.evidence[0], name)
    if isinstance(form, DetailsForm):
        return getattr(session.assessment.details, name)
    if isinstance(form, PaperLook):
        return getattr(session.assessment.report_options, name)
    return getattr(session.assessment.documents[0], name)


@IN_EVERY_FORM
def test_a_line_half_typed_stays_when_anything_else_changes(qtbot, form, name, plain_session, settle):
    line = form.lines[name]
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Head of comm")
    settle(commands.new_evidence, plain_session, text="Something else was brought in.")
    assert line.text() == "Head of comm"
    qtbot.keyClicks(line, "issioning")
    line.write()
    assert stored(plain_session, form, name) == "Head of commissioning"


@IN_EVERY_FORM
def test_a_pause_after_a_blank_does_not_take_the_blank(qtbot, form, name, plain_session):
    line = form.lines[name]
    line.setFocus()
    line.selectAll()
    for word in ("Head ", "of ", "commissioning"):
        qtbot.keyClicks(line, word)
        line.pause.timeout.emit()
    assert line.text() == stored(plain_session, form, name) == "Head of commissioning"


@pytest.mark.parametrize("form", ["a document", "an item", "several items"], indirect=True)
def test_a_date_half_typed_stays_when_anything_else_changes(qtbot, form, plain_session, settle):
    date = form.dates["date"] if isinstance(form, EvidenceFields | BulkPane) else form.date
    date.line.setFocus()
    qtbot.keyClicks(date.line, "14 Octo")
    settle(commands.new_evidence, plain_session, text="Something else was brought in.")
    assert date.line.text() == "14 Octo"
    qtbot.keyClicks(date.line, "ber 2026")
    qtbot.keyClick(date.line, Qt.Key.Key_Return)
    assert date.line.text() == "14 October 2026"
    assert plain_session.undo_stack.canUndo()
    assert "2026-10-14" in plain_session.assessment.model_dump_json()


@pytest.mark.parametrize("form", ["a document", "an item", "several items"], indirect=True)
def test_a_date_that_was_refused_stays_with_what_is_wrong_with_it(qtbot, form, plain_session, settle):
    date = form.dates["date"] if isinstance(form, EvidenceFields | BulkPane) else form.date
    date.line.setFocus()
    qtbot.keyClicks(date.line, "last spring")
    qtbot.keyClick(date.line, Qt.Key.Key_Return)
    settle(commands.new_evidence, plain_session, text="Something else was brought in.")
    assert date.line.text() == "last spring"
    assert date.error_text()


@IN_EVERY_FORM
def test_two_lines_typed_one_after_the_other_are_both_stored(qtbot, form, name, plain_session):
    others = [other for other in form.lines if other not in (name, "council", "title")]
    other = next(iter(others), name)
    form.lines[name].setText("Head of commissioning")
    form.lines[other].setText("Head of commissioning")
    plain_session.settling.emit()
    assert stored(plain_session, form, name) == stored(plain_session, form, other) == "Head of commissioning"
