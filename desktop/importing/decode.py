"""Turns bytes into text, or says in one sentence why they are not text."""

from __future__ import annotations

import codecs
import re

from desktop.importing.errors import ImportingError

_OPENINGS = {
    b"%PDF": "PDF", b"PK\x03\x04": "Word, Excel or zip", b"\xd0\xcf\x11\xe0": "Word or Excel", b"{\\rtf": "rich text",
}  # fmt: skip
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_DECLARED = re.compile(rb"""<meta\s[^>]{0,200}?charset\s*=\s*["']?([a-zA-Z0-9_-]{2,30})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_SHARE = 0.01
_NULL_SHARE = 0.3
"""Share of the bytes in odd or even places that are null, from which they are the halves of wide letters."""
_ENCODINGS = ("utf-8", "utf-16", "iso8859", "cp125", "mac-")
_CURE = "save it as plain text (.txt) and import that"


def decode(name: str, raw: bytes) -> str:
    """The text of the bytes: UTF-8, UTF-16, or the Windows encoding. Raises ImportingError."""
    for opening, kind in _OPENINGS.items():
        if raw.startswith(opening):
            raise ImportingError(f"{name}: this is a {kind} file in spite of its name; open it there and {_CURE}.")
    if _WEB_PAGE.match(raw):
        raise ImportingError(f"{name}: this is a web page in spite of its name; open it and {_CURE}.")
    text = _CONTROL.sub(" ", _as_text(name, raw))
    if not any(letter.isalnum() for letter in text):
        raise ImportingError(f"{name}: there is no text in it; choose another document.")
    return text


def decode_page(name: str, raw: bytes) -> str:
    """The text of a web page. What it says of its encoding is believed only where its bytes agree."""
    wide = _wide(raw)
    if wide is not None:
        return wide
    raw = raw.replace(b"\0", b"")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _DECLARED.search(raw[:_DECLARED_WITHIN])
    return decode_declared(raw, declared[1].decode("ascii") if declared else "")


def decode_declared(raw: bytes, declared: str) -> str:
    """The text of bytes in the encoding they declare, or else in the one that Windows would have used."""
    try:
        encoding = codecs.lookup(declared).name if declared else ""
    except (LookupError, ValueError):
        encoding = ""
    # What is declared as Latin 1 is written in the Windows encoding.
    known = encoding.startswith(_ENCODINGS) and encoding != "iso8859-1"
    for wanted in (encoding if known else "utf-8", "utf-8", "cp1252"):
        try:
            return raw.decode(wanted)
        except ValueError:
            continue
    return raw.decode("cp1252", errors="replace")


def _wide(raw: bytes) -> str | None:
    """The text of bytes that are UTF-16, whether they say so or not; None where they are not."""
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return None
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        beginning = raw[:4096]
        even, odd = beginning[::2].count(0), beginning[1::2].count(0)
        if max(even, odd) <= _NULL_SHARE * len(beginning) / 2 or min(even, odd) > 0:
            return None
        encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _as_text(name: str, raw: bytes) -> str:
    unreadable = ImportingError(f"{name}: the text cannot be read; save it again as plain text in UTF-8.")
    wide = _wide(raw)
    if wide is not None:
        return wide
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise unreadable
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
