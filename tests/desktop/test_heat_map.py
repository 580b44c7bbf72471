"""The heat map as it is painted: steps of colour with their figures, nothing by colour alone, room for every width."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from desktop.models.heat_map import HeatCell, HeatMap, heat_map
from desktop.widgets import theme
from desktop.widgets.heat_layout import HeatLayout
from desktop.widgets.heat_map import STEPS, HeatMapView, heat_step, paint_cell
from desktop.widgets.heat_pane import HeatKey
from desktop.widgets.theme_tokens import HEAT, from_palette
from rubric.comparing import compare
from rubric.decisions import Decisions
from rubric.evidence import EvidenceItem
from rubric.pack import Pack
from rubric.reading import Reading
from rubric.spread import spread

DAY = datetime.date(2026, 10, 1)


@pytest.fixture(autouse=True)
def _ordinary_look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, dark=False, scale=1.0)
    yield
    theme.apply(qapp, dark=False, scale=1.0)


@pytest.fixture(scope="module")
def shown(pack: Pack) -> HeatMap:
    """A map with every column and every row that there can be."""
    places = [s.id for s in pack.sub_headings]
    told: list[dict[str, Any]] = [{"sub_headings": (places[0],), "category": c.id} for c in pack.evidence_categories]
    items = [EvidenceItem.model_validate({"id": f"E{n}", "text": "a", **one}) for n, one in enumerate([*told, {}])]
    found = compare(pack, [(item, Reading("a", (), (), (), ())) for item in items], DAY, Decisions())
    return heat_map(pack, found, spread(pack, found, DAY))


def painted(count: int, lacks: bool = False) -> QImage:
    image = QImage(80, 50, QImage.Format.Format_ARGB32)
    image.fill(theme.token("surface"))
    painter = QPainter(image)
    paint_cell(painter, QRectF(5, 5, 70, 40), HeatCell(count, lacks, ""))
    painter.end()
    return image


def test_the_steps_of_colour_begin_where_the_key_says() -> None:
    assert [heat_step(count) for count in (0, 1, 2, 3, 4, 5, 7, 8, 200)] == [0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert len(STEPS) == len(HEAT)


@pytest.mark.parametrize("dark", [False, True])
def test_each_step_has_its_ground_and_none_has_an_edge(qapp: QApplication, dark: bool) -> None:
    theme.apply(qapp, dark, 1.0)
    corner = (12, 12)
    for step, count in enumerate(STEPS):
        assert painted(count).pixelColor(*corner) == theme.token(HEAT[step])
    for image in (painted(0), painted(0, lacks=True)):
        assert image.pixelColor(*corner) == theme.token("surface")
    row = [painted(0, lacks=True).pixelColor(x, 5) for x in range(80)]
    dashes = [ink for ink, _ in itertools.groupby(colour == theme.token("missing") for colour in row)]
    assert dashes.count(True) > 5, "the edge is dashed"
    assert painted(0) != painted(0, lacks=True)


def test_a_figure_stands_in_every_cell(qapp: QApplication) -> None:
    """Nothing is told by colour alone: two counts of one step look different."""
    images = [painted(count) for count in (0, 1, 2, 5, 6, 8, 9)]
    assert all(one != other for one, other in itertools.combinations(images, 2))


def test_where_the_system_gives_the_colours_cells_have_edges(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    palette = QPalette(QColor("black"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("yellow"))
    palette.setColor(QPalette.ColorRole.Base, QColor("black"))
    monkeypatch.setattr(theme._theme, "tokens", from_palette(palette))
    for count in STEPS:
        image = painted(count)
        assert image.pixelColor(12, 12) == QColor("black")
        assert any(image.pixelColor(x, 5) == QColor("yellow") for x in range(20, 60))
    assert painted(1) != painted(3)


def test_the_key_says_its_figures(qtbot: Any) -> None:
    key = HeatKey()
    qtbot.addWidget(key)
    assert "1 to 2, 3 to 4, 5 to 7, 8 or more" in key.accessibleName()


@settings(max_examples=60, deadline=None)
@given(width=st.integers(500, 2500), height=st.integers(0, 1200), scale=st.sampled_from(theme.TEXT_SIZES))
def test_whatever_the_room_no_cell_leaves_it_or_lies_on_another(
    qapp: QApplication, shown: HeatMap, width: int, height: int, scale: float
) -> None:
    theme._theme.scale = scale
    theme.metrics.cache_clear()
    theme.font.cache_clear()
    placed = HeatLayout(shown, max(width, 900 * scale), height)
    assert set(placed.cells) == set(itertools.product(range(len(shown.rows)), range(len(shown.columns))))
    assert placed.total_height >= placed.least_height
    for box in placed.cells.values():
        assert box.left() >= 0
        assert box.right() <= placed.width + 1
        assert box.bottom() <= placed.total_height + 1
        assert box.height() >= 24, "large enough to be pressed"
    for one, other in itertools.combinations(placed.cells.values(), 2):
        assert not one.intersects(other)
    (first, *_), boxes = placed.row_titles, placed.cells
    assert first[1].right() <= boxes[0, 0].left() + 1
    middle = boxes[1, 2].center()
    assert placed.cell_at(middle) == (1, 2)


def test_an_empty_map_takes_no_harm(qtbot: Any) -> None:
    view = HeatMapView()
    qtbot.addWidget(view)
    view.show()
    view.go_to(0, 0)
    view.open_current()
    view.grab()
    assert view.accessibleName() == "Where the evidence is"


def test_it_lays_itself_out_anew_when_the_text_grows(qtbot: Any, qapp: QApplication, shown: HeatMap) -> None:
    view = HeatMapView()
    qtbot.addWidget(view)
    view.resize(1100, 500)
    view.show()
    view.show_map(shown)
    before = view.minimumHeight()
    theme.apply(qapp, dark=False, scale=1.5)
    assert len(view.geometry_now().bands) > 1
    assert view.minimumHeight() > 2 * before
