"""What can be done with all the rows of an imported sheet at once: say what its columns hold, and take them in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import document_commands
from desktop.models.column_rows import say_taken_in
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from rubric.assessment import Passage, SourceDocument
from rubric.columns import is_own_file, is_tracker, may_be_mapped

_AT_ONCE, _SEEN_MS = 300, 40
"""Rows that are taken in before anyone would notice, and how long it takes until it is seen that more are."""


class RowActs(QWidget):
    """Hidden for a document that is no sheet."""

    columns_requested = Signal()
    told = Signal(str)
    """What was taken in, and what was not, in a sentence."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._document: SourceDocument | None = None
        self._waiting = self._aside = 0
        self.columns = Button("Columns", "table-2")
        self.columns.clicked.connect(self.columns_requested)
        self.take_in = Button("Take in all rows", "list-checks")
        self.take_in.clicked.connect(self._on_take_in)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.columns)
        self._row.addWidget(self.take_in)
        self._row.addStretch()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_document(self, document: SourceDocument, passages: Sequence[Passage]) -> None:
        """Offer what can be done with the rows of this document."""
        self._document = document
        rows = [passage for passage in passages if passage.cells]
        self._waiting = waiting = sum(passage.is_waiting for passage in rows)
        self._aside = sum(passage.verdict == "set-aside" for passage in rows)
        may_take = is_tracker(document.columns) or is_own_file(document.columns)
        self.setVisible(bool(rows))
        self.columns.setVisible(may_be_mapped(document.columns))
        self.take_in.setVisible(may_take and waiting > 0)
        self.take_in.setText(f"Take in all rows ({waiting:,})")
        self.take_in.setAccessibleName(f"Take in all {waiting:,} rows as evidence")
        self.take_in.setEnabled(not self._session.read_only)

    def _on_take_in(self) -> None:
        if self._waiting <= _AT_ONCE:
            self._take_in()
            return
        self.take_in.setEnabled(False)
        self._session.busy_changed.emit(f"Taking in {self._waiting:,} rows")
        QTimer.singleShot(_SEEN_MS, self, self._take_in_many)

    def _take_in_many(self) -> None:
        self._take_in()
        self._session.busy_changed.emit("")

    def _take_in(self) -> None:
        if self._document is not None and not self._session.read_only:
            aside = self._aside
            taken, repeats = document_commands.take_in_rows(self._session, self._document.id)
            self.told.emit(say_taken_in(taken, repeats, aside))

    def _on_theme_changed(self) -> None:
        self._row.setSpacing(theme.px(8))
