"""Hands a paper that was made, or the folder it lies in, to the system's own programs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_paper(path: Path) -> bool:
    """Open it with the program that its kind belongs to. False where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_folder(path: Path) -> None:
    """Show the folder it lies in."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
