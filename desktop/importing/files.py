"""The bytes of a file, or the sentence that says why they cannot be had. Its size is looked at before it is read."""

from __future__ import annotations

from pathlib import Path

from desktop.importing.errors import ImportingError

MOST_BYTES = 100_000_000
MOST_BYTES_OF_TEXT = 5_000_000
"""Two thousand pages of plain text: more is no document, and nobody could go through its passages."""
_TEXT = (".txt", ".text", ".md", ".markdown", ".csv", ".tsv", ".json")


def file_bytes(path: Path) -> bytes:
    """The bytes of a document. Raises ImportingError."""
    try:
        if path.is_dir():
            raise ImportingError(f"{path.name}: this is a folder; choose a document in it.")
        if not path.exists():
            raise ImportingError(f"{path.name}: there is no such file; check the name and the folder.")
        if not path.is_file():
            raise ImportingError(f"{path.name}: this is not a document; choose a file.")
        most = MOST_BYTES_OF_TEXT if path.suffix.lower() in _TEXT else MOST_BYTES
        if path.stat().st_size > most:
            raise _too_large(path, most)
        with path.open("rb") as file:
            raw = file.read(most + 1)  # A file may grow while it is read.
    except OSError:
        raise ImportingError(
            f"{path.name}: the file cannot be opened; close it elsewhere or ask for access to it."
        ) from None
    if len(raw) > most:
        raise _too_large(path, most)
    return raw


def _too_large(path: Path, most: int) -> ImportingError:
    return ImportingError(
        f"{path.name}: the file is larger than {most // 1_000_000} MB; split it and import the parts."
    )
