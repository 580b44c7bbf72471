"""What may be handed to the system's own programs, and why the rest is not."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote

RUN_WHEN_OPENED = frozenset(
    ("appinstaller", "application", "appref-ms", "appx", "appxbundle", "bat", "chm", "cmd", "com", "cpl", "desktop",
     "diagcab", "exe", "hta", "img", "inf", "iso", "jar", "jnlp", "js", "jse", "library-ms", "lnk", "msc", "msi",
     "msix", "msixbundle", "msp", "mst", "pif", "ps1", "ps1xml", "psc1", "psd1", "psm1", "py", "pyw", "reg", "scf",
     "scr", "sct", "search-ms", "searchconnector-ms", "settingcontent-ms", "sh", "url", "vb", "vbe", "vbs", "vhd",
     "vhdx", "website", "wsc", "wsf", "wsh", "xll")
)  # fmt: skip
"""Endings of files that a double click runs, or that lead to one that runs, where a document would be read."""

NO_LINK = "Only web addresses (https://…) and whole paths (S:\\Reports\\Plan.docx) are opened; this is kept as text."
_WEB = re.compile(r"(?:https?://|www\.)[^\s/.]", re.IGNORECASE)
_PATH = re.compile(r"[A-Za-z]:[\\/]|\\\\[^\\]|/(?!/)")
_RESERVED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_LONGEST_STEM, _LONGEST_ENDING = 100, 20


def file_refusal(name: str) -> str:
    """Why a file of this name is not opened from here; empty where it is."""
    ending = PurePosixPath(safe_name(name)).suffix[1:].lower()
    if ending not in RUN_WHEN_OPENED:
        return ""
    return f"A file that ends in .{ending} can run a program, so it is not opened from here: save a copy and check it."


def safe_name(name: str) -> str:
    """A name under which a file can be written on any system: whoever sent the assessment chose the one it bears."""
    # Windows ignores dots and blanks at the end: what ends in "exe. " would run.
    plain = _RESERVED.sub("_", name).strip(". ") or "file"
    whole = PurePosixPath(plain)
    plain = whole.stem[:_LONGEST_STEM] + whole.suffix[:_LONGEST_ENDING]
    return f"_{plain}" if _DEVICE.match(plain) else plain


def web_address(link: str) -> str:
    """The address that the browser is asked for; empty where the link is none."""
    link = link.strip()
    if not _WEB.match(link):
        return ""
    return f"https://{link}" if link[:4].lower() == "www." else link


def local_path(link: str) -> str:
    """The path that a link names, written as one or as a file address; empty where it is none."""
    link = link.strip()
    if link.lower().startswith("file://"):
        server, slash, path = unquote(link[len("file://") :]).partition("/")
        if server not in ("", "localhost"):
            return f"//{server}{slash}{path}"
        return path if _PATH.match(path) else slash + path
    return link if _PATH.match(link) else ""


def link_refusal(link: str) -> str:
    """Why a link is not opened; empty where it is, or where there is none."""
    if not link.strip() or web_address(link):
        return ""
    path = local_path(link)
    return file_refusal(PurePosixPath(path.replace("\\", "/")).name) if path else NO_LINK
