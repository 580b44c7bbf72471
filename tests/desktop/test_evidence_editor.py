"""An evidence item is written, read and placed, as an officer does it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from desktop import commands
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets.evidence_editor import EvidenceEditor
from desktop.widgets.match_chips import MatchBadge

CLEAR, POSSIBLE, PARTIAL = 0, 1, 2


@pytest.fixture
def titles(pack):
    return [pattern.title for pattern in pack.patterns]


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def editor(qtbot, plain_session, settings):
    editor = EvidenceEditor(plain_session, settings)
    qtbot.addWidget(editor)
    editor.resize(800, 700)
    editor.show()
    return editor


def stored(session, evidence_id):
    return next(item for item in session.assessment.evidence if item.id == evidence_id)


def washed(editor):
    """The marked words with their underline; what is only paler is left out."""
    none = QTextCharFormat.UnderlineStyle.NoUnderline
    return [
        (selection.cursor.selectedText(), selection.format.underlineStyle())
        for selection in editor.text.extraSelections()
        if selection.format.underlineStyle() != none
    ]


def write_in(qtbot, line, text):
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_with_no_item_the_pane_says_how_to_begin(qtbot, editor):
    assert editor.findChild(QLabel, "empty").text() == "No evidence item is chosen."
    editor.show_item("E99")
    assert editor.shown_item() is None


def test_typing_is_stored_and_the_gaps_follow(qtbot, editor, plain_session, enter, titles):
    evidence_id = enter("")
    editor.show_item(evidence_id)
    with qtbot.waitSignal(plain_session.comparison_changed):
        qtbot.keyClicks(editor.text, titles[0])
    qtbot.waitUntil(lambda: washed(editor) == [(titles[0], QTextCharFormat.UnderlineStyle.SingleUnderline)])
    assert stored(plain_session, evidence_id).text == titles[0]
    assert editor.text.textCursor().position() == len(titles[0])


def test_typing_in_the_middle_keeps_the_cursor_there(qtbot, editor, plain_session, enter):
    editor.show_item(enter("one three"))
    cursor = editor.text.textCursor()
    cursor.setPosition(4)
    editor.text.setTextCursor(cursor)
    qtbot.keyClicks(editor.text, "two ")
    plain_session.flush()
    assert editor.text.toPlainText() == "one two three"
    assert editor.text.textCursor().position() == 8


def test_undo_in_the_text_is_the_assessments_own(qtbot, editor, plain_session, enter):
    evidence_id = enter("before")
    editor.show_item(evidence_id)
    editor.text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor.text, " after")
    qtbot.keyClick(editor.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stored(plain_session, evidence_id).text == editor.text.toPlainText() == "before"
    qtbot.keyClick(editor.text, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert stored(plain_session, evidence_id).text == editor.text.toPlainText() == "before after"
    for _ in range(2):
        qtbot.keyClick(editor.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert plain_session.assessment.evidence == ()
    assert editor.shown_item() is None


def test_each_fit_has_its_own_underline_and_words_beyond_the_basic_plane_do_not_shift_it(editor, enter, titles):
    editor.show_item(enter(f"😀 {titles[CLEAR]}.\n{titles[PARTIAL]}~ {titles[POSSIBLE]}?"))
    style = QTextCharFormat.UnderlineStyle
    assert set(washed(editor)) == {
        (titles[CLEAR], style.SingleUnderline),
        (titles[PARTIAL], style.DashUnderline),
        (titles[POSSIBLE], style.DotLine),
    }


def test_resting_on_a_chip_keeps_its_words_and_pales_the_rest(qtbot, editor, enter, titles):
    editor.show_item(enter(f"{titles[CLEAR]}. {titles[POSSIBLE]}?"))
    editor.matches.chips[0].rested.emit(editor.matches.chips[0].pattern)
    assert [words for words, _ in washed(editor)] == [titles[POSSIBLE]]
    assert len(editor.text.extraSelections()) == 2
    editor.matches.chips[0].rested.emit(None)
    assert len(washed(editor)) == 2


def test_a_chosen_gap_marks_its_words_until_the_text_changes(qtbot, editor, enter, titles, plain_session):
    editor.show_item(enter(f"{titles[CLEAR]} and the rest"))
    editor.highlight([(len(titles[CLEAR]) + 1, len(titles[CLEAR]) + 4)])
    assert [words for words, _ in washed(editor)] == ["and"]
    with qtbot.waitSignal(plain_session.comparison_changed):
        qtbot.keyClicks(editor.text, "x")
    qtbot.waitUntil(lambda: [words for words, _ in washed(editor)] == [titles[CLEAR]])


def test_alt_and_a_number_confirms_and_the_confirmation_can_be_taken_back(qtbot, editor, plain_session, enter, titles):
    evidence_id = enter(f"{titles[POSSIBLE]}? {titles[PARTIAL]}?")
    editor.show_item(evidence_id)
    assert len(editor.matches.chips) == 2
    with qtbot.waitSignal(plain_session.comparison_changed):
        qtbot.keyClick(editor.text, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    decision = plain_session.assessment.decisions.matches[0]
    assert (decision.evidence, decision.verdict) == (evidence_id, "confirmed")
    badge = editor.findChild(object, f"badge-{decision.pattern}")
    assert badge.accessibleName().endswith("confirmed by you")
    assert len(editor.matches.chips) == 1
    take_back = badge.menu.actions()[0]
    assert take_back.text() == "Take back my confirmation"
    with qtbot.waitSignal(plain_session.comparison_changed):
        take_back.trigger()
    assert len(editor.matches.chips) == 2


def test_chips_keep_still_while_someone_types_and_come_when_the_hand_rests(qtbot, editor, settle, enter, titles):
    editor.show_item(enter("At first "))
    editor.text.moveCursor(QTextCursor.MoveOperation.End)
    editor.rest.setInterval(60_000)
    settle(qtbot.keyClicks, editor.text, f"{titles[POSSIBLE]}?")
    qtbot.waitUntil(lambda: [words for words, _ in washed(editor)] == [titles[POSSIBLE]])
    assert editor.matches.chips == []
    editor.rest.start(0)
    qtbot.waitUntil(lambda: len(editor.matches.chips) == 1)


def test_a_number_confirms_only_a_chip_that_was_there_to_be_seen(qtbot, editor, settle, enter, titles):
    editor.show_item(enter(""))
    editor.rest.setInterval(60_000)
    settle(qtbot.keyClicks, editor.text, f"{titles[POSSIBLE]}?")
    qtbot.waitUntil(lambda: [words for words, _ in washed(editor)] == [titles[POSSIBLE]])
    qtbot.keyClick(editor.text, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert editor._session.assessment.decisions.matches == ()
    assert len(editor.matches.chips) == 1
    settle(qtbot.keyClick, editor.text, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: editor.matches.chips == [])
    assert editor.findChild(MatchBadge).accessibleName() == f"{titles[POSSIBLE]}, confirmed by you"


def test_a_number_means_the_chip_that_was_seen_though_another_now_stands_first(qtbot, editor, settle, enter, titles):
    evidence_id = enter(f"{titles[PARTIAL]}?")
    editor.show_item(evidence_id)
    (seen,) = [chip.pattern for chip in editor.matches.chips]
    editor.rest.setInterval(60_000)
    editor.text.moveCursor(QTextCursor.MoveOperation.End)
    settle(qtbot.keyClicks, editor.text, f" {titles[POSSIBLE]}?")
    assert editor._session.comparison.item(evidence_id).matches[0].pattern != seen
    settle(qtbot.keyClick, editor.text, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert [decision.pattern for decision in editor._session.assessment.decisions.matches] == [seen]


def test_alt_0_says_none_of_these_in_one_step(qtbot, editor, plain_session, enter, titles):
    editor.show_item(enter(f"{titles[POSSIBLE]}? {titles[PARTIAL]}?"))
    with qtbot.waitSignal(plain_session.comparison_changed):
        qtbot.keyClick(editor.text, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert {decision.verdict for decision in plain_session.assessment.decisions.matches} == {"rejected"}
    assert editor.matches.chips == []
    with qtbot.waitSignal(plain_session.comparison_changed):
        plain_session.undo()
    assert len(editor.matches.chips) == 2


def test_a_clear_match_can_be_rejected_from_its_badge(editor, plain_session, enter, titles, settle):
    editor.show_item(enter(titles[CLEAR]))
    badge = editor.findChild(object, f"badge-{plain_session.pack.patterns[0].id}")
    settle(badge.menu.actions()[0].trigger)
    assert editor.findChild(QLabel, "no_pattern").text() == "no pattern found yet"


def badge_of(editor, pattern):
    # What was shown before is taken away once Qt comes to it.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return editor.findChild(QAbstractButton, f"badge-{pattern.id}")


def press_offer(badge, words):
    next(offer for offer in badge.menu.actions() if offer.text() == words).trigger()


def test_a_rejected_match_stands_in_a_row_of_its_own_and_is_taken_back(editor, plain_session, enter, titles, settle):
    editor.show_item(enter(titles[CLEAR]))
    badge = badge_of(editor, plain_session.pack.patterns[CLEAR])
    settle(press_offer, badge, "This item does not show it")
    badge = badge_of(editor, plain_session.pack.patterns[CLEAR])
    assert badge.accessibleName() == f"{titles[CLEAR]}, rejected by you"
    settle(press_offer, badge, "Take back my rejection")
    assert plain_session.assessment.decisions.matches == ()
    assert badge_of(editor, plain_session.pack.patterns[CLEAR]).accessibleName() == f"{titles[CLEAR]}, clear"


def test_delete_on_a_badge_rejects_the_match(qtbot, editor, plain_session, enter, titles):
    editor.show_item(enter(titles[CLEAR]))
    badge = badge_of(editor, plain_session.pack.patterns[CLEAR])
    with qtbot.waitSignal(plain_session.comparison_changed):
        qtbot.keyClick(badge, Qt.Key.Key_Delete)
    assert plain_session.assessment.decisions.matches[0].verdict == "rejected"


@pytest.mark.parametrize(("verdict", "again"), [("confirmed", "Confirm again"), ("rejected", "Reject again")])
def test_a_decision_made_on_other_words_says_so_and_is_made_again(
    editor, plain_session, enter, titles, settle, *, verdict, again
):
    pattern = plain_session.pack.patterns[POSSIBLE]
    evidence_id = enter(f"{titles[POSSIBLE]}?")
    settle(commands.decide_match, plain_session, evidence_id, pattern.id, verdict)
    editor.show_item(evidence_id)
    badge = badge_of(editor, pattern)
    assert badge.accessibleName() == f"{pattern.title}, {verdict} by you"
    settle(commands.type_evidence_text, plain_session, evidence_id, f"{titles[POSSIBLE]}? and more")
    badge = badge_of(editor, pattern)
    assert badge.accessibleName() == f"{pattern.title}, {verdict} on other words: look again"
    settle(press_offer, badge, again)
    badge = badge_of(editor, pattern)
    assert badge.accessibleName() == f"{pattern.title}, {verdict} by you"
    assert plain_session.comparison.item(evidence_id).stale == frozenset()


def test_the_line_of_what_it_carries_is_said_in_words(editor, enter, titles, pack):
    editor.show_item(enter(f"{titles[CLEAR]}: 94 of 100"))
    said = editor.matches.carries.sentence()
    assert said.startswith(f"Carries: {pack.quality('number').title}. Lacks: ")
    assert pack.quality("number").lacking not in said


def test_a_date_is_taken_as_it_is_written(qtbot, editor, plain_session, enter):
    evidence_id = enter("text")
    editor.show_item(evidence_id)
    for written, kept in (("30 June 2026", "2026-06-30"), ("June 2026", "2026-06"), ("2026", "2026")):
        write_in(qtbot, editor.fields.dates["date"].line, written)
        assert stored(plain_session, evidence_id).date == kept
        assert editor.fields.dates["date"].line.text() == written


def test_a_date_that_cannot_be_is_said_under_the_field_and_the_stored_one_stays(qtbot, editor, plain_session, enter):
    evidence_id = enter("text", date="2026-06")
    editor.show_item(evidence_id)
    field = editor.fields.dates["date"]
    write_in(qtbot, field.line, "31 June 2026")
    assert "no such day" in field.error_text()
    assert stored(plain_session, evidence_id).date == "2026-06"
    commands.change_evidence(plain_session, evidence_id, owner="Brokerage")
    assert field.line.text() == "31 June 2026"
    write_in(qtbot, field.line, "")
    assert field.error_text() == ""
    assert stored(plain_session, evidence_id).date is None


def test_a_line_is_stored_on_leaving_it_and_before_another_item_is_shown(qtbot, editor, plain_session, enter):
    first, second = enter("one"), enter("two")
    editor.show_item(first)
    source = editor.fields.lines["source"]
    source.setFocus()
    qtbot.keyClicks(source, "Brokerage log")
    editor.show_item(second)
    assert stored(plain_session, first).source == "Brokerage log"
    assert stored(plain_session, second).source == source.text() == ""


def test_a_line_is_stored_on_a_pause(qtbot, editor, plain_session, enter):
    evidence_id = enter("one")
    editor.show_item(evidence_id)
    line = editor.fields.lines["period"]
    line.pause.setInterval(0)
    with qtbot.waitSignal(plain_session.assessment_changed):
        qtbot.keyClicks(line, "Q1 2026")
    qtbot.waitUntil(lambda: stored(plain_session, evidence_id).period == "Q1 2026")


def test_an_item_may_stand_under_several_sub_headings(editor, plain_session, enter, pack):
    evidence_id = enter("one")
    editor.show_item(evidence_id)
    choice = editor.fields.sub_headings
    assert choice.text() == "Not placed"
    for sub_heading in pack.sub_headings[:2]:
        choice.entries[sub_heading.id].trigger()
    assert stored(plain_session, evidence_id).sub_headings == tuple(s.id for s in pack.sub_headings[:2])
    assert choice.text() == f"{pack.sub_headings[0].short_title} and 1 more"
    assert editor.place.whole_text() == f"1 of 1 under {pack.sub_headings[0].short_title}"


def test_category_and_status_are_chosen_from_the_pack(editor, plain_session, enter, pack):
    evidence_id = enter("one")
    editor.show_item(evidence_id)
    editor.fields.more.click()
    for choice in (editor.fields.category, editor.fields.status):
        choice.setCurrentIndex(1)
        choice.activated.emit(1)
    item = stored(plain_session, evidence_id)
    assert (item.category, item.status) == (pack.evidence_categories[0].id, pack.evidence_statuses[0].id)


def test_an_item_is_split_at_the_cursor(qtbot, editor, plain_session, enter):
    evidence_id = enter("One thing. Another.", source="Log", sub_headings=("capacity",))
    editor.show_item(evidence_id)
    cursor = editor.text.textCursor()
    cursor.setPosition(10)
    editor.text.setTextCursor(cursor)
    with qtbot.waitSignal(editor.evidence_requested) as asked:
        editor.split()
    first, second = plain_session.assessment.evidence
    assert (first.text, second.text, second.source) == ("One thing.", "Another.", "Log")
    assert asked.args == [second.id]
    plain_session.undo()
    assert [item.text for item in plain_session.assessment.evidence] == ["One thing. Another."]


def test_deleting_is_undone(editor, plain_session, enter):
    editor.show_item(enter("one"))
    editor.delete()
    assert plain_session.assessment.evidence == ()
    plain_session.undo()
    assert len(plain_session.assessment.evidence) == 1


def test_pasted_words_are_plain_and_keep_their_spaces(editor, plain_session, enter):
    evidence_id = enter("")
    editor.show_item(evidence_id)
    editor.text.textCursor().insertText("£5\u00a0million\r\nmore")
    plain_session.flush()
    assert stored(plain_session, evidence_id).text == "£5\u00a0million\nmore"


def test_a_file_that_may_only_be_read_is_shown_and_not_changed(qtbot, editor, plain_session, enter, titles):
    evidence_id = enter(f"{titles[POSSIBLE]}?")
    path = plain_session.path
    plain_session.flush()
    plain_session.close()
    other = Session()
    assert other.open(path)
    with qtbot.waitSignal(plain_session.comparison_changed):
        assert plain_session.open(path)
    assert plain_session.read_only
    editor.show_item(evidence_id)
    qtbot.keyClicks(editor.text, "x")
    assert editor.text.isReadOnly()
    assert stored(plain_session, evidence_id).text == f"{titles[POSSIBLE]}?"
    assert not editor.matches.chips[0].confirm.isEnabled()
    assert editor.fields.lines["source"].isReadOnly()
    other.close()


def test_every_control_has_a_name(editor, enter, titles):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTextEdit

    editor.show_item(enter(f"{titles[CLEAR]} {titles[POSSIBLE]}?"))
    editor.fields.more.click()
    for kind in (QAbstractButton, QComboBox, QLineEdit, QTextEdit):
        for control in editor.findChildren(kind):
            assert control.accessibleName(), control


def test_a_date_that_could_not_be_read_is_there_still_after_another_item_was_shown(editor, qtbot, enter):
    first, second = enter("one"), enter("two")
    editor.show_item(first)
    field = editor.fields.dates["date"]
    write_in(qtbot, field.line, "last summer")
    editor.show_item(second)
    assert field.line.text() == field.error_text() == ""
    editor.show_item(first)
    assert field.line.text() == "last summer"
    assert field.error_text().startswith("Write a date such as")
    write_in(qtbot, field.line, "June 2025")
    editor.show_item(second)
    editor.show_item(first)
    assert field.line.text() == "June 2025"


def test_moving_an_item_leaves_it_under_the_new_sub_heading_only(editor, plain_session, enter, pack):
    old, new = pack.sub_headings[0], pack.sub_headings[3]
    evidence_id = enter("text", sub_headings=(old.id,))
    editor.show_item(evidence_id)
    editor.fields.sub_headings.move_menu.actions()[3].trigger()
    assert stored(plain_session, evidence_id).sub_headings == (new.id,)
    plain_session.undo()
    assert stored(plain_session, evidence_id).sub_headings == (old.id,)


def test_a_sub_heading_that_the_pack_does_not_have_is_kept_beside_another(editor, plain_session, enter, pack):
    evidence_id = enter("text", sub_headings=("another-edition",))
    editor.show_item(evidence_id)
    assert editor.place.whole_text() == "not placed under a sub-heading"
    assert editor.fields.sub_headings.text() == "Not placed"
    editor.fields.sub_headings.entries[pack.sub_headings[1].id].trigger()
    assert stored(plain_session, evidence_id).sub_headings == (pack.sub_headings[1].id, "another-edition")
    assert editor.place.whole_text() == f"1 of 1 under {pack.sub_headings[1].short_title}"


def test_a_whole_date_and_the_longest_category_are_never_cut(editor, qtbot, enter):
    editor.show_item(enter("text", sub_headings=(), date="2026-09-30"))
    for width in (560, 700, 1000):
        editor.resize(width, 700)
        line = editor.fields.dates["date"].line
        assert line.fontMetrics().horizontalAdvance("30 September 2026") < line.width() - 20
        qtbot.waitUntil(lambda: editor.fields.lines["source"].width() >= 120)


def test_a_line_that_is_left_shows_its_beginning(editor, qtbot, enter):
    editor.show_item(enter("text"))
    source = editor.fields.lines["source"]
    write_in(qtbot, source, "Joint strategic needs assessment, refreshed and agreed by the board")
    editor.text.setFocus()
    assert source.cursorPosition() == 0


def test_the_first_words_typed_stand_as_wide_apart_as_those_shown_later(editor, qtbot, enter):
    editor.show_item(enter(""))
    qtbot.keyClicks(editor.text, "word")
    typed = editor.text.document().firstBlock().blockFormat().lineHeight()
    editor.show_item(enter("word"))
    assert typed == editor.text.document().firstBlock().blockFormat().lineHeight() > 100


def test_whether_the_rest_of_the_fields_is_shown_is_remembered(qtbot, editor, plain_session, settings, enter):
    assert not editor.fields.fields["owner"].isVisible()
    editor.show_item(enter("one"))
    editor.fields.more.click()
    again = EvidenceEditor(plain_session, Settings(Path(settings._stored.fileName())))
    qtbot.addWidget(again)
    again.show()
    again.show_item("E1")
    assert again.fields.more.text() == "Fewer fields"
    assert again.fields.fields["owner"].isVisible()


def test_folded_fields_that_hold_something_are_counted(editor, plain_session, enter):
    editor.show_item(enter("one", owner="Brokerage", period="2025/26"))
    assert editor.fields.more.text() == "More fields (2)"
    commands.change_evidence(plain_session, "E1", owner="", period="")
    assert editor.fields.more.text() == "More fields"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_owner_and_source_are_completed_from_what_was_entered_before(qtbot, editor, plain_session, enter):
    enter("one", owner="Head of brokerage", source="Placements report")
    enter("two", owner="Head of commissioning")
    editor.show_item(enter("three"))
    editor.fields.more.click()
    owner = editor.fields.lines["owner"]
    owner.setFocus()
    qtbot.keyClicks(owner, "BROK")
    offered = owner.completer().completionModel()
    assert [offered.index(n, 0).data() for n in range(offered.rowCount())] == ["Head of brokerage"]
    popup = owner.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stored(plain_session, "E3").owner == "Head of brokerage")
    assert editor.fields.lines["source"].completer() is not None


def test_every_field_says_what_belongs_in_it(editor, enter):
    editor.show_item(enter("one"))
    for name, field in editor.fields.fields.items():
        assert field.toolTip().endswith("."), name
        assert field.control.accessibleDescription(), name
    date = editor.fields.fields["date"]
    date.say_error("Write a date.")
    assert date.control.accessibleDescription() == "Write a date."
    date.say_error("")
    assert date.control.accessibleDescription() == date.toolTip()


def test_tab_goes_through_the_fields_in_the_order_they_are_read_and_then_to_the_text(qtbot, editor, enter):
    editor.show_item(enter("one", link="https://alderwick.example"))
    editor.fields.more.click()
    fields = editor.fields.fields
    walked = [fields["source"].control]
    walked[0].setFocus()
    while walked[-1] is not editor.text and len(walked) < 20:
        qtbot.keyClick(walked[-1], Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    assert walked == [*(field.control for field in fields.values()), editor.attached.link_button, editor.text]


def test_ctrl_return_goes_from_a_field_back_to_the_text(qtbot, editor, plain_session, enter):
    editor.show_item(enter("one"))
    source = editor.fields.lines["source"]
    source.setFocus()
    qtbot.keyClicks(source, "Brokerage log")
    qtbot.keyClick(source, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(editor.text.hasFocus)
    assert stored(plain_session, "E1").source == "Brokerage log"
    assert stored(plain_session, "E1").text == "one"


def test_the_words_are_counted_as_they_are_typed_against_our_limit(qtbot, editor, enter, pack):
    most = pack.limits.item_words[1]
    editor.show_item(enter("word " * (most - 1)))
    assert editor.count.text() == f"{most - 1} words"
    qtbot.keyClicks(editor.text, "one two ")
    assert editor.count.text() == f"{most + 1} words, over {most}"
    assert "our limit, not CQC's" in editor.count.toolTip()
    editor.show_item(enter("one"))
    assert editor.count.text() == "1 word"


def test_broken_lines_are_joined_in_one_step_of_undo(qtbot, editor, plain_session, enter):
    editor.show_item(enter("Care was found for 412\npeople within three\ndays."))
    editor.text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor.text, " Good.")
    steps = plain_session.undo_stack.count()
    editor.join_lines()
    assert editor.text.toPlainText() == "Care was found for 412 people within three days. Good."
    assert plain_session.undo_stack.undoText() == "Join lines in E1"
    plain_session.undo()
    assert editor.text.toPlainText() == "Care was found for 412\npeople within three\ndays. Good."
    assert plain_session.undo_stack.count() == steps + 2
