"""Whether a colour can be read on white paper, and which darker one of its hue could be."""

from __future__ import annotations

import colorsys
import math
import re

READABLE = 7.0
"""The least contrast on white. Small words in it are read by everyone, and print dark in grey."""

_WRITTEN = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def read_colour(text: str) -> str:
    """A colour as it is stored, from what was written; empty for none. Raises ValueError, in a sentence with the cure,
    for what is no colour and for one that is too pale to be read on white.
    """
    written = "".join(text.split())
    if not written:
        return ""
    match = _WRITTEN.fullmatch(written)
    if match is None:
        raise ValueError("Write the colour as # and six figures or letters from A to F, such as #13587C, or choose it.")
    figures = match[1].upper()
    colour = "#" + (figures if len(figures) == 6 else "".join(figure * 2 for figure in figures))
    if contrast_on_white(colour) < READABLE:
        # Rounded down: what falls just short must not be said to reach it.
        reached = math.floor(contrast_on_white(colour) * 10) / 10
        raise ValueError(
            f"{colour} is too pale to be read on white: its contrast is {reached} to 1, and the paper needs "
            f"{READABLE:g} to 1. Take a darker one, such as {darker(colour)}."
        )
    return colour


def contrast_on_white(colour: str) -> float:
    """The contrast of a colour (#RRGGBB) with white, from 1 to 21, as WCAG counts it."""
    red, green, blue = (_linear(part) for part in _parts(colour))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def darker(colour: str) -> str:
    """The lightest colour of that hue that can be read on white; the same one where it can be read already."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    steps = range(math.ceil(lightness * 255), -1, -1)
    shades = (_written(colorsys.hls_to_rgb(hue, step / 255, saturation)) for step in steps)
    return next(shade for shade in (colour, *shades) if contrast_on_white(shade) >= READABLE)


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _written(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)
