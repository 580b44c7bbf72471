"""Bringing in a newer version of a document, and settling what it leaves, with the keyboard and with the mouse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from make_versions import FIRST, SECOND, passages_of, written
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from desktop import commands, document_commands
from desktop.document import document_records, version_records
from desktop.models.leading_rows import Way
from desktop.widgets.going import go
from desktop.widgets.versions_page import VersionsPage
from rubric.assessment import SourceDocument
from rubric.older_versions import OlderVersion

OLD = SourceDocument(id=0, title="Home support", file_name="support v1.docx", digest="a", date="2026-06")
NEW = SourceDocument(id=0, title="Home support", file_name="support v2.docx", digest="b", date="2026-11")
CARRIED = ("Missed visits", "Aldermere buys", "In the four weeks", "Members asked")


def passage(session: Any, text: str) -> Any:
    return next(p for p in session.assessment.passages if p.text.startswith(text))


@pytest.fixture
def first(plain_session: Any, settle: Any) -> Any:
    """An assessment with the first version, of which four passages are evidence."""
    settle(
        plain_session.perform,
        "Import",
        document_records.add_passages(plain_session.assessment, OLD, passages_of(FIRST)),
    )
    for text in CARRIED:
        settle(document_commands.accept_passages, plain_session, [(passage(plain_session, text).id, {})])
    return plain_session


@pytest.fixture
def second(first: Any, settle: Any) -> Any:
    settle(first.perform, "Newer", version_records.take_newer_version(first.assessment, 1, NEW, passages_of(SECOND)))
    return first


@pytest.fixture
def page(qtbot: Any, second: Any) -> VersionsPage:
    page = VersionsPage(second)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.show_document(1)
    return page


def press(qtbot: Any, page: VersionsPage, key: Qt.Key) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, key)


def item(session: Any, evidence: str) -> Any:
    return next(item for item in session.assessment.evidence if item.id == evidence)


def test_with_no_newer_version_it_says_how_to_begin(qtbot: Any, first: Any) -> None:
    page = VersionsPage(first)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.import_requested):
        page.findChild(object, "import").click()


def test_what_was_and_what_is_stand_side_by_side_with_the_differences_marked(page: VersionsPage) -> None:
    assert page.facts.text() == "Of the version before, 6 of 11 passages stand, 3 changed, 2 gone, 2 new."
    assert page.progress_words.text() == "0 of 3 settled"
    assert page.list.chosen_key() == str(passage(page._session, "Aldermere buys").id)
    before, after = page.card.texts.before.text, page.card.texts.after.text
    assert "1,140" in before.toPlainText()
    assert "1,190" in after.toPlainText()
    assert page.card.differs.text() == "“1,140” became “1,190”."
    assert after.accessibleDescription() == page.card.differs.text()
    for text, words, how in ((before, "1,140", "strike"), (after, "1,190", "underline")):
        cursor = text.document().find(words)
        marked = cursor.charFormat()
        assert marked.fontStrikeOut() if how == "strike" else marked.fontUnderline()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        assert not cursor.charFormat().fontStrikeOut()


def test_escape_leads_to_all_documents(qtbot: Any, page: VersionsPage) -> None:
    with qtbot.waitSignal(page.documents_requested):
        press(qtbot, page, Qt.Key.Key_Escape)


def test_t_takes_the_new_words_k_keeps_ours_and_d_deletes_what_is_gone(
    qtbot: Any, page: VersionsPage, second: Any
) -> None:
    press(qtbot, page, Qt.Key.Key_T)
    assert "1,190" in item(second, "E2").text
    assert page.card.head.text() == "Gone"
    press(qtbot, page, Qt.Key.Key_T)  # There are no new words.
    assert page.progress_words.text() == "1 of 3 settled"
    press(qtbot, page, Qt.Key.Key_D)
    assert [binned.id for binned in second.assessment.bin] == ["E4"]
    press(qtbot, page, Qt.Key.Key_D)  # What only changed is not deleted here.
    assert [binned.id for binned in second.assessment.bin] == ["E4"]
    press(qtbot, page, Qt.Key.Key_K)
    assert "9,310" in item(second, "E3").text
    assert page.progress_words.text() == "3 of 3 settled"
    assert page.all_settled.text() == "Everything is settled."
    assert page.triage.property("kind") == "primary"
    assert page.list.hasFocus()


def test_each_answer_is_one_step_of_undo(qtbot: Any, page: VersionsPage, second: Any) -> None:
    before = second.assessment
    for key, name in ((Qt.Key.Key_T, "Take new words of E2"), (Qt.Key.Key_K, "Keep words of E2")):
        page.list.choose(str(passage(second, "Aldermere buys").id))
        press(qtbot, page, key)
        assert second.undo_stack.undoText() == name
        assert page.undone.isHidden()
        second.undo()
        assert page.undone.isVisible()
        assert page.undone.words.whole_text() == f"Undone: {name[:1].lower()}{name[1:]}"
        assert second.assessment == before
        assert page.progress_words.text() == "0 of 3 settled"


def test_what_undo_did_is_said_where_it_leaves_no_newer_version(page: VersionsPage, second: Any) -> None:
    second.undo()
    assert page._pages.currentIndex() == 0
    assert page.undone.words.whole_text() == "Undone: newer"


def test_what_was_kept_can_be_decided_again(qtbot: Any, page: VersionsPage, second: Any) -> None:
    press(qtbot, page, Qt.Key.Key_K)
    page.list.choose(str(passage(second, "Aldermere buys").id))
    assert not page.card.take.isVisible()
    page.card.again.click()
    assert page.card.take.isVisible()
    assert page.progress_words.text() == "0 of 3 settled"


def test_o_opens_the_item_and_the_rest_leads_to_triage(qtbot: Any, page: VersionsPage) -> None:
    with qtbot.waitSignal(page.evidence_requested) as asked:
        press(qtbot, page, Qt.Key.Key_O)
    assert asked.args == ["E2"]
    assert page.triage.text() == "Decide on 11 passages"
    with qtbot.waitSignal(page.triage_requested) as asked:
        page.triage.click()
    assert asked.args == [2]


def test_a_passage_that_no_item_rests_on_asks_for_nothing(qtbot: Any, page: VersionsPage, second: Any) -> None:
    page.list.choose(str(passage(second, "A list of approved").id))
    assert page.card.item.text() == "No evidence rests on it; the new words wait in triage."
    before = second.assessment
    for key in (Qt.Key.Key_T, Qt.Key.Key_K, Qt.Key.Key_D, Qt.Key.Key_O):
        press(qtbot, page, key)
    assert second.assessment == before


def test_what_is_new_is_listed_and_leads_to_triage(qtbot: Any, page: VersionsPage, second: Any) -> None:
    rota, carers = passage(second, "The rota is now used").id, passage(second, "Unpaid carers can").id
    assert [key for key in page.list.rows.open_keys() if key.startswith("new")] == [f"new/{rota}", f"new/{carers}"]
    page.list.choose(f"new/{rota}")
    assert page.card.head.text() == "New"
    assert page.card.texts.after.text.toPlainText() == "The rota is now used in the west as well."
    assert page.card.texts.before.text.toPlainText() == ""
    assert not page.card.take.isVisible()
    with qtbot.waitSignal(page.passage_requested) as asked:
        press(qtbot, page, Qt.Key.Key_O)
    assert asked.args == [rota]


def test_a_new_passage_is_shown_in_triage(window: Any, second: Any) -> None:
    window.views.show_versions(2)
    page = window.views.currentWidget()
    new = passage(second, "Unpaid carers can")
    page.list.choose(f"new/{new.id}")
    page.card.open.click()
    assert window.bar.views.chosen_key() == "triage"
    assert window.views.currentWidget().current_passage() == new.id


def test_words_of_the_officers_own_are_shown(page: VersionsPage, second: Any, settle: Any) -> None:
    page.hide()
    settle(commands.type_evidence_text, second, "E2", "We buy a lot of home support.")
    second.flush()
    page.show()
    assert "We buy a lot of home support." in page.card.own_words.text()


def test_a_read_only_file_is_shown_and_left_as_it_is(
    qtbot: Any, page: VersionsPage, second: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(type(second), "read_only", property(lambda _: True))
    page.refresh()
    assert not page.card.take.isEnabled()
    before = second.assessment
    press(qtbot, page, Qt.Key.Key_T)
    assert second.assessment == before


def test_an_item_says_that_its_source_changed_and_leads_there(window: Any, second: Any, qtbot: Any) -> None:
    desk = window.views.desk
    desk.show_evidence("E1")
    assert not desk.middle.editor.source_flag.isVisible()
    desk.show_evidence("E4")
    assert desk.middle.editor.source_flag.text() == "Gone from source"
    desk.show_evidence("E2")
    flag = desk.middle.editor.source_flag
    assert (flag.text(), flag.accessibleName()) == ("Source changed", "Source changed: show both side by side")
    flag.click()
    page = window.views.currentWidget()
    assert isinstance(page, VersionsPage)
    assert page.card.item.text().startswith("E2")
    assert window.bar.views.chosen_key() == "triage"
    page.answer("take")
    page.answer("open")
    desk.show_evidence("E2")
    assert not flag.isVisible()
    go(second, window.views, *Way("source", "E4"))
    assert window.views.currentWidget().card.item.text().startswith("E4")


def test_an_item_that_was_kept_still_says_that_its_source_does_not_and_leads_there(
    window: Any, second: Any, settle: Any
) -> None:
    desk, flag = window.views.desk, window.views.desk.middle.editor.source_flag
    for evidence in ("E2", "E4"):
        settle(document_commands.keep_words, second, second.doubts.unsettled[evidence])
    desk.show_evidence("E2")
    assert flag.text() == "Source changed, kept"
    desk.show_evidence("E4")
    assert (flag.isVisible(), flag.text()) == (True, "Gone from source, kept")
    flag.click()
    page = window.views.currentWidget()
    assert page.card.item.text() == "E4: ours kept."
    page.answer("again")
    page.answer("delete")
    second.undo()
    desk.show_evidence("E4")
    assert flag.text() == "Gone from source"


def test_triage_leads_to_what_changed(window: Any, second: Any) -> None:
    window.show_view("triage")
    view = window.views.currentWidget()
    view.show_document(2)
    view.page.compare.click()
    assert isinstance(window.views.currentWidget(), VersionsPage)


def write(folder: Path, name: str, lines: Any, date: str) -> Path:
    path = folder / name
    path.write_text(written(lines, "Home support in Aldermere", date), "utf-8")
    return path


@pytest.fixture
def imported(window: Any, plain_session: Any, qtbot: Any, tmp_path: Path) -> Any:
    """The window after the second version was imported as any document, and is looked at."""
    paths = [
        write(tmp_path, "support v1.txt", FIRST, "9 June 2026"),
        write(tmp_path, "support v2.txt", SECOND, "1 Nov 2026"),
    ]
    with qtbot.waitSignal(plain_session.imports.finished, timeout=30_000):
        plain_session.imports.read(paths[:1])
    document_commands.accept_passages(plain_session, [(passage(plain_session, "Missed visits").id, {})])
    with qtbot.waitSignal(plain_session.imports.newer_version_found, timeout=30_000):
        plain_session.imports.read(paths[1:])
    return window


def test_a_document_that_looks_like_a_newer_version_is_offered_as_one(
    imported: Any, plain_session: Any, qtbot: Any
) -> None:
    strip = imported.versions
    assert strip.isVisible()
    assert strip.first.text() == "support v2.txt looks like a newer version of Home support in Aldermere"
    assert strip.second.text().startswith("6 of 11 passages stand, 3 changed, 2 gone, 2 new.")
    before = plain_session.assessment
    strip.button.click()
    assert plain_session.assessment.documents[1].supersedes == 1
    assert sum(p.evidence == "E1" for p in plain_session.assessment.passages) == 2
    assert strip.second.text() == "3 changed, 2 gone, 2 new. No item is to be settled."
    plain_session.undo()
    assert plain_session.assessment == before
    plain_session.redo()
    strip.button.click()
    assert isinstance(imported.views.currentWidget(), VersionsPage)
    assert strip.isHidden()


def test_the_question_takes_the_keys_that_would_decide_and_gives_them_back(
    window: Any, plain_session: Any, qtbot: Any, tmp_path: Path
) -> None:
    with qtbot.waitSignal(plain_session.imports.finished, timeout=30_000):
        plain_session.imports.read([write(tmp_path, "support v1.txt", FIRST, "9 June 2026")])
    window.show_view("triage")
    passages = window.views.currentWidget().page.deciding.list
    window.activateWindow()
    passages.setFocus()
    qtbot.waitUntil(passages.hasFocus)
    with qtbot.waitSignal(plain_session.imports.newer_version_found, timeout=30_000):
        plain_session.imports.read([write(tmp_path, "support v2.txt", SECOND, "1 Nov 2026")])
    qtbot.waitUntil(window.versions.button.hasFocus)
    qtbot.keyClick(window.versions.button, Qt.Key.Key_A)
    assert not plain_session.assessment.evidence
    window.versions.another.click()
    assert passages.hasFocus()


def test_a_third_version_is_asked_about_against_the_second(
    window: Any, plain_session: Any, qtbot: Any, tmp_path: Path
) -> None:
    third = tuple(line for line in SECOND if line.paragraph != "3.7")
    paths = [
        write(tmp_path, f"support v{n}.txt", lines, "1 Nov 2026") for n, lines in ((1, FIRST), (2, SECOND), (3, third))
    ]
    for path in paths:
        with qtbot.waitSignal(plain_session.imports.finished, timeout=30_000):
            plain_session.imports.read([path])
    strip = window.versions
    qtbot.waitUntil(lambda: strip.isVisible() and bool(strip._waiting), timeout=30_000)
    strip._waiting = type(strip._waiting)([OlderVersion(1, 3, 5, 3, 3)])  # As when both came at a time.
    strip.button.click()
    assert plain_session.assessment.documents[1].supersedes == 1
    strip.button.click()
    qtbot.waitUntil(lambda: strip.first.text().startswith("support v3.txt looks like"), timeout=30_000)
    strip.button.click()
    assert plain_session.assessment.documents[2].supersedes == 2


def test_a_version_taken_while_another_is_asked_about_leaves_the_question(
    imported: Any, plain_session: Any, qtbot: Any, tmp_path: Path
) -> None:
    other = write(tmp_path, "buses.txt", FIRST[:4], "1 Nov 2026")
    other.write_text(other.read_text("utf-8").replace("support", "buses"), "utf-8")
    with qtbot.waitSignal(plain_session.imports.finished, timeout=30_000):
        plain_session.imports.read([other])
    newer = write(tmp_path, "buses later.txt", FIRST[:3], "1 Nov 2026")
    with qtbot.waitSignal(plain_session.imports.newer_version_taken, timeout=30_000):
        plain_session.imports.read_newer_version(newer, 3)
    strip = imported.versions
    assert strip.first.text().startswith("buses later.txt is the newer version of")
    strip.close_button.click()
    assert strip.first.text().startswith("support v2.txt looks like a newer version")


@pytest.mark.parametrize("button", ["another", "close_button"])
def test_another_document_stays_another(imported: Any, plain_session: Any, button: str) -> None:
    before = plain_session.assessment
    getattr(imported.versions, button).click()
    assert imported.versions.isHidden()
    assert plain_session.assessment == before


def test_an_import_that_is_taken_back_is_asked_about_no_more(imported: Any, plain_session: Any) -> None:
    plain_session.undo()
    assert imported.versions.isHidden()


def test_a_newer_version_can_be_brought_in_as_that(
    window: Any, first: Any, qtbot: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    path = write(tmp_path, "support v2.txt", SECOND, "1 November 2026")
    monkeypatch.setattr("desktop.widgets.file_choices.document_to_import", lambda *_: path)
    steps = first.undo_stack.count()
    with qtbot.waitSignal(first.imports.newer_version_taken, timeout=30_000) as taken:
        window.views.newer_version_requested.emit(1)
    assert taken.args == [2]
    assert first.assessment.documents[1].supersedes == 1
    assert first.undo_stack.count() == steps + 1
    assert window.versions.second.text() == "3 changed, 2 gone, 2 new. 3 items to settle."
    window.versions.button.click()
    assert window.views.currentWidget().progress_words.text() == "0 of 3 settled"


def test_a_newer_version_of_a_document_deleted_meanwhile_is_a_document_by_itself(
    plain_session: Any, qtbot: Any, tmp_path: Path
) -> None:
    path = write(tmp_path, "support v2.txt", SECOND, "1 November 2026")
    with qtbot.waitSignal(plain_session.imports.finished, timeout=30_000):
        plain_session.imports.read_newer_version(path, 7)
    assert [document.supersedes for document in plain_session.assessment.documents] == [None]
