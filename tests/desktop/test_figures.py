"""Figures are kept from an item with one press and line up by measure in the overview; all can be taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop import commands, document_commands, figure_commands
from desktop.document import document_records
from desktop.models.figure_rows import FigureColumn, drawn, say_ends
from desktop.widgets.figures_offer import FiguresBox, FiguresOffer
from desktop.widgets.figures_pane import FiguresPane
from desktop.widgets.overview_view import OverviewView
from desktop.widgets.triage_view import TriageView
from rubric.assessment import FigureRecord, Passage, SourceDocument
from rubric.evidence import EvidenceItem
from rubric.trends import trends

TWO = "There were 24 people waiting for home care in May 2026. Sickness averaged 6.1 days in 2025/26."


def values(session):
    return [figure.value for figure in session.assessment.figures]


def keep(session, evidence, measure, value, period="", **fields):
    figure = FigureRecord(id=0, evidence=evidence, measure=measure, value=value, period=period, **fields)
    figure_commands.keep_figures(session, [figure])


@pytest.fixture
def offer(qtbot, plain_session):
    offer = FiguresOffer(plain_session)
    qtbot.addWidget(offer)
    offer.resize(600, 32)
    offer.show()
    return offer


@pytest.fixture
def show(offer, plain_session):
    """Show an item as it now stands."""

    def shown(evidence_id):
        offer.show_item(next(item for item in plain_session.assessment.evidence if item.id == evidence_id))

    return shown


@pytest.fixture
def pane(qtbot, plain_session):
    pane = FiguresPane(plain_session)
    qtbot.addWidget(pane)
    pane.resize(1200, 800)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def cells(pane, column):
    return [pane.model.index(row, column).data() for row in range(pane.model.rowCount())]


def go_to(pane, value):
    row = cells(pane, FigureColumn.VALUE).index(value)
    pane.table.setCurrentIndex(pane.model.index(row, 0))


def write(qtbot, pane, **fields):
    for name, words in fields.items():
        pane.form.lines[name].clear()
        qtbot.keyClicks(pane.form.lines[name], words)


# On the desk


def test_one_press_keeps_every_figure_of_an_item_and_one_undo_lets_them_go(qtbot, offer, show, enter, plain_session):
    show(enter(TWO))
    assert offer.words.whole_text() == (
        "2 figures: people waiting for home care 24 (May 2026) · Sickness 6.1 days (2025/26)"
    )
    assert offer.keep.text() == "&Keep all 2"
    qtbot.mouseClick(offer.keep, Qt.MouseButton.LeftButton)
    assert values(plain_session) == ["24", "6.1 days"]
    show("E1")
    assert offer.words.whole_text().startswith("2 figures, kept: ")
    assert not offer.keep.isVisible()
    plain_session.undo()
    assert values(plain_session) == []


def test_figures_are_kept_and_let_go_one_by_one_in_the_list(offer, show, enter, plain_session):
    show(enter(TWO))
    offer.menu.aboutToShow.emit()
    figures = [act for act in offer.menu.actions() if act.isCheckable()]
    assert [act.text() for act in figures] == [
        "&1  people waiting for home care 24 (May 2026)",
        "&2  Sickness 6.1 days (2025/26)",
    ]
    figures[1].trigger()
    assert values(plain_session) == ["6.1 days"]
    show("E1")
    assert offer.words.whole_text().startswith("2 figures, 1 kept: people waiting")
    assert offer.keep.text() == "&Keep"
    figures[1].trigger()
    assert values(plain_session) == []


def test_an_item_without_a_figure_takes_no_room(offer, show, enter):
    show(enter("They were kind to us."))
    assert not offer.isVisible()
    offer.show_item(None)
    assert not offer.isVisible()


def test_the_keyboard_keeps_the_figures_of_the_item_that_is_written(qtbot, window, enter, plain_session):
    enter(TWO)
    window.views.desk.show_evidence("E1")
    editor = window.views.desk.middle.editor
    qtbot.waitUntil(editor.figures.isVisible)
    editor.text.setFocus()
    qtbot.keyClick(editor.text, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: values(plain_session) == ["24", "6.1 days"])
    qtbot.waitUntil(lambda: editor.figures.words.whole_text().startswith("2 figures, kept"))


def test_figures_follow_the_text_once_the_hand_rests(qtbot, window, enter, plain_session):
    enter("There were 24 people waiting for home care.")
    window.views.desk.show_evidence("E1")
    editor = window.views.desk.middle.editor
    qtbot.waitUntil(editor.figures.isVisible)
    editor.text.selectAll()
    qtbot.keyClicks(editor.text, "There were 31 people waiting for home care.")
    qtbot.waitUntil(lambda: "care 31" in editor.figures.words.whole_text())


# In triage


def test_a_passage_offers_its_figures_with_a_box_that_is_not_ticked(qtbot, pack):
    box = FiguresBox(pack, EvidenceItem(id="E1", text="There were 24 people waiting.", date="2026-05"))
    qtbot.addWidget(box)
    assert box.words.whole_text() == "24 · people waiting (May 2026)"
    assert box.box.text() == "&Keep under Figures"
    assert not box.is_wanted()
    box.box.click()
    assert box.is_wanted()
    empty = FiguresBox(pack, EvidenceItem(id="E1", text="They were kind."))
    qtbot.addWidget(empty)
    empty.box.setChecked(True)
    assert not empty.is_wanted()


def test_what_is_accepted_with_its_figures_is_one_step(plain_session, settle):
    document = SourceDocument(id=0, title="Dashboard", file_name="d.csv", digest="x", date="2026-05")
    words = ("There were 24 people waiting.", "There were 31 people waiting for a review.")
    passages = [Passage(id=0, document=0, number=n, kind="prose", text=text) for n, text in enumerate(words, start=1)]
    settle(plain_session.perform, "Import", document_records.add_passages(plain_session.assessment, document, passages))
    ids = [passage.id for passage in plain_session.assessment.passages]
    document_commands.accept_passages(plain_session, [(one, {}) for one in ids], with_figures={ids[1]})
    (figure,) = plain_session.assessment.figures
    assert (figure.evidence, figure.value, figure.period) == ("E2", "31", "May 2026")
    plain_session.undo()
    assert (plain_session.assessment.figures, plain_session.assessment.evidence) == ((), ())


def test_a_ticked_box_keeps_the_figures_of_the_passage_that_is_accepted(qtbot, plain_session, settle):
    document = SourceDocument(id=0, title="Dashboard", file_name="d.csv", digest="x", date="2026-05")
    words = ("There were 24 people waiting.", "They were kind.", "There were 31 people waiting for a review.")
    passages = [Passage(id=0, document=0, number=n, kind="prose", text=text) for n, text in enumerate(words, start=1)]
    settle(plain_session.perform, "Import", document_records.add_passages(plain_session.assessment, document, passages))
    view = TriageView(plain_session)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    assert view.page.deciding.card().figures.isVisible()
    assert not view.page.deciding.card().figures.box.isChecked()
    view.page.deciding.card().figures.box.click()
    view.page.deciding.list.setFocus()
    qtbot.keyClick(view.page.deciding.list, Qt.Key.Key_A)
    assert values(plain_session) == ["24"]
    assert not view.page.deciding.card().figures.isVisible()
    qtbot.keyClick(view.page.deciding.list, Qt.Key.Key_A)
    assert view.page.deciding.card().figures.isVisible()
    qtbot.keyClick(view.page.deciding.list, Qt.Key.Key_A)
    assert values(plain_session) == ["24"]
    assert len(plain_session.assessment.evidence) == 3


# In the overview


def test_figures_of_one_measure_stand_together_the_latest_first(pane, enter, plain_session):
    enter("One.", source="Brokerage report")
    for measure, value, period in (
        ("People waiting", "36", "March 2025"),
        ("Vacancies", "9%", "2024/25"),
        ("people waiting", "24", "March 2026"),
    ):
        keep(plain_session, "E1", measure, value, period, comparator="England", comparator_value="30")
    assert cells(pane, FigureColumn.MEASURE) == ["people waiting", "", "Vacancies"]
    assert cells(pane, FigureColumn.TREND) == ["36 → 24", "", ""]
    assert cells(pane, FigureColumn.VALUE) == ["24", "36", "9%"]
    assert cells(pane, FigureColumn.CHANGE) == ["down 12 since March 2025", "", ""]
    assert cells(pane, FigureColumn.COMPARATOR) == ["England 30"] * 3
    assert cells(pane, FigureColumn.SOURCE) == ["E1, Brokerage report"] * 3
    said = pane.model.index(1, FigureColumn.MEASURE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Measure: people waiting"
    assert QAccessible.queryAccessibleInterface(pane.table).text(QAccessible.Text.Name) == "Figures kept"


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        ("3.9 days", "2.3 days", "3.9 → 2.3 days"),
        ("19%", "23%", "19% → 23%"),
        ("£8.2 million", "£9.4 million", "£8.2 → £9.4 million"),
        ("19 per cent", "23%", "19 per cent → 23%"),
    ],
)
def test_beside_the_line_stand_its_ends_with_their_unit_once(pack, earlier, later, said):
    values = enumerate((earlier, later))
    told = [FigureRecord(id=n, evidence="E1", measure="m", value=v, period=f"{2024 + n}") for n, v in values]
    (trend,) = trends(pack, told, [])
    assert say_ends(drawn(trend)) == said


def test_two_values_for_one_time_are_said_with_both_sources(pane, enter, plain_session):
    enter("One.", source="Brokerage report")
    enter("Two.", source="Dashboard")
    keep(plain_session, "E1", "people waiting", "24", "March 2026")
    keep(plain_session, "E2", "people waiting", "26", "March 2026")
    go_to(pane, "24")
    assert cells(pane, FigureColumn.CHANGE) == ["two values: also 24 in E1", "two values: also 26 in E2"]
    assert pane.more.text() == (
        "Different values for March 2026: 24 in E1, Brokerage report and 26 in E2, Dashboard."
        " Keep the one that is right."
    )
    assert pane.watch.text() == "1 measure with two values for one time"


def test_a_figure_without_a_time_says_so_and_stands_last(pane, enter, plain_session):
    enter("One.")
    keep(plain_session, "E1", "waits", "24", "when last asked")
    keep(plain_session, "E1", "waits", "30")
    keep(plain_session, "E1", "waits", "36", "2025")
    assert cells(pane, FigureColumn.VALUE) == ["36", "24", "30"]
    assert cells(pane, FigureColumn.PERIOD) == ["2025", "when last asked", "not stated"]
    go_to(pane, "24")
    assert "“when last asked” names no one day, month or year" in pane.more.text()
    go_to(pane, "30")
    assert "No period is stated" in pane.more.text()


def test_a_measure_stands_whole_under_each_sub_heading_that_one_of_its_figures_is_of(pane, enter, plain_session, pack):
    first, second, third = (sub_heading.id for sub_heading in pack.sub_headings[:3])
    enter("One.", sub_headings=(first,))
    enter("Two.", sub_headings=(second,))
    enter("Three.")
    keep(plain_session, "E1", "waits", "24", "2025")
    keep(plain_session, "E2", "waits", "20", "2026")
    keep(plain_session, "E3", "loose", "5", "2026")

    def under(place):
        pane.place.show_value(place)
        pane.place.activated.emit(pane.place.currentIndex())
        return cells(pane, FigureColumn.VALUE)

    assert under(first) == under(second) == ["20", "24"]
    assert under(third) == []
    assert pane.none.isVisible()
    assert under("place:not-placed") == ["5"]
    assert under(None) == ["5", "20", "24"]


def test_a_figure_is_written_by_hand_and_what_is_missing_is_said_under_its_field(qtbot, pane, enter, plain_session):
    enter("One.")
    enter("Two.")
    assert pane.first_button.isVisible()
    qtbot.mouseClick(pane.first_button, Qt.MouseButton.LeftButton)
    form = pane.form
    form.submit()
    assert form.fields["measure"].error_text() == "Say what is measured."
    assert form.fields["value"].error_text() == "Write the value."
    assert form.fields["evidence"].error_text() == "Name an item of evidence, such as E12."
    write(qtbot, pane, evidence="E9", measure="People  waiting", value="24", period="May 2026")
    form.submit()
    assert values(plain_session) == []
    write(qtbot, pane, evidence="E2")
    qtbot.keyClick(form.lines["value"], Qt.Key.Key_Return)
    (figure,) = plain_session.assessment.figures
    assert (figure.evidence, figure.measure, figure.value, figure.period) == ("E2", "People waiting", "24", "May 2026")
    assert not form.isVisible()
    assert pane.table.hasFocus()


def test_every_field_of_a_figure_is_changed_in_one_step(qtbot, pane, enter, plain_session):
    enter("One.")
    enter("Two.")
    keep(plain_session, "E1", "waits", "24", "2025")
    before = plain_session.assessment.figures
    go_to(pane, "24")
    pane.table.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_F2)
    told = {name: f"new {name}" for name in pane.form.lines} | {"evidence": "E2"}
    write(qtbot, pane, **told)
    qtbot.mouseClick(pane.form.keep, Qt.MouseButton.LeftButton)
    (figure,) = plain_session.assessment.figures
    assert figure.model_dump(exclude={"id"}) == told
    plain_session.undo()
    assert plain_session.assessment.figures == before
    assert cells(pane, FigureColumn.VALUE) == ["24"]


def type_keys(qtbot, words, *keys):
    """Type as at a keyboard: while a list is open it has the keys."""
    for letter in words:
        qtbot.keyClicks(QApplication.activePopupWidget() or QApplication.focusWidget(), letter)
    for key in keys:
        qtbot.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key)


@pytest.mark.parametrize("keys", [(Qt.Key.Key_Return,), (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Return)])
def test_enter_keeps_a_figure_though_the_list_of_periods_is_open(qtbot, pane, enter, plain_session, keys):
    keep(plain_session, enter("One."), "people waiting", "24", "March 2026")
    pane.window().activateWindow()
    pane.begin_figure("E1")
    write(qtbot, pane, measure="people helped", value="31")
    pane.form.lines["period"].setFocus()
    type_keys(qtbot, "March 2026")
    assert QApplication.activePopupWidget() is not None
    type_keys(qtbot, "", *keys)
    assert [(f.value, f.period) for f in plain_session.assessment.figures] == [
        ("24", "March 2026"),
        ("31", "March 2026"),
    ]
    assert QApplication.activePopupWidget() is None
    assert pane.table.hasFocus()


def test_a_list_that_is_open_goes_with_its_form(qtbot, pane, enter, plain_session):
    keep(plain_session, enter("One."), "people waiting", "24", "March 2026")
    pane.window().activateWindow()
    pane.show_figure(1)
    pane.rename_button.click()
    type_keys(qtbot, "people wait")
    assert QApplication.activePopupWidget() is not None
    pane.form.close_form()
    assert QApplication.activePopupWidget() is None


def test_two_values_for_one_time_are_no_change_over_time(pane, enter, plain_session):
    enter("One.")
    for value in ("24", "29"):
        keep(plain_session, "E1", "people waiting", value, "March 2026")
    assert cells(pane, FigureColumn.TREND) == ["", ""]
    keep(plain_session, "E1", "people waiting", "31", "April 2026")
    assert set(cells(pane, FigureColumn.TREND)) == {""}
    keep(plain_session, "E1", "people waiting", "35", "May 2026")
    assert "31 → 35" in cells(pane, FigureColumn.TREND)


def test_escape_leaves_the_form_with_nothing_changed(qtbot, pane, enter, plain_session):
    enter("One.")
    keep(plain_session, "E1", "waits", "24", "2025")
    go_to(pane, "24")
    qtbot.mouseClick(pane.edit_button, Qt.MouseButton.LeftButton)
    write(qtbot, pane, value="99")
    qtbot.keyClick(pane.form.lines["value"], Qt.Key.Key_Escape)
    assert values(plain_session) == ["24"]
    assert not pane.form.isVisible()


def test_a_measure_is_renamed_for_all_its_figures_in_one_step_and_lines_up(qtbot, pane, enter, plain_session):
    enter("One.")
    keep(plain_session, "E1", "Waiting list", "36", "2024")
    keep(plain_session, "E1", "the waiting list", "30", "2025")
    keep(plain_session, "E1", "people waiting", "24", "2026")
    go_to(pane, "36")
    qtbot.mouseClick(pane.rename_button, Qt.MouseButton.LeftButton)
    assert not pane.form.fields["value"].isVisible()
    write(qtbot, pane, measure="people waiting")
    qtbot.mouseClick(pane.form.keep, Qt.MouseButton.LeftButton)
    assert cells(pane, FigureColumn.TREND) == ["36 → 30 → 24", "", ""]
    plain_session.undo()
    assert {figure.measure for figure in plain_session.assessment.figures} == {
        "Waiting list",
        "the waiting list",
        "people waiting",
    }


def test_delete_deletes_and_a_form_that_is_open_on_it_closes(qtbot, pane, enter, plain_session):
    enter("One.")
    keep(plain_session, "E1", "waits", "24", "2025")
    keep(plain_session, "E1", "waits", "30", "2026")
    go_to(pane, "24")
    pane.table.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_Delete)
    assert values(plain_session) == ["30"]
    qtbot.mouseClick(pane.edit_button, Qt.MouseButton.LeftButton)
    figure_commands.delete_figure(plain_session, plain_session.assessment.figures[0].id)
    assert not pane.form.isVisible()


def test_enter_shows_the_item_and_one_in_the_bin_is_said_to_be_there(qtbot, pane, enter, plain_session, settle):
    enter("One.")
    keep(plain_session, "E1", "waits", "24", "2025")
    go_to(pane, "24")
    pane.table.setFocus()
    with qtbot.waitSignal(pane.evidence_requested) as asked:
        qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    assert asked.args == ["E1"]
    settle(commands.delete_evidence, plain_session, ["E1"])
    assert cells(pane, FigureColumn.SOURCE) == ["E1, its item is in the bin"]
    assert not pane.item_button.isEnabled()
    assert pane.more.text().startswith("E1 is in the bin")
    # It may still be corrected.
    qtbot.mouseClick(pane.edit_button, Qt.MouseButton.LeftButton)
    write(qtbot, pane, value="25")
    pane.form.submit()
    assert values(plain_session) == ["25"]


def test_an_emptied_bin_takes_its_figures_and_one_undo_brings_all_back(enter, plain_session, settle):
    enter("One.")
    enter("Two.")
    keep(plain_session, "E1", "waits", "24", "2025")
    keep(plain_session, "E2", "waits", "30", "2026")
    settle(commands.delete_evidence, plain_session, ["E1"])
    assert values(plain_session) == ["24", "30"]
    before = plain_session.assessment
    commands.empty_bin(plain_session)
    assert values(plain_session) == ["30"]
    plain_session.undo()
    assert plain_session.assessment == before


def test_the_view_menu_and_go_to_lead_to_the_figures_and_from_there_to_the_desk(qtbot, window, enter, plain_session):
    enter("One.")
    enter("Two.")
    keep(plain_session, "E2", "waits", "24", "2025")
    window.menus.acts["figures"].trigger()
    view = window.views.currentWidget()
    assert isinstance(view, OverviewView)
    assert view.figures.isVisible()
    assert view.headline.text() == "1 figure of 1 measure is kept."
    assert window.focusWidget() is view.figures.table
    assert any(row.key == "act/figures" for row in window.menus.offered())
    qtbot.keyClick(view.figures.table, Qt.Key.Key_Return)
    assert window.views.current() == "desk"
    assert window.views.desk.middle.editor.shown_item() == "E2"


def test_the_overview_goes_from_glance_to_figures_and_back_by_key(qtbot, window, enter):
    enter("One.")
    window.show_view("overview")
    view = window.views.currentWidget()
    said = view.headline.text()
    view.tabs.buttons["glance"].setFocus()
    qtbot.keyClick(view.tabs.buttons["glance"], Qt.Key.Key_Right)
    assert view.figures.isVisible()
    assert view.figures.first_button.isVisible()
    qtbot.keyClick(view.tabs.buttons["figures"], Qt.Key.Key_Left)
    assert not view.figures.isVisible()
    assert view.headline.text() == said


def test_an_item_leads_to_writing_a_figure_of_it_by_hand(qtbot, window, enter):
    enter(TWO)
    window.views.desk.show_evidence("E1")
    editor = window.views.desk.middle.editor
    qtbot.waitUntil(editor.figures.isVisible)
    editor.figures.menu.aboutToShow.emit()
    next(act for act in editor.figures.menu.actions() if "by hand" in act.text()).trigger()
    form = window.views.currentWidget().figures.form
    assert form.isVisible()
    assert form.lines["evidence"].text() == "E1"
    assert isinstance(window.focusWidget(), QLineEdit)


def test_what_is_read_only_can_be_looked_at_alone(qtbot, enter, plain_session, monkeypatch):
    enter(TWO)
    keep(plain_session, "E1", "waits", "24", "2025")
    monkeypatch.setattr(type(plain_session), "read_only", property(lambda _session: True))
    pane = FiguresPane(plain_session)
    qtbot.addWidget(pane)
    pane.show()
    go_to(pane, "24")
    assert pane.item_button.isEnabled()
    assert not any(b.isEnabled() for b in (pane.add_button, pane.edit_button, pane.rename_button, pane.delete_button))
    pane.table.delete_wanted.emit()
    assert values(plain_session) == ["24"]
