"""What is asked stays in sight, folded or not."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.statement_header import StatementHeader


@pytest.fixture
def header(qtbot, plain_session):
    header = StatementHeader(plain_session)
    qtbot.addWidget(header)
    header.resize(700, 160)
    header.show()
    return header


def test_it_says_the_statements_of_the_pack_under_the_reports_own_names(header, pack):
    said = [label.text() for label in header.findChildren(QLabel)]
    assert {"What people expect", "The local authority commitment"} <= set(said)
    assert header.findChild(QLabel, "i_statement").text() == "\n".join(pack.quality_statement.i_statements)
    assert header.findChild(QLabel, "we_statement").text() == pack.quality_statement.we_statement


def test_folding_keeps_the_words_takes_less_room_and_is_announced(qtbot, header, pack):
    height = header.sizeHint().height()
    with qtbot.waitSignal(header.folded_changed) as folded:
        header.fold.click()
    assert folded.args == [True]
    assert header.fold.accessibleDescription() == "Folded"
    assert header.fold.accessibleName() == "Show what is asked in full"
    assert header.findChild(QLabel, "we_statement").text() == pack.quality_statement.we_statement
    assert header.sizeHint().height() < height
    header.fold.click()
    assert not header.is_folded()


def test_a_fold_brought_back_at_start_is_not_announced(qtbot, header):
    with qtbot.assertNotEmitted(header.folded_changed):
        header.set_folded(True)
    assert header.is_folded()


def test_at_the_larger_text_sizes_it_is_read_from_the_back_of_the_room(header):
    theme.apply(QApplication.instance(), dark=False, scale=1.5)
    try:
        assert header.findChild(QLabel, "i_statement").property("kind") == "title"
    finally:
        theme.apply(QApplication.instance(), dark=False, scale=1.0)
    assert header.findChild(QLabel, "i_statement").property("kind") == "reading"


def test_with_little_room_it_folds_by_itself_and_with_room_stands_as_it_was_chosen(qtbot, header):
    with qtbot.assertNotEmitted(header.folded_changed):
        header.set_low(True)
        assert header.is_folded()
        header.fold.click()
        assert not header.is_folded()
        header.fold.click()
        header.set_low(False)
        assert not header.is_folded()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [500, 700, 1100])
def test_the_statements_are_whole_and_take_no_more_than_they_need(qtbot, plain_session, width, scale):
    theme.apply(QApplication.instance(), False, scale)
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    header = StatementHeader(plain_session)
    column.addWidget(header)
    column.addWidget(QWidget(), 1)
    qtbot.addWidget(pane)
    pane.resize(width, 900)
    pane.show()
    qtbot.waitUntil(lambda: header.height() == header.heightForWidth(header.width()))
    for statement in (header.i_statement, header.we_statement):
        assert statement.height() >= statement.heightForWidth(statement.width())
    theme.apply(QApplication.instance(), False, 1.0)
