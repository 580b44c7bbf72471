"""What is painted: shapes that differ without colour, meters that fit, rows as high as the text size asks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.evidence import EvidenceRow
from desktop.models.rows import Heading, Notice, Row
from desktop.models.sub_headings import SubHeadingRow, TrayRow
from desktop.widgets import theme
from desktop.widgets.evidence_list import paint_evidence
from desktop.widgets.marks import BAR_FROM, paint_meter, shape, tally_width
from desktop.widgets.place_list import PlaceList
from desktop.widgets.row_list import RowList
from desktop.widgets.row_painting import RULE, TWO_LINES

EVIDENCE_ROWS = (
    EvidenceRow("E1", "First", "E1 · no source", "covered", 2, 0, 1),
    EvidenceRow("E2", "Second " * 40, "E2 · no source", "none", notice=Notice("calendar-clock", "Over 24 months old")),
)
PLACE_ROWS = (
    SubHeadingRow("s", "Short", "The whole title", (3, 2, 3)),
    SubHeadingRow("t", "Not compared yet", "The whole title", None),
    TrayRow("a", "Not placed", "inbox", "3", is_apart=True),
    TrayRow("b", "Judgement", "flag", "draft"),
)
TOLD_ROWS = (
    Row("r", "Title", "Title", "second", mark="check", ink="covered", end="2 of 3", word="Settled"),
    Row("n", "Title", "Title", "second", note=Notice("history", "A newer version is here")),
)


@pytest.fixture(autouse=True)
def _ordinary_look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, dark=False, scale=1.0)
    yield
    theme.apply(qapp, dark=False, scale=1.0)


@pytest.fixture
def rows(qtbot: Any) -> RowList:
    return shown(qtbot, RowList("Rows", paint_evidence, TWO_LINES))


def shown(qtbot: Any, made: RowList) -> RowList:
    qtbot.addWidget(made)
    made.resize(420, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def painted(width: int, counts: tuple[int, int, int]) -> QImage:
    image = QImage(400, 20, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_meter(painter, QPointF(0, 2), width, counts)
    painter.end()
    return image


def inked_columns(image: QImage) -> list[int]:
    return [x for x in range(image.width()) if any(image.pixelColor(x, y).alpha() for y in range(image.height()))]


def test_every_status_has_a_shape_of_its_own_without_colour() -> None:
    masks = []
    for status in ("covered", "weak", "missing", "possible", "none"):
        image = shape(status).toImage()
        pixels = itertools.product(range(image.width()), range(image.height()))
        masks.append(tuple(image.pixelColor(x, y).alpha() > 127 for x, y in pixels))
    for one, other in itertools.combinations(masks, 2):
        assert sum(a != b for a, b in zip(one, other, strict=True)) >= 6


def test_the_shape_of_a_status_follows_the_theme(qapp: QApplication) -> None:
    light = shape("missing").toImage()
    theme.apply(qapp, dark=True, scale=1.0)
    assert shape("missing").toImage() != light


@pytest.mark.parametrize("counts", [(3, 2, 3), (20, 4, 1), (BAR_FROM, 10, 5)])
def test_a_meter_never_leaves_its_place(counts: tuple[int, int, int]) -> None:
    columns = inked_columns(painted(200, counts))
    assert columns
    assert max(columns) < 200


def test_a_meter_has_a_cell_for_each_pattern() -> None:
    columns = inked_columns(painted(200, (2, 1, 1)))
    gaps = sum(1 for one, other in itertools.pairwise(columns) if other - one > 1)
    assert gaps == 3


def test_a_meter_of_nothing_is_nothing() -> None:
    assert inked_columns(painted(200, (0, 0, 0))) == []


def test_a_tally_is_as_wide_as_its_exemplars() -> None:
    assert tally_width(4) == 4 * 7 + 3 * 2
    assert tally_width(0) == 0


def test_rows_grow_with_the_text_size(rows: RowList, qapp: QApplication) -> None:
    rows.show_rows(EVIDENCE_ROWS)
    assert rows.sizeHintForRow(0) == TWO_LINES
    theme.apply(qapp, dark=False, scale=1.5)
    assert rows.sizeHintForRow(0) == round(TWO_LINES * 1.5)


def test_the_first_place_beside_the_sub_headings_has_a_rule_above(qtbot: Any) -> None:
    places = shown(qtbot, PlaceList())
    places.show_rows(PLACE_ROWS[2:])
    assert places.sizeHintForRow(0) - places.sizeHintForRow(1) == RULE


def test_a_row_with_a_note_is_higher_and_all_rows_together_are_as_high_as_they_are(qtbot: Any) -> None:
    told = shown(qtbot, RowList("Rows"))
    told.show_rows([Heading("h", "Settled", "2"), *TOLD_ROWS])
    heights = [told.sizeHintForRow(row) for row in range(3)]
    assert heights[2] > heights[1] == TWO_LINES
    assert told.content_height() == sum(heights)


@pytest.mark.parametrize("dark", [False, True])
def test_every_kind_of_row_is_painted(rows: RowList, qtbot: Any, qapp: QApplication, dark: bool) -> None:
    theme.apply(qapp, dark=dark, scale=1.0)
    headings = (Heading("h", "Expected", meaning="all of them show it"), Heading("g", "Gone", "2"))
    for made, every in (
        (rows, (*headings, *EVIDENCE_ROWS)),
        (shown(qtbot, PlaceList()), PLACE_ROWS),
        (shown(qtbot, RowList("Rows")), TOLD_ROWS),
    ):
        made.show_rows([])
        empty = made.grab().toImage()
        for row in every:
            made.show_rows([row])
            assert made.grab().toImage() != empty


def test_the_row_in_focus_is_marked_otherwise_than_the_row_only_chosen(rows: RowList) -> None:
    rows.show_rows(EVIDENCE_ROWS)
    rows.choose("E1")
    rows.clearFocus()
    without = rows.grab().toImage()
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    assert rows.grab().toImage() != without


def test_arrow_keys_pass_over_headings(rows: RowList) -> None:
    rows.show_rows([EVIDENCE_ROWS[0], Heading("h", "Expected"), EVIDENCE_ROWS[1]])
    rows.choose("E1")
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert rows.chosen_key() == "E2"


def test_where_the_chosen_row_goes_another_is_said_to_be_chosen(rows: RowList, qtbot: Any) -> None:
    rows.show_rows(EVIDENCE_ROWS)
    rows.choose("E1")
    with qtbot.waitSignal(rows.chosen) as chosen:
        rows.show_rows(EVIDENCE_ROWS[1:])
    assert chosen.args == ["E2"]
    with qtbot.waitSignal(rows.chosen) as chosen:
        rows.show_rows([Heading("h", "Expected")])
    assert chosen.args == [""]


def test_a_row_that_is_chosen_and_seen_stays_in_view_when_the_list_gets_lower(rows: RowList) -> None:
    rows.show_rows([EvidenceRow(f"E{n}", f"Item {n}", "", "none") for n in range(30)])
    rows.choose("E4")
    rows.resize(rows.width(), 180)
    seen = rows.viewport().rect()
    assert seen.contains(rows.visualRect(rows.currentIndex()))
    rows.verticalScrollBar().setValue(0)
    rows.scrollToBottom()
    at = rows.verticalScrollBar().value()
    rows.resize(rows.width(), 140)
    assert rows.verticalScrollBar().value() >= at
