"""What happens on a fault of ours: it is logged without any evidence text, said once, and the program ends."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_dir

from desktop.document.errors import AssessmentError

log = logging.getLogger(__name__)


def log_file() -> Path:
    """Where faults are written down."""
    folder = Path(os.environ.get("PLUMBLINE_DATA") or user_log_dir("Plumbline", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "plumbline.log"


def start_logging() -> None:
    """Send warnings and faults to the log file."""
    logging.basicConfig(
        filename=log_file(), level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )


def describe(error: BaseException) -> str:
    """Where a fault arose, without its message or any value: both may hold evidence text."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
    return f"{type(error).__name__} at {places}"


def install_hook(tell: Callable[[str], object]) -> None:
    """Show the fault once, in the window's own words, then end: to run on would be to risk the officer's file.

    An act that is refused because of how the assessment stands by now is no fault: the officer is told why.
    """
    from PySide6.QtWidgets import QApplication, QMessageBox

    shown = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal shown
        if isinstance(error, AssessmentError):
            tell(str(error))
            return
        if shown:
            return
        shown = True
        details = describe(error)
        log.error(details)
        box = QMessageBox()
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle("Plumbline has to close")
        box.setText("Plumbline met a fault of its own and has to close. Everything written so far is kept.")
        box.setInformativeText(f"The place of the fault is written in {log_file()}. It holds none of your evidence.")
        box.setDetailedText(details)
        box.exec()
        QApplication.exit(1)

    sys.excepthook = hook
