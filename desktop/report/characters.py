"""The characters that an Office file may hold."""

from __future__ import annotations

import re

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without the control characters that make Word and Excel call a file damaged."""
    return _NOT_IN_XML.sub("", text)
