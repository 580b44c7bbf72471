"""Turns the bytes of a document into text, or says in one sentence why they are not text."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from desktop.importing.errors import ImportingError

MOST_BYTES = 5_000_000
"""Two thousand pages of plain text: more is no document, and nobody could go through its passages."""

_PLAIN_TEXT = {".txt", ".text", ".md", ".markdown"}
_KINDS = {
    ".docx": "Word", ".docm": "Word", ".doc": "Word", ".dotx": "Word", ".rtf": "rich text", ".odt": "OpenDocument",
    ".pdf": "PDF", ".xlsx": "Excel", ".xlsm": "Excel", ".xls": "Excel", ".csv": "spreadsheet", ".ods": "OpenDocument",
    ".pptx": "PowerPoint", ".ppt": "PowerPoint", ".htm": "web page", ".html": "web page", ".mhtml": "web page",
    ".msg": "e-mail", ".eml": "e-mail",
}  # fmt: skip
_OPENINGS = {
    b"%PDF": "PDF", b"PK\x03\x04": "Word, Excel or zip", b"\xd0\xcf\x11\xe0": "Word or Excel", b"{\\rtf": "rich text",
}  # fmt: skip
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_SHARE = 0.01
_CURE = "save it as plain text (.txt) and import that"


def read_bytes(path: Path) -> bytes:
    """The bytes of a plain text file. Raises ImportingError where it cannot be one."""
    try:
        if path.is_dir():
            raise ImportingError(f"{path.name}: this is a folder; choose a document in it.")
        if not path.exists():
            raise ImportingError(f"{path.name}: there is no such file; check the name and the folder.")
        if not path.is_file():
            raise ImportingError(f"{path.name}: this is not a document; choose a file.")
        _refuse_kind(path)
        if path.stat().st_size > MOST_BYTES:
            most = f"{MOST_BYTES // 1_000_000} MB"
            raise ImportingError(f"{path.name}: the file is larger than {most}; split it and import the parts.")
        return path.read_bytes()
    except OSError:
        raise ImportingError(
            f"{path.name}: the file cannot be opened; close it elsewhere or ask for access to it."
        ) from None


def decode(name: str, raw: bytes) -> str:
    """The text of the bytes: UTF-8, UTF-16 that says so, or the Windows encoding. Raises ImportingError."""
    for opening, kind in _OPENINGS.items():
        if raw.startswith(opening):
            raise ImportingError(f"{name}: this is a {kind} file in spite of its name; open it there and {_CURE}.")
    if _WEB_PAGE.match(raw):
        raise ImportingError(f"{name}: this is a web page in spite of its name; open it and {_CURE}.")
    text = _CONTROL.sub(" ", _as_text(name, raw))
    if not any(letter.isalnum() for letter in text):
        raise ImportingError(f"{name}: there is no text in it; choose another document.")
    return text


def _as_text(name: str, raw: bytes) -> str:
    unreadable = ImportingError(f"{name}: the text cannot be read; save it again as plain text in UTF-8.")
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise unreadable
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError:
            raise unreadable from None
    if b"\0" in raw:
        raise ImportingError(f"{name}: this is not text; {_CURE}.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start:
            raise ImportingError(
                f"{name}: the file ends in the middle of a letter; fetch the whole file again."
            ) from None
        try:
            text = raw.decode("cp1252")
        except UnicodeDecodeError:
            raise unreadable from None
    if len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise ImportingError(f"{name}: this is not text; {_CURE}.")
    return text


def _refuse_kind(path: Path) -> None:
    suffix = path.suffix.lower()
    if suffix in _PLAIN_TEXT:
        return
    if suffix in _KINDS:
        raise ImportingError(f"{path.name}: {_KINDS[suffix]} files cannot be read yet; {_CURE}.")
    raise ImportingError(f"{path.name}: only plain text (.txt or .md) can be read; {_CURE}.")
