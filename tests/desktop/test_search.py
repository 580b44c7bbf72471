"""Finding anything and going anywhere, by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pressing import press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import commands, figure_commands, searchable
from desktop.document import search_index
from desktop.models.places import NOT_PLACED, WHOLE_STATEMENT
from desktop.models.roles import Role
from desktop.widgets import theme
from desktop.widgets.floating import FloatingPane
from desktop.widgets.main_window import MainWindow
from desktop.widgets.search_pane import SearchPane
from desktop.widgets.triage_view import TriageView
from rubric.assessment import FigureRecord, Passage, SourceDocument
from rubric.pack import Pack

CONTROL = Qt.KeyboardModifier.ControlModifier


def pane(window: MainWindow) -> SearchPane:
    found = window.findChild(SearchPane)
    assert found is not None
    return found


@pytest.fixture
def look_for(window: MainWindow, qtbot: Any) -> Callable[[str], list[str]]:
    """Press Ctrl+F, type, and give the keys of the rows that come."""

    def looked(words: str) -> list[str]:
        press(window, Qt.Key.Key_F, CONTROL)
        line = pane(window).line
        assert QApplication.focusWidget() is line
        line.clear()
        QTest.keyClicks(line, words)
        qtbot.waitUntil(lambda: pane(window).shown_for == words)
        return list(pane(window).list.rows.open_keys())

    return looked


@pytest.fixture
def go(window: MainWindow) -> Callable[[str], list[str]]:
    """Press Ctrl+K and type; give the keys of the rows that come."""

    def gone(letters: str) -> list[str]:
        press(window, Qt.Key.Key_K, CONTROL)
        pane(window).line.clear()
        QTest.keyClicks(pane(window).line, letters)
        return list(pane(window).list.rows.open_keys())

    return gone


def is_open(window: MainWindow) -> bool:
    return any(floating.isVisible() for floating in window.findChildren(FloatingPane))


def chosen(window: MainWindow) -> str:
    return pane(window).list.chosen_key()


def test_evidence_is_opened_with_the_words_found_marked(
    window: MainWindow, look_for: Callable[[str], list[str]], enter: Callable[..., str], pack: Pack
) -> None:
    enter("One.", sub_headings=(pack.sub_headings[0].id,))
    item = enter("People told us of the marmalade works.", sub_headings=(pack.sub_headings[3].id,))
    assert f"evidence/{item}" in look_for("marmal")
    assert chosen(window) == f"evidence/{item}"
    press(window, Qt.Key.Key_Return)
    desk = window.views.desk
    assert not is_open(window)
    assert desk.place() == pack.sub_headings[3].id
    assert desk.middle.editor.shown_item() == item
    assert QApplication.focusWidget() is desk.middle.editor.text
    marked = [s.cursor.selectedText() for s in desk.middle.editor.text.extraSelections()]  # pyright: ignore
    assert "marmalade" in marked
    start = desk.middle.editor.text.textCursor().position()
    assert desk.middle.editor.text.text()[start:].startswith("marmalade")


def test_what_was_just_typed_is_found(
    window: MainWindow, look_for: Callable[[str], list[str]], enter: Callable[..., str], qtbot: Any
) -> None:
    item = enter("One.")
    assert look_for("quinces") == []
    assert "Nothing holds all of these words" in pane(window).foot.text()
    press(window, Qt.Key.Key_Escape)
    window.views.desk.show_evidence(item)
    window.views.desk.middle.editor.text.setFocus()
    with qtbot.waitSignal(window._session.comparison_changed):
        QTest.keyClicks(window.views.desk.middle.editor.text, " quinces")
    assert f"evidence/{item}" in look_for("quinces")
    press(window, Qt.Key.Key_Escape)
    window._session.undo()
    window._session.undo()
    assert look_for("quinces") == []


def test_escape_gives_the_keyboard_back_where_it_was(
    window: MainWindow, look_for: Callable[[str], list[str]], enter: Callable[..., str]
) -> None:
    item = enter("One.")
    window.views.desk.show_evidence(item)
    text = window.views.desk.middle.editor.text
    text.setFocus()
    look_for("one")
    press(window, Qt.Key.Key_Escape)
    assert not is_open(window)
    assert QApplication.focusWidget() is text


def test_the_arrow_keys_walk_the_results_from_the_field(
    window: MainWindow, look_for: Callable[[str], list[str]], enter: Callable[..., str]
) -> None:
    for _ in range(3):
        enter("Marmalade is made.")
    keys = look_for("marmalade")
    assert len(keys) == 3
    assert chosen(window) == keys[0]
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Down)
    assert chosen(window) == keys[2]
    press(window, Qt.Key.Key_Down)
    assert chosen(window) == keys[2]
    press(window, Qt.Key.Key_Up)
    assert chosen(window) == keys[1]
    assert QApplication.focusWidget() is pane(window).line


def test_the_list_takes_the_keyboard_by_tab_and_opens_by_enter(
    window: MainWindow, look_for: Callable[[str], list[str]], enter: Callable[..., str], qtbot: Any
) -> None:
    item = enter("Marmalade is made.")
    look_for("marmalade")
    press(window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is pane(window).list
    press(window, Qt.Key.Key_Return)
    assert not is_open(window)
    assert window.views.desk.middle.editor.shown_item() == item


def test_all_of_a_kind_are_shown_when_asked_for(
    window: MainWindow, look_for: Callable[[str], list[str]], settle: Callable[..., Any], qtbot: Any
) -> None:
    from rubric.evidence import EvidenceItem

    items = [EvidenceItem(id=f"E{n}", text="Marmalade is made.") for n in range(1, 13)]
    settle(commands.add_evidence, window._session, items)
    keys = look_for("marmalade is made")
    assert len([key for key in keys if key.startswith("evidence/")]) == 5
    pane(window).list.choose("more/evidence")
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(pane(window).list.rows.open_keys()) >= 12)
    assert is_open(window)
    assert "more/evidence" not in pane(window).list.rows.open_keys()


def test_all_of_a_kind_stay_when_the_gaps_are_found_again(
    window: MainWindow, look_for: Callable[[str], list[str]], settle: Callable[..., Any], qtbot: Any
) -> None:
    from rubric.evidence import EvidenceItem

    items = [EvidenceItem(id=f"E{n}", text="Marmalade is made.") for n in range(1, 13)]
    settle(commands.add_evidence, window._session, items)
    look_for("marmalade is made")
    pane(window).list.choose("more/evidence")
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(pane(window).list.rows.open_keys()) >= 12)
    with qtbot.waitSignal(window._session.searcher.found):
        settle(commands.change_evidence, window._session, "E1", source="Panel")
    assert len(pane(window).list.rows.open_keys()) >= 12
    look_for("marmalade is")
    assert "more/evidence" in pane(window).list.rows.open_keys()


def test_a_gap_is_opened_where_it_stands(window: MainWindow, look_for: Callable[[str], list[str]], pack: Pack) -> None:
    pattern = pack.patterns[-1]
    keys = look_for(pattern.title)
    gap = next(key for key in keys if key.startswith("gap/") and key.endswith(pattern.id))
    pane(window).list.choose(gap)
    press(window, Qt.Key.Key_Return)
    assert window.views.desk.place() == pattern.home
    assert window.views.desk.explanation.shown_gap() == gap.removeprefix("gap/")
    assert QApplication.focusWidget() is window.views.desk.gap_list.list


def test_a_dismissed_gap_is_found_by_its_reason(
    window: MainWindow, look_for: Callable[[str], list[str]], settle: Callable[..., Any]
) -> None:
    gap = window._session.comparison.gaps[0]
    settle(commands.dismiss_gap, window._session, gap, "Marmalade is no matter of ours.")
    assert look_for("marmalade") == [f"gap/{gap.key}"]
    press(window, Qt.Key.Key_Return)
    assert window.views.desk.explanation.shown_gap() == gap.key


def test_the_account_is_found_and_its_part_has_the_keyboard(
    window: MainWindow, look_for: Callable[[str], list[str]], pack: Pack
) -> None:
    place = pack.sub_headings[2].id
    commands.change_account(window._session, place, reasons="Because of the marmalade.")
    commands.change_account(window._session, "", narrative="We make quinces.")
    assert look_for("marmalade") == [f"account/{place}/reasons"]
    press(window, Qt.Key.Key_Return)
    desk = window.views.desk
    assert desk.place() == place
    assert desk.middle.tabs.chosen_key() == "account"
    reasons = desk.middle.account.reasons
    assert QApplication.focusWidget() is reasons
    assert reasons.text()[reasons.textCursor().position() :] == "marmalade."
    part = pack.narrative_parts[1].id
    commands.change_account(window._session, place, parts={part: "Damsons are told of."})
    assert look_for("damsons") == [f"account/{place}/{part}"]
    press(window, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is desk.middle.account.areas[part]
    look_for("quinces")
    press(window, Qt.Key.Key_Return)
    assert desk.place() == WHOLE_STATEMENT


def test_an_action_is_shown_in_its_table(
    window: MainWindow, look_for: Callable[[str], list[str]], settle: Callable[..., Any]
) -> None:
    gaps = window._session.comparison.gaps
    settle(commands.add_action, window._session, gaps[0], "Count the jars", "Lead", None)
    settle(commands.add_action, window._session, gaps[1], "Ask about the marmalade", "Lead", None)
    assert "action/2" in look_for("marmalade")
    pane(window).list.choose("action/2")
    press(window, Qt.Key.Key_Return)
    assert window.views.current() == "actions"
    table = window.views.view("actions").table  # pyright: ignore
    assert table.model().action(table.currentIndex().row()).what == "Ask about the marmalade"


def test_a_figure_that_is_kept_is_shown_in_its_table(
    window: MainWindow, look_for: Callable[[str], list[str]], enter: Callable[..., str]
) -> None:
    evidence = enter("Of plums.")
    kept = [FigureRecord(id=0, evidence=evidence, measure=words, value="24") for words in ("jars", "marmalade made")]
    figure_commands.keep_figures(window._session, kept)
    assert look_for("marmalade") == ["figure/2"]
    press(window, Qt.Key.Key_Return)
    figures = window.views.view("overview").figures  # pyright: ignore
    assert figures.table.hasFocus()
    assert figures.table.currentIndex().data(Role.KEY) == 2


def test_a_passage_is_shown_in_its_document(
    window: MainWindow, look_for: Callable[[str], list[str]], pack: Pack, qtbot: Any
) -> None:
    from desktop.document import document_records

    session = window._session
    for title, words in (("Paper one", "Of plums."), ("Paper two", "Of the marmalade works.")):
        document = SourceDocument(id=0, title=title, file_name=f"{title}.txt", digest=title)
        passages = [
            Passage(id=0, document=0, number=1, kind="prose", text="The first words of it are these."),
            Passage(id=0, document=0, number=2, kind="prose", text=words),
        ]
        session.perform("Import", document_records.add_passages(session.assessment, document, passages))
    window.show_view("triage")
    triage = window.views.view("triage")
    assert isinstance(triage, TriageView)
    triage.show_document(1)
    window.show_view("desk")
    (key,) = look_for("marmalade")
    press(window, Qt.Key.Key_Return)
    assert window.views.current() == "triage"
    assert triage.page.title.text() == "Paper two"
    assert key == f"passage/{triage.current_passage()}"
    look_for("paper one")
    press(window, Qt.Key.Key_Return)
    assert triage.page.title.text() == "Paper one"


def test_a_pattern_that_is_covered_leads_to_the_evidence_that_shows_it(
    window: MainWindow, look_for: Callable[[str], list[str]], enter: Callable[..., str], pack: Pack
) -> None:
    pattern = pack.patterns[7]
    item = enter(f"Here: {pattern.title}.")
    look_for(pattern.title)
    pane(window).list.choose(f"pattern/{pattern.id}")
    press(window, Qt.Key.Key_Return)
    assert window.views.desk.middle.editor.shown_item() == item


def test_a_word_of_the_framework_is_explained(window: MainWindow, look_for: Callable[[str], list[str]]) -> None:
    from desktop.widgets.words_dialog import WordsDialog

    keys = look_for("working length")
    pane(window).list.choose(next(key for key in keys if key == "word/working-length"))
    press(window, Qt.Key.Key_Return)
    dialog = window.findChild(WordsDialog)
    assert dialog is not None
    assert dialog.term.text() == "Working length"
    dialog.close()


def test_what_was_searched_for_is_offered_again_until_the_file_is_closed(
    window: MainWindow, look_for: Callable[[str], list[str]], enter: Callable[..., str], qtbot: Any
) -> None:
    enter("Marmalade and quinces.")
    for words in ("marmalade", "quinces", "marmalade"):
        look_for(words)
        press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_F, CONTROL)
    assert pane(window).line.selectedText() == "marmalade"
    press(window, Qt.Key.Key_Delete)
    assert pane(window).list.rows.open_keys() == ("recent/marmalade", "recent/quinces")
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane(window).shown_for == "quinces")
    path = window._session.path
    assert path is not None
    window._session.close()
    assert not is_open(window)
    with qtbot.waitSignal(window._session.comparison_changed):
        assert window._session.open(path)
    press(window, Qt.Key.Key_F, CONTROL)
    assert pane(window).list.rows.open_keys() == ()


def test_enter_before_the_answer_has_come_opens_nothing(window: MainWindow, enter: Callable[..., str]) -> None:
    enter("Marmalade.")
    press(window, Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(pane(window).line, "marmalade")
    press(window, Qt.Key.Key_Return)
    assert is_open(window)


@pytest.mark.parametrize("typed", ['"', "*", "co-production", "NEAR(", "🙂", "x" * 300, "a OR", "-"])
def test_nothing_that_is_typed_is_a_failure(window: MainWindow, typed: str, qtbot: Any) -> None:
    failed: list[str] = []
    window._session.failed.connect(failed.append)
    press(window, Qt.Key.Key_F, CONTROL)
    pane(window).line.setText(typed)
    qtbot.waitUntil(lambda: pane(window).shown_for == typed)
    assert failed == []


def test_results_of_a_closed_file_never_come(window: MainWindow, qtbot: Any, enter: Callable[..., str]) -> None:
    enter("Marmalade.")
    session, path, answers = window._session, window._session.path, []
    assert path is not None
    session.searcher.found.connect(answers.append)
    session.searcher.search("marmalade")
    session.close()
    with qtbot.waitSignal(session.comparison_changed):
        assert session.open(path)
    with qtbot.waitSignal(session.searcher.found):
        session.searcher.search("quinces")
    assert [answer.asked for answer in answers] == ["quinces"]


def test_of_searches_that_wait_only_the_last_is_made(window: MainWindow, qtbot: Any) -> None:
    answers: list[Any] = []
    window._session.searcher.found.connect(answers.append)
    for words in ("m", "ma", "mar", "marm"):
        window._session.searcher.search(words)
    qtbot.waitUntil(lambda: bool(answers) and answers[-1].asked == "marm")
    assert len(answers) <= 2


def test_where_nothing_can_be_searched_it_is_said_and_the_rest_works(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, go: Callable[[str], list[str]]
) -> None:
    monkeypatch.setattr(search_index, "fault", lambda: search_index.NO_FULL_TEXT)
    window._session.opened.emit()
    press(window, Qt.Key.Key_F, CONTROL)
    assert not is_open(window)
    assert window.notice.first.text() == search_index.NO_FULL_TEXT
    assert not window.bar.search_button.isEnabled()
    assert "full-text" in window.bar.search_button.toolTip()
    assert go("E") != []


def test_a_fault_of_the_index_is_announced(window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: Any) -> None:
    def poor() -> None:
        raise search_index.NoFullTextError(search_index.NO_FULL_TEXT)

    monkeypatch.setattr(search_index, "SearchIndex", poor)
    with qtbot.waitSignal(window._session.failed) as failed:
        window._session.searcher.search("marmalade")
    assert failed.args == [search_index.NO_FULL_TEXT]


def test_after_a_fault_of_ours_the_next_search_finds_everything(
    window: MainWindow, enter: Callable[..., str], monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    session = window._session
    enter("Marmalade is made.")
    changed = enter("Marmalade is bought.")
    with qtbot.waitSignal(session.searcher.found):
        session.searcher.search("marmalade")
    with qtbot.waitSignal(session.comparison_changed):
        commands.type_evidence_text(session, changed, "Marmalade is sold.")
    words_of = searchable.words_of

    def poor(pack: Pack, piece: Any) -> Any:
        if getattr(piece, "text", "").endswith("sold."):
            raise ZeroDivisionError
        return words_of(pack, piece)

    with monkeypatch.context() as spoilt, qtbot.captureExceptions() as faults:
        spoilt.setattr(searchable, "words_of", poor)
        session.searcher.search("marmalade")
        qtbot.waitUntil(lambda: bool(faults))
    with qtbot.waitSignal(session.searcher.found) as found:
        session.searcher.search("marmalade")
    assert found.args[0].counts == {"evidence": 2}


def test_the_field_opens_where_it_stands_and_closes_when_one_goes_elsewhere(window: MainWindow, qtbot: Any) -> None:
    window.bar.search_button.click()
    assert is_open(window)
    floating = next(f for f in window.findChildren(FloatingPane) if f.isVisible())
    assert floating.geometry().intersects(window.bar.geometry().translated(window.centralWidget().pos()))
    window.views.desk.left.list.setFocus()
    assert not is_open(window)


@pytest.mark.parametrize(("size", "scale"), [((1280, 660), 1.0), ((1280, 660), 1.5), ((1920, 1080), 1.0)])
def test_the_pane_stays_in_the_window_and_the_field_in_sight(
    window: MainWindow, look_for: Callable[[str], list[str]], size: tuple[int, int], scale: float, qtbot: Any
) -> None:
    qapp = QApplication.instance()
    assert isinstance(qapp, QApplication)
    theme.apply(qapp, dark=False, scale=scale)
    window.resize(*size)
    look_for("care")
    floating = next(f for f in window.findChildren(FloatingPane) if f.isVisible())
    qtbot.waitUntil(lambda: window.rect().contains(floating.geometry()))
    assert pane(window).line.visibleRegion().boundingRect() == pane(window).line.rect()
    assert pane(window).list.viewport().height() > theme.px(120)


def test_a_wide_bar_shows_the_words_and_a_narrow_one_the_icon(window: MainWindow, qapp: QApplication) -> None:
    button = window.bar.search_button
    assert button.findChildren(type(button._words))[0].isVisible()
    button.resize(theme.px(40), button.height())
    assert not button._words.isVisible()
    assert button.accessibleName() == "Search everything (Ctrl+F)"


# Go to


def test_sub_headings_are_gone_to_by_a_few_letters(
    window: MainWindow, go: Callable[[str], list[str]], pack: Pack
) -> None:
    place = pack.sub_headings[4]
    letters = " ".join(word[:3] for word in place.title.split())
    assert go(letters)[0] == f"place/{place.id}"
    press(window, Qt.Key.Key_Return)
    assert window.views.desk.place() == place.id
    assert QApplication.focusWidget() is window.views.desk.left.list
    go("not pl")
    press(window, Qt.Key.Key_Return)
    assert window.views.desk.place() == NOT_PLACED


def test_an_item_is_gone_to_by_its_number(
    window: MainWindow, go: Callable[[str], list[str]], enter: Callable[..., str]
) -> None:
    for _ in range(3):
        enter("Words.")
    assert go("E2")[0] == "evidence/E2"
    press(window, Qt.Key.Key_Return)
    assert window.views.desk.middle.editor.shown_item() == "E2"


def test_acts_of_the_menus_are_done_from_there_and_show_their_keys(
    window: MainWindow, go: Callable[[str], list[str]]
) -> None:
    assert go("actions")[0] == "act/actions"
    index = pane(window).list.currentIndex()
    assert window.menus.acts["actions"].shortcut().toString() in index.data(Qt.ItemDataRole.AccessibleTextRole)
    press(window, Qt.Key.Key_Return)
    assert window.views.current() == "actions"


def test_an_act_that_cannot_be_done_is_not_offered(window: MainWindow, go: Callable[[str], list[str]]) -> None:
    assert "act/undo" not in go("undo")
    press(window, Qt.Key.Key_Escape)
    commands.new_evidence(window._session, text="One.")
    assert "act/undo" in go("undo")


def test_every_act_that_can_be_done_is_offered(window: MainWindow) -> None:
    offered = {row.key.removeprefix("act/") for row in window.menus.offered()}
    possible = {name for name, act in window.menus.acts.items() if act.isEnabled() and act.menu() is None}
    assert offered == possible


def test_the_keyboard_is_back_in_the_text_before_an_act_is_done(
    window: MainWindow, go: Callable[[str], list[str]], enter: Callable[..., str]
) -> None:
    item = enter("First half. Second half.")
    window.views.desk.show_evidence(item)
    text = window.views.desk.middle.editor.text
    text.setFocus()
    cursor = text.textCursor()
    cursor.setPosition(len("First half."))
    text.setTextCursor(cursor)
    assert go("split")[0] == "act/split"
    press(window, Qt.Key.Key_Return)
    assert [i.text for i in window._session.assessment.evidence] == ["First half.", "Second half."]


def test_one_field_turns_from_finding_to_going(window: MainWindow, look_for: Callable[[str], list[str]]) -> None:
    look_for("care")
    press(window, Qt.Key.Key_K, CONTROL)
    assert pane(window).line.text() == ""
    assert pane(window).line.accessibleName() == "Go to"
    assert pane(window).list.rows.open_keys()
    press(window, Qt.Key.Key_F, CONTROL)
    assert pane(window).line.accessibleName() == "Search everything"
    press(window, Qt.Key.Key_Escape)
    assert not is_open(window)


def test_with_nothing_open_nothing_is_searched(window: MainWindow) -> None:
    window._session.close()
    for name in ("search", "go_to", "history"):
        assert not window.menus.acts[name].isEnabled()
    window.finder.search()
    assert not is_open(window)
