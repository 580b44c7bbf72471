"""The council's own account is written through, counted, and judged by people."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.widgets.account_pane import AccountPane


@pytest.fixture
def pane(qtbot, plain_session, pack):
    pane = AccountPane(plain_session)
    qtbot.addWidget(pane)
    pane.interval = 0
    pane.show_sub_heading(pack.sub_headings[0].id)
    pane.show()
    return pane


def test_what_is_typed_is_stored_on_a_pause_and_counted_in_words(qtbot, pane, plain_session, pack):
    with qtbot.waitSignal(plain_session.assessment_changed):
        qtbot.keyClicks(pane.narrative, "We know our places.")
    home = pack.sub_headings[0].id
    qtbot.waitUntil(lambda: plain_session.assessment.account(home).narrative == "We know our places.")
    least, most = pack.limits.narrative_words
    count = pane.findChild(QLabel, "word_count").text()
    assert count == f"4 words; a working length is {least} to {most} (our limit, not CQC's)"


def test_going_to_another_sub_heading_stores_the_first(qtbot, pane, plain_session, pack):
    pane.interval = 60_000
    qtbot.keyClicks(pane.narrative, "One")
    pane.show_sub_heading(pack.sub_headings[1].id)
    assert plain_session.assessment.account(pack.sub_headings[0].id).narrative == "One"
    assert pane.narrative.toPlainText() == ""
    assert pane.heading.text() == pack.sub_headings[1].title


def test_leaving_the_text_stores_it_and_undo_takes_it_back_here(qtbot, pane, plain_session, pack):
    pane.interval = 60_000
    home = pack.sub_headings[0].id
    qtbot.keyClicks(pane.narrative, "One")
    pane.narrative.settled.emit()
    assert plain_session.assessment.account(home).narrative == "One"
    qtbot.keyClick(pane.narrative, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert plain_session.assessment.account(home).narrative == pane.narrative.toPlainText() == ""


def test_undo_stores_the_sentence_being_typed_first_so_that_redo_has_it(qtbot, pane, plain_session, pack):
    pane.interval = 60_000
    qtbot.keyClicks(pane.narrative, "One")
    qtbot.keyClick(pane.narrative, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pane.narrative.toPlainText() == ""
    qtbot.keyClick(pane.narrative, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert plain_session.assessment.account(pack.sub_headings[0].id).narrative == "One"


def test_a_judgement_is_chosen_from_the_packs_words_and_taken_back(pane, plain_session, pack):
    home = pack.sub_headings[0].id
    for row, expected in ((1, pack.score_words[0].score), (0, None)):
        pane.judgement.setCurrentIndex(row)
        pane.judgement.activated.emit(row)
        assert plain_session.assessment.account(home).judgement == expected
    assert pack.score_words[0].words in pane.judgement.itemText(1)


def test_the_whole_statement_has_an_account_of_its_own(qtbot, pane, plain_session, pack):
    pane.show_sub_heading("")
    assert pane.heading.text() == pack.quality_statement.title
    qtbot.keyClicks(pane.reasons, "Because")
    pane.write()
    assert plain_session.assessment.account("").reasons == "Because"


def test_what_is_half_typed_is_in_the_file_when_it_is_closed(qtbot, pane, plain_session, pack):
    pane.interval = 60_000
    path = plain_session.path
    qtbot.keyClicks(pane.narrative, "Half a sen")
    plain_session.close()
    with qtbot.waitSignal(plain_session.comparison_changed):
        plain_session.open(path)
    assert plain_session.assessment.account(pack.sub_headings[0].id).narrative == "Half a sen"
