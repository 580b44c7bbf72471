"""A stand-in for what makes the pages of the report, and what its view is asked by several tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from desktop.session import Session
from desktop.widgets.main_window import MainWindow
from desktop.widgets.report_pages import PageList
from desktop.widgets.report_view import ReportView
from rubric.assessment import ReportOptions


class Maker:
    """Stands in for the process that makes the pages: it notes what is asked for, and gives what a test tells it to."""

    def __init__(self, session: Session, write: Callable[..., Path], qtbot: Any) -> None:
        self.session, self.write, self.qtbot, self.asked = session, write, qtbot, 0

    def ask(self) -> None:
        self.asked += 1

    def make(self, pages: PageList, *words: str, **parts: int) -> None:
        with self.qtbot.waitSignal(pages.shown):
            self.session.report_ahead.made_of = self.session.assessment
            self.session.report_ahead.previewed.emit(str(self.write("paper.pdf", *words, **parts)), len(words))


def options(window: MainWindow) -> ReportOptions:
    return window._session.assessment.report_options


def wait_until_read(view: ReportView, qtbot: Any) -> None:
    """Until everything has been looked at: that is done aside."""
    qtbot.waitUntil(lambda: not view.aside.busy)


def concern(view: ReportView, kind: str, qtbot: Any) -> Any:
    """The row of one concern, chosen."""
    wait_until_read(view, qtbot)
    assert view.concerns.list.choose(kind)
    return view.concerns.list.chosen_row()


def shown_rows(rows: Any) -> list[Any]:
    model = rows.rows
    return [model.index(n).data(Qt.ItemDataRole.UserRole + 1) for n in range(model.rowCount())]


def export(session: Session, path: Path) -> None:
    """As if the report's process had made it."""
    from rubric.snapshots import take_snapshot

    held = take_snapshot(session.assessment, session.comparison)
    session.exports._made_of = session.assessment, lambda: held
    session.exports._on_finished(str(path))
