"""The colours of the window by what they are for, light and dark, and the ones a high-contrast system asks for."""

from collections.abc import Mapping

from PySide6.QtGui import QPalette

Tokens = Mapping[str, str]

LIGHT: Tokens = {
    "ground": "#F1F3F4",
    "surface": "#FFFFFF",
    "raised": "#F7F9F9",
    "hover": "#EEF2F3",
    "line": "#DCE1E4",
    "trough": "#DCE1E4",
    "edge": "#848E96",
    "ink": "#1A2126",
    "ink2": "#48535B",
    "ink3": "#5D6870",
    "accent": "#13587C",
    "focus": "#13587C",
    "on_accent": "#FFFFFF",
    "accent_soft": "#E0EDF5",
    "accent_over": "#0F4766",
    "covered": "#1D6B47",
    "covered_soft": "#DCF0E4",
    "weak": "#85570A",
    "weak_soft": "#FBEDCB",
    "missing": "#A23A25",
    "missing_soft": "#FBE5DF",
    "possible": "#5A4A9C",
    "possible_soft": "#EBE7F8",
    "neutral": "#48535B",
    "neutral_soft": "#EEF2F3",
    "heat_1": "#E4EEF4",
    "heat_2": "#C2DAE8",
    "heat_3": "#92BED7",
    "heat_4": "#2A7199",
    "heat_ink": "#1A2126",
    "heat_ink_4": "#FFFFFF",
}

DARK: Tokens = {
    "ground": "#17191B",
    "surface": "#1F2225",
    "raised": "#262A2E",
    "hover": "#2B3034",
    "line": "#363C41",
    "trough": "#363C41",
    "edge": "#7D8891",
    "ink": "#E4E8EB",
    "ink2": "#BCC5CB",
    "ink3": "#9DA8AF",
    "accent": "#7CC1E6",
    "focus": "#7CC1E6",
    "on_accent": "#06222F",
    "accent_soft": "#1C3747",
    "accent_over": "#A3D5EF",
    "covered": "#74CC9C",
    "covered_soft": "#1D3A2B",
    "weak": "#E3B457",
    "weak_soft": "#40341A",
    "missing": "#F0937D",
    "missing_soft": "#472720",
    "possible": "#B7A8F0",
    "possible_soft": "#322C4C",
    "neutral": "#BCC5CB",
    "neutral_soft": "#2B3034",
    "heat_1": "#1F3645",
    "heat_2": "#274F66",
    "heat_3": "#346F8E",
    "heat_4": "#94CDEB",
    "heat_ink": "#FFFFFF",
    "heat_ink_4": "#06222F",
}

HEAT = ("heat_1", "heat_2", "heat_3", "heat_4")
"""The steps of the heat map, from few items to many."""

_GROUNDS = {
    "ground": "window",
    "surface": "base",
    "raised": "base",
    "hover": "base",
    "trough": "base",
    "on_accent": "highlightedText",
}


def from_palette(palette: QPalette) -> Tokens:
    """No colour of ours: what the system gives for a ground, for text and for what is selected."""

    def colour(name: str) -> str:
        if name in _GROUNDS:
            return getattr(palette, _GROUNDS[name])().color().name()
        if name.endswith("_soft") or name in HEAT:
            return palette.base().color().name()
        if name in {"accent", "focus", "accent_over"}:
            return palette.highlight().color().name()
        return palette.windowText().color().name()

    return {name: colour(name) for name in LIGHT}
