"""The line on a page that says what undo took back or redo did again: the eye may have been elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.models.history import say_went
from desktop.session import Session
from desktop.widgets.list_strip import ListStrip


class UndoneStrip(ListStrip):
    """Stays until something else is done; says nothing while its page is not seen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("undo-2", "undone_strip", parent)
        session.undo_stack.indexChanged.connect(lambda: self.say("", ""))
        session.acted.connect(self._on_acted)

    def _on_acted(self, acted: str) -> None:
        page = self.parentWidget()
        if page is not None and page.isVisible():
            self.say(say_went(acted), "")
