"""What came of a document of which every passage is decided, and where to go from here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import label
from desktop.widgets.flow_layout import FlowLayout


class TriageDone(QFrame):
    """Hidden while anything is to decide here."""

    next_requested = Signal()
    desk_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setObjectName("all_decided")
        self.words = label("", "row", "all_decided_words", wrap=True)
        self.outcome = label("", "second", "outcome", wrap=True)
        self.next = Button("Next document", "chevron-right")
        self.next.clicked.connect(self.next_requested)
        self.desk = Button("Back to the desk")
        self.desk.clicked.connect(self.desk_requested)
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.px(8))
        flow.addWidget(self.next)
        flow.addWidget(self.desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(10))
        column.setSpacing(theme.px(4))
        for part in (self.words, self.outcome, buttons):
            column.addWidget(part)
        self.hide()

    def say_replaced(self, outcome: str, newer: str) -> None:
        """Say what came of a document before a newer version of it was brought in, and lead there."""
        self._say(f"Replaced by {newer}: nothing to decide here.", outcome)
        self.next.setText("Go to the newer version")
        self.next.setAccessibleName(f"Go to {newer}")
        self.next.setToolTip("")
        self.next.show()

    def say_decided(self, outcome: str, next_title: str) -> None:
        """Say what came of it, and which document is next; none is where all are decided."""
        self._say("Every passage of this document is decided.", outcome)
        self.next.setText("Next document")
        self.next.setVisible(bool(next_title))
        self.next.setToolTip(next_title)
        self.next.setAccessibleName(f"Next document: {next_title}")

    def _say(self, words: str, outcome: str) -> None:
        self.words.setText(words)
        self.outcome.setText(outcome)
        self.show()
