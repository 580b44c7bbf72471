"""What the paper holds and how it looks, as an officer chooses it."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog
from report_acts import options

from desktop import commands
from desktop.widgets import file_choices, report_logo
from desktop.widgets.main_window import MainWindow
from desktop.widgets.report_view import ReportView
from rubric.assessment import ReportOptions
from rubric.pack import Pack
from rubric.paper_parts import chosen_parts


def test_a_part_that_is_ticked_off_is_remembered_and_undone(
    view: ReportView, window: MainWindow, pack: Pack, qtbot: Any
) -> None:
    path = window._session.path
    view.parts.boxes["glossary"].box.click()
    assert options(window).left_out == ("glossary",)
    assert "glossary" not in {part.id for part in chosen_parts(pack, options(window))}
    assert (
        view.sections["parts"].standing.whole_text()
        == f"{len(view.parts.boxes) - 2} of {len(view.parts.boxes) - 1} parts"
    )
    window._session.undo()
    assert view.parts.boxes["glossary"].box.isChecked()
    window._session.redo()
    assert path is not None
    window._session.close()
    with qtbot.waitSignal(window._session.comparison_changed):
        window._session.open(path)
    window.show_view("report")
    assert not view.parts.boxes["glossary"].box.isChecked()


def test_a_part_that_is_needed_is_ticked_for_good_and_says_why(view: ReportView) -> None:
    part = view.parts.boxes["summary"]
    assert part.box.isChecked()
    assert not part.box.isEnabled()
    assert part.why.text() == "always printed"
    assert part.box.accessibleName() == "Summary on one page (always printed)"


def test_the_summary_alone_and_the_exemplars_take_parts_away(view: ReportView, window: MainWindow) -> None:
    view.parts.summary_only.click()
    assert not view.parts.boxes["index"].box.isEnabled()
    assert view.sections["parts"].standing.whole_text() == "summary only"
    view.parts.summary_only.click()
    view.parts.switches["exemplars"].click()
    assert not view.parts.boxes["gaps"].box.isChecked()
    assert view.parts.boxes["gaps"].why.text() == "needs exemplars"
    view.parts.switches["owners"].click()
    assert options(window) == ReportOptions(exemplars=False, owners=False)


def test_every_choice_is_one_step_of_undo_and_typing_is_one_however_long(view: ReportView, window: MainWindow) -> None:
    stack = window._session.undo_stack
    line = view.look.lines["watermark"]
    view.sections["look"].button.click()
    line.setFocus()
    for word in ("For ", "comment ", "only"):
        QTest.keyClicks(line, word)
        line.write()
    assert options(window).watermark == "For comment only"
    assert stack.count() == 1
    view.look.state.setCurrentIndex(1)
    view.look.state.activated.emit(1)
    assert options(window).final
    view.look.draft.setValue(4)
    assert window._session.assessment.details.draft == 4
    assert stack.count() == 3
    assert view.sections["look"].standing.whole_text() == "final"
    for _ in range(3):
        window._session.undo()
    assert options(window) == ReportOptions()
    assert view.look.lines["watermark"].text() == ""


def test_the_words_at_the_foot_say_what_stands_there_else(view: ReportView, window: MainWindow) -> None:
    line = view.look.lines["footer"]
    assert line.placeholderText() == "Alderwick Council. Evidence as at 1 October 2026."
    view.sections["look"].button.click()
    QTest.keyClicks(line, "Not for   publication")
    line.write()
    assert options(window).footer == "Not for publication"


def test_no_more_can_be_written_on_every_page_than_the_paper_takes(view: ReportView, window: MainWindow) -> None:
    line = view.look.lines["watermark"]
    assert line.accessibleName() == "Watermark, up to 40 letters"
    line.insert("For comment only " * 4)
    line.write()
    assert len(line.text()) == 40
    assert options(window).watermark == " ".join(line.text().split())


def test_longer_words_of_an_older_file_are_shown_as_they_are_printed_and_stay(
    view: ReportView, window: MainWindow
) -> None:
    commands.change_report_options(window._session, watermark="For comment only " * 4)
    line, steps = view.look.lines["watermark"], window._session.undo_stack.count()
    assert line.text() == ("For comment only " * 4)[:40]
    line.write()
    assert window._session.undo_stack.count() == steps


def test_a_colour_too_pale_for_paper_is_refused_with_the_cure_and_a_darker_one_taken(
    view: ReportView, window: MainWindow
) -> None:
    field = view.look.colour
    view.sections["look"].button.click()
    QTest.keyClicks(field.line, "#fc0")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.error.isVisible()
    assert "too pale" in field.error_text()
    assert field.line.accessibleDescription() == field.error_text()
    assert options(window).colour == ""
    commands.change_report_options(window._session, owners=False)
    assert field.line.text() == "#fc0"
    field.line.selectAll()
    QTest.keyClicks(field.line, "6c5600")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.error_text() == ""
    assert options(window).colour == "#6C5600"
    window._session.undo()
    assert field.line.text() == ""


def test_a_colour_is_chosen_from_a_picture_of_all_colours(
    view: ReportView, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor("#1d6b47"))
    view.look.colour.choose.click()
    assert options(window).colour == ""
    assert "too pale" in view.look.colour.error_text()
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor("#0d5b37"))
    view.look.colour.choose.click()
    assert options(window).colour == "#0D5B37"
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor())
    view.look.colour.choose.click()
    assert options(window).colour == "#0D5B37"


def test_a_logo_is_taken_shown_and_removed(
    view: ReportView, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#13587C"))
    assert image.save(str(tmp_path / "logo.png"))
    view.sections["look"].button.click()
    logo = view.look.logo
    assert logo.none.isVisible()
    monkeypatch.setattr(file_choices.QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "logo.png"), ""))
    with qtbot.waitSignal(logo.changed):
        logo.choose.click()
    assert options(window).logo
    assert logo.picture.isVisible()
    logo.remove.click()
    assert options(window).logo == ""
    assert logo.none.isVisible()
    window._session.undo()
    assert logo.picture.isVisible()


def test_what_is_no_picture_is_refused_and_the_logo_stays(
    view: ReportView, window: MainWindow, tmp_path: Path, qtbot: Any
) -> None:
    (tmp_path / "logo.png").write_text("words", "utf-8")
    logo = view.look.logo
    with qtbot.waitSignal(logo.aside.answered):
        logo.take(tmp_path / "logo.png")
    assert logo.error_text() == "logo.png is no PNG or JPEG picture: save the logo as one of these."
    assert options(window).logo == ""
    assert window._session.undo_stack.count() == 0


def test_a_logo_that_is_still_read_when_its_file_is_closed_stays_out_of_the_next(
    view: ReportView, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    may_read, session, path = Event(), window._session, window._session.path
    monkeypatch.setattr(report_logo, "read_logo", lambda _path: may_read.wait(10) and "iVBORw0KGgo=")
    view.look.logo.take(tmp_path / "logo.png")
    session.close()
    assert path is not None
    with qtbot.waitSignal(session.comparison_changed):
        session.open(path)
    may_read.set()
    qtbot.waitUntil(lambda: not view.look.logo.aside.busy)
    assert options(window).logo == ""
