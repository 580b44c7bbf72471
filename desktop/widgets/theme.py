"""How the window looks: tokens, type, icons and one style sheet, re-applied live when theme or text size changes.

A widget says what it is with `set_kind(widget, kind)`; only the style sheet says how that looks.

=============  =========================================================================================
QLabel         title (18 SemiBold), card-title (16), section (13 SemiBold, above text), row (13 Medium),
               explain (13, wraps), reading (15, wraps), second (12 ink2), hint (12 ink3),
               field-label (12 Medium), error (12, under a field), exemplar (plumb-line stroke at the left),
               badge-covered, badge-weak, badge-missing, badge-possible, badge-neutral
QPushButton    primary (the one filled button of a view), quiet (text alone), chip (round, possible only),
               tab (view and pane tabs, checkable), bordered when no kind is set
QToolButton    icon alone, 32 square; give it a tooltip and an accessible name
QFrame         pane, panel (raised), card, card-current, notice, notice-warning, header, foot, rule (1 px line)
QTextEdit,     reading (15, the evidence); prose (13)
QPlainTextEdit
=============  =========================================================================================
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.resources import assets
from desktop.widgets.theme_tokens import DARK, LIGHT, Tokens, from_palette

W = TypeVar("W", bound=QWidget)

TEXT_SIZES = (1.0, 1.15, 1.3, 1.5)
_WEIGHTS = {"regular": QFont.Weight.Normal, "medium": QFont.Weight.Medium, "semibold": QFont.Weight.DemiBold}


class _Theme(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens: Tokens = LIGHT
        self.dark = False
        self.scale = 1.0


_theme = _Theme()
changed = _theme.changed
"""Emitted after the palette, the style sheet and the type have changed."""


def apply(app: QApplication, dark: bool, scale: float) -> None:
    """Put the whole look on the application, at start or while it runs."""
    # Under a style sheet the style has no name: then it is Fusion already.
    if app.style().name() not in {"fusion", ""}:
        app.setStyle("Fusion")
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        _theme.tokens = from_palette(app.style().standardPalette())
    else:
        _theme.tokens = DARK if dark else LIGHT
    _theme.dark, _theme.scale = dark, scale
    _load_fonts()
    for cached in (font, metrics, icon, _pixmap):
        cached.cache_clear()
    app.setFont(font(13))
    app.setPalette(_palette())
    app.setStyleSheet(_style_sheet())
    _theme.changed.emit()


def is_dark() -> bool:
    """Whether the dark tokens are in use."""
    return _theme.dark


def scale() -> float:
    """The text size, 1.0 for the ordinary one."""
    return _theme.scale


def px(length: float) -> int:
    """A length that grows with the text size."""
    return round(length * _theme.scale)


def token(name: str) -> QColor:
    """The colour of that purpose in the theme now in use."""
    return QColor(_theme.tokens[name])


@lru_cache(maxsize=64)
def font(size: float, weight: str = "regular", italic: bool = False) -> QFont:
    """Inter at that size before scaling; figures stand in columns."""
    made = QFont("Inter")
    made.setPixelSize(px(size))
    made.setWeight(_WEIGHTS[weight])
    made.setItalic(italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


@lru_cache(maxsize=64)
def metrics(size: float, weight: str = "regular") -> QFontMetricsF:
    """The measures of that font."""
    return QFontMetricsF(font(size, weight))


@lru_cache(maxsize=256)
def icon(name: str, ink: str = "ink2") -> QIcon:
    """A line icon in a token's colour; Qt pales it where its control is disabled."""
    made = QIcon()
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    for size in (16, 18, 24):
        made.addPixmap(_pixmap(name, ink, px(size), ratio))
    made.addPixmap(_padded(_pixmap(name, ink, px(16), ratio), ratio))
    return made


def button_icon_size() -> QSize:
    """The size to ask an icon for beside a button's words: wider than the drawing, or Qt sets the two too close."""
    return QSize(px(20), px(16))


def _padded(drawing: QPixmap, ratio: float) -> QPixmap:
    made = QPixmap(button_icon_size() * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.drawPixmap(0, 0, drawing)
    painter.end()
    return made


def pixmap(name: str, ink: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture, for painting; the size grows with the text size."""
    return _pixmap(name, ink, px(size), ratio)


def set_kind(widget: W, kind: str) -> W:
    """Say what a widget is, now or later; the style sheet answers."""
    widget.setProperty("kind", kind)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    return widget


def paragraph(text: str) -> str:
    """Rich text for a QLabel of explanation: plain words at a readable line height."""
    return "".join(f'<p style="line-height:116%; margin:0">{escape(part)}</p>' for part in text.split("\n"))


@cache
def _load_fonts() -> None:
    for file in sorted((assets() / "fonts" / "inter").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))


@cache
def _drawing(name: str) -> str:
    svg = (assets() / "icons" / f"{name}.svg").read_text("utf-8")
    return svg.replace('stroke-width="2"', 'stroke-width="1.75"')


@lru_cache(maxsize=512)
def _pixmap(name: str, ink: str, size: int, ratio: float) -> QPixmap:
    svg = _drawing(name).replace("currentColor", token(ink).name())
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(made.rect()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def _palette() -> QPalette:
    roles = {
        "Window": "ground", "WindowText": "ink", "Base": "surface", "AlternateBase": "raised", "Text": "ink",
        "Button": "surface", "ButtonText": "ink", "BrightText": "missing", "PlaceholderText": "ink3",
        "ToolTipBase": "surface", "ToolTipText": "ink", "Highlight": "accent", "HighlightedText": "on_accent",
        "Accent": "accent", "Link": "accent", "LinkVisited": "accent", "Light": "raised", "Midlight": "hover",
        "Mid": "line", "Dark": "edge", "Shadow": "edge",
    }  # fmt: skip
    disabled = ("WindowText", "Text", "ButtonText")
    palette = QPalette()
    for role, name in roles.items():
        palette.setColor(getattr(QPalette.ColorRole, role), token(name))
    for role in disabled:
        palette.setColor(QPalette.ColorGroup.Disabled, getattr(QPalette.ColorRole, role), token("ink3"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, token("line"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.HighlightedText, token("ink3"))
    return palette


@cache
def _drawings_for_sheet() -> QTemporaryDir:
    return QTemporaryDir()


def _style_sheet() -> str:
    """The one template with tokens (``$ink``), scaled lengths (``13sp``) and pictures (``@check:on_accent``) put in."""
    folder = Path(_drawings_for_sheet().path())

    def drawing(found: re.Match[str]) -> str:
        name, ink = found.groups()
        file = folder / f"{name}-{token(ink).name()[1:]}.svg"
        file.write_text(_drawing(name).replace("currentColor", token(ink).name()), "utf-8")
        return f'url("{file.as_posix()}")'

    sheet = (assets() / "style.qss").read_text("utf-8")
    sheet = re.sub(r"\$(\w+)", lambda found: _theme.tokens[found[1]], sheet)
    sheet = re.sub(r"(\d+)sp\b", lambda found: f"{px(int(found[1]))}px", sheet)
    return re.sub(r"@([\w-]+):(\w+)", drawing, sheet)
