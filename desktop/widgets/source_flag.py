"""Says on an item that a newer version of its document has other words, or none, in its place, and leads there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.models.version_words import explain_flag, say_flag
from desktop.session import Session
from desktop.widgets.buttons import Button


class SourceFlag(Button):
    """Hidden where there is nothing to say; of an item that was kept it still says so."""

    requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Source changed", "history", "quiet", parent)
        self.setObjectName("source_flag")
        self._session = session
        self._evidence_id = ""
        self.clicked.connect(lambda: self.requested.emit(self._evidence_id))

    def show_item(self, evidence_id: str) -> None:
        """Say how it is with that item."""
        self._evidence_id = evidence_id
        difference = self._session.doubts.of_source(evidence_id)
        self.setVisible(difference is not None)
        if difference is not None:
            self.setText(say_flag(difference))
            self.setToolTip(explain_flag(difference))
            self.setAccessibleName(f"{self.text()}: show both side by side")
