"""Reads a document in a process of its own, for those who wait for it; the window has `ImportProcess`."""

from __future__ import annotations

import subprocess
from contextlib import closing
from pathlib import Path

from desktop.child import command
from desktop.importing.answer import document_of
from desktop.importing.errors import ImportingError
from desktop.importing.limits import MOST_MEMORY, MOST_SECONDS
from desktop.importing.read import ImportedDocument
from desktop.windows_job import Held


def read_apart(path: Path) -> ImportedDocument:
    """The document. Raises ImportingError where it cannot be used, or where its reading does not end."""
    child = subprocess.Popen(  # noqa: S603 - our own program, no shell
        command("desktop.importing", str(path)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with closing(Held(child.pid, MOST_MEMORY)), child:
        try:
            said, _ = child.communicate(timeout=2 * MOST_SECONDS)
        except subprocess.TimeoutExpired:
            raise ImportingError(f"{path.name}: reading it takes too long; save it as plain text (.txt).") from None
        finally:
            child.kill()
    return document_of(path.name, said)
