"""What of the paper's look is the council's own: one colour, its logo, and words behind the text."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error

from desktop.report.values.report import Look
from rubric.assessment import LONGEST_WATERMARK, ReportOptions
from rubric.colours import READABLE, contrast_on_white

ACCENT = "#13587C"

_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def look(options: ReportOptions) -> Look:
    """The council's colour where it can be read and its logo where it is a picture; else ours, and none."""
    readable = options.colour and contrast_on_white(options.colour) >= READABLE
    return Look(
        accent=options.colour.upper() if readable else ACCENT,
        logo=options.logo if _is_png(options.logo) else "",
        watermark=" ".join(options.watermark.split())[:LONGEST_WATERMARK],
    )


def _is_png(logo: str) -> bool:
    try:
        return b64decode(logo, validate=True).startswith(_PNG)
    except (Error, ValueError):
        return False
