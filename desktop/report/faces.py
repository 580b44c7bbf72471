"""The characters that the paper's faces can show, and what stands for those they cannot."""

from __future__ import annotations

import re
from functools import cache

from desktop import resources

STAND_IN = "\N{WHITE SQUARE}"

_SILENT = "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]"


@cache
def _shown() -> frozenset[int]:
    """What an upright face has a glyph for: where one lacks it, the layout takes it from the other."""
    from fontTools.ttLib import TTFont

    fonts = resources.assets() / "fonts"
    faces = [face for face in fonts.glob("source-*/*.ttf") if "Italic" not in face.name]
    shown = {0x09, 0x0A, 0x0D}
    for face in faces:
        with TTFont(face, lazy=True) as font:
            shown |= (font.getBestCmap() or {}).keys()
    return frozenset(shown)


def showable(text: str) -> str:
    """The text with a square for each run of characters no face has, so that nothing is dropped in silence.

    The paper uses our faces alone, on every computer the same; the Word file and the workbook keep every character.
    """
    if text.isascii():
        return text
    shown = _shown()
    plain = re.sub(_SILENT, "", text)
    missing = {character for character in set(plain) if ord(character) not in shown}
    if not missing:
        return plain
    return re.sub(f"[{re.escape(''.join(sorted(missing)))}]+", STAND_IN, plain)
