"""The line above the evidence list that says what the list leaves out, with a field for words to look for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.models.evidence_filter import EvidenceFilter
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.list_strip import ListStrip


class FilterStrip(ListStrip):
    """Hidden while everything is shown."""

    filter_chosen = Signal(EvidenceFilter)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__("filter", "filter_strip", parent)
        self._session = session
        self._filter = EvidenceFilter()
        self.line.setPlaceholderText("Words in the text or source")
        self.line.setAccessibleName("Show evidence with these words")
        self.line.setClearButtonEnabled(False)
        self.line.textEdited.connect(self._on_edited)
        self.line.hide()
        self.put_in(self.line)
        self.answered.connect(lambda: self.filter_chosen.emit(EvidenceFilter()))

    def show_filter(self, asked: EvidenceFilter) -> None:
        """Say what is asked for."""
        self._filter = asked
        if self.line.text().strip() != asked.words:
            self.line.setText(asked.words)
        if not asked.is_set and not self.line.hasFocus():
            self.line.hide()
        self._say()

    def ask_for_words(self) -> None:
        """Offer the field for words."""
        self.line.show()
        self._say()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        said = self._filter.said(self._session.pack) if self._filter.is_set else ""
        waiting = "" if self.line.isHidden() else "Write the words to look for"
        self.say(said or waiting, "Show all")

    def _on_edited(self, words: str) -> None:
        self.filter_chosen.emit(replace(self._filter, words=words.strip()))

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self.line.setFixedWidth(theme.px(220))
