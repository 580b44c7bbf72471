"""Beginning an assessment, and what its cover says."""

import datetime

import pytest
from PySide6.QtCore import Qt

from desktop.session import Session
from desktop.widgets.details_form import DetailsForm
from desktop.widgets.new_assessment import NewAssessment


@pytest.fixture
def session(qtbot):
    session = Session()
    yield session
    session.close()


@pytest.fixture
def form(qtbot, session, tmp_path):
    form = NewAssessment(session, str(tmp_path))
    qtbot.addWidget(form)
    form.show()
    return form


@pytest.fixture
def details(qtbot, plain_session):
    details = DetailsForm(plain_session)
    qtbot.addWidget(details)
    details.show()
    return details


def test_an_assessment_is_begun_and_kept_under_the_councils_name(qtbot, form, session, tmp_path):
    assert form.as_of.value == session.today()
    qtbot.keyClicks(form.council, "Alderwick Council")
    qtbot.keyClicks(form.period, "2026/27")
    with qtbot.waitSignal(session.opened):
        qtbot.keyClick(form.period, Qt.Key.Key_Return)
    assert session.path == tmp_path / f"Alderwick Council {session.today().year}.plumb"
    assert (session.assessment.details.council, session.assessment.details.period) == ("Alderwick Council", "2026/27")


def test_everything_that_cannot_be_taken_is_said_at_once_and_nothing_is_made(qtbot, form, session, tmp_path):
    form.as_of.line.clear()
    form.path.setText(str(tmp_path / "nowhere" / "a.plumb"))
    form.submit.click()
    assert form.error_texts() == (
        "Give the council's name; it stands on the cover.",
        "Give the day on which the evidence is read.",
        "There is no such folder. Choose one that is there.",
    )
    assert not session.is_open


def test_a_file_that_is_there_is_never_written_over(qtbot, form, session, tmp_path):
    (tmp_path / "Mine.plumb").write_bytes(b"mine")
    qtbot.keyClicks(form.council, "Alderwick Council")
    form.path.clear()
    qtbot.keyClicks(form.path, str(tmp_path / "Mine"))
    form.submit.click()
    assert form.error_texts() == ("There is already a file of that name. Choose another, or open it.",)
    assert (tmp_path / "Mine.plumb").read_bytes() == b"mine"


def test_a_place_of_ones_own_stays_when_the_council_is_written(qtbot, form, tmp_path):
    form.path.clear()
    qtbot.keyClicks(form.path, str(tmp_path / "Mine"))
    qtbot.keyClicks(form.council, "Alderwick")
    assert form.path.text() == str(tmp_path / "Mine")


def test_letters_that_no_file_name_may_have_are_left_out(qtbot, form, session, tmp_path):
    qtbot.keyClicks(form.council, "A/B: Council")
    assert form.path.text() == str(tmp_path / f"AB Council {session.today().year}.plumb")


def test_escape_leaves_the_form(qtbot, form):
    with qtbot.waitSignal(form.cancelled):
        qtbot.keyClick(form.council, Qt.Key.Key_Escape)


def test_each_detail_is_stored_as_it_is_left(qtbot, details, plain_session):
    def write_in(line, text):
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)

    write_in(details.lines["council"], "Alderwick Borough Council")
    write_in(details.lines["prepared_by"], "Quality assurance manager")
    write_in(details.as_of.line, "1 December 2026")
    write_in(details.review_by.line, "March 2027")
    details.draft.setValue(2)
    stored = plain_session.assessment.details
    assert (stored.council, stored.prepared_by) == ("Alderwick Borough Council", "Quality assurance manager")
    assert (stored.as_of, stored.review_by, stored.draft) == (datetime.date(2026, 12, 1), "2027-03", 2)
    plain_session.undo()
    assert details.draft.value() == 1


def test_a_council_and_a_day_must_be_stated(qtbot, details, plain_session):
    council = details.lines["council"]
    council.setFocus()
    council.selectAll()
    qtbot.keyClick(council, Qt.Key.Key_Delete)
    qtbot.keyClick(council, Qt.Key.Key_Return)
    assert "Give the council's name" in details.council_field.error_text()
    line = details.as_of.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "the last one is kept" in details.as_of.error_text()
    assert plain_session.assessment.details.council == "Alderwick Council"
    assert plain_session.assessment.details.as_of == datetime.date(2026, 10, 1)
