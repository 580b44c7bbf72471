"""The line above the evidence list that says what was just deleted, and brings it back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.session import Session
from desktop.widgets.list_strip import ListStrip


class DeletedStrip(ListStrip):
    """Says so whichever way items came into the bin, until something else is done: then undo is about that."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("trash-2", "deleted_strip", parent)
        self._session = session
        self._standing: frozenset[str] = frozenset()
        self._at = 0
        self.answered.connect(session.undo)
        session.opened.connect(self._on_opened)
        session.undo_stack.indexChanged.connect(self._on_step)
        self._on_step()

    def _on_opened(self) -> None:
        self._standing = frozenset()
        self._on_step()

    def _on_step(self) -> None:
        if not self._session.is_open:
            return
        assessment = self._session.assessment
        before, self._at = self._at, self._session.undo_stack.index()
        # What undo has put back there, undo does not bring out.
        gone = [item.id for item in assessment.bin if item.id in self._standing and self._at == before + 1]
        self._standing = frozenset(item.id for item in assessment.evidence)
        one = f"{gone[0]} is in the bin. Undo brings it back." if gone else ""
        self.say(one if len(gone) < 2 else f"{len(gone)} items are in the bin. Undo brings them back.", "Undo")
