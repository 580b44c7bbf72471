"""What came of a document of which every passage is decided, and where to go from here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.models.passage_outcome import outcome
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import label
from desktop.widgets.flow_layout import FlowLayout
from rubric.assessment import Passage
from rubric.documents import Held, next_to_triage
from rubric.versions import newest_version


class TriageDone(QFrame):
    """Hidden while anything is to decide here."""

    next_requested = Signal(int)
    desk_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setObjectName("all_decided")
        self.words = label("", "row", "all_decided_words", wrap=True)
        self.outcome = label("", "second", "outcome", wrap=True)
        self.next = Button("Next document", "chevron-right")
        self._next: int | None = None
        self.next.clicked.connect(self._on_next)
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

    def show_outcome(self, session: Session, held: Held, passages: Sequence[Passage]) -> None:
        """Say what came of a document in which nothing waits any more, and lead on to the next."""
        if held.waiting or not held.found:
            self.hide()
            return
        assessment, document = session.assessment, held.document.id
        self.outcome.setText(outcome(session.pack, assessment, passages))
        if held.newer is not None:
            newer = f"version {held.newer.version}" if held.newer.version else "a newer version"
            self.words.setText(f"Replaced by {newer}: nothing to decide here.")
            self._lead(newest_version(assessment, document), "Go to the newer version", f"Go to {newer}")
        else:
            after = next_to_triage(assessment, document)
            self.words.setText("Every passage of this document is decided.")
            name = after.name if after else ""
            self._lead(after.id if after else None, "Next document", f"Next document: {name}", name)
        self.show()

    def _lead(self, document: int | None, words: str, name: str, hint: str = "") -> None:
        self._next = document
        self.next.setText(words)
        self.next.setAccessibleName(name)
        self.next.setToolTip(hint)
        self.next.setVisible(document is not None)

    def _on_next(self) -> None:
        if self._next is not None:
            self.next_requested.emit(self._next)
