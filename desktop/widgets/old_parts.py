"""Parts of an account that the pack no longer asks for: they are shown as they were written, to read and to copy."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.account_part import AccountPart

WHY = "Written for another edition, which asked for it. It is kept and printed; copy from it what you need above."


class OldParts(QWidget):
    """Takes no room where there are none."""

    evidence_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.parts: dict[str, AccountPart] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def show_parts(self, texts: Mapping[str, str]) -> None:
        """Show these texts, each under its title."""
        for title in [title for title in self.parts if title not in texts]:
            gone = self.parts.pop(title)
            gone.hide()
            gone.deleteLater()
        for title, text in texts.items():
            if title not in self.parts:
                self.parts[title] = self._part(title)
            self.parts[title].area.show_text(text)
        self.setVisible(bool(texts))

    def _part(self, title: str) -> AccountPart:
        part = AccountPart(self._session, title, title, WHY)
        part.draft.hide()
        part.area.setReadOnly(True)
        part.tell(WHY)
        part.evidence_requested.connect(self.evidence_requested)
        self._column.addWidget(part)
        return part

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(theme.px(12))
