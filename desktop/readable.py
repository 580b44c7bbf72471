"""The documents that can be read, by the endings of their names: what is offered is what is read."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "text", "markdown", "word", "workbook", "slides", "pdf", "web", "saved-page", "mail", "outlook", "rows", "json"
]

ENDINGS: dict[str, Kind] = {
    ".docx": "word", ".docm": "word", ".dotx": "word", ".dotm": "word",
    ".pdf": "pdf",
    ".xlsx": "workbook", ".xlsm": "workbook", ".csv": "rows", ".tsv": "rows",
    ".pptx": "slides", ".pptm": "slides", ".ppsx": "slides",
    ".html": "web", ".htm": "web", ".xhtml": "web", ".mhtml": "saved-page", ".mht": "saved-page",
    ".eml": "mail", ".msg": "outlook",
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".json": "json",
}  # fmt: skip
"""What is thought to be in a file of each ending, until it is looked at."""

IN_WORDS = "Word, PDF, Excel, CSV, PowerPoint, saved web pages, e-mail, Markdown and plain text"
