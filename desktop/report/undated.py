"""Takes the clock, and the computer, out of a Word file or a workbook: the same parts always make the same bytes."""

from __future__ import annotations

import io
import zipfile

_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The day that an archive names where none is stated."""


def undated(data: bytes) -> bytes:
    """The same archive with no time on any part."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _ALWAYS)
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(part, source.read(name))
    return fixed.getvalue()
