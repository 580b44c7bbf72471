"""The council's own account is written through, counted, and judged by people."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip

from desktop import commands
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
    assert count == f"4 words; a working length is {least} to {most}, ours not CQC's"


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


# The parts


def strength(pack):
    """The part drafted from what works, and a sentence that shows a pattern of the first sub-heading."""
    part = next(part for part in pack.narrative_parts if not part.qualities and not part.categories)
    pattern = next(p for p in pack.patterns if p.kind == "strength" and p.home == pack.sub_headings[0].id)
    return part.id, f"{pattern.title} was seen in 12 homes last June."


def written(session, pack, part):
    return session.assessment.account(pack.sub_headings[0].id).parts.get(part, "")


def told(widget):
    """The lines under a part that say what is wrong with its references."""
    return [line.text() for line in widget.findChildren(QLabel, "reference_fault") if line.isVisibleTo(widget)]


def links(widget):
    """What can be done about them."""
    return {button.text(): button for button in widget._lines.findChildren(QPushButton) if button.isVisibleTo(widget)}


def test_every_part_of_the_pack_is_asked_for_with_its_hint(pane, pack):
    assert list(pane.parts) == ["", *(part.id for part in pack.narrative_parts)]
    for part in pack.narrative_parts:
        shown = pane.parts[part.id]
        assert (shown.name.text(), shown.area.placeholderText()) == (part.title, part.hint)
        assert shown.area.accessibleName() == part.title


def test_a_part_is_stored_by_its_own_name_and_each_undone_for_itself(qtbot, pane, plain_session, pack):
    first, second = (part.id for part in pack.narrative_parts[:2])
    for part, text in ((first, "One"), (second, "Two"), (first, " more")):
        qtbot.keyClicks(pane.parts[part].area, text)
        pane.write()
    assert (written(plain_session, pack, first), written(plain_session, pack, second)) == ("One more", "Two")
    plain_session.undo()
    assert (written(plain_session, pack, first), written(plain_session, pack, second)) == ("One", "Two")
    plain_session.undo()
    assert (pane.parts[first].area.text(), pane.parts[second].area.text()) == ("One", "")
    plain_session.undo()
    assert plain_session.assessment.accounts == ()


def test_what_is_half_typed_in_a_part_is_in_the_file_when_it_is_closed(qtbot, pane, plain_session, pack):
    pane.interval = 60_000
    path, part = plain_session.path, pack.narrative_parts[-1].id
    qtbot.keyClicks(pane.parts[part].area, "Half a sen")
    plain_session.close()
    with qtbot.waitSignal(plain_session.comparison_changed):
        plain_session.open(path)
    assert written(plain_session, pack, part) == "Half a sen"


def test_the_words_of_all_parts_are_counted_without_their_references(qtbot, pane, pack):
    least, most = pack.limits.narrative_words
    qtbot.keyClicks(pane.narrative, "Two words.")
    qtbot.keyClicks(pane.parts[pack.narrative_parts[0].id].area, "Three more words [E1].")
    assert pane.meter.words.text() == f"5 words; a working length is {least} to {most}, ours not CQC's"


def test_the_whole_statement_is_told_in_short_alone(pane, pack):
    pane.show_sub_heading("")
    assert [key for key, part in pane.parts.items() if not part.isHidden()] == [""]
    assert pane.draft_all.isHidden()
    assert not pane.judgement_form.isHidden()


def test_a_part_grows_with_its_text_and_never_scrolls(pane, pack):
    area = pane.parts[pack.narrative_parts[0].id].area
    empty = area.height()
    area.insertPlainText("a\n" * 12)
    assert area.height() > 2 * empty
    assert area.verticalScrollBar().maximum() == 0
    area.show_text("")
    assert area.height() == empty


# Drafting


def test_a_part_is_drafted_where_it_is_empty_and_one_undo_empties_it(qtbot, pane, plain_session, pack, enter):
    part, sentence = strength(pack)
    evidence = enter(sentence, sub_headings=(pack.sub_headings[0].id,))
    qtbot.mouseClick(pane.parts[part].draft, Qt.MouseButton.LeftButton)
    expected = f"{sentence[:-1]} [{evidence}]."
    assert written(plain_session, pack, part) == pane.parts[part].area.text() == expected
    title = next(p.title for p in pack.narrative_parts if p.id == part)
    assert plain_session.undo_stack.undoText() == f"Draft {title.lower()} from the evidence"
    assert pane.parts[part].told.text() == "Drafted 1 sentence from the evidence; undo takes it back."
    plain_session.undo()
    assert written(plain_session, pack, part) == pane.parts[part].area.text() == ""


def test_what_is_written_stays_above_the_draft_even_if_it_is_half_typed(qtbot, pane, plain_session, pack, enter):
    pane.interval = 60_000
    part, sentence = strength(pack)
    evidence = enter(sentence, sub_headings=(pack.sub_headings[0].id,))
    qtbot.keyClicks(pane.parts[part].area, "Mine.")
    qtbot.mouseClick(pane.draft_all, Qt.MouseButton.LeftButton)
    assert pane.parts[part].area.text() == f"Mine.\n\n{sentence[:-1]} [{evidence}]."
    assert plain_session.undo_stack.undoText() == "Draft our account from the evidence"
    plain_session.undo()
    assert pane.parts[part].area.text() == "Mine."


def test_what_cannot_be_drafted_is_said_and_leaves_no_step(qtbot, pane, plain_session, pack, enter):
    part, sentence = strength(pack)
    enter(f"Mrs Doris Hallam said so. {sentence}", sub_headings=(pack.sub_headings[0].id,))
    steps = plain_session.undo_stack.count()
    qtbot.mouseClick(pane.parts[part].draft, Qt.MouseButton.LeftButton)
    assert plain_session.undo_stack.count() == steps
    assert pane.parts[part].told.text().startswith("Nothing more in the evidence can stand here")
    assert "1 item was left out: E1 (personal data)" in pane.parts[part].told.text()


def test_a_full_account_says_that_the_length_is_used_up_and_only_that(qtbot, pane, plain_session, pack, enter):
    part, sentence = strength(pack)
    home = pack.sub_headings[0].id
    enter(sentence, sub_headings=(home,))
    commands.change_account(plain_session, home, narrative="word " * pack.limits.narrative_words[1])
    qtbot.mouseClick(pane.parts[part].draft, Qt.MouseButton.LeftButton)
    assert pane.parts[part].told.text() == "The working length has no room for more."


def test_after_drafting_all_the_first_part_that_got_something_is_shown_and_named(
    qtbot, pane, plain_session, pack, enter
):
    part, sentence = strength(pack)
    enter(sentence, sub_headings=(pack.sub_headings[0].id,))
    commands.change_account(plain_session, pack.sub_headings[0].id, narrative="Much is said here. " * 60)
    qtbot.mouseClick(pane.draft_all, Qt.MouseButton.LeftButton)
    shown = pane.parts[part]
    title = next(p.title for p in pack.narrative_parts if p.id == part)
    assert shown.told.text() == f"Drafted 1 sentence: {title}. Undo takes it back."
    assert shown.area.hasFocus()
    qtbot.waitUntil(lambda: shown.told.visibleRegion().boundingRect() == shown.told.rect())
    qtbot.keyClicks(shown.area, "More")
    assert not shown.told.isVisible()


def test_what_came_of_drafting_is_no_longer_told_once_it_is_taken_back(qtbot, pane, plain_session, pack, enter):
    part, sentence = strength(pack)
    enter(sentence, sub_headings=(pack.sub_headings[0].id,))
    qtbot.mouseClick(pane.parts[part].draft, Qt.MouseButton.LeftButton)
    assert pane.parts[part].told.isVisible()
    plain_session.undo()
    assert not pane.parts[part].told.isVisible()


def test_the_hint_of_an_empty_part_is_seen_whole(pane, pack):
    pane.resize(420, 700)
    area = pane.parts[pack.narrative_parts[0].id].area
    hint = area.placeholderText()
    assert area.fontMetrics().horizontalAdvance(hint) > area.viewport().width(), "it needs more than one line"
    picture = area.viewport().grab().toImage()
    ground = picture.pixel(1, 1)
    inked = [y for y in range(picture.height()) if any(picture.pixel(x, y) != ground for x in range(picture.width()))]
    lines = sum(after - before > 1 for before, after in zip([-2, *inked], inked, strict=False))
    assert lines >= 2


# References


def test_a_reference_is_put_where_the_cursor_stands_by_key_and_by_double_click(qtbot, pane, plain_session, pack, enter):
    home = pack.sub_headings[0].id
    first, second = enter("One thing.", sub_headings=(home,)), enter("Another thing.", sub_headings=(home,))
    part = pack.narrative_parts[0].id
    area = pane.parts[part].area
    area.setFocus()
    qtbot.keyClicks(area, "So it is")
    pane.strip.list.choose(first)
    pane.strip.list.setFocus()
    qtbot.keyClick(pane.strip.list, Qt.Key.Key_Return)
    assert area.text() == f"So it is [{first}]"
    index = pane.strip.list.rows.index(pane.strip.list.rows.row_of(second))
    pane.strip.list.doubleClicked.emit(index)
    pane.write()
    assert written(plain_session, pack, part) == f"So it is [{first}] [{second}]"


def test_a_second_reference_joins_the_one_the_cursor_stands_in(pane, pack):
    area = pane.parts[pack.narrative_parts[0].id].area
    area.show_known({"E1": "One", "E2": "Two"}, ())
    area.show_text("So [E1].")
    cursor = area.textCursor()
    cursor.setPosition(5)
    area.setTextCursor(cursor)
    area.insert_reference("E2")
    assert area.text() == "So [E1, E2]."


def test_enter_and_ctrl_click_on_a_reference_ask_for_its_item(qtbot, pane, pack):
    area = pane.parts[pack.narrative_parts[0].id].area
    area.show_known({"E1": "One", "E2": "Two"}, ())
    area.show_text("So [E1, E2].")
    cursor = area.textCursor()
    for position, expected in ((5, "E1"), (9, "E2")):
        cursor.setPosition(position)
        area.setTextCursor(cursor)
        with qtbot.waitSignal(pane.evidence_requested) as asked:
            qtbot.keyClick(area, Qt.Key.Key_Return)
        assert asked.args == [expected]
        with qtbot.waitSignal(pane.evidence_requested) as asked:
            at = area.cursorRect().center()
            qtbot.mouseClick(area.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
        assert asked.args == [expected]
    assert area.text() == "So [E1, E2]."
    cursor.setPosition(len("So [E1, E2]."))
    area.setTextCursor(cursor)
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert area.text() == "So [E1, E2].\n"


def test_resting_on_a_reference_says_its_first_words(pane, pack, monkeypatch):
    said = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _widget: said.append(words))
    area = pane.parts[pack.narrative_parts[0].id].area
    area.show_known({"E1": "Home care began in two days."}, ())
    area.show_text("So [E1].")
    cursor = area.textCursor()
    cursor.setPosition(5)
    area.setTextCursor(cursor)
    at = area.cursorRect().center()
    QApplication.sendEvent(area.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, area.viewport().mapToGlobal(at)))
    assert said == ["E1: Home care began in two days.\nCtrl+click or Enter shows it."]


def test_references_are_marked_and_the_faulty_ones_otherwise(pane, pack):
    area = pane.parts[pack.narrative_parts[0].id].area
    area.show_known({"E1": "One"}, {"E9"})
    area.show_text("So [E1] and [E9] and [sic].")
    marks = area.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["E1", "E9"]
    assert marks[0].format.underlineStyle() != marks[1].format.underlineStyle()


def test_a_reference_is_followed_where_its_item_goes(qtbot, pane, plain_session, pack, enter):
    here, there = pack.sub_headings[:2]
    evidence = enter("One thing.", sub_headings=(here.id,))
    part = pane.parts[pack.narrative_parts[0].id]
    commands.write_account_part(plain_session, here.id, part.key, f"So [{evidence}] and [E77].")
    qtbot.waitUntil(lambda: told(part) == ["E77 is no item of this assessment."])
    commands.change_evidence(plain_session, evidence, sub_headings=(there.id,))
    qtbot.waitUntil(
        lambda: (
            told(part) == [f"{evidence} now stands under {there.short_title}.", "E77 is no item of this assessment."]
        )
    )
    with qtbot.waitSignal(pane.evidence_requested) as asked:
        qtbot.mouseClick(links(part)[f"Show {evidence}"], Qt.MouseButton.LeftButton)
    assert asked.args == [evidence]
    commands.delete_evidence(plain_session, [evidence])
    qtbot.waitUntil(lambda: told(part)[:1] == [f"{evidence} is in the bin."])
    qtbot.mouseClick(links(part)[f"Bring {evidence} back"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: told(part)[:1] == [f"{evidence} now stands under {there.short_title}."])


def test_in_a_file_that_may_no_longer_be_changed_nothing_is_brought_back(
    qtbot, pane, plain_session, enter, monkeypatch
):
    pack = plain_session.pack
    evidence = enter("One thing.", sub_headings=(pack.sub_headings[0].id,))
    part = pane.parts[pack.narrative_parts[0].id]
    commands.write_account_part(plain_session, pack.sub_headings[0].id, part.key, f"So [{evidence}].")
    commands.delete_evidence(plain_session, [evidence])
    qtbot.waitUntil(lambda: f"Bring {evidence} back" in links(part))
    monkeypatch.setattr(type(plain_session), "read_only", property(lambda self: True))
    pane.refresh()
    qtbot.waitUntil(lambda: told(part) == [f"{evidence} is in the bin."] and not links(part))


def test_items_that_nothing_refers_to_are_counted_and_shown_alone(qtbot, pane, plain_session, pack, enter):
    home = pack.sub_headings[0].id
    first, second = enter("One thing.", sub_headings=(home,)), enter("Another thing.", sub_headings=(home,))
    enter("Elsewhere.", sub_headings=(pack.sub_headings[1].id,))
    assert pane.strip.use.text() == "0 of 2 items are used"
    assert pane.strip.others.isHidden()
    commands.write_account_part(plain_session, home, pack.narrative_parts[0].id, f"So [{first}].")
    assert pane.strip.use.text() == "1 of 2 items are used"
    assert pane.strip.list.rows.open_keys() == (first, second)
    qtbot.mouseClick(pane.strip.others, Qt.MouseButton.LeftButton)
    assert pane.strip.list.rows.open_keys() == (second,)
    used = pane.strip.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert used == f"{second}, Another thing., not used"


def test_escape_goes_from_the_text_to_the_evidence_and_back(qtbot, pane, plain_session, pack, enter):
    enter("One thing.", sub_headings=(pack.sub_headings[0].id,))
    pane.resize(700, 600)
    area = pane.parts[pack.narrative_parts[0].id].area
    area.setFocus()
    qtbot.keyClick(area, Qt.Key.Key_Escape)
    assert pane.focusWidget() is pane.strip.list
    qtbot.keyClick(pane.strip.list, Qt.Key.Key_Escape)
    assert pane.focusWidget() is area


@pytest.mark.parametrize(("size", "beside"), [((1000, 600), True), ((600, 600), False)])
def test_the_evidence_stands_beside_the_account_where_there_is_room(qtbot, pane, size, beside):
    pane.resize(*size)
    qtbot.waitUntil(lambda: (pane.strip.x() > 0) == beside)
    assert not pane.strip.list.isHidden()


def test_in_a_low_window_the_evidence_is_folded_until_it_is_wanted(qtbot, pane):
    pane.resize(600, 260)
    assert pane.strip.list.isHidden()
    qtbot.mouseClick(pane.strip.fold, Qt.MouseButton.LeftButton)
    assert not pane.strip.list.isHidden()
    assert pane.strip.fold.accessibleName() == "Fold the evidence away"


# Judgement


def test_how_sure_we_are_is_chosen_from_the_packs_words(pane, plain_session, pack):
    choice = pane.judgement_form.confidence
    for row, expected in ((1, pack.confidences[0].id), (0, "")):
        choice.setCurrentIndex(row)
        choice.activated.emit(row)
        assert plain_session.assessment.account(pack.sub_headings[0].id).confidence == expected


def test_the_evidence_is_counted_beside_the_judgement_and_none_is_suggested(pane, pack):
    said = pane.judgement_form.standing.text()
    count = sum(pattern.home == pack.sub_headings[0].id for pattern in pack.patterns)
    assert said.startswith(f"The evidence here: 0 of {count} patterns covered")
    assert not [words.words for words in pack.score_words if words.words in said]


def test_an_edition_without_scores_asks_for_none(qtbot, plain_session, pack, monkeypatch):
    unscored = pack.model_copy(update={"score_words": ()})
    monkeypatch.setattr(type(plain_session), "pack", property(lambda _: unscored))
    pane = AccountPane(plain_session)
    qtbot.addWidget(pane)
    pane.show()
    pane.refresh()
    assert pane.judgement_form.fields["judgement"].isHidden()
    assert not pane.judgement_form.fields["reasons"].isHidden()


def test_the_strips_rows_are_a_sound_model(pane, plain_session, pack, enter, qtmodeltester):
    enter("One thing.", sub_headings=(pack.sub_headings[0].id,))
    enter("Another thing.", sub_headings=(pack.sub_headings[0].id,))
    assert pane.strip.list.rows.rowCount() == 2
    qtmodeltester.check(pane.strip.list.rows)


def test_a_part_of_another_edition_is_shown_to_read_and_goes_with_its_account(pane, plain_session, pack):
    home, other = (sub_heading.id for sub_heading in pack.sub_headings[:2])
    commands.change_account(plain_session, home, parts={"outlook": "Calls fell.", pack.narrative_parts[0].id: "Here."})
    assert list(pane.old_parts.parts) == ["outlook"]
    part = pane.old_parts.parts["outlook"]
    assert part.isVisible()
    assert not part.draft.isVisible()
    assert part.area.toPlainText() == "Calls fell."
    assert part.area.isReadOnly()
    pane.show_sub_heading(other)
    assert not pane.old_parts.isVisible()
    assert pane.old_parts.parts == {}
    pane.show_sub_heading(home)
    assert pane.old_parts.parts["outlook"].area.toPlainText() == "Calls fell."
    plain_session.undo()
    assert not pane.old_parts.isVisible()
