"""Reads a document in a process of its own, for those who wait for it; the window has `ImportProcess`."""

from __future__ import annotations

import subprocess
from pathlib import Path

from desktop.child import command
from desktop.importing.answer import document_of
from desktop.importing.errors import ImportingError
from desktop.importing.limits import MOST_SECONDS
from desktop.importing.read import ImportedDocument


def read_apart(path: Path) -> ImportedDocument:
    """The document. Raises ImportingError where it cannot be used, or where its reading does not end."""
    try:
        done = subprocess.run(  # noqa: S603
            command("desktop.importing", str(path)), capture_output=True, check=False, timeout=2 * MOST_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise ImportingError(f"{path.name}: reading it takes too long; save it as plain text (.txt).") from None
    return document_of(path.name, done.stdout)
