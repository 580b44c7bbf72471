"""The report as an officer uses it: what the paper holds, its pages, what to look at first, and exporting it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QDesktopServices, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QDialog, QWidget

from desktop import commands
from desktop.models.action_filter import ActionFilter
from desktop.models.leading_rows import Way
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import file_choices, report_logo, report_view, theme
from desktop.widgets.main_window import MainWindow
from desktop.widgets.report_pages import PageList
from desktop.widgets.report_preview import COMING, OLD
from desktop.widgets.report_view import ReportView
from rubric.assessment import ReportOptions
from rubric.pack import Pack
from rubric.paper_parts import chosen_parts

CONTROL = Qt.KeyboardModifier.ControlModifier
PERSONAL = "Ring Jo on 020 7946 0018 or write to jo@example.org about the placement."


class Maker:
    """Stands in for the process that makes the pages: it notes what is asked for, and gives what a test tells it to."""

    def __init__(self, session: Session, write: Callable[..., Path], qtbot: Any) -> None:
        self.session, self.write, self.qtbot, self.asked = session, write, qtbot, 0

    def ask(self) -> None:
        self.asked += 1

    def make(self, pages: PageList, *words: str, **parts: int) -> None:
        with self.qtbot.waitSignal(pages.shown):
            self.session.report_ahead.made_of = self.session.assessment
            self.session.report_ahead.previewed.emit(str(self.write("paper.pdf", *words, **parts)), len(words))


@pytest.fixture
def maker(
    plain_session: Session, monkeypatch: pytest.MonkeyPatch, write_paper: Callable[..., Path], qtbot: Any
) -> Maker:
    made = Maker(plain_session, write_paper, qtbot)
    monkeypatch.setattr(plain_session.report_ahead, "now", made.ask)
    return made


@pytest.fixture
def view(window: MainWindow, maker: Maker) -> ReportView:
    """The report of an assessment in which nothing is written yet, opened by its key."""
    press(window, Qt.Key.Key_5, CONTROL)
    shown = window.views.currentWidget()
    assert isinstance(shown, ReportView)
    return shown


@pytest.fixture
def pages(view: ReportView, maker: Maker) -> PageList:
    """Nine pages in three parts."""
    maker.make(view.preview.pages, *(f"Page {n}" for n in range(1, 10)), Summary=1, Needs=3, Gaps=6)
    return view.preview.pages


def press(window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def options(window: MainWindow) -> ReportOptions:
    return window._session.assessment.report_options


def wait_until_read(view: ReportView, qtbot: Any) -> None:
    """Until everything has been looked at: that is done aside."""
    qtbot.waitUntil(lambda: not view.aside.busy)


def concern(view: ReportView, kind: str, qtbot: Any) -> Any:
    """The row of one concern, chosen."""
    wait_until_read(view, qtbot)
    assert view.concerns.list.choose(kind)
    return view.concerns.list.chosen_row()


# What the paper holds


def test_it_is_the_fifth_view(view: ReportView, window: MainWindow, qtbot: Any) -> None:
    assert window.views.current() == "report"
    assert window.bar.views.chosen_key() == "report"
    assert window.menus.acts["report"].isChecked()
    assert view.sections["concerns"].button.hasFocus()
    wait_until_read(view, qtbot)
    window.show_view("desk")
    window.show_view("report")
    assert view.concerns.list.hasFocus()


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


def test_sections_stay_folded_as_they_were_left(view: ReportView, window: MainWindow, settings: Settings) -> None:
    assert view.look.isHidden()
    assert not view.parts.isHidden()
    button = view.sections["parts"].button
    button.setFocus()
    press(window, Qt.Key.Key_Return)
    assert view.parts.isHidden()
    assert button.accessibleDescription() == "Folded"
    assert button.accessibleName().startswith("In this paper, all ")
    again = ReportView(window._session, settings)
    assert again.sections["parts"].is_folded()
    again.deleteLater()


def test_a_file_that_may_only_be_read_is_only_looked_at(
    view: ReportView, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "read_only", property(lambda _: True))
    view.refresh()
    assert not view.parts.boxes["index"].box.isEnabled()
    assert not view.parts.summary_only.isEnabled()
    assert not view.look.logo.choose.isEnabled()
    assert view.look.lines["footer"].isReadOnly()
    assert view.exports[".pdf"].isEnabled()


# Before you export


def test_a_concern_leads_to_its_place_by_enter(
    view: ReportView, window: MainWindow, enter: Callable[..., str], pack: Pack, qtbot: Any
) -> None:
    item = enter(PERSONAL, sub_headings=(pack.sub_headings[0].id,))
    commands.change_report_options(window._session, mask=False)
    row = concern(view, "personal-data", qtbot)
    assert row.title == "Personal data is found in 1 item: it stands in the paper."
    assert row.word == "Serious"
    view.concerns.list.setFocus()
    press(window, Qt.Key.Key_Return)
    assert window.views.current() == "desk"
    assert window.views.desk.middle.editor.shown_item() == item


def test_a_concern_about_several_things_leads_from_one_to_the_next(
    view: ReportView, window: MainWindow, enter: Callable[..., str], pack: Pack, qtbot: Any
) -> None:
    items = [enter("There were 12 of them.", sub_headings=(pack.sub_headings[n].id,)) for n in range(2)]
    seen: list[str | None] = []
    for _ in range(3):
        window.show_view("report")
        assert concern(view, "undated-figures", qtbot).title == "2 items give figures and no date."
        view.concerns.list.setFocus()
        press(window, Qt.Key.Key_Return)
        seen.append(window.views.desk.middle.editor.shown_item())
    assert seen == [*items, items[0]]


def test_personal_data_is_blacked_out_by_a_switch_beside_the_concern(
    view: ReportView, window: MainWindow, enter: Callable[..., str], qtbot: Any
) -> None:
    wait_until_read(view, qtbot)
    assert not view.concerns.black_out.isVisible()
    enter(PERSONAL)
    wait_until_read(view, qtbot)
    assert view.concerns.black_out.isVisible()
    assert concern(view, "personal-data", qtbot).word == "Note"
    view.concerns.black_out.click()
    assert not options(window).mask
    assert not view.parts.switches["mask"].isChecked()
    assert concern(view, "personal-data", qtbot).word == "Serious"


def test_unanswered_gaps_lead_to_their_list(view: ReportView, window: MainWindow, pack: Pack, qtbot: Any) -> None:
    assert concern(view, "gaps-unanswered", qtbot).title.startswith(f"{len(pack.patterns)} gaps have neither")
    index = view.concerns.list.currentIndex()
    view.concerns.list.clicked.emit(index)
    desk = window.views.desk
    assert desk.gap_list.filter.everywhere
    assert len(desk.gap_list.list.rows.open_keys()) == len(pack.patterns)
    assert desk.gap_list.list.hasFocus()


def test_the_other_ways_lead_where_they_say(view: ReportView, window: MainWindow, pack: Pack) -> None:
    place = pack.sub_headings[1].id
    session = window._session
    commands.add_own_action(session, place, "Do it", "", None)
    for way, shown in (
        (Way("action", "1"), "actions"),
        (Way("actions", "overdue"), "actions"),
        (Way("account", place), "desk"),
        (Way("judgement", ""), "desk"),
        (Way("pattern", pack.patterns[0].id), "desk"),
    ):
        window.show_view("report")
        view.led.emit(*way)
        assert window.views.current() == shown
    window.show_view("report")
    view.led.emit("actions", "overdue")
    assert window.views.currentWidget().choices.asked() == ActionFilter(stands="overdue")  # pyright: ignore[reportAttributeAccessIssue]
    view.led.emit("judgement", place)
    assert window.views.desk.place() == place
    assert window.views.desk.middle.account.judgement.hasFocus()
    view.led.emit("details", "prepared_by")
    sheet = next(dialog for dialog in window.findChildren(QDialog) if dialog.windowTitle().startswith("Details"))
    line = sheet.findChild(QWidget, "prepared_by")
    assert sheet.focusWidget() is line
    sheet.close()


def test_until_the_evidence_is_read_nothing_is_said_to_be_ready(
    view: ReportView, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window._session.path
    assert path is not None
    window.close_assessment()
    window._session.open(path)
    window.show_view("report")
    assert view.concerns.nothing.text() == "The evidence is being read."
    assert view.sections["concerns"].standing.whole_text() == ""


def test_nothing_in_the_way_is_said(view: ReportView, monkeypatch: pytest.MonkeyPatch, qtbot: Any) -> None:
    monkeypatch.setattr("desktop.widgets.report_view.concerns", lambda *_: ())
    view.read_anew()
    wait_until_read(view, qtbot)
    assert view.concerns.nothing.isVisible()
    assert view.concerns.nothing.text() == "Nothing stands in the way."
    assert view.sections["concerns"].standing.whole_text() == "ready"


# Since the last export


def test_what_has_changed_since_the_last_export_leads_to_its_place(
    view: ReportView, window: MainWindow, enter: Callable[..., str], tmp_path: Path, qtbot: Any
) -> None:
    session = window._session
    pattern = session.pack.patterns[0]
    view.sections["since"].button.click()
    assert "Nothing has been exported yet" in view.since.said.text()
    with qtbot.waitSignal(session.comparison_changed):
        export(session, tmp_path / "Alderwick, draft.pdf")
    wait_until_read(view, qtbot)
    assert view.since.said.text().startswith("Alderwick, draft.pdf, draft 1, made on ")
    assert view.since.said.text().endswith("Nothing has changed since.")
    item = enter(f"{pattern.title}.", sub_headings=(pattern.home,))
    wait_until_read(view, qtbot)
    titles = [row.title for row in shown_rows(view.since.list)]
    assert pattern.title in titles
    assert "1 item added" in titles
    assert view.since.list.choose("added")
    view.since.list.setFocus()
    press(window, Qt.Key.Key_Return)
    assert window.views.desk.middle.editor.shown_item() == item


def shown_rows(rows: Any) -> list[Any]:
    model = rows.rows
    return [model.index(n).data(Qt.ItemDataRole.UserRole + 1) for n in range(model.rowCount())]


def export(session: Session, path: Path) -> None:
    """As if the report's process had made it."""
    from rubric.snapshots import take_snapshot

    held = take_snapshot(session.assessment, session.comparison)
    session.exports._made_of = session.assessment, lambda: held
    session.exports._on_finished(str(path))


def test_what_to_look_at_is_worked_out_once_the_evidence_has_been_compared(
    view: ReportView, enter: Any, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    wait_until_read(view, qtbot)
    read: list[tuple[int, int]] = []
    monkeypatch.setattr(
        report_view, "concerns", lambda _pack, a, c, _day: read.append((len(a.evidence), len(c.items))) or ()
    )
    enter("There were 12 of them.")
    wait_until_read(view, qtbot)
    assert read == [(1, 1)]


# The pages


def test_the_pages_are_made_when_the_view_is_first_seen_and_not_again(
    view: ReportView, window: MainWindow, maker: Maker, pages: PageList
) -> None:
    assert maker.asked == 1
    window.show_view("desk")
    window.show_view("report")
    assert maker.asked == 1
    assert pages.isVisible()
    assert view.preview.of.text() == "of 9"
    assert [view.preview.parts.itemText(n) for n in range(3)] == ["Summary", "Needs", "Gaps"]


def test_only_pages_in_sight_are_drawn_and_each_says_its_words(pages: PageList, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: pages.image(0) is not None and pages.image(1) is not None)
    assert pages.image(8) is None
    index = pages.pages.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Page 1 of 9"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Page 1"
    pages.go_to(8)
    qtbot.waitUntil(lambda: pages.image(8) is not None)
    image = pages.image(8)
    assert image is not None
    assert image.width() == round(595 * 96 / 72 * pages.zoom() * pages.devicePixelRatioF())


def test_a_screen_reader_meets_each_page_by_its_number_and_part(pages: PageList, qtbot: Any) -> None:
    pages.setFocus()
    pages.go_to(4)
    qtbot.waitUntil(lambda: pages.image(4) is not None)
    spoken = QAccessible.queryAccessibleInterface(pages)
    page = spoken.child(4)
    assert page.text(QAccessible.Text.Name) == "Page 5 of 9, Needs"
    assert page.text(QAccessible.Text.Description) == "Page 5"


def test_pages_are_gone_through_by_key(view: ReportView, window: MainWindow, pages: PageList) -> None:
    pages.setFocus()
    press(window, Qt.Key.Key_End)
    assert view.preview.page_box.value() == 9
    assert view.preview.parts.currentText() == "Gaps"
    press(window, Qt.Key.Key_Home)
    assert view.preview.page_box.value() == 1
    assert view.preview.parts.currentIndex() == -1
    for _ in range(4):
        press(window, Qt.Key.Key_PageDown)
    assert view.preview.page_box.value() > 1
    for _ in range(4):
        press(window, Qt.Key.Key_PageUp)
    assert view.preview.page_box.value() == 1
    assert pages.hasFocus()


def test_a_page_is_gone_to_by_its_number_and_by_its_part(view: ReportView, window: MainWindow, pages: PageList) -> None:
    box = view.preview.page_box
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "7")
    press(window, Qt.Key.Key_Return)
    assert pages.page() == 6
    view.preview.parts.setCurrentIndex(0)
    view.preview.parts.activated.emit(0)
    assert pages.page() == 1
    assert pages.hasFocus()


def test_pages_are_made_larger_and_smaller_by_key_and_wheel_and_keep_their_place(
    view: ReportView, window: MainWindow, pages: PageList
) -> None:
    fitting, text = pages.zoom(), theme.scale()
    pages.go_to(4, 0.25)
    pages.setFocus()
    press(window, Qt.Key.Key_Plus)
    assert pages.zoom() > fitting
    assert not pages.fits
    assert pages.page() == 4
    press(window, Qt.Key.Key_0)
    assert pages.zoom() == fitting
    press(window, Qt.Key.Key_Minus)
    assert pages.zoom() < fitting
    before = pages.zoom()
    at = QPointF(100, 100)
    wheel = QWheelEvent(
        at, pages.viewport().mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        CONTROL, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pages.viewport(), wheel)
    assert pages.zoom() > before
    assert theme.scale() == text
    for _ in range(30):
        press(window, Qt.Key.Key_Plus)
    assert pages.zoom() == 3.0
    assert pages.page() == 4


def test_pages_that_are_renewed_stay_where_they_were(
    pages: PageList,
    maker: Maker,
) -> None:
    pages.go_to(4, 0.5)
    maker.make(pages, *"1234567", Needs=1, Gaps=4)
    assert pages._place() == (2, pytest.approx(0.5, abs=0.01))


def test_pages_older_than_the_evidence_say_so_and_are_made_anew(
    view: ReportView, window: MainWindow, pages: PageList, maker: Maker, enter: Any
) -> None:
    strip = view.preview.strip
    assert not strip.isVisible()
    enter("There were 12 of them.")
    assert strip.isVisible()
    assert strip.words.whole_text() == OLD
    press(window, Qt.Key.Key_F5)
    assert maker.asked == 2
    assert not strip.isVisible()
    assert view.preview.progress.isVisible()
    maker.make(pages, "One")
    assert not view.preview.progress.isVisible()
    assert not strip.isVisible()
    assert view.preview.of.text() == "of 1"


def test_pages_that_are_made_by_themselves_are_said_to_come(
    view: ReportView, window: MainWindow, pages: PageList, enter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window._session.report_ahead), "follows", True)
    enter("There were 12 of them.")
    assert view.preview.strip.words.whole_text() == COMING
    assert not view.preview.strip.button.isVisible()


def test_before_there_are_pages_none_is_told(view: ReportView, maker: Maker) -> None:
    preview = view.preview
    assert not any(part.isVisible() for part in (preview.page_label, preview.page_box, preview.of, preview.parts))
    assert preview.progress.stage.text() == ""
    maker.make(preview.pages, *"12345", Summary=1)
    assert preview.page_box.isVisible()
    assert preview.parts.currentIndex() == -1
    assert preview.parts.placeholderText() == "Go to a part…"


def test_a_whole_page_is_shown_and_follows_the_window(
    view: ReportView, window: MainWindow, pages: PageList, qapp: QApplication
) -> None:
    pages.go_to(4, 0.5)
    view.preview.whole.click()
    for height in (900, 700):
        window.resize(1440, height)
        qapp.processEvents()
        assert pages.visualRect(pages.pages.index(pages.page())).height() <= pages.viewport().height() + 1
        assert pages.page() == 4
    view.preview.fit.click()
    fitting = pages.zoom()
    pages.setFocus()
    press(window, Qt.Key.Key_9)
    assert pages.zoom() < fitting


def test_what_is_unfolded_and_the_row_with_the_keyboard_come_in_sight(
    view: ReportView, window: MainWindow, qtbot: Any
) -> None:
    window.resize(1280, 660)
    look, bar = view.sections["look"], view._area.verticalScrollBar()
    if not look.is_folded():
        look.button.click()
    look.button.click()
    qtbot.waitUntil(lambda: look.visibleRegion().boundingRect().height() == look.height() > 200)
    wait_until_read(view, qtbot)
    window.show_view("desk")
    bar.setValue(bar.maximum())
    window.show_view("report")
    found = view.concerns.list
    assert found.hasFocus()
    qtbot.waitUntil(lambda: found.visibleRegion().contains(found.visualRect(found.currentIndex()).center()))


def test_with_the_summary_alone_the_left_pane_is_no_wider_than_its_room(view: ReportView, window: MainWindow) -> None:
    view.parts.summary_only.click()
    view.splitter.setSizes([1, 2000])
    QApplication.processEvents()
    for folding in view.sections.values():
        folding.set_folded(False)
    QApplication.processEvents()
    assert view._page.width() <= view._area.viewport().width()
    assert view.parts.boxes["index"].box.accessibleName().endswith("(not in the summary)")


def test_it_is_told_since_any_export(
    view: ReportView, window: MainWindow, enter: Any, qtbot: Any, tmp_path: Path
) -> None:
    enter("Seven waited.")
    export(window._session, tmp_path / "first.pdf")
    assert not view.since.which.isVisible()
    enter("Eight waited.")
    export(window._session, tmp_path / "second.xlsx")
    wait_until_read(view, qtbot)
    view.sections["since"].set_folded(False)
    assert view.since.which.isVisible()
    assert view.since.said.text().startswith("second.xlsx")
    view.since.which.setCurrentIndex(1)
    view.since.which.activated.emit(1)
    wait_until_read(view, qtbot)
    assert view.since.said.text().startswith("first.pdf")
    assert any(row.key == "added" for row in shown_rows(view.since.list))


def test_pages_that_do_not_come_can_be_asked_for_again(view: ReportView, window: MainWindow, maker: Maker) -> None:
    press(window, Qt.Key.Key_F5)
    press(window, Qt.Key.Key_F5)
    assert maker.asked == 3
    assert view.preview.progress.isVisible()


def test_pages_of_what_was_entered_before_are_said_to_be_old(
    view: ReportView, window: MainWindow, pages: PageList, enter: Any, write_paper: Callable[..., Path]
) -> None:
    enter("There were 12 of them.")
    window._session.report_ahead.previewed.emit(str(write_paper("late.pdf", "One")), 1)
    assert view.preview.strip.words.whole_text() == OLD


def test_pages_that_were_made_ahead_take_the_place_of_old_ones(
    view: ReportView, pages: PageList, maker: Maker, enter: Any
) -> None:
    enter("There were 12 of them.")
    maker.make(pages, "One", "Two")
    assert maker.asked == 1
    assert not view.preview.strip.isVisible()
    assert view.preview.of.text() == "of 2"


def test_an_export_makes_no_page_old(view: ReportView, window: MainWindow, pages: PageList, tmp_path: Path) -> None:
    export(window._session, tmp_path / "Alderwick, draft.pdf")
    assert not view.preview.strip.isVisible()


def test_what_changed_while_nobody_looked_is_in_the_pages_when_they_are_seen(
    window: MainWindow, pages: PageList, maker: Maker, enter: Any
) -> None:
    window.show_view("desk")
    enter("There were 12 of them.")
    assert maker.asked == 1
    window.show_view("report")
    assert maker.asked == 2


def test_pages_that_cannot_be_made_say_why_and_are_tried_again(
    view: ReportView, window: MainWindow, maker: Maker
) -> None:
    preview = view.preview
    assert preview.empty.sentence.text() == "The pages are being made."
    assert not preview.make.isVisible()
    window._session.report_ahead.failed.emit("cover.html.j2, line 4: this part of the paper is at fault.")
    assert preview.empty.sentence.text() == "The pages could not be made."
    assert preview.empty.how.text().startswith("cover.html.j2")
    window.show_view("desk")
    window.show_view("report")
    assert maker.asked == 1
    preview.make.click()
    assert maker.asked == 2
    assert preview.empty.sentence.text() == "The pages are being made."


def test_old_pages_stay_where_new_ones_fail(
    view: ReportView, window: MainWindow, pages: PageList, maker: Maker
) -> None:
    press(window, Qt.Key.Key_F5)
    window._session.report_ahead.failed.emit("The report stopped before it was done; make it again.")
    assert pages.isVisible()
    assert view.preview.strip.words.whole_text().startswith("The report stopped")
    view.preview.strip.button.click()
    assert maker.asked == 3


@pytest.mark.expects_log_warnings
def test_a_paper_that_cannot_be_read_is_said(
    view: ReportView, window: MainWindow, maker: Maker, tmp_path: Path, qtbot: Any
) -> None:
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7")
    with qtbot.waitSignal(view.preview.pages.failed):
        window._session.report_ahead.previewed.emit(str(tmp_path / "torn.pdf"), 1)
    assert view.preview.strip.words.whole_text() == "The pages could not be read: make them anew."


def test_closing_the_file_empties_it(view: ReportView, window: MainWindow, pages: PageList, maker: Maker) -> None:
    window.close_assessment()
    assert pages.paper.sizes == ()
    assert view.preview.page_count() == 0
    assert view.preview.empty.sentence.text() == "No assessment is open."
    assert not view.preview.page_box.isEnabled()
    window._session.report_ahead.previewed.emit("late.pdf", 1)
    assert view.preview.empty.sentence.text() == "No assessment is open."


def test_pages_that_are_made_while_nobody_looks_are_opened_when_somebody_does(
    view: ReportView, window: MainWindow, maker: Maker, qtbot: Any
) -> None:
    window.show_view("desk")
    with qtbot.assertNotEmitted(view.preview.pages.shown):
        window._session.report_ahead.made_of = window._session.assessment
        window._session.report_ahead.previewed.emit(str(maker.write("paper.pdf", "One", "Two")), 2)
    with qtbot.waitSignal(view.preview.pages.shown):
        window.show_view("report")
    assert view.preview.of.text() == "of 2"


def test_pages_that_fit_are_no_wider_than_on_paper_and_stand_in_the_middle(
    window: MainWindow, pages: PageList, qapp: QApplication
) -> None:
    window.resize(1920, 1080)
    qapp.processEvents()
    assert pages.zoom() == 1.0
    assert pages.visualRect(pages.pages.index(0)).width() == pages.viewport().width()
    theme.apply(qapp, dark=False, scale=1.25)
    assert pages.zoom() == 1.25
    window.resize(1280, 660)
    qapp.processEvents()
    assert pages.zoom() < 1.25
    assert pages.horizontalScrollBar().maximum() == 0


# Exporting


def test_it_is_exported_from_here_as_each_kind_of_file(
    view: ReportView, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made: list[Path] = []
    monkeypatch.setattr(file_choices.QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "draft"), ""))
    monkeypatch.setattr(window._session.exports, "make", made.append)
    for suffix in (".pdf", ".docx", ".xlsx"):
        view.exports[suffix].setFocus()
        press(window, Qt.Key.Key_Return)
    assert made == [tmp_path / "draft.pdf", tmp_path / "draft.docx", tmp_path / "draft.xlsx"]
    assert view.exports[".docx"].accessibleName() == "Export Word"


def test_an_export_is_opened_if_that_is_asked_and_its_folder_is_told_and_shown(
    view: ReportView, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True)
    assert not view.show_folder.isVisible()
    window._session.exports.finished.emit(str(tmp_path / "draft.pdf"))
    assert opened == []
    assert window.notice.button.text() == "Open"
    assert window.notice.second.text() == str(tmp_path)
    assert "draft.pdf" not in view.facts.whole_text()
    view.show_folder.click()
    assert opened == [tmp_path]
    view.open_after.click()
    assert settings.open_after_export
    window._session.exports.finished.emit(str(tmp_path / "draft.pdf"))
    assert opened[1:] == [tmp_path / "draft.pdf"]
    assert window.notice.button.text() == "Show in folder"
    window.notice.button.click()
    assert opened[2:] == [tmp_path]


def test_what_no_program_opens_is_said_to_be_made_and_where_it_lies(
    view: ReportView, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    window._session.exports.finished.emit(str(tmp_path / "draft.docx"))
    window.notice.button.click()
    assert window.notice.first.text() == "No program on this computer opens draft.docx"
    assert str(tmp_path) in window.notice.second.text()


def test_the_news_of_an_export_stands_once_and_goes_with_the_view(
    view: ReportView, window: MainWindow, tmp_path: Path
) -> None:
    assert not window.bar.draft.isVisible()
    window._session.exports.finished.emit(str(tmp_path / "draft.pdf"))
    press(window, Qt.Key.Key_F5)
    assert window.notice.isVisible()
    window.show_view("desk")
    assert not window.notice.isVisible()
    assert window.bar.draft.isVisible()


def test_while_one_is_made_no_other_is_asked_for_and_the_keyboard_comes_back(
    view: ReportView, window: MainWindow, pages: PageList, tmp_path: Path
) -> None:
    view.exports[".xlsx"].setFocus()
    window._session.exports.make(tmp_path / "draft.xlsx")
    assert not any(button.isEnabled() for button in view.exports.values())
    assert pages.hasFocus()
    window._session.exports.cancel()
    assert all(button.isEnabled() for button in view.exports.values())
    assert view.exports[".xlsx"].hasFocus()


def test_the_report_leads_away_and_back(view: ReportView, window: MainWindow, enter: Any, qtbot: Any) -> None:
    enter("Seven waited.")
    concern(view, "cover-empty", qtbot)
    view.concerns.list.led.emit("evidence", "E1")
    assert window.views.current() == "desk"
    assert window.notice.button.text() == "Back to the report"
    window.notice.button.click()
    assert window.views.current() == "report"
    assert not window.notice.isVisible()


def test_the_keyboard_goes_through_it_in_the_order_of_the_eye(
    view: ReportView, window: MainWindow, pages: PageList
) -> None:
    view.open_after.setFocus()
    order: list[QWidget | None] = []
    for _ in range(60):
        press(window, Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    boxes = [part.box for part in view.parts.boxes.values() if part.box.isEnabled()]
    stops = [
        view.exports[".pdf"], view.exports[".docx"], view.exports[".xlsx"], view.sections["concerns"].button,
        view.concerns.list, view.sections["parts"].button, view.parts.summary_only, *boxes,
        *view.parts.switches.values(), view.sections["look"].button, view.sections["since"].button,
        view.preview.page_box, view.preview.parts, view.preview.smaller, view.preview.fit,
        view.preview.whole, view.preview.larger, pages,
    ]  # fmt: skip
    assert order[: len(stops)] == stops


def test_f6_goes_from_what_it_holds_to_the_pages(view: ReportView, window: MainWindow, pages: PageList) -> None:
    view.concerns.list.setFocus()
    press(window, Qt.Key.Key_F6)
    assert view.preview.isAncestorOf(QApplication.focusWidget() or window)
    press(window, Qt.Key.Key_F6)
    assert view.left.isAncestorOf(QApplication.focusWidget() or window)


@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 1280, 660), (1.5, 1280, 660), (1.0, 1920, 1080)])
def test_it_fits_every_window(window: MainWindow, pages: PageList, scale: float, width: int, height: int) -> None:
    application, view = QApplication.instance(), window.views.view("report")
    assert isinstance(application, QApplication)
    assert isinstance(view, ReportView)
    theme.apply(application, dark=False, scale=scale)
    window.resize(width, height)
    application.processEvents()
    assert (window.width(), window.height()) == (width, height)
    assert view.preview.geometry().right() <= view.splitter.width()
    for button in (*view.exports.values(), *window.bar.views.buttons.values()):
        assert button.width() >= button.minimumSizeHint().width()
    assert pages.viewport().height() > 200
    assert pages.horizontalScrollBar().maximum() == 0


def test_the_officer_decides_how_wide_the_left_side_is(window: MainWindow, maker: Maker, qapp: QApplication) -> None:
    window.resize(1920, 1080)
    qapp.processEvents()
    window.show_view("report")
    view = window.views.view("report")
    assert isinstance(view, ReportView)
    assert view.left.width() == report_view.LEFT_WHERE_WIDE
    view.splitter.moveSplitter(600, 1)
    theme.apply(qapp, dark=True, scale=1.0)
    window.show_view("desk")
    window.show_view("report")
    assert view.left.width() == 600
