"""Starts the window: the only place that knows all its parts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from desktop import crash, quick_start
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.main_window import MainWindow

WARM_AFTER_MS = 1_500
"""The report's process starts once the window has been in use for a moment."""

SETTLED_AFTER_MS = 3_000
LOAD_AFTER_MS = 200
WANTED_NEXT = ("rubric.pack_file", "desktop.document.file", "desktop.widgets.working_views", "rubric.gaps")
"""What opening an assessment needs: loaded while the start page is being read, a piece at a time."""


def run(arguments: Sequence[str]) -> int:
    """Show the window, with the assessment named on the command line if there is one."""
    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("Plumbline")
    application.setDesktopFileName("plumbline")
    crash.start_logging()
    session = Session()
    crash.install_hook(session.failed.emit)
    settings = Settings()
    theme.apply(application, settings.dark, settings.text_scale)
    window = MainWindow(session, settings)
    session.opened.connect(lambda: QTimer.singleShot(WARM_AFTER_MS, session.exports.warm))
    window.show()
    if "demo" in arguments:
        QTimer.singleShot(0, session.open_example)
    elif arguments:
        QTimer.singleShot(0, lambda: session.open(Path(arguments[-1])))
    else:
        QTimer.singleShot(LOAD_AFTER_MS, lambda: _load(WANTED_NEXT, session.load_ahead))
    QTimer.singleShot(SETTLED_AFTER_MS, quick_start.settle_down)
    status = application.exec()
    # Python tidies up in whatever thread it runs in: none may still run, or it would take the window down from there.
    for threads in (*session.findChildren(QThreadPool), *window.findChildren(QThreadPool)):
        threads.waitForDone()
    return status


def _load(modules: Sequence[str], then: Callable[[], None]) -> None:
    if modules:
        import_module(modules[0])
        QTimer.singleShot(0, lambda: _load(modules[1:], then))
    else:
        then()
