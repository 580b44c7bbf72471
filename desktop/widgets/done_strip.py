"""The line above a list that says what was just done, and takes it back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.session import Session
from desktop.widgets.list_strip import ListStrip


class DoneStrip(ListStrip):
    """Stays until something else is done: then undo is about that. What is long is said in several lines."""

    def __init__(self, session: Session, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(icon, name, parent)
        self.words.setWordWrap(True)
        self.answered.connect(session.undo)
        session.undo_stack.indexChanged.connect(self._forget)

    def tell(self, words: str) -> None:
        """Say what was done, which is the last step that can be taken back."""
        self.say(words, "Undo")

    def _forget(self) -> None:
        self.say("", "")
