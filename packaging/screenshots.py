"""Takes the pictures of the README: the window on the example, without a screen.

.venv/bin/python packaging/screenshots.py
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.main_window import MainWindow

FOLDER = Path(__file__).parent / "screenshots"
SIZE = (1600, 900)


def main() -> None:
    """Open the example and take each view as an officer would first see it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PLUMBLINE_DATA"] = tempfile.mkdtemp(prefix="plumbline-")
    application = QApplication(["plumbline"])
    settings = Settings()
    theme.apply(application, settings.dark, settings.text_scale)
    session = Session()
    window = MainWindow(session, settings)
    window.resize(*SIZE)
    window.show()
    session.open_example()

    def wait(over: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while not over() and time.monotonic() < end:
            application.processEvents()

    wait(lambda: session.has_comparison)

    def take(name: str) -> None:
        settled = time.monotonic() + 1
        wait(lambda: time.monotonic() > settled)
        FOLDER.mkdir(exist_ok=True)
        if not window.grab().save(str(FOLDER / f"{name}.png")):
            raise SystemExit(f"{FOLDER / name}.png could not be written.")

    weak = next(gap for gap in session.comparison.gaps if gap.check == "weak-pattern" and gap.is_open)
    window.views.desk.show_gap(weak.key)
    window.views.desk.show_evidence(weak.evidence[-1])
    take("desk")
    for view in ("overview", "triage", "actions"):
        window.show_view(view)
        take(view)
    pages: list[str] = []
    session.report_ahead.previewed.connect(lambda path, _pages: pages.append(path))
    session.exports.warm()
    window.show_view("report")
    wait(lambda: bool(pages))
    take("report")
    session.close()


if __name__ == "__main__":
    main()
