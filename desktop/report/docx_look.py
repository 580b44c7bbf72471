"""How the Word file looks: its faces, inks and measures, the same as the paper's where Word has them."""

from __future__ import annotations

SANS, SERIF = "Calibri", "Cambria"
"""The nearest to the paper's faces of those that come with every Word: as wide, with upright figures of one width. The
paper's own are on no council's machine, and a face that Word has to replace lays out differently on each.
"""

STAND_INS = {SANS: "Carlito", SERIF: "Caladea"}
"""Faces of the same widths, where there is no Microsoft Office."""

INK, INK_2, RULE = "1A2126", "48535B", "C3CACE"
COVERED, WEAK, MISSING = "1D6B47", "85570A", "A23A25"
WEAK_TINT = "F0E2C8"
"""Stands for the half-full mark of the paper: on a black-and-white printer dark, pale and white stay three things."""

PAGE = (595.3, 841.9)
TOP, RIGHT, BOTTOM, LEFT = 78, 54, 75, 62
WIDTH = 479
LABELS = 118
"""The column of labels at the left, from which headings and labels hang; the text stands beside it."""


def twips(points: float) -> int:
    """Word measures in twentieths of a point."""
    return round(points * 20)
