"""Reads the section of a published report out of a file of any format that can be imported."""

from __future__ import annotations

from pathlib import Path

from desktop.import_apart import read_apart
from desktop.importing.decode import decode
from desktop.importing.files import file_bytes
from desktop.importing.read import ImportedDocument
from desktop.input_file import InputError
from desktop.readable import ENDINGS
from rubric.exemplar import PublishedSection, ReportError, opens_findings, read_report
from rubric.pack import Pack


def read_section(path: Path, pack: Pack) -> PublishedSection:
    """The section that a file holds. Raises InputError or ImportingError; what is not plain text is read apart."""
    plain = ENDINGS.get(path.suffix.lower()) in ("text", "markdown")
    text = decode(path.name, file_bytes(path)) if plain else paragraphs_of(read_apart(path))
    return section_in(path.name, text, pack)


def section_in(name: str, text: str, pack: Pack) -> PublishedSection:
    """The section that the text of a file is. Raises InputError."""
    try:
        return read_report(text, pack)
    except ReportError as error:
        raise InputError(f"{name}: {error}.") from None


def paragraphs_of(document: ImportedDocument) -> str:
    """The paragraphs of a document. Under "Key findings", the numbers and running heads of its pages are left out."""
    kept: list[str] = []
    in_head = True
    for passage in document.passages:
        in_head = in_head and not opens_findings(passage.text)
        if in_head or passage.kind != "front-matter":
            kept.append(passage.text)
    return "\n\n".join(kept)


def one_of_several(source: str, section: PublishedSection) -> list[str]:
    """A sentence where a file holds more quality statements than the one that was read."""
    if section.among < 2:
        return []
    return [f"{source} holds {section.among} quality statements; only the one about “{section.title}” is read."]
