"""A document triaged by the keyboard alone: cut, joined, chosen in numbers, set aside, and come back to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from desktop import commands, document_commands
from desktop.document import document_records
from desktop.models.passage_list import ALL, ASIDE_KEY, TO_DECIDE
from desktop.models.roles import Role
from desktop.widgets.triage_flags import PatternBadge
from desktop.widgets.triage_view import DOCUMENTS, ONE_DOCUMENT, TriageView
from rubric.assessment import Passage, SourceDocument
from rubric.parts import in_order, passage_name

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
LONG = "There are 138 people. We review each of them. Most reviews were on time."


@pytest.fixture
def titles(pack):
    return [pattern.title for pattern in pack.patterns]


@pytest.fixture
def add(view, plain_session, settle):
    """Import a document of these passages, each a text, or (text, fields). The first is shown at once."""

    def added(title, *texts, date="2026-03"):
        passages = []
        for number, given in enumerate(texts, start=1):
            text, fields = (given, {}) if isinstance(given, str) else given
            told = {"id": 0, "document": 0, "number": number, "kind": "prose", "text": text}
            passages.append(Passage(**{**told, **fields}))
        document = SourceDocument(id=0, title=title, file_name="paper.docx", digest=title, date=date)
        settle(
            plain_session.perform, "Import", document_records.add_passages(plain_session.assessment, document, passages)
        )
        if len(plain_session.assessment.documents) == 1:
            view.begin()
        return plain_session.assessment.documents[-1].id

    return added


@pytest.fixture
def view(qtbot, plain_session, settings):
    settings.add_recent_file(plain_session.path)
    view = TriageView(plain_session, settings)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.fixture
def press(qtbot, view):
    def pressed(*keys, held=Qt.KeyboardModifier.NoModifier):
        view.page.deciding.list.setFocus()
        for key in keys:
            qtbot.keyClick(view.page.deciding.list, key, held)
            qtbot.waitUntil(
                lambda: view.page.deciding.list.currentIndex().data(Role.KEY) in (None, view.page.deciding._current)
            )

    return pressed


@pytest.fixture
def read(qtbot, view):
    """Wait until every passage that waits has been read and compared."""

    def waited():
        qtbot.waitUntil(lambda: not view.page.rows.is_busy())

    return waited


def named(session):
    return [(passage_name(p), p.text) for p in in_order(session.assessment.passages) if p.is_offered]


def current(view):
    passage = next((p for p in view.page._passages if p.id == view.current_passage()), None)
    return passage_name(passage) if passage else ""


def keys(view):
    return [
        view.page.deciding.model.index(row).data(Qt.ItemDataRole.DisplayRole)
        for row in range(view.page.deciding.model.rowCount())
    ]


def choose_words(view, words):
    cursor = view.page.document.document().find(words)
    assert not cursor.isNull()
    view.page.document.setTextCursor(cursor)


# Cutting and joining


def test_p_and_a_digit_split_where_that_sentence_begins(view, add, press, plain_session):
    add("Paper", "First words.", LONG)
    press(Qt.Key.Key_G, Qt.Key.Key_P)
    assert view.page.deciding.card().is_cutting()
    press(Qt.Key.Key_3)
    assert named(plain_session)[1:] == [
        ("2a", "There are 138 people. We review each of them."),
        ("2b", "Most reviews were on time."),
    ]
    assert current(view) == "2a"
    assert not view.page.deciding.card().is_cutting()
    plain_session.undo()
    assert named(plain_session)[1:] == [("2", LONG)]


def test_a_press_on_a_place_splits_there_and_esc_leaves(view, add, press, plain_session):
    add("Paper", LONG)
    press(Qt.Key.Key_P, Qt.Key.Key_Escape)
    assert not view.page.deciding.card().is_cutting()
    assert view._pages.currentIndex() == ONE_DOCUMENT
    press(Qt.Key.Key_P)
    view.page.deciding.card()._cut.buttons[0].click()
    assert [name for name, _ in named(plain_session)] == ["1a", "1b"]


def test_a_digit_that_is_no_place_cuts_nothing(view, add, press, plain_session):
    add("Paper", LONG)
    press(Qt.Key.Key_P, Qt.Key.Key_1, Qt.Key.Key_9, Qt.Key.Key_0)
    assert named(plain_session) == [("1", LONG)]
    assert view.page.deciding.card().is_cutting()


def test_one_sentence_is_not_split_and_says_how_it_can_be(view, add, press):
    add("Paper", "There are 138 people.")
    press(Qt.Key.Key_P)
    assert not view.page.deciding.card().is_cutting()
    assert "press C" in view.page.deciding.strip.words.whole_text()


def test_the_parts_are_as_it_was_with_one_press(view, add, press, plain_session):
    add("Paper", LONG)
    press(Qt.Key.Key_P, Qt.Key.Key_2, Qt.Key.Key_P)
    assert [name for name, _ in named(plain_session)] == ["1a", "1b"]
    press(Qt.Key.Key_Escape)
    view.page.deciding.card().findChild(object, "as_it_was").click()
    assert named(plain_session) == [("1", LONG)]


def test_joined_passages_are_as_they_were_with_one_press_whatever_was_done_since(view, add, press, plain_session):
    add("Paper", "One.", "Two.", "Three.")
    assert view.page.deciding.card().findChild(object, "as_it_was") is None
    press(Qt.Key.Key_J, Qt.Key.Key_S)
    assert named(plain_session) == [("1", "One. Two."), ("3", "Three.")]
    press(Qt.Key.Key_Up, Qt.Key.Key_B)
    view.page.deciding.card().findChild(object, "as_it_was").click()
    assert named(plain_session) == [("1", "One."), ("2", "Two."), ("3", "Three.")]
    assert view.page.deciding.card().findChild(object, "as_it_was") is None
    assert view.page.deciding.list.hasFocus()
    plain_session.undo()
    assert named(plain_session) == [("1", "One. Two."), ("3", "Three.")]
    assert view.page.deciding.card().findChild(object, "as_it_was") is not None


def test_j_joins_with_the_next_but_not_over_a_heading(view, add, press, plain_session):
    add("Paper", "First.", "Second.", ("Heading", {"kind": "heading"}), "Third.")
    press(Qt.Key.Key_J)
    assert named(plain_session) == [("1", "First. Second."), ("4", "Third.")]
    press(Qt.Key.Key_J)
    assert "Nothing to join" in view.page.deciding.strip.words.whole_text()
    plain_session.undo()
    assert [text for _, text in named(plain_session)] == ["First.", "Second.", "Third."]


def test_an_accepted_passage_is_not_cut_before_it_is_taken_back(view, add, press, plain_session):
    add("Paper", LONG, "Second.")
    press(Qt.Key.Key_A, Qt.Key.Key_Up, Qt.Key.Key_P)
    assert current(view) == "1"
    assert not view.page.deciding.card().is_cutting()
    press(Qt.Key.Key_J)
    assert "is E1 already" in view.page.deciding.strip.words.whole_text()
    choose_words(view, "We review each")
    view.page.document.cut_words.click()
    assert "is E1 already" in view.page.deciding.strip.words.whole_text()
    assert len(named(plain_session)) == 2


def test_words_chosen_in_the_document_become_a_passage_of_their_own(view, add, press, plain_session):
    add("Paper", "First words.", LONG)
    choose_words(view, "review each of the")
    assert view.page.document.cut_words.isVisible()
    press(Qt.Key.Key_C)
    assert named(plain_session)[1:] == [
        ("2a", "There are 138 people. We"),
        ("2b", "review each of them."),
        ("2c", "Most reviews were on time."),
    ]
    assert current(view) == "2b"
    assert not view.page.document.cut_words.isVisible()


def test_words_over_two_passages_or_of_a_heading_make_none(view, add, press, plain_session):
    add("Paper", ("Head of it", {"kind": "heading"}), "First.", "Second.")
    choose_words(view, "Head")
    assert not view.page.document.cut_words.isVisible()
    cursor = view.page.document.document().find("First")
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    view.page.document.setTextCursor(cursor)
    assert not view.page.document.cut_words.isVisible()
    press(Qt.Key.Key_C)
    assert len(named(plain_session)) == 2
    assert view.page.deciding.strip.words.whole_text().startswith("Choose words of one passage")


def test_a_whole_passage_chosen_says_that_there_is_nothing_to_cut_off(view, add, press, plain_session):
    add("Paper", "First.", "Second.")
    choose_words(view, "Second.")
    press(Qt.Key.Key_C)
    assert "whole passage" in view.page.deciding.strip.words.whole_text()
    assert len(named(plain_session)) == 2


def test_a_table_stands_in_columns_and_its_words_are_found_in_it(view, add, press, read, titles):
    rows = f"Table 1: beds\nHome\tBeds\tSeen\nOak\t12\t{titles[0]}\nElm\t9"
    add("Paper", "Before.", (rows, {"kind": "table"}), "After.")
    read()
    assert {s.cursor.selectedText() for s in view.page.document.extraSelections()} == {titles[0]}
    choose_words(view, "Oak")
    press(Qt.Key.Key_C)
    assert [text for _, text in named(view._session)][1:4] == [
        "Table 1: beds\nHome\tBeds\tSeen",
        "Oak",
        f"12\t{titles[0]}\nElm\t9",
    ]


def test_a_cut_leaves_the_document_as_if_it_were_written_anew(view, add, press, plain_session):
    add("Paper", ("Head", {"kind": "heading"}), LONG, ("Beds\nOak\t12", {"kind": "table"}), LONG, "Last words.", LONG)

    def places():
        return [(w.passage.id, w.start, w.end, w.stretches) for w in view.page.document._written]

    def is_as_anew():
        held, said = places(), view.page.document.toPlainText()
        view.page.document.lay_out()
        return (held, said) == (places(), view.page.document.toPlainText())

    for passage_id in [p.id for p in view.page._passages if p.text == LONG]:
        view.show_passage(passage_id)
        press(Qt.Key.Key_P, Qt.Key.Key_2)
        assert is_as_anew()
    press(Qt.Key.Key_J)
    assert is_as_anew()
    for _ in range(4):
        plain_session.undo()
        assert is_as_anew()
    choose_words(view, "Last")
    press(Qt.Key.Key_C)
    assert [name for name, _ in named(plain_session)] == ["2", "3", "4", "5a", "5b", "6"]


def test_what_is_set_aside_no_longer_leaves_no_strip_where_another_passage_is_cut_at_once(view, add):
    add("Paper", "First.", ("The Act says so.", {"verdict": "set-aside"}), LONG, "Last.")
    document, (first, aside, long, last) = view.page.document, view.page._passages
    parts = [long.model_copy(update={"id": n, "part": n, "text": text}) for n, text in ((3, LONG[:21]), (9, LONG[22:]))]
    document.show_passages((first, aside.model_copy(update={"verdict": "not-evidence"}), *parts, last))
    places = [(box.top(), box.height()) for box in map(document._box, document._written)]
    document.lay_out()
    assert places == [(box.top(), box.height()) for box in map(document._box, document._written)]


def test_tab_through_a_card_that_is_higher_than_the_list_brings_each_control_into_sight(view, add, press, qtbot):
    view.resize(1000, 560)
    add("Paper", " ".join([LONG] * 12))
    press(Qt.Key.Key_Return)
    QApplication.processEvents()  # The list makes room for the card.
    seen = view.page.deciding.list.viewport()
    stops = 0
    while view.page.deciding.card().isAncestorOf(stop := QApplication.focusWidget()):
        top = stop.mapTo(seen, QPoint()).y()
        assert 0 <= top <= top + stop.height() <= seen.height()
        qtbot.keyClick(stop, Qt.Key.Key_Tab)
        stops += 1
    assert stops > 6


# What is set aside


@pytest.fixture
def aside(add):
    return add(
        "Paper",
        "One of four.",
        ("The Act says so.", {"verdict": "set-aside"}),
        "Two of four.",
        ("It ends.", {"verdict": "set-aside"}),
    )


def test_what_is_set_aside_is_folded_and_one_key_unfolds_it(view, aside, press):
    assert keys(view) == ["One of four.", "Two of four.", "Set aside as no evidence: 2 passages"]
    assert view.page.facts.whole_text() == "4 passages found · 0 decided · 2 to go · 2 set aside"
    assert view.page.deciding.progress_words.text() == "0 of 2 decided"
    press(Qt.Key.Key_End)
    assert view.page.deciding._current == ASIDE_KEY
    assert view.page.deciding.card() is None
    press(Qt.Key.Key_A)
    press(Qt.Key.Key_Space)
    assert keys(view)[3:] == ["The Act says so.", "It ends."]
    press(Qt.Key.Key_Return)
    assert len(keys(view)) == 3


def test_an_answer_key_works_on_what_is_set_aside_and_goes_to_the_next_of_it(view, aside, press, plain_session):
    press(Qt.Key.Key_End)
    assert view.page.deciding._current == ASIDE_KEY
    press(Qt.Key.Key_Space, Qt.Key.Key_Down)
    assert current(view) == "2"
    press(Qt.Key.Key_A)
    assert plain_session.assessment.evidence[0].text == "The Act says so."
    assert current(view) == "4"
    view.page.deciding.card().findChild(object, "decide_again").click()
    assert view.page.facts.whole_text() == "4 passages found · 1 decided · 3 to go"
    assert current(view) == "4"


def test_what_is_set_aside_is_shown_pale_with_its_reason_until_it_is_decided(view, aside, plain_session):
    def letters():
        return view.page.document.document().find("The Act").charFormat().foreground().color()

    pale = letters()
    document_commands.set_passage_verdicts(plain_session, [plain_session.assessment.passages[1].id], "")
    assert letters() != pale
    plain_session.undo()
    assert letters() == pale


def test_b_brings_back_what_is_set_aside_and_says_where_it_is(view, aside, press, plain_session):
    view.page.deciding.filter.buttons["set-aside"].click()
    assert current(view) == "2"
    press(Qt.Key.Key_B)
    assert [p.verdict for p in plain_session.assessment.passages] == ["", "", "", "set-aside"]
    assert view.page.deciding.strip.words.whole_text() == "Passage 2 is to decide again"
    view.page.deciding.strip.button.click()
    assert [p.verdict for p in plain_session.assessment.passages] == ["", "set-aside", "", "set-aside"]


def test_what_was_set_aside_is_so_again_once_its_item_is_deleted(view, add, press, plain_session, settle):
    meeting = {"heading": "Purpose of report", "verdict": "set-aside"}
    add("Paper", "One of two.", ("This report asks Cabinet to note the position.", meeting), "Two of two.")
    view.page.deciding.filter.buttons["set-aside"].click()
    press(Qt.Key.Key_A)
    taken = plain_session.assessment.passages[1]
    assert taken.verdict == "accepted"
    settle(commands.delete_evidence, plain_session, [taken.evidence])
    assert [p.verdict for p in plain_session.assessment.passages] == ["", "set-aside", ""]
    assert view.page.deciding.current_row().verdict == "Set aside: says what the paper is for"
    assert view.page.deciding.card().findChild(object, "show_evidence") is None
    settle(commands.restore_evidence, plain_session, [taken.evidence])
    assert plain_session.assessment.passages[1] == taken


def test_the_filter_shows_what_is_asked_for_with_counts(view, aside, press):
    press(Qt.Key.Key_S)
    view.page.deciding.filter.buttons[TO_DECIDE].click()
    assert keys(view) == ["Two of four."]
    assert view.page.deciding.filter.buttons[TO_DECIDE].text() == "To decide 1"
    view.page.deciding.filter.buttons["accepted"].click()
    assert keys(view) == []
    assert view.page.deciding.card() is None
    press(Qt.Key.Key_G)
    assert view.page.deciding.filter.chosen_key() == ALL
    assert current(view) == "3"


# Many at once


def test_all_as_sure_as_this_one_are_accepted_in_one_step(view, add, press, read, titles):
    add("Paper", f"Is {titles[0]}~ so", f"Is {titles[1]}? so", f"Is {titles[2]} so", f"Is {titles[3]}~ so", "No.")
    read()
    press(Qt.Key.Key_A, held=SHIFT)
    assert [p.verdict for p in view._session.assessment.passages] == ["accepted", "", "accepted", "accepted", ""]
    assert view.page.deciding.strip.words.whole_text() == "3 passages accepted"
    view._session.undo()
    assert view._session.assessment.evidence == ()


def test_what_is_accepted_unseen_further_down_leaves_the_officer_where_they_are(view, add, press, read, titles):
    first = add("Paper", "Nothing here.", f"Is {titles[0]} so", f"Is {titles[1]} so", "Nor here.")
    read()
    view.page.deciding.bulk.clear_act.trigger()
    assert [p.verdict for p in view._session.assessment.passages] == ["", "accepted", "accepted", ""]
    assert view.current_passage() == view._session.assessment.passages[0].id
    assert view.page.deciding.strip.words.whole_text() == "2 passages accepted"
    second = add("Minutes", "Quite other words.")
    view.show_document(second)
    assert not view.page.deciding.strip.isVisible(), "it was about the other document"
    assert first != second


def test_nothing_is_accepted_as_sure_as_a_passage_that_shows_nothing(view, add, press, read, titles):
    add("Paper", "Nothing here.", f"Is {titles[0]} so")
    read()
    press(Qt.Key.Key_A, held=SHIFT)
    assert view._session.assessment.evidence == ()
    assert "shows no pattern" in view.page.deciding.strip.words.whole_text()


def test_what_repeats_or_is_set_aside_is_left_and_that_is_said(view, add, enter, read, titles):
    held = f"There is a passage with {titles[0]} in it"
    enter(held)
    add("Paper", f"Another passage with {titles[1]} here", held, (f"Is {titles[2]} so", {"verdict": "set-aside"}))
    read()
    assert "Same words as E1" in view.page.deciding.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    view.page.deciding.bulk.clear_act.trigger()
    assert [p.verdict for p in view._session.assessment.passages] == ["accepted", "", "set-aside"]
    assert (
        view.page.deciding.strip.words.whole_text()
        == "1 passage accepted. 1 left: it repeats what is held already. 1 set aside stays so"
    )


def test_a_press_on_what_is_repeated_shows_it(view, add, enter, read, qtbot):
    words = "There were many people living outside the borough then"
    enter(words)
    add(
        "Paper",
        words,
        "Carers told the panel that breaks are hard to book",
        "Carers told the panel that breaks are hard to book!",
    )
    read()
    with qtbot.waitSignal(view.evidence_requested) as asked:
        view.page.deciding.card().findChild(object, "repeat").click()
    assert asked.args == ["E1"]
    view.show_passage(view.page.deciding._rows[2].passage.id)
    view.page.deciding.card().findChild(object, "repeat").click()
    assert current(view) == "2"


def test_several_chosen_rows_are_answered_in_one_step(view, add, press, read):
    add("Paper", "One of four.", "Two of four.", "Three of four.", "Four of four.")
    read()
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, held=SHIFT)
    assert current(view) == "3"
    assert len(view.page.deciding.chosen()) == 3
    press(Qt.Key.Key_2, Qt.Key.Key_A)
    assert [item.sub_headings for item in view._session.assessment.evidence] == [
        (view._session.pack.sub_headings[1].id,)
    ] * 3
    assert current(view) == "4"
    assert view.page.deciding.strip.words.whole_text() == "3 passages: accepted"
    view._session.undo()
    assert view._session.assessment.evidence == ()


def test_a_card_tells_as_much_as_leaves_its_answers_in_sight(view, add, pack):
    add("Paper", " ".join(f"{pattern.title}." for pattern in pack.patterns[:8]))
    deciding, told = view.page.deciding, []
    for height in range(1400, 400, -40):
        view.resize(1000, height)
        deciding.show_anew()
        QApplication.processEvents()
        card, shown = deciding.card(), deciding.list.viewport()
        told.append((len(card.findChildren(PatternBadge)) > 1, card.sub_heading.parentWidget().name.isVisible()))
        answer = card.findChild(object, "accepted")
        assert shown.rect().contains(answer.mapTo(shown, answer.rect().bottomRight()))
    assert list(dict.fromkeys(told)) == [(True, True), (False, True), (False, False)]


def test_the_answers_say_how_many_are_chosen(view, add, press):
    add("Paper", "One of four.", "Two of four.", "Three of four.")

    def said():
        return [view.page.deciding.card().findChild(object, name).text() for name in ("accepted", "skipped")]

    press(Qt.Key.Key_Down, held=SHIFT)
    assert current(view) == "2"
    assert said() == ["&Accept 2", "&Skip 2"]
    press(Qt.Key.Key_Down)
    assert current(view) == "3"
    assert said() == ["&Accept", "&Skip"]


def test_undo_leads_to_what_it_took_back_and_says_so(view, add, press, plain_session):
    add("Paper", "One.", "Two.", "Three.", "Four.")
    press(Qt.Key.Key_S, Qt.Key.Key_G, Qt.Key.Key_G)
    assert current(view) == "4"
    plain_session.undo()
    assert current(view) == "1"
    assert view.page.deciding.strip.words.whole_text() == "Undone: skip passage 1"
    press(Qt.Key.Key_Down, Qt.Key.Key_J)
    assert view.page.deciding.strip.words.whole_text() == ""
    view.page.deciding.filter.buttons[TO_DECIDE].click()
    press(Qt.Key.Key_S, Qt.Key.Key_Home)
    assert current(view) == "1"
    plain_session.undo()
    assert current(view) == "2"


def test_redo_leads_to_what_it_did_again_and_says_so(view, add, press, plain_session):
    add("Paper", "One.", "Two.", "Three.")
    press(Qt.Key.Key_S, Qt.Key.Key_S)
    plain_session.undo()
    plain_session.undo()
    press(Qt.Key.Key_G)
    assert current(view) == "2"
    plain_session.redo()
    assert current(view) == "1"
    assert view.page.deciding.strip.words.whole_text() == "Done again: skip passage 1"
    plain_session.redo()
    assert view.page.deciding.strip.words.whole_text() == "Done again: skip passage 2"


def test_what_undo_did_is_said_where_it_leads_to_another_document_or_to_none(view, add, plain_session):
    add("Paper one", "One.", "Two.")
    view.show_document(add("Paper two", "Four."))
    plain_session.undo()
    assert view.page.title.whole_text() == "Paper one"
    assert view.page.deciding.strip.words.whole_text() == "Undone: import"
    plain_session.redo()
    assert view.page.deciding.strip.words.whole_text() == "Done again: import"
    plain_session.undo()
    plain_session.undo()
    assert view._pages.currentIndex() == DOCUMENTS
    assert view.documents.undone.words.whole_text() == "Undone: import"


def test_several_chosen_rows_are_joined(view, add, press, plain_session):
    add("Paper", "One.", "Two.", "Three.")
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, held=SHIFT)
    assert current(view) == "3"
    press(Qt.Key.Key_J)
    assert named(plain_session) == [("1", "One. Two. Three.")]


# The card


def test_digits_choose_the_sub_heading_and_enter_goes_into_the_fields(view, add, press, qtbot):
    add("Paper", "One of four.", "Two of four.")
    press(Qt.Key.Key_2)
    card = view.page.deciding.card()
    assert card.sub_heading.currentData() == view._session.pack.sub_headings[1].id
    assert card.sub_heading.currentText().startswith("2  ")
    press(Qt.Key.Key_Return)
    assert card.sub_heading.hasFocus()
    qtbot.keyClick(card.sub_heading, Qt.Key.Key_Escape)
    assert view.page.deciding.list.hasFocus()
    press(Qt.Key.Key_A)
    assert view._session.assessment.evidence[0].sub_headings == (view._session.pack.sub_headings[1].id,)


def test_the_card_says_what_the_passage_carries_and_what_checks_would_say(view, add):
    add("Paper", "Mrs Jane Carter waited 138 days.", date="2020-01")
    card = view.page.deciding.card()
    assert card.findChild(object, "carried").text()
    assert "This passage" in card.findChild(object, "flag_personal-data").toolTip()
    assert card.findChild(object, "flag_out-of-date") is not None


def test_the_card_does_not_say_that_words_carry_the_date_of_their_document(view, add):
    add("Paper", "We wait for 138 days.")
    card = view.page.deciding.card()
    assert card.date.line.text() == "March 2026"
    assert [words.text() for words in card.findChildren(object, "carried")] == ["a figure"]


def test_resting_on_a_badge_marks_its_words_alone(view, add, read, titles):
    add("Paper", f"Is {titles[0]} and {titles[1]}? so", f"Is {titles[2]} so")
    read()
    assert len(view.page.document.extraSelections()) == 3
    badge = view.page.deciding.card().findChildren(PatternBadge)[0]
    badge.rested.emit(badge._pattern)
    marked = [s.cursor.selectedText() for s in view.page.document.extraSelections()]
    assert titles[0] in marked
    assert titles[2] not in marked
    badge.rested.emit(None)
    assert len(view.page.document.extraSelections()) == 3


def test_a_document_open_to_read_only_cannot_be_cut_or_answered(view, add, press, plain_session, monkeypatch):
    add("Paper", LONG, "Second.")
    monkeypatch.setattr(type(plain_session), "read_only", True)
    press(Qt.Key.Key_P, Qt.Key.Key_J, Qt.Key.Key_A, Qt.Key.Key_S)
    assert named(plain_session) == [("1", LONG), ("2", "Second.")]
    assert plain_session.assessment.evidence == ()


# Coming back


def test_each_document_is_come_back_to_where_the_officer_stopped(view, add, press, plain_session, settings):
    first = add("Paper one", "One.", "Two.", "Three.")
    second = add("Paper two", "Four.", "Five.")
    view.show_document(first)
    press(Qt.Key.Key_S)
    assert current(view) == "2"
    view.show_document(second)
    assert current(view) == "1"
    view.show_document(first)
    assert current(view) == "2"
    path = plain_session.path
    plain_session.close()
    assert plain_session.open(path)
    view.show_document(first)
    assert current(view) == "2"
    assert settings.stopped_at(path) == {"Paper one": (2, 0), "Paper two": (1, 0)}


def test_a_place_is_not_taken_for_that_of_another_document_that_has_the_same_id(view, add, press, plain_session):
    add("Paper one", "One.", "Two.", "Three.")
    press(Qt.Key.Key_S, Qt.Key.Key_S)
    view.show_documents()
    plain_session.step_to(0)
    again = add("Paper two", "Four.", "Five.", "Six.")
    assert current(view) == "1"
    assert view._document.id == again


def test_a_document_that_is_deleted_leads_to_no_other(view, add, press, plain_session):
    add("Paper one", "One.", "Two.")
    second = add("Paper two", "Four.")
    view.show_document(second)
    press(Qt.Key.Key_Escape)
    document_commands.delete_document(plain_session, second)
    assert view._pages.currentIndex() == DOCUMENTS
    plain_session.undo()
    assert view._pages.currentIndex() == DOCUMENTS


def test_what_changes_while_another_view_is_shown_is_there_on_coming_back(view, add, plain_session):
    add("Paper one", "One.", "Two.")
    view.hide()
    document_commands.set_passage_verdicts(plain_session, [plain_session.assessment.passages[0].id], "skipped")
    assert view.page.deciding.progress_words.text() == "0 of 2 decided"
    view.show()
    assert view.page.deciding.progress_words.text() == "1 of 2 decided"


def test_after_opening_again_the_document_stands_where_the_officer_stopped(
    view, add, press, plain_session, settings, qtbot
):
    first = add("Paper one", *[f"Passage {n} says something of its own. {LONG}" for n in range(1, 60)])
    view.show_passage(view.page._passages[44].id)
    path = plain_session.path
    plain_session.close()
    anew = TriageView(plain_session, settings)
    qtbot.addWidget(anew)
    assert plain_session.open(path)
    anew.resize(1200, 700)
    with qtbot.waitExposed(anew):
        anew.show()
    anew.show_document(first)
    assert anew.current_passage() == anew.page._passages[44].id
    document = anew.page.document
    qtbot.waitUntil(
        lambda: 0 <= document._box(document._written[44]).top() < document.viewport().height(), timeout=2000
    )
    assert document._current == anew.current_passage()


def test_finish_later_says_where_it_stopped(view, add, press, qtbot):
    add("Paper one", "One.", "Two.", "Three.")
    press(Qt.Key.Key_S)
    with qtbot.waitSignal(view.finish_later_requested) as asked:
        view.page.finish.click()
    assert asked.args == ["You stopped at passage 2 of Paper one: 2 to go"]


def test_when_all_is_decided_it_says_what_came_of_it_and_what_is_next(view, add, press, qtbot):
    first = add("Paper one", "One.", "Two.", ("Three.", {"verdict": "set-aside"}))
    second = add("Paper two", "Four.")
    view.show_document(first)
    press(Qt.Key.Key_A, Qt.Key.Key_S)
    assert view.page.deciding.all_decided.outcome.text() == "1 accepted (1 not placed), 1 skipped, 1 set aside."
    view.page.deciding.all_decided.next.click()
    assert view.page.title.whole_text() == "Paper two"
    assert second == view._document.id
    press(Qt.Key.Key_N)
    assert not view.page.deciding.all_decided.next.isVisible()
    with qtbot.waitSignal(view.finish_later_requested) as asked:
        view.page.deciding.all_decided.desk.click()
    assert asked.args == [""]


def test_a_document_of_which_a_newer_version_is_here_asks_for_nothing_and_leads_there(
    view, add, press, plain_session, settle
):
    first = add("Paper", "One.", "Two.", "Three.")
    press(Qt.Key.Key_A)
    second = add("Paper, new", "One.", "Two again.")
    document_commands.change_document(plain_session, second, supersedes=first, version="2.0")
    assert view.page.deciding.all_decided.words.text() == "Replaced by version 2.0: nothing to decide here."
    assert view.page.facts.whole_text() == "1 passage found · 1 decided"
    assert keys(view) == ["One."]
    view.show_passage(view.page._passages[2].id)
    assert view.page.document._current == view.page._passages[2].id
    card = view.page.deciding.card()
    assert card.findChild(object, "accepted") is None
    press(Qt.Key.Key_S, Qt.Key.Key_N, Qt.Key.Key_J)
    assert [p.verdict for p in plain_session.assessment.passages if p.document == first] == ["accepted", "", ""]
    press(Qt.Key.Key_Home)
    assert view.page.deciding.card().findChild(object, "show_evidence").isEnabled()
    view.page.deciding.all_decided.next.click()
    assert view._document.id == second
    assert not view.page.deciding.all_decided.isVisible()


def test_esc_and_alt_left_lead_to_all_documents_and_a_passage_leads_back(view, add, press):
    add("Paper one", "One.", "Two.")
    press(Qt.Key.Key_Escape)
    assert view._pages.currentIndex() == DOCUMENTS
    view.show_passage(view.page._passages[1].id)
    assert view._pages.currentIndex() == ONE_DOCUMENT
    press(Qt.Key.Key_Left, held=ALT)
    assert view._pages.currentIndex() == DOCUMENTS


def test_esc_first_leaves_one_of_several_chosen(view, add, press):
    add("Paper one", "One.", "Two.")
    press(Qt.Key.Key_Down, held=SHIFT)
    assert current(view) == "2"
    press(Qt.Key.Key_Escape)
    assert len(view.page.deciding.chosen()) == 1
    assert view._pages.currentIndex() == ONE_DOCUMENT


def test_words_are_found_in_the_document(view, add, press, qtbot):
    add("Paper one", "One swallow.", "Two swallows.")
    press(Qt.Key.Key_Slash)
    line = view.page.finder.line
    assert QApplication.focusWidget() is line
    qtbot.keyClicks(line, "swallow")
    first = view.page.document.textCursor().position()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert view.page.document.textCursor().position() > first
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert view.page.document.textCursor().position() == first
    qtbot.keyClicks(line, "zz")
    assert view.page.finder.nothing.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert view.page.deciding.list.hasFocus()


def test_the_page_that_is_seen_is_said(view, add):
    add("Paper", ("One.", {"page": "1"}), ("Two.", {"page": "3"}))
    assert view.page.place.text() == "page 1 of 3"


def test_in_a_low_window_the_fields_and_answers_of_the_card_are_seen(view, add, read, titles):
    add("Paper", f"Is {titles[0]} and {titles[1]}? so. {LONG * 5}", "Two.")
    read()
    view.resize(853, 440)
    deciding = view.page.deciding
    card = deciding.card()
    for part in (card.sub_heading, card.category, card.date.line, card.findChild(object, "not-evidence")):
        box = part.rect().translated(part.mapTo(deciding.list.viewport(), part.rect().topLeft()))
        assert deciding.list.viewport().rect().contains(box), part
    assert not view.page.facts.isVisible()
    view.resize(1200, 700)
    assert view.page.facts.isVisible()
    assert deciding.card() is not card


def test_where_there_is_no_room_for_all_filters_they_are_a_list_in_one_line(view, aside):
    shown = view.page.deciding.filter
    view.resize(1400, 700)
    assert shown.buttons[ALL].isVisible()
    view.resize(700, 700)
    assert not shown.buttons[ALL].isVisible()
    assert shown.one_of.itemText(1) == "To decide 2"
    shown.one_of.setCurrentIndex(1)
    shown.one_of.activated.emit(1)
    assert keys(view) == ["One of four.", "Two of four."]
    view.resize(1400, 700)
    assert shown.buttons[TO_DECIDE].isChecked()


def test_a_long_title_does_not_widen_the_view(view, add):
    before = view.minimumSizeHint().width()
    add("A very long title " * 30, "One.")
    assert view.minimumSizeHint().width() <= before + 1
    assert view.page.title.toolTip().startswith("A very long title")
