"""A dashboard comes in as rows that say figures by their columns, and all of them are kept in one act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QCheckBox

from desktop import row_work
from desktop.importing.read import read_document
from desktop.models.evidence import say_source
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets.evidence_fields import EvidenceFields
from desktop.widgets.figures_offer import FiguresOffer
from desktop.widgets.triage_view import TriageView
from rubric.suggestion import suggest

DASHBOARD = (
    "Measure,Value,Target,England,Period\n"
    "Average days to start home care,4.2,5,6.8,September 2026\n"
    "Care homes rated good or outstanding,81%,85,78.5,September 2026\n"
    "People waiting for a first visit,24,20,,September 2026\n"
    "Carers who had a break,not yet known,300,,September 2026\n"
)


@pytest.fixture
def view(plain_session: Session, settle: Callable[..., Any], tmp_path: Path, qtbot: Any) -> TriageView:
    path = tmp_path / "dashboard.csv"
    path.write_text(DASHBOARD, "utf-8")
    settle(plain_session.imports._on_read, read_document(path))
    view = TriageView(plain_session)
    qtbot.addWidget(view)
    view.resize(1366, 700)
    view.show()
    view.show_document(plain_session.assessment.documents[-1].id)
    return view


def figures(session: Session) -> list[tuple[str, ...]]:
    return [
        (f.evidence, f.measure, f.value, f.period, f.comparator, f.comparator_value) for f in session.assessment.figures
    ]


FIRST = ("E1", "Average days to start home care", "4.2", "September 2026", "England (Target 5)", "6.8")
ALL = [
    FIRST,
    ("E2", "Care homes rated good or outstanding", "81%", "September 2026", "England (Target 85%)", "78.5%"),
    ("E3", "People waiting for a first visit", "24", "September 2026", "Target", "20"),
]


def test_the_columns_of_a_dashboard_are_found(view: TriageView, plain_session: Session) -> None:
    held = {"Measure": "measure", "Value": "value", "Target": "target", "England": "comparator", "Period": "period"}
    assert plain_session.assessment.documents[-1].columns == held
    view.show_columns()
    figure = "Its figure: Average days to start home care 4.2 (September 2026), beside England (Target 5) 6.8"
    assert figure in view.columns.preview.text()
    view.columns.reset.click()
    assert plain_session.assessment.documents[-1].columns == held


def test_all_figures_are_kept_in_one_act_with_the_rows_they_stand_in(
    view: TriageView, plain_session: Session, settle: Callable[..., Any]
) -> None:
    sheet = view.page.sheet
    assert sheet.keep.text() == "Keep 3 figures"
    settle(sheet.keep.click)
    assert figures(plain_session) == ALL
    assert len(plain_session.assessment.evidence) == 3, "a row without a figure goes on waiting"
    assert not sheet.keep.isVisible()
    assert view.page.deciding.strip.words.whole_text().startswith(
        "3 rows are evidence now; 3 figures are kept. Measure"
    )
    settle(plain_session.undo)
    assert not plain_session.assessment.figures
    assert not plain_session.assessment.evidence


def test_rows_of_which_no_column_says_where_they_stand_are_placed_as_triage_suggests(
    view: TriageView, plain_session: Session, settle: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = plain_session.pack.sub_headings[2].id
    monkeypatch.setattr(row_work, "suggest", lambda *told: replace(suggest(*told), sub_headings=(place,)))
    settle(view.page.sheet.keep.click)
    assert [item.sub_headings for item in plain_session.assessment.evidence] == [(place,)] * 3


def test_rows_that_are_evidence_already_keep_their_figures_too_and_none_twice(
    view: TriageView, plain_session: Session, settle: Callable[..., Any]
) -> None:
    sheet = view.page.sheet
    settle(sheet.take_in.click)
    assert len(plain_session.assessment.evidence) == 4
    offer = FiguresOffer(plain_session)
    offer.show_item(plain_session.assessment.evidence[0])
    assert offer.words.whole_text() == "1 figure: Average days to start home care 4.2 (September 2026)"
    offer.keep.click()
    assert figures(plain_session) == [FIRST]
    assert sheet.keep.text() == "Keep 2 figures"
    sheet.keep.click()
    assert figures(plain_session) == ALL


def test_a_row_offers_its_figure_in_triage_as_its_cells_have_it(
    view: TriageView, plain_session: Session, settle: Callable[..., Any]
) -> None:
    view.show_passage(plain_session.assessment.passages[0].id)
    card = view.page.deciding.card()
    assert card is not None
    box = card.figures.findChild(QCheckBox)
    box.click()
    settle(view.page.deciding.answer, "accepted")
    assert figures(plain_session) == [FIRST]


def test_the_period_of_a_row_stands_where_its_date_would(
    view: TriageView, plain_session: Session, settle: Callable[..., Any], qtbot: Any, settings: Settings
) -> None:
    settle(view.page.sheet.take_in.click)
    first = plain_session.assessment.evidence[0]
    assert say_source({}, first) == "E1 · dashboard, row 2 · September 2026"
    fields = EvidenceFields(plain_session, settings)
    qtbot.addWidget(fields)
    fields.show_item(first)
    assert fields.dates["date"].line.placeholderText() == "September 2026"


def test_a_value_without_a_measure_is_no_dashboard(
    plain_session: Session, settle: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "values.csv"
    path.write_text("Evidence,Value,Measure\nCarers wait for a break at home.,Kindness,Survey\n", "utf-8")
    settle(plain_session.imports._on_read, read_document(path))
    assert plain_session.assessment.documents[-1].columns == {"Evidence": "text", "Value": "", "Measure": ""}
