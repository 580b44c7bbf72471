"""Help where it is asked for: the word of a control, every word in a list, every key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from desktop.models.rows import Heading
from desktop.widgets import theme
from desktop.widgets.help_dialogs import keys_dialog
from desktop.widgets.keys_sheet import KeysSheet
from desktop.widgets.main_window import MainWindow
from desktop.widgets.word_help import WordHelp
from desktop.widgets.words_dialog import WordsDialog
from rubric.glossary import glossary
from rubric.pack import Pack

SHIFT = Qt.KeyboardModifier.ShiftModifier


def ask(window: MainWindow, control: QWidget) -> WordHelp:
    """Press Shift+F1 on a control."""
    control.setFocus()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1, SHIFT)
    assert window.guide.help is not None
    return window.guide.help


@pytest.fixture
def item(window: MainWindow, enter: Callable[..., str], pack: Pack) -> str:
    """An item with a badge and a chip, shown in the editor."""
    shown = enter(f"{pack.patterns[0].title}. {pack.patterns[1].title}?", sub_headings=(pack.patterns[0].home,))
    window.views.desk.show_gap(next(gap.key for gap in window._session.comparison.gaps if gap.pattern))
    window.views.desk.show_evidence(shown)
    window.views.desk.middle.editor.fields.more.click()
    return shown


def test_each_control_has_its_own_word(window: MainWindow, item: str) -> None:
    desk = window.views.desk
    editor, fields = desk.middle.editor, desk.middle.editor.fields
    for control, word in (
        (desk.left.list, "sub-heading"),
        (desk.middle.evidence_list.list, "evidence-item"),
        (editor.text, "evidence-item"),
        (fields.category, "evidence-category"),
        (fields.status, "evidence-status"),
        (fields.lines["caveat"], "caveat"),
        (fields.lines["period"], "period"),
        (fields.dates["review_by"].line, "review-date"),
        (editor.findChild(QWidget, f"badge-{window._session.pack.patterns[0].id}"), "fit"),
        (editor.matches.chips[0].confirm, "possible"),
        (desk.gap_list.list, "gap"),
        (desk.explanation.make_action, "gap"),
    ):
        assert control is not None
        assert ask(window, control).shown_word() == word
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is control
    desk.middle.show_tab("account")
    for control, word in (
        (desk.middle.account.narrative, "account"),
        (desk.middle.account.judgement, "judgement"),
        (desk.middle.account.judgement_form.confidence, "confidence"),
    ):
        assert ask(window, control).shown_word() == word
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def test_every_word_of_a_control_is_in_the_glossary(pack: Pack) -> None:
    from desktop.widgets import word_help

    known = {word.id for word in glossary(pack)}
    assert {*word_help._BY_NAME.values(), *word_help._BY_BEGINNING.values()} <= known


def test_a_word_leads_on_to_others_and_to_all(window: MainWindow, item: str, pack: Pack, qtbot: Any) -> None:
    help_ = ask(window, window.views.desk.middle.editor.fields.category)
    words = {word.id: word for word in glossary(pack)}
    assert help_.title.text() == "Evidence category"
    assert help_.text.text() == words["evidence-category"].meaning
    other = words["evidence-category"].see_also[2]
    link = next(b for b in help_.findChildren(QPushButton) if b.text() == words[other].term)
    link.setFocus()
    link.click()
    assert help_.shown_word() == other
    assert help_.isAncestorOf(QApplication.focusWidget())
    next(b for b in help_.findChildren(QPushButton) if b.text() == "All words").click()
    assert not help_.isVisible()
    dialog = window.findChild(WordsDialog)
    assert dialog is not None
    assert dialog.term.text() == words[other].term
    dialog.close()


def test_a_control_with_no_word_shows_them_all(window: MainWindow) -> None:
    window.bar.import_button.setFocus()
    window.menus.acts["what"].trigger()
    dialog = window.findChild(WordsDialog)
    assert dialog is not None
    assert dialog.focusWidget() is dialog.line
    dialog.close()


def test_the_words_are_searched_by_term_and_meaning(window: MainWindow, pack: Pack, qtbot: Any) -> None:
    dialog = window.guide.show_words()
    assert len(dialog.list.rows.open_keys()) == len(glossary(pack))
    QTest.keyClicks(dialog.line, "out of date")
    assert dialog.list.rows.open_keys()[0] == "out-of-date"
    assert dialog.term.text() == "Out of date"
    assert dialog.whose.text() == "Plumbline's own word"
    assert "Plumbline's own" in dialog.meaning.text()
    dialog.line.setText("dashed line")
    assert dialog.list.rows.open_keys() == ("partial",)
    dialog.line.setText("marmalade")
    assert dialog.list.rows.open_keys() == ()
    assert "No word holds this" in dialog.meaning.text()
    dialog.show_word("judgement")
    assert dialog.line.text() == ""
    assert dialog.whose.text() == "A word of the framework"
    dialog.close()


def test_the_window_goes_on_beside_the_words(window: MainWindow) -> None:
    dialog = window.guide.show_words()
    assert not dialog.isModal()
    dialog.close()


def test_words_are_said_in_tooltips(window: MainWindow, item: str, pack: Pack) -> None:
    editor = window.views.desk.middle.editor
    assert "three quarters" in str(
        {row.tooltip for row in window.views.desk.gap_list.list.rows._rows if isinstance(row, Heading)}
    )
    for number, category in enumerate(pack.evidence_categories, start=1):
        assert editor.fields.category.itemData(number, Qt.ItemDataRole.ToolTipRole) == category.description
    carried = [w.toolTip() for w in editor.matches.carries.findChildren(QWidget) if w.toolTip()]
    assert carried
    assert set(carried) <= {quality.description for quality in pack.qualities}
    badge = window.views.desk.explanation.findChild(QWidget, "gap_status")
    assert badge is not None
    assert badge.toolTip()


def test_help_stays_in_the_window_at_every_size(window: MainWindow, item: str, qapp: QApplication, qtbot: Any) -> None:
    for width, height, scale in ((1280, 660, 1.0), (1280, 660, 1.5), (1920, 1080, 1.0)):
        theme.apply(qapp, dark=False, scale=scale)
        window.resize(width, height)
        help_ = ask(window, window.views.desk.left.list)
        qtbot.waitUntil(lambda help_=help_: window.rect().contains(help_.geometry()))
        assert help_.close_button.visibleRegion().boundingRect() == help_.close_button.rect()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def test_a_control_that_has_gone_meanwhile_is_no_harm(window: MainWindow, item: str, qtbot: Any) -> None:
    editor = window.views.desk.middle.editor
    chip = editor.matches.chips[0]
    help_ = ask(window, chip.confirm)
    with qtbot.waitSignal(chip.destroyed):
        editor.matches._on_theme_changed()
        editor._show_comparison()
    help_.place()
    help_.close_button.click()
    assert not help_.isVisible()
    assert ask(window, window.views.desk.left.list).shown_word() == "sub-heading"


def test_closing_the_file_closes_the_word(window: MainWindow, item: str) -> None:
    help_ = ask(window, window.views.desk.left.list)
    window._session.close()
    assert not help_.isVisible()


# Keys


def shown(sheet: KeysSheet) -> set[str]:
    return {label.text() for label in sheet.findChildren(QLabel) if label.isVisibleTo(sheet)}


def test_keys_are_searched_by_act_key_and_menu(window: MainWindow) -> None:
    dialog = keys_dialog(window)
    sheet = dialog.findChild(KeysSheet)
    assert sheet is not None
    everything = shown(sheet)
    assert {"File", "Evidence", "Report", "In a list", "Ctrl+K"} <= everything
    sheet.line.setText("sub-heading next")
    assert shown(sheet) == {"View", "Next sub-heading", "Ctrl+PgDn"}
    sheet.line.setText("ctrl+i")
    assert "Import documents" in shown(sheet)
    sheet.line.setText("gaps")
    assert {"Next gap", "F8"} <= shown(sheet)
    sheet.line.setText("marmalade")
    assert shown(sheet) == {"No key holds this."}
    sheet.line.clear()
    assert shown(sheet) == everything
    dialog.close()


def test_the_sheet_of_keys_fits_a_small_window(window: MainWindow) -> None:
    window.resize(1280, 660)
    dialog = keys_dialog(window)
    assert dialog.width() <= 1280
    assert dialog.height() <= 660
    assert dialog.focusWidget() is dialog.findChild(KeysSheet).line
    dialog.close()


def test_every_menu_of_the_design_is_there(window: MainWindow) -> None:
    titles = [act.text().replace("&", "") for act in window.menuBar().actions()]
    assert titles == ["File", "Edit", "View", "Evidence", "Gaps", "Report", "Help"]
    letters = [act.text()[act.text().index("&") + 1].lower() for act in window.menuBar().actions()]
    assert len(letters) == len(set(letters))
