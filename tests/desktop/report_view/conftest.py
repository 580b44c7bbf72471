"""The report of an assessment in which nothing is written yet, and a stand-in for what makes its pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pressing import CONTROL, press
from PySide6.QtCore import Qt
from report_acts import Maker

from desktop.session import Session
from desktop.widgets.main_window import MainWindow
from desktop.widgets.report_pages import PageList
from desktop.widgets.report_view import ReportView


@pytest.fixture
def maker(
    plain_session: Session, monkeypatch: pytest.MonkeyPatch, write_paper: Callable[..., Path], qtbot: Any
) -> Maker:
    made = Maker(plain_session, write_paper, qtbot)
    monkeypatch.setattr(plain_session.report_ahead, "now", made.ask)
    return made


@pytest.fixture
def view(window: MainWindow, maker: Maker) -> ReportView:
    """The report of an assessment in which nothing is written yet, opened by its key."""
    press(window, Qt.Key.Key_5, CONTROL)
    shown = window.views.currentWidget()
    assert isinstance(shown, ReportView)
    return shown


@pytest.fixture
def pages(view: ReportView, maker: Maker) -> PageList:
    """Nine pages in three parts."""
    maker.make(view.preview.pages, *(f"Page {n}" for n in range(1, 10)), Summary=1, Needs=3, Gaps=6)
    return view.preview.pages
