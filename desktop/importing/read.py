"""Reads one document into passages that an officer can accept or decline one by one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from desktop.importing.decode import decode, read_bytes
from desktop.importing.front_matter import stated_date, stated_title
from desktop.importing.lines import pieces
from desktop.importing.passages import passages
from rubric.assessment import Passage, SourceDocument


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """A document and its passages, with ids of 0 until an assessment stores them."""

    source: SourceDocument
    passages: tuple[Passage, ...]


def read_document(path: Path) -> ImportedDocument:
    """Read a plain text document. Raises ImportingError where it cannot be used; the file is never changed."""
    raw = read_bytes(path)
    cut = passages(pieces(decode(path.name, raw)))
    head = [passage.text for passage in cut if passage.kind == "front-matter"]
    first_heading = next((passage.text for passage in cut if passage.kind == "heading"), "")
    source = SourceDocument(
        id=0,
        title=stated_title(head) or first_heading or path.stem,
        file_name=path.name,
        digest=hashlib.sha256(raw).hexdigest()[:16],
        date=stated_date(head),
    )
    return ImportedDocument(source, cut)
