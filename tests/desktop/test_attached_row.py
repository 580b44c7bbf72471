"""A file and a link are kept with an item and opened, as an officer does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop import commands
from desktop.outside import NO_LINK
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import file_choices
from desktop.widgets.evidence_editor import EvidenceEditor
from rubric.evidence import EvidenceItem

CONTENT = b"%PDF-1.7 Placements report"


@pytest.fixture
def editor(qtbot: Any, plain_session: Session, tmp_path: Path, enter: Callable[..., str]) -> EvidenceEditor:
    """The editor on one item."""
    editor = EvidenceEditor(plain_session, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(editor)
    editor.resize(800, 700)
    editor.show()
    editor.show_item(enter("Forty-one people live outside the borough."))
    return editor


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A file on the officer's computer."""
    file = tmp_path / "Placements report.pdf"
    file.write_bytes(CONTENT)
    return file


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What the system's programs were asked to open."""
    asked: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url)
        return "unknown" not in url.toString()

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return asked


def item_of(session: Session) -> EvidenceItem:
    return session.assessment.evidence[0]


def drag(widget: QWidget, *paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return data


def drop(widget: QWidget, data: QMimeData) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), copy, data, left, none))


def attach(qtbot: Any, editor: EvidenceEditor, path: Path) -> None:
    drop(editor, drag(editor, path))
    qtbot.waitUntil(lambda: editor.attached.file_name.whole_text() == path.name)


def fault_of(qtbot: Any, session: Session, act: Callable[[], object]) -> str:
    with qtbot.waitSignal(session.failed) as failed:
        act()
    return failed.args[0]


def test_an_item_with_neither_file_nor_link_shows_no_row(editor: EvidenceEditor) -> None:
    assert not editor.attached.isVisible()


def test_a_file_dropped_on_the_editor_is_kept_with_the_item(
    qtbot: Any, editor: EvidenceEditor, plain_session: Session, paper: Path
) -> None:
    data = drag(editor, paper)
    assert editor._drop_hint.isVisible()
    assert editor._drop_hint.text() == "Let go to keep it with E1"
    drop(editor, data)
    assert not editor._drop_hint.isVisible()
    qtbot.waitUntil(editor.attached.isVisible)
    assert item_of(plain_session).file_name == editor.attached.file_name.whole_text() == paper.name
    assert plain_session.undo_stack.undoText() == "Attach a file to E1"


def test_a_file_dragged_away_again_changes_nothing(editor: EvidenceEditor, plain_session: Session, paper: Path) -> None:
    drag(editor, paper)
    QApplication.sendEvent(editor, QDragLeaveEvent())
    assert not editor._drop_hint.isVisible()
    assert item_of(plain_session).file_name == ""


def test_the_text_leaves_a_dragged_file_to_the_editor_around_it(editor: EvidenceEditor, paper: Path) -> None:
    files, words = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(paper))])
    files.setText(str(paper))
    words.setText("Forty-one people")
    assert not editor.text.canInsertFromMimeData(files)
    assert editor.text.canInsertFromMimeData(words)


def test_words_dragged_over_the_editor_are_not_taken_for_a_file(editor: EvidenceEditor) -> None:
    drag(editor)
    assert not editor._drop_hint.isVisible()


def test_several_files_at_once_are_refused(
    qtbot: Any, editor: EvidenceEditor, plain_session: Session, paper: Path
) -> None:
    said = fault_of(qtbot, plain_session, lambda: drop(editor, drag(editor, paper, paper.with_name("other.pdf"))))
    assert said == "One file is kept with an item: drop them one at a time, or put them into one document."


def test_a_folder_or_an_empty_file_is_refused_plainly(
    qtbot: Any, editor: EvidenceEditor, plain_session: Session, paper: Path
) -> None:
    steps = plain_session.undo_stack.count()
    said = fault_of(qtbot, plain_session, lambda: drop(editor, drag(editor, paper.parent)))
    assert said == f"{paper.parent.name} is a folder: attach one file of it, or link to the folder."
    paper.write_bytes(b"")
    said = fault_of(qtbot, plain_session, lambda: drop(editor, drag(editor, paper)))
    assert said == "Placements report.pdf is empty: attach another file."
    assert plain_session.undo_stack.count() == steps


def test_a_file_is_chosen_with_the_button(
    qtbot: Any, editor: EvidenceEditor, plain_session: Session, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_choices, "file_to_attach", lambda *_: paper)
    qtbot.mouseClick(editor.attach_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: item_of(plain_session).file_name == paper.name)


def test_attaching_is_undone_and_done_again(
    qtbot: Any, editor: EvidenceEditor, plain_session: Session, paper: Path, opened: list[QUrl]
) -> None:
    attach(qtbot, editor, paper)
    paper.unlink()
    plain_session.undo()
    assert not editor.attached.isVisible()
    plain_session.redo()
    editor.attached.open_button.click()
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert Path(opened[0].toLocalFile()).read_bytes() == CONTENT


def test_replacing_a_file_says_so_and_is_undone(
    qtbot: Any, editor: EvidenceEditor, plain_session: Session, paper: Path
) -> None:
    attach(qtbot, editor, paper)
    newer = paper.with_name("Newer report.pdf")
    newer.write_bytes(b"newer")
    data = drag(editor, newer)
    assert editor._drop_hint.text() == "Let go to keep it with E1 in the place of Placements report.pdf"
    drop(editor, data)
    qtbot.waitUntil(editor.attached.said.isVisible)
    assert editor.attached.said.text() == "It stands in the place of Placements report.pdf; undo brings that back."
    assert plain_session.undo_stack.undoText() == "Replace the file of E1"
    plain_session.undo()
    assert item_of(plain_session).file_name == paper.name
    assert not editor.attached.said.isVisible()


def test_removing_a_file_is_undone(qtbot: Any, editor: EvidenceEditor, plain_session: Session, paper: Path) -> None:
    attach(qtbot, editor, paper)
    editor.attached.remove_act.trigger()
    assert item_of(plain_session).file_digest == item_of(plain_session).file_name == ""
    assert not editor.attached.isVisible()
    plain_session.undo()
    assert item_of(plain_session).file_name == paper.name


def test_what_is_opened_is_a_copy_that_goes_with_the_assessment(
    qtbot: Any, editor: EvidenceEditor, plain_session: Session, paper: Path, opened: list[QUrl]
) -> None:
    attach(qtbot, editor, paper)
    for count in (1, 2):
        editor.attached.open_button.click()
        qtbot.waitUntil(lambda count=count: len(opened) == count)
    copy = Path(opened[0].toLocalFile())
    assert opened[1] == opened[0]
    assert copy.name == paper.name
    assert copy.stat().st_mode & 0o222 == 0
    plain_session.close()
    assert not copy.parent.parent.exists()


def test_a_file_that_no_program_opens_says_what_to_do(
    qtbot: Any, editor: EvidenceEditor, paper: Path, opened: list[QUrl]
) -> None:
    attach(qtbot, editor, paper.rename(paper.with_name("a.unknown")))
    editor.attached.open_button.click()
    qtbot.waitUntil(editor.attached.said.isVisible)
    assert editor.attached.said.text().startswith("No program on this computer opens a.unknown: save a copy")


def test_a_file_that_would_run_is_not_opened_but_saved(
    qtbot: Any, editor: EvidenceEditor, paper: Path, opened: list[QUrl], monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(qtbot, editor, paper.rename(paper.with_name("Placements report.pdf.exe")))
    assert editor.attached.open_button.text() == "Save a copy…"
    assert "can run a program, so it is not opened from here" in editor.attached.said.text()
    target = paper.with_name("Kept for checking.bin")
    monkeypatch.setattr(file_choices, "file_to_save", lambda *_: target)
    editor.attached.open_button.click()
    qtbot.waitUntil(lambda: "Saved as" in editor.attached.said.text())
    assert target.read_bytes() == CONTENT
    assert opened == []


def test_what_was_said_of_a_file_is_not_said_of_the_next_assessment(
    qtbot: Any, editor: EvidenceEditor, plain_session: Session, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(qtbot, editor, paper)
    monkeypatch.setattr(file_choices, "file_to_save", lambda *_: paper.with_name("Copy.pdf"))
    editor.attached.save_file()
    qtbot.waitUntil(lambda: "Saved as" in editor.attached.said.text())
    path = plain_session.path
    assert path is not None
    with qtbot.waitSignal(plain_session.comparison_changed):
        assert plain_session.open(path)
    editor.show_item("E1")
    assert editor.attached.said.text() == ""


@pytest.mark.usefixtures("opened")
def test_a_copy_of_one_items_file_is_not_answered_on_another(
    qtbot: Any, editor: EvidenceEditor, plain_session: Session, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(qtbot, editor, paper.rename(paper.with_name("a.unknown")))
    other = commands.new_evidence(plain_session, text="Another item.")
    target = paper.with_name("Copy.pdf")
    monkeypatch.setattr(file_choices, "file_to_save", lambda *_: target)
    editor.attached.save_file()
    editor.show_item(other)
    qtbot.waitUntil(target.exists)
    plain_session.files._threads.waitForDone()
    QApplication.sendPostedEvents()
    assert editor.attached.said.text() == ""
    editor.show_item("E1")
    editor.attached.open_file()
    with qtbot.waitSignal(plain_session.failed) as failed:
        editor.show_item(other)
    assert failed.args[0].startswith("No program on this computer opens a.unknown")
    assert editor.attached.said.text() == ""


def test_a_file_that_is_only_named_says_so(
    qtbot: Any, editor: EvidenceEditor, plain_session: Session, opened: list[QUrl]
) -> None:
    commands.change_evidence(plain_session, "E1", file_name="From elsewhere.pdf", file_digest="0" * 64)
    said = fault_of(qtbot, plain_session, editor.attached.open_button.click)
    assert said == "From elsewhere.pdf is only named here, not kept: attach the file again."
    assert opened == []


def test_a_name_from_elsewhere_leads_nowhere_else(
    qtbot: Any, editor: EvidenceEditor, plain_session: Session, paper: Path, opened: list[QUrl]
) -> None:
    attach(qtbot, editor, paper)
    commands.change_evidence(plain_session, "E1", file_name="../../../out.pdf")
    editor.attached.open_button.click()
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert Path(opened[0].toLocalFile()).name == "_.._.._out.pdf"


def test_a_file_attached_as_the_assessment_is_closed_is_kept(
    editor: EvidenceEditor, plain_session: Session, paper: Path, qtbot: Any
) -> None:
    editor.attached.attach(paper)
    path = plain_session.path
    assert path is not None
    plain_session.close()
    with qtbot.waitSignal(plain_session.comparison_changed):
        assert plain_session.open(path)
    assert item_of(plain_session).file_name == paper.name


def test_an_item_deleted_while_its_file_is_copied_stays_deleted(
    editor: EvidenceEditor, plain_session: Session, paper: Path, qtbot: Any
) -> None:
    editor.attached.attach(paper)
    commands.delete_evidence(plain_session, ["E1"])
    plain_session.files._threads.waitForDone()
    QApplication.sendPostedEvents()
    assert plain_session.assessment.evidence == ()
    assert plain_session.undo_stack.undoText() == "Delete E1"


def test_a_file_in_an_assessment_that_may_only_be_read_is_opened_and_not_changed(
    qtbot: Any, editor: EvidenceEditor, plain_session: Session, paper: Path, opened: list[QUrl]
) -> None:
    attach(qtbot, editor, paper)
    path = plain_session.path
    assert path is not None
    plain_session.close()
    other = Session()
    assert other.open(path)
    with qtbot.waitSignal(plain_session.comparison_changed):
        assert plain_session.open(path)
    editor.show_item("E1")
    assert not editor.attach_button.isEnabled()
    assert not editor.attached.remove_act.isEnabled()
    assert not editor.attached.replace_act.isEnabled()
    drag(editor, paper)
    assert not editor._drop_hint.isVisible()
    editor.attached.open_button.click()
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert Path(opened[0].toLocalFile()).read_bytes() == CONTENT
    said = fault_of(qtbot, plain_session, lambda: commands.attach_file(plain_session, "E1", paper))
    assert "open to read only" in said
    other.close()


@pytest.mark.parametrize(
    ("link", "asked"),
    [
        ("https://alderwick.example/plan", "https://alderwick.example/plan"),
        ("www.alderwick.example", "https://www.alderwick.example"),
        ("/home/plans/a b.pdf", "file:///home/plans/a b.pdf"),
    ],
)
def test_a_link_is_handed_to_the_system(
    editor: EvidenceEditor, plain_session: Session, opened: list[QUrl], link: str, asked: str
) -> None:
    commands.change_evidence(plain_session, "E1", link=link)
    assert editor.attached.link_button.isVisible()
    editor.attached.link_button.click()
    assert [url.toString() for url in opened] == [asked]


def test_a_link_of_another_kind_is_not_opened_and_its_field_says_why(
    qtbot: Any, editor: EvidenceEditor, plain_session: Session, opened: list[QUrl]
) -> None:
    commands.change_evidence(plain_session, "E1", link="javascript:alert(1)")
    editor.attached.link_button.click()
    assert opened == []
    field = editor.fields.fields["link"]
    assert field.isVisible()
    assert field.error_text() == NO_LINK
    qtbot.waitUntil(editor.fields.lines["link"].hasFocus)
    commands.change_evidence(plain_session, "E1", link="https://alderwick.example")
    assert field.error_text() == ""


def test_a_link_out_of_reach_is_said(editor: EvidenceEditor, plain_session: Session, opened: list[QUrl]) -> None:
    commands.change_evidence(plain_session, "E1", link="https://unknown.example")
    editor.attached.link_button.click()
    assert editor.attached.said.text().startswith("This computer did not open the link")
