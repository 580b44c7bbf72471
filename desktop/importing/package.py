"""Office files: XML parts in a zip, read within bounds. Nothing is unpacked to disk, run or fetched."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from desktop.importing.errors import ImportingError

Element = ElementTree.Element

MOST_ENTRIES = 5_000
MOST_UNPACKED = 60_000_000
"""Bytes of all the parts that are read; pictures are not."""
MOST_ELEMENTS = 1_500_000
DEEPEST = 150
_SUSPECT_RATIO = 200
_SUSPECT_SIZE = 10_000_000
_PACKED_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "s",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "s",
    "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
    "http://purl.oclc.org/ooxml/presentationml/main": "p",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
"""The short names by which the readers know the parts of Office's two dialects."""


class Package:
    """An Office file that is open. Everything that is wrong with it is said as an ImportingError."""

    def __init__(self, name: str, raw: bytes) -> None:
        self.name = name
        self._left = MOST_UNPACKED
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OverflowError):
            raise self.damaged() from None
        if len(entries) > MOST_ENTRIES:
            raise ImportingError(
                f"{name}: it holds more than {MOST_ENTRIES:,} parts, which no document does; ask its sender what it is."
            )
        self.parts = {entry.filename: entry for entry in entries}
        main = [target for kind, target in self.relationships("").values() if kind == "officeDocument"]
        self.main = main[0] if main else ""

    def damaged(self) -> ImportingError:
        """What is said of a file that does not hold together."""
        return ImportingError(
            f"{self.name}: the file is damaged or not whole; fetch it again, or open it and save a copy."
        )

    def read(self, part: str) -> bytes | None:
        """The bytes of a part; None where there is none."""
        entry = self.parts.get(part)
        if entry is None:
            return None
        if entry.flag_bits & 0x1:
            raise ImportingError(
                f"{self.name}: it is protected by a password; take the password off and import it again."
            )
        if entry.compress_type not in _PACKED_WAYS:
            raise self.damaged()
        try:
            with self._zip.open(entry) as file:
                raw = file.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError):
            raise self.damaged() from None
        self._left -= len(raw)
        packed = max(entry.compress_size, 1)
        if self._left < 0 or (len(raw) > _SUSPECT_SIZE and len(raw) > _SUSPECT_RATIO * packed):
            raise ImportingError(
                f"{self.name}: it unpacks to far more than a document holds; "
                "ask its sender what it is, or save its text as a new file."
            )
        return raw

    def xml(self, part: str) -> Element | None:
        """The tree of a part, its names short ("{w}p"); None where there is no such part."""
        raw = self.read(part)
        if raw is None:
            return None
        try:
            parser = ElementTree.XMLParser(target=_Tree())  # noqa: S314  # It refuses entities.
            parser.feed(raw)
            return parser.close()
        except _RefusedError as refused:
            raise ImportingError(
                f"{self.name}: {refused}, which no document needs; open it, save a copy and import that."
            ) from None
        except (ElementTree.ParseError, ValueError, LookupError, OverflowError):
            raise self.damaged() from None

    def relationships(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the file, by id: the last word of its kind, and the other part's name."""
        folder, _, file = part.rpartition("/")
        tree = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in tree if tree is not None else ():
            if relation.get("TargetMode") != "External" and (target := relation.get("Target")):
                whole = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], whole)
        return found

    def related(self, part: str, kind: str) -> Iterator[str]:
        """The names of the parts of one kind that a part refers to."""
        return (target for found, target in self.relationships(part).values() if found == kind)


class _RefusedError(Exception):
    pass


class _Tree(ElementTree.TreeBuilder):
    """Builds a tree with short names; stops at what could make it endless."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._count = 0
        self._names: dict[str, str] = {}

    def doctype(self, *_: object) -> None:
        raise _RefusedError("it defines entities of its own")

    def start(self, tag: str, attrs: dict[str, str]) -> Element:  # pyright: ignore[reportIncompatibleMethodOverride]
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST:
            raise _RefusedError(f"its parts are nested more than {DEEPEST} deep")
        if self._count > MOST_ELEMENTS:
            raise _RefusedError(f"it has more than {MOST_ELEMENTS:,} elements")
        return super().start(self._short(tag), {self._short(key): value for key, value in attrs.items()})

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return super().end(self._short(tag))

    def _short(self, name: str) -> str:
        if not name.startswith("{"):
            return name
        short = self._names.get(name)
        if short is None:
            space, _, local = name[1:].partition("}")
            short = self._names[name] = f"{{{_NAMESPACES.get(space, space)}}}{local}"
        return short
