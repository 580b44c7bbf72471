"""The look: readable in both themes, in every text size, and taken from the system where it asks for contrast."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QColor, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.resources import assets
from desktop.widgets import theme
from desktop.widgets.theme_tokens import DARK, HEAT, LIGHT, from_palette

GROUNDS = ("ground", "surface", "raised", "hover", "accent_soft")
INKS = ("ink", "ink2", "ink3", "accent", "covered", "weak", "missing", "possible")


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    theme.apply(qapp, dark=False, scale=1.0)


def contrast(one: str, other: str) -> float:
    def luminance(name: str) -> float:
        parts = (QColor(name).redF(), QColor(name).greenF(), QColor(name).blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_every_ground(tokens: dict[str, str]) -> None:
    for ink, ground in itertools.product(INKS, GROUNDS):
        assert contrast(tokens[ink], tokens[ground]) >= 4.5, f"{ink} on {ground}"
    for status in ("covered", "weak", "missing", "possible", "neutral"):
        assert contrast(tokens[status], tokens[f"{status}_soft"]) >= 4.5, status
    assert contrast(tokens["on_accent"], tokens["accent"]) >= 4.5
    for step in HEAT:
        ink = "heat_ink_4" if step == HEAT[-1] else "heat_ink"
        assert contrast(tokens[ink], tokens[step]) >= 4.5, step
    assert contrast(tokens["on_accent"], tokens["accent_over"]) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_border_of_a_control_can_be_seen(tokens: dict[str, str]) -> None:
    assert all(contrast(tokens[edge], tokens["surface"]) >= 3.0 for edge in ("edge", "focus"))


def test_both_themes_name_the_same_purposes() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_where_the_system_asks_for_contrast_no_colour_is_ours(application: QApplication) -> None:
    palette = QPalette(QColor("black"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("yellow"))
    taken = from_palette(palette)
    assert taken.keys() == LIGHT.keys()
    system = {palette.color(role).name() for role in QPalette.ColorRole if role != QPalette.ColorRole.NColorRoles}
    assert set(taken.values()) <= system
    assert taken["covered"] == taken["ink"] == QColor("yellow").name()


def test_where_the_system_asks_for_contrast_what_is_done_is_told_from_what_is_not(application: QApplication) -> None:
    palette = QPalette(QColor("black"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("white"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#1AEBFF"))
    taken = from_palette(palette)
    assert contrast(taken["trough"], taken["accent"]) >= 3


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_of_the_template_is_left_unanswered(application: QApplication, dark: bool) -> None:
    theme.apply(application, dark, 1.3)
    sheet = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", application.styleSheet(), flags=re.DOTALL)
    assert not re.findall(r"[$@]\w+|\d+sp\b", sheet)


def test_every_drawing_the_sheet_names_is_there(application: QApplication) -> None:
    theme.apply(application, dark=False, scale=1.0)
    files = re.findall(r'url\("([^"]+)"\)', application.styleSheet())
    assert files
    assert all(QIcon(file).availableSizes() or not QIcon(file).pixmap(16).isNull() for file in files)


def test_a_change_of_theme_is_announced_and_seen(application: QApplication, qtbot: Any) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.apply(application, dark=True, scale=1.0)
    assert theme.is_dark()
    assert application.palette().color(QPalette.ColorRole.Base) == QColor(DARK["surface"])
    disabled = application.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor(DARK["ink3"])


@pytest.mark.parametrize("scale", theme.TEXT_SIZES)
def test_one_setting_makes_all_text_larger(application: QApplication, qtbot: Any, scale: float) -> None:
    label = theme.set_kind(QLabel("Sufficient"), "title")
    qtbot.addWidget(label)
    theme.apply(application, dark=False, scale=scale)
    label.ensurePolished()
    assert label.font().pixelSize() == round(18 * scale)
    assert theme.font(13).pixelSize() == round(13 * scale)
    assert theme.px(56) == round(56 * scale)


def test_the_bundled_letters_are_used(application: QApplication) -> None:
    theme.apply(application, dark=False, scale=1.0)
    for weight in ("regular", "medium", "semibold"):
        assert QFontInfo(theme.font(13, weight)).family().startswith("Inter")


def test_the_letters_and_icons_carry_their_licences() -> None:
    assert "SIL OPEN FONT LICENSE" in (assets() / "fonts/inter/OFL.txt").read_text("utf-8")
    licence = (assets() / "icons/LICENSE").read_text("utf-8")
    assert "ISC License" in licence
    assert "Feather" in licence


def test_an_icon_takes_the_colour_it_is_asked_for(application: QApplication) -> None:
    theme.apply(application, dark=False, scale=1.0)
    image = theme.icon("plus", "missing").pixmap(16).toImage()
    inked = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    strongest = max(inked, key=lambda colour: colour.alpha())
    wanted = QColor(LIGHT["missing"])
    assert max(abs(strongest.red() - wanted.red()), abs(strongest.blue() - wanted.blue())) <= 2


def test_a_button_keeps_its_size_when_it_gets_the_focus(application: QApplication, qtbot: Any) -> None:
    theme.apply(application, dark=False, scale=1.0)
    button = QPushButton("Add evidence")
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint()
    button.setFocus()
    assert button.sizeHint() == before
    assert before.height() == 32


def test_an_explanation_is_never_read_as_markup() -> None:
    assert "&lt;b&gt;" in theme.paragraph("<b>not bold</b>")
