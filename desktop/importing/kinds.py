"""Tells what a file is by what is in it, and says how to convert what cannot be read."""

from __future__ import annotations

import re

from desktop.importing.errors import ImportingError
from desktop.importing.package import Package
from desktop.readable import ENDINGS, Kind

_CONVERT = {
    ".doc": "an old Word document; open it in Word, save it as .docx",
    ".dot": "an old Word template; open it in Word, save it as .docx",
    ".rtf": "rich text; open it in Word, save it as .docx",
    ".odt": "an OpenDocument text; open it in Word or LibreOffice, save it as .docx",
    ".ods": "an OpenDocument sheet; open it in Excel or LibreOffice, save it as .xlsx",
    ".odp": "an OpenDocument presentation; open it in PowerPoint or LibreOffice, save it as .pptx",
    ".pages": "a Pages document; open it in Pages, export it as Word (.docx)",
    ".numbers": "a Numbers sheet; open it in Numbers, export it as Excel (.xlsx)",
    ".key": "a Keynote presentation; open it in Keynote, export it as PowerPoint (.pptx)",
    ".xls": "an old Excel workbook; open it in Excel, save it as .xlsx",
    ".xlsb": "a binary Excel workbook; open it in Excel, save it as .xlsx",
    ".ppt": "an old PowerPoint presentation; open it in PowerPoint, save it as .pptx",
    ".one": "a OneNote section; open it in OneNote, export it as Word (.docx)",
    ".xps": "an XPS document; open it, print it to a PDF file",
    ".zip": "a folder that was zipped; unzip it",
    ".png": "a picture; type out what it says", ".jpg": "a picture; type out what it says",
    ".jpeg": "a picture; type out what it says", ".tif": "a picture; type out what it says",
    ".tiff": "a picture; type out what it says", ".gif": "a picture; type out what it says",
}  # fmt: skip
_OPENINGS = {
    b"{\\rtf": ".rtf", b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"GIF8": ".gif", b"II*\0": ".tif", b"MM\0*": ".tif",
}  # fmt: skip
_ASSESSMENT = b"SQLite format 3\0"
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_SAVED_PAGE = re.compile(rb"content-type:\s*multipart/related", re.IGNORECASE)
_BINARY = re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0|.{0,1019}%PDF-", re.DOTALL)
_PDF_WITHIN = 1024
_HEAD = 4096


def kind_of(name: str, raw: bytes) -> Kind:
    """What a file is. Its bytes are believed before its name. Raises ImportingError for what cannot be read."""
    ending = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    kind = _kind_by_content(name, ending, raw) or ENDINGS.get(ending)
    if kind in ("word", "workbook", "slides", "pdf", "outlook") and not _BINARY.match(raw[:_HEAD]):
        raise ImportingError(
            f"{name}: its ending is {ending}, but its content is something else; ask its sender what it is."
        )
    if kind is None:
        raise ImportingError(
            f"{name}: files of this kind cannot be read; save it as .docx, .pdf or .txt and import that."
        )
    return kind


def _kind_by_content(name: str, ending: str, raw: bytes) -> Kind | None:
    """What the first bytes of a file say it is; None where they say nothing."""
    head = raw[:_HEAD]
    known = ENDINGS.get(ending)
    if head.startswith(_ASSESSMENT):
        raise ImportingError(f"{name}: this is an assessment, not a document; open it with File, Open.")
    if head.startswith(_ZIP):
        return _kind_of_package(name, ending, Package(name, raw))
    if head.startswith(_OLD_OFFICE):
        return _kind_of_old_office(name, ending, raw)
    converted = next((other for opening, other in _OPENINGS.items() if head.startswith(opening)), None)
    if converted:
        raise _convert(name, converted)
    if known == "mail" and _SAVED_PAGE.search(head) and b"snapshot-content-location" in head.lower():
        return "saved-page"
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    if known not in ("mail", "saved-page", "json") and _WEB_PAGE.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "web"
    if ending in _CONVERT:
        raise _convert(name, ending)
    return None


def _convert(name: str, ending: str) -> ImportingError:
    return ImportingError(f"{name}: this is {_CONVERT[ending]} and import that.")


def _kind_of_package(name: str, ending: str, package: Package) -> Kind:
    parts = package.parts
    folders: dict[str, Kind] = {"word/": "word", "xl/": "workbook", "ppt/": "slides"}
    for folder, kind in folders.items():
        if package.main.startswith(folder):
            if package.main.endswith(".bin"):
                raise _convert(name, ".xlsb")
            return kind
    if "mimetype" in parts and "content.xml" in parts:
        stated = (package.read("mimetype") or b"")[:100]
        raise _convert(name, ".ods" if b"spreadsheet" in stated else ".odp" if b"presentation" in stated else ".odt")
    if any(part.startswith("Index/") for part in parts):
        raise _convert(name, ending if ending in (".pages", ".numbers", ".key") else ".pages")
    if ENDINGS.get(ending) in ("word", "workbook", "slides"):
        raise package.damaged()
    raise _convert(name, ".zip")


def _kind_of_old_office(name: str, ending: str, raw: bytes) -> Kind:
    """Old Office files, Outlook messages and new Office files with a password share one wrapping."""
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise ImportingError(f"{name}: it is protected by a password; take the password off and import it again.")
    if ending == ".msg" or "__properties_version1.0".encode("utf-16-le") in raw:
        return "outlook"
    for stream, old in (("WordDocument", ".doc"), ("Workbook", ".xls"), ("PowerPoint Document", ".ppt")):
        if stream.encode("utf-16-le") in raw:
            raise _convert(name, old)
    raise _convert(name, ending if ending in (".doc", ".xls", ".ppt") else ".doc")
