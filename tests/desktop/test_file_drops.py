"""Files dropped anywhere in the window are imported, though it be on a line to write in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget

from desktop.widgets.evidence_editor import EvidenceEditor
from desktop.widgets.main_window import MainWindow

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(widget: QWidget, data: QMimeData) -> None:
    """As Qt does: the drag comes into the window, and what accepts it as it enters gets the drop."""
    QApplication.sendEvent(widget.window().windowHandle(), QDragEnterEvent(QPoint(3, 3), COPY, data, LEFT, NONE))
    entered = QDragEnterEvent(QPoint(3, 3), COPY, data, LEFT, NONE)
    entered.ignore()
    QApplication.sendEvent(widget, entered)
    if entered.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(3, 3), COPY, data, LEFT, NONE))


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(url.toString() for url in data.urls()))
    return data


@pytest.fixture
def taken(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What is imported from now on."""
    taken: list[Path] = []
    monkeypatch.setattr(window._session.imports, "read", taken.extend)
    return taken


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    papers = [tmp_path / "paper.txt", tmp_path / "minutes.txt"]
    for paper in papers:
        paper.write_text("A paper.", "utf-8")
    return papers


def takers(window: MainWindow) -> list[QWidget]:
    """Whatever takes drops and can be seen, but for the editor, which keeps a file with its item."""
    editors = window.findChildren(EvidenceEditor)
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.acceptDrops()
        and widget.isVisible()
        and not any(e is widget or e.isAncestorOf(widget) for e in editors)
    ]


@pytest.mark.parametrize("view", ["desk", "overview", "triage", "report", "actions", "versions"])
def test_files_dropped_on_anything_are_imported(
    window: MainWindow, taken: list[Path], papers: list[Path], qtbot: Any, view: str
) -> None:
    window.views.show_view(view)
    for widget in takers(window):
        taken.clear()
        drop(widget, files(*papers))
        qtbot.waitUntil(lambda: taken == papers, timeout=1_000)
        if isinstance(widget, QLineEdit):
            assert not widget.text()


def test_files_dropped_on_the_line_that_adds_evidence_or_on_pasted_text_are_imported(
    window: MainWindow, taken: list[Path], papers: list[Path], qtbot: Any
) -> None:
    evidence_list = window.views.desk.middle.evidence_list
    field = evidence_list.quick_add.field
    drop(field.viewport(), files(*papers))
    qtbot.waitUntil(lambda: taken == papers)
    assert not field.toPlainText()
    field.pasted.emit("Carers wait for a break.\n\nHomes were visited every quarter.")
    for widget in (w for w in takers(window) if isinstance(w, QAbstractScrollArea)):
        taken.clear()
        drop(widget.viewport(), files(*papers))
        qtbot.waitUntil(lambda: taken == papers)


def test_a_file_dropped_on_the_text_of_an_item_is_kept_with_it(
    window: MainWindow, taken: list[Path], papers: list[Path], qtbot: Any, enter: Callable[..., str]
) -> None:
    item = enter("The median wait fell.")
    window.views.desk.show_evidence(item)
    editor = window.views.desk.middle.editor
    drop(editor.text.viewport(), files(papers[0]))
    qtbot.waitUntil(lambda: window._session.assessment.evidence[0].file_name == "paper.txt")
    assert editor.text.toPlainText() == "The median wait fell."
    assert not taken


def test_words_may_still_be_dropped_on_a_line(window: MainWindow, taken: list[Path], qtbot: Any) -> None:
    data = QMimeData()
    data.setText("Carers wait for a break.")
    field = window.views.desk.middle.evidence_list.quick_add.field
    drop(field.viewport(), data)
    assert field.toPlainText() == "Carers wait for a break."
    QTimer.singleShot(0, field.forget)
    qtbot.waitUntil(lambda: not field.toPlainText())
    assert not taken


def test_a_file_dropped_on_an_item_is_said_to_be_kept_with_it_and_undo_stands_beside_that(
    window: MainWindow, enter: Callable[..., str], papers: list[Path], qtbot: Any
) -> None:
    desk, item = window.views.desk, enter("Forty-one people live outside the borough.")
    desk.show_evidence(item)
    drop(desk.middle.editor, files(papers[0]))
    strip = desk.middle.evidence_list.done
    qtbot.waitUntil(strip.isVisible)
    assert strip.words.whole_text() == f"paper.txt is kept with {item}"
    strip.button.click()
    assert window._session.assessment.evidence[0].file_name == ""
    assert not strip.isVisible()
