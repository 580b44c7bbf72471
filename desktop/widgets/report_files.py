"""Hands a paper that was made, or the folder it lies in, to the system's own programs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_paper(path: Path) -> None:
    """Open it with the program that its kind belongs to."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_folder(path: Path) -> None:
    """Show the folder it lies in."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
