"""The strip that asks what an imported document is to be, where it is a published report on this statement."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.own_reports import OwnReports
from desktop.widgets import theme
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.fields import label
from desktop.widgets.spoken import say


class ReportStrip(QWidget):
    """Stays until it is answered; till then the document is neither counted nor cut into passages."""

    def __init__(self, reports: OwnReports, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reports = reports
        self._icon = QLabel()
        self.first, self.second = label("", "row", "report_strip", wrap=True), label("", "second", wrap=True)
        self.count, self.evidence = Button(""), Button("Bring it in as evidence")
        self.leave = IconButton("x", "Do neither")
        self.count.clicked.connect(reports.count_waiting)
        self.evidence.clicked.connect(reports.import_waiting)
        self.leave.clicked.connect(reports.leave_waiting)
        words = QVBoxLayout()
        words.setSpacing(2)
        # Who is writing keeps the keyboard where it is.
        for button in (self.count, self.evidence, self.leave):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words.addWidget(self.first)
        words.addWidget(self.second)
        frame = QFrame()
        frame.setProperty("kind", "notice")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 8)
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        for button in (self.count, self.evidence, self.leave):
            row.addWidget(button)
        reports.waiting_changed.connect(self._show_waiting)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def _show_waiting(self) -> None:
        waiting = self._reports.waiting
        self.setVisible(waiting is not None)
        if waiting is None:
            return
        name, council, score = waiting.document.source.file_name, waiting.section.council, waiting.section.score
        whose = f"CQC’s report on {council}" if council else "a CQC report"
        self.first.setText(f"{name}: this looks like {whose}, scored {score}")
        as_what, how = self._reports.offer(waiting)
        self.second.setText(f"{how} As evidence, its passages wait in Triage.")
        self.count.setVisible(bool(as_what))
        self.count.setText(as_what)
        self.count.setAccessibleName(as_what)
        say(self, f"{self.first.text()}. {self.second.text()}")

    def _on_theme_changed(self) -> None:
        self._icon.setPixmap(theme.pixmap("book-open", "accent", 18, self.devicePixelRatioF()))
