"""Misspelt words are marked while an officer writes, and put right from the menu."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu

from desktop import commands
from desktop.session import Session
from desktop.settings import Settings
from desktop.spelling import my_words_file
from desktop.widgets.account_pane import AccountPane
from desktop.widgets.evidence_editor import EvidenceEditor
from desktop.widgets.main_window import MainWindow
from desktop.widgets.writing import WritingArea
from rubric.assessment import Assessment
from rubric.pack import Pack

WAVY = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


@pytest.fixture
def checked(qtbot: Any, plain_session: Session) -> Session:
    """A session whose words have been read."""
    plain_session.spelling._later.setInterval(0)
    plain_session.spelling.set_on(True)
    qtbot.waitUntil(lambda: plain_session.spelling.misspelt("recieve") != [])
    return plain_session


@pytest.fixture
def editor(qtbot: Any, checked: Session, tmp_path: Path) -> EvidenceEditor:
    editor = EvidenceEditor(checked, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(editor)
    editor.resize(800, 700)
    editor.show()
    editor.text.spelling._pause.setInterval(0)
    return editor


def marked(area: WritingArea) -> list[str]:
    return [s.cursor.selectedText() for s in area.extraSelections() if s.format.underlineStyle() == WAVY]


def places(area: WritingArea) -> list[int]:
    return [s.cursor.position() for s in area.extraSelections() if s.format.underlineStyle() == WAVY]


def offered(area: WritingArea, at: int) -> QMenu:
    """The menu that opens where the text is clicked."""
    menu = QMenu(area)
    menu.addAction("Copy")
    cursor = QTextCursor(area.document())
    cursor.setPosition(at)
    area.spelling.offer(menu, cursor)
    return menu


def titles(menu: QMenu) -> list[str]:
    return [act.text() for act in menu.actions() if not act.isSeparator()]


def test_misspelt_words_are_marked_beside_what_was_read(
    qtbot: Any, editor: EvidenceEditor, enter: Callable[..., str], pack: Pack
) -> None:
    title = pack.patterns[0].title
    editor.show_item(enter(f"😀 They recieve it.\n{title}. A seperate paper."))
    qtbot.waitUntil(lambda: marked(editor.text) == ["recieve", "seperate"])
    others = [s.cursor.selectedText() for s in editor.text.extraSelections() if s.format.underlineStyle() != WAVY]
    assert others == [title]
    editor.highlight([])
    assert marked(editor.text) == ["recieve", "seperate"]


def test_the_word_being_written_is_left_in_peace_until_it_is_done(
    qtbot: Any, editor: EvidenceEditor, enter: Callable[..., str]
) -> None:
    editor.show_item(enter("They "))
    editor.text.setFocus()
    editor.text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor.text, "recieve")
    looked: list[bool] = []
    editor.text.spelling._pause.timeout.connect(lambda: looked.append(True))
    qtbot.waitUntil(lambda: bool(looked))
    assert marked(editor.text) == []
    qtbot.keyClick(editor.text, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: marked(editor.text) == ["recieve"])


def test_a_suggestion_from_the_menu_takes_the_words_place_and_is_undone(
    qtbot: Any, editor: EvidenceEditor, checked: Session, enter: Callable[..., str]
) -> None:
    editor.show_item(enter("They recieve it."))
    menu = offered(editor.text, 8)
    assert titles(menu) == ["receive", "relieve", "Add to my words", "Copy"]
    menu.actions()[0].trigger()
    assert checked.assessment.evidence[0].text == "They receive it."
    checked.undo()
    assert editor.text.text() == checked.assessment.evidence[0].text == "They recieve it."


def test_a_word_spelt_well_has_the_ordinary_menu(editor: EvidenceEditor, enter: Callable[..., str]) -> None:
    editor.show_item(enter("They receive it."))
    assert titles(offered(editor.text, 8)) == ["Copy"]


def test_a_word_like_no_other_has_no_suggestion(editor: EvidenceEditor, enter: Callable[..., str]) -> None:
    editor.show_item(enter("the xqzzyk"))
    menu = offered(editor.text, 6)
    assert titles(menu) == ["No suggestion", "Add to my words", "Copy"]
    assert not menu.actions()[0].isEnabled()


def test_a_word_of_ones_own_is_known_from_then_on(
    qtbot: Any, editor: EvidenceEditor, checked: Session, enter: Callable[..., str]
) -> None:
    editor.show_item(enter("the xqzzyk"))
    qtbot.waitUntil(lambda: marked(editor.text) == ["xqzzyk"])
    offered(editor.text, 6).actions()[1].trigger()
    qtbot.waitUntil(lambda: marked(editor.text) == [])
    assert my_words_file().read_text("utf-8") == "xqzzyk\n"
    checked.spelling.prepare(checked.pack, "")
    qtbot.waitUntil(lambda: checked.spelling.misspelt("recieve") != [])
    assert checked.spelling.misspelt("xqzzyk") == []


def test_a_closed_assessment_leaves_no_words_and_our_lists_are_read_once(
    qtbot: Any, checked: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    spelling, path = checked.spelling, checked.path
    assert path is not None
    read: list[str] = []
    monkeypatch.setattr("desktop.spelling._lines", lambda name: read.append(name) or iter(()))
    checked.close()
    assert spelling.misspelt("recieve") == []
    assert checked.open(path)
    qtbot.waitUntil(lambda: spelling.misspelt("recieve") != [])
    assert read == ["care"]
    assert spelling.suggestions("recieve")[0] == "receive"


def test_a_fault_while_the_words_are_read_is_not_lost(
    qtbot: Any, checked: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def poor() -> list[str]:
        raise RuntimeError("the words")

    monkeypatch.setattr("desktop.spelling._my_words", poor)
    with qtbot.captureExceptions() as caught:
        checked.spelling.prepare(checked.pack, "")
        qtbot.waitUntil(lambda: bool(caught))
    assert str(caught[0][1]) == "the words"
    assert "_on_read" in "".join(traceback.format_tb(caught[0][2])), "on the window's own thread"


def test_words_of_ones_own_that_cannot_be_kept_are_said(
    qtbot: Any, checked: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("desktop.spelling.my_words_file", lambda: tmp_path)
    with qtbot.waitSignal(checked.failed) as failed:
        checked.spelling.add("xqzzyk")
    assert failed.args[0].startswith("“xqzzyk” is known until Plumbline is closed:")
    assert checked.spelling.misspelt("xqzzyk") == []


def test_f7_goes_from_one_misspelt_word_to_the_next_and_round(
    qtbot: Any, editor: EvidenceEditor, enter: Callable[..., str]
) -> None:
    editor.show_item(enter("They recieve it.\nA seperate paper."))
    seen: list[str] = []
    for _ in range(3):
        qtbot.keyClick(editor.text, Qt.Key.Key_F7)
        seen.append(editor.text.textCursor().selectedText())
    assert seen == ["recieve", "seperate", "recieve"]


def test_switched_off_nothing_is_marked(
    qtbot: Any, editor: EvidenceEditor, checked: Session, enter: Callable[..., str]
) -> None:
    editor.show_item(enter("They recieve it."))
    qtbot.waitUntil(lambda: marked(editor.text) == ["recieve"])
    checked.spelling.set_on(False)
    qtbot.waitUntil(lambda: marked(editor.text) == [])
    assert titles(offered(editor.text, 8)) == ["Copy"]
    checked.spelling.set_on(True)
    qtbot.waitUntil(lambda: marked(editor.text) == ["recieve"])


def test_the_account_is_looked_at_too(qtbot: Any, checked: Session) -> None:
    pane = AccountPane(checked)
    qtbot.addWidget(pane)
    pane.show()
    pane.narrative.spelling._pause.setInterval(0)
    commands.change_account(checked, "", narrative="They recieve it.")
    qtbot.waitUntil(lambda: marked(pane.narrative) == ["recieve"])


def test_only_the_words_in_sight_are_looked_at(qtbot: Any, editor: EvidenceEditor, enter: Callable[..., str]) -> None:
    lines = [f"They recieve it.{' ' * n}" for n in range(400)]
    editor.show_item(enter("\n".join(lines)))
    qtbot.waitUntil(lambda: 0 < len(marked(editor.text)) < 100)
    first = places(editor.text)[0]
    editor.text.verticalScrollBar().setValue(editor.text.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: places(editor.text)[0] > first)


def test_the_switch_in_the_menu_is_remembered(qtbot: Any, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    window = MainWindow(Session(), settings)
    qtbot.addWidget(window)
    act = window.menus.acts["spelling"]
    assert act.isChecked()
    act.trigger()
    assert not act.isChecked()
    assert not Settings(tmp_path / "settings.ini").check_spelling


def test_the_example_has_no_misspelt_word(qtbot: Any, checked: Session, example: Assessment) -> None:
    checked.spelling.prepare(checked.pack, example.details.council)
    qtbot.waitUntil(lambda: checked.spelling.misspelt("recieve") != [])
    texts = [*(item.text for item in example.evidence), *(account.narrative for account in example.accounts)]
    assert [text for text in texts if checked.spelling.misspelt(text)] == []


@pytest.mark.parametrize(
    "word", ["organise", "colour", "carers", "reablement", "wellbeing", "homecare", "co-production"]
)
def test_british_and_care_words_are_known(checked: Session, word: str) -> None:
    assert checked.spelling.misspelt(f"the {word}") == []


@pytest.mark.parametrize("word", ["organize", "color", "comissioning", "teh", "seperate"])
def test_american_and_wrong_ones_are_not(checked: Session, word: str) -> None:
    assert checked.spelling.misspelt(f"the {word}") != []
