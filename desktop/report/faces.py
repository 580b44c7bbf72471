"""The characters that the paper's faces can show, and what stands for those they cannot."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from desktop import resources
from desktop.report.characters import STAND_IN, printable

_SILENT = re.compile("[\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]")
_PLAINER = re.compile(r"[\w°.()]+")
"""A plainer form may hold nothing that means something in a page: there is a wide "＜", too."""


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

    The paper uses our faces alone, on every computer the same; the Word file and the workbook keep every character. A
    character that only looks otherwise (an encircled 1, a bold letter of its own) is shown as what it means.
    """
    text = printable(text)
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFC", _SILENT.sub("", text))
    missing = {character for character in set(plain) if ord(character) not in _shown()}
    if not missing:
        return plain
    plainer = {character: _plainer(character) for character in missing}
    unknown = "".join(sorted(character for character, said in plainer.items() if not said))
    plain = re.sub(f"[{re.escape(unknown)}]+", STAND_IN, plain) if unknown else plain
    return plain.translate({ord(character): said for character, said in plainer.items() if said})


def _plainer(character: str) -> str:
    said = unicodedata.normalize("NFKC", character)
    is_shown = _PLAINER.fullmatch(said) and all(ord(letter) in _shown() for letter in said)
    return said if is_shown else ""
